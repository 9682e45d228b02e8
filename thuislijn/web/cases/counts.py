# SPDX-License-Identifier: EUPL-1.2
"""Numbers about many cases at once, for the lists: what was read, what waits, which questions are open."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState, SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.findings import FindingAnswer, ThresholdSetting
from thuislijn.store.interviews import closed_sources
from thuislijn.store.sources import CaseSource, ProposalCard
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

_KEPT = 2000

_asked: OrderedDict[object, frozenset[str]] = OrderedDict()
_unreviewed: OrderedDict[tuple[UUID, int], int] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a case is: its files, those read, the proposals made of them, and what a person still has to look at.

    `to_review` counts proposals, but not those of an interview that is closed; `unreviewed` items that came on the
    timeline without anybody looking at them.
    """

    sources: int = 0
    read: int = 0
    failed: int = 0
    proposals: int = 0
    to_review: int = 0
    unreviewed: int = 0

    @property
    def waiting(self) -> int:
        """All that somebody still has to look at."""
        return self.to_review + self.unreviewed

    @property
    def to_read(self) -> int:
        """Sources that wait for the reader, or that it is reading."""
        return self.sources - self.read - self.failed


def reading_of(cases: Collection[Case]) -> dict[UUID, Reading]:
    """How far the reading is, for each case by its id; four queries where no interview is closed."""
    keys = [case.pk for case in cases]
    sources: dict[UUID, Counter[str]] = defaultdict(Counter)
    cards: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = CaseSource.objects.filter(case__in=keys).values_list("case_id", "state").annotate(n=Count("pk"))
    for case, state, number in rows:
        sources[case][state] = number
    closed = [pk for found in closed_sources(keys, timezone.localdate()).values() for pk in found]
    proposals = ProposalCard.objects.filter(source__case__in=keys).exclude(source__in=closed)
    for case, state, number in proposals.values_list("source__case_id", "state").annotate(n=Count("pk")):
        cards[case][state] = number
    unreviewed = _unreviewed_of(cases)
    return {
        key: Reading(
            sources=sources[key].total(),
            read=sources[key][SourceState.READ] + sources[key][SourceState.COPY],
            failed=sources[key][SourceState.FAILED],
            proposals=cards[key].total(),
            to_review=cards[key][CardState.OPEN],
            unreviewed=unreviewed[key],
        )
        for key in keys
    }


def _unreviewed_of(cases: Collection[Case]) -> dict[UUID, int]:
    """Items that nobody has looked at yet, for each case by its id; counted once for each revision of a timeline."""
    with _lock:
        known = {case.pk: _unreviewed.get((case.pk, case.revision)) for case in cases}
    fresh = [case for case in cases if known[case.pk] is None]
    found = {key: number or 0 for key, number in known.items()}
    if fresh:
        # The exchange form says so of an item that nobody looked at, and nothing of the others.
        items = Entry.objects.filter(case__in=[case.pk for case in fresh], section=Section.ITEMS, data__reviewed=False)
        found |= dict(items.values_list("case_id").annotate(n=Count("pk")))
    with _lock:
        for case in fresh:
            _unreviewed[case.pk, case.revision] = found[case.pk]
        while len(_unreviewed) > _KEPT:
            _unreviewed.popitem(last=False)
    return found


def open_questions_of(cases: Collection[Case]) -> dict[UUID, int]:
    """How many questions nobody answered yet, for each case by its id.

    The lenses look once for each revision of a timeline and each set of thresholds; after that it is a set of ids.
    """
    keys = [case.pk for case in cases]
    answered: dict[UUID, set[str]] = defaultdict(set)
    for case_id, finding in FindingAnswer.objects.filter(case__in=keys).values_list("case_id", "finding"):
        answered[case_id].add(finding)
    limits: dict[UUID, list[object]] = defaultdict(list)
    settings = ThresholdSetting.objects.filter(case__in=keys).order_by("lens", "name")
    for case_id, *limit in settings.values_list("case_id", "lens", "name", "value"):
        limits[case_id].append(tuple(limit))
    return {case.pk: len(_questions(case, limits[case.pk]) - answered[case.pk]) for case in cases}


def _questions(case: Case, limits: Iterable[object]) -> frozenset[str]:
    stamp = (case.pk, case.revision, case.reference_day, tuple(limits))
    with _lock:
        if stamp in _asked:
            _asked.move_to_end(stamp)
            return _asked[stamp]
    found = frozenset(finding_key(finding) for finding in asked(looked_at(case)))
    with _lock:
        _asked[stamp] = found
        while len(_asked) > _KEPT:
            _asked.popitem(last=False)
    return found
