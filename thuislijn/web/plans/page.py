# SPDX-License-Identifier: EUPL-1.2
"""The plan of one family as its page shows it: goals with their actions, each with its short forms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from thuislijn.store.access import Right, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState, MeetingState, PlanSide
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.plans import BY_DAY, FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.opening import OPEN, Slot, Slots
from thuislijn.web.page.ordering import ordering
from thuislijn.web.page.row_forms import RowForm, voices_of
from thuislijn.web.plans.forms import (
    ActionForm,
    AlternativeForm,
    DateForm,
    GoalForm,
    PerspectiveForm,
    SettleForm,
    WhoForm,
)
from thuislijn.web.plans.proposals import proposed_goals


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with its forms. `late`: open, and its day is past."""

    action: PlanAction
    form: Slot
    settle: Slot
    late: bool

    @property
    def side(self) -> PlanSide:
        return PlanSide(self.action.side)

    @property
    def state(self) -> ActionState:
        return ActionState(self.action.state)

    @property
    def mark(self) -> str:
        """The manner in which its state is shown."""
        if self.late:
            return "wait"
        return {"open": "busy", "kept": "done", "changed": "off", "stuck": "stop"}[self.action.state]


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """A goal with the actions under it; `goal` None holds the actions without one."""

    goal: Goal | None
    form: Slot | None
    lines: list[ActionLine]
    new: Slot
    proposed: bool = False

    @property
    def reached(self) -> bool:
        return self.goal is not None and self.goal.reached == Answer.YES


@dataclass(frozen=True, slots=True)
class Proposed:
    """The alternative plan of a meeting: what of it is not in the plan of the family yet."""

    meeting: Meeting
    lines: list[ActionLine]
    new: Slot


def meetings_of(case: Case) -> list[Meeting]:
    """The meetings that a case was or is discussed at, the last one first."""
    running = (MeetingState.RUNNING, MeetingState.HELD)
    return list(Meeting.objects.filter(agenda__case=case, state__in=running).order_by("-starts").distinct())


def plan_context(request: SignedIn, case: Case, bound: RowForm | None = None) -> dict[str, object]:
    """What `plans/part.html` shows; `bound` is a form that was refused, with what was typed in it."""
    slots, today = Slots(request.GET.get(OPEN, ""), bound), timezone.localdate()
    plan = FamilyPlan.objects.filter(case=case).first() or FamilyPlan(case=case)
    goals = list(Goal.objects.filter(case=case).order_by("place", "created"))
    actions = list(PlanAction.objects.filter(case=case).order_by(*BY_DAY))
    lines = [_line(slots, action, goals, today) for action in actions]
    adopted = [line for line in lines if line.action.adopted]
    proposed = proposed_goals(case, goals, actions)
    rights = rights_of(roles_with(request.user, case))
    found: dict[str, object] = {
        "case": case,
        "tab": "plan",
        "plan": plan,
        "chosen": Answer(plan.mentor_chosen),
        "who": slots.put(WhoForm, plan),
        "perspective": slots.put(PerspectiveForm, plan),
        "goals": [replace(_block(slots, case, goal, goals, adopted), proposed=goal.pk in proposed) for goal in goals],
        "others": _block(slots, case, None, goals, adopted),
        "new_goal": slots.put(GoalForm, Goal(case=case)),
        "proposed": _proposed(slots, case, goals, lines),
        "goal_choices": goals,
        "dates": [
            (each, slots.put(DateForm, each), each.done is None and each.day <= today)
            for each in LookBack.objects.filter(case=case).order_by("day")
        ],
        "new_date": slots.put(DateForm, LookBack(case=case)),
        "voices": voices_of(timeline_of(case)),
        "is_empty": not goals and not actions,
        "here": reverse("plan", args=[case.pk]),
        "may_edit": Right.EDIT_CASE in rights,
        "may_take": Right.TAKE_OUT in rights,
    }
    return {**found, **ordering(request), "homeless": slots.homeless, "fragment": is_fragment(request)}


def _line(slots: Slots, action: PlanAction, goals: list[Goal], today: dt.date) -> ActionLine:
    late = action.state == ActionState.OPEN and action.due is not None and action.due < today
    form = slots.put(ActionForm, action, goals=goals)
    return ActionLine(action, form, slots.put(SettleForm, action), late)


def _block(slots: Slots, case: Case, goal: Goal | None, goals: list[Goal], lines: list[ActionLine]) -> GoalBlock:
    own = [line for line in lines if line.action.goal_id == (goal.pk if goal else None)]
    new = slots.put(ActionForm, PlanAction(case=case, goal=goal), goals=goals)
    return GoalBlock(goal, slots.put(GoalForm, goal) if goal else None, own, new)


def _proposed(slots: Slots, case: Case, goals: list[Goal], lines: list[ActionLine]) -> list[Proposed]:
    """Of the last meeting, and of any other that has something left to take over."""
    waiting: dict[UUID, list[ActionLine]] = {}
    for line in lines:
        if not line.action.adopted and line.action.meeting_id is not None:
            waiting.setdefault(line.action.meeting_id, []).append(line)
    shown = [m for n, m in enumerate(meetings_of(case)) if n == 0 or m.pk in waiting]
    return [
        Proposed(
            meeting,
            waiting.get(meeting.pk, []),
            slots.put(AlternativeForm, PlanAction(case=case, meeting=meeting, adopted=False), goals=[]),
        )
        for meeting in shown
    ]
