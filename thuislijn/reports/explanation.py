# SPDX-License-Identifier: EUPL-1.2
"""The shared explanation on paper: factors with what they rest on, who sees it so, and the diagram on one sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thuislijn.drawing.explanation import Explained, described, draw_explanation
from thuislijn.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text

_SHEET = 1497 / 880
"""Width to height of what a sheet of A3 across leaves beneath a heading."""
_MOST_VOICES = 5  # columns that a sheet can hold beside the factor


@dataclass(frozen=True, slots=True)
class PaperView:
    """How one voice sees a factor, in words."""

    voice: str
    seen: str
    words: str


@dataclass(frozen=True, slots=True)
class PaperFactor:
    """A factor as the paper says it; `items` are title and time of what it rests on."""

    text: str
    group: str
    part: str
    items: tuple[tuple[str, str], ...]
    views: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class PaperLink:
    """One link in words."""

    source: str
    does: str
    target: str
    words: str


def explanation_paper(
    *,
    family: str,
    day: dt.date,
    language: Language,
    drawn: Explained,
    factors: tuple[PaperFactor, ...],
    links: tuple[PaperLink, ...],
) -> Document:
    """The paper; `drawn` is the diagram of the same factors."""

    def say(nl: str, en: str) -> str:
        return nl if language == "nl" else en

    rest: list[Block] = [Heading(2, say("Waar het op rust", "What it rests on"))]
    rest += _factors(factors, say("nog niets van de tijdlijn", "nothing of the timeline yet"))
    rest.append(Heading(2, say("Wie ziet het zo?", "Who sees it so?")))
    rest += _matrix(factors, say("Factor", "Factor"), say("Nog niemand gevraagd.", "Nobody asked yet."))
    if links:
        rest.append(Heading(2, say("De pijlen in woorden", "The arrows in words")))
        rest.append(Bullets(tuple(_link(one) for one in links), numbered=True))
    sections = [Section(tuple(rest))]
    diagram = draw_explanation(drawn, language, _SHEET)
    if diagram.svg:
        figure = Figure(diagram.svg, described(drawn, language), diagram.width, diagram.height)
        heading = Heading(2, say("Hoe het samenhangt", "How it hangs together"))
        sections.append(Section((heading, figure), "a3-landscape"))
    told = say(
        "Een werkbeeld van gezin en hulpverleners samen, voor nu. Nog niet gevraagd is geen ja.",
        "A working picture of family and professionals together, for now. Not asked yet is no yes.",
    )
    return Document(
        title=say("Verklaring", "Explanation") + f": {family}",
        subtitle=f"{day_text(day.toordinal(), language)}. {told}",
        running=running_foot(family, day, language),
        language=language,
        sections=tuple(sections),
    )


def _link(link: PaperLink) -> tuple[Run, ...]:
    words = f" ({link.words})" if link.words else ""
    return runs(f"{link.source} ", Run(link.does, strong=True), f" {link.target}{words}")


def _factors(factors: tuple[PaperFactor, ...], nothing: str) -> list[Block]:
    blocks: list[Block] = []
    group = ""
    for one in factors:
        if one.group != group:
            group = one.group
            blocks.append(Heading(3, group.capitalize()))
        after = one.part if one.items else f"{one.part}; {nothing}"
        blocks.append(Paragraph(runs(Run(one.text, strong=True), Run(f"\n{after}", quiet=True))))
        if one.items:
            blocks.append(Bullets(tuple(runs(f"{title} ", Run(when, quiet=True)) for title, when in one.items)))
    return blocks


def _matrix(factors: tuple[PaperFactor, ...], first: str, nobody: str) -> list[Block]:
    """Tables of the views; more voices than fit beside each other go on in a next table."""
    voices = [view.voice for view in factors[0].views] if factors else []
    if not voices:
        return [Paragraph(runs(nobody), "quiet")]
    tables: list[Block] = []
    for start in range(0, len(voices), _MOST_VOICES):
        part = slice(start, start + _MOST_VOICES)
        rows = tuple((cell(one.text), *(cell(view.seen, view.words) for view in one.views[part])) for one in factors)
        columns = (Column(first, 2.0), *(Column(voice) for voice in voices[part]))
        tables.append(Table(", ".join(voices[part]), columns, rows))
    return tables
