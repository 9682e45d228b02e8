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

from thuislijn.reading.names import lists
from thuislijn.reading.names.entities import Entity, same_name
from thuislijn.reading.names.known import KnownNames, KnownPerson, name_forms, take_apart, without_prefix
from thuislijn.reading.names.matching import surnames_of
from thuislijn.reading.names.numbers import PLACEHOLDERS
from thuislijn.reading.names.places import HOUSE_NUMBER
from thuislijn.reading.names.spans import Kind, NameSpan
from thuislijn.reading.names.words import fold

SCHEMA = "thuislijn-pseudonyms/1"


class BadPseudonymsError(ValueError):
    """The text is no list of pseudonyms; the message says so in Dutch, in one sentence."""


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word for a person to judge: is it a name, and whose? It is hidden until then."""

    surface: str
    key: str  # of the entity whose pseudonym it gets


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
        empty = cls(ordinary=frozenset(fold(w) for w in known.ordinary), language=language, birth_dates=birth_dates)
        draft = _Draft(empty)
        for person in sorted(known.persons, key=_children_by_age):
            draft.add_known(person)
        for surname in dict.fromkeys(s for person in known.persons for s in person.surnames):
            draft.add_family(surname)
        for organisation in known.organisations:
            draft.add(organisation.kind, "", organisation.names, key=organisation.key, label=organisation.pseudonym)
        for place in known.places:
            draft.add(Kind.PLACE, "", (place,))
        return draft.finished()

    def extended(self, spans: Iterable[NameSpan]) -> Pseudonyms:
        """With what was found in one more document. What is sure, and told with a role, is taken first."""
        draft = _Draft(self)
        for span in sorted(spans, key=_surest_first):
            if fold(span.surface) not in self.ordinary:
                draft.take(span)
        return draft.finished()

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


class _Draft:
    """Pseudonyms while they are being extended."""

    def __init__(self, before: Pseudonyms) -> None:
        self._before = before
        self._entities = list(before.entities)
        self._doubts = {(fold(doubt.surface), doubt.key): doubt for doubt in before.doubts}
        self._keys = {entity.key: index for index, entity in enumerate(self._entities)}
        self._series: dict[str, int] = {}
        for entity in self._entities:
            self._series[entity.series] = max(self._series.get(entity.series, 0), entity.number)

    def finished(self) -> Pseudonyms:
        return replace(self._before, entities=tuple(self._entities), doubts=tuple(self._doubts.values()))

    def add(
        self,
        kind: Kind,
        role: str,
        forms: Iterable[str],
        *,
        key: str = "",
        label: str = "",
        birth_year: int | None = None,
        family: bool = False,
    ) -> int:
        """A new entity with the next number of its series; gives its index."""
        written = tuple(form for form in dict.fromkeys(forms) if fold(form) not in self._before.ordinary)
        draft = Entity("", kind, role, 0, written, label, birth_year, family)
        number = self._series.get(draft.series, 0)
        if not label:
            number += 1
            self._series[draft.series] = number
        name = key or f"{kind}:{role or kind}:{len(self._entities) + 1}"
        while name in self._keys:
            name += "+"
        self._keys[name] = len(self._entities)
        self._entities.append(replace(draft, key=name, number=max(1, number)))
        return len(self._entities) - 1

    def add_known(self, person: KnownPerson) -> None:
        role = person.role if person.role in lists.roles() else "person"
        forms = name_forms(person.given, person.surnames, person.nicknames)
        self.add(
            Kind.PERSON,
            role,
            [form for form in forms if fold(form) not in lists.role_words() or len(form.split()) > 1],
            key=person.key,
            label=person.pseudonym,
            birth_year=person.birth_year,
            family=True,
        )

    def add_family(self, surname: str) -> int:
        core = without_prefix(fold(surname))
        for index, entity in enumerate(self._entities):
            if entity.role == "family" and core in surnames_of(entity):
                self._write(index, surname)
                return index
        return self.add(Kind.PERSON, "family", (surname, without_prefix(surname)))

    def take(self, span: NameSpan) -> None:
        """Gives the name in a span its entity: one that is there already, or a new one."""
        if span.key in PLACEHOLDERS:
            return
        keys = span.key.split("|")
        if len(keys) > 1:
            self._doubts.setdefault((fold(span.surface), span.key), DoubtfulWord(span.surface, span.key))
            return
        surface = " ".join(span.surface.split())
        if span.key in self._keys:
            index = self._keys[span.key]
            self._write(index, surface)
        elif (same := self._same_word(surface, span)) is not None:
            index = same
        elif span.kind is Kind.PERSON:
            index = self.add_family(surface) if span.role == "family" else self._person(surface, span.role)
        else:
            index = self._thing(span, surface)
        mark = (fold(surface), self._entities[index].key)
        if not span.sure:
            if not self._was_sure(surface, index):
                self._doubts.setdefault(mark, DoubtfulWord(surface, self._entities[index].key))
        else:
            self._doubts.pop(mark, None)

    def _same_word(self, surface: str, span: NameSpan) -> int | None:
        """A strange word that is an entity already, whatever kind it was taken for then."""
        bare = _bare(surface)
        for index, entity in enumerate(self._entities):
            if (span.role == "name" or entity.role == "name") and any(_bare(form) == bare for form in entity.forms):
                return index
        return None

    def _was_sure(self, surface: str, index: int) -> bool:
        """Whether the form belonged to the entity before and nobody doubted it."""
        folded = fold(surface)
        doubted = any(word == folded for word, _ in self._doubts)
        mine = {fold(form) for form in self._entities[index].forms[:-1]}
        return folded in mine and not doubted

    def _write(self, index: int, form: str) -> None:
        """Adds a way of writing; single letters never, they mean nobody by themselves."""
        entity = self._entities[index]
        if len(form.strip(".")) < 2 or any(fold(form) == fold(other) for other in entity.forms):
            return
        self._entities[index] = replace(entity, forms=(*entity.forms, form))

    def _person(self, surface: str, role: str) -> int:
        fitting = [
            index
            for index, entity in enumerate(self._entities)
            if entity.kind is Kind.PERSON
            and entity.role != "family"
            and lists.may_be_one(entity.role, role)
            and (any(same_name(surface, form) for form in entity.forms) or (not entity.forms and entity.role == role))
        ]
        index = fitting[0] if fitting else self.add(Kind.PERSON, role or "person", (surface,))
        if len(fitting) > 1:
            key = "|".join(self._entities[i].key for i in fitting[:3])
            self._doubts.setdefault((fold(surface), key), DoubtfulWord(surface, key))
        for form in _parts(surface):
            self._write(index, form)
        return index

    def _thing(self, span: NameSpan, surface: str) -> int:
        role = "street" if span.key.startswith("place:street") else ""
        if role and not _weak_street(surface):
            surface = _without_number(surface)
        bare = _bare(surface)
        kinds = {span.kind} if span.kind is Kind.PLACE else {Kind.INSTITUTION, Kind.SCHOOL}
        for index, entity in enumerate(self._entities):
            if entity.kind in kinds and entity.role == role and any(_bare(form) == bare for form in entity.forms):
                self._write(index, surface)
                return index
        return self.add(span.kind, role, (surface,), label=span.fixed)


def _parts(surface: str) -> list[str]:
    """The forms that follow from a person's name: whole, first name, surname with and without prefix."""
    name = take_apart(surface)
    forms = [surface, *name.given[:1]]
    if name.surname:
        forms += [name.surname, without_prefix(name.surname)]
    return [form for form in dict.fromkeys(forms) if len(form) > 2 and fold(form) not in lists.never_names()]


def _bare(surface: str) -> str:
    """A name as organisations and places are compared: folded, without article."""
    folded = fold(surface).lstrip("'’‘\"")
    for article in ("de ", "het ", "t ", "s ", "stichting "):
        folded = folded.removeprefix(article)
    return " ".join(folded.replace("-", " ").split())


def _without_number(street: str) -> str:
    for match in HOUSE_NUMBER.finditer(street):
        if match.end() == len(street):
            return street[: match.start()]
    return street


def _weak_street(street: str) -> bool:
    """Whether the name is a street by its number alone ("Het Anker 12"): then the number stays with it."""
    strong = tuple(lists.labelled("streets.txt")["strong"])
    return not fold(_without_number(street)).endswith(strong)
