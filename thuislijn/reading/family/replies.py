# SPDX-License-Identifier: EUPL-1.2
"""What came of a request, where a letter answers it: 'Uw aanvraag van 1 november 2022. Wij houden uw aanvraag aan.'

The request stands at the head of such a letter and the answer under its own heading, so neither sentence tells the
other. Together they are one entry: asked then, refused or put on hold now, and for what. A refusal that names no
request ends the waiting of that child that others told of, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thuislijn.reading.dutch.tokens import Span, tokenise
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.message_read import MessageRead
from thuislijn.reading.story.laws_found import law_in
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.values import Absolute
from thuislijn.timeline.family import Organisation
from thuislijn.timeline.items import Contact, Event, Help, Item, Question, Stay
from thuislijn.timeline.moment import Day, Moment, Period
from thuislijn.timeline.sources import Passage
from thuislijn.timeline.vocabulary import EventKind, FundingLaw, HelpKind, HelpState, IntakeResult

_DATE = r"(?P<date>\d{1,2} [a-z]{3,9} (?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d)"
_REQUESTS = (
    re.compile(rf"(?i:op )?(?i:uw )?(?i:aanvraag|aanmelding|verzoek)\b[^.\n]{{0,60}}? van {_DATE}"),
    re.compile(rf"[Uu] (?:heeft|hebt)\b[^.]{{0,60}}?\bop {_DATE}[^.]{{0,90}}?\b(?:ge|aange)vraagd\b"),
    re.compile(rf"[Oo]p {_DATE} (?:ontvingen wij|hebben wij)[^.]{{0,20}}\b(?:aanvraag|aanmelding|verzoek)\b"),
    re.compile(rf"[Oo]p {_DATE} (?:heeft|hebt) u\b[^.]{{0,90}}?\b(?:ge|aange)vraagd\b"),
)
_ASKED = re.compile(r"\bU (?:heeft|hebt)\b[^.]{0,90}?\b(?:gevraagd om|aangevraagd)\b", re.I)
_BROKEN = re.compile(r"(?<=[a-z,])\n(?=[a-z])")
_HEAD = 1200  # characters within which a letter says what it answers
_OPENS = re.compile(r"(?m)^(?:Aan\b|Geachte\b|Betreft\b|Onderwerp\b|Besluit\b)")
_REFUSED = re.compile(
    r"\b[Ww]ij wijzen (?:uw|de) (?:aanvraag|aanmelding|verzoek)\b[^.]{0,40}\baf\b"
    r"|\b(?:[Uu]w (?:zoon|dochter|kind)|[Uu]|[Cc]li[eë]nte?) komt niet in aanmerking voor\b"
    r"|\b[Ww]ij nemen [^.]{2,40}? niet in (?:zorg|behandeling)\b"
    r"|\b[Uu]w (?:aanvraag|aanmelding|verzoek) (?:is|wordt)\b[^.]{0,30}\bafgewezen\b"
)
_HELD = re.compile(
    r"\b[Ww]ij houden (?:uw aanvraag|de beslissing)\b[^.]{0,40}\baan\b"
    r"|\b[Uu]w aanvraag (?:is|wordt)\b[^.]{0,20}\baangehouden\b"
)
_LISTED = re.compile(
    r"\b[Ww]ij (?:kunnen|hebben|plaatsen)\b[^.]{0,40}\bop de (?:wacht)?lijst\b"
    r"|\b(?:staat|komt) (?:u|uw (?:zoon|dochter|kind)) op de wachtlijst\b"
)
_AWAITS = re.compile(
    r"\b(?P<for>(?:de )?(?:uitkomst|uitslag|afronding) van [^,.]{3,60}|een [^,.]{0,20}verslag van [^,.]{3,40})"
    r"|\bin afwachting van (?P<of>[^,.]{3,60})"
)
_REACH = 700  # characters behind an answer in which it gives its reason
_KINDS = (
    (HelpKind.DEBT_HELP, r"schuld\w*"),
    (HelpKind.HOUSING_HELP, r"beschermd wonen|begeleid wonen|urgentie\w*"),
    (HelpKind.FAMILY_TREATMENT, r"gezinsbehandeling"),
    (HelpKind.FAMILY_SUPPORT, r"gezinsbegeleiding|gezinscoach|ambulante begeleiding"),
    (HelpKind.RESPITE, r"logeer\w*|respijt\w*"),
    (HelpKind.SYSTEMIC_THERAPY, r"systeemtherapie|gezinstherapie"),
    (HelpKind.TRAUMA_TREATMENT, r"traumabehandeling|EMDR"),
    (HelpKind.DIAGNOSTICS, r"diagnostiek|diagnostisch onderzoek"),
    (HelpKind.DAY_TREATMENT, r"dagbehandeling"),
)
_OF_PARENTS = (HelpKind.DEBT_HELP,)
_LONGEST = 730  # days that somebody may have waited for an answer
_WAITS = re.compile(r"wacht|aangemeld|aanmelding|verwijzing|verwezen", re.I)
_TOLD_BY = (Help, Question, Stay, Contact)

BodiesIn = Callable[[str], tuple[Organisation, ...]]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in one letter: where it stands, how it went, and what it answers."""

    verdict: HelpState
    answered: Span
    asked: tuple[Span, ...] = ()  # the sentences that tell the request
    since: Moment = Moment.UNKNOWN
    registered: bool = False  # an 'aanmelding', from which one waits
    awaits: str = ""


