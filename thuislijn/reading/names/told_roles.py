# SPDX-License-Identifier: EUPL-1.2
"""Which narrower role the file itself tells of somebody: 'oma' where the family knows a grandparent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.known import KnownNames, KnownPerson
from thuislijn.reading.names.spans import NameSpan
from thuislijn.reading.names.words import fold

_OF_TWO = ("grandparent", "stepparent")
"""Roles that are the one or the other. A relative is not: the 'tante' of a file may be somebody whom nobody listed."""


def with_told_roles(names: KnownNames, spans: Iterable[NameSpan], texts: Sequence[str]) -> KnownNames:
    """Persons under the narrower role that the file tells of them: beside their name ("tante Gerda"), or at all.

    Where one grandparent is left of whom no word is told, and the file says "opa" and nobody is that yet, it is him.
    The word is no name, and kinder than 'grootouder'.
    """
    told: dict[str, Counter[str]] = {}
    for span in spans:
        if span.known and span.role:
            told.setdefault(span.key, Counter())[span.role] += 1
    persons = [_beside_name(person, told.get(person.key, Counter())) for person in names.persons]
    for wider in _OF_TWO:
        left = [n for n, person in enumerate(persons) if person.role == wider and not person.pseudonym]
        if len(left) == 1:
            given = {person.role for person in persons}
            free = [role for role in _said(wider, texts) if role not in given]
            if len(free) == 1:
                persons[left[0]] = replace(persons[left[0]], role=free[0])
    return replace(names, persons=tuple(persons))


def _beside_name(person: KnownPerson, told: Counter[str]) -> KnownPerson:
    narrower = [role for role, _ in told.most_common() if lists.roles()[role].wider == person.role]
    return replace(person, role=narrower[0]) if narrower and person.role != "child" else person


def _said(wider: str, texts: Iterable[str]) -> list[str]:
    """The narrower roles of which a text has the word."""
    everything = [fold(text) for text in texts]
    return [role for role, word in _words(wider).items() if any(word.search(text) for text in everything)]


@cache
def _words(wider: str) -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for word, role in lists.kin():
        if lists.roles()[role].wider == wider:
            found.setdefault(role, []).append(re.escape(word))
    return {role: re.compile(rf"\b(?:{'|'.join(words)})\b") for role, words in found.items()}
