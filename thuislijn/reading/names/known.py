# SPDX-License-Identifier: EUPL-1.2
"""The names that are known beforehand: a family's persons with their roles, and the organisations around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.spans import Kind
from thuislijn.reading.names.words import fold, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Somebody whose name is known. `role` is a role of lexicon/names/roles.txt ("child", "mother", "grandmother").

    `given` are first names ("Mila Sophie" counts as both), `surnames` with their prefix ("de Boer", also a former
    name), `nicknames` whatever else the person is called. `pseudonym`: what the family or team chose, in place of
    the one made from the role.
    """

    role: str
    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    key: str = ""
    birth_year: int | None = None
    pseudonym: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrganisation:
    """An organisation or school (`kind`) with the names it goes by."""

    names: tuple[str, ...]
    kind: Kind = Kind.INSTITUTION
    key: str = ""
    pseudonym: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Everything known beforehand. `ordinary` are words that somebody judged to be no names: they are left alone."""

    persons: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    places: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


NOBODY = KnownNames()


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name taken apart: first names, initials, and the surname with its prefix."""

    given: tuple[str, ...]
    initials: str
    surname: str

    @property
    def core(self) -> str:
        """The surname without its prefix, folded."""
        return without_prefix(fold(self.surname))


def known_person(full_name: str, role: str, **details: object) -> KnownPerson:
    """A known person from a name as people write it: "Mila de Boer", "J. de Vries", "Mila"."""
    parts = take_apart(full_name)
    surnames = (parts.surname,) if parts.surname else ()
    given = parts.given or ((".".join(parts.initials) + ".",) if parts.initials else ())
    return KnownPerson(role=role, given=given, surnames=surnames, **details)  # type: ignore[arg-type]


@lru_cache(maxsize=20_000)
def take_apart(name: str) -> NameParts:
    """First names, initials and surname of a name; a single word is a first name when the list knows it as one."""
    tokens = [token for token in re.split(r"[\s\u00a0]+", name.strip()) if token]
    initials, given = "", []
    while tokens and re.fullmatch(r"(?:[^\W\d_]\.-?)+|[^\W\d_]", tokens[0]):
        initials += "".join(c for c in tokens.pop(0) if c.isalpha()).upper()
    at = next((i for i, token in enumerate(tokens) if i + 1 < len(tokens) and _is_prefix(token)), None)
    if at is not None and not (at == 0 and len(tokens) > 2 and fold(tokens[0]) in lists.first_names()):
        given, tokens = tokens[:at], tokens[at:]
    elif len(tokens) > 1 or (len(tokens) == 1 and not initials and fold(tokens[0]) in lists.first_names()):
        cut = max(1, len(tokens) - 1)
        given, tokens = tokens[:cut], tokens[cut:]
    return NameParts(tuple(given), initials, " ".join(tokens))


def _is_prefix(token: str) -> bool:
    words = read_words(token).items
    return bool(words) and all(word.key in lists.prefix_words() for word in words)


def without_prefix(surname: str) -> str:
    """A surname without "de", "van der" and the like; "De" by itself stays."""
    words = read_words(surname).items
    at = 0
    while at + 1 < len(words) and words[at].key in lists.prefix_words():
        at += 1
    return surname[words[at].start :] if words else surname


def name_forms(given: tuple[str, ...], surnames: tuple[str, ...], nicknames: tuple[str, ...]) -> tuple[str, ...]:
    """Every way in which the person may be written: whole, first names, initials with surname, surname, nicknames."""
    return tuple(dict.fromkeys(form for form in _forms(given, surnames, nicknames) if form))


def _forms(given: tuple[str, ...], surnames: tuple[str, ...], nicknames: tuple[str, ...]) -> Iterator[str]:
    first_names = [name for name in (" ".join(given), *given, *" ".join(given).split()) if name]
    initials = "".join(name[0] for name in " ".join(given).split())
    elided = [part for name in first_names for part in re.split(r"['’‘]", name)[1:] if len(part) > 3]  # "D'Angelo"
    for first in dict.fromkeys([*first_names, *elided, *nicknames]):
        if len(first.rstrip(".")) > 1:
            yield first
        for surname in surnames:
            yield f"{first} {surname}"
    for surname in surnames:
        if initials:
            yield f"{initials[0]}. {surname}"
            yield f"{'. '.join(initials)}. {surname}"
            yield f"{initials} {surname}"
        yield surname
        yield from surname_forms(surname)


def surname_forms(surname: str) -> Iterator[str]:
    """A surname without its prefix, and each half of a double one."""
    core = without_prefix(surname)
    if core != surname:
        yield core
    if "-" in core:
        for half in re.split(r"\s?-\s?", surname):
            yield half
            yield without_prefix(half)


def is_surname_form(form: str, surnames: tuple[str, ...]) -> bool:
    """Whether the form is nothing but a surname (or part of one)."""
    folded = fold(form)
    return any(folded == fold(other) for surname in surnames for other in (surname, *surname_forms(surname)))
