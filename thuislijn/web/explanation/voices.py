# SPDX-License-Identifier: EUPL-1.2
"""Who is asked how they see the explanation: one page for each voice, with all factors one after another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.learning.explanation import add_voice, change_voice, remove_voice
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.learning.explanations import Voice
from thuislijn.store.timelines import timeline_of
from thuislijn.web.explanation.forms import VoiceForm
from thuislijn.web.explanation.page import Explanation, voice_of
from thuislijn.web.explanation.views import Told, keep_told, told_of, typed_over
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import answered
from thuislijn.web.page.language import say
from thuislijn.web.page.row_forms import voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Somebody else to ask."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    look(by=actor_of(request, case), kind="explanation", case=case)
    form = VoiceForm(request.POST or None, row=Voice(case=case), timeline=timeline_of(case))
    if request.method == "POST" and form.is_valid():
        row = add_voice(by=actor_of(request, case), case=case, **form.values())
        return redirect("voice", case.pk, row.pk)
    if request.method == "GET":
        form.begin_here()
    return _page(request, case, None, form, [], status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def voice(request: SignedIn, case_id: UUID, voice_id: UUID) -> HttpResponse:
    """How one voice sees each factor."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = voice_of(case, voice_id)
    look(by=actor_of(request, case), kind="explanation", case=case)
    told = _told(case, row)
    if request.method == "POST":
        told = keep_told(actor_of(request, case), told, typed_over(told, request.POST))
        if not any(one.now for one in told):
            messages.success(request, say("Bewaard.", "Saved."))
            return redirect(f"{reverse('explanation', args=[case.pk])}#stemmen")
    form = VoiceForm(row=row, timeline=timeline_of(case))
    return _page(request, case, row, form, told, status=422 if any(one.now for one in told) else 200)


@require_POST
def rename(request: SignedIn, case_id: UUID, voice_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = voice_of(case, voice_id)
    form = VoiceForm(request.POST, row=row, timeline=timeline_of(case))
    if form.is_valid():
        try:
            change_voice(by=actor_of(request, case), voice=row, seen=form.seen or 0, **form.values())
            return redirect("voice", case.pk, row.pk)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    return _page(request, case, row, form, _told(case, row), status=422)


@require_POST
def remove(request: SignedIn, case_id: UUID, voice_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = voice_of(case, voice_id)
    try:
        remove_voice(by=actor_of(request, case), voice=row, seen=seen_version(request))
        messages.success(request, say("Weggehaald.", "Removed."))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return redirect("explanation", case.pk)


def _told(case: Case, row: Voice) -> list[Told]:
    explanation = Explanation(case)
    return told_of(explanation, [(one.factor, row) for one in explanation.rows])


def _page(
    request: SignedIn, case: Case, row: Voice | None, form: VoiceForm, told: list[Told], status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "case": case,
        "tab": "explanation",
        "voice": row,
        "form": form,
        "told": told,
        "people": voices_of(timeline_of(case)),
    }
    return answered(request, "explanation", "voice", context, status)


urlpatterns = [
    path("casus/<uuid:case_id>/verklaring/stem", new, name="voice_new"),
    path("casus/<uuid:case_id>/verklaring/stem/<uuid:voice_id>", voice, name="voice"),
    path("casus/<uuid:case_id>/verklaring/stem/<uuid:voice_id>/naam", rename, name="voice_rename"),
    path("casus/<uuid:case_id>/verklaring/stem/<uuid:voice_id>/weg", remove, name="voice_remove"),
]
