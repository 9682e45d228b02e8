# SPDX-License-Identifier: EUPL-1.2
"""Moments and periods as EDTF text (ISO 8601-2, extended date/time format) and back.

What we write: `2019-03-21`, `2019-03`, `2019`, a set of days `[2019-03-01..2019-05-31]`, or the same open at one
side; nothing known is the empty text. What we read: all of EDTF that names one moment. Days, months, years and sets
are read here, because files hold thousands of them and the `edtf` package takes 4 to 14 ms for each; everything else
(seasons, `201X`, `2019-03~`) goes to that package.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from thuislijn.timeline.moment import Day, Ending, Moment, Period

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_SET = re.compile(r"[\[{]\s*([^\[\]{}.,]*?)\s*(?:\.\.|,)\s*([^\[\]{}.,]*?)\s*[\]}]")
_QUALIFIED = re.compile(r"(.+?)([?~%])")


class EdtfError(ValueError):
    """The text is not an EDTF moment."""


def to_edtf(moment: Moment) -> str:
    """The bounds of a moment as EDTF; the empty text where nothing is known."""
    low, high = moment.earliest, moment.latest
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"[{_iso(low)}..{_iso(high)}]"
    first, last = dt.date.fromordinal(low), dt.date.fromordinal(high)
    if first == last:
        return first.isoformat()
    if first.year == last.year:
        whole_year = Moment.in_year(first.year)
        if (low, high) == (whole_year.earliest, whole_year.latest):
            return f"{first.year:04d}"
        month = Moment.in_month(first.year, first.month)
        if (low, high) == (month.earliest, month.latest):
            return f"{first:%Y-%m}" if first.year >= 1000 else first.isoformat()[:7]
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _iso(day: Day | None) -> str:
    return "" if day is None else dt.date.fromordinal(day).isoformat()


@lru_cache(maxsize=4096)
def from_edtf(text: str) -> Moment:
    """The moment that an EDTF text names, without words.

    A qualified moment (`2019-03~`, `?`, `%`) is widened at both sides by its own length, a month for a day at most:
    `2019-03~` runs from late January to the end of April. Raises EdtfError where the text is not EDTF or names a day
    that does not exist, such as 31 February.
    """
    text = text.strip()
    if text in ("", "XXXX", "..", "[..]"):
        return Moment.UNKNOWN
    try:
        return _plain(text) or _set(text) or _qualified(text) or _by_package(text)
    except (ValueError, OverflowError) as error:
        raise EdtfError(f"not an EDTF moment: {text!r}") from error


def _plain(text: str) -> Moment | None:
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return Moment.in_year(year)
    return Moment.in_month(year, month) if day is None else Moment.on(dt.date(year, month, day))


def _set(text: str) -> Moment | None:
    found = _SET.fullmatch(text)
    if not found:
        return None
    first, last = (from_edtf(part) for part in found.groups())
    return Moment(first.earliest, last.latest)


def _qualified(text: str) -> Moment | None:
    found = _QUALIFIED.fullmatch(text)
    if not found:
        return None
    moment = from_edtf(found[1])
    if moment.width is None:
        return moment
    margin = max(7, min(moment.width + 1, 366))
    return moment.plus(-margin, margin)


def _by_package(text: str) -> Moment:
    if "/" in text:
        raise EdtfError(f"a period, not a moment: {text!r}")
    from edtf import parse_edtf  # not at the top: its grammar takes 0.1 s to load
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return Moment.between(dt.date(*low[:3]), dt.date(*high[:3]))
    except (EDTFParseException, TypeError, AttributeError) as error:
        raise EdtfError(f"not an EDTF moment: {text!r}") from error


def period_to_edtf(period: Period) -> str:
    """A period as an EDTF interval: `2019-03/2020`, `2019-03/..` while it goes on, `2019-03/` where the end is unknown.

    A point in time is written as its moment. A bound that is itself a set has no place inside an EDTF interval, so
    sets are written there as they are; `period_from_edtf` reads them back.
    """
    start = to_edtf(period.start)
    if period.is_point:
        return start
    if period.ending is Ending.ONGOING:
        return f"{start}/.."
    return f"{start}/{to_edtf(period.end) if period.ending is Ending.DATED else ''}"


def period_from_edtf(text: str) -> Period:
    """The period that an EDTF interval or moment names. Raises EdtfError."""
    start, slash, end = text.partition("/")
    if not slash:
        return Period.at(from_edtf(start))
    if end.strip() == "..":
        return Period.since(from_edtf(start))
    if not end.strip():
        return Period(from_edtf(start))
    return Period.during(from_edtf(start), from_edtf(end))
