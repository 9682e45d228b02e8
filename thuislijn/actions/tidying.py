# SPDX-License-Identifier: EUPL-1.2
"""What is cleared away by itself, by a reader that has nothing to read."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.utils import timezone

from thuislijn.actions.searching import purge_when_due


def tidy() -> None:
    """Takes words that went out of the search index, and sessions that ended out of the database."""
    purge_when_due()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
