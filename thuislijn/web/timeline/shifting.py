# SPDX-License-Identifier: EUPL-1.2
"""Moving an item along the axis by days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Ending, Moment, Period

_FARTHEST = 40 * 366


def shifted(item: Item, side: str, days: int) -> Item | None:
    """The item with its 'start', 'end' or both ('both', also for a point) moved; None where that cannot be.

    What is moved loses the words of its source: they told another time.
    """
    when = item.when
    if abs(days) > _FARTHEST or side not in ("start", "eind", "beide"):
        return None
    if when.ending is Ending.POINT:
        side = "beide"
    try:
        start = _moved(when.start, days) if side in ("start", "beide") else when.start
        end = _moved(when.end, days) if side in ("eind", "beide") and when.ending is Ending.DATED else when.end
    except (ValueError, OverflowError):
        return None
    if not start.is_known and side != "eind":
        return None
    if side == "eind" and when.ending is not Ending.DATED:
        return None
    if when.ending is Ending.POINT:
        return replace(item, when=Period.at(start))
    late = start.latest is not None and end.earliest is not None and end.earliest < start.latest
    return None if when.ending is Ending.DATED and late else replace(item, when=replace(when, start=start, end=end))


def _moved(moment: Moment, days: int) -> Moment:
    moved = replace(moment.plus(days, days), words="", age=None)
    for day in (moved.earliest, moved.latest):
        if day is not None:
            dt.date.fromordinal(day)
    return moved
