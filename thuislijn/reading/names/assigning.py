# SPDX-License-Identifier: EUPL-1.2
"""Which name gets which pseudonym: names are linked to somebody who has one already, or get the next number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thuislijn.reading.names import lists
from thuislijn.reading.names.entities import Entity, may_be_called, surnames_of
from thuislijn.reading.names.known import KnownOrganisation, KnownPerson, name_forms, take_apart, without_prefix
from thuislijn.reading.names.matching import abbreviations_of
from thuislijn.reading.names.numbers import PLACEHOLDERS
from thuislijn.reading.names.places import HOUSE_NUMBER
from thuislijn.reading.names.spans import Kind, NameSpan
from thuislijn.reading.names.words import fold, read_words


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word for a person to judge: is it a name, and whose? It is hidden until then."""

    surface: str
    key: str  # of the entity whose pseudonym it gets


class Assignment:
    """Entities and doubts while names are being added. What was given before never changes."""

    def __init__(self, entities: Iterable[Entity], doubts: Iterable[DoubtfulWord], ordinary: frozenset[str]) -> None:
        self._entities = list(entities)
        self._ordinary = ordinary
        self._doubts = {(fold(doubt.surface), doubt.key): doubt for doubt in doubts}
        self._keys = {entity.key: index for index, entity in enumerate(self._entities)}
        self._series: dict[str, int] = {}
        # word of a form -> entities that have it, so that linking a name looks at few of them
        self._written: set[str] = set()
        self._bare_written: set[str] = set()  # of organisations and places: "esdoorn" of "De Esdoorn"
        self._by_word: dict[str, list[int]] = {}
        for index, entity in enumerate(self._entities):
            self._remember(index, entity.forms)
            self._series[entity.series] = max(self._series.get(entity.series, 0), entity.number)

    def _remember(self, index: int, forms: Iterable[str]) -> None:
        for form in forms:
            self._written.add(fold(form))
            if self._entities[index].kind is not Kind.PERSON:
                self._bare_written.add(_bare(form))
            for word in read_words(form).items:
                known = self._by_word.setdefault(word.key, [])
                if index not in known:
                    known.append(index)

    def _sharing_a_word(self, surface: str) -> list[int]:
        """Entities with a word in common with the surface, small words of surnames apart."""
        words = read_words(surface).items
        telling = [word for word in words if word.key not in lists.prefix_words()] or list(words)
        return sorted({index for word in telling for index in self._by_word.get(word.key, ())})

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entities)

    @property
    def doubts(self) -> tuple[DoubtfulWord, ...]:
        return tuple(self._doubts.values())

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
        written = tuple(form for form in dict.fromkeys(forms) if self._tells(form))
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
        self._remember(len(self._entities) - 1, written)
        return len(self._entities) - 1

    def add_known(self, person: KnownPerson) -> None:
        """A person known beforehand, unless they are there: by their key, or by the same role and names."""
        role = person.role if person.role in lists.roles() else "person"
        forms = name_forms(person.given, person.surnames, person.nicknames)
        forms = tuple(form for form in forms if fold(form) not in lists.role_words())
        if person.key in self._keys:
            for form in forms:
                self._write(self._keys[person.key], form)
            return
        alike = [e for e in self._entities if e.family and e.role == role and e.birth_year == person.birth_year]
        if not person.key and forms and any(forms[0] in entity.forms for entity in alike):
            return
        self.add(
            Kind.PERSON,
            role,
            forms,
            key=person.key,
            label=person.pseudonym,
            birth_year=person.birth_year,
            family=True,
        )

    def add_organisation(self, organisation: KnownOrganisation) -> None:
        if organisation.key and organisation.key in self._keys:
            for name in organisation.names:
                self._write(self._keys[organisation.key], name)
        elif self._named(organisation.names[0]) is None:
            self.add(organisation.kind, "", organisation.names, key=organisation.key, label=organisation.pseudonym)

    def add_place(self, place: str) -> None:
        if self._named(place) is None:
            self.add(Kind.PLACE, "", (place,))

    def _named(self, name: str) -> int | None:
        """A place or organisation of this very name."""
        for index in self._sharing_a_word(name):
            entity = self._entities[index]
            if entity.kind is not Kind.PERSON and any(_bare(form) == _bare(name) for form in entity.forms):
                return index
        return None

    def add_family(self, surname: str) -> int:
        core = without_prefix(fold(surname))
        for index in self._sharing_a_word(surname):
            if self._entities[index].role == "family" and core in surnames_of(self._entities[index]):
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
        known_before = fold(surface) in self._written or _bare(surface) in self._bare_written
        if span.key in self._keys:
            index = self._keys[span.key]
            if surface not in abbreviations_of(self._entities[index]):  # in file names "on" is not Oskar Nowak
                self._write(index, surface)
        elif (same := self._same_word(surface, span)) is not None:
            index = same
        elif span.kind is Kind.PERSON:
            index = self.add_family(surface) if span.role == "family" else self._person(surface, span.role)
        else:
            index = self._thing(span, surface)
        mark = (fold(surface), self._entities[index].key)
        if span.sure:
            self._doubts.pop(mark, None)
        elif not known_before:  # what somebody confirmed is not asked again
            self._doubts.setdefault(mark, DoubtfulWord(surface, self._entities[index].key))

    def _same_word(self, surface: str, span: NameSpan) -> int | None:
        """A strange word that is an entity already, whatever kind it was taken for then."""
        bare = _bare(surface)
        for index in self._sharing_a_word(surface):
            entity = self._entities[index]
            if (span.role == "name" or entity.role == "name") and any(_bare(form) == bare for form in entity.forms):
                return index
        return None

    def _tells(self, form: str) -> bool:
        """Whether the form can stand for somebody: no single letter, nothing judged ordinary, no word of pseudonyms."""
        folded = fold(form)
        return len(form.strip(". ")) > 1 and folded not in self._ordinary and folded not in lists.SERIES_WORDS

    def _write(self, index: int, form: str) -> None:
        """Adds a way of writing."""
        entity = self._entities[index]
        if not self._tells(form) or any(fold(form) == fold(other) for other in entity.forms):
            return
        self._entities[index] = replace(entity, forms=(*entity.forms, form))
        self._remember(index, (form,))

    def _person(self, surface: str, role: str) -> int:
        fitting = [index for index in self._sharing_a_word(surface) if self._may_be(index, surface, role)]
        if not fitting and role:  # "oma Bep", where the family has a grandmother whose name was not known
            fitting = [i for i, entity in enumerate(self._entities) if entity.role == role and not entity.forms][:1]
        index = fitting[0] if fitting else self.add(Kind.PERSON, role or "person", (surface,))
        if len(fitting) > 1:
            key = "|".join(self._entities[i].key for i in fitting[:3])
            self._doubts.setdefault((fold(surface), key), DoubtfulWord(surface, key))
        for form in _parts(surface):
            self._write(index, form)
        return index

    def _may_be(self, index: int, surface: str, role: str) -> bool:
        entity = self._entities[index]
        if entity.kind is not Kind.PERSON or entity.role == "family" or not lists.may_be_one(entity.role, role):
            return False
        return may_be_called(entity, surface)

    def _thing(self, span: NameSpan, surface: str) -> int:
        role = "street" if span.key.startswith("place:street") else ""
        if role and not _weak_street(surface):
            surface = _without_number(surface)
        bare = _bare(surface)
        kinds = {span.kind} if span.kind is Kind.PLACE else {Kind.INSTITUTION, Kind.SCHOOL}
        for index in self._sharing_a_word(surface):
            entity = self._entities[index]
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
