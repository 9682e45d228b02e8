# SPDX-License-Identifier: EUPL-1.2
"""The drawing on paper: A3 landscape with title, subtitle, reference date and legend.

A drawing that is too high for the page is laid out wider and then made smaller as a whole, so that it fills the page
in both directions. Where that would make the type too small to read, `draw_pages` spreads the sections over several
pages, each with the axis, the brackets and the turning points at its head.
"""

from __future__ import annotations

from dataclasses import replace

from thuislijn.drawing.draw import Layout, document, lay_out
from thuislijn.drawing.svg import LabelBox, Sheet, n, tidy
from thuislijn.drawing.text import SUBTITLE, TITLE, shortened
from thuislijn.drawing.view import View
from thuislijn.drawing.words import word
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import day_text

WIDTH, HEIGHT = 1587.0, 1122.0
"""A3 landscape in CSS px (420 by 297 mm at 96 per inch)."""
MARGIN = 42.0
_HEAD = 66.0
_ROOM = (WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - _HEAD)
_READABLE = 0.66
"""The smallest scale of one page: type of 12 px becomes 8 px, 6 pt."""
_SPREAD = 0.8
_TRIES = 7
_WIDEST = 6000.0


def draw_page(timeline: Timeline, view: View | None = None, title: str = "", subtitle: str = "") -> str:
    """The timeline on one A3 page as SVG, however small it becomes; `view.width` is set by the page.

    `title` and `subtitle` empty: those of the timeline.
    """
    view = view or View()
    return document(view, lay_out_page(timeline, view, title, subtitle))


def draw_pages(timeline: Timeline, view: View | None = None, title: str = "", subtitle: str = "") -> tuple[str, ...]:
    """The timeline on as many A3 pages as keep its type readable: one where that will do."""
    view = view or View()
    one, scale = _fitted(timeline, view, None)
    if scale >= _READABLE or len(one.sections) < 2:
        return (document(view, _page(timeline, view, one, scale, title, subtitle)),)
    pages = []
    for number, only in enumerate(_spread(timeline, view), 1):
        layout, scale = _fitted(timeline, view, only)
        pages.append(
            document(replace(view, id=f"{view.id}{number}"), _page(timeline, view, layout, scale, title, subtitle))
        )
    return tuple(pages)


def lay_out_page(timeline: Timeline, view: View, title: str = "", subtitle: str = "") -> Layout:
    """The single page as a layout, its labels in px of the page."""
    layout, scale = _fitted(timeline, view, None)
    return _page(timeline, view, layout, scale, title, subtitle)


def _fitted(timeline: Timeline, view: View, only: frozenset[str] | None) -> tuple[Layout, float]:
    """The layout whose shape comes closest to that of the room, and the scale at which it fits in.

    Lanes grow and shrink with the width (labels find room or lose it), so the width is searched for, not computed.
    """
    wide, high = _ROOM
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


def _spread(timeline: Timeline, view: View) -> list[frozenset[str]]:
    """Sections in order, as many to a page as fit at a scale that reads well."""
    layout = lay_out(timeline, replace(view, width=round(_ROOM[0] / _SPREAD)))
    room = _ROOM[1] / _SPREAD - layout.head - 60  # 60: legend and note
    pages: list[list[str]] = [[]]
    left = room
    for name, height in layout.sections:
        if height > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(name)
        left -= height
    return [frozenset(page) for page in pages]


def _page(timeline: Timeline, view: View, layout: Layout, scale: float, title: str, subtitle: str) -> Layout:
    sheet = Sheet()
    heading = shortened(tidy(title or timeline.title), _ROOM[0], TITLE)
    reference = f"{word('reference', view.language)} {day_text(timeline.reference_day, view.language)}"
    reference = reference[0].upper() + reference[1:]
    told = tidy(subtitle or timeline.description).rstrip(".")
    line = shortened(f"{told}. {reference}." if told else f"{reference}.", _ROOM[0], SUBTITLE)
    content = sheet.text(MARGIN, MARGIN + 22, heading, TITLE) + sheet.text(
        MARGIN, MARGIN + 48, line, SUBTITLE, colour="cg"
    )
    top = MARGIN + _HEAD
    left = (WIDTH - layout.width * scale) / 2
    content += f'<g transform="translate({n(left)} {n(top)}) scale({scale:.4f})">\n{layout.content}\n</g>'
    moved = [LabelBox(left + b.x * scale, top + b.y * scale, b.w * scale, b.h * scale, b.text) for b in layout.labels]
    return Layout(WIDTH, HEIGHT, (*sheet.labels, *moved), content, layout.title, layout.description)
