# SPDX-License-Identifier: EUPL-1.2
"""Cards of a case or of a programme together: which moments fitted according to whom, and which ways were missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentState, state_in
from thuislijn.store.learning.choices import Fit
from thuislijn.store.learning.rethinking import CardOption, RethinkingCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Term
from thuislijn.web.rethinking.how_far import HowFar, how_far
from thuislijn.web.rethinking.panel import differ
from thuislijn.web.rethinking.subjects import Subject, subject_of_card, subjects

FEWEST_CASES = 3
"""Numbers go to who may see no case only where they are of at least so many cases."""


class OptionState(Term):
    """What was the matter with another way. What could not be had is told apart from what nobody weighed."""

    NOT_AVAILABLE = "not_available", "niet te krijgen", "not available"
    NOT_WEIGHED = "not_weighed", "niet overwogen", "not weighed"
    WEIGHED = "weighed", "overwogen en te krijgen", "weighed and available"
    UNKNOWN = "unknown", "weten we niet", "don't know"


def state_of(option: CardOption) -> OptionState:
    """In which state a way counts, each in one: what could not be had counts there, whether or not it was weighed."""
    if option.available == Answer.NO:
        return OptionState.NOT_AVAILABLE
    if option.weighed == Answer.NO:
        return OptionState.NOT_WEIGHED
    both = option.weighed == Answer.YES and option.available == Answer.YES
    return OptionState.WEIGHED if both else OptionState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Told:
    """A way on a card, with its state."""

    option: CardOption
    card: RethinkingCard
    subject: Subject

    @property
    def state(self) -> OptionState:
        return state_of(self.option)


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One moment in a list: its card where it has one, how far that is, and whom it fitted according to whom."""

    case: Case
    subject: Subject
    card: RethinkingCard | None
    far: HowFar
    fits: tuple[tuple[str, Fit], ...]
    options: tuple[Told, ...]

    @property
    def done(self) -> int:
        return self.far.done

    @property
    def differ(self) -> bool:
        return differ(self.fits)


@dataclass(frozen=True, slots=True)
class KindRow:
    """The ways of one kind: how many in each state, and the ways themselves, for who may see them."""

    kind: AlternativeKind
    counts: tuple[tuple[OptionState, int], ...]
    ways: tuple[Told, ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.counts)


@dataclass(frozen=True, slots=True)
class FitRow:
    """Moments of one kind: how many with a card, and what was said of their fit."""

    kind: str
    cards: int
    cases: int
    fits: tuple[tuple[Fit, int], ...]
    differ: int


def moments_of(case: Case) -> list[MomentRow]:
    """Every moment of a case that has a card or asks for one, in order of time."""
    cards = _whole(RethinkingCard.objects.filter(case=case))
    by_over = {f"{card.about_section}:{card.about}": card for card in cards}
    found = subjects(timeline_of(case), by_over.values())
    return [_row(case, subject, by_over.get(subject.over)) for subject in found]


def moments_with_cards(cases: Collection[Case]) -> list[MomentRow]:
    """The moments of these cases that have a card with something on it; by case, then in order of time."""
    by_id = {case.pk: case for case in cases}
    rows = []
    for card in _whole(RethinkingCard.objects.filter(case__in=list(by_id))):
        card.case = by_id[card.case_id]
        row = _row(card.case, subject_of_card(card), card)
        if row.done:
            rows.append(row)
    return sorted(rows, key=lambda row: (row.case.pseudonym.casefold(), row.subject.place))


def open_cases(cases: Iterable[Case], on: dt.date) -> list[Case]:
    """Those whose content may be opened on a day."""
    found = list(cases)
    records = records_of(found)
    is_open = (ConsentState.COMPLETE, ConsentState.ANONYMOUS)
    return [case for case in found if state_in(records[case.pk], on)[0] in is_open]


def by_kind_of_way(rows: Iterable[MomentRow]) -> list[KindRow]:
    """Which ways were missing, by kind; the kinds that were most often missing first."""
    found: dict[AlternativeKind, list[Told]] = defaultdict(list)
    for row in rows:
        for told in row.options:
            found[AlternativeKind(told.option.kind)].append(told)
    return sorted((_kind_row(kind, ways) for kind, ways in found.items()), key=_missing_most)


def by_kind_of_moment(rows: Sequence[MomentRow]) -> list[FitRow]:
    """Which moments were rethought, by kind, and what was said of their fit; the most frequent first."""
    found: dict[str, list[MomentRow]] = defaultdict(list)
    for row in rows:
        found[row.subject.kind].append(row)
    made = []
    for kind, ones in found.items():
        counts = Counter(fit for row in ones for _, fit in row.fits)
        cases: set[UUID] = {row.case.pk for row in ones}
        fits = tuple((fit, counts[fit]) for fit in Fit)
        made.append(FitRow(kind, len(ones), len(cases), fits, sum(row.differ for row in ones)))
    return sorted(made, key=lambda row: (-row.cards, row.kind))


def _whole(cards: QuerySet[RethinkingCard]) -> list[RethinkingCard]:
    return list(cards.prefetch_related("answers", "people", "options").order_by("created"))


def _row(case: Case, subject: Subject, card: RethinkingCard | None) -> MomentRow:
    if card is None:
        return MomentRow(case, subject, None, HowFar(), (), ())
    answers = sorted(card.answers.all(), key=lambda one: (one.created, str(one.pk)))
    options = sorted(card.options.all(), key=lambda one: (one.created, str(one.pk)))
    fits = tuple((one.said_by, Fit(one.fit)) for one in answers if one.fit)
    return MomentRow(case, subject, card, how_far(card), fits, tuple(Told(one, card, subject) for one in options))


def _kind_row(kind: AlternativeKind, ways: Sequence[Told]) -> KindRow:
    counts = Counter(told.state for told in ways)
    in_order = sorted(ways, key=lambda told: list(OptionState).index(told.state))
    return KindRow(kind, tuple((state, counts[state]) for state in OptionState), tuple(in_order))


def _missing_most(row: KindRow) -> tuple[int, int, str]:
    counts = dict(row.counts)
    missing = counts[OptionState.NOT_AVAILABLE] + counts[OptionState.NOT_WEIGHED]
    return (-missing, -row.total, row.kind.value)
