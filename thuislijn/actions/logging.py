# SPDX-License-Identifier: EUPL-1.2
"""Writing the log: one row for each act, in the same transaction as the act itself."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Programme

_ONE_LOOK = dt.timedelta(minutes=10)


def record(
    *,
    by: Actor,
    act: Act,
    kind: str,
    target: object = "",
    case: Case | UUID | None = None,
    programme: Programme | UUID | None = None,
    why: str = "",
) -> LogRow:
    """Adds a row: `by` did `act` to the `kind` with id `target`. Never hand content to it: ids and reasons only."""
    if isinstance(case, Case) and programme is None:
        programme = case.programme_id
    row = LogRow(
        act=act,
        actor=by.id,
        actor_name=by.name[:120],
        actor_role=by.role[:40],
        kind=kind,
        target=str(target).replace("\0", "")[:80],  # an address may ask for anything; PostgreSQL keeps no zero byte
        case=case.pk if isinstance(case, Case) else case,
        programme=programme.pk if isinstance(programme, Programme) else programme,
        why=why[:300],
        address=by.address[:64],
    )
    row.save(force_insert=True)
    return row


def look(
    *, by: Actor, kind: str, case: Case | None = None, programme: Programme | None = None, target: object = ""
) -> None:
    """Records that somebody looks at a screen of a case, or of a programme.

    A screen that stays open and fetches what is new is one look, until ten minutes have passed.
    """
    since = timezone.now() - _ONE_LOOK
    same = LogRow.objects.filter(actor=by.id, at__gte=since, act=Act.READ, kind=kind, target=str(target)[:80])
    same = (
        same.filter(case=case.pk)
        if case is not None
        else same.filter(case=None, programme=programme.pk if programme is not None else None)
    )
    if not same.exists():
        record(by=by, act=Act.READ, kind=kind, target=target, case=case, programme=programme)
