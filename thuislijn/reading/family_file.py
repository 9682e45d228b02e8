# SPDX-License-Identifier: EUPL-1.2
"""A folder that was read becomes one timeline of unreviewed items: documents, messages, proposals, facts, items.

Texts are read with the names and births that are known; where they teach new ones they are read again, so that 'toen
Lot zeven was' in one letter finds the birth that another one tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from thuislijn.reading.closing import born_first, closed, with_ends
from thuislijn.reading.documents import Document, Duplicate
from thuislijn.reading.family_found import FamilyFound
from thuislijn.reading.form_fields import form_proposals
from thuislijn.reading.merging import Fact, Told, contradictions, merge
from thuislijn.reading.messages import Message, messages, plain_layout
from thuislijn.reading.missing_nl import missing_documents
from thuislijn.reading.one_each import one_each
from thuislijn.reading.places_known import Places, places_in, with_place
from thuislijn.reading.proposals import Proposal, Reading, read_text
from thuislijn.reading.sifting import sift
from thuislijn.reading.taking_part import Part, Parted, filled
from thuislijn.reading.tellers_nl import account_of, writer_of
from thuislijn.reading.to_items import KEPT, named_in, to_item
from thuislijn.reading.written_on import can_be_written_on, written_on
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.sources import Source
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpKind

_SEVERAL = "kinderen"
_OF_THE_FAMILY = frozenset({"levensgebeurtenis", "justitie", "veiligheid"})
_CHILD_HELP = frozenset(
    ("hulp", kind.value)
    for kind in (
        *(HelpKind.CHILD_THERAPY, HelpKind.PLAY_THERAPY, HelpKind.TRAUMA_TREATMENT, HelpKind.DIAGNOSTICS),
        *(HelpKind.PSYCHIATRY, HelpKind.DAY_TREATMENT, HelpKind.GROUP_TREATMENT, HelpKind.RESPITE),
        *(HelpKind.SCHOOL_SUPPORT, HelpKind.MENTOR, HelpKind.FOSTER_SUPPORT),
    )
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileRead:
    """The timeline, and how many proposals it comes from: all, those with a date, and those that became no item."""

    timeline: Timeline
    proposals: int
    dated: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Read:
    """One message that was read, and when it was written, as far as known."""

    document: Document
    message: Message
    text: str
    writer: str
    reading: Reading
    written: Moment

    @property
    def day(self) -> Day | None:
        """The last day on which it can have been written."""
        return self.written.latest


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
    tell = progress or (lambda done, total: None)
    read = list(_read_all(texts, family, lambda done: tell(done, 2 * len(texts))))
    if family.learn(one.reading for one in read) | family.meet(one.text for one in read):
        read = list(_read_all(texts, family, lambda done: tell(len(texts) + done, 2 * len(texts))))
    tell(2 * len(texts), 2 * len(texts))
    family.full_names(one.text for one in read)
    family.hear(one.text for one in read)
    places = places_in(one.text for one in read)
    told = [one for each in read for one in _told(each, family, places)]
    day = reference_day if reference_day is not None else _latest(read)
    facts = with_ends(merge(one for one in told if one.proposal.modality in KEPT))
    items = _items(facts, family, day)
    ids = {item.id for item in items}
    pairs = [(f"i{a + 1}", f"i{b + 1}") for a, b in contradictions(facts)]
    timeline = Timeline(
        id=id,
        title=title,
        reference_day=day,
        persons=tuple(family.persons.values()),
        relations=family.related(),
        organisations=tuple(dict.fromkeys(body for fact in facts for body in named_in(fact))),
        items=items,
        sources=tuple(_sources(texts, read, duplicates)),
        missing=missing_documents(texts, {one.document.id: one.day for one in reversed(read)}),
        contradictions=tuple((a, b) for a, b in pairs if {a, b} <= ids),
    )
    dated = sum(one.proposal.is_dated for one in told)
    left_out = sum(one.proposal.modality not in KEPT for one in told)
    return FileRead(timeline.resolved(), len(told), dated, left_out)


# -- reading ----------------------------------------------------------------------------------------------------------


def _read_all(texts: list[Document], family: FamilyFound, tell: Callable[[int], None]) -> Iterator[_Read]:
    sent = {document.path: day.toordinal() for document in texts if (day := document.written()) is not None}
    for number, document in enumerate(texts):
        tell(number)
        plain = plain_layout(document.text)
        for message in messages(document, plain):
            mail = sent.get(document.path.rpartition("/")[0])
            yield _read(document, message, plain[message.start : message.end], family, mail)


def _read(document: Document, message: Message, text: str, family: FamilyFound, sent: Day | None) -> _Read:
    writer = writer_of(message, text, family)
    births, names = family.births_for(writer), family.names_for(text)
    reading = read_text(text, message.day, births, names)
    written = Moment.UNKNOWN if reading.reference_day is None else Moment.on(reading.reference_day)
    if message.day is None and not _believable(reading, family):
        written = written_on(document, text, reading.proposals, sent)
        reading = read_text(text, written.latest, births, names) if written.is_known else reading
    return _Read(document, message, text, writer, reading, written)


def _believable(reading: Reading, family: FamilyFound) -> bool:
    """Whether the day found in the head of a text can be that of its writing, and is no birth or something past."""
    day = reading.reference_day
    return day is not None and not family.born_on(day) and can_be_written_on(day, reading.proposals)


def _told(read: _Read, family: FamilyFound, places: Places) -> Iterator[Told]:
    """The tellings of one message, with places, days and people as the whole file knows them."""
    formed = tuple(form_proposals(read.text)) if read.message.start == 0 else ()
    proposals = [one for one in read.reading.proposals if one.type or one.time not in {form.time for form in formed}]
    placed = [with_place(_placed(read, one), places, read.document.text) for one in (*proposals, *formed)]
    found = list(sift(placed, read.day, family))
    together: dict[tuple[int, int], list[Proposal]] = {}
    for one in found:
        together.setdefault(one.proposal.sentence, []).append(one.proposal)
    child = next(iter(family.resolve((read.reading.main_person,), "")), "")
    parted = {span: Parted(proposals, family, child, read.writer) for span, proposals in together.items()}
    for one in found:
        proposal = _of_persons(one.proposal, family)
        about = _about(proposal, read, family)
        part = parted[proposal.sentence].part(proposal, about[0] if about else "")
        if part.gapped:
            proposal = filled(proposal, together[proposal.sentence])
        persons = one.persons or _concerned(proposal, part, about)
        if part.unnamed and not part.persons:
            about = ()  # of somebody else, and nobody can say who
        yield Told(proposal, persons, about, account_of(proposal.quote, read.writer, family), one.written)


def _about(proposal: Proposal, read: _Read, family: FamilyFound) -> tuple[str, ...]:
    """The child that a proposal is about where it names none: its subject, else the child its text is about."""
    children = family.children()
    # 'kinderen' also stands for two who are named together; who they are, their names tell.
    named_apart = proposal.subject == _SEVERAL and _SEVERAL not in proposal.quote.casefold()
    for word in ("" if named_apart else proposal.subject, read.reading.main_person):
        found = tuple(id for id in family.resolve((word,), read.reading.main_person, read.writer) if id in children)
        if found:
            return found
    return ()


def _concerned(proposal: Proposal, part: Part, about: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of those a proposal concerns: who takes part by its sentence, else the child its text is about.

    Where the sentence names somebody of whom nobody can say who it is, and for what concerns the whole family (a
    divorce, debts, family support), the child is not put in their place.
    """
    whole = proposal.type in _OF_THE_FAMILY or (proposal.type == "hulp" and not _CHILD_HELP & set(proposal.codes))
    return part.persons if part.persons or part.unnamed or whole else about


