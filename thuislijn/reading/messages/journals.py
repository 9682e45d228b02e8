# SPDX-License-Identifier: EUPL-1.2
"""The dated entries of journals and chronologies: a date that opens a line, stands alone on it, or follows 'Datum:'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.calendar_words import in_year
from thuislijn.reading.time_nl.values import Absolute, AtAge, Role, TimeExpression, Yearless

Entry = Absolute | Yearless | AtAge | None

_WEEKDAYS = word_set(
    """
    ma di wo do vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma. datum o
    """
)
_NO_HEAD = word_set("in op van tussen sinds begin eind")
_MAIL = re.compile(r"^\s*(?:van|from|aan|to|verzonden|sent)\s*:", re.IGNORECASE | re.MULTILINE)
_AFTER_AGE = word_set(": - – ,")
_AFTER_ALONE = word_set(": . , ) ;")


def colon_after(tokens: Tokens, times: tuple[TimeExpression, ...]) -> bool:
    return bool(times) and times[0].last + 1 < len(tokens) and tokens.words[times[0].last + 1] == ":"


def entry_date(sentence: Sentence, tokens: Tokens, times: tuple[TimeExpression, ...]) -> Entry:
    """The date that opens a line, if one does: '12-03-2021 tel. contact', 'ma 4 nov:', '2014: geboorte'."""
    if not sentence.opens_line or not times:
        return None
    first = times[0]
    lead = tokens.words[: first.first]
    if any(word.isalpha() and word not in _WEEKDAYS for word in lead) or len(lead) > 3:
        return None
    if first.role not in (Role.AT, Role.RANGE) or tokens.words[first.first] in _NO_HEAD:
        return None
    if isinstance(first.value, Absolute):
        return first.value
    if isinstance(first.value, AtAge):
        mark = tokens.words[first.last + 1] if first.last + 1 < len(tokens) else ""
        return first.value if first.first == 0 and mark in _AFTER_AGE else None
    if isinstance(first.value, Yearless) and first.value.first == first.value.last:
        return first.value
    return None


def stands_alone(tokens: Tokens, times: tuple[TimeExpression, ...]) -> bool:
    """Whether a line holds its date and nothing else."""
    return bool(times) and all(word in _AFTER_ALONE for word in tokens.words[times[0].last + 1 :])


def alone(
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
    entries: Sequence[Entry],
) -> frozenset[int]:
    """The lines that hold only a date and head what stands below them."""
    return frozenset(
        i
        for i, entry in enumerate(entries)
        if entry is not None
        and stands_alone(tokens[i], times[i])
        and (i + 1 == len(sentences) or sentences[i + 1].opens_line)
    )


def logged(text: str, heads: Sequence[int | None]) -> bool:
    """Whether 'Datum: ...' comes back with other days, and the text is no row of e-mails: then each opens an entry."""
    return len({head for head in heads if head is not None}) >= 2 and _MAIL.search(text) is None


def dated(entry: Absolute | Yearless | None, near: int | None) -> Absolute | None:
    """An entry with its year: one without follows the entry before it."""
    if isinstance(entry, Yearless):
        if near is None:
            return None
        year = dt.date.fromordinal(near).year
        return min(
            (in_year(entry, y) for y in (year - 1, year, year + 1)),
            key=lambda a: abs(a.first - near) + (0 if a.first >= near - 31 else 300),
        )
    return entry


def leaves_entry(sentence: Sentence, day: int | None, daily: bool, headed: bool) -> bool:
    """Whether a sentence without a date of its own is no longer part of the entry before it.

    In a journal of days an entry runs on until the next; in a list of years each line stands for itself, unless its
    date stood alone on the line above (`headed`).
    """
    if headed:
        return False
    if sentence.opens_paragraph:
        return day is not None or not daily
    return sentence.opens_line and not daily
