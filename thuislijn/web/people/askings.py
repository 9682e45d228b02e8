# SPDX-License-Identifier: EUPL-1.2
"""The times that somebody of the network was asked or offered help, each with by whom and what came of it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.learning.askings import keep_asking, remove_asking
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say
from thuislijn.web.page.moments import UnclearMomentError, read_moment
from thuislijn.web.page.row_forms import RowForm, voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version

_FOR_INSTANCE = ("Bijvoorbeeld: logeren in het weekend.", "For instance: staying over at weekends.")


class AskingForm(RowForm):
    """One time: what it was about, who asked, what was offered and what came of it."""

    kind = "asking"
    must = "what"

    def __init__(self, data: object = None, *, row: NetworkAsking, timeline: Timeline) -> None:
        self.timeline = timeline
        super().__init__(data, row=row)

    def add_fields(self) -> None:
        self.line("what", "Waar ging het om?", "What was it about?", hint=_FOR_INSTANCE)
        self.line("asked_when", "Wanneer", "When")
        self.pick("asked", Answer, "Is het gevraagd?", "Was it asked?", radio=True)
        self.line("asked_by", "Door wie gevraagd", "Asked by whom", people=True)
        self.pick("offered", Answer, "Is hulp aangeboden?", "Was help offered?", radio=True)
        self.line("offer", "Wat werd aangeboden", "What was offered")
        self.text("came_of_it", "Wat kwam ervan", "What came of it")

    def clean_asked_when(self) -> str:
        text = str(self.cleaned_data["asked_when"])
        try:
            read_moment(text, self.timeline)
        except UnclearMomentError as error:
            raise forms.ValidationError(str(error)) from error
        return text


def _tie(case: Case, tie_id: UUID) -> NetworkTie:
    tie = NetworkTie.objects.filter(case=case, pk=tie_id).select_related("case").first()
    if tie is None:
        raise NotVisibleError("network", str(tie_id))
    return tie


def _asking(tie: NetworkTie, asking_id: UUID) -> NetworkAsking:
    asking = NetworkAsking.objects.filter(case=tie.case, tie=tie, pk=asking_id).first()
    if asking is None:
        raise NotVisibleError("network_asking", str(asking_id))
    return asking


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, case_id: UUID, tie_id: UUID, asking_id: UUID | None = None) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    tie = _tie(case, tie_id)
    row = _asking(tie, asking_id) if asking_id else NetworkAsking(case=case, tie=tie)
    look(by=actor_of(request, case), kind="people", case=case)
    timeline = timeline_of(case)
    form = AskingForm(request.POST or None, row=row, timeline=timeline)
    if request.method == "POST" and form.is_valid():
        try:
            keep_asking(by=actor_of(request, case), tie=tie, values=form.values(), asking=row, seen=form.seen)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
        else:
            messages.success(request, say("Bewaard.", "Saved."))
            return redirect("tie", case.pk, tie.pk)
    context = {
        "case": case,
        "tab": "people",
        "tie": tie,
        "form": form,
        "asking": None if form.is_new else row,
        "voices": voices_of(timeline),
    }
    return render(request, "people/asking.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: SignedIn, case_id: UUID, tie_id: UUID, asking_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    tie = _tie(case, tie_id)
    row = _asking(tie, asking_id)
    try:
        remove_asking(by=actor_of(request, case), asking=row, seen=seen_version(request))
        messages.success(request, say("Weggehaald.", "Removed."))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return redirect("tie", case.pk, tie.pk)


_HERE = "casus/<uuid:case_id>/gezin/netwerk/<uuid:tie_id>/gevraagd"
urlpatterns = [
    path(f"{_HERE}/nieuw", edit, name="asking_new"),
    path(f"{_HERE}/<uuid:asking_id>", edit, name="asking"),
    path(f"{_HERE}/<uuid:asking_id>/weg", remove, name="asking_remove"),
]
