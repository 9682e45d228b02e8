# SPDX-License-Identifier: EUPL-1.2
"""The file that `--people` names: who belongs to the family, in TOML.

title = "Gezin van Lot"            # optional, as is reference_day = 2023-03-01

[[person]]
name = "Lot de Wit"
role = "child"                     # child, mother, father, step_parent, foster_parent, grandparent, relative, network
birth = "2012-04-03"               # or "2012-04", "2012"; optional
id = "lot"                         # optional; so is parents = ["ria"], the ids of the parents of a child
"""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thuislijn.cli.files import read_bytes
from thuislijn.cli.speaking import CommandError
from thuislijn.timeline.edtf_text import EdtfError, from_edtf
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.vocabulary import PersonRole, RelationKind


@dataclass(frozen=True, slots=True)
class KnownFamily:
    """What the user knows of a family before it is read."""

    persons: tuple[Person, ...] = ()
    relations: tuple[Relation, ...] = ()
    title: str = ""
    reference_day: Day | None = None


def load_people(path: Path | None) -> KnownFamily:
    """The family in a file; nobody without one. Raises CommandError that says what is wrong with which person."""
    if path is None:
        return KnownFamily()
    try:
        data = tomllib.loads(read_bytes(path).decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no utf-8, no TOML, numbers and lists beyond reason
        raise CommandError(
            f"{path}: dit is geen geldige TOML ({error}).", f"{path}: not valid TOML ({error})."
        ) from error
    rows = data.get("person", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CommandError(
            f"{path}: schrijf [[person]] boven elke persoon.", f"{path}: write [[person]] above each person."
        )
    _well_spelt(path, data, ("title", "reference_day", "person"))
    persons = tuple(_person(path, row) for row in rows)
    _all_different(path, persons)
    day = data.get("reference_day")
    if day is not None and not isinstance(day, dt.date):
        raise CommandError(
            f"{path}: schrijf de peildatum zonder aanhalingstekens, zoals reference_day = 2023-03-01.",
            f"{path}: write the reference day without quotation marks, such as reference_day = 2023-03-01.",
        )
    return KnownFamily(
        persons,
        tuple(_relations(path, rows, persons)),
        str(data.get("title", "")),
        None if day is None else day.toordinal(),
    )


def _well_spelt(path: Path, table: dict[str, Any], known: tuple[str, ...]) -> None:
    """Raises CommandError for a word that is nearly a known one: misspelt it would silently count for nothing.

    Other words are left alone; a file may tell other programs more.
    """
    for word in table:
        near = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.7)
        if near and word not in known:
            raise CommandError(
                f"{path}: {word!r} is niet bekend; bedoelt u {near[0]}?",
                f"{path}: {word!r} is not known; did you mean {near[0]}?",
            )


def _all_different(path: Path, persons: tuple[Person, ...]) -> None:
    seen: dict[str, Person] = {}
    for person in persons:
        other = seen.get(person.id)
        if other is not None:
            raise CommandError(
                f"{path}: {other.name} en {person.name} hebben dezelfde id ({person.id}); geef ieder een eigen.",
                f"{path}: {other.name} and {person.name} have the same id ({person.id}); give each its own.",
            )
        seen[person.id] = person


def _person(path: Path, row: dict[str, Any]) -> Person:
    _well_spelt(path, row, ("name", "role", "birth", "id", "parents"))
    name = row.get("name", "")
    name = name.strip() if isinstance(name, str) else ""
    if not name:
        raise CommandError(f"{path}: een persoon heeft geen naam (name).", f"{path}: a person has no name.")
    try:
        role = PersonRole(row.get("role", "other"))
    except ValueError as error:
        roles = ", ".join(PersonRole)
        raise CommandError(
            f"{path}: {name}: de rol {row['role']!r} bestaat niet; kies uit {roles}.",
            f"{path}: {name}: there is no role {row['role']!r}; choose from {roles}.",
        ) from error
    return Person(
        id=str(row.get("id") or "-".join(name.casefold().split())), name=name, role=role, birth=_birth(path, name, row)
    )


def _birth(path: Path, name: str, row: dict[str, Any]) -> Moment:
    try:
        return from_edtf(str(row.get("birth", "")))
    except EdtfError as error:
        raise CommandError(
            f"{path}: {name}: {row['birth']!r} is geen bestaande datum; schrijf jjjj-mm-dd, jjjj-mm of jjjj.",
            f"{path}: {name}: {row['birth']!r} is no existing date; write yyyy-mm-dd, yyyy-mm or yyyy.",
        ) from error


def _relations(path: Path, rows: list[dict[str, Any]], persons: tuple[Person, ...]) -> Iterator[Relation]:
    ids = {person.id for person in persons}
    for row, person in zip(rows, persons, strict=True):
        named = row.get("parents", [])
        if not isinstance(named, list):
            raise CommandError(
                f'{path}: {person.name}: schrijf de ouders tussen haken, zoals parents = ["ria"].',
                f'{path}: {person.name}: write the parents between brackets, such as parents = ["ria"].',
            )
        for parent in named:
            if parent == person.id:
                raise CommandError(
                    f"{path}: {person.name} staat als ouder van zichzelf; haal dat weg bij parents.",
                    f"{path}: {person.name} is named as their own parent; take that out of parents.",
                )
            if parent not in ids:
                raise CommandError(
                    f"{path}: {person.name}: de ouder {parent!r} staat niet in dit bestand.",
                    f"{path}: {person.name}: the parent {parent!r} is not in this file.",
                )
            yield Relation(kind=RelationKind.PARENT, of=parent, to=person.id)
