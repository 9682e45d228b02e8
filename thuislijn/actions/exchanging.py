# SPDX-License-Identifier: EUPL-1.2
"""A timeline comes in from an exchange file: under pseudonyms, with its real names sealed apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.keys import SOURCES, Keys, rekeyed
from thuislijn.actions.searching import index_source
from thuislijn.actions.sources.names import sealed_names
from thuislijn.actions.timeline import Edit, new_key, write
from thuislijn.reading.names.timelines import pseudonymise_timeline, pseudonyms_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.entries import Section
from thuislijn.store.identities import ORGANISATION, PERSON, SOURCE
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.exchange import encode, to_data
from thuislijn.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import brought: numbers of persons, items and sources, and the revision of the case after it.

    `people`: ids of persons in the timeline -> their keys in the case.
    """

    persons: int
    items: int
    sources: int
    revision: int
    people: Mapping[str, str]


def import_timeline(*, by: Actor, case: Case, timeline: Timeline, same_as: Mapping[str, str] | None = None) -> Taken:
    """Adds everything of `timeline` to the case as one step, under new keys, so that nothing there is overwritten.

    `same_as`: ids of persons in `timeline` -> keys of persons who are in the case already (entered for their consent);
    they stay as they are. Names become pseudonyms; the names themselves are sealed.
    """
    hidden = pseudonymise_timeline(timeline, pseudonyms_for(timeline))
    known = dict(same_as or {})
    new = _new_keys(timeline, hidden, known)
    edits = _edits(hidden, new, timeline_of(case), set(known.values()))
    with transaction.atomic():
        _keep_sources(by, case, timeline, hidden, new)
        _seal_names(case, timeline, hidden, new, known)
        revision = write(by=by, case=case, edits=edits, one_row=(Act.CREATE, "import"))
    people = {
        original.id: new[Section.PERSONS, person.id]
        for original, person in zip(timeline.persons, hidden.persons, strict=True)
    }
    return Taken(len(hidden.persons) - len(known), len(hidden.items), len(hidden.sources), revision, people)


def _new_keys(timeline: Timeline, hidden: Timeline, known: dict[str, str]) -> Keys:
    """(section, id in `hidden`) -> key in the case."""
    new: dict[tuple[str, str], str] = {}
    for original, person in zip(timeline.persons, hidden.persons, strict=True):
        new[Section.PERSONS, person.id] = known.get(original.id) or new_key(Section.PERSONS)
    for section in (Section.ORGANISATIONS, Section.ITEMS, Section.TURNING_POINTS):
        for value in getattr(hidden, section):
            new[section, value.id] = new_key(section)
    for source in hidden.sources:
        new[SOURCES, source.id] = new_key(Section.MISSING).replace("m", "s", 1)
    return new


def _edits(hidden: Timeline, new: Keys, present: Timeline, known: set[str]) -> list[Edit]:
    """Everything that is new to the case; `known`: keys of persons in it who stay as they are."""
    edits = []
    for section in (Section.PERSONS, Section.ORGANISATIONS, Section.ITEMS, Section.TURNING_POINTS):
        for value in getattr(hidden, section):
            key = new[section, value.id]
            if key not in known:
                edits.append(Edit(section, key, {**rekeyed(encode(value), new), "id": key}))
    related = {(relation.of, relation.kind.value, relation.to) for relation in present.relations}
    relations = [rekeyed(encode(relation), new) for relation in hidden.relations]
    fresh = [data for data in relations if (data["of"], data["kind"], data["to"]) not in related]
    edits += [Edit(Section.RELATIONS, new_key(Section.RELATIONS), data) for data in fresh]
    missing = [rekeyed(encode(one), new) for one in hidden.missing]
    edits += [Edit(Section.MISSING, new_key(Section.MISSING), data) for data in missing]
    for pair in to_data(hidden).get("contradictions", []):
        keys = [new.get((Section.ITEMS, id), id) for id in pair]
        edits.append(Edit(Section.CONTRADICTIONS, new_key(Section.CONTRADICTIONS), keys))
    return edits


def _keep_sources(by: Actor, case: Case, timeline: Timeline, hidden: Timeline, new: Keys) -> None:
    """Sources without their files: title, kind and date as far as the exchange file tells them."""
    kept: dict[str, CaseSource] = {}
    for original, source in zip(timeline.sources, hidden.sources, strict=True):
        key = new[SOURCES, source.id]
        row = CaseSource(
            case=case,
            key=key,
            kind=source.kind[:40],
            title=source.title[:200],
            date=to_edtf(source.date) if source.date.is_known else "",
            sha256=source.sha256[:64],
            state=SourceState.COPY if source.same_as else SourceState.READ,
            progress=100,
            pages=source.pages,
            same_as=kept.get(source.same_as),
            uploaded_by=by.name,
        )
        row.save()
        index_source(row)
        kept[source.id] = row
        if not case.anonymous:
            sealed_names(case, SOURCE, key, {"name": original.file or original.title, "author": original.author})


def _seal_names(case: Case, timeline: Timeline, hidden: Timeline, new: Keys, known: Mapping[str, str]) -> None:
    """Keeps the names behind the pseudonyms; of a family that takes part anonymously none is kept at all."""
    if case.anonymous:
        return
    called = {person.id: person.name for person in timeline_of(case).persons}
    for original, person in zip(timeline.persons, hidden.persons, strict=True):
        key = new[Section.PERSONS, person.id]
        pseudonym = called.get(key, person.name) if original.id in known else person.name
        if original.name != person.name:
            sealed_names(case, PERSON, key, {"name": original.name, "pseudonym": pseudonym})
    for named, body in zip(timeline.organisations, hidden.organisations, strict=True):
        if named.name != body.name:
            key = new[Section.ORGANISATIONS, body.id]
            sealed_names(case, ORGANISATION, key, {"name": named.name, "pseudonym": body.name})
