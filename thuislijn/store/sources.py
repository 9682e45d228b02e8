# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files, what was read from them, and what people decided about it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState, Origin, SourceState, choices


class CaseSource(models.Model):
    """One source of a case. The file itself lies sealed in the document folder; its name is in `Identity`.

    `key` is its id on the timeline; `text` what was read, with pseudonyms, pages parted by a form feed. `state` is
    also the queue: a worker takes what is waiting, or what was left halfway (`claimed` long ago); `attempts` counts
    the claims, so that a worker that was thought dead cannot write after another one took over. `within`: the mail it
    came with; `words`: a digest of its words, by which the print of a letter is known as a copy of the letter.
    `origin`: a paper of the file or what somebody told, and then `respondent` is the key of whom it was with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sources")
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200, blank=True)
    date = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=10, choices=choices(Origin), default=Origin.FILE.value)
    respondent = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    words = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=choices(SourceState), default=SourceState.WAITING.value)
    progress = models.PositiveSmallIntegerField(default=0)
    problem_nl = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    claimed = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    within = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    uploaded = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "key"], name="one_source_per_key"),
        ]


class ProposalCard(models.Model):
    """One proposal of the reader. `start` and `end` are characters in the source's text; `data` is the suggested item
    in the exchange format; `item` the key of the item that came of it.

    `needs` are the persons and organisations it names that may not be on the timeline yet, as (section, key, data).
    `step` is the revision of the case that the decision made, by which it is taken back; `origin` the card that this
    one was split off from; `taught` what its correction taught.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(CaseSource, on_delete=models.CASCADE, related_name="cards")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    data = models.JSONField()
    needs = models.JSONField(default=list)
    explanation = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=choices(CardState), default=CardState.OPEN.value)
    reason = models.CharField(max_length=300, blank=True)
    item = models.CharField(max_length=64, blank=True)
    step = models.PositiveIntegerField(null=True)
    origin = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="halves")
    taught = models.ForeignKey("Lesson", on_delete=models.SET_NULL, null=True, related_name="cards")
    version = models.PositiveIntegerField(default=1)
    decided = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "number"], name="one_card_per_number"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["source", "state"], name="cards_by_state")]


class Lesson(models.Model):
    """What corrections taught the lexicon of this installation: words that stood for a type and kind. No names."""

    words = models.CharField(max_length=80)
    suggested = models.CharField(max_length=60)
    corrected = models.CharField(max_length=60)
    times = models.PositiveIntegerField(default=1)
    last = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["words", "suggested", "corrected"], name="one_lesson_per_correction"),
        ]
