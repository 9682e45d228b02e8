# SPDX-License-Identifier: EUPL-1.2
"""The messages of a file read with what the family teaches, and what each of them tells of whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from thuislijn.reading.documents.documents import Document
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.form_fields import form_proposals
from thuislijn.reading.family.merging import Told
from thuislijn.reading.family.places_known import Places, with_place
from thuislijn.reading.family.sifting import sift
from thuislijn.reading.family.taking_part import Part, Parted, filled
from thuislijn.reading.family.tellers_nl import account_of, writer_of
from thuislijn.reading.family.weighed import as_weighed
from thuislijn.reading.family.written_on import can_be_written_on, written_on
from thuislijn.reading.messages.messages import Message, messages, plain_layout
from thuislijn.reading.people.grown_ups import adult_subject
from thuislijn.reading.proposals import Proposal, Reading, read_text
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.values import Absolute
from thuislijn.timeline.moment import Day, Moment, Period
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

_HEARD = re.compile(
    r"\b(?:[Zz]itting|[Mm]ondelinge behandeling|[Uu]itgesproken)\b[^.\n]{0,40}? op (\d{1,2} [a-z]{3,9} (?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class MessageRead:
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


def read_all(texts: list[Document], family: FamilyFound, tell: Callable[[int], None]) -> Iterator[MessageRead]:
    sent = {document.path: day.toordinal() for document in texts if (day := document.written()) is not None}
    for number, document in enumerate(texts):
        tell(number)
        plain = plain_layout(document.text)
        for message in messages(document, plain):
            mail = sent.get(document.path.rpartition("/")[0])
            yield _read(document, message, plain[message.start : message.end], family, mail)


def _read(document: Document, message: Message, text: str, family: FamilyFound, sent: Day | None) -> MessageRead:
    writer = writer_of(message, text, family)
    births, names = family.births_for(writer), family.names_for(text)
    reading = read_text(text, message.day, births, names)
    written = Moment.UNKNOWN if reading.reference_day is None else Moment.on(reading.reference_day)
    if message.day is None and not _believable(reading, family):
        written = written_on(document, text, reading.proposals, sent)
        written = written if written.is_known else _heard_on(text)
        reading = read_text(text, written.latest, births, names) if written.is_known else reading
    return MessageRead(document, message, text, writer, reading, written)


def _heard_on(text: str) -> Moment:
    """The day of the hearing, for a decision of a court that bears no day of its own: it is made then or soon after."""
    heard = _HEARD.search(text)
    found = calendar_at(tokenise(heard[1]), 0) if heard is not None else None
    return Moment.on(found[0].first) if found is not None and isinstance(found[0], Absolute) else Moment.UNKNOWN


def _believable(reading: Reading, family: FamilyFound) -> bool:
    """Whether the day found in the head of a text can be that of its writing, and is no birth or something past."""
    day = reading.reference_day
    return day is not None and not family.born_on(day) and can_be_written_on(day, reading.proposals)


def tellings(read: MessageRead, family: FamilyFound, places: Places) -> Iterator[Told]:
    """The tellings of one message, with places, days and people as the whole file knows them."""
    formed = tuple(form_proposals(read.text)) if read.message.start == 0 else ()
    proposals = [one for one in read.reading.proposals if one.type or one.time not in {form.time for form in formed}]
    placed = [with_place(as_weighed(_placed(read, one)), places, read.document.text) for one in (*proposals, *formed)]
    found = list(sift(placed, read.day, family))
    together: dict[tuple[int, int], list[Proposal]] = {}
    for one in found:
        together.setdefault(one.proposal.sentence, []).append(one.proposal)
    grown_up = adult_subject(read.text)
    adult = family.called(grown_up.name) if grown_up is not None else ""
    child = adult or next(iter(family.resolve((read.reading.main_person,), "")), "")
    parted = {span: Parted(proposals, family, child, read.writer) for span, proposals in together.items()}
    for one in found:
        proposal = _without_birth(_of_persons(one.proposal, family), family)
        about = (adult,) if adult else _about(proposal, read, family)
        part = parted[proposal.sentence].part(proposal, about[0] if about else "")
        if part.gapped:
            proposal = filled(proposal, together[proposal.sentence])
        persons = one.persons or _concerned(proposal, part, about)
        if part.unnamed and not part.persons:
            about = ()  # of somebody else, and nobody can say who
        yield Told(proposal, persons, about, account_of(proposal.quote, read.writer, family), one.written)


def _without_birth(proposal: Proposal, family: FamilyFound) -> Proposal:
    """'U heeft voor uw zoon, geboren op 22 februari 2011, zorg aangevraagd': the birth does not date the request."""
    start = proposal.when.start
    if proposal.kind == "geboorte" or proposal.type is None or not start.is_exact or start.earliest is None:
        return proposal
    is_birth = family.born_on(start.earliest) and "geb" in proposal.quote.casefold()
    return replace(proposal, when=Period(), time=None, time_words="", explanation="") if is_birth else proposal


def _about(proposal: Proposal, read: MessageRead, family: FamilyFound) -> tuple[str, ...]:
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


def _placed(read: MessageRead, proposal: Proposal) -> Proposal:
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
