# SPDX-License-Identifier: EUPL-1.2
"""The timeline of a case as rows: one for each person, item and so on, in the words of the exchange format.

A step is what one person did at once; its changes hold what stood there before and after, for undo, for those who look
on, and to say who changed what. Steps are content and go when the content goes; the log (`store/log.py`) stays.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.timeline.vocabulary import Term


class Section(Term):
    """The part of an exchange file that an entry belongs to."""

    PERSONS = "persons", "personen", "persons"
    RELATIONS = "relations", "relaties", "relations"
    ORGANISATIONS = "organisations", "organisaties", "organisations"
    ITEMS = "items", "gebeurtenissen en perioden", "events and periods"
    TURNING_POINTS = "turning_points", "schakelmomenten", "turning points"
    MISSING = "missing", "wat ontbreekt", "what is missing"
    CONTRADICTIONS = "contradictions", "tegenspraak", "contradictions"


class Entry(models.Model):
    """One object of a case's timeline, in the form of the exchange format.

    `version` is the revision of the case at which it was last written, so that no version ever comes back.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries")
    section = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    data = models.JSONField()
    version = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "section", "key"], name="one_entry_per_key"),
        ]


class Step(models.Model):
    """What one person did to a timeline at once.

    `undoes` is the revision that this step took back, `redoes` the revision of the undo that it took back; `undone`
    says that a later step took this one back.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    undoes = models.PositiveIntegerField(null=True)
    redoes = models.PositiveIntegerField(null=True)
    undone = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "revision"], name="one_step_per_revision"),
        ]


class Change(models.Model):
    """One entry before and after a step: `before` None where it came, `after` None where it went."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="changes")
    section = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
