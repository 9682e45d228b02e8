# SPDX-License-Identifier: EUPL-1.2
"""Writing what a team learns: no change overwrites another in silence, and nothing is lost.

Every verb about notes, cards, explanation, safety, plan and decision ends here, with its row of the log and with what
stood there before.
"""

from __future__ import annotations

import uuid
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.learning.rows import LearningRow, RowChange
from thuislijn.store.portable import plain_row

RowT = TypeVar("RowT", bound=LearningRow)


class ChangedMeanwhileError(Exception):
    """Somebody else changed the row since it was seen, or took it away: nothing was written.

    `row` is as it stands now, None where it is gone.
    """

    def __init__(self, row: LearningRow | None) -> None:
        super().__init__("changed in between")
        self.row = row


def write_row(*, by: Actor, row: RowT, kind: str, seen: int | None = None, why: str = "") -> RowT:
    """Writes a row as it stands in memory: a new one (`seen` None), or a change of version `seen`.

    `kind` is its word in the log. A change that changes nothing writes nothing. Raises ChangedMeanwhileError.
    """
    with transaction.atomic():
        present = _present(row)
        if (present.version if present is not None else None) != seen:
            raise ChangedMeanwhileError(present)
        before = plain_row(present) if present is not None else None
        row.version = seen or 0
        if before is not None and _same(before, plain_row(row)):
            return row
        row.version, row.by, row.by_name = row.version + 1, by.id, by.name
        row.save()
        _remember(by, row, before, plain_row(row))
        record(by=by, act=Act.CREATE if seen is None else Act.CHANGE, kind=kind, target=row.pk, case=row.case, why=why)
        _worked_on(row.case)
    return row


def write_once(*, by: Actor, row: RowT, kind: str) -> RowT:
    """Writes a new row, or gives the one of this id that its writer sent before: the answer was lost on its way.

    Where another's row has this id, the new one gets an id of its own.
    """
    before = type(row)._default_manager.filter(pk=row.pk).first()
    if before is not None and before.by == by.id and before.case_id == row.case_id:
        return before
    if before is not None:
        row.pk = uuid.uuid4()
    return write_row(by=by, row=row, kind=kind)


def remove_row(*, by: Actor, row: LearningRow, kind: str, seen: int, why: str = "") -> None:
    """Takes a row away, with what hangs on it; what it was stays among the changes. Raises ChangedMeanwhileError."""
    with transaction.atomic():
        present = _present(row)
        if present is None or present.version != seen:
            raise ChangedMeanwhileError(present)
        record(by=by, act=Act.DELETE, kind=kind, target=row.pk, case=row.case, why=why)
        _remember(by, present, plain_row(present), None)
        present.delete()
        _worked_on(row.case)


def hold(case: UUID) -> None:
    """Locks a case before any row of it is locked: in one order everywhere, so that no two wait for each other, and who
    deletes a case succeeds. Raises Case.DoesNotExist where somebody did."""
    Case.objects.select_for_update(no_key=True).get(pk=case)


def _present(row: RowT) -> RowT | None:
    hold(row.case_id)
    return type(row)._default_manager.select_for_update().filter(pk=row.pk, case=row.case_id).first()


def _remember(by: Actor, row: LearningRow, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    table = type(row).__name__
    RowChange(
        case_id=row.case_id, table=table, row=row.pk, by=by.id, by_name=by.name, before=before, after=after
    ).save()


_ABOUT_THE_WRITING = frozenset({"version", "created", "changed", "by", "by_name"})


def _same(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return all(before[name] == after[name] for name in before if name not in _ABOUT_THE_WRITING)


def _worked_on(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(worked_on=timezone.now())
