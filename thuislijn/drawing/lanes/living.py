# SPDX-License-Identifier: EUPL-1.2
"""Where a child lived: the staircase of home, or flat bars.

A stay is a tread on its rung of the place ladder. A pale tint hangs from the line of home down to the tread and thin
risers join one stay to the next, so that the way down (and back up) is seen before anything is read. The rungs lie at
the same heights for every child of a drawing; rungs that nobody used are drawn narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.treads import OFF_LADDER, RUNG, TREAD, Tread, draw_treads, place_of, tread_of
from thuislijn.drawing.svg import Fixed, LabelBox, n
from thuislijn.timeline.vocabulary import LADDER, PlaceType

_UNUSED = 8.0
_LABELLED = 13.0


@dataclass(slots=True)
class Ladder:
    """The middle of every rung (of its first row of treads) relative to the top of the lane."""

    middles: dict[PlaceType, float]
    height: float


def ladder(frame: Frame, doubled: dict[PlaceType, int] | None = None) -> Ladder:
    """The rungs for the places used in this drawing; `doubled` gives the rows of rungs with overlapping stays."""
    used = frame.cast.rungs
    y = 5.0
    middles: dict[PlaceType, float] = {}
    for place in (*LADDER, *(p for p in OFF_LADDER if p in used)):
        if place in OFF_LADDER:
            y += 4
        rows = (doubled or {}).get(place, 1)
        if place in used or place is PlaceType.HOME:
            height = RUNG * rows
            middles[place] = y + RUNG / 2
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
        doubled[place_of(entry)] = max(doubled.get(place_of(entry), 1), row + 1)
    rungs = ladder(frame, doubled)
    _draw_ladder(frame, y, rungs, {place_of(entry) for entry in stays})
    treads = [
        tread_of(frame, entry, y + rungs.middles[place_of(entry)] + row * RUNG)
        for entry, row in zip(stays, rows, strict=True)
    ]
    home = y + rungs.middles[PlaceType.HOME] - TREAD / 2
    for tread in treads:
        _tint(frame, tread, home)
    draw_treads(frame, treads, (y, y + rungs.height), person, _risers(frame, treads))
    return y + rungs.height


def flat_lane(frame: Frame, y: float, stays: list[Entry], person: str) -> float:
    """All stays on one row of coloured bars (more rows where they overlap); returns the y below it."""
    rows: list[float] = []
    treads: list[Tread] = []
    for entry in stays:
        tread = tread_of(frame, entry, 0.0)
        row = next((i for i, end in enumerate(rows) if end <= tread.x0 + 3), len(rows))
        rows[row : row + 1] = [tread.x1]
        tread.y = y + 3 + TREAD / 2 + row * RUNG
        treads.append(tread)
    bottom = y + 5 + max(1, len(rows)) * RUNG
    frame.gutter(y + 3 + TREAD / 2, frame.word("living"))
    for tread in treads:
        frame.seen.add(f"place:{tread.place.value}")
    draw_treads(frame, treads, (y, bottom), person, [])
    return bottom


def _rows(frame: Frame, stays: list[Entry]) -> list[int]:
    """Stays on one rung that overlap by more than a few px come to lie under each other."""
    taken: dict[PlaceType, list[float]] = {}
    found: list[int] = []
    for entry in stays:
        assert entry.span is not None
        x0, x1 = frame.reach(entry.span)
        ends = taken.setdefault(place_of(entry), [])
        row = next((i for i, end in enumerate(ends) if end <= x0 + 3), len(ends))
        ends[row : row + 1] = [x1]
        found.append(row)
    return found


def _draw_ladder(frame: Frame, y: float, rungs: Ladder, used: set[PlaceType]) -> None:
    sheet = frame.sheet
    x = frame.left - 17
    on_ladder = [place for place in LADDER if place in rungs.middles]
    top, bottom = y + rungs.middles[on_ladder[0]] - 5, y + rungs.middles[on_ladder[-1]] + 5
    rails = f"M{n(x - 4)} {n(top)}V{n(bottom)}M{n(x + 4)} {n(top)}V{n(bottom)}"
    sheet.body.append(Fixed(f'<path class="rail" d="{rails}"/>'))
    for place, middle in rungs.middles.items():
        at = y + middle
        sheet.rungs.append((frame.left, frame.right, at))
        rung = f'<rect class="p-{place.value}" x="{n(x - 6.5)}" y="{n(at - 2.2)}" width="13" height="4.4" rx="1.5"/>'
        sheet.body.append(Fixed(rung))
        if place in used:
            frame.gutter(at, _rung_name(frame, place), bold=True, inset=29)
        elif place in (PlaceType.HOME, PlaceType.SECURE):
            frame.gutter(at, _rung_name(frame, place), inset=29)


def _rung_name(frame: Frame, place: PlaceType) -> str:
    if place is PlaceType.INDEPENDENT:
        return frame.word("off_ladder")
    return place.label(frame.language)


def _tint(frame: Frame, tread: Tread, home: float) -> None:
    if tread.place in (*OFF_LADDER, PlaceType.HOME):
        return
    bottom = tread.y - TREAD / 2
    if bottom > home:
        frame.sheet.tints.append(marks.rect(f"q-{tread.place.value}", tread.x0, home, tread.x1, bottom))


def _risers(frame: Frame, treads: list[Tread]) -> list[LabelBox]:
    """A riser where one stay follows another within a month or a few px, in the colour of the deeper; their boxes."""
    boxes: list[LabelBox] = []
    for one, other in pairwise(treads):
        a, b = one.entry.span, other.entry.span
        if one.y == other.y or a is None or b is None or one.place in OFF_LADDER or other.place in OFF_LADDER:
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
            boxes.append(LabelBox(x - 1, top, 2, bottom - top, ""))
    return boxes
