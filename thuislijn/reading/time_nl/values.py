# SPDX-License-Identifier: EUPL-1.2
"""What a Dutch time expression says before anything around it is known.

The grammar (`expressions.py`) turns words into these values; the resolver (`resolve.py`) turns them into bounds, with
the day the text was written, the ages of the people in it and what was told just before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from thuislijn.reading.dutch.tokens import Span

Unit = Literal["day", "week", "month", "year"]


class Role(StrEnum):
    """What the time says about an event: its moment, its start, its end, both, or only how long it took."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    RANGE = "range"
    LENGTH = "length"


class Direction(StrEnum):
    """On which side of the reference day a date without a year lies."""

    NEAREST = "nearest"  # told by what stands around it
    PAST = "past"
    FUTURE = "future"
    SAME_YEAR = "same_year"  # 'in juli van dat jaar'
    NEXT = "next"  # 'de zomer daarop': the first after what was told


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time with its bounds, in one unit: 'bijna acht jaar' is 7.5 to 8 years."""

    least: float
    most: float
    unit: Unit

    @property
    def years(self) -> tuple[float, float]:
        """The bounds in years."""
        per_year = {"day": 365.25, "week": 52.18, "month": 12.0, "year": 1.0}[self.unit]
        return self.least / per_year, self.most / per_year


@dataclass(frozen=True, slots=True)
class Absolute:
    """First and last day (ordinals) that the words allow."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Yearless:
    """A stretch of some year, from (month, day) to (month, day); it may run past New Year ('kerstvakantie')."""

    first: tuple[int, int]
    last: tuple[int, int]
    direction: Direction = Direction.NEAREST
    year_offset: int | None = None  # 'in december vorig jaar': -1, counted from the reference day
    years_on: int = 0  # 'in november van het jaar daarop': 1, counted from the year told last


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday 0) before or after the reference day."""

    day: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class FromNow:
    """A length before (`sign` -1) or after (+1) the reference day: 'drie jaar geleden', 'over twee weken'."""

    length: Length
    sign: int


@dataclass(frozen=True, slots=True)
class ThisUnit:
    """A calendar unit counted from the reference day: 'vorige maand' is (month, -1); `part` 'begin', 'eind' ..."""

    unit: Literal["day", "week", "month", "year", "school_year", "weekend"]
    offset: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class AtAge:
    """An age of somebody: at least `least` and less than `most` years. `who` are the words that say whose."""

    least: float
    most: float
    who: str = ""
    estimated: bool = False  # 'als peuter', 'in groep 4': a usual age, not one that was told


@dataclass(frozen=True, slots=True)
class FromAnchor:
    """Counted from something told before: 'een jaar later' (+1, one year), 'daarvoor' (-1, no length).

    `words` are the words that name the anchor ('nadat zij uit huis ging'), empty where it is the last thing told.
    """

    sign: int
    length: Length | None = None
    words: Span | None = None
    soon: bool = False  # 'kort daarna'
    lasting: bool = False  # 'de zes maanden daarna': the length is that of what follows, and not the wait for it


@dataclass(frozen=True, slots=True)
class AnchorUnit:
    """The year or school year of what was told before: 'dat jaar' (offset 0), 'het jaar daarop' (1)."""

    unit: Literal["year", "school_year", "month", "week", "day"]
    offset: int


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has: '31 februari'."""

    note: str


Value = Absolute | Yearless | Weekday | FromNow | ThisUnit | AtAge | FromAnchor | AnchorUnit | Impossible


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression: its tokens and characters, what it says, and the words as written."""

    first: int
    last: int
    span: Span
    words: str
    role: Role
    value: Value | None
    until: Value | None = None
    length: Length | None = None
    habit: bool = False  # 'elk weekend': a rhythm, no moment
