# SPDX-License-Identifier: EUPL-1.2
"""A folder that was read becomes one timeline of unreviewed items: documents, proposals, facts, items.

Every text is read twice: first to learn who belongs to the family, then with the names and births of all documents, so
that "toen Lot zeven was" in one letter finds the birth that another one tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from thuislijn.reading.documents import Document, Duplicate
from thuislijn.reading.family_found import FamilyFound
from thuislijn.reading.merging import Told, contradictions, merge
from thuislijn.reading.proposals import Proposal, Reading, read_text
from thuislijn.reading.to_items import KEPT, named_in, to_item
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.items import Item, Stay
from thuislijn.timeline.moment import Day, Ending, Moment, Period
from thuislijn.timeline.sources import Source
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType

Progress = Callable[[int, int], None]

_ALONE = 12  # characters beside the date in a sentence that holds nothing else, such as 'Datum: '


@dataclass(frozen=True, slots=True)
class FileRead:
    """The timeline, and how many proposals it comes from: all, those with a date, and those that became no item."""

    timeline: Timeline
    proposals: int
    dated: int
    left_out: int


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
    document was written, as far as that is told; `progress` hears how many of how many texts are done.
    """
    texts = [document for document in documents if document.text.strip()]
    family = FamilyFound.of(persons, relations)
    tell = progress or (lambda done, total: None)
    first = []
    for number, document in enumerate(texts):
        tell(number, 2 * len(texts))
        first.append(_read(document, family))
    family.learn(first)
    told, readings = [], []
    for number, document in enumerate(texts):
        tell(len(texts) + number, 2 * len(texts))
        reading = _read(document, family)
        readings.append(reading)
        told += _told(document, reading, family)
    tell(2 * len(texts), 2 * len(texts))
    day = reference_day if reference_day is not None else _latest(readings)
    facts = merge(one for one in told if one.proposal.modality in KEPT)
    items = [to_item(fact, f"i{number}", family.persons) for number, fact in enumerate(facts, 1)]
    timeline = Timeline(
        id=id,
        title=title,
        reference_day=day,
        persons=tuple(family.persons.values()),
        relations=family.related(),
        organisations=tuple(dict.fromkeys(body for fact in facts for body in named_in(fact))),
        items=tuple(_ended_by_the_next(items)),
        sources=tuple(_sources(texts, readings, duplicates)),
        contradictions=tuple((items[a].id, items[b].id) for a, b in contradictions(facts)),
    )
    dated = sum(one.proposal.is_dated for one in told)
    left_out = sum(one.proposal.modality not in KEPT for one in told)
    return FileRead(timeline.resolved(), len(told), dated, left_out)


def _read(document: Document, family: FamilyFound) -> Reading:
    return read_text(document.text, document.written(), family.births, family.first_names)


def _told(document: Document, reading: Reading, family: FamilyFound) -> list[Told]:
    said = {(p.sentence, p.when.start.earliest) for p in reading.proposals if p.type is not None}
    return [
        Told(_placed(document, proposal), family.resolve(proposal.persons, proposal.subject or reading.main_person))
        for proposal in reading.proposals
        if proposal.type is not None
        or ((proposal.sentence, proposal.when.start.earliest) not in said and not _bare(document, proposal))
    ]


def _bare(document: Document, proposal: Proposal) -> bool:
    """A date that stands alone, as at the head of a letter or a journal entry, tells nothing by itself."""
    start, end = proposal.sentence
    return end - start - len(proposal.time_words) <= _ALONE


def _placed(document: Document, proposal: Proposal) -> Proposal:
    start, end = proposal.sentence
    page = document.page_at(start).number if len(document.pages) > 1 else 0
    return replace(proposal, document=document.id, page=page, quote=document.text[start:end])


def _latest(readings: list[Reading]) -> Day:
    """The day of the latest text; where no text tells its day, the latest day that any of them speaks of as past."""
    written = [reading.reference_day for reading in readings if reading.reference_day is not None]
    if not written:
        written = [p.when.start.latest for r in readings for p in r.proposals if p.when.start.latest is not None]
    return max(written, default=dt.date(2000, 1, 1).toordinal())


def _sources(texts: list[Document], readings: list[Reading], duplicates: Iterable[Duplicate]) -> Iterable[Source]:
    for document, reading in zip(texts, readings, strict=True):
        day = reading.reference_day
        yield Source(
            id=document.id,
            title=document.title or document.path,
            kind=document.kind,
            file=document.path,
            date=Moment.on(day) if day is not None else Moment.UNKNOWN,
            author=document.sender or document.author,
            pages=len(document.pages),
            sha256=document.sha256,
        )
    taken = {document.id for document in texts}
    for number, copy in enumerate(duplicates, 1):
        id = copy.id if copy.id not in taken else f"{copy.id}-{number}"
        yield Source(id=id, title=copy.path, file=copy.path, same_as=copy.duplicate_of)


def _ended_by_the_next(items: list[Item]) -> Iterable[Item]:
    """Closes a stay without a known end at the next stay of the same child: nobody lives in two places.

    The end then lies anywhere between its own start and the next one. Part-time stays run beside another and are left.
    """
    following: dict[str, Moment] = {}
    stays = [item for item in items if isinstance(item, Stay) and item.persons and item.when.start.is_bounded]
    whole = [stay for stay in stays if stay.place is not PlaceType.PART_TIME]
    whole.sort(key=lambda stay: stay.when.start.earliest or 0)
    for n, stay in enumerate(whole):
        later = next((other for other in whole[n + 1 :] if _succeeds(stay, other)), None)
        if later is not None and stay.when.ending is Ending.UNKNOWN:
            following[stay.id] = Moment(stay.when.start.earliest, later.when.start.latest)
    for item in items:
        end = following.get(item.id)
        yield replace(item, when=Period.during(item.when.start, end)) if end is not None else item


def _succeeds(stay: Stay, other: Stay) -> bool:
    start, next_start = stay.when.start.latest, other.when.start.earliest
    return (
        bool(set(stay.persons) & set(other.persons))
        and start is not None
        and next_start is not None
        and next_start > start
    )
