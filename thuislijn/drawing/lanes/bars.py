# SPDX-License-Identifier: EUPL-1.2
"""Lanes of bars in packed rows: measures, school, help, contact, diagnoses, circumstances, the lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.packing import INSET, Place, Placed, Slot, pack
from thuislijn.drawing.spans import Span
from thuislijn.drawing.text import BOLD, SMALL_BOLD, TEXT, Style, width
from thuislijn.drawing.words import duration_text
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Ending
from thuislijn.timeline.vocabulary import Answer, HelpState, Outcome

_ARROW_ROOM = marks.ARROW + 2
SIGN_ROOM = 12.0
"""What the mark of a disputed entry takes of the start of its bar, px."""


@dataclass(slots=True)
class Look:
    """How a bar is drawn: CSS class, colour of its text inside and beside it, weight of the type."""

    css: str
    inside: str = ""
    beside: str = ""
    bold: bool = False
    legend: str = ""


@dataclass(slots=True)
class Bar:
    """A bar on its way to a row. `waits` are the px before it that are hatched."""

    entry: Entry | None
    span: Span
    look: Look
    texts: tuple[str, ...]
    x0: float
    x1: float
    waits: tuple[float, float] | None = None
    refused: bool = False
    weight: float = 0.0
    sign: Callable[[float, float], str] | None = None  # drawn around a middle, instead of a bar


@dataclass(frozen=True, slots=True)
class Rows:
    """The measures of a lane: height of a bar, distance of rows, rows that labels may claim, one row by nature."""

    bar: float = 14.0
    pitch: float = 17.0
    most: int = 7
    single: bool = False


def make_bar(frame: Frame, entry: Entry, look: Look, texts: tuple[str, ...] | None = None) -> Bar:
    """The bar of an entry as far as the plot shows it."""
    span = entry.span if entry.span is not None else entry.waits
    assert span is not None
    x0, x1 = frame.reach(span)
    bar = Bar(entry, span, look, frame.texts(entry.item) if texts is None else texts, x0, x1, weight=entry.weight)
    if entry.waits is not None:
        w0, w1 = frame.reach(entry.waits)
        bar.waits = (w0, w1 if entry.span is None else x0)
    return bar


def bar_lane(frame: Frame, y: float, bars: list[Bar], rows: Rows = Rows(), person: str = "") -> float:
    """Packs and draws the bars; returns the y below the last row."""
    frame.lane += 1
    bars = sorted(bars, key=lambda bar: (bar.span if bar.entry is None else bar.entry).since)
    slots = [_slot(bar) for bar in bars]
    placed = pack(slots, frame.left + 2, frame.right, rows.most, rows.single)
    for bar, slot, spot in zip(bars, slots, placed, strict=True):
        top = y + spot.row * rows.pitch
        inner = _draw(frame, bar, slot, spot, top, rows.bar)
        if bar.entry is None:
            frame.sheet.body.append(inner)
        else:
            frame.sheet.body.append(frame.group(bar.entry, inner, person))
    count = max((spot.row + 1 for spot in placed), default=1)
    return y + count * rows.pitch


def _slot(bar: Bar) -> Slot:
    style = BOLD if bar.look.bold else TEXT
    arrow = bar.span.ongoing
    tail = _ARROW_ROOM if arrow else 0.0
    if _broken_off(bar) or bar.refused:
        tail = 7.0
    only_waits = bar.entry is not None and bar.entry.span is None
    # A text over hatching needs a plate of its own, hence a little more room; a mark of dispute stands before it.
    before = 4.0 if only_waits else 0.0
    if bar.entry is not None and bar.entry.disputed and bar.x1 - bar.x0 >= SIGN_ROOM + 4:
        before += SIGN_ROOM - 2
    start = bar.x0 if bar.waits is None or only_waits else bar.waits[0]
    return Slot(start, bar.x1, bar.x0 + before, bar.texts, style, bar.weight, tail)


def _broken_off(bar: Bar) -> bool:
    item = bar.entry.item if bar.entry is not None else None
    if not isinstance(item, Help) or bar.span.ongoing:
        return False
    return item.broken_off is Answer.YES or item.outcome is Outcome.BROKEN_OFF


def _draw(frame: Frame, bar: Bar, slot: Slot, spot: Placed, y: float, h: float) -> str:
    parts: list[str] = []
    ends = frame.ends(bar.span)
    x0 = bar.x0 if bar.waits is not None else max(bar.x0, spot.x0)
    only_waits = bar.entry is not None and bar.entry.span is None
    if bar.waits is not None:
        parts.append(_waiting(frame, bar, spot, y, h))
    if bar.sign is not None:
        parts.append(bar.sign((bar.x0 + bar.x1) / 2, y + h / 2))
    elif not only_waits:
        css = bar.look.css
        if bar.span.estimated:
            css += " est"
            frame.seen.add("estimated")
        if bar.span.fades_out or bar.span.fades_in:
            frame.seen.add("end_unknown")
        parts.append(marks.bar(css, x0, max(bar.x1, x0 + 2), y, h, ends))
    frame.seen.add(bar.look.legend)
    parts.append(_signs(frame, bar, x0, y, h, ends))
    parts.append(_text(frame, bar, slot, spot, y, h))
    return "".join(parts)


def _waiting(frame: Frame, bar: Bar, spot: Placed, y: float, h: float) -> str:
    """The hatched stretch before help, with how long it took where that fits."""
    assert bar.waits is not None and bar.entry is not None and bar.entry.waits is not None
    a, b = bar.waits
    only_waits = bar.entry.span is None
    if not only_waits:
        a = max(a, spot.x0)
    if b - a < 1:
        return ""
    frame.seen.add("waiting")
    inset = 1.5
    if bar.entry.waits.estimated:
        frame.seen.add("estimated")
    css = "wait est" if bar.entry.waits.estimated else "wait"
    parts = [marks.rect(css, a, y + inset, b, y + h - inset), marks.hatch(a, b, y + inset, h - 2 * inset)]
    if only_waits:
        return "".join(parts)
    days = bar.entry.waits.days
    length = duration_text(days, frame.language)
    words = (f"{length} {frame.word('waiting')}", length)
    for text in words:
        wide = width(text, SMALL_BOLD)
        if wide + 24 <= b - a:
            middle = (a + b) / 2
            parts.append(marks.rect("paper", middle - wide / 2 - 3, y + 2.5, middle + wide / 2 + 3, y + h - 2.5))
            parts.append(frame.sheet.text(middle, y + h / 2 + 3.8, text, SMALL_BOLD, "middle", "ck"))
            break
    return "".join(parts)


def _signs(frame: Frame, bar: Bar, x0: float, y: float, h: float, ends: marks.Ends) -> str:
    parts: list[str] = []
    entry = bar.entry
    if entry is not None and not entry.item.reviewed and not ends.cut_left:
        frame.seen.add("unreviewed")
        parts.append(marks.perforation(bar.waits[0] if bar.waits else x0, y, h))
    if entry is not None and isinstance(entry.item, Help):
        parts.append(_hold(frame, entry.item, bar, y, h))
    if bar.refused:
        frame.seen.add("broken_off")
        parts.append(marks.cross(bar.x1 + 4, y + h / 2))
    elif _broken_off(bar) and not ends.cut_right:
        frame.seen.add("broken_off")
        parts.append(marks.cross(bar.x1, y + h / 2))
    if entry is not None and entry.disputed:
        frame.seen.add("disputed")
        parts.append(marks.contested(_sign_x(bar, x0), y + h / 2))
    return "".join(parts)


def _sign_x(bar: Bar, x0: float) -> float:
    """Where the mark of a disputed bar stands: inside at its start, or on the edge of a bar that is too narrow."""
    return x0 + SIGN_ROOM / 2 + 1 if bar.x1 - x0 >= SIGN_ROOM + 4 else x0


def _hold(frame: Frame, item: Help, bar: Bar, y: float, h: float) -> str:
    """The stretch in which help stood still: a pale stretch within the bar."""
    hold = item.on_hold
    if not hold.is_dated or item.state is HelpState.WAITING:
        return ""
    start = hold.start.middle if hold.start.middle is not None else hold.end.middle
    assert start is not None
    reference = frame.timeline.reference_day
    end = hold.end.middle if hold.ending is not Ending.ONGOING else reference
    a = max(frame.scale.x(start), bar.x0)
    b = min(frame.scale.x(end if end is not None else start + 30), bar.x1)
    if b - a < 2:
        return ""
    frame.seen.add("hold")
    edges = "".join(marks.line("holdend", x, y + 1, x, y + h - 1) for x in (a, b) if bar.x0 < x < bar.x1)
    return marks.rect("hold", a, y + 0.6, b, y + h - 0.6) + edges


def _text(frame: Frame, bar: Bar, slot: Slot, spot: Placed, y: float, h: float) -> str:
    if spot.place is Place.NONE:
        return ""
    base = y + h / 2 + 4.1
    style: Style = slot.style
    if spot.place is not Place.INSIDE:
        return frame.sheet.text(spot.x, base, spot.text, style, colour=bar.look.beside, free=True)
    only_waits = bar.entry is not None and bar.entry.span is None
    if not only_waits:
        return frame.sheet.text(spot.x, base, spot.text, style, colour=bar.look.inside)
    wide = width(spot.text, style)
    plate = marks.rect("paper", spot.x - INSET + 1, y + 2.5, spot.x + wide + 4, y + h - 2.5)
    return plate + frame.sheet.text(spot.x, base, spot.text, style, colour="ck")
