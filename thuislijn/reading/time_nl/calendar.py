# SPDX-License-Identifier: EUPL-1.2
"""Dates, months, seasons, holidays, years and school years in Dutch, in every notation that files use."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.time_nl.calendar_words import (
    MONTHS,
    SEASONS,
    SHORT,
    YEARS,
    exact,
    full_year,
    in_year,
    is_year,
    month_number,
    school_year,
    whole_year,
)
from thuislijn.reading.time_nl.decades import decade_at
from thuislijn.reading.time_nl.numbers import ORDINALS, cardinal, ordinal
from thuislijn.reading.time_nl.values import Absolute, Direction, Impossible, ThisUnit, Value, Yearless
from thuislijn.reading.tokens import Tokens, word_set

_PARTS = {
    "begin": "begin",
    "beginnend": "begin",
    "aanvang": "begin",
    "vroege": "begin",
    "eind": "eind",
    "einde": "eind",
    "ultimo": "eind",
    "late": "eind",
    "medio": "half",
    "half": "half",
    "midden": "half",
    "halverwege": "half",
}
_FILL = word_set("de het van in")

_DAY_FIRST = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})\Z")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})\Z")

Found = tuple[Value, int]


def calendar_at(t: Tokens, at: int) -> Found | None:
    """The date, month, season or year that begins at a token, with the index after it."""
    word = t.words[at]
    if word[0].isdigit() or word[0] == "'":
        return _figures(t, at)
    return decade_at(t.words, at) or _part_led(t, at) or _month_led(t, at) or _season_led(t, at) or _other(t.words, at)


def _figures(t: Tokens, at: int) -> Found | None:
    word = t.words[at]
    if found := _DAY_FIRST.match(word):
        day, month, year = found.groups()
        return _on(full_year(year), int(month), int(day), at + 1)
    if found := _YEAR_FIRST.match(word):
        return _on(int(found.group(1)), int(found.group(2)), int(found.group(3)), at + 1)
    if (found := _MONTH_YEAR.match(word)) and 1 <= int(found.group(1)) <= 12 and is_year(found.group(2)):
        window = Yearless((int(found.group(1)), 1), (int(found.group(1)), 31))
        return in_year(window, int(found.group(2))), at + 1
    if found := _DAY_MONTH.match(word):
        day, month = int(found.group(1)), int(found.group(2))
        return (_day(month, day, t, at + 1)) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if is_year(word):
        return whole_year(int(word)), at + 1
    if word[0] == "'" and len(word) == 3 and word[1:].isdigit():
        return whole_year(full_year(word[1:])), at + 1
    return _day_led(t, at) or _other(t.words, at)


def _on(year: int, month: int, day: int, after: int) -> Found | None:
    """A day in figures; figures outside any lifetime of today are a number of something else."""
    return (exact(year, month, day), after) if 1900 <= year <= 2099 else None


def _day_led(t: Tokens, at: int) -> Found | None:
    """'12 maart 2021', '12e maart', '14 op 15 februari 2014', '12 en 13 maart'."""
    words = t.words
    day = cardinal(words[at]) if words[at].isdigit() else ordinal(words[at])
    if day is None or not 1 <= day <= 31 or at + 1 >= len(words):
        return None
    first = int(day)
    nxt = at + 1
    last = first
    if words[nxt] in ("op", "en", "-", "–", "/", "of", "à", "+") and nxt + 2 < len(words):
        second = cardinal(words[nxt + 1]) if words[nxt + 1].isdigit() else ordinal(words[nxt + 1])
        if second is not None and first < second <= 31:
            last, nxt = int(second), nxt + 2
    month = month_number(words[nxt]) if nxt < len(words) else None
    if month is None:
        return None
    value, after = _day(month, first, t, nxt + 1)
    if last > first and isinstance(value, Yearless):
        return replace(value, last=(month, last)), after
    if last > first and isinstance(value, Absolute):
        return Absolute(value.first, value.first + last - first), after
    return value, after


def _day(month: int, day: int, t: Tokens, after: int) -> Found:
    """A day of a month, with the year if one follows."""
    year, end = _year_after(t.words, after)
    if year is not None:
        return exact(year, month, day), end
    if day > calendar.monthrange(2024, month)[1]:
        return Impossible(f"{day} {MONTHS[month - 1]} bestaat niet"), after
    return _directed(t.words, Yearless((month, day), (month, day)), after)


def _year_after(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """A year right after a month or season, with a full stop, comma, 'van' or brackets between."""
    start = at
    if at < len(words) and words[at] in (".", ","):
        at += 1
    elif (
        at + 1 < len(words)
        and words[at] in ("van", "in")
        and words[at + 1] == "het"
        and at + 2 < len(words)
        and words[at + 2] == "jaar"
    ):
        at += 3
    elif at < len(words) and words[at] in ("van", "in", "-", "("):
        at += 1
    if at < len(words):
        word = words[at]
        if is_year(word) and not (words[start] == "," and at > start):
            return int(word), at + 1
        if word[0] == "'" and len(word) == 3 and word[1:].isdigit():
            return full_year(word[1:]), at + 1
        if at == start and len(word) == 2 and word.isascii() and word.isdigit() and int(word) > 31:
            return full_year(word), at + 1
    return None, start


def _directed(words: Sequence[str], value: Yearless, after: int) -> Found:
    """What follows a date without a year: 'jl.', 'a.s.', 'van dat jaar', 'vorig jaar'."""
    at = after + 1 if after < len(words) and words[after] == "." else after
    rest = tuple(words[at : at + 3])
    if rest[:1] in (("jl",), ("laatstleden",), ("ll",)):
        return replace(value, direction=Direction.PAST), at + 1
    if rest[:1] in (("as",), ("aanstaande",)):
        return replace(value, direction=Direction.FUTURE), at + 1
    skip = 1 if rest[:1] == ("van",) else 0
    pair = tuple(words[at + skip : at + skip + 2])
    if pair in (("dat", "jaar"), ("datzelfde", "jaar"), ("hetzelfde", "jaar"), ("dezelfde", "jaar")):
        return replace(value, direction=Direction.SAME_YEAR), at + skip + 2
    if rest[:1] in (("erop",), ("daarop",), ("erna",), ("daarna",), ("daaropvolgend",)) and value.first != value.last:
        return replace(value, direction=Direction.NEXT), at + 1
    offsets = {"dit": 0, "vorig": -1, "afgelopen": -1, "voorgaand": -1, "volgend": 1, "komend": 1}
    if len(pair) == 2 and pair[1] == "jaar" and pair[0] in offsets:
        return replace(value, year_offset=offsets[pair[0]]), at + skip + 2
    if pair in (("het", "jaar"), ("het", "volgende")) and tuple(words[at + skip + 2 : at + skip + 3]) in (
        ("daarop",),
        ("erna",),
        ("daarna",),
        ("erop",),
        ("jaar",),
    ):
        return replace(value, direction=Direction.FUTURE), at + skip + 3
    return value, after


def _part_led(t: Tokens, at: int) -> Found | None:
    """'begin maart 2021', 'eind van de zomer', 'medio 2015', 'de tweede helft van 2019', 'de loop van 2019'."""
    words = t.words
    word = words[at]
    if found := _school_start(words, at):
        return found
    if word in ("eerste", "tweede", "1e", "2e") and at + 1 < len(words) and words[at + 1] == "helft":
        part, nxt = ("helft1" if word in ("eerste", "1e") else "helft2"), at + 2
    elif word in ("loop", "voorjaar", "jaar") and word == "loop":
        part, nxt = "", at + 1
    elif word in _PARTS:
        part, nxt = _PARTS[word], at + 1
    else:
        return None
    while nxt < len(words) and words[nxt] in _FILL:
        nxt += 1
    if nxt < len(words) and words[nxt] == "jaar" and nxt + 1 < len(words) and is_year(words[nxt + 1]):
        nxt += 1
    if nxt >= len(words):
        return None
    if is_year(words[nxt]):
        return whole_year(int(words[nxt]), part), nxt + 1
    return _month_led(t, nxt, part) or _season_led(t, nxt, part)


def _school_start(words: Sequence[str], at: int) -> Found | None:
    """'het nieuwe schooljaar', 'de start van het schooljaar': from the middle of August."""
    nxt = at + 1
    if words[at] in ("start", "begin", "aanvang"):
        while nxt < len(words) and words[nxt] in ("van", "het", "dit", "een", "nieuwe"):
            nxt += 1
    elif words[at] != "nieuwe":
        return None
    if (
        nxt < len(words)
        and words[nxt] in ("schooljaar", "studiejaar", "cursusjaar")
        and not (nxt + 1 < len(words) and words[nxt + 1][0].isdigit())
    ):
        if "dit" in words[at:nxt]:
            return ThisUnit("school_year", 0, "begin"), nxt + 1
        return _directed(words, Yearless((8, 15), (9, 15)), nxt + 1)
    return None


def _month_led(t: Tokens, at: int, part: str = "") -> Found | None:
    """'maart 2021', 'mrt. '21', 'maart/april 2020'."""
    words = t.words
    month = month_number(words[at])
    if month is None or not _is_month(t, at, part):
        return None
    nxt, last_month = at + 1, month
    if nxt + 1 < len(words) and words[nxt] in ("/", "-", "–", "of", "en", "à"):
        second = month_number(words[nxt + 1])
        if second is not None and second != month and (words[nxt] != "en" or second == month % 12 + 1):
            last_month, nxt = second, nxt + 2
    days = {"begin": (1, 10), "half": (10, 20), "eind": (20, 31), "helft1": (1, 15), "helft2": (15, 31)}.get(
        part, (1, 31)
    )
    last = calendar.monthrange(2024, last_month)[1]
    window = Yearless((month, days[0]), (last_month, min(days[1], last)))
    year, end = _year_after(words, nxt)
    if year is not None:
        return in_year(window, year), end
    return _directed(words, window, nxt)


