# SPDX-License-Identifier: EUPL-1.2
"""FOSTER_BREAKDOWN: a foster stay that ended unplanned."""

from dataclasses import replace

import pytest

from tests.lenses.asking import ask, findings
from thuislijn.lenses.foster_breakdown import LENS
from thuislijn.lenses.sketch import adult, family, when
from thuislijn.timeline.family import Organisation
from thuislijn.timeline.items import Event, Help, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import (
    EventKind,
    HelpKind,
    HelpState,
    OrganisationKind,
    PersonRole,
    PlaceType,
    Standing,
    StayEnd,
)

FOSTER = Stay(
    id="foster",
    title="pleeggezin",
    persons=("noa",),
    place=PlaceType.FOSTER_FAMILY,
    end_reason=StayEnd.BREAKDOWN,
    when=when("2015-03-02/2016-11-14"),
)
GROUP = Stay(id="group", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2016-11-14/.."))
UNTOLD = replace(FOSTER, end_reason=StayEnd.UNKNOWN)


def test_two_foster_families_that_had_to_be_left_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("first", "second")
    assert finding.weight == 3
    assert "8 februari 2019; door een crisis" in finding.arithmetic.nl


def test_one_is_worth_a_question_unless_the_team_says_otherwise() -> None:
    assert ask(LENS, family(FOSTER, GROUP)) == [Certainty.CERTAIN]
    assert ask(LENS, family(FOSTER, GROUP), ends=2) == []


@pytest.mark.parametrize("reason", [StayEnd.BEREAVEMENT, StayEnd.DECISION, StayEnd.RETURN, StayEnd.PLANNED])
def test_an_end_of_another_kind_is_no_breakdown(reason: StayEnd) -> None:
    assert ask(LENS, family(replace(FOSTER, end_reason=reason), GROUP)) == []


def test_an_untold_end_after_incidents_or_a_disputed_one_is_possible() -> None:
    incident = Event(
        id="i", title="ruzie aan tafel", persons=("noa",), event_kind=EventKind.INCIDENT, when=when("2016-10-03")
    )
    (finding,) = findings(LENS, family(UNTOLD, incident, GROUP))
    assert finding.certainty is Certainty.POSSIBLE
    assert finding.items == ("foster", "i")
    assert ask(LENS, family(replace(FOSTER, standing=Standing.DISPUTED), GROUP)) == [Certainty.POSSIBLE]
    long_ago = replace(incident, when=when("2015-06-01"))
    assert ask(LENS, family(UNTOLD, long_ago, GROUP)) == [Certainty.UNKNOWN]


def test_an_untold_end_without_any_sign_leaves_it_unknown() -> None:
    assert ask(LENS, family(UNTOLD, GROUP)) == [Certainty.UNKNOWN]


def test_a_foster_stay_that_goes_on_or_led_home_says_nothing() -> None:
    assert ask(LENS, family(replace(UNTOLD, when=when("2015-03-02/..")))) == []
    home = replace(GROUP, place=PlaceType.HOME)
    assert ask(LENS, family(UNTOLD, home)) == []


GRANDFATHER = replace(FOSTER, id="opa", title="bij opa", place=PlaceType.NETWORK)


@pytest.mark.parametrize("reason", [StayEnd.UNKNOWN, StayEnd.BREAKDOWN, StayEnd.CRISIS])
def test_weeks_with_a_grandfather_are_no_foster_care(reason: StayEnd) -> None:
    assert ask(LENS, family(replace(GRANDFATHER, end_reason=reason), GROUP)) == []


SUPPORT = Help(
    id="support", title="pleegzorgbegeleiding", help_kind=HelpKind.FOSTER_SUPPORT, when=when("2015-06-01/2016-09-01")
)
AGENCY = Organisation(id="agency", name="pleegzorg", kind=OrganisationKind.FOSTER_CARE)
AUNT = adult("tante", PersonRole.FOSTER_PARENT)


@pytest.mark.parametrize(
    "entries",
    [
        (GRANDFATHER, SUPPORT),
        (replace(GRANDFATHER, organisations=("agency",)),),
        (replace(GRANDFATHER, with_whom=("tante",)),),
    ],
)
def test_relatives_who_are_on_record_as_foster_care_are_asked_about_in_words_of_their_own(
    entries: tuple[Stay | Help, ...],
) -> None:
    (finding,) = findings(LENS, family(*entries, GROUP, adults=(AUNT,), organisations=(AGENCY,)))
    assert finding.certainty is Certainty.CERTAIN
    assert "in huis namen" in finding.question.nl
    assert "pleeggezin" not in finding.question.nl


def test_support_that_never_began_or_came_afterwards_makes_no_foster_care() -> None:
    assert ask(LENS, family(GRANDFATHER, replace(SUPPORT, state=HelpState.WAITING), GROUP)) == []
    assert ask(LENS, family(GRANDFATHER, replace(SUPPORT, when=when("2017-06-01/2018-09-01")), GROUP)) == []
