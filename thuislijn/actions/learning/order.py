# SPDX-License-Identifier: EUPL-1.2
"""Putting rows of a list in another order, one step at a time: it works with a button, a key and without a script."""

from __future__ import annotations

from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.row_parts import write_part
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.store.cases import Case
from thuislijn.store.learning.rows import LearningRow

RowT = TypeVar("RowT", bound=LearningRow)


def move_row(*, by: Actor, row: RowT, among: QuerySet[RowT], kind: str, seen: int, up: bool = True) -> None:
    """Moves a row one place up or down `among` those that it stands with, which have a `place`; at the end it stays.

    What somebody else wrote in it meanwhile stays. Raises ChangedMeanwhileError where they moved it, or took it away.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=row.case_id)  # two who move at once would give two rows one place
        order = list(among.order_by("place", "created"))
        at = next((number for number, one in enumerate(order) if one.pk == row.pk), None)
        if at is None:
            raise ChangedMeanwhileError(None)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        for place, one in enumerate(order, 1):
            version = seen if one.pk == row.pk else one.version
            write_part(by=by, row=one, values={"place": place}, kind=kind, seen=version)
