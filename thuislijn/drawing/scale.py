# SPDX-License-Identifier: EUPL-1.2
"""From days to px along the axis, one stretch possibly magnified, and what can be read at that size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from thuislijn.drawing.view import Magnified
from thuislijn.timeline.moment import Day

DAYS_PER_MONTH = 30.4375


class Level(IntEnum):
    """Semantic zoom by px per month (design, section 3)."""

    LIFE = 0  # under 14: a barcode of actions, a silhouette of organisations
    YEARS = 1  # 14 to 60: rows and full titles
    MONTHS = 2  # 60 to 420: dated flags and week ticks
    WEEKS = 3  # above 420: week numbers

    @classmethod
    def of(cls, per_month: float) -> Level:
        return cls((per_month >= 14) + (per_month >= 60) + (per_month > 420))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days `first` to `last` between `left` and `right` px; days a to b take `inside` px each, the others `outside`."""

    first: Day
    last: Day
    left: float
    right: float
    a: Day
    b: Day
    outside: float
    inside: float

    @classmethod
    def fit(cls, first: Day, last: Day, left: float, right: float, magnified: Magnified | None = None) -> Scale:
        """A scale on which the days fill the room; a magnified stretch is cut to the days shown."""
        days = max(1, last - first)
        last = first + days
        a = b = first
        factor = 1.0
        if magnified is not None and magnified.first < last and magnified.last >= first:
            a, b = max(first, magnified.first), min(last, magnified.last + 1)
            factor = magnified.factor
        outside = (right - left) / (days + (b - a) * (factor - 1))
        return cls(first, last, left, right, a, b, outside, outside * factor)

    @property
    def is_magnified(self) -> bool:
        return self.b > self.a

    def x(self, day: float) -> float:
        """The place of a day in px, also outside the range (extrapolated with the scale of the rest)."""
        inner = min(max(day, self.a), self.b) - self.a
        return self.left + (day - self.first - inner) * self.outside + inner * self.inside

    def shows(self, day: float) -> bool:
        return self.first <= day <= self.last

    def level(self) -> Level:
        """What can be read outside the magnified stretch, or everywhere."""
        covered = self.a == self.first and self.b == self.last
        return Level.of((self.inside if covered else self.outside) * DAYS_PER_MONTH)

    def level_at(self, day: float) -> Level:
        """What can be read at a day."""
        per_day = self.inside if self.a <= day < self.b else self.outside
        return Level.of(per_day * DAYS_PER_MONTH)

    def finest(self) -> Level:
        """What can be read where the axis is widest."""
        return Level.of((self.inside if self.is_magnified else self.outside) * DAYS_PER_MONTH)
