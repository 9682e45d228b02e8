# SPDX-License-Identifier: EUPL-1.2
"""One plan for one family: two people write in it at once, and what came of each action is kept with its reason."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World
from thuislijn.actions.learning.plans import (
    adopt_action,
    keep_action,
    keep_goal,
    keep_plan,
    move_goal,
    remove_goal,
    settle_action,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.plans import BY_DAY, FamilyPlan, Goal, PlanAction
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.log import LogRow

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 1)


def test_two_who_begin_the_plan_at_once_with_another_part_both_keep_what_they_wrote(world: World) -> None:
    keep_plan(by=world.actor("tine"), case=world.case, values={"contact_person": "Marga"})
    keep_plan(by=world.actor("eva"), case=world.case, values={"perspective": "weer thuis"})
    plan = FamilyPlan.objects.get()
    assert (plan.contact_person, plan.perspective, plan.by_name) == ("Marga", "weer thuis", "Eva")


def test_two_who_begin_with_the_same_part_are_told_of_each_other(world: World) -> None:
    keep_plan(by=world.actor("tine"), case=world.case, values={"contact_person": "Marga"})
    with pytest.raises(ChangedMeanwhileError):
        keep_plan(by=world.actor("eva"), case=world.case, values={"contact_person": "Youssef"})
    assert FamilyPlan.objects.get().contact_person == "Marga"


def test_an_action_and_its_day_changed_by_two_people_keep_both_changes(world: World) -> None:
    action = keep_action(by=world.actor("tine"), case=world.case, values={"what": "samen koken"})
    late = PlanAction.objects.get()
    keep_action(by=world.actor("tine"), case=world.case, values={"who": "moeder"}, action=action, seen=1)
    keep_action(by=world.actor("eva"), case=world.case, values={"due": DAY}, action=late, seen=1)
    now = PlanAction.objects.get()
    assert (now.who, now.due, now.version) == ("moeder", DAY, 3)


def test_the_same_field_changed_by_two_people_is_shown_to_the_second(world: World) -> None:
    action = keep_action(by=world.actor("tine"), case=world.case, values={"what": "samen koken"})
    late = PlanAction.objects.get()
    keep_action(by=world.actor("tine"), case=world.case, values={"who": "moeder"}, action=action, seen=1)
    with pytest.raises(ChangedMeanwhileError) as conflict:
        keep_action(by=world.actor("eva"), case=world.case, values={"who": "oma"}, action=late, seen=1)
    assert isinstance(conflict.value.row, PlanAction) and conflict.value.row.who == "moeder"


def test_what_came_of_an_action_has_its_day_and_can_be_taken_back(world: World) -> None:
    action = keep_action(by=world.actor("tine"), case=world.case, values={"what": "samen koken"})
    by = world.actor("eva")
    settle_action(by=by, action=action, state=ActionState.STUCK, why="geen begeleider in de avond", on=DAY, seen=1)
    assert PlanAction.objects.filter(state="stuck", settled=DAY, why__contains="avond").exists()
    settle_action(by=by, action=action, state=ActionState.OPEN, on=DAY, seen=2)
    assert PlanAction.objects.get().settled is None


def test_the_alternative_plan_of_a_meeting_flows_into_the_plan_under_a_goal(world: World) -> None:
    by = world.actor("tine")
    goal = keep_goal(by=by, case=world.case, values={"text": "samen eten", "whose": "moeder"})
    action = keep_action(by=by, case=world.case, values={"what": "oma vragen", "adopted": False})
    adopt_action(by=by, action=action, goal=goal, seen=1)
    now = PlanAction.objects.get()
    assert now.adopted and now.goal == goal


def test_goals_stand_in_the_order_that_people_give_them_also_after_one_went(world: World) -> None:
    by = world.actor("tine")
    rows = [keep_goal(by=by, case=world.case, values={"text": text}) for text in ("een", "twee", "drie")]
    remove_goal(by=by, goal=rows[0], seen=1)
    keep_goal(by=by, case=world.case, values={"text": "vier"})
    move_goal(by=by, goal=rows[2], seen=1, up=True)
    assert list(Goal.objects.order_by("place", "created").values_list("text", flat=True)) == ["drie", "twee", "vier"]


def test_what_has_to_be_done_by_a_day_comes_before_what_has_none(world: World) -> None:
    for what, due in (("ooit", None), ("in mei", DAY), ("in april", DAY.replace(month=4))):
        keep_action(by=world.actor("tine"), case=world.case, values={"what": what, "due": due})
    found = PlanAction.objects.order_by(*BY_DAY).values_list("what", flat=True)
    assert list(found) == ["in april", "in mei", "ooit"]


def test_a_goal_that_goes_leaves_its_actions_and_their_history(world: World) -> None:
    by = world.actor("tine")
    goal = keep_goal(by=by, case=world.case, values={"text": "samen eten"})
    keep_action(by=by, case=world.case, values={"what": "samen koken", "goal": goal})
    remove_goal(by=by, goal=goal, seen=1)
    assert PlanAction.objects.get().goal is None
    assert RowChange.objects.filter(table="PlanAction").count() == 2
    assert not Goal.objects.exists()


def test_the_log_tells_of_every_act_and_of_no_content(world: World) -> None:
    by = world.actor("tine")
    goal = keep_goal(by=by, case=world.case, values={"text": "geheim doel"})
    keep_action(by=by, case=world.case, values={"what": "geheime actie", "goal": goal})
    kinds = list(LogRow.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["goal", "plan_action"]
    assert not LogRow.objects.filter(why__contains="geheim").exists()


def test_a_field_that_is_none_of_the_row_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="no field 'case'"):
        keep_goal(by=world.actor("tine"), case=world.case, values={"text": "x", "case": None})
