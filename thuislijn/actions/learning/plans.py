# SPDX-License-Identifier: EUPL-1.2
"""One family, one plan: what holds for the whole, goals in the family's words, and who does what by when (S0 6.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.order import move_row
from thuislijn.actions.learning.row_parts import write_part
from thuislijn.actions.learning.rows import remove_row
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.plans import FamilyPlan, Goal, LookBack, PlanAction


def keep_plan(*, by: Actor, case: Case, values: Mapping[str, Any], seen: int | None = None) -> FamilyPlan:
    """Writes what holds for the whole plan of a case; `values` are fields of `FamilyPlan`.

    `seen` None: there was none yet. Raises ChangedMeanwhileError, also where somebody else just began it.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)  # two who begin at once would break the one plan of a case
        plan = FamilyPlan.objects.filter(case=case).first() or FamilyPlan(case=case)
        if seen is None and plan.version and all(not _filled_in(plan, name) for name in values):
            seen = plan.version  # somebody else just began with another part
        return write_part(by=by, row=plan, values=values, kind="plan", seen=seen)


def _filled_in(plan: FamilyPlan, name: str) -> bool:
    return bool(getattr(plan, name) != getattr(FamilyPlan(), name))


def keep_goal(
    *, by: Actor, case: Case, values: Mapping[str, Any], goal: Goal | None = None, seen: int | None = None
) -> Goal:
    """Adds a goal, or changes the one that was seen; `values` are fields of `Goal`. Raises ChangedMeanwhileError."""
    last = Goal.objects.filter(case=case).aggregate(last=Max("place"))["last"]
    row = goal or Goal(case=case, place=(last or 0) + 1)
    return write_part(by=by, row=row, values=values, kind="goal", seen=seen)


def move_goal(*, by: Actor, goal: Goal, seen: int, up: bool) -> None:
    """Moves a goal one place up or down in the plan; its actions go along. Raises ChangedMeanwhileError."""
    move_row(by=by, row=goal, among=Goal.objects.filter(case=goal.case), kind="goal", seen=seen, up=up)


def remove_goal(*, by: Actor, goal: Goal, seen: int) -> None:
    """Takes a goal away; the actions under it stay, without a goal. Raises ChangedMeanwhileError."""
    with transaction.atomic():
        for action in PlanAction.objects.filter(case=goal.case_id, goal=goal):
            write_part(by=by, row=action, values={"goal": None}, kind="plan_action", seen=action.version)
        remove_row(by=by, row=goal, kind="goal", seen=seen)


def keep_action(
    *, by: Actor, case: Case, values: Mapping[str, Any], action: PlanAction | None = None, seen: int | None = None
) -> PlanAction:
    """Adds an action, or changes the one that was seen; `values` are fields of `PlanAction`.

    With `meeting` and `adopted` False it is part of the alternative plan of that meeting. Raises ChangedMeanwhileError.
    """
    return write_part(by=by, row=action or PlanAction(case=case), values=values, kind="plan_action", seen=seen)


def settle_action(
    *, by: Actor, action: PlanAction, state: ActionState, why: str = "", on: dt.date | None = None, seen: int
) -> PlanAction:
    """Says what came of an action on a day, and why; `OPEN` takes that back. Raises ChangedMeanwhileError."""
    day = None if state is ActionState.OPEN else on
    values = {"state": state.value, "why": why, "settled": day}
    return write_part(by=by, row=action, values=values, kind="plan_action", seen=seen)


def adopt_action(*, by: Actor, action: PlanAction, goal: Goal | None = None, seen: int) -> PlanAction:
    """Takes an action of a meeting's alternative plan over in the plan of the family. Raises ChangedMeanwhileError."""
    return write_part(by=by, row=action, values={"adopted": True, "goal": goal}, kind="plan_action", seen=seen)


def remove_action(*, by: Actor, action: PlanAction, seen: int) -> None:
    """Takes an action away. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=action, kind="plan_action", seen=seen)


def keep_look_back(
    *, by: Actor, case: Case, values: Mapping[str, Any], look_back: LookBack | None = None, seen: int | None = None
) -> LookBack:
    """Plans a day to look back, or writes what was seen then; `values` are fields of `LookBack`.

    Raises ChangedMeanwhileError.
    """
    return write_part(by=by, row=look_back or LookBack(case=case), values=values, kind="look_back", seen=seen)


def remove_look_back(*, by: Actor, look_back: LookBack, seen: int) -> None:
    """Takes a day to look back away. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=look_back, kind="look_back", seen=seen)
