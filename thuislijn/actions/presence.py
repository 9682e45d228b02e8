# SPDX-License-Identifier: EUPL-1.2
"""Telling that somebody has a timeline open. No log row: that they looked is logged where the page is opened."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.presence import Presence
from thuislijn.store.users import User

_OFTEN_ENOUGH = dt.timedelta(seconds=8)


def stay_present(*, user: User, case: Case, item: str = "") -> None:
    """Notes that `user` has the timeline of `case` open, and `item` beside it. Writes only when that is news."""
    now = timezone.now()
    known = Presence.objects.filter(case=case, user=user).first()
    if known is not None and known.item == item and now - known.seen < _OFTEN_ENOUGH:
        return
    with transaction.atomic():
        Presence.objects.update_or_create(case=case, user=user, defaults={"seen": now, "item": item})
