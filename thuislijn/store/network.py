# SPDX-License-Identifier: EUPL-1.2
"""The network of a family: who is close, who was asked, who offered, and what came of it (S0 4.3, S1 3.2)."""

from __future__ import annotations

import uuid

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.learning.rows import LearningRow
from thuislijn.timeline.vocabulary import Answer, Closeness, Tie


class NetworkTie(models.Model):
    """Somebody around the family. `person` is a key of the timeline where they stand on it, else empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="network")
    person = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=80)
    of = models.CharField(max_length=64, blank=True)  # key of the family member they are close to; empty: the family
    closeness = models.CharField(max_length=8, default=Closeness.UNKNOWN.value)
    tie = models.CharField(max_length=8, default=Tie.UNKNOWN.value)
    asked = models.CharField(max_length=8, default=Answer.UNKNOWN.value)
    asked_by = models.CharField(max_length=160, blank=True)
    asked_when = models.CharField(max_length=40, blank=True)  # EDTF
    offered = models.CharField(max_length=8, default=Answer.UNKNOWN.value)
    offer = models.CharField(max_length=300, blank=True)
    came_of_it = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)


class NetworkAsking(LearningRow):
    """One time that somebody of the network was asked for something, or offered it: when, by whom, and what came of it.

    `asked` no: they offered it unasked. `asked_when` is a moment as it was typed.
    """

    tie = models.ForeignKey(NetworkTie, on_delete=models.CASCADE, related_name="askings")
    asked = models.CharField(max_length=8, default=Answer.UNKNOWN.value)
    asked_by = models.CharField(max_length=160, blank=True)
    asked_when = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=300)
    offered = models.CharField(max_length=8, default=Answer.UNKNOWN.value)
    offer = models.CharField(max_length=300, blank=True)
    came_of_it = models.TextField(blank=True)
