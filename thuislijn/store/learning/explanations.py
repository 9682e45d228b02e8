# SPDX-License-Identifier: EUPL-1.2
"""The shared explanation (verklarende analyse): what started it, what keeps it going, and who sees it this way.

Sources: S0 6.1, S2 3.1.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind, View
from thuislijn.store.learning.rows import LearningRow
from thuislijn.store.programmes import Programme
from thuislijn.timeline.vocabulary import Perspective


class ExplanationFactor(LearningRow):
    """Something in the child, the parents or the surroundings that plays a part. `items` are keys of the timeline
    that it rests on; `place` is its order within its group and part."""

    group = models.CharField(max_length=14, choices=choices(FactorGroup))
    part = models.CharField(max_length=14, choices=choices(FactorPart))
    text = models.CharField(max_length=400)
    items = models.JSONField(default=list, blank=True)
    place = models.PositiveSmallIntegerField(default=0)


class FactorLink(LearningRow):
    """One factor does something to another."""

    source = models.ForeignKey(ExplanationFactor, on_delete=models.CASCADE, related_name="leads_to")
    target = models.ForeignKey(ExplanationFactor, on_delete=models.CASCADE, related_name="comes_from")
    kind = models.CharField(max_length=10, choices=choices(LinkKind), default=LinkKind.FEEDS.value)
    words = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "target"], name="one_link_each_way"),
        ]


class Voice(LearningRow):
    """Somebody who is asked how they see it: `person` is a key of the timeline for the family and its network; a
    professional stands here by `label` ('gezinsvoogd', 'mentor van school')."""

    label = models.CharField(max_length=120)
    person = models.CharField(max_length=64, blank=True)
    perspective = models.CharField(max_length=20, choices=choices(Perspective))


class FactorView(LearningRow):
    """What one voice says of one factor; no row: not asked yet."""

    factor = models.ForeignKey(ExplanationFactor, on_delete=models.CASCADE, related_name="views")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="views")
    view = models.CharField(max_length=10, choices=choices(View))
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["factor", "voice"], name="one_view_of_a_factor"),
        ]


class ExplanationVersion(models.Model):
    """The explanation as it stood on a day that the team chose to keep. `data` is factors, links, voices and views."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="explanation_versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)
    data = models.JSONField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="one_version_per_number"),
        ]


class ContainerWord(models.Model):
    """A word that this programme added to the list of container words: it says nothing of who does what to whom."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="container_words")
    word = models.CharField(max_length=60)
    question = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["programme", "word"], name="one_container_word"),
        ]