def _is_month(t: Tokens, at: int, part: str) -> bool:
    """Keeps people called Jan, April or Mei, and the words 'mar' and 'sep', out of the calendar."""
    word, raw = t.words[at], t.raw[at]
    following = t.words[at + 1] if at + 1 < len(t) else ""
    if (
        part
        or is_year(following)
        or following.startswith("'")
        or (following == "." and at + 2 < len(t) and is_year(t.words[at + 2]))
    ):
        return True
    if word in SHORT:
        return (
            word in ("feb", "febr", "mrt", "sept", "okt", "nov", "dec", "aug") and at > 0 and t.words[at - 1] in _LEAD
        )
    if raw[0].isupper() and word in ("april", "mei", "juni", "juli", "augustus", "maart"):
        return at == 0 or t.words[at - 1] in _LEAD
    return True


_LEAD = word_set(
    """
    in sinds vanaf tot eind begin medio half van per rond t/m tussen en voor na sedert afgelopen vorige
    """
)


def _season_led(t: Tokens, at: int, part: str = "") -> Found | None:
    words = t.words
    name = words[at]
    if name in ("oud", "oudejaarsavond") and (name != "oud" or tuple(words[at + 1 : at + 3]) == ("en", "nieuw")):
        window, nxt = Yearless((12, 31), (1, 1)), at + (3 if name == "oud" else 1)
    elif name in SEASONS:
        window, nxt = Yearless(*SEASONS[name]), at + 1
    else:
        return None
    if part:
        window = _part_of(window, part)
    if nxt < len(words) and (years := YEARS.match(words[nxt])):
        return in_year(window, int(years.group(1 if window.last < window.first else 2))), nxt + 1
    year, end = _year_after(words, nxt)
    if year is not None:
        return in_year(window, year), end
    return _directed(words, window, nxt)


def _part_of(window: Yearless, part: str) -> Yearless:
    """The first or last third of a season, or its middle."""
    days = in_year(window, 2023)
    third = (days.last - days.first) // 3
    low, high = {"begin": (0, third), "half": (third, 2 * third), "eind": (2 * third, 3 * third)}.get(
        part, (0, 3 * third)
    )
    first, last = (dt.date.fromordinal(days.first + shift) for shift in (low, high))
    return Yearless((first.month, first.day), (last.month, last.day))


def _other(words: Sequence[str], at: int) -> Found | None:
    """Quarters, school years, weeks by number."""
    word = words[at]
    rest = words[at + 1 : at + 5]
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
        year, end = _year_after(words, at + 2)
        if year is not None:
            monday = dt.date.fromisocalendar(year, min(int(rest[0]), 52), 1).toordinal()
            return Absolute(monday, monday + 6), end
    return None


def _quarter(number: int, words: Sequence[str], after: int) -> Found | None:
    window = Yearless((number * 3 - 2, 1), (number * 3, calendar.monthrange(2024, number * 3)[1]))
    year, end = _year_after(words, after)
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
