# SPDX-License-Identifier: EUPL-1.2
"""Rhythms ('elk weekend', 'om de twee weken'), which date nothing."""

from __future__ import annotations

from thuislijn.reading.dutch.tokens import Tokens
from thuislijn.reading.time_nl import relative
from thuislijn.reading.time_nl.deictic import WEEKDAYS
from thuislijn.reading.time_nl.numbers import length_at
from thuislijn.reading.time_nl.ranges import made
from thuislijn.reading.time_nl.values import Role, TimeExpression


def habit(t: Tokens, at: int) -> TimeExpression | None:
    """A rhythm ('elk weekend', 'om de twee weken', 'eens in de drie maanden'), which dates nothing."""
    words = t.words
    if words[at] in ("per", "elke", "elk", "iedere", "ieder", "om") and at + 1 < len(words):
        start = at + 1
        if words[at] == "om":
            if words[start] not in ("de", "het") or start + 1 >= len(words):
                return None
            start += 1
        found = length_at(words, start) if words[at] != "per" or not words[start].isdigit() else None
        if found:
            return made(t, at, found[1], Role.LENGTH, None, habit=True)
        if words[start] in relative.UNIT_WORDS or words[start] in WEEKDAYS:
            return made(t, at, start + 1, Role.LENGTH, None, habit=True)
        return None
    if words[at] == "in" and at and words[at - 1] in ("eens", "keer", "x", "maal") and at + 2 < len(words):
        found = length_at(words, at + 1 + (words[at + 1] in ("de", "het")))
        if found:
            return made(t, at, found[1], Role.LENGTH, None, habit=True)
    return None
