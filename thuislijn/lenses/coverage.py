# SPDX-License-Identifier: EUPL-1.2
"""Interval arithmetic over uncertain periods: which days are covered, for certain or perhaps.

A range is a pair of days, both inclusive. A tuple of ranges is kept sorted and without overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.timeline.moment import Day, Duration, Moment, Period
from thuislijn.timeline.timeline import Timeline

Range = tuple[Day, Day]
Ranges = tuple[Range, ...]


def union(ranges: Iterable[Range]) -> Ranges:
    """The days in any of the ranges; ranges that touch become one."""
    merged: list[Range] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges, window: Range) -> Ranges:
    """The days of the window in none of the ranges."""
    found: list[Range] = []
    next_free = window[0]
    for low, high in ranges:
        if high < next_free:
            continue
        if low > window[1]:
            break
        if low > next_free:
            found.append((next_free, low - 1))
        next_free = high + 1
    if next_free <= window[1]:
        found.append((next_free, window[1]))
    return tuple(found)


def clip(ranges: Iterable[Range], window: Range) -> Ranges:
    """The parts of the ranges inside the window."""
    return tuple((max(a, window[0]), min(b, window[1])) for a, b in ranges if a <= window[1] and b >= window[0])


def days(ranges: Iterable[Range]) -> int:
    """Number of days in ranges that do not overlap."""
    return sum(high - low + 1 for low, high in ranges)


def certain_cover(periods: Iterable[Period], reference_day: Day) -> Ranges:
    """Days on which at least one of the periods ran for certain."""
    return union(found for period in periods if (found := period.certain_days(reference_day)))


def possible_cover(periods: Iterable[Period], reference_day: Day) -> Ranges:
    """Days on which at least one of the periods may have run."""
    return union(found for period in periods if (found := period.possible_days(reference_day)))


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without cover: `possible` is its widest reading, `certain` its narrowest (None: it may not exist)."""

    possible: Range
    certain: Range | None

    @property
    def duration(self) -> Duration:
        """Days without cover, both ends of the range counted."""
        least = 0 if self.certain is None else self.certain[1] - self.certain[0] + 1
        return Duration(least, self.possible[1] - self.possible[0] + 1)

    @property
    def period(self) -> Period:
        """The gap as a period with uncertain ends."""
        low, high = self.possible
        if self.certain is None:
            return Period.during(Moment.between(low, high), Moment.between(low, high))
        return Period.during(Moment.between(low, self.certain[0]), Moment.between(self.certain[1], high))


def gaps(periods: Iterable[Period], window: Range, reference_day: Day) -> tuple[Gap, ...]:
    """Stretches of the window that no period covers; each with the longest part that is bare for certain."""
    known = tuple(periods)
    return gaps_between(certain_cover(known, reference_day), possible_cover(known, reference_day), window)


def gaps_between(certain: Ranges, possible: Ranges, window: Range) -> tuple[Gap, ...]:
    """The same from days that are covered for certain and days that may be."""
    bare = complement(possible, window)
    found = []
    n = 0
    for wide in complement(certain, window):
        longest: Range | None = None
        while n < len(bare) and bare[n][1] <= wide[1]:  # what is bare for certain lies inside one wide stretch
            if longest is None or bare[n][1] - bare[n][0] > longest[1] - longest[0]:
                longest = bare[n]
            n += 1
        found.append(Gap(wide, longest))
    return tuple(found)


def overlap(period: Period, window: Range, reference_day: Day) -> Duration:
    """How many days of the window the period covers, at least and at most."""
    least = clip([found] if (found := period.certain_days(reference_day)) else [], window)
    most = clip([found] if (found := period.possible_days(reference_day)) else [], window)
    return Duration(days(least), days(most))


def told(timeline: Timeline) -> Range:
    """The days of which the file tells: up to the reference day, within the stretch it covers where that is known."""
    low, high = timeline.observed.start.earliest, timeline.observed.end_by(timeline.reference_day).latest
    first = 1 if low is None else low
    last = timeline.reference_day if high is None else min(high, timeline.reference_day)
    return first, max(first, last)


def share(cover: Ranges, window: Range) -> float:
    """The part of the window, from 0 to 1, that the ranges cover."""
    return days(clip(cover, window)) / (window[1] - window[0] + 1)
