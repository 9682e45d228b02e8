# SPDX-License-Identifier: EUPL-1.2
"""Minutes of one case in one meeting: who was there, what was seen and rethought, and who does what next.

S0 3.2 for the order: who came, the turning points, what the observers agreed on, what else was possible, the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    cell,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the list, with their role and whether they were there, in words."""

    name: str
    role: str
    there: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An agreed note: what it is about and when that was, in words; `differs` is what was not agreed on."""

    text: str
    differs: str
    about: str
    when: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that somebody does or finds out; `state` is what came of it, the answer or nothing."""

    what: str
    who: str
    when: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Everything that the minutes say, in the reader's language. `printed`: the day of printing; `facts` are
    pairs of a heading and its words; `cards` the rethinking cards in short (`reports/rethinking.py`)."""

    title: str
    family: str
    subtitle: str
    printed: dt.date
    facts: tuple[tuple[str, str], ...]
    present: tuple[Present, ...] = ()
    turning_points: tuple[tuple[str, str], ...] = ()
    seen: tuple[Seen, ...] = ()
    cards: tuple[Block, ...] = ()
    actions: tuple[ToDo, ...] = ()
    questions: tuple[ToDo, ...] = ()


_WHO = Text("Wie er waren", "Who was there")
_POINTS = Text("Schakelmomenten", "Turning points")
_SEEN = Text("Wat we samen zagen", "What we saw together")
_CARDS = Text("Wat we omdachten", "What we rethought")
_PLAN = Text("Het andere plan", "The other plan")
_QUESTIONS = Text("Vragen die we meenemen", "Questions we take along")
_DIFFERS = Text("Niet eens", "Not agreed")
_WHO_TOLD = Text("Wie op de lijst stond", "Who was on the list")
_PLAN_TOLD = Text("Wie wat doet", "Who does what")
_QUESTIONS_TOLD = Text("Wie wat uitzoekt", "Who finds out what")
_NOTHING = Text("Er is in deze bijeenkomst nog niets opgeschreven.", "Nothing was written down in this meeting yet.")
_PEOPLE_COLUMNS = (Text("Wie", "Who"), Text("Rol", "Role"), Text("Was er", "Was there"))
_PLAN_COLUMNS = (Text("Wat", "What"), Text("Wie", "Who"), Text("Wanneer", "When"))
_QUESTION_COLUMNS = (*_PLAN_COLUMNS, Text("Antwoord", "Answer"))


def minutes_document(minutes: Minutes, language: Language) -> Document:
    """The minutes as a document tree; what nobody wrote down is left out."""
    blocks = [*_facts(minutes), *_people(minutes, language), *_points(minutes, language)]
    content = [
        *_agreed(minutes, language),
        *_cards(minutes, language),
        *_to_do((_PLAN, _PLAN_TOLD), _PLAN_COLUMNS, minutes.actions, language),
        *_to_do((_QUESTIONS, _QUESTIONS_TOLD), _QUESTION_COLUMNS, minutes.questions, language),
    ]
    blocks += content or [Paragraph(runs(_NOTHING.in_(language)))]
    return Document(
        title=minutes.title,
        subtitle=minutes.subtitle,
        running=running_foot(minutes.family, minutes.printed, language),
        language=language,
        sections=(Section(tuple(blocks)),),
    )


def _facts(minutes: Minutes) -> Iterator[Block]:
    yield Bullets(tuple(runs(Run(f"{name}: ", strong=True), words) for name, words in minutes.facts if words))


def _people(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.present:
        rows = tuple((cell(one.name), cell(one.role), cell(one.there)) for one in minutes.present)
        yield Heading(2, _WHO.in_(language))
        yield _table(_WHO_TOLD, _PEOPLE_COLUMNS, rows, language)


def _points(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.turning_points:
        yield Heading(2, _POINTS.in_(language))
        yield Bullets(tuple(_dated(title, when) for title, when in minutes.turning_points))


def _dated(title: str, when: str) -> Runs:
    return runs(title, Run(f" {when}" if when else "", quiet=True))


def _agreed(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.seen:
        yield Heading(2, _SEEN.in_(language))
    for one in minutes.seen:
        yield Paragraph(runs(Run(one.about, strong=True), Run(f" {one.when}" if one.when else "", quiet=True)))
        yield from (Paragraph(runs(line)) for line in _lines(one.text))
        if one.differs:
            yield Paragraph(runs(Run(f"{_DIFFERS.in_(language)}: ", strong=True), Run(one.differs, emphasis=True)))


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line.strip())


def _cards(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.cards:
        yield Heading(2, _CARDS.in_(language))
        yield from minutes.cards


def _to_do(
    titles: tuple[Text, Text], columns: tuple[Text, ...], rows: tuple[ToDo, ...], language: Language
) -> Iterator[Block]:
    if rows:
        yield Heading(2, titles[0].in_(language))
        cells = tuple(
            tuple(cell(words or "–") for words in (one.what, one.who, one.when, one.state)[: len(columns)])
            for one in rows
        )
        yield _table(titles[1], columns, cells, language)


def _table(title: Text, columns: tuple[Text, ...], rows: tuple[tuple[Cell, ...], ...], language: Language) -> Table:
    shares = (2.0, *(1.0 for _ in columns[1:]))
    heads = tuple(Column(text.in_(language), share) for text, share in zip(columns, shares, strict=True))
    return Table(title.in_(language), heads, rows)
