# SPDX-License-Identifier: EUPL-1.2
"""The same fact told in several places becomes one entry that keeps all its evidence; contradictions stay apart.

Two proposals are the same fact when type, kind, codes and modality are equal, one concerns the persons of the other
(or nobody in particular), and both are undated, or their starts can be the same day and neither start is vaguer than a
year. An undated mention of a step or a measure or of help joins a dated fact only where there is exactly one that it
can mean; of what comes and goes, such as behaviour, undated mentions of one document are one. The very same sentence in
two documents is one telling copied or quoted, whatever day each is counted from. Dates without a suggested kind are
the same only so. Conservative on purpose: a person can merge two entries in a moment, but cannot see what was thrown
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from thuislijn.reading.messages.messages import plain_layout
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.story.place_details import bare
from thuislijn.timeline.moment import Day, Ending, Moment
from thuislijn.timeline.sources import Account

_VAGUEST = 366  # days that the start of a dated fact may span to be taken for another telling of it
_SHARP = 31  # days within which a start must be known to contradict another
_APART = 62  # days: two tellings of one step further apart are taken for two steps
_APART_ONCE = {"geboorte": 400, "overlijden": 400, "scheiding": 200}  # the same for what happens once
_LONG_ENOUGH = 30  # characters of a sentence that two documents do not come to have in common by chance
_STEPS = frozenset({"verblijf", "maatregel", "levensgebeurtenis", "diagnose"})
_LASTING = _STEPS | {"hulp"}  # what an undated mention may refer to as to something known
# 'Schoolverzuim sinds het voorjaar' among what led to a placement does not say that it goes on.
_NOW = re.compile(
    r"\b(?:is|zijn|heeft|hebben|heb|woont|wonen|woon|verblijft|zit|zitten|gaat|gaan|krijgt|loopt|volgt|staat|wordt|komt"
    r"|blijft|ziet|ben|nog|nu|momenteel|thans)\b(?! (?:\w+ ){0,4}(?:geweest|gebleken)\b)",
    re.I,
)
_WAITING = frozenset({"wachtlijst", "aanmelding"})
_PLACEMENT = frozenset({"uithuisplaatsing", "uhp_machtiging"})  # one step, whichever of the two a text speaks of

_Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal with what its sentence alone cannot know.

    `persons`: ids of those it concerns; `about`: of the child its text is about; `account`: who tells it; `written`:
    the day on which it was told, as far as known.
    """

    proposal: Proposal
    persons: tuple[str, ...]
    about: tuple[str, ...] = ()
    account: Account = Account()
    written: Day | None = None

    @property
    def goes_on(self) -> bool:
        """Whether it tells of something that was so still: it ran, or somebody waited for it."""
        ongoing = self.proposal.when.ending is Ending.ONGOING
        told_now = self.proposal.type in _LASTING or _NOW.search(self.proposal.quote) is not None
        return (ongoing and told_now) or self.proposal.kind in _WAITING


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry to be: the telling with the best date, the persons of all tellings, and every telling as evidence."""

    proposal: Proposal
    persons: tuple[str, ...]
    tellings: tuple[Told, ...]

    @property
    def is_dated(self) -> bool:
        return self.proposal.when.is_dated

    @property
    def about(self) -> tuple[str, ...]:
        """The child that the first text to tell it is about."""
        return next((one.about for one in self.tellings if one.about), ())

    @property
    def seen(self) -> Day | None:
        """The last day on which it was told to go on still."""
        days = [one.written for one in self.tellings if one.goes_on and one.written is not None]
        return max(days, default=None)


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
    """Pairs of facts (by index) that tell one step with two dates: same kind, a person in common, other documents, no
    day that fits both, and under two months apart; a birth, a death or a divorce may lie a year apart.
    """
    by_step: dict[_Key, list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.proposal.type in _STEPS and fact.proposal.aspect != "einde" and _is_sharp(fact.proposal):
            by_step.setdefault(_step(fact.proposal), []).append(index)
    found = []
    for indices in by_step.values():
        ordered = sorted(indices, key=lambda index: facts[index].proposal.when.start.earliest or 0)
        found += [(one, other) for one, other in pairwise(ordered) if _contradict(facts[one], facts[other])]
    return tuple(found)


def _step(proposal: Proposal) -> _Key:
    if proposal.kind in _PLACEMENT:
        return (proposal.type, "placement")
    return (proposal.type, bare(proposal.codes))


def _key(one: Told) -> _Key:
    proposal = one.proposal
    if proposal.type is None:
        return (None, _words(proposal), proposal.time_words.casefold())
    ends = proposal.aspect == "einde"
    return (proposal.type, proposal.kind, bare(proposal.codes), proposal.modality, ends)


def _words(proposal: Proposal) -> str:
    return " ".join(plain_layout(proposal.quote).casefold().split())


def _add(facts: list[Fact], one: Told) -> None:
    for index, fact in enumerate(facts):
        if _is_copy(fact, one) or (
            _same_persons(fact.persons, one.persons) and _same_time(fact.proposal, one.proposal)
        ):
            facts[index] = _joined(fact, one)
            return
    facts.append(Fact(one.proposal, one.persons, (one,)))


def _is_copy(fact: Fact, one: Told) -> bool:
    """Whether another document tells it in the very same words."""
    words = _words(one.proposal)
    return len(words) >= _LONG_ENOUGH and any(
        telling.proposal.document != one.proposal.document and _words(telling.proposal) == words
        for telling in fact.tellings
    )


def _add_undated(facts: list[Fact], one: Told) -> None:
    fitting = [n for n, fact in enumerate(facts) if _same_persons(fact.persons, one.persons)]
    if one.proposal.type not in _LASTING or _is_any_help(one.proposal):
        here = one.proposal.document
        fitting = [n for n in fitting if not facts[n].is_dated and facts[n].proposal.document == here]
    dated = [n for n in fitting if facts[n].is_dated]
    bare = [n for n in fitting if not facts[n].is_dated]
    target = dated[0] if len(dated) == 1 else bare[0] if bare else None
    if target is None:
        facts.append(Fact(one.proposal, one.persons, (one,)))
    else:
        facts[target] = _joined(facts[target], one)


def _is_any_help(proposal: Proposal) -> bool:
    """Help of which the words do not say what sort it is: it can mean any help there was."""
    return proposal.type == "hulp" and dict(proposal.codes).get("hulp", "other") == "other"


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
    if best.when.ending in (Ending.UNKNOWN, Ending.ONGOING) and other.when.ending is Ending.DATED:
        best = replace(best, when=replace(best.when, end=other.when.end, ending=Ending.DATED))
    elif best.when.ending is Ending.UNKNOWN and other.when.ending is Ending.ONGOING:
        best = replace(best, when=replace(best.when, ending=Ending.ONGOING))
    # A later mention without a date may speak of more people at once than the fact is about.
    wide = fact.persons and not one.proposal.when.is_dated
    persons = fact.persons if wide else max(fact.persons, one.persons, key=len)
    if best.kind == "geboorte" and fact.persons and one.persons:
        persons = min(fact.persons, one.persons, key=len)  # a list of births names everybody, each is of one
    return Fact(best, persons, (*fact.tellings, one))


def _vagueness(moment: Moment) -> int:
    return 10**7 if moment.width is None else moment.width


def _is_sharp(proposal: Proposal) -> bool:
    """Whether the day is known well enough to contradict another; of what happens once, the year is."""
    width = proposal.when.start.width
    return width is not None and width <= (_VAGUEST if proposal.kind in _APART_ONCE else _SHARP)


def _contradict(one: Fact, other: Fact) -> bool:
    a, b = one.proposal.when.start, other.proposal.when.start
    documents = [{telling.proposal.document for telling in fact.tellings} for fact in (one, other)]
    shared = set(one.persons) & set(other.persons) or one.proposal.kind == "scheiding"
    if documents[0] & documents[1] or a.narrowed(b) is not None or not shared:
        return False
    apart = _APART_ONCE.get(one.proposal.kind, _APART)
    return a.latest is not None and b.earliest is not None and b.earliest - a.latest <= apart
