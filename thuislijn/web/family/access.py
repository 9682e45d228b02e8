# SPDX-License-Identifier: EUPL-1.2
"""Who of the family reads along: inviting them, seeing beforehand what they will see, and ending it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.family_access import (
    end_access,
    hold_back,
    invite_family,
    open_family_invitations,
    renew_family_invitation,
    who_can_be_invited,
    withdraw_family_invitation,
)
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, Right, case_for, content_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation
from thuislijn.store.own_timeline import Hidden, hidden_from, told_of
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Item
from thuislijn.timeline.words import period_text
from thuislijn.web.entering.inviting import send_to_family
from thuislijn.web.family import coming
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say, spoken


@dataclass(frozen=True, slots=True)
class Reader:
    """One person of the family: their access if they have it, or the invitation that waits."""

    person: Person
    access: FamilyAccess | None
    invitation: FamilyInvitation | None


class InviteForm(forms.Form):
    """Whom to invite, and where the link goes."""

    def __init__(self, data: object = None, *, persons: list[Person]) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        person = forms.ChoiceField(choices=[(one.id, one.name) for one in persons])
        person.label = say("Wie", "Who")
        email = forms.EmailField(max_length=254)
        email.label = say("E-mailadres van deze persoon zelf", "This person's own e-mail address")
        email.help_text = say(
            "Een jeugdige kijkt met een eigen adres, niet met dat van een ouder. Het adres wordt vergeten zodra de "
            "link is gebruikt.",
            "A young person looks with an address of their own, not with a parent's. The address is forgotten as soon "
            "as the link was used.",
        )
        self.fields["person"], self.fields["email"] = person, email


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="family_access", case=case)
    may_manage = may(request, case, Right.MANAGE_CASE)
    found = {"case": case, "tab": "family_access", "readers": _readers(case), "may_manage": may_manage}
    return render(request, "family/access.html", {**found, "can_invite": bool(who_can_be_invited(case))})


def _readers(case: Case) -> list[Reader]:
    """Everybody who has access or an invitation, and who could be invited."""
    persons = {one.id: one for one in records_of([case])[case.pk].persons}
    access = {one.person: one for one in FamilyAccess.objects.filter(case=case, ended__isnull=True)}
    waiting = {one.person: one for one in open_family_invitations(case)}
    could = {one.id for one in who_can_be_invited(case)}
    return [
        Reader(person, access.get(key), waiting.get(key))
        for key, person in persons.items()
        if key in access or key in waiting or key in could
    ]


@require_http_methods(["GET", "POST"])
def invite(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.MANAGE_CASE)
    look(by=actor_of(request, case), kind="family_access", case=case)
    persons = [one.person for one in _readers(case) if one.access is None and one.invitation is None]
    form = InviteForm(request.POST or None, persons=persons)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            invitation, secret = invite_family(
                by=actor_of(request, case), case=case, person=typed["person"], email=typed["email"]
            )
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            return _invited(request, case, invitation, secret)
    found = {"case": case, "tab": "family_access", "form": form, "persons": persons}
    return render(request, "family/invite.html", found, status=422 if form.is_bound else 200)


def _invited(request: SignedIn, case: Case, invitation: FamilyInvitation, secret: str) -> HttpResponse:
    sent = send_to_family(request, invitation, secret)
    return render(request, "family/invited.html", {**sent, "case": case, "tab": "family_access"})


@require_POST
def renew(request: SignedIn, case_id: UUID, invitation_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.MANAGE_CASE)
    try:
        fresh, secret = renew_family_invitation(by=actor_of(request, case), invitation=_invitation(case, invitation_id))
    except CannotError as error:
        messages.error(request, say(error.nl, error.en))
        return redirect("family_access", case.pk)
    return _invited(request, case, fresh, secret)


@require_POST
def withdraw(request: SignedIn, case_id: UUID, invitation_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    withdraw_family_invitation(by=actor_of(request, case), invitation=_invitation(case, invitation_id))
    messages.success(request, say("De uitnodiging is ingetrokken.", "The invitation was withdrawn."))
    return redirect("family_access", case.pk)


def _invitation(case: Case, invitation_id: UUID) -> FamilyInvitation:
    invitation = FamilyInvitation.objects.filter(case=case, pk=invitation_id).first()
    if invitation is None:
        raise NotVisibleError("family_invitation", str(invitation_id))
    return invitation


@require_POST
def end(request: SignedIn, case_id: UUID, access_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    access = FamilyAccess.objects.filter(case=case, pk=access_id).first()
    if access is None:
        raise NotVisibleError("family_access", str(access_id))
    end_access(by=actor_of(request, case), access=access)
    messages.success(request, say("Deze persoon kijkt niet meer mee.", "This person no longer reads along."))
    return redirect("family_access", case.pk)


@dataclass(frozen=True, slots=True)
class Row:
    """An item with whether this person of the family sees it, and why not."""

    item: Item
    when: str
    hidden: Hidden | None
    held: bool


@require_GET
def preview(request: SignedIn, case_id: UUID, person: str) -> HttpResponse:
    """What somebody of the family sees and does not see, item by item, before they are invited."""
    case = content_for(request.user, case_id, Right.MANAGE_CASE)
    timeline = timeline_of(case)
    reader = timeline.person(person)
    if reader is None:
        raise NotVisibleError("person", person)
    look(by=actor_of(request, case), kind="family_access", case=case)
    told = told_of(case)
    hidden = hidden_from(timeline, person, told, timezone.localdate())
    rows = [
        Row(
            item,
            period_text(item.when, spoken()) if item.when.is_dated else "",
            hidden.get(item.id),
            item.id in told.held,
        )
        for item in timeline.in_order
    ]
    found = {
        "case": case,
        "tab": "family_access",
        "reader": reader,
        "rows": rows,
        "seen": sum(row.hidden is None for row in rows),
    }
    return render(request, "family/preview.html", found)


@require_POST
def hold(request: SignedIn, case_id: UUID, person: str) -> HttpResponse:
    """Keeps an item off the screens of the family, or lets it be seen again."""
    case = content_for(request.user, case_id, Right.MANAGE_CASE)
    item = timeline_of(case).item(request.POST.get("item", ""))
    if item is None:
        raise NotVisibleError("item", request.POST.get("item", ""))
    hold_back(by=actor_of(request, case), case=case, item=item.id, hold=request.POST.get("houd") == "1")
    response = redirect("family_preview", case.pk, person)
    response["Location"] += f"#{item.id}"
    return response


_HERE = "casus/<uuid:case_id>/meekijken"
urlpatterns = [
    path(_HERE, show, name="family_access"),
    path(f"{_HERE}/uitnodigen", invite, name="family_invite"),
    path(f"{_HERE}/uitnodiging/<uuid:invitation_id>/opnieuw", renew, name="family_renew"),
    path(f"{_HERE}/uitnodiging/<uuid:invitation_id>/intrekken", withdraw, name="family_withdraw"),
    path(f"{_HERE}/<uuid:access_id>/stoppen", end, name="family_end"),
    path(f"{_HERE}/door/<slug:person>", preview, name="family_preview"),
    path(f"{_HERE}/door/<slug:person>/achterhouden", hold, name="family_hold"),
    *coming.urlpatterns,
]
