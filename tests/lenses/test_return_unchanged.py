# SPDX-License-Identifier: EUPL-1.2
"""RETURN_UNCHANGED: home again, and little had changed there."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.return_unchanged import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Help, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpAim, Marker, PlaceType

HOME = Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2020-01-06"))
GROUP = Stay(
    id="group", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2020-01-06/2020-12-18")
)
BACK = Stay(id="back", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2020-12-18/.."))
TALKS = Help(id="talks", title="gezinsgesprekken", aim=HelpAim.FAMILY, when=when("2020-02-01/2020-12-01"))
ANGER = Event(
    id="before",
    title="woede",
    event_kind=EventKind.BEHAVIOUR,
    markers=(Marker.AGGRESSION,),
    persons=("noa",),
    when=when("2019-10-01"),
)


def noa(*items: Item, until: str = "2023-12-01") -> Timeline:
    return family(HOME, GROUP, BACK, *items, until=until)


def test_school_refused_again_after_a_stay_in_which_only_the_child_was_treated_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3
    assert finding.items == ("group", "out", "again")
    assert "in 0% van de tijd" in finding.arithmetic.nl
    assert "opnieuw schoolweigering" in finding.arithmetic.nl


def test_a_return_after_talks_with_the_family_and_without_trouble_is_not() -> None:
    assert ask(LENS, noa(TALKS)) == []


def test_family_talks_in_the_last_month_only_are_too_few() -> None:
    late = replace(TALKS, when=when("2020-11-18/2020-12-18"))
    (finding,) = findings(LENS, noa(late))
    assert finding.certainty is Certainty.CERTAIN
    assert "9% van de tijd" in finding.arithmetic.nl
    assert ask(LENS, noa(late), percent=5) == []


def test_six_weeks_away_are_no_time_to_work_at_home() -> None:
    brief = replace(GROUP, when=when("2020-11-06/2020-12-18"))
    before = replace(HOME, when=when("2010-05-04/2020-11-06"))
    assert ask(LENS, family(before, brief, BACK)) == []
    assert ask(LENS, family(before, brief, BACK), weeks=4) == [Certainty.UNKNOWN]


def test_family_talks_known_by_the_year_make_it_possible() -> None:
    assert ask(LENS, noa(replace(TALKS, when=when("2020/2020")))) == [Certainty.POSSIBLE]


def test_without_any_help_on_record_during_the_placement_it_is_unknown() -> None:
    assert ask(LENS, noa()) == [Certainty.UNKNOWN]


def test_the_same_trouble_in_half_a_year_counts_and_after_it_does_not() -> None:
    again = replace(ANGER, id="again", when=when("2021-04-01"))
    (finding,) = findings(LENS, noa(TALKS, ANGER, again))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items[-2:] == ("before", "again")
    assert ask(LENS, noa(TALKS, ANGER, replace(again, when=when("2021-09-01")))) == []
    assert ask(LENS, noa(TALKS, replace(again, markers=(Marker.ADHD,)), ANGER)) == []
    assert ask(LENS, noa(TALKS, ANGER, replace(again, when=when("2021")))) == [Certainty.POSSIBLE]


def test_a_new_placement_within_two_years_counts() -> None:
    until_then = replace(BACK, when=when("2020-12-18/2022-06-01"))
    second = replace(GROUP, id="second", when=when("2022-06-01/.."))
    timeline = family(HOME, GROUP, until_then, second, TALKS, until="2023-12-01")
    (finding,) = findings(LENS, timeline)
    assert "opnieuw uit huis (1 juni 2022)" in finding.arithmetic.nl
    assert ask(LENS, timeline, years=1) == []


def test_a_child_that_did_not_return_is_silent() -> None:
    assert ask(LENS, family(HOME, replace(GROUP, when=when("2020-01-06/..")), ANGER)) == []
