# SPDX-License-Identifier: EUPL-1.2
"""NO_ALTERNATIVE_EXPLORED: a home was lost, and no other way is on record."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_alternative_explored import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Alternative, Decision, Help, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    AlternativeKind,
    AlternativeStatus,
    DecisionKind,
    HelpKind,
    PlaceType,
    Reason,
)

HOME = Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2021-03-01"))
GROUP = Stay(id="group", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2021-03-01/.."))
DECISION = Decision(
    id="decision", title="besluit", decision_kind=DecisionKind.PLACEMENT, persons=("noa",), when=when("2021-02-15")
)
AUNT = Alternative(what="tante", kind=AlternativeKind.NETWORK)
SUPPORT = Help(id="s", title="begeleiding", help_kind=HelpKind.FAMILY_SUPPORT, when=when("2020-09-01/2021-02-20"))


def noa(*items: Item, until: str = "2022-01-01") -> Timeline:
    return family(HOME, GROUP, *items, until=until)


def test_an_aunt_who_was_named_and_not_asked_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("decision", "group")
    assert "tante" in finding.arithmetic.nl


def test_an_aunt_who_was_asked_or_named_last_week_is_not() -> None:
    asked = replace(AUNT, status=AlternativeStatus.EXPLORED)
    assert ask(LENS, noa(replace(DECISION, alternatives=(asked,)))) == []
    assert ask(LENS, noa(replace(DECISION, alternatives=(replace(AUNT, why_not="woont te ver"),)))) == []
    assert ask(LENS, noa(replace(DECISION, alternatives=(AUNT,)), until="2021-03-08")) == []
    later = replace(DECISION, id="later", about="home", alternatives=(asked,), when=when("2021-06-01"))
    assert ask(LENS, noa(replace(DECISION, alternatives=(AUNT,)), later)) == []


def test_a_decision_of_some_day_that_quarter_makes_it_possible() -> None:
    vague = replace(DECISION, about="group", alternatives=(AUNT,), when=when("2021"))
    assert ask(LENS, noa(vague)) == [Certainty.POSSIBLE]


def test_a_decision_without_alternatives_is_unknown_unless_the_file_records_them_elsewhere() -> None:
    (finding,) = findings(LENS, noa(DECISION))
    assert finding.certainty is Certainty.UNKNOWN
    assert "geen alternatief" in finding.arithmetic.nl
    other = Decision(id="o", title="besluit", alternatives=(AUNT,), when=when("2015-02-15"))
    assert ask(LENS, noa(DECISION, other)) == [Certainty.CERTAIN]


def test_help_at_home_until_the_last_week_was_an_alternative() -> None:
    assert ask(LENS, noa(DECISION, SUPPORT)) == []
    assert ask(LENS, noa(DECISION, replace(SUPPORT, when=when("2019-01-10/2020-06-01")))) == [Certainty.UNKNOWN]


def test_a_placement_over_working_hours_without_a_decision_on_record_is_unknown() -> None:
    why = replace(GROUP, reason=Reason.CIRCUMSTANCES)
    (finding,) = findings(LENS, family(HOME, why))
    assert finding.certainty is Certainty.UNKNOWN
    assert Reason.CIRCUMSTANCES.nl in finding.arithmetic.nl


def test_safety_as_the_reason_or_a_file_that_says_nothing_of_deciding_is_silent() -> None:
    assert ask(LENS, noa(replace(DECISION, reason=Reason.SAFETY))) == []
    assert ask(LENS, family(HOME, replace(GROUP, reason=Reason.SAFETY))) == []
    assert ask(LENS, noa()) == []


def test_a_foster_family_of_years_is_a_home_to_lose_and_a_brief_one_is_not() -> None:
    foster = replace(HOME, place=PlaceType.FOSTER_FAMILY, when=when("2012-05-04/2021-03-01"))
    crisis = replace(GROUP, reason=Reason.CIRCUMSTANCES)
    assert [f.items for f in findings(LENS, family(foster, crisis))] == [("group",)]
    brief = replace(foster, when=when("2020-05-04/2021-03-01"))
    assert ask(LENS, family(brief, crisis)) == []
