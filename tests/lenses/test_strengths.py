# SPDX-License-Identifier: EUPL-1.2
"""STRENGTHS: what went well, recorded as carefully as worries."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.strengths import LENS
from thuislijn.timeline.items import Alternative, Contact, Decision, Event, Help, Item, Schooling, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    AlternativeKind,
    AlternativeStatus,
    Answer,
    ContactForm,
    EventKind,
    HelpKind,
    Outcome,
    PlaceType,
    SchoolState,
    StayEnd,
)

FOSTER = Stay(
    id="foster",
    title="pleeggezin",
    place=PlaceType.FOSTER_FAMILY,
    goes_well=Answer.YES,
    persons=("noa",),
    when=when("2016-01-10/.."),
)
VISITS = Contact(
    id="visits",
    title="bezoek",
    form=ContactForm.VISIT,
    with_whom=("moeder",),
    times_per_month=2,
    persons=("noa",),
    when=when("2017-01-10/2018-01-10"),
)
GROUP = replace(
    FOSTER, id="group", place=PlaceType.RESIDENTIAL_GROUP, goes_well=Answer.UNKNOWN, when=when("2022-01-10/..")
)
HELPED = Help(id="helped", title="begeleiding", outcome=Outcome.HELPED, when=when("2017-01-10/2017-06-01"))


def noa(*items: Item) -> Timeline:
    return family(*items)


def kinds(timeline: Timeline) -> list[tuple[str, ...]]:
    return [finding.items for finding in findings(LENS, timeline)]


def test_five_years_in_a_family_home_and_a_weekly_afternoon_with_mother_are_two_strengths() -> None:
    stable, contact = findings(LENS, LENS.example())
    assert (stable.items, stable.certainty) == (("home",), Certainty.CERTAIN)
    assert (contact.items, contact.certainty) == (("afternoons",), Certainty.CERTAIN)
    assert "5,3 jaar" in stable.arithmetic.nl
    assert stable.question.en == "What made this possible, and can it be used again?"


def test_two_years_in_one_place_are_too_short_and_a_breakdown_is_no_stability() -> None:
    assert kinds(noa(HELPED, replace(FOSTER, when=when("2021-01-10/..")))) == [("helped",)]
    broke = replace(FOSTER, goes_well=Answer.UNKNOWN, end_reason=StayEnd.BREAKDOWN, when=when("2016/2020"))
    assert kinds(noa(HELPED, broke)) == [("helped",)]
    assert kinds(noa(HELPED, replace(FOSTER, goes_well=Answer.NO))) == [("helped",)]


def test_years_of_which_nobody_tells_how_they_were_are_possible_away_and_silent_at_home() -> None:
    assert ask(LENS, noa(replace(FOSTER, goes_well=Answer.UNKNOWN))) == [Certainty.POSSIBLE]
    assert kinds(noa(HELPED, replace(FOSTER, place=PlaceType.HOME, goes_well=Answer.UNKNOWN))) == [("helped",)]
    assert ask(LENS, noa(replace(FOSTER, place=PlaceType.HOME))) == [Certainty.CERTAIN]


def test_brothers_in_one_family_are_one_entry() -> None:
    (finding,) = findings(LENS, family(replace(FOSTER, persons=("noa", "tim")), children=(child("noa"), child("tim"))))
    assert finding.items == ("foster",)
    assert "1 vermelding" in finding.arithmetic.nl
    assert finding.persons == ("noa", "tim")


def test_dates_that_leave_the_length_open_make_it_possible() -> None:
    assert ask(LENS, noa(replace(FOSTER, when=when("2018/2021")))) == [Certainty.POSSIBLE]


def test_contact_counts_during_a_placement_and_not_when_it_goes_badly() -> None:
    brief = replace(GROUP, when=when("2017-01-01/2018-06-01"))
    assert ask(LENS, noa(brief, VISITS)) == [Certainty.CERTAIN]
    assert ask(LENS, noa(brief, replace(VISITS, when=Period()))) == [Certainty.POSSIBLE]
    for no_strength in (
        replace(VISITS, goes_well=Answer.NO),
        replace(VISITS, happened=Answer.NO),
        replace(VISITS, form=ContactForm.PHONE),
        replace(VISITS, when=when("2017-01-10/2017-03-10")),
        replace(VISITS, with_whom=("oma",)),
    ):
        assert kinds(noa(HELPED, brief, no_strength)) == [("helped",)]


def test_the_network_help_that_worked_school_and_recorded_strengths() -> None:
    aunt = Stay(id="aunt", title="tante", place=PlaceType.NETWORK, persons=("noa",), when=when("2019-01-10/2019-06-01"))
    mentor = Help(id="mentor", title="JIM", help_kind=HelpKind.MENTOR, when=when("2019-01-10/2019-12-01"))
    chosen = Decision(
        id="chosen",
        title="besluit",
        alternatives=(Alternative(what="tante", kind=AlternativeKind.NETWORK, status=AlternativeStatus.CHOSEN),),
        when=when("2019-01-05"),
    )
    school = Schooling(
        id="school", title="school", state=SchoolState.ATTENDING, persons=("noa",), when=when("2015-08/..")
    )
    proud = Event(id="proud", title="zwemt", event_kind=EventKind.STRENGTH, persons=("noa",), when=when("2020-01-10"))
    found = kinds(noa(aunt, mentor, chosen, HELPED, school, proud))
    assert found == [("chosen", "aunt", "mentor"), ("helped",), ("school",), ("proud",)]


def test_help_that_partly_worked_is_possible_and_without_effect_is_none() -> None:
    assert ask(LENS, noa(replace(HELPED, outcome=Outcome.PARTLY))) == [Certainty.POSSIBLE]
    (finding,) = findings(LENS, noa(replace(HELPED, outcome=Outcome.NO_EFFECT)))
    assert finding.certainty is Certainty.UNKNOWN


def test_a_file_in_which_nothing_went_well_says_something_of_the_file() -> None:
    (finding,) = findings(LENS, noa(GROUP))
    assert finding.certainty is Certainty.UNKNOWN
    assert finding.items == ()
    assert "1 vermelding in dit dossier" in finding.arithmetic.nl
    assert ask(LENS, family()) == []
