# SPDX-License-Identifier: EUPL-1.2
"""Rethinking (omdenken): of a turning point or decision, what was known, who was heard, and what else was possible
(S0 3.2, S1 4.1 and 4.3.3)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rows import LearningRow, said_by
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Perspective


class RethinkingCard(LearningRow):
    """One turning point or item that a team rethinks. `about_section` ('turning_points' or 'items') and `about` say
    which; `title` and `when` (EDTF) are how it stood then, so that the card can be read when the entry is gone.

    `put_aside` are the prompts the team laid aside; nothing has to be answered.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards")
    about_section = models.CharField(max_length=16)
    about = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    when = models.CharField(max_length=60, blank=True)
    put_aside = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "about_section", "about"], name="one_card_per_entry"),
        ]


class CardAnswer(LearningRow):
    """What somebody answers to a prompt of a card. Answers stand beside each other: disagreement stays visible.

    `fit` is filled where the prompt asks whether the decision fitted.
    """

    card = models.ForeignKey(RethinkingCard, on_delete=models.CASCADE, related_name="answers")
    prompt = models.CharField(max_length=24, choices=choices(Prompt))
    text = models.TextField(blank=True)
    fit = models.CharField(max_length=8, blank=True, choices=choices(Fit))
    said_by = said_by()
    perspective = models.CharField(max_length=20, blank=True, choices=choices(Perspective))

    @property
    def fitted(self) -> Fit | None:
        """Whether it fitted, according to who says this; None where they were not asked."""
        return Fit(self.fit) if self.fit else None

    @property
    def side(self) -> Perspective | None:
        """From whose point of view; None where nobody chose one."""
        return Perspective(self.perspective) if self.perspective else None


class CardPerson(LearningRow):
    """Somebody around a decision: whether they took part in it, and whether they were heard. `person` is a key of the
    timeline where they stand on it."""

    card = models.ForeignKey(RethinkingCard, on_delete=models.CASCADE, related_name="people")
    person = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=160)
    took_part = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    heard = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)

    @property
    def was_part(self) -> Answer:
        return Answer(self.took_part)

    @property
    def was_heard(self) -> Answer:
        return Answer(self.heard)


class CardOption(LearningRow):
    """Another way that was possible then, or would have been: whether it was weighed, whether it could be had, and why
    it was not chosen."""

    card = models.ForeignKey(RethinkingCard, on_delete=models.CASCADE, related_name="options")
    kind = models.CharField(max_length=20, choices=choices(AlternativeKind), default=AlternativeKind.OTHER.value)
    what = models.CharField(max_length=300)
    weighed = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    available = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    why_not = models.TextField(blank=True)
    said_by = said_by()

    @property
    def way(self) -> AlternativeKind:
        return AlternativeKind(self.kind)

    @property
    def was_weighed(self) -> Answer:
        return Answer(self.weighed)

    @property
    def was_available(self) -> Answer:
        return Answer(self.available)
