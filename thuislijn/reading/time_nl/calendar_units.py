# SPDX-License-Identifier: EUPL-1.2
"""Quarters, school years, weeks by number, and the years of the pandemic."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence

from thuislijn.reading.time_nl.calendar_tail import year_after
from thuislijn.reading.time_nl.calendar_words import YEARS, in_year, is_year, school_year
from thuislijn.reading.time_nl.numbers import ORDINALS, ordinal
from thuislijn.reading.time_nl.values import Absolute, Value, Yearless

Found = tuple[Value, int]

_PANDEMIC = {
    "eerste lockdown": ((2020, 3, 15), (2020, 6, 1)),
    "tweede lockdown": ((2020, 12, 15), (2021, 4, 28)),
    "lockdown": ((2020, 3, 15), (2021, 4, 28)),
    "coronatijd": ((2020, 3, 1), (2022, 3, 31)),
    "coronaperiode": ((2020, 3, 1), (2022, 3, 31)),
    "coronajaren": ((2020, 3, 1), (2022, 3, 31)),
    "coronapandemie": ((2020, 3, 1), (2022, 3, 31)),
    "coronacrisis": ((2020, 3, 1), (2022, 3, 31)),
}
"""First and last day of what everybody in the country went through at the same time."""


def other(words: Sequence[str], at: int) -> Found | None:
    """Quarters, school years, weeks by number."""
    word = words[at]
    rest = words[at + 1 : at + 5]
    for name, size in ((word, 1), (" ".join(words[at : at + 2]), 2)):
        if name in _PANDEMIC:
            first, last = _PANDEMIC[name]
            return Absolute(dt.date(*first).toordinal(), dt.date(*last).toordinal()), at + size
    if word == "q" and len(rest) >= 2 and rest[0] in ("1", "2", "3", "4"):
        return _quarter(int(rest[0]), words, at + 2)
    number = ordinal(word)
    if number is None and word in ORDINALS:
        number = ORDINALS[word]
    if number in (1, 2, 3, 4) and rest[:1] == ("kwartaal",):
        return _quarter(int(number), words, at + 2)
    if word in ("schooljaar", "cursusjaar", "seizoen", "leerjaar", "studiejaar"):
        return _school_year(words, at + 1)
    if word in ("week", "wk") and rest and rest[0].isdigit() and 1 <= int(rest[0][:3]) <= 53:
        year, end = year_after(words, at + 2)
        if year is not None:
            monday = dt.date.fromisocalendar(year, min(int(rest[0]), 52), 1).toordinal()
            return Absolute(monday, monday + 6), end
        return _week_of_some_year(min(int(rest[0]), 52)), at + 2
    return None


def _week_of_some_year(number: int) -> Yearless:
    """'week 12' without its year: the days that it has in any year, give or take two."""
    monday = dt.date.fromisocalendar(2022, number, 1)
    first, last = monday - dt.timedelta(days=2), monday + dt.timedelta(days=7)
    return Yearless((first.month, first.day), (last.month, last.day))


def _quarter(number: int, words: Sequence[str], after: int) -> Found | None:
    window = Yearless((number * 3 - 2, 1), (number * 3, calendar.monthrange(2024, number * 3)[1]))
    year, end = year_after(words, after)
    return (in_year(window, year), end) if year is not None else (window, after)


def _school_year(words: Sequence[str], at: int) -> Found | None:
    """'2018-2019', '2018/19', '18/19' after the word for school year."""
    if at >= len(words):
        return None
    if found := YEARS.match(words[at]):
        return school_year(int(found.group(1))), at + 1
    if found := re.match(r"(\d\d)/(\d\d)\Z", words[at]):
        return (
            (school_year(2000 + int(found.group(1))), at + 1)
            if int(found.group(2)) == int(found.group(1)) + 1
            else None
        )
    if is_year(words[at]):
        skip = 2 if at + 2 < len(words) and words[at + 1] in ("/", "-", "–") else 0
        return school_year(int(words[at])), at + 1 + skip
    return None
