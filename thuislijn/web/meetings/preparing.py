# SPDX-License-Identifier: EUPL-1.2
"""Preparing a meeting: which documents to read, which questions the lenses raise, what was left open last time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
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
from thuislijn.web.questions.looking import asked, looked_at
from thuislijn.web.questions.shown_findings import Shown

_SOURCE, _QUESTION = "source", "question"
_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Line:
    """A source or a question on the list. `said` is a digest of what it says; `ticked`: this person went through it as
    it is now, for this meeting or an earlier one; `changed`: they did, and it says something else since."""

    subject: object
    key: str
    said: str
    ticked: bool
    changed: bool


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """The list; a POST keeps the own ticks, minutes, and whether one comes."""
    right = Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE
    meeting, case, item = discussed(request, meeting_id, case_id, right)
    sources, questions = _sources(request, case), _questions(request, case)
    if request.method == "POST":
        _keep_ticks(request, meeting, case, _SOURCE, sources)
        _keep_ticks(request, meeting, case, _QUESTION, questions)
        _keep_own(request, meeting, case)
        messages.success(request, say("Bewaard.", "Saved."))
        return redirect("preparation", meeting.pk, case.pk)
    look(by=actor_of(request, case), kind="preparation", case=case)
    context = {
        "case": case,
        "tab": "case",
        "meeting": meeting,
        "item": item,
        "title": title_of(meeting),
        "day": day_of(meeting),
        "times": times_of(meeting),
        "sources": sources,
        "sources_done": sum(line.ticked for line in sources),
        "questions": questions,
        "questions_done": sum(line.ticked for line in questions),
        "answered": len(asked(looked_at(case))) - len(questions),
        "last_time": open_first(case),
        "mine": Attendance.objects.filter(meeting=meeting, user=request.user).first(),
        "answers": term_choices(Answer),
    }
    return render(request, "meetings/preparing.html", context)


def _sources(request: SignedIn, case: Case) -> list[Line]:
    """What can be read, the oldest first; copies of another source are left out."""
    found = CaseSource.objects.filter(case=case).exclude(state__in=(SourceState.COPY, SourceState.FAILED))
    rows = sorted(found.defer("text"), key=lambda one: (one.date or "9999", one.title))
    return _lines(request, case, _SOURCE, [(one, one.key, one.sha256) for one in rows])


def _questions(request: SignedIn, case: Case) -> list[Line]:
    """What the lenses ask and nobody answered."""
    return _lines(request, case, _QUESTION, [(one, one.key, _said(one)) for one in unanswered(request, case)])


def _said(one: Shown) -> str:
    """A digest of a question with its sum, the same in whichever language it is read."""
    words = (one.finding.question.nl, one.finding.arithmetic.nl)
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def _lines(request: SignedIn, case: Case, what: str, subjects: Sequence[tuple[object, str, str]]) -> list[Line]:
    before: dict[str, set[str]] = {}
    rows = Preparation.objects.filter(case=case, user=request.user, what=what)
    for key, said in rows.values_list("key", "said"):
        before.setdefault(key, set()).add(said)
    found = []
    for subject, key, said in subjects:
        ticked = bool(before.get(key, set()) & {said, ""})
        found.append(Line(subject, key, said, ticked, changed=key in before and not ticked))
    return found


def _keep_ticks(request: SignedIn, meeting: Meeting, case: Case, what: str, lines: list[Line]) -> None:
    """Keeps what differs from before, of what the page showed; what else was sent stands for nothing."""
    wanted, shown_there = set(request.POST.getlist(what)), set(request.POST.getlist("shown"))
    for line in lines:
        if (line.key in wanted) == line.ticked or not (line.key in wanted or line.key in shown_there):
            continue
        prepare(
            by=actor_of(request, case),
            meeting=meeting,
            case=case,
            user=request.user,
            what=what,
            key=line.key,
            done=not line.ticked,
            said=line.said,
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
