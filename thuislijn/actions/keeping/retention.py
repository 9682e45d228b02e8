# SPDX-License-Identifier: EUPL-1.2
"""Deleting cases: when their time is over, or because somebody asks; whole or not at all, with a tombstone.

Rows go in one transaction. Files go after it: a crash in between leaves files that nobody can open any more, and the
next run takes them away.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.family_access import forget_accounts
from thuislijn.actions.logging import record
from thuislijn.actions.searching import drop_case
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Change, Entry, Section
from thuislijn.store.files import forget_case
from thuislijn.store.programmes import Programme
from thuislijn.store.sources import ProposalCard
from thuislijn.store.tombstones import Tombstone
from thuislijn.store.work import last_worked, with_last_work


@dataclass(frozen=True, slots=True)
class Due:
    """A case, when it was last worked on, and the day from which its content has to go."""

    case: Case
    worked: dt.datetime
    day: dt.date


def terms(programme: Programme) -> tuple[Due, ...]:
    """Every case of a programme with the day on which its term ends, the first one first."""
    cases = with_last_work(Case.objects.filter(programme=programme).select_related("team"))
    found = [_term(case, programme) for case in cases]
    return tuple(sorted(found, key=lambda due: (due.day, due.case.pseudonym)))


def _term(case: Case, programme: Programme) -> Due:
    worked = last_worked(case)
    return Due(case, worked, months_after(timezone.localtime(worked).date(), programme.retention_months))


def due(programme: Programme, on: dt.date) -> tuple[Due, ...]:
    """The cases whose term is over on a day: what `run` would delete. Nothing is changed."""
    return tuple(one for one in terms(programme) if one.day <= on)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def contents(case: Case) -> dict[str, int]:
    """How much of each kind goes with a case: for the confirmation, and for the tombstone afterwards."""
    entries = Entry.objects.filter(case=case)
    return {
        "sources": case.sources.count(),
        "items": entries.filter(section=Section.ITEMS).count(),
        "persons": entries.filter(section=Section.PERSONS).count(),
        "turning_points": entries.filter(section=Section.TURNING_POINTS).count(),
        "proposals": ProposalCard.objects.filter(source__case=case).count(),
        "changes": Change.objects.filter(step__case=case).count(),
        "answers": case.answers.count(),
        "names": case.identities.count(),
        "consents": case.consents.count(),
    }


def delete_case(*, by: Actor, case: Case, why: str) -> Tombstone:
    """Deletes a case with all that belongs to it and leaves a tombstone and one log row.

    Raises Case.DoesNotExist where it was deleted in between.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        key, programme = locked.pk, locked.programme_id
        stone = Tombstone(kind="case", target=key, programme=programme, why=why[:300], counts=contents(locked))
        drop_case(locked)
        forget_accounts(by=by, case=locked)
        locked.delete()
        stone.save(force_insert=True)
        record(by=by, act=Act.DELETE, kind="case", target=key, case=key, programme=programme, why=why)
        transaction.on_commit(partial(forget_case, key))
    return stone


def run(*, by: Actor, programme: Programme, on: dt.date, only: Collection[UUID] | None = None) -> tuple[Tombstone, ...]:
    """Deletes every case whose term is over on a day, each whole or not at all, and cleans up what an earlier run left.

    `only`: no others than these, which a person saw in the dry run. A case that was worked on since stays.
    """
    stones = []
    for one in due(programme, on):
        if only is not None and one.case.pk not in only:
            continue
        with transaction.atomic():
            Case.objects.select_for_update().filter(pk=one.case.pk).first()
            now = with_last_work(Case.objects.filter(pk=one.case.pk)).first()
            if now is not None and _term(now, programme).day <= on:
                stones.append(delete_case(by=by, case=now, why="retention"))
    clean_leftovers()
    return tuple(stones)


def clean_leftovers() -> int:
    """Takes away the files of cases that have a tombstone, and returns of how many cases there were any."""
    folder = Path(settings.DOCUMENTS) / "cases"
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    gone = Tombstone.objects.filter(kind="case").values_list("target", flat=True)
    left = [key for key in gone if key.hex in found]
    for key in left:
        forget_case(key)
    return len(left)
