# SPDX-License-Identifier: EUPL-1.2
"""A meeting and a case on its agenda, for who may see both."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from thuislijn.store.access import NotVisibleError, Right, cases_for, content_for, meeting_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_rules import is_open
from thuislijn.store.learning.meetings import AgendaItem, Meeting, ObserverNote
from thuislijn.web.page.acting import SignedIn


def discussed(
    request: SignedIn, meeting_id: UUID, case_id: UUID, right: Right = Right.SEE_CASE
) -> tuple[Meeting, Case, AgendaItem | None]:
    """The meeting with the open content of a case that it discusses; the item is None where the case was taken off the
    agenda after something was noted. Raises NotVisibleError, NotAllowedError or ConsentMissingError."""
    meeting = meeting_for(request.user, meeting_id)
    case = content_for(request.user, case_id, right)
    item = AgendaItem.objects.filter(meeting=meeting, case=case).first()
    if item is None and not ObserverNote.objects.filter(meeting=meeting, case=case).exists():
        raise NotVisibleError("meeting", str(meeting_id))
    return meeting, case, item


def item_for(request: SignedIn, meeting_id: UUID, item_id: UUID) -> AgendaItem:
    """A case on the agenda, for who may change it there; its content open. Raises as `discussed`."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    item = AgendaItem.objects.filter(meeting=meeting, pk=item_id).select_related("meeting__team", "case").first()
    if item is None:
        raise NotVisibleError("agenda", str(item_id))
    content_for(request.user, item.case_id, Right.EDIT_CASE)
    return item


def open_among(request: SignedIn, ids: Iterable[UUID]) -> dict[object, Case]:
    """Of these cases those that this person may see, with their content open, by id."""
    today = timezone.localdate()
    return {case.pk: case for case in cases_for(request.user).filter(pk__in=list(ids)) if is_open(case, today)}
