# SPDX-License-Identifier: EUPL-1.2
"""A folder that was read becomes one timeline of unreviewed items: documents, messages, proposals, facts, items.

Texts are read with the names and births that are known; where they teach new ones they are read again, so that 'toen
Lot zeven was' in one letter finds the birth that another one tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from thuislijn.reading.documents.documents import Document, Duplicate, Problem
from thuislijn.reading.family.closing import born_first, closed, with_ends
from thuislijn.reading.family.fallen_diagnoses import with_fallen
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.follow_ups import with_follow_ups
from thuislijn.reading.family.impossible_found import problems_in
from thuislijn.reading.family.merging import Fact, Told, contradictions, merge
from thuislijn.reading.family.message_read import MessageRead, read_all, tellings
from thuislijn.reading.family.missing_nl import missing_documents
from thuislijn.reading.family.one_each import one_each
from thuislijn.reading.family.own_requests import own_requests
from thuislijn.reading.family.places_known import places_in
from thuislijn.reading.family.replies import with_replies
from thuislijn.reading.family.to_items import KEPT, to_item
from thuislijn.reading.family.turning_points import turning_points
from thuislijn.reading.family.workers_found import workers_seen
from thuislijn.reading.people.bodies import Bodies, bodies_in
from thuislijn.reading.story.life_domains import with_domains
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.sources import Source
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileRead:
    """The timeline; how many proposals it comes from: all, those with a date, and those that became no item; and what
    the documents tell that cannot be so.
    """

    timeline: Timeline
    proposals: int
    dated: int
    left_out: int
    problems: tuple[Problem, ...] = ()


def read_file(
    documents: Iterable[Document],
    duplicates: Iterable[Duplicate] = (),
    *,
    id: str = "gezin",
    title: str = "",
    persons: Iterable[Person] = (),
    relations: Iterable[Relation] = (),
    reference_day: Day | None = None,
    progress: Progress | None = None,
) -> FileRead:
    """The timeline of a family file. `documents` in the order to cite them, attachments among them.

    `persons` and `relations` are what the caller knows of the family. `reference_day` None: the day on which the latest
    document was written, as far as that is told; `progress` hears how many of how many readings are done.
    """
    texts = [document for document in documents if document.text.strip()]
    family = FamilyFound.of(persons, relations)
    read = _read_twice(texts, family, progress or (lambda done, total: None))
    told = _told(read, family)
    day = reference_day if reference_day is not None else _latest(read)
    facts = with_ends(merge(one for one in told if one.proposal.modality in KEPT))
    bodies = bodies_in(one.text for one in read)
    items = with_follow_ups(_items(facts, family, bodies, day), texts)
    items = with_fallen(with_replies(items, read, family, bodies, day), read, family)
    items = (*items, *own_requests(items, read, family))
    workers = workers_seen(read, family, bodies)
    timeline = Timeline(
        id=id,
        title=title,
        reference_day=day,
        municipality=bodies.municipality,
        persons=tuple(family.persons.values()),
        relations=family.related(),
        organisations=_organisations((*items, *workers), bodies),
        items=(*items, *workers),
        turning_points=turning_points(items, family.persons.values()),
        sources=tuple(_sources(texts, read, duplicates)),
        missing=missing_documents(texts, {one.document.id: one.day for one in reversed(read)}),
        contradictions=_contradictions(facts, items),
    )
    dated = sum(one.proposal.is_dated for one in told)
    left_out = sum(one.proposal.modality not in KEPT for one in told)
    return FileRead(timeline.resolved(), len(told), dated, left_out, problems_in(read, family, items))


def _read_twice(texts: list[Document], family: FamilyFound, tell: Progress) -> list[MessageRead]:
    """The messages, read again where the first reading taught who the family is."""
    total = 2 * len(texts)
    read = list(read_all(texts, family, lambda done: tell(done, total)))
    met = family.meet((one.text for one in read), [one.reading for one in read])
    if family.learn(one.reading for one in read) or met:
        read = list(read_all(texts, family, lambda done: tell(len(texts) + done, total)))
    tell(total, total)
    return read


def _told(read: list[MessageRead], family: FamilyFound) -> list[Told]:
    """Everything that the messages tell, with what all of them together teach of people and places."""
    family.full_names(one.text for one in read)
    family.hear(one.text for one in read)
    places = places_in(one.text for one in read)
    return [one for each in read for one in tellings(each, family, places)]


def _contradictions(facts: tuple[Fact, ...], items: tuple[Item, ...]) -> tuple[tuple[str, str], ...]:
    ids = {item.id for item in items}
    pairs = [(f"i{a + 1}", f"i{b + 1}") for a, b in contradictions(facts)]
    return tuple((a, b) for a, b in pairs if {a, b} <= ids)


def _organisations(items: tuple[Item, ...], bodies: Bodies) -> tuple[Organisation, ...]:
    """The organisations that the items name, in the order in which they do."""
    named = dict.fromkeys(id for item in items for id in item.organisations)
    return tuple(bodies.known(id) for id in named)


def _items(facts: tuple[Fact, ...], family: FamilyFound, bodies: Bodies, reference_day: Day) -> tuple[Item, ...]:
    people = family.persons
    found = (to_item(fact, f"i{number}", people, bodies) for number, fact in enumerate(facts, 1))
    items = [with_domains(born_first(item, people)) for item in found]
    items = [item for item in items if not _tells_nothing(item)]
    seen = {f"i{number}": fact.seen for number, fact in enumerate(facts, 1)}
    return one_each(closed(items, seen, reference_day))


def _tells_nothing(item: Item) -> bool:
    """Whether an entry that came of a date alone has lost it again: 'toen Oskar geboren werd' of an unknown birth."""
    return isinstance(item, Event) and item.event_kind is EventKind.OTHER and not item.when.is_dated


def _latest(read: list[MessageRead]) -> Day:
    """The day of the latest text; where no text tells its day, the latest day that any of them speaks of as past."""
    written = [one.day for one in read if one.day is not None]
    if not written:
        proposals = (proposal for one in read for proposal in one.reading.proposals)
        written = [p.when.start.latest for p in proposals if p.when.start.latest is not None]
    return max(written, default=dt.date(2000, 1, 1).toordinal())


def _sources(texts: list[Document], read: list[MessageRead], duplicates: Iterable[Duplicate]) -> Iterator[Source]:
    written = {one.document.id: one.written for one in reversed(read)}  # its first message
    for document in texts:
        yield Source(
            id=document.id,
            title=document.title or document.path,
            kind=document.kind,
            file=document.path,
            date=written.get(document.id, Moment.UNKNOWN),
            author=document.sender or document.author,
            pages=len(document.pages),
            sha256=document.sha256,
        )
    taken = {document.id for document in texts}
    for number, copy in enumerate(duplicates, 1):
        id = copy.id if copy.id not in taken else f"{copy.id}-{number}"
        yield Source(id=id, title=copy.path, file=copy.path, same_as=copy.duplicate_of)
