# SPDX-License-Identifier: EUPL-1.2
"""A look back on paper: what was agreed, what happened since, what came of it, and what is next (S0 6.2, S1 2.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text, moment_text


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What people said when they looked back on a day; empty texts were not filled in."""

    day: Moment
    with_whom: str
    better: str
    stuck: str
    next_step: str


@dataclass(frozen=True, slots=True)
class LookBackOnPaper:
    """All that the paper shows; the words are in the reader's language.

    `agreed` is each meeting with what it came to; `since` what the timeline has since the last one: when, what, how it
    is new; `actions` what came of the plan: what, who, state, why; `answered` questions with their answers; `left` the
    questions nobody answered yet.
    """

    family: str
    day: Day
    agreed: tuple[tuple[str, tuple[str, ...]], ...]
    since: tuple[tuple[str, str, str], ...]
    actions: tuple[tuple[str, str, str, str], ...]
    answered: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    looks: tuple[LookedBack, ...]


_TITLE = Text("Terugkijken: {family}", "Looking back: {family}")
_SUBTITLE = Text("op {day}", "on {day}")
_AGREED = Text("Wat we afspraken", "What we agreed")
_NOT_DISCUSSED = Text("De casus was nog op geen bijeenkomst.", "The case has not been at a meeting yet.")
_NOTHING = Text("Hier is niets over opgeschreven.", "Nothing was written down about this.")
_SINCE = Text("Wat er sindsdien gebeurde", "What happened since")
_CAME = Text("Wat er van het plan kwam", "What came of the plan")
_QUESTIONS = Text("Vragen die beantwoord zijn", "Questions that were answered")
_LEFT = Text("Vragen die nog open staan", "Questions that are still open")
_LOOKED = Text("Wat we zagen toen we terugkeken", "What we saw when we looked back")
_WITH = Text("met {who}", "with {who}")
_BETTER = Text("Wat beter gaat: ", "What goes better: ")
_STUCK = Text("Wat vastzit: ", "What is stuck: ")
_NEXT = Text("Wat we nu doen: ", "What we do next: ")
_ACTION_COLUMNS = (
    (Text("Wat", "What"), 3.4),
    (Text("Wie", "Who"), 1.8),
    (Text("Hoe het ging", "How it went"), 1.4),
    (Text("Hoe dat kwam", "How that came about"), 3.0),
)
_SINCE_COLUMNS = (
    (Text("Wanneer", "When"), 2.2),
    (Text("Wat", "What"), 4.4),
    (Text("Nieuw omdat het", "New as it"), 2.2),
)


def looking_back(page: LookBackOnPaper, language: Language) -> Document:
    """The look back as a document tree of one section."""
    day = day_text(page.day, language)
    blocks = (*_agreed(page, language), *_tables(page, language), *_asked(page, language), *_looks(page, language))
    return Document(
        title=_TITLE.in_(language).format(family=page.family),
        subtitle=_SUBTITLE.in_(language).format(day=day),
        running=running_foot(page.family, dt.date.fromordinal(page.day), language),
        language=language,
        sections=(Section(blocks),),
    )


def _agreed(page: LookBackOnPaper, language: Language) -> Iterator[Block]:
    yield Heading(2, _AGREED.in_(language))
    if not page.agreed:
        yield Paragraph(runs(_NOT_DISCUSSED.in_(language)), "quiet")
    for title, lines in page.agreed:
        yield Card(title, (_listed(lines, language),))


def _listed(lines: tuple[str, ...], language: Language) -> Block:
    if not lines:
        return Paragraph(runs(_NOTHING.in_(language)), "quiet")
    return Bullets(tuple(runs(line) for line in lines))


def _tables(page: LookBackOnPaper, language: Language) -> Iterator[Block]:
    for title, columns, rows in (
        (_SINCE, _SINCE_COLUMNS, page.since),
        (_CAME, _ACTION_COLUMNS, page.actions),
    ):
        yield Heading(2, title.in_(language))
        if not rows:
            yield Paragraph(runs(_NOTHING.in_(language)), "quiet")
            continue
        heads = tuple(Column(text.in_(language), share) for text, share in columns)
        yield Table(title.in_(language), heads, tuple(tuple(cell(text) for text in row) for row in rows))


def _asked(page: LookBackOnPaper, language: Language) -> Iterator[Block]:
    if page.answered:
        yield Heading(2, _QUESTIONS.in_(language))
        yield Bullets(tuple(runs(Run(question, strong=True), f" {answer}") for question, answer in page.answered))
    if page.left:
        yield Heading(2, _LEFT.in_(language))
        yield Bullets(tuple(runs(question) for question in page.left))


def _looks(page: LookBackOnPaper, language: Language) -> Iterator[Block]:
    if page.looks:
        yield Heading(2, _LOOKED.in_(language))
    for look in page.looks:
        parts = ((_BETTER, look.better), (_STUCK, look.stuck), (_NEXT, look.next_step))
        told: list[Block] = [
            Paragraph(runs(Run(title.in_(language), strong=True), text)) for title, text in parts if text
        ]
        who = f", {_WITH.in_(language).format(who=look.with_whom)}" if look.with_whom else ""
        yield Card(f"{moment_text(look.day, language)}{who}", tuple(told))
