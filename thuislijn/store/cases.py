# SPDX-License-Identifier: EUPL-1.2
"""A case (casus): one family as discussed by one team (S0 4.1)."""

from __future__ import annotations

import uuid

from django.db import models

from thuislijn.store.choices import BroughtInBy, CaseStatus, choices
from thuislijn.store.programmes import Programme, Team


class Case(models.Model):
    """One family under a pseudonym. `revision` counts the steps taken on its timeline.

    `anonymous`: the family takes part without any name being known here, so no consent is recorded (S0 3.2);
    `anonymous_why` says why, in the words of who registered it.
    `known_since`: since when youth help knew the family, as EDTF text. `reference_day`: up to which day it is told.
    `closed`: content is closed because a consent was withdrawn; nothing of it can be opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cases")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    pseudonym = models.CharField(max_length=80)
    municipality = models.CharField(max_length=120, blank=True)
    brought_in_by = models.CharField(max_length=24, choices=choices(BroughtInBy), default=BroughtInBy.OTHER.value)
    anonymous = models.BooleanField(default=False)
    anonymous_why = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=choices(CaseStatus), default=CaseStatus.RUNNING.value)
    known_since = models.CharField(max_length=40, blank=True)
    reference_day = models.DateField()
    closed = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    worked_on = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.pseudonym