def _placed(read: _Read, proposal: Proposal) -> Proposal:
    """The proposal with its places in the whole document."""
    begin = read.message.start
    start, end = proposal.sentence
    page = read.document.page_at(begin + start).number if len(read.document.pages) > 1 else 0
    return replace(
        proposal,
        sentence=(begin + start, begin + end),
        trigger=None if proposal.trigger is None else (begin + proposal.trigger[0], begin + proposal.trigger[1]),
        time=None if proposal.time is None else (begin + proposal.time[0], begin + proposal.time[1]),
        document=read.document.id,
        page=page,
        quote=read.document.text[begin + start : begin + end],
    )


def _of_persons(proposal: Proposal, family: FamilyFound) -> Proposal:
    """The proposal with its ages told as those of a person of the family, and not of a name in the text."""
    when = proposal.when
    start, end = (_aged(moment, family) for moment in (when.start, when.end))
    return replace(proposal, when=replace(when, start=start, end=end))


def _aged(moment: Moment, family: FamilyFound) -> Moment:
    if moment.age is None:
        return moment
    ids = family.resolve((moment.age.of,), "")
    return replace(moment, age=replace(moment.age, of=ids[0]) if len(ids) == 1 else None)


# -- the timeline -----------------------------------------------------------------------------------------------------


def _items(facts: tuple[Fact, ...], family: FamilyFound, reference_day: Day) -> tuple[Item, ...]:
    items = [
        born_first(to_item(fact, f"i{number}", family.persons), family.persons) for number, fact in enumerate(facts, 1)
    ]
    seen = {f"i{number}": fact.seen for number, fact in enumerate(facts, 1)}
    return one_each(closed(items, seen, reference_day))


def _latest(read: list[_Read]) -> Day:
    """The day of the latest text; where no text tells its day, the latest day that any of them speaks of as past."""
    written = [one.day for one in read if one.day is not None]
    if not written:
        proposals = (proposal for one in read for proposal in one.reading.proposals)
        written = [p.when.start.latest for p in proposals if p.when.start.latest is not None]
    return max(written, default=dt.date(2000, 1, 1).toordinal())


def _sources(texts: list[Document], read: list[_Read], duplicates: Iterable[Duplicate]) -> Iterator[Source]:
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
