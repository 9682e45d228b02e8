# SPDX-License-Identifier: EUPL-1.2
"""Where a child lived: the staircase of home, or flat bars.

A stay is a tread on its rung of the place ladder. A pale tint hangs from the line of home down to the tread and thin
risers join one stay to the next, so that the way down (and back up) is seen before anything is read. The rungs lie at
the same heights for every child of a drawing; rungs that nobody used are drawn narrow.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.palette import PLACES, text_on
from thuislijn.drawing.scale import Level
from thuislijn.drawing.svg import LabelBox, n
from thuislijn.drawing.text import BOLD, SMALL, shortened, width
from thuislijn.drawing.words import about
from thuislijn.timeline.items import Stay
from thuislijn.timeline.vocabulary import LADDER, PlaceType

TREAD = 17.0
_USED = 20.0
_UNUSED = 8.0
_LABELLED = 13.0
_INSET = 6.0
_SIGN = 9.0  # room for the mark of a disputed stay
_OFF_LADDER = (PlaceType.INDEPENDENT, PlaceType.UNKNOWN)


@dataclass(slots=True)
class Ladder:
    """The middle of every rung relative to the top of the lane; `rows` how many treads lie under each other on it."""

    middles: dict[PlaceType, float]
    height: float


@dataclass(slots=True)
class _Tread:
    entry: Entry
    place: PlaceType
    x0: float
    x1: float
    y: float


def ladder(frame: Frame, doubled: dict[PlaceType, int] | None = None) -> Ladder:
    """The rungs for the places used in this drawing; `doubled` gives the rows of rungs with overlapping stays."""
    used = frame.cast.rungs
    y = 5.0
    middles: dict[PlaceType, float] = {}
    for place in (*LADDER, *(p for p in _OFF_LADDER if p in used)):
        if place in _OFF_LADDER:
            y += 4
        rows = (doubled or {}).get(place, 1)
        if place in used or place is PlaceType.HOME:
            height = _USED * rows
            middles[place] = y + _USED / 2
        else:
            height = _LABELLED if place is PlaceType.SECURE else _UNUSED
            middles[place] = y + height / 2
        y += height
    return Ladder(middles, y + 3)


def living_lane(frame: Frame, y: float, stays: list[Entry], person: str) -> float:
    """The staircase; returns the y below it."""
    rows = _rows(frame, stays)
    doubled: dict[PlaceType, int] = {}
    for entry, row in zip(stays, rows, strict=True):
        doubled[_place(entry)] = max(doubled.get(_place(entry), 1), row + 1)
    rungs = ladder(frame, doubled)
    _draw_ladder(frame, y, rungs, {_place(entry) for entry in stays})
    treads = [
        _tread(frame, entry, y + rungs.middles[_place(entry)] + row * _USED)
        for entry, row in zip(stays, rows, strict=True)
    ]
    home = y + rungs.middles[PlaceType.HOME] - TREAD / 2
    for tread in treads:
        _tint(frame, tread, home)
    _risers(frame, treads)
    _draw_treads(frame, treads, (y, y + rungs.height), person)
    return y + rungs.height


def flat_lane(frame: Frame, y: float, stays: list[Entry], person: str) -> float:
    """All stays on one row of coloured bars (more rows where they overlap); returns the y below it."""
    rows: list[float] = []
    treads: list[_Tread] = []
    for entry in stays:
        tread = _tread(frame, entry, 0.0)
        row = next((i for i, end in enumerate(rows) if end <= tread.x0 + 3), len(rows))
        rows[row : row + 1] = [tread.x1]
        tread.y = y + 3 + TREAD / 2 + row * _USED
        treads.append(tread)
    bottom = y + 5 + max(1, len(rows)) * _USED
    frame.gutter(y + 3 + TREAD / 2, frame.word("living"))
    for tread in treads:
        frame.seen.add(f"place:{tread.place.value}")
    _draw_treads(frame, treads, (y, bottom), person)
    return bottom


def _place(entry: Entry) -> PlaceType:
    assert isinstance(entry.item, Stay)
    return entry.item.place


def _rows(frame: Frame, stays: list[Entry]) -> list[int]:
    """Stays on one rung that overlap by more than a few px come to lie under each other."""
    taken: dict[PlaceType, list[float]] = {}
    found: list[int] = []
    for entry in stays:
        assert entry.span is not None
        x0, x1 = frame.reach(entry.span)
        ends = taken.setdefault(_place(entry), [])
        row = next((i for i, end in enumerate(ends) if end <= x0 + 3), len(ends))
        ends[row : row + 1] = [x1]
        found.append(row)
    return found


def _tread(frame: Frame, entry: Entry, middle: float) -> _Tread:
    assert entry.span is not None
    x0, x1 = frame.reach(entry.span)
    return _Tread(entry, _place(entry), x0, x1, middle)


def _draw_ladder(frame: Frame, y: float, rungs: Ladder, used: set[PlaceType]) -> None:
    sheet = frame.sheet
    x = frame.left - 17
    on_ladder = [place for place in LADDER if place in rungs.middles]
    top, bottom = y + rungs.middles[on_ladder[0]] - 5, y + rungs.middles[on_ladder[-1]] + 5
    sheet.body.append(f'<path class="rail" d="M{n(x - 4)} {n(top)}V{n(bottom)}M{n(x + 4)} {n(top)}V{n(bottom)}"/>')
    for place, middle in rungs.middles.items():
        at = y + middle
        sheet.lines.append(marks.line("rung", frame.left, at, frame.right, at))
        sheet.body.append(
            f'<rect class="p-{place.value}" x="{n(x - 6.5)}" y="{n(at - 2.2)}" width="13" height="4.4" rx="1.5"/>'
        )
        if place in used:
            frame.gutter(at, _rung_name(frame, place), bold=True, inset=29)
        elif place in (PlaceType.HOME, PlaceType.SECURE):
            frame.gutter(at, _rung_name(frame, place), inset=29)


def _rung_name(frame: Frame, place: PlaceType) -> str:
    if place is PlaceType.INDEPENDENT:
        return frame.word("off_ladder")
    return place.label(frame.language)


def _tint(frame: Frame, tread: _Tread, home: float) -> None:
    if tread.place in (*_OFF_LADDER, PlaceType.HOME):
        return
    bottom = tread.y - TREAD / 2
    if bottom > home:
        frame.sheet.tints.append(marks.rect(f"q-{tread.place.value}", tread.x0, home, tread.x1, bottom))


def _risers(frame: Frame, treads: list[_Tread]) -> None:
    """A riser where one stay follows another within a month or a few px, in the colour of the deeper of the two."""
    for one, other in itertools.pairwise(treads):
        a, b = one.entry.span, other.entry.span
        if one.y == other.y or a is None or b is None or one.place in _OFF_LADDER or other.place in _OFF_LADDER:
            continue
        if not frame.scale.shows(b.start) or not (abs(other.x0 - one.x1) <= 5 or -7 <= b.start - a.end <= 31):
            continue
        deeper, higher = (one, other) if one.y > other.y else (other, one)
        x = other.x0 if deeper is other else one.x1
        x = min(max(x + (1 if deeper is other else -1), frame.left + 1), frame.right - 1)
        top, bottom = higher.y + TREAD / 2, deeper.y - TREAD / 2
        if deeper is one:
            top = higher.y - TREAD / 2
        if bottom > top:
            frame.sheet.body.append(marks.line(f"r-{deeper.place.value}", x, top, x, bottom))


def _draw_treads(frame: Frame, treads: list[_Tread], lane: tuple[float, float], person: str) -> None:
    # Labels beside treads look for room among the treads themselves and the labels placed before them.
    boxes = [
        LabelBox(
            t.x0,
            t.y - TREAD / 2,
            t.x1 - t.x0 + (marks.ARROW if t.entry.span and t.entry.span.ongoing else 0),
            TREAD,
            "",
        )
        for t in treads
    ]
    order = sorted(range(len(treads)), key=lambda i: (treads[i].x0 - treads[i].x1, i))
    labels = {i: _inside(frame, treads[i]) for i in order}
    for i in order:
        if not labels[i]:
            labels[i] = _beside(frame, treads[i], boxes, lane)
    for i, tread in enumerate(treads):
        entry = tread.entry
        assert entry.span is not None
        css = f"p-{tread.place.value}"
        if entry.span.estimated:
            css += " est"
            frame.seen.add("estimated")
        if entry.span.fades_out or entry.span.fades_in:
            frame.seen.add("end_unknown")
        ends = frame.ends(entry.span)
        parts = [marks.bar(css, tread.x0, tread.x1, tread.y - TREAD / 2, TREAD, ends)]
        if not entry.item.reviewed and not ends.cut_left:
            frame.seen.add("unreviewed")
            parts.append(marks.perforation(tread.x0, tread.y - TREAD / 2, TREAD))
        if entry.disputed:
            frame.seen.add("disputed")
            parts.append(marks.contested(tread.x0 + (7 if _signed(tread) else 0), tread.y))
        frame.sheet.body.append(frame.group(entry, "".join(parts) + labels[i], person))


def _signed(tread: _Tread) -> bool:
    """Whether the mark of a disputed stay stands inside the tread, before its title."""
    return tread.entry.disputed and tread.x1 - tread.x0 >= 16


def _length(frame: Frame, entry: Entry) -> str:
    span = entry.span
    if span is None or span.point or span.fades_in or span.fades_out or not span.days:
        return ""
    return about(entry.item.when.duration(frame.timeline.reference_day), span.days, frame.language)


def _inside(frame: Frame, tread: _Tread) -> str:
    """The title in the tread and, where there is room, how long the stay lasted at its end; '' if nothing fits."""
    colour = "cw" if text_on(PLACES[tread.place]) != "#1f1d1a" else ""
    inset = _INSET + (_SIGN if _signed(tread) else 0)
    room = tread.x1 - tread.x0 - inset - _INSET
    texts = frame.texts(tread.entry.item)
    length = _length(frame, tread.entry)
    base = tread.y + 4.1
    for text in texts:
        if width(text, BOLD) <= room:
            shown = frame.sheet.text(tread.x0 + inset, base, text, BOLD, colour=colour)
            if length and width(text, BOLD) + 10 + width(length, SMALL) <= room:
                shown += frame.sheet.text(tread.x1 - _INSET, base, length, SMALL, "end", colour)
            return shown
    return ""


def _beside(frame: Frame, tread: _Tread, boxes: list[LabelBox], lane: tuple[float, float]) -> str:
    """The title and length to the right or left of the tread, else a row below or above, else shortened inside."""
    length = _length(frame, tread.entry)
    titles = frame.texts(tread.entry.item)
    if frame.scale.level_at(tread.entry.since) is Level.LIFE:
        titles = titles[::-1]
    texts = [f"{title}, {length}" for title in titles] if length else []
    for text in (*texts, *titles):
        wide = width(text, BOLD)
        for x, middle in _spots(tread, wide):
            box = LabelBox(x, middle - 7.5, wide, 15, text)
            inside = frame.left <= x and x + wide <= frame.right and lane[0] <= box.y and box.y + box.h <= lane[1]
            clear = LabelBox(x - 3, box.y, wide + 6, box.h, "")
            if inside and not any(clear.overlaps(other) for other in boxes):
                boxes.append(box)
                return frame.sheet.text(x, middle + 4.1, text, BOLD, halo=True)
    if not titles:
        return ""
    inset = _INSET - 1 + (_SIGN if _signed(tread) else 0)
    text = shortened(titles[-1], tread.x1 - tread.x0 - inset - _INSET + 1, BOLD)
    colour = "cw" if text_on(PLACES[tread.place]) != "#1f1d1a" else ""
    return frame.sheet.text(tread.x0 + inset, tread.y + 4.1, text, BOLD, colour=colour)


def _spots(tread: _Tread, wide: float) -> tuple[tuple[float, float], ...]:
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