def reply_in(letter: str) -> Reply | None:
    """The answer that a letter gives to a request, or None; places are those of the letter."""
    if not _OPENS.search(letter, 0, _HEAD):
        return None
    text = _BROKEN.sub(" ", letter)  # a line that runs on; the places stay what they are
    answers = ((HelpState.REJECTED, _REFUSED), (HelpState.ON_HOLD, _HELD), (HelpState.WAITING, _LISTED))
    found = next(((state, match) for state, words in answers if (match := words.search(text))), None)
    if found is None:
        return None
    state, match = found
    dated = next((one for words in _REQUESTS if (one := words.search(text, 0, _HEAD))), None)
    told = [one for one in (dated, _ASKED.search(text, 0, _HEAD)) if one is not None]
    reason = _AWAITS.search(text, match.end(), match.end() + _REACH) if state is HelpState.ON_HOLD else None
    return Reply(
        state,
        _sentence(text, match.span()),
        tuple(sorted({_sentence(text, one.span()) for one in told})),
        _moment(dated["date"]) if dated else Moment.UNKNOWN,
        dated is not None and "aanmelding" in dated.group().casefold(),
        " ".join((reason["for"] or reason["of"]).split()) if reason else "",
    )


def with_replies(
    items: Iterable[Item], read: Sequence[MessageRead], family: FamilyFound, bodies: BodiesIn, reference_day: Day
) -> tuple[Item, ...]:
    """The items with an entry for each request that a letter answers, in place of those its own words alone gave."""
    known = list(items)
    letters = [(one, reply) for one in read if one.message.start == 0 and (reply := reply_in(one.text)) is not None]
    for number, (one, reply) in enumerate(letters, 1):
        if one.day is None:
            continue
        own = {reply.answered, *reply.asked}
        known = [item for item in known if not _only_told_in(item, one.document.id, own)]
        waiting = _waited_for(known, _children(one, "", family), one.day) if _ends_waiting(reply) else None
        if waiting is None:
            known.append(_entry(f"a{number}", one, reply, family, bodies, reference_day))
        else:
            known[known.index(waiting)] = _ended(waiting, one, reply, one.day)
    return tuple(known)


def _ends_waiting(reply: Reply) -> bool:
    return reply.verdict is HelpState.REJECTED and not reply.since.is_known


