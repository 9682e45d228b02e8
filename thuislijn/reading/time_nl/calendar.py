# SPDX-License-Identifier: EUPL-1.2
"""Dates, months, seasons, holidays, years and school years in Dutch, in every notation that files use."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.calendar_tail import directed, year_after
from thuislijn.reading.time_nl.calendar_units import other
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
    whole_year,
)
from thuislijn.reading.time_nl.decades import decade_at
from thuislijn.reading.time_nl.numbers import cardinal, ordinal
from thuislijn.reading.time_nl.values import Absolute, Impossible, ThisUnit, Value, Yearless

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
_NTH_WEEK = {"eerste": "begin", "tweede": "half", "derde": "half", "laatste": "eind"}
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
    if ordinal(word) is not None and (found := _day_led(t, at)):
        return found
    return decade_at(t.words, at) or _part_led(t, at) or _month_led(t, at) or _season_led(t, at) or other(t.words, at)


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
        if day < month <= 31 and at + 1 < len(t) and (named := month_number(t.words[at + 1])) is not None:
            return _stretched(*_day(named, day, t, at + 2), day, month)  # '14/15 oktober'
        return (_day(month, day, t, at + 1)) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if is_year(word):
        return whole_year(int(word)), at + 1
    if word[0] == "'" and len(word) == 3 and word[1:].isdigit():
        return whole_year(full_year(word[1:])), at + 1
    return _dashed(t, at) or _day_led(t, at) or other(t.words, at)


_BEFORE_DASHED = word_set("op per tot sinds vanaf dd t/m voor na ma di wo do vr za zo datum en")
_AUXILIARY = word_set("is heeft werd was wordt hebben zijn")
_COUNTED = word_set(
    "jaar jarige jarigen maanden maand weken week dagen dag uur uren keer x maal kinderen leerlingen jr"
)


def _dashed(t: Tokens, at: int) -> Found | None:
    """'14-10' for the fourteenth of October: at the head of a line, or after a word that asks for a day."""
    words = t.words
    if (
        at + 2 >= len(words)
        or words[at + 1] != "-"
        or t.ends[at] != t.starts[at + 1]
        or t.ends[at + 1] != t.starts[at + 2]
    ):
        return None
    day, month = words[at], words[at + 2]
    told = words[at - 1] in _AUXILIARY and len(day) == len(month) == 2  # 'heeft 12-12 proces-verbaal opgemaakt'
    if at and not told and words[at - 1] not in _BEFORE_DASHED and not (at == 2 and words[0] in _BEFORE_DASHED):
        return None
    figures = day.isdigit() and month.isdigit() and len(day) <= 2 and len(month) <= 2
    if not figures or not (1 <= int(day) <= 31 and 1 <= int(month) <= 12) or words[at + 3 : at + 4] == ("-",):
        return None
    return None if at + 3 < len(words) and words[at + 3] in _COUNTED else _day(int(month), int(day), t, at + 3)


def _on(year: int, month: int, day: int, after: int) -> Found | None:
    """A day in figures; figures outside any lifetime of today are a number of something else."""
    return (exact(year, month, day), after) if 1900 <= year <= 2099 else None


def _day_led(t: Tokens, at: int) -> Found | None:
    """'12 maart 2021', '12e maart', '14 op 15 februari 2014', '12 en 13 maart'."""
    words = t.words
    day = cardinal(words[at]) if words[at].isdigit() else ordinal(words[at])
    if day is None or not 1 <= day <= 31 or at + 1 >= len(words):
        return None
    if words[at + 1] == "kerstdag" and day in (1, 2):
        return _day(12, 24 + int(day), t, at + 2)
    first = int(day)
    nxt = at + 1
    last = first
    if words[nxt] in ("op", "en", "-", "–", "/", "of", "à", "+") and nxt + 2 < len(words):
        second = cardinal(words[nxt + 1]) if words[nxt + 1].isdigit() else ordinal(words[nxt + 1])
        if second is not None and first < second <= 31:
            last, nxt = int(second), nxt + 2
    if words[nxt] == "van" and not words[at].isdigit() and nxt + 1 < len(words):
        nxt += 1  # 'de derde van mei'
    month = month_number(words[nxt]) if nxt < len(words) else None
    if month is None:
        return None
    return _stretched(*_day(month, first, t, nxt + 1), first, last)


def _stretched(value: Value, after: int, first: int, last: int) -> Found:
    """A day of a month as the days up to another of that month."""
    if last > first and isinstance(value, Yearless):
        return replace(value, last=(value.last[0], last)), after
    if last > first and isinstance(value, Absolute):
        return Absolute(value.first, value.first + last - first), after
    return value, after


def _day(month: int, day: int, t: Tokens, after: int) -> Found:
    """A day of a month, with the year if one follows."""
    year, end = year_after(t.words, after)
    if year is not None:
        return exact(year, month, day), end
    if day > calendar.monthrange(2024, month)[1]:
        return Impossible(f"{day} {MONTHS[month - 1]} bestaat niet"), after
    return directed(t.words, Yearless((month, day), (month, day)), after)


def _part_led(t: Tokens, at: int) -> Found | None:
    """'begin maart 2021', 'eind van de zomer', 'medio 2015', 'de tweede helft van 2019', 'de loop van 2019'."""
    words = t.words
    word = words[at]
    if found := _school_start(words, at):
        return found
    if word in ("eerste", "tweede", "1e", "2e") and at + 1 < len(words) and words[at + 1] == "helft":
        part, nxt = ("helft1" if word in ("eerste", "1e") else "helft2"), at + 2
    elif word in _NTH_WEEK and words[at + 1 : at + 2] in (("week",), ("weken",), ("dagen",), ("weekend",)):
        if words[at + 2 : at + 3] != ("van",):
            return None
        part, nxt = _NTH_WEEK[word], at + 3
    elif word == "loop":
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
        return directed(words, Yearless((8, 15), (9, 15)), nxt + 1)
    return None


def _month_led(t: Tokens, at: int, part: str = "") -> Found | None:
    """'maart 2021', 'mrt. '21', 'maart/april 2020'."""
    words = t.words
    name, until = words[at], ""
    if "-" in name:
        name, _, until = name.partition("-")  # 'maart-mei 2021' is one word
    month = month_number(name)
    if month is None or not _is_month(t, at, part):
        return None
    nxt, last_month = at + 1, month_number(until) if until else month
    if last_month is None:
        return None
    if not until and nxt + 1 < len(words) and words[nxt] in ("/", "-", "–", "of", "en", "à"):
        second = month_number(words[nxt + 1])
        if second is not None and second != month and (words[nxt] != "en" or second == month % 12 + 1):
            last_month, nxt = second, nxt + 2
    days = {"begin": (1, 10), "half": (10, 20), "eind": (20, 31), "helft1": (1, 15), "helft2": (15, 31)}.get(
        part, (1, 31)
    )
    last = calendar.monthrange(2024, last_month)[1]
    window = Yearless((month, days[0]), (last_month, min(days[1], last)))
    year, end = year_after(words, nxt)
    if year is not None:
        return in_year(window, year), end
    return directed(words, window, nxt)


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
        spans = following in ("t/m", "-", "–", "tot") and at + 2 < len(t) and month_number(t.words[at + 2]) is not None
        return spans or (
            (word in ("feb", "febr", "mrt", "sept", "okt", "nov", "dec", "aug") or raw[0].islower())
            and at > 0
            and t.words[at - 1] in _LEAD
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
    if name == "oud" and tuple(words[at + 1 : at + 3]) == ("en", "nieuw"):
        window, nxt = Yearless((12, 31), (1, 1)), at + 3
    elif name in SEASONS:
        window, nxt = Yearless(*SEASONS[name]), at + 1
    else:
        return None
    if part:
        window = _part_of(window, part)
    over_new_year = window.last < window.first
    named = nxt + (words[nxt : nxt + 1] == ("van",))
    if named < len(words) and (years := YEARS.match(words[named])):
        return in_year(window, int(years.group(1 if over_new_year else 2))), named + 1
    year, end = year_after(words, nxt)
    if year is not None:
        both = over_new_year and words[end : end + 2] in (("op", str(year + 1)), ("naar", str(year + 1)))
        return in_year(window, year), end + 2 * both  # 'de winter van 2018 op 2019'
    return directed(words, window, nxt)


def _part_of(window: Yearless, part: str) -> Yearless:
    """The first or last third of a season, or its middle."""
    days = in_year(window, 2023)
    third = (days.last - days.first) // 3
    low, high = {"begin": (0, third), "half": (third, 2 * third), "eind": (2 * third, 3 * third)}.get(
        part, (0, 3 * third)
    )
    first, last = (dt.date.fromordinal(days.first + shift) for shift in (low, high))
    return Yearless((first.month, first.day), (last.month, last.day))
