# SPDX-License-Identifier: EUPL-1.2
"""Rethinking cards on paper: how it went and what else was possible, with everybody's words beside each other
(S0 3.2, S1 4.1 and 4.3.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    Table,
    cell,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.moment import Day
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said. `who` empty: the team together; `side` and `fit` in words, empty where nobody chose one."""

    text: str
    who: str
    side: str = ""
    fit: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt with what was said; `key` tells prompts apart."""

    key: str
    label: str
    question: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody around the decision; whether they took part and were heard, in words."""

    label: str
    took_part: str
    heard: str


@dataclass(frozen=True, slots=True)
class Way:
    """Another way: its kind, and whether it was weighed and could be had, in words."""

    what: str
    kind: str
    weighed: str
    available: str
    why_not: str
    who: str


@dataclass(frozen=True, slots=True)
class CardOnPaper:
    """One card. `when` and `kind` in words; `day` None where it has no date. Prompts that nobody answered are absent;
    `aside` are the labels of those that were put aside. `differ`: people see the fit differently."""

    title: str
    kind: str
    when: str
    day: Day | None
    asked: tuple[Asked, ...]
    people: tuple[Somebody, ...]
    ways: tuple[Way, ...]
    aside: tuple[str, ...]
    differ: bool

    def prompt(self, key: str) -> Asked | None:
        """What was said to one prompt; None where nobody answered it."""
        return next((one for one in self.asked if one.key == key), None)


_THEN, _NOW, _FITTED = "known_then", "known_now", "fitted"
_WENT = frozenset({"how", _THEN, _NOW, "traceable", _FITTED})
"""The prompts about how it went; they come first, and the ways that there were come after them."""
_TITLE = Text("Omdenkkaarten", "Rethinking cards")
_TEAM = Text("het team", "the team")
_DIFFER = Text("Hierover verschillen de meningen.", "People see this differently.")
_PEOPLE = Text("Wie erbij was en wie gehoord is", "Who took part and who was heard")
_WAYS = Text("Welke wegen er waren", "Which ways there were")
_NOBODY_WROTE = Text("Er staat nog niets op een kaart.", "Nothing stands on a card yet.")
_ASIDE = Text("Opzij gelegd: {labels}.", "Put aside: {labels}.")
_PERSON_COLUMNS = (Text("Wie", "Who"), Text("Besliste mee", "Took part"), Text("Gehoord", "Heard"))
_WAY_COLUMNS = (
    Text("Wat had er ook gekund", "What else was possible"),
    Text("Overwogen", "Weighed"),
    Text("Te krijgen", "Available"),
    Text("Waarom niet", "Why not"),
)


def cards_document(family: str, cards: tuple[CardOnPaper, ...], day: Day, language: Language) -> Document:
    """The cards of one case, in the order in which they are handed over. `day`: that of printing."""
    blocks: list[Block] = []
    for card in cards:
        blocks += whole_card(card, language)
    if not blocks:
        blocks = [Paragraph(runs(_NOBODY_WROTE.in_(language)))]
    shown = day_text(day, language)
    return Document(
        title=_TITLE.in_(language),
        subtitle=f"{family}, {shown}",
        running=running_foot(family, dt.date.fromordinal(day), language),
        language=language,
        sections=(Section(tuple(blocks)),),
    )


def whole_card(card: CardOnPaper, language: Language) -> Iterator[Block]:
    """One card with all that stands on it."""
    yield Heading(2, _capital(card.title))
    yield Paragraph(runs(_facts(card)), "quiet")
    if card.prompt("how") is None:
        yield from _people(card, language)
    went = tuple(one for one in card.asked if one.key in _WENT)
    yield from _asked(went, card, language)
    yield from _ways(card, language)
    yield from _asked(card.asked[len(went) :], card, language)
    if card.aside:
        labels = ", ".join(card.aside)
        yield Paragraph(runs(Run(_ASIDE.in_(language).format(labels=labels), quiet=True)))


def _asked(asked: tuple[Asked, ...], card: CardOnPaper, language: Language) -> Iterator[Block]:
    then, now = card.prompt(_THEN), card.prompt(_NOW)
    for one in asked:
        if one.key == _THEN or (one.key == _NOW and then is None):
            sides = tuple((_capital(side.label), (_said(side, language),)) for side in (then, now) if side is not None)
            yield SideBySide(sides)
        elif one.key != _NOW:
            yield from _prompt(one, card, language)
        if one.key == "how":
            yield from _people(card, language)


def short_card(card: CardOnPaper, language: Language) -> Iterator[Block]:
    """One card as a part of minutes: each prompt once with what was said to it, and the ways."""
    yield Heading(3, f"{_capital(card.title)} ({_facts(card)})")
    for one in card.asked:
        yield Heading(4, _capital(one.label))
        yield _said(one, language)
        if one.key == _FITTED and card.differ:
            yield Paragraph(runs(Run(_DIFFER.in_(language), emphasis=True)))
    if card.ways:
        yield Heading(4, _WAYS.in_(language))
        yield Bullets(tuple(_way(way) for way in card.ways))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _facts(card: CardOnPaper) -> str:
    return ", ".join(filter(None, (card.kind, card.when)))


def _prompt(one: Asked, card: CardOnPaper, language: Language) -> Iterator[Block]:
    yield Heading(4, _capital(one.label))
    yield Paragraph(runs(one.question), "quiet")
    yield _said(one, language)
    if one.key == _FITTED and card.differ:
        yield Paragraph(runs(Run(_DIFFER.in_(language), strong=True)))


def _said(one: Asked, language: Language) -> Block:
    return Bullets(tuple(runs(*_voice(voice, language)) for voice in one.voices))


def _voice(voice: Voice, language: Language) -> tuple[str | Run, ...]:
    who = voice.who or _TEAM.in_(language)
    side = f" ({voice.side})" if voice.side and voice.side.casefold() != who.casefold() else ""
    fit = Run(f"{_capital(voice.fit)}. ", strong=True) if voice.fit else ""
    return (Run(f"{_capital(who)}{side}: ", emphasis=True), fit, voice.text)


def _people(card: CardOnPaper, language: Language) -> Iterator[Block]:
    if card.people:
        columns = tuple(Column(title.in_(language)) for title in _PERSON_COLUMNS)
        rows = tuple((cell(one.label), cell(one.took_part), cell(one.heard)) for one in card.people)
        yield Table(_PEOPLE.in_(language), columns, rows)


def _ways(card: CardOnPaper, language: Language) -> Iterator[Block]:
    if not card.ways:
        return
    shares = (2.4, 0.8, 0.8, 2.0)
    columns = tuple(Column(title.in_(language), share) for title, share in zip(_WAY_COLUMNS, shares, strict=True))
    rows = tuple(
        (
            cell(runs(Run(way.what, strong=True)), runs(Run(way.kind, quiet=True))),
            cell(way.weighed),
            cell(way.available),
            cell(*filter(None, (way.why_not, f"({way.who})" if way.who else ""))),
        )
        for way in card.ways
    )
    yield Table(_WAYS.in_(language), columns, rows)


def _way(way: Way) -> Runs:
    why = f": {way.why_not}" if way.why_not else ""
    return runs(_capital(way.what), f" ({way.kind})", why)
