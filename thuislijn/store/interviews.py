# SPDX-License-Identifier: EUPL-1.2
"""Sources that are somebody's own telling: open only while whoever was interviewed agrees (S0 3.2, S1 2.2).

The report of a conversation asks for consent to be interviewed; what was made of a recording asks for consent to record
as well. The ages of the law decide whose word counts, as they do for the file. An anonymous case asks for none.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from thuislijn.store.cases import Case
from thuislijn.store.choices import Origin, Purpose
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consent_rules import Need, needs_about
from thuislijn.store.sources import CaseSource

PURPOSES: Mapping[Origin, tuple[Purpose, ...]] = {
    Origin.FILE: (),
    Origin.INTERVIEW: (Purpose.INTERVIEW,),
    Origin.RECORDING: (Purpose.INTERVIEW, Purpose.RECORDING),
}
"""What consent is needed for, by where a source comes from."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What keeps a source closed: consents by what they are for, or (`whom`) that nobody said with whom it was."""

    needs: tuple[tuple[Purpose, Need], ...] = ()
    whom: bool = False


class SourceClosedError(Exception):
    """This source cannot be opened, or not be added: `lacking` says why."""

    def __init__(self, case: Case, lacking: Lacking) -> None:
        super().__init__(f"a source of {case.pk} is closed")
        self.case, self.lacking = case, lacking


def lacking_in(records: Records, origin: Origin, respondent: str, on: dt.date) -> Lacking | None:
    """What is missing on a day before a telling of this person may be opened; None where nothing is."""
    if records.case.anonymous or not PURPOSES[origin]:
        return None
    person = records.person(respondent)
    if person is None:
        return Lacking(whom=True)
    needs = [(purpose, need) for purpose in PURPOSES[origin] for need in needs_about(records, person, purpose, on)]
    return Lacking(tuple(needs)) if needs else None


def check_may_tell(case: Case, origin: Origin, respondent: str, on: dt.date) -> None:
    """Raises SourceClosedError where a telling of this person may not be added."""
    if PURPOSES[origin]:
        lacking = lacking_in(records_of([case])[case.pk], origin, respondent, on)
        if lacking is not None:
            raise SourceClosedError(case, lacking)


def closed_sources(cases: Iterable[UUID], on: dt.date) -> dict[UUID, dict[UUID, Lacking]]:
    """The sources that are closed on a day, by the ids of their case and their own: one query where there is none.

    A copy is closed with what it is a copy of, in the same case.
    """
    told = CaseSource.objects.filter(case__in=list(cases), case__anonymous=False)
    if not told.exclude(origin=Origin.FILE).exists():  # as in most cases: each search asks this
        return {}
    told = told.filter(~Q(origin=Origin.FILE) | (Q(same_as__isnull=False) & ~Q(same_as__origin=Origin.FILE)))
    by_case: dict[UUID, list[CaseSource]] = defaultdict(list)
    for source in told.select_related("case", "same_as").defer("text", "same_as__text"):
        by_case[source.case_id].append(source)
    if not by_case:
        return {}
    records = records_of(sources[0].case for sources in by_case.values())
    return {case: _closed(records[case], sources, on) for case, sources in by_case.items()}


def closed_in(case: Case, on: dt.date) -> dict[UUID, Lacking]:
    """The sources of one case that are closed on a day, by their id."""
    return closed_sources([case.pk], on).get(case.pk, {})


def closed_keys(cases: Iterable[UUID], on: dt.date) -> frozenset[str]:
    """The ids on the timeline of the sources of these cases that are closed on a day."""
    closed = [pk for found in closed_sources(cases, on).values() for pk in found]
    return frozenset(CaseSource.objects.filter(pk__in=closed).values_list("key", flat=True)) if closed else frozenset()


def check_source(source: CaseSource, case: Case, on: dt.date) -> None:
    """Raises SourceClosedError unless this source may be opened on a day."""
    lacking = closed_in(case, on).get(source.pk)
    if lacking is not None:
        raise SourceClosedError(case, lacking)


def _closed(records: Records, sources: Iterable[CaseSource], on: dt.date) -> dict[UUID, Lacking]:
    found = {}
    for source in sources:
        both = [source] if source.same_as is None else [source, source.same_as]
        lacking = [lacking_in(records, Origin(one.origin), one.respondent, on) for one in both]
        first = next((one for one in lacking if one is not None), None)
        if first is not None:
            found[source.pk] = first
    return found
