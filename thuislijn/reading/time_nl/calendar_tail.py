# SPDX-License-Identifier: EUPL-1.2
"""What follows a day, month or season: its year, or words that say which year it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.time_nl.calendar_words import full_year, is_year
from thuislijn.reading.time_nl.numbers import cardinal
from thuislijn.reading.time_nl.values import Direction, Value, Yearless

Found = tuple[Value, int]


def year_after(words: Sequence[str], at: int) -> tuple[int | None, int]:
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
        counted = at + 1 < len(words) and words[at + 1] in _COUNTED  # 'op 19 mei 40 uur werkstraf'
        if at == start and len(word) == 2 and word.isascii() and word.isdigit() and int(word) > 39 and not counted:
            return full_year(word), at + 1
    return None, start


_COUNTED = word_set("uur jaar euro keer dagen weken maanden minuten km kg kilo kinderen leerlingen procent % x")


def directed(words: Sequence[str], value: Yearless, after: int) -> Found:
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
    if years_ago := _years_ago(words, at):
        return replace(value, year_offset=-years_ago[0]), years_ago[1]
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
        return replace(value, direction=Direction.SAME_YEAR, years_on=1), at + skip + 3
    return value, after


def _years_ago(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """'(in de zomer) twee jaar geleden': how many years, and the index after it."""
    count = cardinal(words[at]) if at + 2 < len(words) else None
    if count is None or count % 1 or words[at + 1] != "jaar" or words[at + 2] not in ("geleden", "terug"):
        return None
    return int(count), at + 3
