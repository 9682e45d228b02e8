# SPDX-License-Identifier: EUPL-1.2
"""NOT_SCALED_DOWN: it goes well, and the heavy form goes on."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.not_scaled_down import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Decision, Item, Plan, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DecisionKind, FundingLaw, PlaceType, PlanKind, Reason

HOME = Stay(
    id="home",
    title="gezinshuis",
    place=PlaceType.FAMILY_HOME,
    goes_well=Answer.YES,
    persons=("noa",),
    when=when("2021-01-10/.."),
)
PLAN = Plan(id="plan", title="schoolplan", persons=("noa",))


def noa(*items: Item) -> Timeline:
    return family(*items, until="2023-01-01")


def test_two_years_of_doing_well_with_plans_about_other_things_are_asked_about_lightly() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 1
    assert "24 maanden" in finding.arithmetic.nl


def test_five_months_are_not() -> None:
    brief = replace(HOME, when=when("2022-08-01/.."))
    assert ask(LENS, noa(brief, PLAN)) == []
    assert ask(LENS, noa(brief, PLAN), months=4) == [Certainty.CERTAIN]


def test_a_step_on_record_answers_it_but_one_from_before_the_stay_does_not() -> None:
    step = replace(PLAN, plan_kind=PlanKind.SCALING_DOWN, when=when("2022-03"))
    assert ask(LENS, noa(HOME, step)) == []
    assert ask(LENS, noa(HOME, replace(step, when=when("2020-03")))) == [Certainty.CERTAIN]
    decided = Decision(id="d", title="besluit", decision_kind=DecisionKind.PERSPECTIVE, when=when("2022-03"))
    assert ask(LENS, noa(HOME, decided)) == []


def test_a_child_and_family_that_want_to_stay_silence_it() -> None:
    assert ask(LENS, noa(replace(HOME, reason=Reason.FAMILY_WISH), PLAN)) == []


def test_a_foster_family_and_a_stay_that_ended_or_does_not_go_well_are_not_asked_about() -> None:
    assert ask(LENS, noa(replace(HOME, place=PlaceType.FOSTER_FAMILY), PLAN)) == []
    assert ask(LENS, noa(replace(HOME, when=when("2021-01-10/2022-10-01")), PLAN)) == []
    assert ask(LENS, noa(replace(HOME, goes_well=Answer.UNKNOWN), PLAN)) == []


def test_funding_as_the_reason_is_asked_about_at_once() -> None:
    funded = replace(HOME, goes_well=Answer.UNKNOWN, reason=Reason.FINANCE, when=when("2022-10-01/.."))
    (finding,) = findings(LENS, noa(funded))
    assert finding.certainty is Certainty.CERTAIN
    assert Reason.FINANCE.nl in finding.arithmetic.nl
    long_term = replace(HOME, goes_well=Answer.UNKNOWN, law=FundingLaw.WLZ)
    (finding,) = findings(LENS, noa(long_term, PLAN))
    assert "Wet langdurige zorg" in finding.arithmetic.nl


def test_a_start_known_by_the_year_makes_it_possible() -> None:
    assert ask(LENS, noa(replace(HOME, when=when("2022/..")), PLAN)) == [Certainty.POSSIBLE]


def test_without_any_plan_on_record_it_is_unknown() -> None:
    assert ask(LENS, noa(HOME)) == [Certainty.UNKNOWN]
