# SPDX-License-Identifier: EUPL-1.2
"""LIGHT_FIRST: a heavy question, light and brief help, and then something heavier."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.light_first import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Help, Item, Question
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpKind, Intensity, Marker

VIOLENCE = Event(
    id="violence",
    title="geweld thuis",
    event_kind=EventKind.REPORT,
    markers=(Marker.DOMESTIC_VIOLENCE,),
    when=when("2015-06-01"),
)
TALKS = Help(id="talks", title="gesprekken", intensity=Intensity.LIGHT, when=when("2016-02-01/2016-04-01"))
HEAVY = Help(id="heavy", title="behandeling", intensity=Intensity.HEAVY, when=when("2017-04-03/.."))


def noa(*items: Item) -> Timeline:
    return family(Question(id="q", title="vraag", asker="moeder", when=when("2016-01-11")), *items)


def test_six_talks_for_a_mother_with_a_depression_and_heavy_treatment_after_them_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("depression", "talks", "treatment")
    assert "depressie" in finding.arithmetic.nl
    assert "6 weken" in finding.arithmetic.nl


def test_without_anything_serious_on_record_by_then_light_help_is_no_question() -> None:
    assert ask(LENS, noa(TALKS, HEAVY)) == []
    assert ask(LENS, noa(replace(VIOLENCE, when=when("2016-08-01")), TALKS, HEAVY)) == []


def test_light_help_after_which_nothing_heavier_came_in_two_years_did_what_it_should() -> None:
    assert ask(LENS, noa(VIOLENCE, TALKS)) == []
    assert ask(LENS, noa(VIOLENCE, TALKS, replace(HEAVY, when=when("2018-06-01/..")))) == []


def test_four_months_of_light_help_are_not_brief() -> None:
    longer = replace(TALKS, when=when("2016-02-01/2016-06-10"))
    assert ask(LENS, noa(VIOLENCE, longer, HEAVY)) == []
    assert ask(LENS, noa(VIOLENCE, longer, HEAVY), months=5) == [Certainty.CERTAIN]


def test_when_it_may_have_been_known_only_afterwards_it_is_possible() -> None:
    vague = replace(VIOLENCE, when=when("2016"))
    assert ask(LENS, noa(vague, TALKS, HEAVY)) == [Certainty.POSSIBLE]


def test_help_of_which_nobody_recorded_how_intensive_it_was_leaves_it_unknown() -> None:
    support = replace(TALKS, intensity=Intensity.UNKNOWN, help_kind=HelpKind.FAMILY_SUPPORT)
    assert ask(LENS, noa(VIOLENCE, support, HEAVY)) == [Certainty.UNKNOWN]
    perhaps_brief = replace(support, when=when("2016-02-01/"))
    assert ask(LENS, noa(VIOLENCE, perhaps_brief, HEAVY)) == []
    unknown_too = replace(HEAVY, intensity=Intensity.UNKNOWN, help_kind=HelpKind.FAMILY_SUPPORT)
    assert ask(LENS, noa(VIOLENCE, support, unknown_too)) == []
