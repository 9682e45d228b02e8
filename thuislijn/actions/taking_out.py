# SPDX-License-Identifier: EUPL-1.2
"""What leaves the installation on paper or as a file: each time one row in the log, names only with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.identities import ORGANISATION, PERSON, names_of
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import from_data, to_data
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.timeline import Timeline

NamedT = TypeVar("NamedT", Person, Organisation)

_TELLING = re.compile(r"\d|\s[A-Z]$")  # 'jeugdige 2', 'school A': nothing else is called so


def taken_out(*, by: Actor, case: Case, kind: str, why: str = "") -> Timeline:
    """The timeline as it leaves, with pseudonyms; with real names where `why` gives a reason. `kind`: what is made.

    Raises SealBrokenError where names cannot be opened.
    """
    with transaction.atomic():
        record(
            by=by,
            act=Act.EXPORT if kind == "json" else Act.PRINT,
            kind=f"{kind}, met namen" if why else kind,
            target=case.pk,
            case=case,
            why=why,
        )
        timeline = timeline_of(case)
        return _with_names(case, timeline) if why else timeline


def _with_names(case: Case, timeline: Timeline) -> Timeline:
    people, bodies = names_of(case, PERSON), names_of(case, ORGANISATION)
    words = {
        kept["pseudonym"]: kept["name"]
        for kept in (*people.values(), *bodies.values())
        if _TELLING.search(kept.get("pseudonym", ""))
    }
    told = _in_words(timeline, words) if words else timeline
    return replace(
        told,
        persons=tuple(_named(person, people) for person in told.persons),
        organisations=tuple(_named(body, bodies) for body in told.organisations),
    )


def _named(value: NamedT, names: dict[str, dict[str, str]]) -> NamedT:
    return replace(value, name=names[value.id]["name"]) if value.id in names else value


def _in_words(timeline: Timeline, words: dict[str, str]) -> Timeline:
    """The timeline with names for pseudonyms in all its texts; a bare 'moeder' stays what it is."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b")

    def told(data: object) -> object:
        if isinstance(data, dict):
            return {key: told(value) for key, value in data.items()}
        if isinstance(data, list):
            return [told(value) for value in data]
        return pattern.sub(lambda found: words[found[1]], data) if isinstance(data, str) else data

    return from_data(told(to_data(timeline)))
