# SPDX-License-Identifier: EUPL-1.2
"""Times told by a date or age close to them: 'kort voor zijn derde verjaardag', 'een paar dagen na kerst'."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from thuislijn.reading.dutch.tokens import Tokens
from thuislijn.reading.time_nl.ages import age_at
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.calendar_words import in_year
from thuislijn.reading.time_nl.values import Absolute, AtAge, Length, Value, Yearless

_SHORTLY = 60  # days that 'kort voor 3 maart' may lie before it
_LOOSE = 0.012  # years: some days either side of a day counted from a birthday
_SOME_YEAR = 2022  # a date without a year is moved within any year that is no leap year
_PER_UNIT = {"day": 1.0, "week": 7.0, "month": 30.5, "year": 365.25}


def shortly_after(value: Value) -> Value | None:
    """'kort na zijn derde verjaardag': within half a year of an age, two months of a date."""
    if isinstance(value, AtAge):
        return AtAge(value.least, min(value.most, value.least + 0.5), value.who)
    if isinstance(value, Absolute):
        return Absolute(value.last, value.last + _SHORTLY)
    return _moved(value, 0, _SHORTLY // 2, from_end=True) if isinstance(value, Yearless) else None


def shortly_before(value: Value) -> Value | None:
    """'kort voor zijn derde verjaardag': within half a year of an age, two months of a date."""
    if isinstance(value, AtAge) and value.least >= 0.5:
        return AtAge(value.least - 0.5, value.least, value.who)
    if isinstance(value, Absolute):
        return Absolute(value.first - _SHORTLY, value.first)
    return _moved(value, -_SHORTLY // 2, 0, from_end=False) if isinstance(value, Yearless) else None


def week_of(value: Value) -> Value:
    """'de week van 8 maart': that day and the six after it."""
    if isinstance(value, Absolute) and value.first == value.last:
        return Absolute(value.first, value.last + 6)
    moved = _moved(value, 0, 6, from_end=False) if isinstance(value, Yearless) and value.first == value.last else None
    return moved or value


def counted_from(t: Tokens, at: int, length: Length) -> tuple[Value, int] | None:
    """'een paar dagen na kerst', 'twee weken voor 1 mei': `at` is the place of 'na' or 'voor'."""
    start = at + 1 + (at + 1 < len(t) and t.words[at + 1] in ("de", "het"))
    if start >= len(t) or t.words[at] not in ("na", "voor", "vóór"):
        return None
    found = calendar_at(t, start)
    if found is None:
        return _from_birthday(t, start, length, 1 if t.words[at] == "na" else -1)
    least, most = (round(part * _PER_UNIT[length.unit]) for part in (length.least, length.most))
    value, after = found
    if not isinstance(value, Absolute | Yearless):
        return None
    if t.words[at] != "na":
        least, most = -most, -least
    moved = _moved(value, least, most, from_end=t.words[at] == "na")
    return None if moved is None else (moved, after)


def _from_birthday(t: Tokens, at: int, length: Length, sign: int) -> tuple[Value, int] | None:
    """'drie dagen na zijn tiende verjaardag'."""
    found = age_at(t, at)
    if found is None or t.words[found[1] - 1] != "verjaardag":
        return None
    least, most = sorted(sign * part for part in length.years)
    age = found[0].least
    return AtAge(age + least - _LOOSE, age + most + _LOOSE, found[0].who), found[1]


def _moved(value: Absolute | Yearless, least: int, most: int, from_end: bool) -> Value | None:
    """A stretch of time from `least` to `most` days after the end (or the beginning) of another."""
    stretch = value if isinstance(value, Absolute) else in_year(value, _SOME_YEAR)
    edge = stretch.last if from_end else stretch.first
    if isinstance(value, Absolute):
        return Absolute(edge + least, edge + most)
    first, last = (dt.date.fromordinal(edge + days) for days in (least, most))
    return replace(value, first=(first.month, first.day), last=(last.month, last.day))
