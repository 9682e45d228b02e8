# SPDX-License-Identifier: EUPL-1.2
"""Days, moments and periods as people write them, in Dutch and English."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from thuislijn.timeline.moment import Day, Ending, Moment, Period
from thuislijn.timeline.vocabulary import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


@lru_cache(maxsize=8192)
def day_text(day: Day, language: Language) -> str:
    """A day as '3 juli 2021' or '3 July 2021'."""
    date = dt.date.fromordinal(day)
    return f"{date.day} {MONTHS[language][date.month - 1]} {date.year}"


def moment_text(moment: Moment, language: Language) -> str:
    """A moment as exactly as it is known: '3 juli 2021', 'juli 2021', '2021', 'tussen ... en ...'."""
    low, high = moment.earliest, moment.latest
    if low is None and high is None:
        return "datum onbekend" if language == "nl" else "date unknown"
    if low is None:
        return f"{'uiterlijk' if language == 'nl' else 'by'} {day_text(high or 1, language)}"
    if high is None:
        return f"{'vanaf' if language == 'nl' else 'from'} {day_text(low, language)}"
    if low == high:
        return day_text(low, language)
    first = dt.date.fromordinal(low)
    month, year = Moment.in_month(first.year, first.month), Moment.in_year(first.year)
    if (low, high) == (month.earliest, month.latest):
        return f"{MONTHS[language][first.month - 1]} {first.year}"
    if (low, high) == (year.earliest, year.latest):
        return str(first.year)
    between, and_ = ("tussen", "en") if language == "nl" else ("between", "and")
    return f"{between} {day_text(low, language)} {and_} {day_text(high, language)}"


def period_text(period: Period, language: Language) -> str:
    """A period with its end: 'van juli 2021 tot 1 mei 2022', 'sinds 2019, loopt nog', 'sinds 2019, einde onbekend'.

    Ends that are no single day, month or year are put after the word they belong to: 'begin tussen ... en ..., einde
    vanaf ...'.
    """
    dutch = language == "nl"
    start = moment_text(period.start, language)
    if period.ending is Ending.POINT or not period.is_dated:
        return start
    plain = _is_one_unit(period.start)
    if period.ending is Ending.DATED:
        end = moment_text(period.end, language)
        if plain and _is_one_unit(period.end):
            return f"van {start} tot {end}" if dutch else f"from {start} to {end}"
        return f"begin {start}, einde {end}" if dutch else f"start {start}, end {end}"
    since = ("sinds" if dutch else "since") if plain else ("begin" if dutch else "start")
    if period.ending is Ending.ONGOING:
        return f"{since} {start}, loopt nog" if dutch else f"{since} {start}, ongoing"
    return f"{since} {start}, einde onbekend" if dutch else f"{since} {start}, end unknown"


def _is_one_unit(moment: Moment) -> bool:
    """Whether it is said as one day, month or year."""
    return moment.is_bounded and not moment_text(moment, "nl").startswith("tussen")
