# SPDX-License-Identifier: EUPL-1.2
"""Every time that somebody of the network was asked, or offered something: by whom, and what came of it (S0 4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import remove_row, write_row
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.timeline.vocabulary import Answer

ASKING = "network_asking"
"""The word of such a row in the log."""


def keep_asking(
    *,
    by: Actor,
    tie: NetworkTie,
    values: Mapping[str, Any],
    asking: NetworkAsking | None = None,
    seen: int | None = None,
) -> NetworkAsking:
    """Adds a time that somebody was asked, or changes the one that was seen; `values` are fields of `NetworkAsking`.

    Where nobody had said yet whether they were asked or offered anything, that is known now. Raises
    ChangedMeanwhileError.
    """
    row = asking or NetworkAsking(case=tie.case, tie=tie)
    for name, value in values.items():
        setattr(row, name, value)
    with transaction.atomic():
        kept = write_row(by=by, row=row, kind=ASKING, seen=seen)
        locked = NetworkTie.objects.select_for_update().get(pk=tie.pk)
        news = [
            name
            for name in ("asked", "offered")
            if getattr(locked, name) == Answer.UNKNOWN and getattr(kept, name) == Answer.YES
        ]
        for name in news:
            setattr(locked, name, Answer.YES.value)
        if news:
            locked.version += 1
            locked.save(update_fields=[*news, "version"])
            record(by=by, act=Act.CHANGE, kind="network", target=locked.pk, case=locked.case)
    return kept


def remove_asking(*, by: Actor, asking: NetworkAsking, seen: int) -> None:
    """Takes one time away; what it was stays among the changes. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=asking, kind=ASKING, seen=seen)
