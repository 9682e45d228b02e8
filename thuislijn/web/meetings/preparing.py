# SPDX-License-Identifier: EUPL-1.2
"""Preparing a meeting: which documents to read, which questions the lenses raise, what was left open last time."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from thuislijn.actions.learning.attending import ask_user, change_attendance, prepare
from thuislijn.actions.logging import look
from thuislijn.store.access import Right
from thuislijn.store.cases import Case
from thuislijn.store.choices import SourceState
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import Attendance, Meeting, Preparation
from thuislijn.store.sources import CaseSource
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.meetings.access import discussed
from thuislijn.web.meetings.open_questions import open_first, unanswered
from thuislijn.web.meetings.words import day_of, times_of, title_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

_SOURCE, _QUESTION = "source", "question"
_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Ticked:
    """What somebody has gone through: keys of sources, and of questions."""

    sources: frozenset[str]
    questions: frozenset[str]


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """The list; a POST keeps the own ticks, minutes, and whether one comes."""
    right = Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE
    meeting, case, item = discussed(request, meeting_id, case_id, right)
    ticked = _ticked(request, meeting, case)
    if request.method == "POST":
        _keep_ticks(request, meeting, case, ticked)
        _keep_own(request, meeting, case)
        messages.success(request, say("Bewaard.", "Saved."))
        return redirect("preparation", meeting.pk, case.pk)
    look(by=actor_of(request, case), kind="preparation", case=case)
    waiting = unanswered(request, case)
    sources = list(_sources(case))
    context = {
        "case": case,
        "tab": "case",
        "meeting": meeting,
        "item": item,
        "title": title_of(meeting),
        "day": day_of(meeting),
        "times": times_of(meeting),
        "sources": [(source, source.key in ticked.sources) for source in sources],
        "questions": [(one, one.key in ticked.questions) for one in waiting],
        "answered": len(asked(looked_at(case))) - len(waiting),
        "done": len(ticked.sources & {one.key for one in sources}),
        "last_time": open_first(case),
        "mine": Attendance.objects.filter(meeting=meeting, user=request.user).first(),
        "answers": term_choices(Answer),
    }
    return render(request, "meetings/preparing.html", context)


def _sources(case: Case) -> list[CaseSource]:
    """What can be read, the oldest first; copies of another source are left out."""
    rows = CaseSource.objects.filter(case=case).exclude(state__in=(SourceState.COPY, SourceState.FAILED))
    return sorted(rows.defer("text"), key=lambda one: (one.date or "9999", one.title))


def _ticked(request: SignedIn, meeting: Meeting, case: Case) -> Ticked:
    rows = Preparation.objects.filter(meeting=meeting, case=case, user=request.user).values_list("what", "key")
    found = set(rows)
    return Ticked(
        frozenset(key for what, key in found if what == _SOURCE),
        frozenset(key for what, key in found if what == _QUESTION),
    )


def _keep_ticks(request: SignedIn, meeting: Meeting, case: Case, ticked: Ticked) -> None:
    """Keeps what differs from before, of what the page can show; what else was sent stands for nothing."""
    sources = {one.key for one in _sources(case)}
    questions = {finding_key(one) for one in asked(looked_at(case))}
    shown = set(request.POST.getlist("shown"))
    for what, known, before in ((_SOURCE, sources, ticked.sources), (_QUESTION, questions, ticked.questions)):
        wanted = set(request.POST.getlist(what)) & known
        for key in (wanted ^ before) & known & (shown | wanted):
            prepare(
                by=actor_of(request, case),
                meeting=meeting,
                case=case,
                user=request.user,
                what=what,
                key=key,
                done=key in wanted,
            )


def _keep_own(request: SignedIn, meeting: Meeting, case: Case) -> None:
    """The own minutes, and whether one comes; who writes minutes and is not on the list yet, is put on it."""
    given = request.POST.get("minutes", "").strip()
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else None
    comes = request.POST.get("comes", "")
    row = Attendance.objects.filter(meeting=meeting, user=request.user).select_related("meeting__team", "part").first()
    by = actor_of(request, case)
    if row is None and (number is not None or comes == Answer.YES):
        row = ask_user(by=by, meeting=meeting, user=request.user, role=MeetingRole.TEAM_MEMBER)
    if row is None:
        return
    change_attendance(
        by=by,
        row=row,
        comes=Answer(comes) if comes in {one.value for one in Answer} else None,
        preparation_minutes=min(number, _MOST_MINUTES) if number is not None else None,
        told_nothing="minutes" in request.POST and not given,
    )


urlpatterns = [
    path("bijeenkomst/<uuid:meeting_id>/casus/<uuid:case_id>/voorbereiden", show, name="preparation"),
]
