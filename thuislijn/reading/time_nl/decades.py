# SPDX-License-Identifier: EUPL-1.2
"""Decades and parts of them: 'eind jaren negentig', 'de jaren tachtig', 'begin jaren 2000'."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.time_nl.calendar_words import whole_year
from thuislijn.reading.time_nl.values import Absolute

_TENS = {
    "vijftig": 1950,
    "zestig": 1960,
    "zeventig": 1970,
    "tachtig": 1980,
    "negentig": 1990,
    "nul": 2000,
    "tien": 2010,
}
_FIGURES = {"50": 1950, "60": 1960, "70": 1970, "80": 1980, "90": 1990, "00": 2000, "10": 2010}
# First and last year that people mean; the parts overlap on purpose.
_PARTS = {
    "begin": (0, 3),
    "vroege": (0, 3),
    "midden": (3, 6),
    "half": (3, 6),
    "medio": (3, 6),
    "eind": (6, 9),
    "einde": (6, 9),
    "late": (6, 9),
}


def decade_at(words: Sequence[str], at: int) -> tuple[Absolute, int] | None:
    """The decade that begins at a token, its part included, and the index after it."""
    first, last = _PARTS.get(words[at], (0, 9))
    nxt = at + (words[at] in _PARTS)
    while nxt < len(words) and words[nxt] in ("de", "van"):
        nxt += 1
    if nxt + 1 >= len(words) or words[nxt] != "jaren":
        return None
    word = words[nxt + 1].lstrip("'")
    year = _TENS.get(word) or _FIGURES.get(word)
    if (
        year is None
        and len(word) == 4
        and word.isascii()
        and word.isdigit()
        and word[3] == "0"
        and word[:2] in ("19", "20")
    ):
        year = int(word)
    if year is None:
        return None
    return Absolute(whole_year(year + first).first, whole_year(year + last).last), nxt + 2
