# SPDX-License-Identifier: EUPL-1.2
"""Stable pseudonyms of a family: who is called what in every document, title, quote and report.

`Pseudonyms` is a value. `Pseudonyms.of(known)` begins with the names that are known, `extended(spans)` adds what was
found in a document and never changes a pseudonym that was given before. As JSON it is the key between names and
pseudonyms: it holds real names, so it is kept apart from what is pseudonymised. Numbers (BSN, telephone) are never
kept in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from thuislijn.reading.names.assigning import Assignment, DoubtfulWord
from thuislijn.reading.names.entities import Entity
from thuislijn.reading.names.known import KnownNames, KnownPerson
from thuislijn.reading.names.spans import Kind, NameSpan
from thuislijn.reading.names.words import fold

SCHEMA = "thuislijn-pseudonyms/1"


class BadPseudonymsError(ValueError):
    """The text is no list of pseudonyms; the message says so in Dutch, in one sentence."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Entities with their pseudonyms; see the module. `ordinary`: words that somebody judged to be no names."""

    entities: tuple[Entity, ...] = ()
    doubts: tuple[DoubtfulWord, ...] = ()
    ordinary: frozenset[str] = frozenset()
    language: str = "nl"
    birth_dates: bool = False  # hide dates of birth too

    @classmethod
    def of(cls, known: KnownNames, *, language: str = "nl", birth_dates: bool = False) -> Pseudonyms:
        """Pseudonyms for the names known beforehand: children by age, the others in the order given."""
        return cls(language=language, birth_dates=birth_dates).knowing(known)

    def knowing(self, known: KnownNames) -> Pseudonyms:
        """With names known beforehand that are not in it yet; whoever has a pseudonym keeps it."""
        ordinary = self.ordinary | {fold(word) for word in known.ordinary}
        draft = Assignment(self.entities, self.doubts, ordinary)
        for person in sorted(known.persons, key=_children_by_age):
            draft.add_known(person)
        for surname in dict.fromkeys(s for person in known.persons for s in person.surnames):
            draft.add_family(surname)
        for organisation in known.organisations:
            draft.add_organisation(organisation)
        for place in known.places:
            draft.add_place(place)
        return replace(self, entities=draft.entities, ordinary=ordinary)

    def extended(self, spans: Iterable[NameSpan]) -> Pseudonyms:
        """With what was found in one more document. What is sure, and told with a role, is taken first."""
        draft = Assignment(self.entities, self.doubts, self.ordinary)
        for span in sorted(spans, key=_surest_first):
            if fold(span.surface) not in self.ordinary:
                draft.take(span)
        return replace(self, entities=draft.entities, doubts=draft.doubts)

    def without(self, word: str) -> Pseudonyms:
        """After somebody judged that `word` is no name: it stays readable from now on."""
        folded = fold(word)
        entities = tuple(
            replace(entity, forms=tuple(form for form in entity.forms if fold(form) != folded))
            for entity in self.entities
        )
        doubts = tuple(doubt for doubt in self.doubts if fold(doubt.surface) != folded)
        return replace(self, entities=entities, doubts=doubts, ordinary=self.ordinary | {folded})

    def confirmed(self, word: str) -> Pseudonyms:
        """After somebody judged that `word` is a name indeed: it leaves the list of doubtful words."""
        folded = fold(word)
        return replace(self, doubts=tuple(doubt for doubt in self.doubts if fold(doubt.surface) != folded))

    def doubtful(self) -> tuple[tuple[str, str], ...]:
        """(word as written, pseudonym it gets now) for each word that a person has to judge, in order of finding."""
        names = {entity.key: entity.pseudonym(self.language) for entity in self.entities}
        joint = " or " if self.language == "en" else " of "
        return tuple(
            (doubt.surface, joint.join(names.get(key, "?") for key in doubt.key.split("|"))) for doubt in self.doubts
        )

    def mapping(self) -> dict[str, str]:
        """Written form -> pseudonym, for people to read; of a form shared by several the first."""
        found: dict[str, str] = {}
        for entity in self.entities:
            for form in entity.forms:
                found.setdefault(form, entity.pseudonym(self.language))
        return found

    def to_json(self) -> str:
        """The key as JSON text (schema thuislijn-pseudonyms/1). It holds real names."""
        document = {
            "schema": SCHEMA,
            "language": self.language,
            "birth_dates": self.birth_dates,
            "ordinary": sorted(self.ordinary),
            "entities": [_entity_to_json(entity) for entity in self.entities],
            "doubts": [{"surface": doubt.surface, "key": doubt.key} for doubt in self.doubts],
        }
        return json.dumps(document, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Pseudonyms:
        """The key that `to_json` wrote. Raises BadPseudonymsError with one sentence where it is something else."""
        try:
            document = json.loads(text)
            if document["schema"] != SCHEMA:
                raise BadPseudonymsError(f"Dit is een sleutel met schema {document['schema']!r}; nodig is {SCHEMA!r}.")
            return cls(
                tuple(_entity_from_json(entry) for entry in document["entities"]),
                tuple(DoubtfulWord(str(entry["surface"]), str(entry["key"])) for entry in document["doubts"]),
                frozenset(str(word) for word in document["ordinary"]),
                str(document["language"]),
                bool(document["birth_dates"]),
            )
        except BadPseudonymsError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadPseudonymsError(
                "Dit is geen sleutel met pseudoniemen; kies het bestand dat Thuislijn schreef."
            ) from error


def _surest_first(span: NameSpan) -> tuple[bool, bool, bool, int]:
    return not span.sure, span.role == "name", not span.role, span.start


def _entity_to_json(entity: Entity) -> dict[str, Any]:
    plain: dict[str, Any] = {"key": entity.key, "kind": str(entity.kind), "role": entity.role, "number": entity.number}
    plain["forms"] = list(entity.forms)
    for name in ("label", "birth_year", "family"):
        if value := getattr(entity, name):
            plain[name] = value
    return plain


def _entity_from_json(entry: dict[str, Any]) -> Entity:
    year = entry.get("birth_year")
    return Entity(
        str(entry["key"]),
        Kind(entry["kind"]),
        str(entry["role"]),
        int(entry["number"]),
        tuple(str(form) for form in entry["forms"]),
        str(entry.get("label", "")),
        None if year is None else int(year),
        bool(entry.get("family", False)),
    )


def _children_by_age(person: KnownPerson) -> tuple[bool, int]:
    if person.role != "child":
        return True, 0
    return False, person.birth_year if person.birth_year is not None else 9999
