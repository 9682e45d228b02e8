# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a meeting: which cases, in which order, how long; and the meetings of one case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.meetings import change_agenda, move_on_agenda, put_on_agenda, take_off_agenda
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import (
    NotVisibleError,
    Right,
    case_for,
    cases_for,
    meeting_for,
    meetings_for,
)
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.learning.planned import OPEN
from thuislijn.web.meetings.access import item_for
from thuislijn.web.meetings.forms import AgendaForm
from thuislijn.web.meetings.words import title_of, words_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say


@require_GET
def of_case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The meetings that discuss a case, the newest first, and where it can be put on the agenda."""
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="meetings", case=case)
    own = meetings_for(request.user).filter(agenda__case=case).order_by("-starts")
    others = Meeting.objects.filter(team=case.team_id, state__in=OPEN).exclude(agenda__case=case).order_by("starts")
    context = {
        "case": case,
        "tab": "case",
        "meetings": [words_of(one) for one in own],
        "others": [words_of(one) for one in others],
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return render(request, "meetings/of_case.html", context)


@require_http_methods(["GET", "POST"])
def add(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Puts a case of the team on the agenda."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    cases = cases_for(request.user).filter(team=meeting.team_id).exclude(agenda__meeting=meeting).order_by("pseudonym")
    form = AgendaForm(request.POST or None, cases=cases)
    if request.method == "POST" and form.is_valid():
        case = form.cleaned_data["case"]
        try:
            put_on_agenda(by=actor_of(request, case), meeting=meeting, case=case, data=form.data_typed())
        except CannotError as error:
            form.add_error("case", say(error.nl, error.en))
        else:
            return redirect("meeting", meeting.pk)
    context = {"meeting": meeting, "title": title_of(meeting), "form": form, "any_case": cases.exists()}
    return render(request, "meetings/agenda.html", context, status=422 if form.is_bound else 200)


@require_POST
def add_here(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Puts this case on the agenda of a meeting of its team, as it usually stands there."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    case = case_for(request.user, case_id, Right.EDIT_CASE)
    if case.team_id != meeting.team_id:
        raise NotVisibleError("meeting", str(meeting_id))
    try:
        put_on_agenda(by=actor_of(request, case), meeting=meeting, case=case)
    except CannotError as error:
        messages.info(request, say(error.nl, error.en))
    return redirect("case_meetings", case.pk)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = item_for(request, meeting_id, item_id)
    form = AgendaForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        change_agenda(by=actor_of(request, item.case), item=item, data=form.data_typed())
        return redirect("meeting", meeting_id)
    look(by=actor_of(request, item.case), kind="agenda", case=item.case, target=meeting_id)
    context = {"meeting": item.meeting, "title": title_of(item.meeting), "item": item, "form": form}
    return render(request, "meetings/agenda.html", context, status=422 if form.is_bound else 200)


@require_POST
def move(request: SignedIn, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """One place earlier or later; `naar` says which."""
    item = item_for(request, meeting_id, item_id)
    move_on_agenda(by=actor_of(request, item.case), item=item, up=request.POST.get("naar") != "later")
    return redirect("meeting", meeting_id)


@require_POST
def remove(request: SignedIn, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Takes a case off the agenda. It needs no consent: nothing of its content is shown."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    item = AgendaItem.objects.filter(meeting=meeting, pk=item_id).select_related("case").first()
    if item is None:
        raise NotVisibleError("agenda", str(item_id))
    case = case_for(request.user, item.case_id, Right.EDIT_CASE)
    take_off_agenda(by=actor_of(request, case), item=item)
    told = say("{case} staat niet meer op de agenda.", "{case} is off the agenda.", case=case.pseudonym)
    messages.success(request, told)
    return redirect("meeting", meeting_id)


_HERE = "bijeenkomst/<uuid:meeting_id>/agenda"
urlpatterns = [
    path("casus/<uuid:case_id>/bijeenkomsten", of_case, name="case_meetings"),
    path(_HERE, add, name="agenda_add"),
    path(f"{_HERE}/casus/<uuid:case_id>", add_here, name="agenda_add_case"),
    path(f"{_HERE}/<uuid:item_id>", edit, name="agenda_edit"),
    path(f"{_HERE}/<uuid:item_id>/plaats", move, name="agenda_move"),
    path(f"{_HERE}/<uuid:item_id>/weg", remove, name="agenda_remove"),
]
