# SPDX-License-Identifier: EUPL-1.2
"""Changing a part of a learning row while somebody else changes another part of it: neither stands in the other's way.

A page of many short forms saves them one by one. Only who changed the same field is asked to look again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import ChangedMeanwhileError, write_row
from thuislijn.store.learning.rows import LearningRow, RowChange
from thuislijn.store.portable import plain_row

RowT = TypeVar("RowT", bound=LearningRow)

_OF_THE_ROW = frozenset({"id", "case", "case_id", "version", "created", "changed", "by", "by_name"})


def filled(row: RowT, values: Mapping[str, Any]) -> RowT:
    """The row with these fields set, not written yet. Raises ValueError for a field that it has not."""
    own = {field.name for field in row._meta.concrete_fields} - _OF_THE_ROW
    for name, value in values.items():
        if name not in own:
            raise ValueError(f"{type(row).__name__} has no field {name!r} to fill in")
        setattr(row, name, value)
    return row


def write_part(*, by: Actor, row: RowT, values: Mapping[str, Any], kind: str, seen: int | None) -> RowT:
    """Writes `values` into a row that was seen at version `seen` (None: a new row).

    Where somebody else changed other fields since then, both changes stand. Raises ChangedMeanwhileError where they
    changed one of these, or took the row away.
    """
    try:
        return write_row(by=by, row=filled(row, values), kind=kind, seen=seen)
    except ChangedMeanwhileError as error:
        now = error.row
        if not isinstance(now, type(row)) or seen is None or not _untouched(now, values, seen):
            raise
        return write_row(by=by, row=filled(now, values), kind=kind, seen=now.version)


def _untouched(now: LearningRow, values: Mapping[str, Any], seen: int) -> bool:
    """Whether these fields still hold what they held at version `seen`."""
    changes = RowChange.objects.filter(case=now.case_id, table=type(now).__name__, row=now.pk)
    then = next((c.after for c in changes.order_by("pk") if c.after and c.after["version"] == seen), None)
    if then is None:
        return False
    present = plain_row(now)
    columns = [field.attname for field in now._meta.concrete_fields if field.name in values]
    return all(then[column] == present[column] for column in columns)
