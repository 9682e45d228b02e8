# SPDX-License-Identifier: EUPL-1.2
"""What a team says of the questions the lenses raise, and the thresholds it chose."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition, choices


class FindingAnswer(models.Model):
    """An answer of the team to one finding. `finding` is made of lens, persons and evidence, so that it survives a
    new look at the same items. Later answers stand beside earlier ones; the newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answers")
    finding = models.CharField(max_length=64)
    lens = models.CharField(max_length=40)
    answer = models.CharField(max_length=16, choices=choices(Recognition))
    note = models.TextField(blank=True)
    said_by = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)


class ThresholdSetting(models.Model):
    """A threshold of a lens that differs from its default in one case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="thresholds")
    lens = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    value = models.FloatField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "lens", "name"], name="one_value_per_threshold"),
        ]


class Acknowledgement(models.Model):
    """Somebody read the notice for acute danger that these findings gave; until then nothing else is shown to them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="acknowledgements")
    finding = models.CharField(max_length=64)
    by = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)


Thresholds = tuple[tuple[str, str, float], ...]
"""The thresholds that a case has of its own, as a value that can be compared and kept: lens, name, value."""


def thresholds_of(case: Case) -> Thresholds:
    """The thresholds that differ from their default in a case, in order."""
    rows = ThresholdSetting.objects.filter(case=case).order_by("lens", "name")
    return tuple(rows.values_list("lens", "name", "value"))


def limits_in(thresholds: Thresholds) -> dict[str, dict[str, float]]:
    """Thresholds as `Settings` of the lenses takes them: lens -> name -> value."""
    limits: dict[str, dict[str, float]] = {}
    for lens, name, value in thresholds:
        limits.setdefault(lens, {})[name] = value
    return limits


def limits_of(case: Case) -> dict[str, dict[str, float]]:
    """The thresholds that a case has of its own: lens -> name -> value."""
    return limits_in(thresholds_of(case))
