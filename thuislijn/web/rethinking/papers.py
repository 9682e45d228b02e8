# SPDX-License-Identifier: EUPL-1.2
"""Rethinking cards as a reader meets them: one card with everybody's words, all cards on paper, and in minutes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from thuislijn.reports.document import Block, Document
from thuislijn.reports.rethinking import Asked, CardOnPaper, Somebody, Voice, Way, cards_document, short_card
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rethinking import CardAnswer, RethinkingCard
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Perspective
from thuislijn.timeline.words import moment_text
from thuislijn.web.page.language import spoken
from thuislijn.web.rethinking.panel import differ
from thuislijn.web.rethinking.subjects import subject_of_card
from thuislijn.web.rethinking.words import sentence


def printed_card(card: RethinkingCard) -> CardOnPaper:
    """A card with all that stands on it, in the reader's language."""
    language = spoken()
    subject = subject_of_card(card)
    answers = sorted(card.answers.all(), key=lambda one: (one.created, str(one.pk)))
    asked = []
    for prompt in Prompt:
        voices = tuple(_voice(one) for one in answers if one.prompt == prompt)
        if voices:
            asked.append(Asked(prompt.value, prompt.label(language), sentence(prompt, language), voices))
    return CardOnPaper(
        title=subject.title,
        kind=subject.kind,
        when=moment_text(subject.when, language) if subject.when.is_known else "",
        day=subject.day,
        asked=tuple(asked),
        people=tuple(
            Somebody(one.label, Answer(one.took_part).label(language), Answer(one.heard).label(language))
            for one in card.people.order_by("created", "pk")
        ),
        ways=tuple(
            Way(
                one.what,
                AlternativeKind(one.kind).label(language),
                Answer(one.weighed).label(language),
                Answer(one.available).label(language),
                one.why_not,
                one.said_by,
            )
            for one in card.options.order_by("created", "pk")
        ),
        aside=tuple(prompt.label(language) for prompt in Prompt if prompt in card.put_aside),
        differ=differ((one.said_by, Fit(one.fit)) for one in answers if one.fit),
    )


def paper_of(case: Case, only: str = "") -> Document:
    """The cards of a case on paper, in order of time; `only` the id of one card. Raises NotVisibleError."""
    cards = RethinkingCard.objects.filter(case=case)
    if only:
        cards = cards.filter(pk=_id(only))
        if not cards.exists():
            raise NotVisibleError("card", only)
    shown = _in_order(case, cards)
    return cards_document(case.pseudonym, shown, timezone.localdate().toordinal(), spoken())


def cards_of_meeting(meeting: Meeting, case: Case) -> tuple[Block, ...]:
    """What minutes tell of the cards of a case: those that were begun in the meeting, or written on while it went on.

    Empty where there were none. The caller has asked for the content of the case.
    """
    began = Q(meeting=meeting)
    if meeting.began is not None:
        during = (meeting.began, meeting.ended or timezone.now())
        for part in ("answers", "people", "options"):
            began |= Q(**{f"{part}__changed__range": during})
    cards = RethinkingCard.objects.filter(began, case=case).distinct()
    return tuple(block for card in _in_order(case, cards) for block in short_card(card, spoken()))


def _in_order(case: Case, cards: Iterable[RethinkingCard]) -> tuple[CardOnPaper, ...]:
    """The cards that somebody wrote on, in order of time."""
    shown = []
    for card in cards:
        card.case = case
        shown.append(printed_card(card))
    written = [one for one in shown if one.asked or one.people or one.ways]
    return tuple(sorted(written, key=lambda one: one.day if one.day is not None else 9_999_999))


def _voice(answer: CardAnswer) -> Voice:
    language = spoken()
    return Voice(
        answer.text,
        answer.said_by,
        Perspective(answer.perspective).label(language) if answer.perspective else "",
        Fit(answer.fit).label(language) if answer.fit else "",
    )


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotVisibleError("card", text) from None
