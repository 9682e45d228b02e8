# SPDX-License-Identifier: EUPL-1.2
"""Who may read which note of a meeting: nobody but its writer, until the writer opens it (S0 3.2)."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from thuislijn.store.cases import Case
from thuislijn.store.learning.meetings import Meeting, ObserverNote


def own_notes(user: UUID | None, meeting: Meeting, case: Case) -> QuerySet[ObserverNote]:
    """What somebody noted about a case in a meeting, in order of time."""
    return ObserverNote.objects.filter(meeting=meeting, case=case, by=user, by__isnull=False).order_by("at", "created")


def readable_notes(user: UUID, meeting: Meeting, case: Case) -> QuerySet[ObserverNote]:
    """The notes that somebody may read, in order of time: their own, and those that were opened.

    Who still keeps notes closed does not read those of the others yet: each looked for themselves first.
    """
    own = own_notes(user, meeting, case)
    if own.filter(opened__isnull=True).exists():
        return own
    found = ObserverNote.objects.filter(Q(by=user) | Q(opened__isnull=False), meeting=meeting, case=case)
    return found.order_by("at", "created")


def waiting_observers(meeting: Meeting, case: Case) -> list[str]:
    """Names of those who have notes about the case that they did not open yet."""
    rows = ObserverNote.objects.filter(meeting=meeting, case=case, opened__isnull=True)
    return sorted(set(rows.values_list("by_name", flat=True)))
