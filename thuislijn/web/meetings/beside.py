# SPDX-License-Identifier: EUPL-1.2
"""The meeting beside the timeline: its clock, its agenda, and the own notes of who is looking."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Meeting, ObserverNote
from thuislijn.store.learning.notes import own_notes, waiting_observers
from thuislijn.store.learning.planned import meeting_of, parts_of
from thuislijn.web.meetings.note_forms import NoteForm
from thuislijn.web.meetings.notes_shown import About, about_of
from thuislijn.web.meetings.words import clock_text, words_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say

_NOTES_SHOWN = 6
_JUST = dt.timedelta(minutes=30)  # as long as 'End' may have been a slip of the hand


@dataclass(frozen=True, slots=True)
class Turn:
    """One case of the agenda on the clock. `state`: 'was', 'now' or 'comes'."""

    case: str
    here: bool
    minutes: int
    ends: dt.datetime
    until: str
    state: str


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The meeting that discusses this case: now, next, or the last one."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="meeting", case=case)
    return part_of_case(request, case.pk)


def part_of_case(request: SignedIn, case_id: UUID, form: NoteForm | None = None, status: int = 200) -> HttpResponse:
    """The part beside the timeline, or on a page of its own; `form` is a note that could not be kept as it is."""
    case = content_for(request.user, case_id)
    meeting = meeting_of(case, timezone.localdate())
    context = {"case": case, "tab": "case", "may_edit": may(request, case, Right.EDIT_CASE)}
    if meeting is not None:
        context |= _meeting(request, meeting, case, form)
    name = "meetings/beside_part.html" if is_fragment(request) else "meetings/beside_page.html"
    return render(request, name, context, status=status)


def _meeting(request: SignedIn, meeting: Meeting, case: Case, form: NoteForm | None) -> dict[str, object]:
    agenda = AgendaItem.objects.filter(meeting=meeting).select_related("case")
    notes = list(own_notes(request.user.pk, meeting, case))
    return {
        **words_of(meeting),
        "running": meeting.state == MeetingState.RUNNING,
        "held": meeting.state == MeetingState.HELD,
        "may_begin": timezone.localtime(meeting.starts).date() <= timezone.localdate(),
        "just_ended": meeting.ended is not None and timezone.now() - meeting.ended < _JUST,
        "ends": (meeting.began or meeting.starts) + dt.timedelta(minutes=meeting.minutes),
        "left": _left(meeting),
        "turns": _turns(meeting, list(agenda), case),
        "form": form or NoteForm(row=ObserverNote()),
        "notes": [(note, _about(case, note)) for note in notes[::-1][:_NOTES_SHOWN]],
        "number": len(notes),
        "closed": sum(note.opened is None for note in notes),
        "waiting": [name for name in waiting_observers(meeting, case) if name != request.user.name],
    }


def _about(case: Case, note: ObserverNote) -> About:
    return about_of(case, note.about_section, note.about, note.window)


def _left(meeting: Meeting) -> int:
    """Minutes until the meeting should be over; below zero once it is late."""
    ends = (meeting.began or meeting.starts) + dt.timedelta(minutes=meeting.minutes)
    return round((ends - timezone.now()).total_seconds() / 60)


def _turns(meeting: Meeting, agenda: list[AgendaItem], case: Case) -> list[Turn]:
    now = timezone.now()
    running = meeting.state == MeetingState.RUNNING
    found = []
    for part in parts_of(meeting, agenda):
        state = "comes"
        if running:
            state = "now" if part.is_now(now) else ("was" if part.ends <= now else "comes")
        here = part.item.case_id == case.pk
        moved = part.item.case.team_id != meeting.team_id and not here
        name = say("een andere casus", "another case") if moved else part.item.case.pseudonym
        found.append(Turn(name, here, part.item.minutes, part.ends, clock_text(part.ends), state))
    return found


urlpatterns = [path("casus/<uuid:case_id>/bijeenkomst/bij", show, name="beside_meeting")]
