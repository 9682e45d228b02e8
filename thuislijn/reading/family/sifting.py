# SPDX-License-Identifier: EUPL-1.2
"""Which proposals of one message can be facts of a file, and what its day of writing tells of their dates.

The reader of a text dates every time expression; a file needs those that say something. Nothing can have happened
after the day on which it was told: what is dated later was a plan. What is told as going on, went on that day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.written_on import can_be_written_on
from thuislijn.reading.proposals import Proposal
from thuislijn.timeline.moment import Day, Ending, Moment, Period
from thuislijn.timeline.vocabulary import Modality

_HEAD_LINE = re.compile(
    r"^\W*(?:van|aan|cc|datum|verzonden|onderwerp|betreft|kenmerk|ons kenmerk|uw kenmerk|pagina|blad|versie|bijlagen?"
    r"|print|uitdraai|afgedrukt|vastgesteld|volgende (?:evaluatie|bijeenkomst|afspraak|bespreking))\b[^.]{0,25}[:|]",
    re.I,
)
# What is no event whatever words stand in it: what a paper says of itself, and what its writer asks of the reader.
_NO_EVENT = re.compile(
    r"\b(?:niet (?:kopiëren|verspreiden|vermenigvuldigen)|zonder toestemming van)\b"
    r"|^\W*(?:Kun jij|Kun je|Kunt u|Kunnen jullie|Wil je|Wilt u|Zou je|Zou u)\b[^.]*\?",
    re.I,
)
_CHAT = re.compile(r"^\W*(?:\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?,? )?\d{1,2}:\d\d [A-ZÀ-Þ][\w. -]{0,25}:")
_SPEAKER = re.compile(r"^\W*[A-ZÀ-Þ][\w-]+(?: [a-z]+)?: ")
_WORKER_ROW = re.compile(
    r"^\W*(?:jeugdbeschermer|gezinsvoogd|voogd|mentor|behandelaar|contactpersoon|huisarts|begeleider) ?[|:–]", re.I
)
_TO_DO = re.compile(
    r"^[^|]+\|[^|]+\|\s*(?:voor |uiterlijk |per |week )?\d{1,2}(?: [a-z]+|[-/]\d{1,2})?(?:[ -/]\d{4})?\s*$"
)
_PLAIN_WORD = re.compile(r"\b[a-zà-ÿ]{3,}\b")
_MONTHS = word_set("januari februari maart april mei juni juli augustus september oktober november december")
_SAYS_LITTLE = re.compile(r"^\W*(?:en |maar |dus )?(?:dat|dit|het) (?:is|was)\b", re.I)
_JOURNAL = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b")
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}) \d{{1,2}} [a-z]+\s*$", re.I)
_YEARS_BACK = 6  # within which every day of the year falls on each day of the week
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 3  # words beside its time without which a date says nothing
_FEW = 5  # words of 'dat is nu vier maanden geleden' beside its time
_NAMED = re.compile(r"([A-ZÀ-Þ][\w'-]+(?: (?:van |de |der |den )*[A-ZÀ-Þ][\w'-]+)?) ?[(,] ?$")
_MISWRITTEN = 31  # days that a date beside a name may differ from the birth that other papers tell
_BORN = ("levensgebeurtenis", "geboorte", (("gebeurtenis", "birth"),))


@dataclass(frozen=True, slots=True)
class Sifted:
    """A proposal that can become an entry, and the day on which it was told, where that can be believed."""

    proposal: Proposal
    written: Day | None = None
    persons: tuple[str, ...] = ()  # ids, where the date itself tells who is meant


def sift(proposals: Iterable[Proposal], written: Day | None, family: FamilyFound) -> Iterator[Sifted]:
    """The proposals worth an entry, in their order; `written` is the day on which they were told."""
    found = [_birth(proposal, family) for proposal in proposals]
    day = written if written is not None and can_be_written_on(written, found) else None
    typed = {(p.sentence, p.when.start.earliest, p.when.start.latest) for p in found if p.type is not None}
    for proposal in found:
        if _NO_EVENT.search(proposal.quote):
            continue
        if proposal.type is None and (not _says_something(proposal) or _told_sharper(proposal, found)):
            continue
        if (
            proposal.type is None
            and (proposal.sentence, proposal.when.start.earliest, proposal.when.start.latest) in typed
        ):
            continue
        yield _sifted(_dated(_in_its_year(proposal, written), day, family), day, family)


def _sifted(proposal: Proposal, day: Day | None, family: FamilyFound) -> Sifted:
    return Sifted(proposal, day, _born(proposal, family) if proposal.kind == _BORN[1] else ())


def _birth(proposal: Proposal, family: FamilyFound) -> Proposal:
    """'Jeugdige: Dennis, 21 juni 2005': a bare date on which one of the family was born, tells that birth."""
    if proposal.type is not None or not _born(proposal, family):
        return proposal
    kind, life_event, codes = _BORN
    return replace(proposal, type=kind, kind=life_event, codes=codes, when=Period.at(proposal.when.start))


def _born(proposal: Proposal, family: FamilyFound) -> tuple[str, ...]:
    """Ids of those born on the day of a proposal; also of one whom the day is given with, as in 'Tim (29 maart 2014)',
    where that is nearly the day on which others say he was born.
    """
    day = proposal.when.start.earliest
    if day is None or not proposal.when.start.is_exact:
        return ()
    born = family.born_on(day)
    if born or proposal.time is None or not proposal.sentence[0] < proposal.time[0] < proposal.sentence[1]:
        return born
    lead = _NAMED.search(proposal.quote[: proposal.time[0] - proposal.sentence[0]])
    person = family.persons.get(family.called(lead[1])) if lead else None
    near = person is not None and person.birth.is_exact and abs((person.birth.earliest or 0) - day) <= _MISWRITTEN
    return (person.id,) if person is not None and near else ()


def _says_something(proposal: Proposal) -> bool:
    """Whether a date without a suggested kind comes with words that make an entry of it."""
    quote = proposal.quote.strip()
    if _HEAD_LINE.match(quote) or quote.endswith("?") or _WORKER_ROW.match(quote) or _TO_DO.match(quote):
        return False
    dated_here = proposal.time is not None and proposal.sentence[0] <= proposal.time[0] < proposal.sentence[1]
    if _CHAT.match(quote) or (_SPEAKER.match(quote) and not dated_here):
        return False  # a line of a chat, dated by its head alone
    if not set(_PLAIN_WORD.findall(quote)) - _MONTHS:
        return False  # 'Tim maart 2014, Dennis oktober 2014': names beside dates
    own = quote
    if proposal.time is not None and dated_here:
        low, high = proposal.time[0] - proposal.sentence[0], proposal.time[1] - proposal.sentence[0]
        own = proposal.quote[:low] + " " + proposal.quote[high:]
    words = len(_WORD.findall(own))
    return words >= _FEWEST and not (_SAYS_LITTLE.match(quote) and words <= _FEW)


def _told_sharper(proposal: Proposal, others: list[Proposal]) -> bool:
    """Whether the same sentence gives a sharper date within the bounds of this one."""
    start = proposal.when.start
    if not start.is_known:
        return False
    for other in others:
        inner = other.when.start
        if other is proposal or other.sentence != proposal.sentence or inner.width is None:
            continue
        sharper = start.width is None or inner.width < start.width
        first = inner.width == start.width and start != inner and others.index(other) < others.index(proposal)
        if (sharper or first) and start.narrowed(inner) is not None:
            return True
    return False


def _in_its_year(proposal: Proposal, written: Day | None) -> Proposal:
    """'Vrijdag 16 juni' without a year is in a year in which 16 June is a Friday: the nearest to the day of writing."""
    start, time = proposal.when.start, proposal.time
    if not start.is_exact or start.earliest is None or time is None or written is None:
        return proposal
    low = time[0] - proposal.sentence[0]
    told = _WEEKDAY.search(proposal.quote[max(0, low - 14) : low + time[1] - time[0]])
    if told is None or not 0 <= low < len(proposal.quote):
        return proposal
    day, weekday = dt.date.fromordinal(start.earliest), _WEEKDAYS.index(told[1].lower())
    if day.weekday() == weekday:
        return proposal
    years = range(dt.date.fromordinal(written).year - _YEARS_BACK, dt.date.fromordinal(written).year + 2)
    days = [d.toordinal() for year in years if (d := _same_day(day, year)) is not None and d.weekday() == weekday]
    right = min(days, key=lambda one: abs(one - written), default=None)
    if right is None:
        return proposal
    moment = replace(start, earliest=right, latest=right)
    when = replace(proposal.when, start=moment)
    return replace(proposal, when=replace(when, end=moment) if when.is_point else when)


def _same_day(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _dated(proposal: Proposal, written: Day | None, family: FamilyFound) -> Proposal:
    """The proposal as the day of writing lets it be: a plan where it lies ahead, and told before it where open."""
    when = proposal.when
    head = _JOURNAL.match(proposal.quote)
    if head and not when.is_dated and proposal.type is not None and (day := _day(head)) is not None:
        when = Period.at(Moment.on(day, head.group()))  # a line that begins with a day tells of that day
    if proposal.type is None and not when.start.is_known and when.end.is_known:
        when = Period.at(when.end)  # 'indicatie tot 1 juli 2015': the day it ends is what it tells
    start = when.start
    if written is not None and start.earliest is not None and start.earliest > written + 1:
        modality = proposal.modality if proposal.modality is Modality.GENERIC else Modality.HYPOTHETICAL
        return replace(proposal, when=when, modality=modality)
    if start.earliest is not None and start.latest is None:
        when = replace(when, start=_told_by(start, written, family))
        if when.end.is_known and not when.end.is_bounded:
            when = replace(when, end=Moment.UNKNOWN, ending=Ending.UNKNOWN)
    return replace(proposal, when=when)


def _day(head: re.Match[str]) -> Day | None:
    day, month, year = map(int, head.groups())
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def _told_by(start: Moment, written: Day | None, family: FamilyFound) -> Moment:
    """A start that is only 'after something' lies before it was told; after a birth alone, that is no date at all."""
    if written is None or start.earliest is None or family.born_on(start.earliest):
        return Moment.UNKNOWN
    return replace(start, latest=max(start.earliest, written))
