# SPDX-License-Identifier: EUPL-1.2
"""Whose day has come: what of plans, placements and open questions is due in cases. One place says what counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from thuislijn.store.learning.choices import ActionState, RecordState
from thuislijn.store.learning.decisions import DecisionEvaluation
from thuislijn.store.learning.meetings import OpenQuestion
from thuislijn.store.learning.plans import LookBack, PlanAction


def actions_due(cases: Iterable[UUID], on: dt.date) -> QuerySet[PlanAction]:
    """Actions of the family's plan whose day has come, and of which nobody said what came of them."""
    return PlanAction.objects.filter(case__in=cases, adopted=True, state=ActionState.OPEN, due__lte=on)


def look_backs_due(cases: Iterable[UUID], on: dt.date) -> QuerySet[LookBack]:
    """Days to look back at a plan that have come and were not used."""
    return LookBack.objects.filter(case__in=cases, done=None, day__lte=on)


def evaluations_due(cases: Iterable[UUID], on: dt.date) -> QuerySet[DecisionEvaluation]:
    """Looks back after a placement that went ahead whose day has come."""
    found = DecisionEvaluation.objects.filter(case__in=cases, done=None, due__lte=on)
    return found.filter(record__state=RecordState.PLACED)


def questions_due(cases: Iterable[UUID], on: dt.date) -> QuerySet[OpenQuestion]:
    """Questions that somebody would have found out by now."""
    return OpenQuestion.objects.filter(case__in=cases, answer="", due__lte=on).exclude(who="")
