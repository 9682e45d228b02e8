# SPDX-License-Identifier: EUPL-1.2
"""The drawing on paper: a sheet of A3 or A4 on its side, with title, subtitle, reference date and legend.

A drawing that is too high for the page is laid out wider and then made smaller as a whole, so that it fills the page
in both directions. Where that would make the type too small to read, `draw_pages` spreads the sections over several
pages, each with the axis, the brackets and the turning points at its head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuislijn.drawing.draw import Layout, document, lay_out
from thuislijn.drawing.svg import LabelBox, Sheet, n, tidy
from thuislijn.drawing.text import SUBTITLE, TITLE, shortened
from thuislijn.drawing.view import View
from thuislijn.drawing.words import word
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import day_text

_HEAD = 66.0
_TRIES = 7
_WIDEST = 6000.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet on its side, in CSS px (96 per inch): its size, its margin, and the smallest scale of one page.

    At a scale of 0.66 type of 12 px becomes 8 px, 6 pt: small, and to be read on a wall. `spread`: the scale to which
    sections are shared out over several pages.
    """

    width: float
    height: float
    margin: float
    readable: float
    spread: float

    @property
    def room(self) -> tuple[float, float]:
        """What it leaves for the drawing, beneath its title and within its margins."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin - _HEAD


A3 = Paper(1587.0, 1122.0, margin=42.0, readable=0.66, spread=0.8)
A4 = Paper(1032.0, 684.0, margin=6.0, readable=0.8, spread=0.9)
"""What the margins of a report leave of a sheet of A4."""


def draw_page(timeline: Timeline, view: View | None = None, title: str = "", subtitle: str = "") -> str:
    """The timeline on one A3 page as SVG, however small it becomes; `view.width` is set by the page.

    `title` and `subtitle` empty: those of the timeline.
    """
    view = view or View()
    return document(view, lay_out_page(timeline, view, title, subtitle))


def draw_pages(timeline: Timeline, view: View | None = None, paper: Paper = A3) -> tuple[str, ...]:
    """The timeline on as many sheets as keep its type readable: one where that will do."""
    view = view or View()
    one, scale = _fitted(timeline, view, None, paper)
    if scale >= paper.readable or len(one.sections) < 2:
        return (document(view, _page(timeline, view, one, scale, paper)),)
    pages = []
    for number, only in enumerate(_spread(timeline, view, paper), 1):
        layout, scale = _fitted(timeline, view, only, paper)
        pages.append(document(replace(view, id=f"{view.id}{number}"), _page(timeline, view, layout, scale, paper)))
    return tuple(pages)


def lay_out_page(timeline: Timeline, view: View, title: str = "", subtitle: str = "") -> Layout:
    """The single page as a layout, its labels in px of the page."""
    layout, scale = _fitted(timeline, view, None, A3)
    return _page(timeline, view, layout, scale, A3, title, subtitle)


def _fitted(timeline: Timeline, view: View, only: frozenset[str] | None, paper: Paper) -> tuple[Layout, float]:
    """The layout whose shape comes closest to that of the room, and the scale at which it fits in.

    Lanes grow and shrink with the width (labels find room or lose it), so the width is searched for, not computed.
    """
    wide, high = paper.room
    best: tuple[Layout, float] | None = None
    worth = 0.0
    width, too_narrow, enough = wide, 0.0, 0.0
    for _ in range(_TRIES):
        layout = lay_out(timeline, replace(view, width=round(width)), only)
        scale = min(1.0, wide / layout.width, high / layout.height)
        # Large type counts, and so does a page that is used over its full width.
        value = scale * (layout.width * scale / wide) ** 0.5
        if value > worth:
            best, worth = (layout, scale), value
        surplus = layout.height * wide / layout.width / high
        if 0.985 <= surplus <= 1.0 or (surplus < 1 and not too_narrow):
            break
        if surplus > 1:
            too_narrow = width
        else:
            enough = width
        width = (too_narrow + enough) / 2 if enough else min(_WIDEST, width * surplus**0.9)
    assert best is not None
    return best


def _spread(timeline: Timeline, view: View, paper: Paper) -> list[frozenset[str]]:
    """Sections in order, as many to a page as fit at a scale that reads well."""
    layout = lay_out(timeline, replace(view, width=round(paper.room[0] / paper.spread)))
    room = paper.room[1] / paper.spread - layout.head - 60  # 60: legend and note
    pages: list[list[str]] = [[]]
    left = room
    for name, height in layout.sections:
        if height > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(name)
        left -= height
    return [frozenset(page) for page in pages]


def _page(
    timeline: Timeline, view: View, layout: Layout, scale: float, paper: Paper, title: str = "", subtitle: str = ""
) -> Layout:
    sheet = Sheet()
    heading = shortened(tidy(title or timeline.title), paper.room[0], TITLE)
    reference = f"{word('reference', view.language)} {day_text(timeline.reference_day, view.language)}"
    reference = reference[0].upper() + reference[1:]
    told = tidy(subtitle or timeline.description).rstrip(".")
    line = shortened(f"{told}. {reference}." if told else f"{reference}.", paper.room[0], SUBTITLE)
    content = sheet.text(paper.margin, paper.margin + 22, heading, TITLE) + sheet.text(
        paper.margin, paper.margin + 48, line, SUBTITLE, colour="cg"
    )
    top = paper.margin + _HEAD
    left = (paper.width - layout.width * scale) / 2
    content += f'<g transform="translate({n(left)} {n(top)}) scale({scale:.4f})">\n{layout.content}\n</g>'
    moved = [LabelBox(left + b.x * scale, top + b.y * scale, b.w * scale, b.h * scale, b.text) for b in layout.labels]
    return Layout(paper.width, paper.height, (*sheet.labels, *moved), content, layout.title, layout.description)
