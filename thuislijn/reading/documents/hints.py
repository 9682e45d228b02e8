# SPDX-License-Identifier: EUPL-1.2
"""Dates in the properties of files, in the notations that office programs use."""

from __future__ import annotations

import datetime as dt
import re

from thuislijn.reading.documents.documents import DateHint, HintSource

# ISO 8601 in docx and odt, 'D:20190312140500' in PDF, a row of numbers once the RTF words are taken out.
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,3}(?!\d))")
_EARLIEST = 1980  # before that no file was made; programs write 1601 and 1970 for 'never'


def property_hints(created: str | None, modified: str | None) -> tuple[DateHint, ...]:
    """Weak hints from the moments that a file says it was made and last changed; nonsense gives none."""
    found = []
    for words, source in ((created, HintSource.CREATED), (modified, HintSource.MODIFIED)):
        day = _day(words or "")
        if day is not None:
            found.append(DateHint(day, (words or "").strip(), source))
    return tuple(found)


def _day(words: str) -> dt.date | None:
    match = _DAY.match(words.strip())
    if match is None:
        return None
    try:
        day = dt.date(*map(int, match.groups()))
    except ValueError:
        return None
    return day if day.year >= _EARLIEST else None
