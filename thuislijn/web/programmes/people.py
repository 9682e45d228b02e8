# SPDX-License-Identifier: EUPL-1.2
"""The people of a programme: who is in it, who is invited, and what changes for them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuislijn.actions.entering.invitations import invite, renew, withdraw
from thuislijn.actions.logging import look
from thuislijn.actions.programmes import change_membership, end_membership
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, Right, programme_for
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Invitation, Membership, Programme, Team
from thuislijn.web.entering.inviting import send
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.forms import went_through
from thuislijn.web.page.language import say
from thuislijn.web.programmes.forms import InviteForm, RoleForm


def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    look(by=actor_of(request, programme), kind="members", programme=programme)
    members = Membership.objects.filter(programme=programme, ended__isnull=True).select_related("user", "team")
    order = list(ProgrammeRole)
    waiting = Invitation.objects.filter(programme=programme, accepted__isnull=True, withdrawn__isnull=True)
    found = {
        "programme": programme,
        "members": sorted(members, key=lambda m: (order.index(ProgrammeRole(m.role)), m.user.name.casefold())),
        "invitations": waiting.select_related("team").order_by("-created"),
        "now": timezone.now(),
        "teams": Team.objects.filter(programme=programme).order_by("name"),
        "terms": {role.value: role for role in ProgrammeRole},
    }
    return render(request, "programmes/people.html", found)


def new(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    form = InviteForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            invitation, secret = invite(
                by=actor_of(request, programme),
                programme=programme,
                role=ProgrammeRole(typed["role"]),
                email=typed["email"],
                name=typed["name"],
                organisation=typed["organisation"],
                team=typed["team"],
            )
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            return render(request, "programmes/invited.html", send(request, invitation, secret))
    found = {"programme": programme, "form": form}
    return render(request, "programmes/invite.html", found, status=422 if form.is_bound else 200)


def invitation_in(programme: Programme, invitation_id: UUID) -> Invitation:
    """The invitation into this programme. Raises NotVisibleError."""
    invitation = Invitation.objects.filter(programme=programme, pk=invitation_id).first()
    if invitation is None:
        raise NotVisibleError("invitation", str(invitation_id))
    return invitation


@require_POST
def invitation_renew(request: SignedIn, programme_id: UUID, invitation_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    invitation = invitation_in(programme, invitation_id)
    try:
        fresh, secret = renew(by=actor_of(request, programme), invitation=invitation)
    except CannotError as error:
        messages.error(request, say(error.nl, error.en))
        return redirect("programme_people", programme.pk)
    return render(request, "programmes/invited.html", send(request, fresh, secret))


@require_POST
def invitation_withdraw(request: SignedIn, programme_id: UUID, invitation_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    withdraw(by=actor_of(request, programme), invitation=invitation_in(programme, invitation_id))
    messages.success(request, say("De uitnodiging is ingetrokken.", "The invitation was withdrawn."))
    return redirect("programme_people", programme.pk)


def member_in(programme: Programme, membership_id: UUID) -> Membership:
    """The membership of this programme, as long as it runs. Raises NotVisibleError."""
    found = Membership.objects.filter(programme=programme, pk=membership_id, ended__isnull=True)
    membership = found.select_related("user", "team", "programme").first()
    if membership is None:
        raise NotVisibleError("membership", str(membership_id))
    return membership


def member(request: SignedIn, programme_id: UUID, membership_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    membership = member_in(programme, membership_id)
    initial = {"role": membership.role, "team": membership.team_id, "organisation": membership.organisation}
    form = RoleForm(request.POST or None, programme=programme, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data

        def change() -> None:
            change_membership(
                by=actor_of(request, programme),
                membership=membership,
                role=ProgrammeRole(typed["role"]),
                team=typed["team"],
                organisation=typed["organisation"],
            )

        if went_through(form, change):
            messages.success(request, say("De rol is gewijzigd.", "The role was changed."))
            return redirect("programme_people", programme.pk)
    found = {"programme": programme, "membership": membership, "form": form}
    return render(request, "programmes/member.html", found, status=422 if form.is_bound else 200)


def member_end(request: SignedIn, programme_id: UUID, membership_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    membership = member_in(programme, membership_id)
    if request.method == "POST":
        try:
            end_membership(by=actor_of(request, programme), membership=membership)
        except CannotError as error:
            messages.error(request, say(error.nl, error.en))
            return redirect("programme_people", programme.pk)
        done = say("{name} doet niet meer mee.", "{name} no longer takes part.", name=membership.user.name)
        messages.success(request, done)
        own = membership.user_id == request.user.pk
        return redirect("home") if own else redirect("programme_people", programme.pk)
    found = {
        "programme": programme,
        "heading": say("{name} laten stoppen?", "End the part of {name}?", name=membership.user.name),
        "consequences": [
            say(
                "Deze persoon ziet vanaf dat moment niets meer van de casussen in deze rol.",
                "From that moment on this person sees nothing of the cases in this role.",
            ),
            say(
                "Wat deze persoon heeft gedaan blijft staan, en blijft in het logboek.",
                "What this person did stays, and stays in the log.",
            ),
        ],
        "action": say("Laten stoppen", "End"),
        "danger": True,
    }
    return render(request, "programmes/confirm.html", found)


_HERE = "leertraject/<uuid:programme_id>/"
urlpatterns = [
    path(f"{_HERE}mensen", show, name="programme_people"),
    path(f"{_HERE}uitnodigen", new, name="invite"),
    path(f"{_HERE}uitnodiging/<uuid:invitation_id>/opnieuw", invitation_renew, name="invitation_renew"),
    path(f"{_HERE}uitnodiging/<uuid:invitation_id>/intrekken", invitation_withdraw, name="invitation_withdraw"),
    path(f"{_HERE}lid/<uuid:membership_id>", member, name="member"),
    path(f"{_HERE}lid/<uuid:membership_id>/stoppen", member_end, name="member_end"),
]
