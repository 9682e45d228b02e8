# SPDX-License-Identifier: EUPL-1.2
"""One family, one plan: goals in the family's words, who does what and when, and looking back.

Sources: S0 6.3, S1 2.2, S2 3.3.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import ActionState, PlanSide
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rows import LearningRow
from thuislijn.timeline.vocabulary import Answer

BY_DAY = (models.F("due").asc(nulls_last=True), "created")
"""The order of what has to be done by a day. What has none comes last: by themselves databases do not agree on that."""


class FamilyPlan(LearningRow):
    """What holds for the whole plan; one for each case. `mentor` is somebody whom the young person chose."""

    contact_person = models.CharField(max_length=160, blank=True)
    coordinator = models.CharField(max_length=160, blank=True)
    mentor = models.CharField(max_length=160, blank=True)
    mentor_chosen = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    perspective = models.TextField(blank=True)
    perspective_since = models.DateField(null=True, blank=True)
    made_with = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case"], name="one_plan_per_case"),
        ]


class Goal(LearningRow):
    """A goal in the words of the family. `whose` is who said so."""

    text = models.CharField(max_length=400)
    whose = models.CharField(max_length=160, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    reached = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    reached_when = models.DateField(null=True, blank=True)


class PlanAction(LearningRow):
    """Somebody does something by a day. From a `meeting` it is part of its alternative plan, until it is `adopted` in
    the plan of the family."""

    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    adopted = models.BooleanField(default=True)
    what = models.CharField(max_length=400)
    who = models.CharField(max_length=160, blank=True)
    side = models.CharField(max_length=14, choices=choices(PlanSide), default=PlanSide.PROFESSIONAL.value)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices(ActionState), default=ActionState.OPEN.value)
    why = models.TextField(blank=True)
    settled = models.DateField(null=True, blank=True)


class LookBack(LearningRow):
    """A day to look back at the plan, and what was seen then. `done` None: still to come, or past and not done."""

    day = models.DateField()
    with_whom = models.CharField(max_length=300, blank=True)
    done = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="look_backs")
    better = models.TextField(blank=True)
    stuck = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
