# SPDX-License-Identifier: EUPL-1.2
"""A report as a tree of plain values, written to HTML, PDF and docx by the writers beside this file.

The tree says what a thing is (a heading, a table, two accounts side by side) and never how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thuislijn.timeline.vocabulary import Language

Paper = Literal["a4", "a3-landscape", "a4-landscape"]
Tone = Literal["plain", "danger", "good", "quiet"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one manner: strong, emphasised, or quiet (smaller and grey)."""

    text: str
    strong: bool = False
    emphasis: bool = False
    quiet: bool = False


Runs = tuple[Run, ...]


def runs(*parts: str | Run) -> Runs:
    """Plain strings and runs as a line of runs; empty strings fall away."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part != "")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 4; the title of the document is level 1. `anchor` makes it a place to link to."""

    level: Literal[2, 3, 4]
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each entry is one line of runs. `numbered` counts them from 1. `done` makes it a list with boxes to tick,
    and says for each entry whether it is ticked."""

    entries: tuple[Runs, ...]
    numbered: bool = False
    done: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, in the measure of the other columns."""

    title: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell holds one or more lines of runs."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first cell of a row names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: SVG text, its description for who cannot see it, and its size in CSS pixels."""

    svg: str
    description: str
    width: float
    height: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed text that is read first."""

    title: str
    blocks: tuple[Block, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Accounts next to each other, each under its own title."""

    columns: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One question with its evidence: kept together on a page."""

    title: str
    blocks: tuple[Block, ...]
    tone: Tone = "plain"


Block = Heading | Paragraph | Bullets | Table | Figure | Notice | SideBySide | Card


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages on one kind of paper. `hung`: on a wall or a fridge, where it is read from further away."""

    blocks: tuple[Block, ...]
    paper: Paper = "a4"
    hung: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `running` stands at the foot of every page, beside the page number."""

    title: str
    subtitle: str
    running: str
    language: Language
    sections: tuple[Section, ...]


def cell(*lines: str | Runs) -> Cell:
    """A cell from strings and lines of runs; empty lines fall away."""
    return Cell(tuple(runs(line) if isinstance(line, str) else line for line in lines if line))


def legal(text: str) -> str:
    """Without the characters that no XML may hold (control characters, lone surrogates); files do contain them."""
    return "".join(
        c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