def _entry(id: str, one: MessageRead, reply: Reply, family: FamilyFound, bodies: BodiesIn, reference_day: Day) -> Help:
    spans = (*reply.asked, reply.answered)
    words = " ".join(one.text[slice(*span)] for span in spans)
    kind = next((kind for kind, names in _KINDS if re.search(rf"\b(?:{names})\b", words, re.I)), HelpKind.OTHER)
    law = law_in(words)
    if law is FundingLaw.UNKNOWN and reply.verdict is not HelpState.ON_HOLD:
        law = law_in(one.text[: reply.answered[1]])
    about = kind.nl if kind is not HelpKind.OTHER else "hulp" if law is FundingLaw.UNKNOWN else f"zorg ({law.nl})"
    return Help(
        id=id,
        title=f"{'aanmelding' if reply.registered else 'aanvraag'} {about}",
        persons=() if kind in _OF_PARENTS else _children(one, words, family),
        organisations=tuple(body.id for body in bodies(one.text[:300])),
        evidence=tuple(_passage(one, span) for span in spans),
        help_kind=kind,
        law=law,
        state=reply.verdict,
        reviewed=False,
        **_answered(reply, one.day or reference_day, reference_day),
    )


def _answered(reply: Reply, day: Day, reference_day: Day) -> dict[str, Any]:
    """When it was asked and how it was answered. What was put on hold once, was so until some later day."""
    asked = {"waiting_from" if reply.registered else "asked": reply.since}
    match reply.verdict:
        case HelpState.REJECTED:
            return {**asked, "intake": Moment.on(day), "intake_result": IntakeResult.REJECTED}
        case HelpState.ON_HOLD:
            until = Moment(day, max(day, reference_day))
            return {**asked, "on_hold": Period.during(Moment.on(day), until), "on_hold_for": reply.awaits}
        case _:
            return asked


def _children(one: MessageRead, words: str, family: FamilyFound) -> tuple[str, ...]:
    """The children whom the request names; else the one whom the letter is about; else the only child."""
    children = family.children()
    named = tuple(id for id in children if re.search(rf"\b{re.escape(family.first_name(id))}\b", words))
    main = tuple(id for id in family.resolve((one.reading.main_person,), "") if id in children)
    return named or main or (children if len(children) == 1 else ())


def _waited_for(items: list[Item], children: tuple[str, ...], day: Day) -> Help | None:
    """The waiting of a child that a refusal on this day ends: the first that was told in the years before."""
    found = [
        item
        for item in items
        if isinstance(item, Help)
        and item.waiting_from.is_bounded
        and 0 < day - (item.waiting_from.latest or 0) < _LONGEST
        and not item.when.start.is_known
        and item.state is not HelpState.REJECTED
        and set(children) & set(item.persons)
        and any(_WAITS.search(passage.quote) for passage in item.evidence)
    ]
    return min(found, key=lambda item: item.waiting_from.earliest or 0, default=None)


def _ended(waiting: Help, one: MessageRead, reply: Reply, day: Day) -> Help:
    return replace(
        waiting,
        state=HelpState.REJECTED,
        intake=Moment.on(day),
        intake_result=IntakeResult.REJECTED,
        evidence=(*waiting.evidence, _passage(one, reply.answered)),
    )


def _only_told_in(item: Item, document: str, spans: set[Span]) -> bool:
    about_help = isinstance(item, _TOLD_BY) or (isinstance(item, Event) and item.event_kind is EventKind.OTHER)
    return about_help and all(
        passage.source == document and any(low <= passage.start < high for low, high in spans)
        for passage in item.evidence
    )


def _passage(one: MessageRead, span: Span) -> Passage:
    page = one.document.page_at(span[0]).number if len(one.document.pages) > 1 else 0
    return Passage(source=one.document.id, page=page, start=span[0], end=span[1], quote=one.document.text[slice(*span)])


def _sentence(text: str, span: Span) -> Span:
    """The sentence or line around some words."""
    low = max(text.rfind(mark, 0, span[0]) + len(mark) for mark in (". ", "\n"))
    ends = [end for mark in (". ", ".\n", "\n\n") if (end := text.find(mark, span[1])) >= 0]
    high = min(ends, default=len(text) - 1) + 1
    return (low if low < span[0] else span[0]), min(high, len(text))


def _moment(words: str) -> Moment:
    found = calendar_at(tokenise(words), 0)
    value = found[0] if found else None
    return Moment(value.first, value.last, words) if isinstance(value, Absolute) else Moment.UNKNOWN
