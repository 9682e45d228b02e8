# SPDX-License-Identifier: EUPL-1.2
"""A programme: its period, learning questions, teams and progress; setting one up and changing it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from thuislijn.actions.entering.invitations import invite
from thuislijn.actions.logging import look
from thuislijn.actions.programmes import add_team, change_programme, change_team, create_programme, remove_team
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import (
    NotVisibleError,
    Right,
    cases_for,
    check_may_set_up,
    memberships_of,
    programme_for,
    rights_of,
    roles_in,
)
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Membership, Programme, Team
from thuislijn.store.work import with_last_work
from thuislijn.web.cases.listing import counted, rows_of
from thuislijn.web.entering.inviting import send
from thuislijn.web.meetings.hours import team_hours
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import stamp
from thuislijn.web.plans.due import followed_in
from thuislijn.web.programmes import people, retention
from thuislijn.web.programmes.forms import FirstFacilitatorForm, ProgrammeForm, TeamForm
from thuislijn.web.programmes.home import numbers_of
from thuislijn.web.rethinking.overview import FEWEST_CASES


def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    look(by=actor_of(request, programme), kind="programme", programme=programme)
    rights = rights_of(roles_in(request.user, programme))
    cases = cases_for(request.user).filter(programme=programme).order_by("pseudonym")
    followed = followed_in(programme.cases.all(), timezone.localdate())
    rows = counted(rows_of(with_last_work(cases), timezone.localdate())) if Right.SEE_CASE in rights else []
    facilitators = Membership.objects.filter(
        programme=programme, role=ProgrammeRole.FACILITATOR, ended__isnull=True
    ).select_related("user")
    found = {
        "programme": programme,
        "may_manage": Right.MANAGE_PROGRAMME in rights,
        "sees_cases": Right.SEE_CASE in rights,
        "rows": rows,
        "progress": numbers_of(programme),
        "followed": followed,
        # Of a few families numbers tell too much to who may not see them all.
        "enough": followed.cases_with_plan >= FEWEST_CASES or not programme.cases.exclude(pk__in=cases).exists(),
        "teams": Team.objects.filter(programme=programme).order_by("name"),
        "facilitators": facilitators,
        "hours": team_hours(programme.teams.values_list("pk", flat=True)),
    }
    return render(request, "programmes/show.html", found)


def new(request: SignedIn) -> HttpResponse:
    check_may_set_up(request.user)
    facilitates = memberships_of(request.user).filter(role=ProgrammeRole.FACILITATOR).exists()
    kind = ProgrammeForm if facilitates else FirstFacilitatorForm
    form = kind(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "programmes/new.html", {"form": form}, status=422 if form.is_bound else 200)
    by = actor_of(request)
    if facilitates:
        programme = create_programme(by=by, data=form.data_typed(), facilitator=request.user)
        return redirect("programme", programme.pk)
    with transaction.atomic():
        programme = create_programme(by=by, data=form.data_typed(), facilitator=None)
        invitation, secret = invite(
            by=by,
            programme=programme,
            role=ProgrammeRole.FACILITATOR,
            email=form.cleaned_data["facilitator_email"],
            name=form.cleaned_data["facilitator_name"],
        )
    return render(request, "programmes/invited.html", send(request, invitation, secret))


def edit(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    now = ProgrammeForm.of(programme)
    form = ProgrammeForm(request.POST or None, initial={**now, "seen": stamp(now)})
    if request.method == "POST" and form.is_valid() and not form.overtaken(now):
        change_programme(by=actor_of(request, programme), programme=programme, data=form.data_typed())
        messages.success(request, say("Het leertraject is gewijzigd.", "The programme was changed."))
        return redirect("programme", programme.pk)
    found = {"programme": programme, "form": form}
    return render(request, "programmes/edit.html", found, status=422 if form.is_bound else 200)


def team_new(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    return _team(request, programme, None)


def team_edit(request: SignedIn, programme_id: UUID, team_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    return _team(request, programme, team_in(programme, team_id))


def team_in(programme: Programme, team_id: UUID) -> Team:
    """The team of this programme. Raises NotVisibleError."""
    team = Team.objects.filter(programme=programme, pk=team_id).first()
    if team is None:
        raise NotVisibleError("team", str(team_id))
    return team


def _team(request: SignedIn, programme: Programme, team: Team | None) -> HttpResponse:
    initial = {"name": team.name, "municipality": team.municipality} if team else {}
    form = TeamForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, typed = actor_of(request, programme), form.cleaned_data
        try:
            if team is None:
                add_team(by=by, programme=programme, **typed)
            else:
                change_team(by=by, team=team, **typed)
        except CannotError as error:
            form.add_error("name", say(error.nl, error.en))
        else:
            return redirect("programme_people", programme.pk)
    found = {"programme": programme, "team": team, "form": form}
    return render(request, "programmes/team.html", found, status=422 if form.is_bound else 200)


def team_remove(request: SignedIn, programme_id: UUID, team_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    team = team_in(programme, team_id)
    if request.method == "POST":
        try:
            remove_team(by=actor_of(request, programme), team=team)
        except CannotError as error:
            messages.error(request, say(error.nl, error.en))
        return redirect("programme_people", programme.pk)
    found = {
        "heading": say("Team {name} weghalen?", "Remove team {name}?", name=team.name),
        "action": say("Weghalen", "Remove"),
        "danger": True,
    }
    return render(request, "programmes/confirm.html", {**found, "programme": programme})


_HERE = "leertraject/<uuid:programme_id>/"
urlpatterns = [
    path("leertraject/nieuw", new, name="programme_new"),
    path(_HERE, show, name="programme"),
    path(f"{_HERE}bewerken", edit, name="programme_edit"),
    path(f"{_HERE}team", team_new, name="team_new"),
    path(f"{_HERE}team/<uuid:team_id>", team_edit, name="team_edit"),
    path(f"{_HERE}team/<uuid:team_id>/weghalen", team_remove, name="team_remove"),
    *people.urlpatterns,
    *retention.urlpatterns,
]
