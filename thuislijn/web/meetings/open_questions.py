# SPDX-License-Identifier: EUPL-1.2
"""Questions beside the timeline: those that the team takes along, and those of the lenses that wait for an answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.open_questions import ask, change_question, remove_question
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import OpenQuestion
from thuislijn.store.learning.planned import meeting_of
from thuislijn.store.timelines import timeline_of
from thuislijn.web.meetings.note_forms import OpenQuestionForm, not_the_writer
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.row_forms import VOICES, voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version
from thuislijn.web.questions.danger import unread
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at
from thuislijn.web.questions.shown_findings import Shown, shown

_SHOWN = 5


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The questions of a case; `over` is what is picked on the drawing: questions about it come first."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="open_questions", case=case)
    return _page(request, case)


def _page(request: SignedIn, case: Case, form: OpenQuestionForm | None = None, status: int = 200) -> HttpResponse:
    rows = OpenQuestion.objects.filter(case=case).select_related("meeting")
    waiting = unanswered(request, case, request.GET.get("over", "")[:90].partition(":")[2])
    context = {
        "case": case,
        "tab": "questions",
        "open_rows": [(row, OpenQuestionForm(row=row)) for row in open_first(case)],
        "answered_rows": [row for row in rows.order_by(F("answered").desc(nulls_last=True), "-changed") if row.answer],
        "form": form or OpenQuestionForm(row=OpenQuestion()),
        "asked": waiting[:_SHOWN],
        "more": max(0, len(waiting) - _SHOWN),
        "danger": bool(unread(request.user, case)),
        "recognitions": list(Recognition),
        "voices": voices_of(timeline_of(case)),
        "voices_id": VOICES,
        "today": timezone.localdate(),
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    name = "meetings/questions_part.html" if is_fragment(request) else "meetings/questions.html"
    return render(request, name, context, status=status)


def open_first(case: Case) -> list[OpenQuestion]:
    """The questions without an answer: what is due first, then what has no day."""
    rows = OpenQuestion.objects.filter(case=case, answer="").select_related("meeting")
    return list(rows.order_by(F("due").asc(nulls_last=True), "created"))


def unanswered(request: SignedIn, case: Case, item: str = "") -> list[Shown]:
    """The questions of the lenses that nobody answered, those that rest on `item` first; none of them while the notice
    of acute danger was not read."""
    if unread(request.user, case):
        return []
    answered = set(FindingAnswer.objects.filter(case=case).values_list("finding", flat=True))
    looked = looked_at(case)
    found = [one for one in asked(looked) if finding_key(one) not in answered]
    found.sort(key=lambda one: item not in one.items)
    return [shown(one, looked.timeline, {}) for one in found]


@require_POST
def new(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A question to take along; one that comes up in a meeting knows which."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    form = OpenQuestionForm(request.POST, row=OpenQuestion())
    if not form.is_valid():
        return _page(request, case, form, 422)
    if not form.is_of(request.user.pk):
        return not_the_writer()
    meeting = meeting_of(case, timezone.localdate())
    here = meeting if meeting is not None and meeting.state != MeetingState.PLANNED else None
    ask(by=actor_of(request, case), case=case, data=form.data_typed(), meeting=here, id=form.once)
    return _back(request, case)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, case_id: UUID, row_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    row = _row(case, row_id)
    form = OpenQuestionForm(request.POST or None, row=row)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_question(by=actor_of(request, case), row=row, data=form.data_typed(), seen=form.seen or 0)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
            status = 409
        else:
            return _back(request, case)
    look(by=actor_of(request, case), kind="open_questions", case=case)
    context = {"case": case, "tab": "questions", "row": row, "form": form}
    context |= {"voices": voices_of(timeline_of(case)), "voices_id": VOICES}
    name = "meetings/question_part.html" if is_fragment(request) else "meetings/question.html"
    return render(request, name, context, status=status)


@require_POST
def remove(request: SignedIn, case_id: UUID, row_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = _row(case, row_id)
    try:
        remove_question(by=actor_of(request, case), row=row, seen=seen_version(request))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return _back(request, case)


def _row(case: Case, row_id: UUID) -> OpenQuestion:
    found = OpenQuestion.objects.filter(case=case, pk=row_id).first()
    if found is None:
        raise NotVisibleError("open_question", str(row_id))
    return found


def _back(request: SignedIn, case: Case) -> HttpResponse:
    return _page(request, case) if is_fragment(request) else redirect("beside_questions", case.pk)


_HERE = "casus/<uuid:case_id>/open-vragen"
urlpatterns = [
    path(_HERE, show, name="beside_questions"),
    path(f"{_HERE}/nieuw", new, name="open_question_new"),
    path(f"{_HERE}/<uuid:row_id>", edit, name="open_question"),
    path(f"{_HERE}/<uuid:row_id>/weg", remove, name="open_question_remove"),
]
