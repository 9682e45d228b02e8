# SPDX-License-Identifier: EUPL-1.2
"""What people are called where their pseudonym says no more than their role: the word that the team uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuislijn.store.cases import Case
from thuislijn.store.network import NetworkTie
from thuislijn.timeline.family import Person
from thuislijn.timeline.timeline import Timeline

_COUNTED = re.compile(r"[ _]?\d+$")


def words_for(case: Case) -> dict[str, str]:
    """Key of a person -> what the network calls them ('opa'); for who stands there under one word alone."""
    found: dict[str, set[str]] = {}
    for person, label in NetworkTie.objects.filter(case=case).exclude(person="").values_list("person", "label"):
        found.setdefault(person, set()).add(label)
    return {key: labels.pop() for key, labels in found.items() if len(labels) == 1}


def called(persons: Iterable[Person], words: Mapping[str, str]) -> tuple[Person, ...]:
    """The persons, each 'grandparent' and 'grandparent 2' under the word for them, if nobody else bears it."""
    known = list(persons)
    names = {person.name.casefold() for person in known}
    given = [word.casefold() for word in words.values()]

    def name(person: Person) -> str:
        word = words.get(person.id, "")
        told = _COUNTED.sub("", person.name).casefold()
        bare = told in {person.role.nl, person.role.en, person.role.value}
        own = word and word.casefold() not in names and given.count(word.casefold()) == 1
        return word if bare and own else person.name

    return tuple(replace(person, name=name(person)) for person in known)


def as_called(timeline: Timeline, words: Mapping[str, str]) -> Timeline:
    """The timeline with its people as `called`."""
    return replace(timeline, persons=called(timeline.persons, words)) if words else timeline
