# SPDX-License-Identifier: EUPL-1.2
"""Safety, slowly: the three greatest concerns, agreements for now, what drives it, recovery, and options side by side
(S2 boxes 3.1 and 3.2, 3.2)."""

from __future__ import annotations

from django.db import models

from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.rows import LearningRow, said_by
from thuislijn.timeline.vocabulary import AlternativeKind, Answer


class SafetyLine(LearningRow):
    """One line: a concern of the three, an agreement for immediate safety, something that drives it, or recovery.

    `place` is its rank among concerns, its order elsewhere. `agreed_with` are the people who agreed, as words. `items`
    are keys of the timeline, `factors` ids of factors of the explanation that it points to.
    `ended`: since when it no longer holds, and then `came_of_it` says what came of it.
    """

    part = models.CharField(max_length=12, choices=choices(SafetyPart))
    place = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=400)
    who = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    agreed_with = models.JSONField(default=list, blank=True)
    items = models.JSONField(default=list, blank=True)
    factors = models.JSONField(default=list, blank=True)
    ended = models.DateField(null=True, blank=True)
    came_of_it = models.TextField(blank=True)


class WeighedOption(LearningRow):
    """One option for a choice that is weighed, doing nothing for now among them. `occasion` is what it is about:
    options of one occasion stand side by side."""

    occasion = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices(AlternativeKind), default=AlternativeKind.OTHER.value)
    what = models.CharField(max_length=300)
    short_gain = models.TextField(blank=True)
    short_harm = models.TextField(blank=True)
    long_gain = models.TextField(blank=True)
    long_harm = models.TextField(blank=True)
    said_by = said_by()
    chosen = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    why = models.TextField(blank=True)
