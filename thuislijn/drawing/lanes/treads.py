# SPDX-License-Identifier: EUPL-1.2
"""Treads: the bars of stays, with their title and length inside or in the free room around them."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.palette import INK, PLACES, text_on
from thuislijn.drawing.scale import Level
from thuislijn.drawing.svg import LabelBox
from thuislijn.drawing.text import BOLD, SMALL, shortened, width
from thuislijn.drawing.words import about
from thuislijn.timeline.items import Stay
from thuislijn.timeline.vocabulary import PlaceType

TREAD = 17.0
RUNG = 20.0
"""From one row of treads to the next, px."""
OFF_LADDER = (PlaceType.INDEPENDENT, PlaceType.UNKNOWN)

_INSET = 6.0
_SIGN = 9.0  # room for the mark of a disputed stay
_HALF = 7.5  # half the height that a label beside a tread keeps free


@dataclass(slots=True)
class Tread:
    """A stay as drawn: its place, where it begins and ends, and its middle."""

    entry: Entry
    place: PlaceType
    x0: float
    x1: float
    y: float

    @property
    def signed(self) -> bool:
        """Whether the mark of a disputed stay stands inside, before the title."""
        return self.entry.disputed and self.x1 - self.x0 >= 16

    @property
    def inset(self) -> float:
        return _INSET + (_SIGN if self.signed else 0)


def place_of(entry: Entry) -> PlaceType:
    assert isinstance(entry.item, Stay)
    return entry.item.place


def tread_of(frame: Frame, entry: Entry, middle: float) -> Tread:
    """The tread of a stay with its middle at a height."""
    assert entry.span is not None
    x0, x1 = frame.reach(entry.span)
    return Tread(entry, place_of(entry), x0, x1, middle)


def draw_treads(
    frame: Frame, treads: list[Tread], lane: tuple[float, float], person: str, risers: list[LabelBox]
) -> None:
    """Draws the treads; labels find room between the top and bottom of the lane, around treads and risers."""
    frame.lane += 1
    boxes = [_box(tread) for tread in treads]
    order = sorted(range(len(treads)), key=lambda i: (treads[i].x0 - treads[i].x1, i))
    labels = {i: _inside(frame, treads[i]) for i in order}
    for i in order:
        if not labels[i]:
            labels[i] = _beside(frame, treads[i], boxes, lane, risers) or _cut(frame, treads[i])
    for i, tread in enumerate(treads):
        frame.sheet.body.append(frame.group(tread.entry, _shape(frame, tread) + labels[i], person))


def _box(tread: Tread) -> LabelBox:
    span = tread.entry.span
    beyond = marks.ARROW if span is not None and span.ongoing else 0.0
    return LabelBox(tread.x0, tread.y - TREAD / 2, tread.x1 - tread.x0 + beyond, TREAD, "")


def _shape(frame: Frame, tread: Tread) -> str:
    entry, span = tread.entry, tread.entry.span
    assert span is not None
    css = f"p-{tread.place.value}"
    if span.estimated:
        css += " est"
        frame.seen.add("estimated")
    if span.fades_out or span.fades_in:
        frame.seen.add("end_unknown")
    ends = frame.ends(span)
    top = tread.y - TREAD / 2
    shape = marks.bar(css, tread.x0, tread.x1, top, TREAD, ends)
    if not entry.item.reviewed and not ends.cut_left:
        frame.seen.add("unreviewed")
        shape += marks.perforation(tread.x0, top, TREAD)
    if entry.disputed:
        frame.seen.add("disputed")
        shape += marks.contested(tread.x0 + (7 if tread.signed else 0), tread.y)
    return shape


def _length(frame: Frame, entry: Entry) -> str:
    span = entry.span
    if span is None or span.point or span.fades_in or span.fades_out or not span.days:
        return ""
    return about(entry.item.when.duration(frame.timeline.reference_day), span.days, frame.language)


def _colour(tread: Tread) -> str:
    return "" if text_on(PLACES[tread.place]) == INK else "cw"


def _inside(frame: Frame, tread: Tread) -> str:
    """The title in the tread and, where there is room, how long the stay lasted at its end; '' if nothing fits."""
    room = tread.x1 - tread.x0 - tread.inset - _INSET
    length = _length(frame, tread.entry)
    base = tread.y + 4.1
    for text in frame.texts(tread.entry.item):
        if width(text, BOLD) <= room:
            shown = frame.sheet.text(tread.x0 + tread.inset, base, text, BOLD, colour=_colour(tread))
            if length and width(text, BOLD) + 10 + width(length, SMALL) <= room:
                shown += frame.sheet.text(tread.x1 - _INSET, base, length, SMALL, "end", _colour(tread))
            return shown
    return ""


def _cut(frame: Frame, tread: Tread) -> str:
    """As much of the short title as fits in the tread."""
    titles = frame.texts(tread.entry.item)
    if not titles:
        return ""
    inset = tread.inset - 1
    text = shortened(titles[-1], tread.x1 - tread.x0 - inset - _INSET + 1, BOLD)
    return frame.sheet.text(tread.x0 + inset, tread.y + 4.1, text, BOLD, colour=_colour(tread))


def _beside(
    frame: Frame, tread: Tread, boxes: list[LabelBox], lane: tuple[float, float], risers: list[LabelBox]
) -> str:
    """The title and length beside the tread, or a row below or above it; across a riser only as a last resort."""
    length = _length(frame, tread.entry)
    titles = frame.texts(tread.entry.item)
    if frame.scale.level_at(tread.entry.since) is Level.LIFE:
        titles = titles[::-1]
    texts = [f"{title}, {length}" for title in titles] if length else []
    texts += titles
    for obstacles in ((*boxes, *risers), boxes):
        for text in texts:
            wide = width(text, BOLD)
            for x, middle in _spots(tread, wide):
                box = LabelBox(x - 3, middle - _HALF, wide + 6, 2 * _HALF, text)
                within = frame.left <= x and x + wide <= frame.right
                if not within or box.y < lane[0] or box.y + box.h > lane[1]:
                    continue
                if not any(box.overlaps(other) for other in obstacles):
                    boxes.append(box)
                    return frame.sheet.text(x, middle + 4.1, text, BOLD, free=True)
        if not risers:
            break
    return ""


def _spots(tread: Tread, wide: float) -> tuple[tuple[float, float], ...]:
    """Where a label may stand: its left edge and its middle."""
    right, left = tread.x1 + 6, tread.x0 - 6 - wide
    below, above = tread.y + 18, tread.y - 18
    return (
        (right, tread.y),
        (left, tread.y),
        (tread.x0, below),
        (tread.x1 - wide, below),
        (tread.x0, above),
        (tread.x1 - wide, above),
        (right, below),
        (right, above),
    )
