# SPDX-License-Identifier: EUPL-1.2
"""The shared explanation on paper: factors with what they rest on, who sees it so, and the diagram on one sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.drawing.explanation import Explained, described, draw_explanation
from thuislijn.lenses.finding import Text
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    Runs,
    Section,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text

_SHEET = 1497 / 880
"""Width to height of what a sheet of A3 across leaves beneath a heading."""
_RESTS = Text("van de tijdlijn: ", "from the timeline: ")
_NOTHING = Text("nog niets van de tijdlijn", "nothing from the timeline yet")


@dataclass(frozen=True, slots=True)
class PaperView:
    """How one voice sees a factor, in words; `asked`: somebody asked them."""

    voice: str
    seen: str
    words: str
    asked: bool = True


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
    with_views: bool = True,
) -> Document:
    """The paper; `drawn` is the diagram of the same factors. Without views it says of nobody how they see it."""

    def say(nl: str, en: str) -> str:
        return nl if language == "nl" else en

    told_by = say("Wat er speelt, en wie het zo ziet", "What is going on, and who sees it this way")
    rest: list[Block] = [Heading(2, told_by if with_views else say("Wat er speelt", "What is going on"))]
    if with_views and not any(one.views for one in factors):
        rest.append(Paragraph(runs(say("Nog niemand gevraagd.", "Nobody asked yet.")), "quiet"))
    rest += _factors(factors, language, with_views)
    if links:
        rest.append(Heading(2, say("De pijlen in woorden", "The arrows in words")))
        rest.append(Bullets(tuple(_link(one) for one in links), numbered=True))
    sections = [Section(tuple(rest))]
    diagram = draw_explanation(drawn, language, _SHEET)
    if diagram.svg:
        figure = Figure(diagram.svg, described(drawn, language), diagram.width, diagram.height)
        heading = Heading(2, say("Hoe het samenhangt", "How it fits together"))
        sections.append(Section((heading, figure), "a3-landscape"))
    told = say(
        "Een werkbeeld van gezin en hulpverleners samen, voor nu. Nog niet gevraagd is geen ja.",
        "A working picture of family and professionals together, for now. Not asked yet is not a yes.",
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


def _factors(factors: tuple[PaperFactor, ...], language: Language, with_views: bool) -> list[Block]:
    blocks: list[Block] = []
    group = ""
    for one in factors:
        if one.group != group:
            group = one.group
            blocks.append(Heading(3, group.capitalize()))
        told = (_rests(one, language), *_seen(one)) if with_views or one.items else ()
        listed = (Bullets(told),) if told else ()
        blocks.append(Card(one.text, (Paragraph(runs(one.part), "quiet"), *listed)))
    return blocks


def _rests(factor: PaperFactor, language: Language) -> Runs:
    if not factor.items:
        return runs(Run(_NOTHING.in_(language), quiet=True))
    items = [(Run(title), Run(f" {when}", quiet=True)) for title, when in factor.items]
    listed = [part for number, item in enumerate(items) for part in ((Run("; "), *item) if number else item)]
    return runs(Run(_RESTS.in_(language), strong=True), *listed)


def _seen(factor: PaperFactor) -> Iterator[Runs]:
    """A line for each way of seeing it, with who sees it so; whom nobody asked stand last."""
    ways: dict[str, list[PaperView]] = {}
    for view in sorted(factor.views, key=lambda view: not view.asked):
        ways.setdefault(view.seen, []).append(view)
    for seen, views in ways.items():
        voices = ", ".join(f"{view.voice} (‘{view.words}’)" if view.words else view.voice for view in views)
        if views[0].asked:
            yield runs(Run(f"{seen}: ", strong=True), voices)
        else:
            yield runs(Run(f"{seen}: {voices}", quiet=True))
