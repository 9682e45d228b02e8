# SPDX-License-Identifier: EUPL-1.2
"""NO_PERSPECTIVE: placed, and no plan for return or for staying."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_perspective import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Decision, Help, Item, Plan, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DecisionKind, HelpAim, PlaceType, PlanKind, StayEnd

GROUP = Stay(id="group", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2021-03-01/.."))
PLAN = Plan(id="plan", title="plan", plan_kind=PlanKind.RETURN, persons=("noa",), when=when("2021-03-20"))


def noa(*items: Item, until: str = "2022-06-01") -> Timeline:
    return family(*items, until=until)


def test_three_months_that_became_a_year_without_a_decision_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("foster",)
    assert "13 weken" in finding.arithmetic.nl
    assert "12 maanden" in finding.arithmetic.nl


def test_a_decision_to_prolong_answers_that_and_some_weeks_over_are_no_question() -> None:
    stay = replace(GROUP, planned_end=from_edtf("2021-06-01"), when=when("2021-03-01/2021-12-01"))
    longer = Decision(
        id="d", title="verlenging", decision_kind=DecisionKind.EXTENSION, persons=("noa",), when=when("2021-06-02")
    )
    assert ask(LENS, noa(stay, longer)) == []
    assert ask(LENS, noa(stay)) == [Certainty.UNKNOWN]  # the file holds no decisions at all
    begun = replace(longer, decision_kind=DecisionKind.MOVE, about="group", when=when("2021-02-20"))
    assert ask(LENS, noa(stay, begun)) == [Certainty.CERTAIN]
    assert ask(LENS, noa(replace(stay, when=when("2021-03-01/2021-06-20")), begun)) == []
    assert ask(LENS, noa(replace(stay, when=when("2021-03-01/2021")), begun)) == [Certainty.POSSIBLE]


def test_a_plan_within_six_weeks_or_shortly_before_is_in_time() -> None:
    assert ask(LENS, noa(GROUP, PLAN)) == []
    assert ask(LENS, noa(GROUP, replace(PLAN, when=when("2021-02-01")))) == []
    assert ask(LENS, noa(GROUP, replace(PLAN, when=Period(), about="group"))) == []


def test_a_goal_for_mother_and_child_from_the_first_day_is_a_plan() -> None:
    goal = Help(id="h", title="samen", aim=HelpAim.RELATION, goal="elke week naar moeder", when=when("2021/"))
    vague = replace(GROUP, when=when("2021/.."))
    assert ask(LENS, noa(vague, goal)) == []
    assert ask(LENS, noa(vague, replace(goal, aim=HelpAim.CHILD))) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(vague, replace(goal, when=when("2022-04-01/")))) == [Certainty.CERTAIN]


def test_a_plan_after_ten_weeks_is_late() -> None:
    late = replace(PLAN, when=when("2021-05-10"))
    (finding,) = findings(LENS, noa(GROUP, late))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("group", "plan")
    assert ask(LENS, noa(GROUP, late), weeks=12) == []


def test_a_plan_of_another_kind_is_no_perspective() -> None:
    assert ask(LENS, noa(GROUP, replace(PLAN, plan_kind=PlanKind.SAFETY))) == [Certainty.UNKNOWN]


def test_a_plan_of_some_day_that_year_makes_it_possible_and_one_without_date_unknown() -> None:
    assert ask(LENS, noa(GROUP, replace(PLAN, when=when("2021")))) == [Certainty.POSSIBLE]
    assert ask(LENS, noa(GROUP, replace(PLAN, when=Period()))) == [Certainty.UNKNOWN]


def test_a_placement_that_goes_on_without_any_plan_on_record_is_unknown() -> None:
    (finding,) = findings(LENS, noa(GROUP))
    assert finding.certainty is Certainty.UNKNOWN
    assert "niet gevonden" in finding.arithmetic.nl
    assert ask(LENS, noa(GROUP, until="2021-03-20")) == []


def test_where_the_perspective_is_clear_in_fact_a_missing_paper_is_no_question() -> None:
    assert ask(LENS, noa(replace(GROUP, goes_well=Answer.YES))) == []
    rooted = replace(GROUP, place=PlaceType.FOSTER_FAMILY, when=when("2015-03-01/.."))
    assert ask(LENS, noa(rooted)) == []
    returned = replace(GROUP, when=when("2021-03-01/2021-09-01"), end_reason=StayEnd.RETURN)
    assert ask(LENS, noa(returned)) == []
