# SPDX-License-Identifier: EUPL-1.2
"""Uncertain time: moments, periods and durations, each with a lower and an upper bound in days.

Files say "in het voorjaar van 2019" or "toen hij vijf was". A moment therefore never is one day by nature: it is
the pair of the earliest and the latest day that the words allow, kept together with those words. All arithmetic
carries the bounds along, so that a conclusion can say whether it holds for every reading of the words or for some.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar

Day = int
"""A calendar day as `datetime.date.toordinal()` counts it."""


class Certainty(StrEnum):
    """How far a statement about uncertain data holds."""

    CERTAIN = "certain"  # even on the least favourable bounds
    POSSIBLE = "possible"  # on the most favourable bounds only
    EXCLUDED = "excluded"  # on no bounds
    UNKNOWN = "unknown"  # what is needed to judge was never recorded

    @property
    def holds(self) -> bool:
        """Whether the statement is certain or possible."""
        return self in (Certainty.CERTAIN, Certainty.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Age:
    """An age instead of a date: person `of` was at least `years_from` and less than `years_to` years old."""

    of: str
    years_from: float
    years_to: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time known between two days, both inclusive; None is 'no bound known on this side'.

    `words` are the words of the source. `age` is kept where the source gives an age, so that the bounds can be
    taken anew when the date of birth becomes better known (`Timeline.resolved`).
    """

    earliest: Day | None = None
    latest: Day | None = None
    words: str = ""
    age: Age | None = None

    UNKNOWN: ClassVar[Moment]

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"earliest day {self.earliest} lies after latest day {self.latest}")

    @classmethod
    def on(cls, day: dt.date | Day, words: str = "") -> Moment:
        """The moment that is exactly this day."""
        ordinal = day if isinstance(day, int) else day.toordinal()
        return cls(ordinal, ordinal, words)

    @classmethod
    def between(cls, earliest: dt.date | Day | None, latest: dt.date | Day | None, words: str = "") -> Moment:
        """The moment somewhere from `earliest` to `latest`, both inclusive."""
        low = earliest if earliest is None or isinstance(earliest, int) else earliest.toordinal()
        high = latest if latest is None or isinstance(latest, int) else latest.toordinal()
        return cls(low, high, words)

    @classmethod
    def in_month(cls, year: int, month: int, words: str = "") -> Moment:
        """Some day of a calendar month."""
        first = dt.date(year, month, 1).toordinal()
        return cls(first, first + calendar.monthrange(year, month)[1] - 1, words)

    @classmethod
    def in_year(cls, year: int, words: str = "") -> Moment:
        """Some day of a calendar year."""
        return cls(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal(), words)

    @property
    def is_known(self) -> bool:
        """Whether any bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_bounded(self) -> bool:
        """Whether both bounds are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_exact(self) -> bool:
        """Whether the moment is one known day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def middle(self) -> Day | None:
        """The day to draw or sort by: halfway between the bounds, or the one bound there is."""
        if self.earliest is None or self.latest is None:
            return self.earliest if self.latest is None else self.latest
        return (self.earliest + self.latest) // 2

    @property
    def width(self) -> int | None:
        """Days between the bounds (0 for an exact day); None where a bound is missing."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest

    def plus(self, least: int, most: int) -> Moment:
        """The moment `least` to `most` days later (earlier, where negative)."""
        low = None if self.earliest is None else self.earliest + least
        high = None if self.latest is None else self.latest + most
        return Moment(low, high, self.words)

    def narrowed(self, other: Moment) -> Moment | None:
        """What remains of this moment if `other` says the same in other words; None where they contradict."""
        low = max((d for d in (self.earliest, other.earliest) if d is not None), default=None)
        high = min((d for d in (self.latest, other.latest) if d is not None), default=None)
        if low is not None and high is not None and low > high:
            return None
        return replace(self, earliest=low, latest=high)

    def before(self, other: Moment) -> Certainty:
        """Whether this moment lies on an earlier day than `other`."""
        if not (self.is_known and other.is_known):
            return Certainty.UNKNOWN
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return Certainty.CERTAIN
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return Certainty.EXCLUDED
        return Certainty.POSSIBLE


