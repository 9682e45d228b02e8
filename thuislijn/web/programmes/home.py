# SPDX-License-Identifier: EUPL-1.2
"""The first page: the programmes and cases that somebody works on."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from thuislijn.store.access import Right, cases_for, is_only_family, programmes_for, rights_of, roles_in
from thuislijn.store.cases import Case
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.work import with_last_work
from thuislijn.web.cases.listing import FilterForm, Progress, chosen_rows, counted, progress_of, rows_of
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.plans.due import waiting_in

ON_A_PAGE = 50


def show(request: SignedIn) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    if is_only_family(user):
        return redirect("own_stories")
    programmes = list(programmes_for(user).order_by("name"))
    cases = cases_for(user)
    found = {
        "programmes": [_programme(request, programme) for programme in programmes],
        "is_administrator": user.is_administrator,
        "may_set_up": user.is_administrator or _facilitates(request, programmes),
        "sees_cases": any(Right.SEE_CASE in rights_of(roles_in(user, programme)) for programme in programmes),
        "any_case": cases.exists(),
    }
    if not found["any_case"]:
        return render(request, "programmes/home.html", found)
    teams = Team.objects.filter(cases__in=cases.values("pk")).distinct().order_by("name")
    form = FilterForm(request.GET, programmes=programmes, teams=teams)
    page = Paginator(chosen_rows(cases, form, today), ON_A_PAGE).get_page(request.GET.get("blad"))
    page.object_list = counted(list(page.object_list))
    found["waiting"] = waiting_in([row.case for row in page.object_list if row.is_open], today)
    kept = request.GET.copy()
    kept.pop("blad", None)
    return render(request, "programmes/home.html", {**found, "form": form, "page": page, "kept": kept.urlencode()})


def _facilitates(request: SignedIn, programmes: list[Programme]) -> bool:
    return any(ProgrammeRole.FACILITATOR in roles_in(request.user, programme) for programme in programmes)


def _programme(request: SignedIn, programme: Programme) -> dict[str, object]:
    return {
        "programme": programme,
        "roles": roles_in(request.user, programme),
        "progress": numbers_of(programme),
    }


def numbers_of(programme: Programme) -> Progress:
    """How far a programme is, over all its cases, for everybody who has a role in it."""
    cases = with_last_work(Case.objects.filter(programme=programme).select_related("team"))
    today = timezone.localdate()
    return progress_of(rows_of(cases, today), today)


urlpatterns = [path("", show, name="home")]
