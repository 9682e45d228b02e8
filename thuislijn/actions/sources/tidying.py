# SPDX-License-Identifier: EUPL-1.2
"""What is cleared away by itself, by a reader that has nothing to read."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session
from django.utils import timezone

from thuislijn.actions.searching import purge_when_due
from thuislijn.store.family_access import FamilyInvitation
from thuislijn.store.learning.meetings import Attendance

_AFTERWARDS = dt.timedelta(weeks=1)
"""How long after a meeting the addresses of the family are kept, to send word of another day."""


def tidy() -> None:
    """Takes words that went out of the search index, sessions that ended out of the database, and the addresses of a
    family out of invitations that nobody used in time and of meetings that were."""
    purge_when_due()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    FamilyInvitation.objects.filter(expires__lt=timezone.now()).exclude(email="").update(email="")
    were = Attendance.objects.filter(part__isnull=False, meeting__starts__lt=timezone.now() - _AFTERWARDS)
    were.exclude(email="").update(email="")
