# SPDX-License-Identifier: EUPL-1.2
"""Rows and labels for bars: full title inside, then short inside, right, left, shortened with an ellipsis.

Bars are taken from left to right and put in the first row that has room for bar and label together. Where the rows
run out, the lighter label gives way: to an ellipsis inside its bar, or to nothing (the title stays in the name of
the item, for pointer and screen reader).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from thuislijn.drawing.text import Style, shortened, width

INSET = 5.0
"""Between the edge of a bar and a text inside it, px."""
GAP = 5.0
"""Between a bar and a text beside it, px."""
PAD = 8.0
"""Between the text beside a bar and the next bar, px."""
_TOUCH = 4.0  # overlaps up to this many px come from uncertain dates: the later bar then starts where the earlier ends


class Place(Enum):
    INSIDE = "inside"
    RIGHT = "right"
    LEFT = "left"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """A bar that wants a row and a label.

    `x0` to `x1` is what it covers; `inner` is where the room for a text inside begins (a waiting time before it is
    covered, but no room), `tail` how much of its end is taken. `texts` run from full to short.
    """

    x0: float
    x1: float
    inner: float
    texts: tuple[str, ...]
    style: Style
    weight: float = 0.0
    tail: float = 0.0


@dataclass(slots=True)
class Placed:
    """Where a bar went: its row, possibly trimmed start, and its label with the x where the text begins."""

    row: int
    x0: float
    place: Place = Place.NONE
    text: str = ""
    x: float = 0.0


@dataclass(slots=True)
class _Row:
    bars: float  # the right end of the last bar
    end: float  # the right end of all that is in it
    last: int  # index of the last bar


def pack(slots: Sequence[Slot], left: float, right: float, rows: int, single: bool = False) -> list[Placed]:
    """A row and a label for every bar; bars that begin at the same place keep the order given.

    `rows` is how many rows labels may claim; bars that overlap each other open more rows where they must. `single`:
    bars follow each other by nature (school, lead), so no label beside a bar may push the next one to another row.
    """
    order = sorted(range(len(slots)), key=lambda i: (slots[i].x0, i))
    placed: list[Placed] = [Placed(0, slot.x0) for slot in slots]
    taken: list[_Row] = []
    for at, index in enumerate(order):
        slot = slots[index]
        row = _choose_row(slot, slots, placed, taken, (left, right, 1 if single else rows))
        spot = placed[index]
        spot.row = row
        before = taken[row]
        spot.x0 = max(slot.x0, before.bars) if before.last >= 0 else slot.x0
        ahead = _next_start(slots, order, at, slot) if single else right + PAD
        _label(slot, spot, before.end if before.last >= 0 else left, (left, right, ahead))
        end = max(slot.x1, spot.x0)
        taken[row] = _Row(end, max(end, _text_end(slot, spot)), index)
    return placed


def _choose_row(
    slot: Slot, slots: Sequence[Slot], placed: list[Placed], taken: list[_Row], limits: tuple[float, float, int]
) -> int:
    """The first row with room for bar and label, else a new one, else one with room for the bar at least."""
    left, right, rows = limits
    free = [number for number, row in enumerate(taken) if _free(slot, row)]
    for number in free:
        if _label_fits(slot, taken[number].end, right):
            return number
    if len(taken) < rows and (not free or _label_fits(slot, left, right)):
        taken.append(_Row(0.0, 0.0, -1))
        return len(taken) - 1
    if free:
        return free[0]
    reachable = [number for number, row in enumerate(taken) if row.bars <= slot.x0 + _touch(slot)]
    lighter = [number for number in reachable if slots[taken[number].last].weight <= slot.weight]
    for number in lighter or reachable:
        _give_way(slots[taken[number].last], placed[taken[number].last])
        taken[number].end = taken[number].bars
        return number
    taken.append(_Row(0.0, 0.0, -1))
    return len(taken) - 1


def _label_fits(slot: Slot, free_from: float, right: float) -> bool:
    """Whether the shortest title can stand inside the bar, right of it or left of it."""
    if not slot.texts:
        return True
    wide = min(width(text, slot.style) for text in slot.texts)
    if wide <= slot.x1 - slot.inner - 2 * INSET - slot.tail or slot.x1 + GAP + slot.tail + wide <= right:
        return True
    return slot.x0 - GAP - wide >= free_from + PAD


def _touch(slot: Slot) -> float:
    return min(_TOUCH, (slot.x1 - slot.x0) / 2)


def _free(slot: Slot, row: _Row) -> bool:
    return row.end <= slot.x0 if row.end > row.bars else row.bars <= slot.x0 + _touch(slot)


def _give_way(slot: Slot, spot: Placed) -> None:
    """Takes the label from beside a bar and leaves what fits inside."""
    spot.place, spot.text = Place.NONE, ""
    _ellipsis(slot, spot)


def _ellipsis(slot: Slot, spot: Placed) -> None:
    start = max(slot.inner, spot.x0)
    text = shortened(slot.texts[-1], slot.x1 - start - 2 * INSET - slot.tail, slot.style) if slot.texts else ""
    if text:
        spot.place, spot.text, spot.x = Place.INSIDE, text, start + INSET


def _label(slot: Slot, spot: Placed, free_from: float, room: tuple[float, float, float]) -> None:
    left, right, ahead = room
    start = max(slot.inner, spot.x0)
    inside = slot.x1 - start - 2 * INSET - slot.tail
    wides = [width(text, slot.style) for text in slot.texts]
    for text, wide in zip(slot.texts, wides, strict=True):
        if wide <= inside:
            spot.place, spot.text, spot.x = Place.INSIDE, text, start + INSET
            return
    edge = slot.x1 + GAP + slot.tail
    for text, wide in zip(slot.texts, wides, strict=True):
        if edge + wide <= right and edge + wide + PAD <= ahead:
            spot.place, spot.text, spot.x = Place.RIGHT, text, edge
            return
    for text, wide in zip(slot.texts, wides, strict=True):
        if spot.x0 - GAP - wide >= max(left, free_from + PAD if free_from > left else left):
            spot.place, spot.text, spot.x = Place.LEFT, text, spot.x0 - GAP - wide
            return
    _ellipsis(slot, spot)


def _text_end(slot: Slot, spot: Placed) -> float:
    if spot.place is not Place.RIGHT:
        return slot.x1 + slot.tail
    return spot.x + width(spot.text, slot.style) + PAD


def _next_start(slots: Sequence[Slot], order: list[int], at: int, slot: Slot) -> float:
    """Where the next bar begins that does not begin under this one."""
    for index in order[at + 1 :]:
        if slots[index].x0 >= slot.x1 - _TOUCH:
            return slots[index].x0
    return float("inf")