Moment.UNKNOWN = Moment()


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in days with its bounds; `most` None means that no upper bound is known."""

    least: int
    most: int | None

    def reaches(self, days: float) -> Certainty:
        """Whether the duration is at least `days` days (rule 3 of the lenses: bounds decide)."""
        if self.least >= days:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.most is None or self.most >= days else Certainty.EXCLUDED

    def __add__(self, other: Duration) -> Duration:
        most = None if self.most is None or other.most is None else self.most + other.most
        return Duration(self.least + other.least, most)


def between(start: Moment, end: Moment) -> Duration:
    """The time from `start` to `end` in days; never below zero, as the order of the two is given."""
    most = None if start.earliest is None or end.latest is None else max(0, end.latest - start.earliest)
    least = 0 if start.latest is None or end.earliest is None else max(0, end.earliest - start.latest)
    return Duration(least, most)


@lru_cache(maxsize=64)
def _on(day: Day) -> Moment:
    """The exact moment of a day that is asked for again and again, such as the reference day."""
    return Moment.on(day)


class Ending(StrEnum):
    """What is known of the end of a period."""

    DATED = "dated"  # ended, between the bounds of `end`
    POINT = "point"  # not a stretch at all: something that happened at one moment
    ONGOING = "ongoing"  # still so at the reference day
    UNKNOWN = "unknown"  # whether and when it ended was not recorded


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with an uncertain start and end, or a point in time (`Ending.POINT`)."""

    start: Moment = Moment.UNKNOWN
    end: Moment = Moment.UNKNOWN
    ending: Ending = Ending.UNKNOWN

    @classmethod
    def at(cls, moment: Moment) -> Period:
        """Something that happened at one moment."""
        return cls(moment, moment, Ending.POINT)

    @classmethod
    def during(cls, start: Moment, end: Moment) -> Period:
        """A stretch whose end is known within bounds."""
        return cls(start, end, Ending.DATED)

    @classmethod
    def since(cls, start: Moment) -> Period:
        """A stretch that still goes on at the reference day."""
        return cls(start, Moment.UNKNOWN, Ending.ONGOING)

    @property
    def is_point(self) -> bool:
        return self.ending is Ending.POINT

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of when it was."""
        return self.start.is_known or self.end.is_known

    def end_by(self, reference_day: Day) -> Moment:
        """The end as a moment: its own; the reference day where it goes on; somewhere up to then where unknown."""
        if self.ending in (Ending.DATED, Ending.POINT):
            return self.end
        if self.ending is Ending.ONGOING:
            return _on(reference_day)
        low = self.start.earliest
        return Moment.between(low, reference_day if low is None else max(low, reference_day))

    def duration(self, reference_day: Day) -> Duration:
        """How long it lasted, until the reference day at most."""
        return Duration(0, 0) if self.is_point else between(self.start, self.end_by(reference_day))

    def certain_days(self, reference_day: Day) -> tuple[Day, Day] | None:
        """First and last day on which it was so for certain, both inclusive; None where no day is certain."""
        end = self.end_by(reference_day)
        if self.start.latest is None or end.earliest is None or self.start.latest > end.earliest:
            return None
        return self.start.latest, end.earliest

    def possible_days(self, reference_day: Day) -> tuple[Day, Day] | None:
        """First and last day on which it may have been so, both inclusive; None where nothing is known.

        A missing outer bound falls back on the nearest known one: what was never dated cannot cover a life.
        """
        end = self.end_by(reference_day)
        low = self.start.earliest if self.start.earliest is not None else self.start.latest
        high = end.latest if end.latest is not None else end.earliest
        if low is None and high is None:
            return None
        low = high if low is None else low
        high = low if high is None else high
        assert low is not None and high is not None
        return (low, high) if low <= high else None


def add_months(day: Day, months: int) -> Day:
    """The same day of the month `months` later; the last day of that month where it has no such day."""
    date = dt.date.fromordinal(day)
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1])).toordinal()


def add_years(day: Day, years: float) -> Day:
    """`years` later; a fraction is taken in whole months."""
    return add_months(day, round(years * 12))


def at_age(age: Age, birth: Moment, words: str = "") -> Moment:
    """The moment at which a person born at `birth` had that age: from the birthday to the day before the next."""
    low = None if birth.earliest is None else add_years(birth.earliest, age.years_from)
    high = None if birth.latest is None else add_years(birth.latest, age.years_to) - 1
    if low is not None and high is not None:
        high = max(low, high)
    return Moment(low, high, words, age)


def age_on(birth: Moment, day: Day) -> tuple[int, int] | None:
    """Age in whole years on a day, least and most; None where the birth has no bounds. Negative before birth."""
    if birth.earliest is None or birth.latest is None:
        return None
    return _whole_years(birth.latest, day), _whole_years(birth.earliest, day)


def _whole_years(birth: Day, day: Day) -> int:
    born, now = dt.date.fromordinal(birth), dt.date.fromordinal(day)
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day))
