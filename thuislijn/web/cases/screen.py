# SPDX-License-Identifier: EUPL-1.2
"""The case at a glance with what is to be done next; opening one, changing its data, its status."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuislijn.actions.cases import change_case, change_status, open_case
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import Right, case_for, cases_for, programme_for
from thuislijn.store.choices import BroughtInBy, CaseStatus
from thuislijn.store.consent_records import records_of
from thuislijn.store.work import with_last_work
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.words import moment_text
from thuislijn.web.cases import ending
from thuislijn.web.cases.forms import CaseForm
from thuislijn.web.cases.listing import counted, rows_of
from thuislijn.web.cases.next_steps import next_steps
from thuislijn.web.cases.stages import stages_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.stamps import stamp


def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="case", case=case)
    today = timezone.localdate()
    (row,) = counted(rows_of(with_last_work(cases_for(request.user).filter(pk=case.pk)), today))
    found = {
        "case": case,
        "tab": "case",
        "row": row,
        "known_since": moment_text(from_edtf(case.known_since), spoken()) if case.known_since else "",
        "brought_in_by": BroughtInBy(case.brought_in_by),
        "stages": stages_of(row),
        "steps": next_steps(row, records_of([case])[case.pk], today),
        "may_manage": may(request, case, Right.MANAGE_CASE),
        "finished": case.status == CaseStatus.FINISHED,
    }
    return render(request, "cases/show.html", found)


def new(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    form = CaseForm(request.POST or None, programme=programme, initial=CaseForm.new(programme, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            case = open_case(by=actor_of(request, programme), programme=programme, data=form.data_typed())
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            return redirect("consent", case.pk)
    has_teams = programme.teams.exists()
    found = {"programme": programme, "form": form, "has_teams": has_teams}
    return render(request, "cases/new.html", found, status=422 if form.is_bound else 200)


def edit(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    now = CaseForm.of(case)
    form = CaseForm(request.POST or None, programme=case.programme, initial={**now, "seen": stamp(now)})
    if request.method == "POST" and form.is_valid() and not form.overtaken(now):
        by = actor_of(request, case)
        try:
            change_case(by=by, case=case, data=form.data_typed())
        except CannotError as error:
            case.refresh_from_db()
            form.add_error(None, say(error.nl, error.en))
        else:
            messages.success(request, say("De casus is gewijzigd.", "The case was changed."))
            return redirect("case", case.pk)
    found = {"case": case, "tab": "case", "form": form}
    return render(request, "cases/edit.html", found, status=422 if form.is_bound else 200)


@require_POST
def status(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    wanted = request.POST.get("status", "")
    if wanted in {one.value for one in CaseStatus}:
        change_status(by=actor_of(request, case), case=case, status=CaseStatus(wanted))
    return redirect("case", case.pk)


urlpatterns = [
    path("leertraject/<uuid:programme_id>/casus", new, name="case_new"),
    path("casus/<uuid:case_id>/", show, name="case"),
    path("casus/<uuid:case_id>/bewerken", edit, name="case_edit"),
    path("casus/<uuid:case_id>/status", status, name="case_status"),
    *ending.urlpatterns,
]
