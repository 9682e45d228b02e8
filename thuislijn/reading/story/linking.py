# SPDX-License-Identifier: EUPL-1.2
"""Which time expression of a sentence dates which cue.

A time goes with the nearest cue of its own clause. A clause without a time borrows that of the clause before it, or of
a clause that only tells a time ('toen hij zes was'); what is named as a cause ('vanwege het misbruik') borrows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.modality_nl import FINITE, Clauses
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.values import Absolute, AtAge, FromAnchor, Role, TimeExpression, Yearless

_STARTS = frozenset((Role.AT, Role.SINCE, Role.RANGE, Role.DURING, Role.AFTER, Role.BEFORE))
_CAUSES = word_set("vanwege wegens omdat doordat want gezien ondanks ivm dankzij door")
_BREAKS = word_set("omdat want hoewel doordat aangezien")
_LASTED = word_set("waar dat die wat hetgeen")  # '..., waar zij zes jaar bleef'
_ACROSS = 9  # what crossing into another clause costs, in words
_CONDITIONS = frozenset(("diagnose", "gedrag"))  # these last only as long as their own clause says
_LASTING = frozenset(("verblijf", "hulp", "maatregel", "school", "contact", "justitie", "diagnose", "gedrag"))


@dataclass(frozen=True, slots=True)
class Link:
    """The times of one cue: of its start, of its end, and how long it took."""

    cue: Cue
    start: TimeExpression | None = None
    end: TimeExpression | None = None
    length: TimeExpression | None = None
    also: TimeExpression | None = None  # the same start told a second time, as an age
    cause: bool = False


def link(
    tokens: Tokens, clauses: Clauses, cues: Sequence[Cue], times: Sequence[TimeExpression]
) -> tuple[list[Link], list[TimeExpression]]:
    """A link for each cue, and the time expressions that no cue took."""
    linked = []
    taken: set[int] = set()
    owners = _owners(clauses, cues, times)
    for cue in cues:
        made = _link_one(tokens, clauses, cue, cues, times, owners)
        linked.append(made)
        for expression in (made.start, made.end, made.length, made.also):
            if expression is not None:
                taken.add(expression.first)
    return linked, [expression for expression in times if expression.first not in taken]


def _clause(clauses: Clauses, at: int) -> int:
    return clauses.number[at]


def _owners(clauses: Clauses, cues: Sequence[Cue], times: Sequence[TimeExpression]) -> dict[int, list[Cue]]:
    """For each time, the cues in its own clause."""
    return {t.first: [c for c in cues if _clause(clauses, c.first) == _clause(clauses, t.last)] for t in times}


def _link_one(
    tokens: Tokens,
    clauses: Clauses,
    cue: Cue,
    cues: Sequence[Cue],
    times: Sequence[TimeExpression],
    owners: dict[int, list[Cue]],
) -> Link:
    cause = _is_cause(tokens, clauses, cue, cues)
    if cause or any(_inside(cue, t) and isinstance(t.value, FromAnchor) for t in times):
        return Link(cue, cause=True)
    starts = [t for t in times if t.role in _STARTS and not _inside(cue, t) and not _of_a_paper(tokens, t)]
    start = _best(tokens, clauses, cue, cues, starts, owners)
    # A connective ('daarna') says less than a date or age in the same clause.
    if start is not None and _is_connective(start):
        better = [t for t in starts if not _is_connective(t) and _goes_with(clauses, t, cue, owners)]
        start = _best(tokens, clauses, cue, cues, better, owners) or start
    if start is not None and isinstance(start.value, AtAge):
        start = _date_beside(clauses, start, starts, owners) or start
    end = length = None
    if cue.type in _CONDITIONS:
        times = [t for t in times if _clause(clauses, t.first) == _clause(clauses, cue.first)]
    if cue.type in _LASTING:
        end = _best(tokens, clauses, cue, cues, [t for t in times if t.role is Role.UNTIL], owners)
        length = _best(tokens, clauses, cue, cues, [t for t in times if t.role is Role.LENGTH], owners)
        if end is None:
            end = _told_end(tokens, clauses, cue, start, times, owners)
            start = None if start is end else start
        start = start or _told_start(clauses, cue, end, times, owners)
    return Link(cue, start, end, length, _also(clauses, cue, cues, start, times))


def _of_a_paper(tokens: Tokens, time: TimeExpression) -> bool:
    """'bekrachtigt de beschikking van 14 september': when that was written; 'Bij beschikking van' tells the day."""
    at = time.first
    if not at or tokens.words[at] != "van" or tokens.words[at - 1] not in _PAPERS:
        return False
    return _BY.isdisjoint(tokens.words[max(0, at - 4) : at])


_PAPERS = word_set("beschikking uitspraak vonnis besluit rapport brief verslag verzoek")
_BY = word_set("bij in per volgens blijkens op krachtens uit")


def _goes_with(clauses: Clauses, time: TimeExpression, cue: Cue, owners: dict[int, list[Cue]]) -> bool:
    """Whether a time stands in the clause of a cue, or alone in the next: 'netwerkplaatsing bij tante, vanaf 5 mei'."""
    apart = _clause(clauses, time.first) - _clause(clauses, cue.last)
    alone = apart == 1 and not owners[time.first] and time.role is Role.SINCE
    return _clause(clauses, time.first) == _clause(clauses, cue.first) or alone


def _date_beside(
    clauses: Clauses, age: TimeExpression, starts: Sequence[TimeExpression], owners: dict[int, list[Cue]]
) -> TimeExpression | None:
    """'Halverwege 2020, als Fenna elf is, keren ...': the date that an age in the next clause only explains."""
    here = _clause(clauses, age.first)
    for time in starts:
        near = 0 < here - _clause(clauses, time.last) <= 1
        if isinstance(time.value, Absolute) and near and not owners[time.first] and time.role is Role.AT:
            return time
    return None


def _told_end(
    tokens: Tokens,
    clauses: Clauses,
    cue: Cue,
    start: TimeExpression | None,
    times: Sequence[TimeExpression],
    owners: dict[int, list[Cue]],
) -> TimeExpression | None:
    """The time at which something stopped: 'kreeg sinds mei begeleiding, die in juni is afgerond'."""
    here = _clause(clauses, cue.first)
    for time in times:
        clause = _clause(clauses, time.last)
        if time.role is Role.AT and clause == here + 1 and clauses.opening(clause) in _UNTIL and time is not start:
            return time  # '..., tot hij in juli 2019 weer op de stoep stond'
        if time.role is not Role.AT or clause < here or not _ends(clauses, clause):
            continue
        runs_out = "eindigt" in clauses.inside(clause) or "eindigde" in clauses.inside(clause)
        if clause == here and (start is None or start is time) and not (runs_out and cue.last < time.first):
            continue
        if all(other is cue for other in owners[time.first]) and (start is not time or time.first > cue.last):
            return time
    return None


def _told_start(
    clauses: Clauses,
    cue: Cue,
    end: TimeExpression | None,
    times: Sequence[TimeExpression],
    owners: dict[int, list[Cue]],
) -> TimeExpression | None:
    """'De thuisbegeleiding, die in juni was begonnen, is na zes weken beëindigd': when it began."""
    here = _clause(clauses, cue.last)
    for time in times:
        clause = _clause(clauses, time.first)
        begun = clause == here + 1 and clauses.opening(clause) in _LASTED and time.role in (Role.AT, Role.SINCE)
        if begun and time is not end and not owners[time.first] and not _BEGUN.isdisjoint(clauses.inside(clause)):
            return time
    return None


_BEGUN = word_set(
    """
    begon begonnen startte startten gestart ingezet aangevangen opgestart aanving ingegaan inging loopt liep
    """
)
_UNTIL = word_set("tot totdat")
_STOPPED = word_set(
    """
    afgerond beëindigd gestopt afgesloten afgebroken stopgezet gestaakt eindigt eindigde stopt stopte voltooid
    afgelopen
    """
)


def _ends(clauses: Clauses, clause: int) -> bool:
    return not _STOPPED.isdisjoint(clauses.inside(clause))


def _inside(cue: Cue, time: TimeExpression) -> bool:
    return time.first <= cue.first and cue.last <= time.last


def _vague(time: TimeExpression) -> bool:
    """'als baby' and 'na het overlijden van vader' say less than a date or an age in figures."""
    if isinstance(time.value, FromAnchor):
        return time.value.words is not None and time.value.length is None
    return isinstance(time.value, AtAge) and time.value.estimated


def _is_connective(time: TimeExpression) -> bool:
    value = time.value
    return isinstance(value, FromAnchor) and value.words is None and (value.length is None or value.length.least == 0)


def _best(
    tokens: Tokens,
    clauses: Clauses,
    cue: Cue,
    cues: Sequence[Cue],
    times: Sequence[TimeExpression],
    owners: dict[int, list[Cue]],
) -> TimeExpression | None:
    options = []
    for time in times:
        cost = _cost(tokens, clauses, cue, cues, time, times, owners)
        if cost is not None:
            options.append((cost, time.first, time))
    return min(options)[2] if options else None


def _cost(
    tokens: Tokens,
    clauses: Clauses,
    cue: Cue,
    cues: Sequence[Cue],
    time: TimeExpression,
    times: Sequence[TimeExpression],
    owners: dict[int, list[Cue]],
) -> float | None:
    """Words between cue and time, more where clauses lie between; None where the time cannot be the cue's."""
    gap = cue.first - time.last if time.last < cue.first else time.first - cue.last
    here, there = _clause(clauses, cue.first), _clause(clauses, time.last)
    there_first = _clause(clauses, time.first)
    if here in (there, there_first) or _clause(clauses, cue.last) in (there, there_first):
        heads = (
            time.first == 0 and time.role is Role.AT and tokens.words[0][0].isdigit()
        )  # '12-07 FACT gestart per 1-7': the day of the note
        return max(0, gap) - (0.5 if time.last < cue.first else 0) + (6 if _vague(time) else 3 if heads else 0)
    own = [t for t in times if _clause(clauses, t.last) == here or _clause(clauses, t.first) == here]
    if own:
        return None
    others = owners[time.first]
    if there < here:
        heads = time.first <= 1 and not others
        if _broken(tokens, clauses, there, here, heads) or (others and time.role in (Role.UNTIL, Role.LENGTH)):
            return None
        if any(isinstance(t.value, AtAge) and t is not time and there < _clause(clauses, t.last) < here for t in times):
            return None
        return max(0, gap) + _ACROSS * (here - there)
    lasted = time.role is Role.LENGTH and clauses.opening(there) in _LASTED and there - here == 1
    if others or not (time.role is Role.UNTIL or lasted or _tells_time_only(clauses, time)):
        # The clause after it has a cue of its own to date.
        return None
    return max(0, gap) + _ACROSS * (there - here) + 2


