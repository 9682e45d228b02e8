# SPDX-License-Identifier: EUPL-1.2
"""The same fact told in several places becomes one entry that keeps all its evidence; contradictions stay apart.

Two proposals are the same fact when type, kind, codes and modality are equal, one concerns the persons of the other
(or nobody in particular), and both are undated, or their starts can be the same day and neither start is vaguer than a
year. An undated mention joins a dated fact only where there is exactly one that it can mean. Dates without a suggested
kind are the same only with the same sentence, as in a letter that was copied. Conservative on purpose: a person can
merge two entries in a moment, but cannot see what was thrown together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from thuislijn.reading.proposals import Proposal
from thuislijn.timeline.moment import Ending, Moment

_VAGUEST = 366  # days that the start of a dated fact may span to be taken for another telling of it
_SHARP = 31  # days within which a start must be known to contradict another
_APART = 62  # days: two tellings of one step further apart are taken for two steps
_STEPS = frozenset({"verblijf", "maatregel", "levensgebeurtenis", "diagnose"})

_Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal with what its text cannot know: which persons of the family it concerns (their ids)."""

    proposal: Proposal
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry to be: the telling with the best date, the persons of all tellings, and every telling as evidence."""

    proposal: Proposal
    persons: tuple[str, ...]
    tellings: tuple[Told, ...]


def merge(told: Iterable[Told]) -> tuple[Fact, ...]:
    """The facts behind the tellings, in the order in which they were first told."""
    groups: dict[_Key, list[Fact]] = {}
    order: list[_Key] = []
    undated: list[tuple[_Key, Told]] = []
    for one in told:
        key = _key(one)
        if key not in groups:
            groups[key] = []
            order.append(key)
        if one.proposal.when.is_dated or one.proposal.type is None:
            _add(groups[key], one)
        else:
            undated.append((key, one))
    for key, one in undated:
        _add_undated(groups[key], one)
    return tuple(fact for key in order for fact in groups[key])


def contradictions(facts: tuple[Fact, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of facts (by index) that tell one step with two dates: same kind and persons, other documents, under two
    months apart, and no day that fits both.
    """
    found = []
    by_kind: dict[_Key, list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.proposal.type in _STEPS and _is_sharp(fact.proposal.when.start):
            by_kind.setdefault((fact.proposal.type, fact.proposal.codes, fact.persons), []).append(index)
    for indices in by_kind.values():
        ordered = sorted(indices, key=lambda index: facts[index].proposal.when.start.earliest or 0)
        for one, other in pairwise(ordered):
            if _contradict(facts[one], facts[other]):
                found.append((one, other))
    return tuple(found)


def _key(one: Told) -> _Key:
    proposal = one.proposal
    if proposal.type is None:
        return (None, " ".join(proposal.quote.casefold().split()), proposal.time_words.casefold())
    ends = proposal.aspect == "einde"
    return (proposal.type, proposal.kind, proposal.codes, proposal.modality, ends)


def _add(facts: list[Fact], one: Told) -> None:
    for index, fact in enumerate(facts):
        if _same_persons(fact.persons, one.persons) and _same_time(fact.proposal, one.proposal):
            facts[index] = _joined(fact, one)
            return
    facts.append(Fact(one.proposal, one.persons, (one,)))


def _add_undated(facts: list[Fact], one: Told) -> None:
    fitting = [n for n, fact in enumerate(facts) if _same_persons(fact.persons, one.persons)]
    dated = [n for n in fitting if facts[n].proposal.when.is_dated]
    bare = [n for n in fitting if not facts[n].proposal.when.is_dated]
    target = dated[0] if len(dated) == 1 else bare[0] if bare else None
    if target is None:
        facts.append(Fact(one.proposal, one.persons, (one,)))
    else:
        facts[target] = _joined(facts[target], one)


def _same_persons(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or set(some) <= set(others) or set(others) <= set(some)


def _same_time(one: Proposal, other: Proposal) -> bool:
    a, b = one.when.start, other.when.start
    if one.type is None or not (a.is_known and b.is_known):
        return a == b
    if a.width is None or b.width is None or max(a.width, b.width) > _VAGUEST:
        return (a.earliest, a.latest) == (b.earliest, b.latest)
    return a.narrowed(b) is not None and min(a.width, b.width) <= max(_SHARP, max(a.width, b.width) // 2)


def _joined(fact: Fact, one: Told) -> Fact:
    """The fact with one more telling; the sharper date leads, and an end told elsewhere is taken over."""
    best, other = fact.proposal, one.proposal
    if _vagueness(other.when.start) < _vagueness(best.when.start):
        best, other = other, best
    if best.when.ending is Ending.UNKNOWN and other.when.ending in (Ending.DATED, Ending.ONGOING):
        best = replace(best, when=replace(best.when, end=other.when.end, ending=other.when.ending))
    persons = fact.persons if len(fact.persons) >= len(one.persons) else one.persons
    return Fact(best, persons, (*fact.tellings, one))


def _vagueness(moment: Moment) -> int:
    return 10**7 if moment.width is None else moment.width


def _is_sharp(moment: Moment) -> bool:
    return moment.width is not None and moment.width <= _SHARP


def _contradict(one: Fact, other: Fact) -> bool:
    a, b = one.proposal.when.start, other.proposal.when.start
    documents = [{telling.proposal.document for telling in fact.tellings} for fact in (one, other)]
    if documents[0] & documents[1] or a.narrowed(b) is not None:
        return False
    return a.latest is not None and b.earliest is not None and b.earliest - a.latest <= _APART
