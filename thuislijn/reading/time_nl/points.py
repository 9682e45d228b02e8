# SPDX-License-Identifier: EUPL-1.2
"""Moments with bounds, on the calendar and on the scale of somebody's age, and how a length moves them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from thuislijn.reading.time_nl.values import Length
from thuislijn.timeline.moment import add_months

Days = tuple[int | None, int | None]


Ages = tuple[float | None, float | None]


_FIRST_DAY, _LAST_DAY = dt.date(1850, 1, 1).toordinal(), dt.date(2150, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Point:
    """A moment on the calendar, on the scale of somebody's age, or on both. None is 'no bound known'."""

    days: Days | None = None
    ages: Ages | None = None
    who: str = ""

    @property
    def bounded(self) -> bool:
        """Whether one of the scales has both bounds."""
        return any(scale is not None and None not in scale for scale in (self.days, self.ages))

    def widened(self, other: Point) -> Point:
        """The stretch from the earliest of this point to the latest of the other."""
        return Point(_hull(self.days, other.days), _hull(self.ages, other.ages), self.who or other.who)

    def until(self, latest: Point) -> Point:
        """This point with its missing upper bounds taken from a later one."""
        days, ages = self.days, self.ages
        if (
            days
            and days[1] is None
            and latest.days
            and latest.days[1] is not None
            and (days[0] is None or days[0] <= latest.days[1])
        ):
            days = (days[0], latest.days[1])
        if (
            ages
            and ages[1] is None
            and latest.ages
            and latest.ages[1] is not None
            and (ages[0] is None or ages[0] <= latest.ages[1])
        ):
            ages = (ages[0], latest.ages[1])
        return Point(days, ages, self.who)

    def no_later(self, now: Point) -> Point:
        """This point as far as it lies behind the day of writing: 'sinds kort'."""
        latest = now.days[1] if now.days is not None else None
        if self.days is None or self.days[1] is None or latest is None:
            return self
        return replace(self, days=(self.days[0], min(self.days[1], latest)))

    def from_here(self, open_end: bool = True) -> Point:
        """Not before this point: the lower bounds kept, the upper ones open."""
        days = (self.days[0], None) if self.days else None
        ages = (self.ages[0], None) if self.ages else None
        return Point(days, ages, self.who) if open_end else self

    def up_to_here(self) -> Point:
        """Not after this point."""
        return Point((None, self.days[1]) if self.days else None, (None, self.ages[1]) if self.ages else None, self.who)


def _hull(one: tuple[float | None, float | None] | None, other: tuple[float | None, float | None] | None):  # type: ignore[no-untyped-def]
    if one is None or other is None:
        return None
    return one[0], other[1]


def clamp(day: int) -> int:
    """A day kept within the years that a file can be about."""
    return max(_FIRST_DAY, min(_LAST_DAY, day))


def shifted(point: Point, length: Length, sign: int) -> Point:
    """The point a length later (`sign` 1) or earlier (-1), with the slack of the length."""
    days = None
    if point.days is not None:
        low, high = point.days
        first, last = (length.least, length.most) if sign > 0 else (length.most, length.least)
        slack = _slack(length)
        days = (
            None if low is None else clamp(_moved(low, sign * first, length.unit) - slack),
            None if high is None else clamp(_moved(high, sign * last, length.unit) + slack),
        )
    ages = None
    if point.ages is not None:
        least, most = length.years
        first, last = (least, most) if sign > 0 else (-most, -least)
        ages = (
            None if point.ages[0] is None else point.ages[0] + first,
            None if point.ages[1] is None else point.ages[1] + last,
        )
    return Point(days, ages, point.who)


def _moved(day: int, amount: float, unit: str) -> int:
    if unit in ("day", "week"):
        return day + round(amount * (7 if unit == "week" else 1))
    return add_months(clamp(day), max(-1200, min(1200, round(amount * (12 if unit == "year" else 1)))))


def _slack(length: Length) -> int:
    per = {"day": 0.0, "week": 3.0, "month": 7.0, "year": 30.0}[length.unit]
    return round(per * (1 if length.unit == "year" else min(1.5, max(1.0, length.most / 3))))


def ago(point: Point, length: Length, sign: int) -> Point:
    """Counted from now: the further away, the vaguer people count."""
    moved = shifted(point, length, sign)
    if moved.days is None or None in moved.days:
        return moved
    extra = {"day": 0, "week": 1, "month": 4 + round(length.most), "year": max(20, round(30 * (length.most - 1)))}[
        length.unit
    ]
    if length.unit == "month" and length.most in (6, 18):
        extra = 20
    extra = min(extra, 150)
    low, high = moved.days
    assert low is not None and high is not None
    return replace(moved, days=(low - extra, high + extra))