_LONG_AGO = word_set("verleden eerder vroeger ooit destijds jarenlang jaren")


def _broken(tokens: Tokens, clauses: Clauses, there: int, here: int, heads: bool) -> bool:
    """Whether a clause of cause or contrast lies between."""
    also_then = clauses.bounds(here)[0]
    if tuple(tokens.words[also_then : also_then + 3])[-2:] == ("ook", "toen"):
        return True  # '..., ook toen hij op de groep zat' tells of another time
    if clauses.opening(here) == "dat" and not _LONG_AGO.isdisjoint(clauses.inside(here)):
        return True  # 'Op 2 juni heeft zij verteld dat hij haar in het verleden sloeg'
    opened = any(tokens.words[clauses.starts[c]] == "(" for c in range(there + 1, here + 1))
    # '2011-2013 Hulp van Vitree (IOG)': the date that heads a line holds for all of it.
    return any(clauses.opening(c) in _BREAKS for c in range(there + 1, here + 1)) or (opened and not heads)


def _tells_time_only(clauses: Clauses, time: TimeExpression) -> bool:
    """Whether a later clause begins with its time and tells nothing more: ', toen hij zes jaar was'."""
    clause = _clause(clauses, time.first)
    start = clauses.starts[clause]
    rest = clauses.words[time.last + 1 : start + len(clauses.inside(clause))]
    return time.first - start <= 2 and FINITE.isdisjoint(rest[:3])


