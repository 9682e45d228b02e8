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
from thuislijn.timeline.vocabulary import Answer, Language


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the list, with their role in words and whether they were there."""

    name: str
    role: str
    there: Answer


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
_PLAN_TOLD = Text("Wie wat doet", "Who does what")
_QUESTIONS_TOLD = Text("Wie wat uitzoekt", "Who finds out what")
_NOTHING = Text("Er is in deze bijeenkomst nog niets opgeschreven.", "Nothing was written down in this meeting yet.")
_THERE = (
    (Answer.YES, Text("Er waren", "There were")),
    (Answer.NO, Text("Niet gekomen", "Did not come")),
    (Answer.UNKNOWN, Text("Niet ingevuld of zij er waren", "Not filled in whether they were there")),
)
_PLAN_COLUMNS = (Text("Wat", "What"), Text("Wie", "Who"), Text("Wanneer", "When"))
_SHARES = (2.0, 1.3, 1.0, 1.4)  # the second holds a profession of twenty letters
_QUESTION_COLUMNS = (*_PLAN_COLUMNS, Text("Antwoord", "Answer"))


def minutes_document(minutes: Minutes, language: Language) -> Document:
    """The minutes as a document tree; what nobody wrote down is left out."""
    blocks = [*_facts(minutes), *_people(minutes, language), *_points(minutes, language)]
    content = [
        *_agreed(minutes, language),
        *_cards(minutes, language),
        *_to_do((_PLAN, _PLAN_TOLD), _PLAN_COLUMNS, minutes.actions, language),
        *_to_do((_QUESTIONS, _QUESTIONS_TOLD), _columns(minutes.questions), minutes.questions, language),
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
    """A line for who were there, and one for who were not; of whom nobody said it, that is said."""
    if not minutes.present:
        return
    yield Heading(2, _WHO.in_(language))
    lines = []
    for answer, words in _THERE:
        names = ", ".join(f"{one.name} ({one.role})" for one in minutes.present if one.there is answer)
        if names:
            lines.append(runs(Run(f"{words.in_(language)}: ", strong=True), names))
    yield Bullets(tuple(lines))


def _points(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.turning_points:
        yield Heading(2, _POINTS.in_(language))
        yield Bullets(tuple(_dated(title, when) for title, when in minutes.turning_points))


def _dated(title: str, when: str) -> Runs:
    return runs(_capital(title), Run(f" {when}" if when else "", quiet=True))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _agreed(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.seen:
        yield Heading(2, _SEEN.in_(language))
    before = ("", "")
    for one in minutes.seen:
        if (one.about, one.when) != before:
            before = one.about, one.when
            when = Run(f" {one.when}" if one.when else "", quiet=True)
            yield Paragraph(runs(Run(_capital(one.about), strong=True), when))
        yield from (Paragraph(runs(line)) for line in _lines(one.text))
        if one.differs:
            yield Paragraph(runs(Run(f"{_DIFFERS.in_(language)}: ", strong=True), Run(one.differs, emphasis=True)))


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line.strip())


def _cards(minutes: Minutes, language: Language) -> Iterator[Block]:
    if minutes.cards:
        yield Heading(2, _CARDS.in_(language))
        yield from minutes.cards


def _columns(questions: tuple[ToDo, ...]) -> tuple[Text, ...]:
    """Of questions; without that of the answers as long as there is none."""
    return _QUESTION_COLUMNS if any(one.state for one in questions) else _PLAN_COLUMNS


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
    shares = _SHARES[: len(columns)]
    heads = tuple(Column(text.in_(language), share) for text, share in zip(columns, shares, strict=True))
    return Table(title.in_(language), heads, rows)
