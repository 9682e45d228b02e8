# SPDX-License-Identifier: EUPL-1.2
"""Names of months, seasons and holidays, and the days of a year that they mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from thuislijn.reading.time_nl.values import Absolute, Impossible, Yearless

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


SHORT = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}


_MISSPELT = {
    "arpil": 4,
    "aprill": 4,
    "maarrt": 3,
    "maarts": 3,
    "junie": 6,
    "julie": 7,
    "january": 1,
    "february": 2,
    "october": 10,
}


# (month, day) of the first and last day that people mean. Seasons overlap on purpose.
SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "voorjaar": ((3, 1), (6, 21)),
    "lente": ((3, 1), (6, 21)),
    "zomer": ((6, 1), (9, 22)),
    "nazomer": ((8, 15), (9, 30)),
    "najaar": ((9, 1), (12, 21)),
    "herfst": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 20)),
    "zomervakantie": ((7, 1), (9, 7)),
    "herfstvakantie": ((10, 8), (10, 31)),
    "kerstvakantie": ((12, 18), (1, 10)),
    "voorjaarsvakantie": ((2, 8), (3, 10)),
    "krokusvakantie": ((2, 8), (3, 10)),
    "meivakantie": ((4, 18), (5, 12)),
    "pasen": ((3, 22), (4, 27)),
    "paasvakantie": ((3, 22), (4, 30)),
    "paasweekend": ((3, 21), (4, 27)),
    "hemelvaart": ((4, 30), (6, 4)),
    "pinksterweekend": ((5, 9), (6, 14)),
    "pinksteren": ((5, 10), (6, 15)),
    "kerst": ((12, 23), (12, 28)),
    "kerstmis": ((12, 24), (12, 27)),
    "kerstdagen": ((12, 24), (12, 27)),
    "kerstdag": ((12, 25), (12, 26)),
    "kerstavond": ((12, 24), (12, 24)),
    "kerstweekend": ((12, 23), (12, 28)),
    "oudjaar": ((12, 31), (12, 31)),
    "oudejaarsdag": ((12, 31), (12, 31)),
    "oudejaarsavond": ((12, 31), (1, 1)),
    "oudejaarsnacht": ((12, 31), (1, 1)),
    "nieuwjaar": ((1, 1), (1, 1)),
    "nieuwjaarsdag": ((1, 1), (1, 1)),
    "nieuwjaarsnacht": ((12, 31), (1, 1)),
    "sinterklaas": ((12, 1), (12, 6)),
    "carnaval": ((2, 1), (3, 10)),
    "jaarwisseling": ((12, 30), (1, 2)),
    "koningsdag": ((4, 27), (4, 27)),
    "moederdag": ((5, 8), (5, 14)),
    "vaderdag": ((6, 15), (6, 21)),
    "zomerperiode": ((6, 1), (9, 22)),
}


HOLIDAYS = frozenset(
    (
        "kerst",
        "kerstmis",
        "pasen",
        "pinksteren",
        "sinterklaas",
        "carnaval",
        "koningsdag",
        "moederdag",
        "oud",
        "oudjaar",
        "nieuwjaar",
        "jaarwisseling",
        "kerstdagen",
        "kerstavond",
        "kerstvakantie",
        "zomervakantie",
        "hemelvaart",
        "vaderdag",
    )
)
"""Days that are told with 'met': 'met kerst', 'met oud en nieuw'."""


YEARS = re.compile(r"(\d{4})\s?[-/–]\s?(\d{4})\Z")


def is_year(word: str) -> bool:
    """Whether a figure can be a year of somebody's life."""
    return len(word) == 4 and word.isascii() and word.isdigit() and "1900" <= word <= "2099"


@lru_cache(maxsize=4096)
def month_number(word: str) -> int | None:
    """A month by name, abbreviation, or with one slip of the pen in a long name ('febuari', 'septmber')."""
    if word in MONTHS:
        return MONTHS.index(word) + 1
    if word in SHORT or word in _MISSPELT:
        return SHORT.get(word) or _MISSPELT.get(word)
    if 6 <= len(word) <= 11 and word.isalpha():
        for number, name in enumerate(MONTHS, start=1):
            if len(name) >= 7 and name[0] == word[0] and _one_slip(word, name):
                return number
    return None


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is missing, extra, wrong or swapped with its neighbour."""
    if abs(len(word) - len(name)) > 1:
        return False
    head = 0
    while head < min(len(word), len(name)) and word[head] == name[head]:
        head += 1
    tail = 0
    while tail < min(len(word), len(name)) - head and word[-1 - tail] == name[-1 - tail]:
        tail += 1
    left, right = word[head : len(word) - tail], name[head : len(name) - tail]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def full_year(digits: str) -> int:
    """Four figures as they stand; two figures as a year from 1940 to 2039."""
    year = int(digits)
    return year if len(digits) == 4 else (2000 + year if year < 40 else 1900 + year)


def exact(year: int, month: int, day: int) -> Absolute | Impossible:
    """One calendar day, or the note that there is no such day."""
    try:
        ordinal_day = dt.date(year, month, day).toordinal()
    except ValueError:
        name = MONTHS[month - 1] if 1 <= month <= 12 else f"maand {month}"
        return Impossible(f"{day} {name} {year} bestaat niet")
    return Absolute(ordinal_day, ordinal_day)


@lru_cache(maxsize=8192)
def in_year(window: Yearless, year: int) -> Absolute:
    """The stretch of a year-less value in the given year; one that passes New Year ends in the next."""
    (m1, d1), (m2, d2) = window.first, window.last
    last_year = year if (m2, d2) >= (m1, d1) else year + 1
    first = dt.date(year, m1, min(d1, calendar.monthrange(year, m1)[1]))
    last = dt.date(last_year, m2, min(d2, calendar.monthrange(last_year, m2)[1]))
    return Absolute(first.toordinal(), last.toordinal())


def whole_year(year: int, part: str = "") -> Absolute:
    """A calendar year or a part of it."""
    months = {"begin": (1, 4), "half": (5, 8), "eind": (10, 12), "helft1": (1, 6), "helft2": (7, 12)}.get(part, (1, 12))
    return in_year(Yearless((months[0], 1), (months[1], 31)), year)


def school_year(year: int) -> Absolute:
    """The school year that begins in `year`."""
    return Absolute(dt.date(year, 8, 1).toordinal(), dt.date(year + 1, 7, 31).toordinal())


def year_range(word: str) -> tuple[Absolute, Absolute] | None:
    """'2014-2016' as two years."""
    found = YEARS.match(word)
    if not found or not (is_year(found.group(1)) and is_year(found.group(2)) and found.group(1) <= found.group(2)):
        return None
    return whole_year(int(found.group(1))), whole_year(int(found.group(2)))