def _is_cause(tokens: Tokens, clauses: Clauses, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether the cue stands after 'vanwege', 'omdat' or 'door' as the reason of something told before."""
    here = _clause(clauses, cue.first)
    for at in range(cue.first - 1, max(-1, cue.first - 9), -1):
        word = tokens.words[at]
        if word in (".", ";", ":"):
            return False
        if word in _CAUSES or (word == "verband" and at and tokens.words[at - 1] == "in"):
            if word == "door" and (cue.type not in ("veiligheid", "diagnose", "gedrag") or at < cue.first - 4):
                return False
            return any(
                other is not cue and other.last < at and here - _clause(clauses, other.first) <= 1 for other in cues
            )
    return False


def _also(
    clauses: Clauses, cue: Cue, cues: Sequence[Cue], start: TimeExpression | None, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """A second way of telling the same start: 'in 2008, toen ze nog op de kleuterschool zat'."""
    if start is None or not isinstance(start.value, Absolute | Yearless):
        return None
    for time in times:
        if isinstance(time.value, AtAge) and time.role is Role.AT and time is not start:
            here = _clause(clauses, time.first)
            near = abs(here - _clause(clauses, start.last)) <= 1
            if near and not any(_clause(clauses, other.first) == here for other in cues if other is not cue):
                return time
    return None
