# SPDX-License-Identifier: EUPL-1.2
"""The plan to take along: on paper, and its days for somebody's own calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.reports.calendar_file import Appointment, calendar_file
from thuislijn.reports.document import Document
from thuislijn.reports.family_plan import PlannedAction, PlannedGoal, PlanOnPaper, family_plan
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience
from thuislijn.store.learning.choices import ActionState, PlanSide, RecordState
from thuislijn.store.learning.decisions import DecisionEvaluation
from thuislijn.store.learning.plans import BY_DAY, FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.days import moment_in
from thuislijn.web.page.language import say, spoken
from thuislijn.web.plans.proposals import proposed_goals
from thuislijn.web.prints.for_family import plan_copy
from thuislijn.web.prints.forms import Ending
from thuislijn.web.prints.papers import given, paper


@require_GET
def plan_paper(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.TAKE_OUT)

    def made(whom: Audience) -> Document:
        plan = _on_paper(case)
        return family_plan(plan_copy(plan) if whom is Audience.FAMILY else plan, spoken())

    return paper(request, case, made, "plan", reverse("plan", args=[case.pk]))


@require_GET
def plan_calendar(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Every day that is still to come or past and not done, as a file for somebody's own calendar.

    The days tell what they are and not of whom: a calendar is often shared. What is to be done stands in the plan.
    """
    case = content_for(request.user, case_id, Right.TAKE_OUT)
    back = reverse("plan", args=[case.pk])
    return given(request, case, "plan_calendar", (Ending.ICS,), lambda *_: calendar_file(_appointments(case)), back)


def _appointments(case: Case) -> Iterator[Appointment]:
    link = say("Kijk in Thuislijn, bij {name}.", "Look in Thuislijn, at {name}.", name=case.pseudonym)
    days: list[tuple[UUID, int, dt.date | None, str]] = [
        (row.pk, row.version, row.due, say("Iets uit het plan is aan de beurt", "Something of the plan is due"))
        for row in PlanAction.objects.filter(case=case, adopted=True, state=ActionState.OPEN, due__isnull=False)
    ]
    days += [
        (row.pk, row.version, row.day, say("Samen terugkijken op het plan", "Looking back at the plan together"))
        for row in LookBack.objects.filter(case=case, done=None)
    ]
    placed = DecisionEvaluation.objects.filter(case=case, done=None, record__state=RecordState.PLACED)
    days += [
        (row.pk, row.version, row.due, say("Terugkijken op de plaatsing", "Looking back at the placement"))
        for row in placed
    ]
    for key, version, day, title in days:
        assert day is not None
        yield Appointment(
            uid=f"{key}@thuislijn", starts=day, title=title, made=timezone.now(), text=link, sequence=version
        )


def _on_paper(case: Case) -> PlanOnPaper:
    plan = FamilyPlan.objects.filter(case=case).first() or FamilyPlan(case=case)
    goals = list(Goal.objects.filter(case=case).order_by("place", "created"))
    actions = list(PlanAction.objects.filter(case=case, adopted=True).order_by(*BY_DAY))
    proposed = proposed_goals(case, goals, actions)
    return PlanOnPaper(
        family=case.pseudonym,
        day=timezone.localdate().toordinal(),
        perspective=plan.perspective,
        perspective_since=moment_in(plan.perspective_since, case),
        contact_person=plan.contact_person,
        coordinator=plan.coordinator,
        mentor=plan.mentor,
        mentor_chosen=Answer(plan.mentor_chosen),
        made_with=plan.made_with,
        goals=tuple(
            PlannedGoal(
                goal.text, goal.whose, goal.reached == Answer.YES, _planned(case, actions, goal), goal.pk in proposed
            )
            for goal in goals
        ),
        others=_planned(case, actions, None),
        dates=tuple(
            (moment_in(back.day, case), back.with_whom)
            for back in LookBack.objects.filter(case=case, done=None).order_by("day")
        ),
    )


def _planned(case: Case, actions: list[PlanAction], goal: Goal | None) -> tuple[PlannedAction, ...]:
    own = (action for action in actions if action.goal_id == (goal.pk if goal else None))
    return tuple(
        PlannedAction(
            what=action.what,
            who=action.who,
            side=PlanSide(action.side).label(spoken()),
            due=moment_in(action.due, case),
            state="" if action.state == ActionState.OPEN else ActionState(action.state).label(spoken()),
            why=action.why,
            done=action.state == ActionState.KEPT,
        )
        for action in own
    )


urlpatterns = [
    path("casus/<uuid:case_id>/plan/papier", plan_paper, name="plan_paper"),
    path("casus/<uuid:case_id>/plan/agenda", plan_calendar, name="plan_calendar"),
]
