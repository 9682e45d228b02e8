# SPDX-License-Identifier: EUPL-1.2
"""Safety on paper: what worries most, what was agreed, and options weighed side by side (S2 3.2, box 3.1)."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from thuislijn.reports.document import (
    Block,
    Card,
    Cell,
    Column,
    Document,
    Heading,
    Notice,
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
from thuislijn.timeline.words import day_text

_BESIDE = 4  # options that can be read beside each other


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line: what it says, then what belongs to it ('met wie afgesproken: moeder'), each as one string. `ended`:
    since when it no longer holds, with what came of it."""

    text: str
    notes: tuple[str, ...] = ()
    ended: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """The lines of one part under its heading; `ranked` ones are numbered by their rank."""

    heading: str
    lines: tuple[PaperLine, ...]
    nothing: str
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class PaperOption:
    """One option with what each row of the table says of it, in the order of the rows."""

    what: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperWeighing:
    """The options of one occasion beside each other; `rows` are the names of what is said of each."""

    occasion: str
    rows: tuple[str, ...]
    options: tuple[PaperOption, ...]


def safety_paper(
    *,
    family: str,
    day: dt.date,
    language: Language,
    danger: tuple[str, ...],
    parts: tuple[PaperPart, ...],
    weighings: tuple[PaperWeighing, ...],
) -> Document:
    """The paper. `danger`: the questions of signs of acute danger, which stand before everything else."""

    def say(nl: str, en: str) -> str:
        return nl if language == "nl" else en

    blocks: list[Block] = []
    if danger:
        told = say(
            "Loop eerst de stappen van de meldcode door. Veilig Thuis: 0800-2000, dag en nacht. Nu gevaar: 112.",
            "First take the steps of the reporting code. Veilig Thuis: 0800-2000, day and night. In danger now: 112.",
        )
        lines = tuple(Paragraph(runs(one)) for one in danger)
        title = say("Eerst dit: veiligheid", "First of all: safety")
        blocks.append(Notice(title, (*lines, Paragraph(runs(told))), "danger"))
    for part in parts:
        blocks.append(Heading(2, part.heading))
        blocks += _lines(part, say("Afgesloten", "Ended"))
    if weighings:
        caption = say("Opties naast elkaar", "Options side by side")
        tables = tuple(block for one in weighings for block in _weighing(one, say("Optie", "Option"), caption))
        blocks += [Heading(2, say("Afwegen", "Weighing")), *tables]
    told = say(
        "Wie doet wat, tegen wie, met welk gevolg. Afgesproken met wie het aangaat.",
        "Who does what, to whom, with which effect. Agreed with those concerned.",
    )
    return Document(
        title=say("Veiligheid", "Safety") + f": {family}",
        subtitle=f"{day_text(day.toordinal(), language)}. {told}",
        running=running_foot(family, day, language),
        language=language,
        sections=(Section(tuple(blocks)),),
    )


def _lines(part: PaperPart, ended: str) -> list[Block]:
    if not part.lines:
        return [Paragraph(runs(part.nothing), "quiet")]
    blocks: list[Block] = []
    rank = 0
    for line in part.lines:
        rank += not line.ended
        title = f"{rank}. {line.text}" if part.ranked and not line.ended else line.text
        notes = [Paragraph(runs(note)) for note in line.notes]
        if line.ended:
            notes.append(Paragraph(runs(Run(f"{ended}: ", strong=True), line.ended)))
        blocks.append(Card(title, tuple(notes), "quiet" if line.ended else "plain"))
    return blocks


def _weighing(one: PaperWeighing, first: str, caption: str) -> list[Block]:
    """Tables of the options; more than fit beside each other are parted over tables of about the same number."""
    blocks: list[Block] = [Heading(3, one.occasion)]
    tables = math.ceil(len(one.options) / _BESIDE)
    beside = math.ceil(len(one.options) / tables) if tables else 1
    for start in range(0, len(one.options), beside):
        options = one.options[start : start + beside]
        columns = (Column(first, 0.75), *(Column(option.what) for option in options))
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (cell(name), *(cell(_said(option.said[number])) for option in options))
            for number, name in enumerate(one.rows)
        )
        blocks.append(Table(caption, columns, rows))
    return blocks


def _said(text: str) -> Runs:
    return runs(text or "-")
