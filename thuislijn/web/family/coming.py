# SPDX-License-Identifier: EUPL-1.2
"""Somebody of a family comes in by their link: an account with a password and a second step, as everybody has.

No name is asked for: they are called by their pseudonym.
"""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.debug import sensitive_post_parameters

from thuislijn.actions.entering.signing_in import person_with
from thuislijn.actions.family_access import (
    accept_family_invitation,
    find_family_invitation,
    of_the_family,
    open_family_account,
)
from thuislijn.actions.refusing import CannotError
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentMissingError
from thuislijn.store.family_access import FamilyInvitation
from thuislijn.store.users import User
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.web.entering.coming_in import NewPasswordForm, gone, join
from thuislijn.web.entering.sessions import begin, with_next
from thuislijn.web.page.acting import actor_of
from thuislijn.web.page.language import say, spoken


@sensitive_post_parameters("password", "again")
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = find_family_invitation(secret)
    person = _person(invitation)
    if invitation is None or person is None:
        return gone(request, "invitation")
    if isinstance(request.user, User):
        return join(
            request,
            partial(_take_part, request, invitation, person, request.user),
            lambda problem: _show(request, invitation, person, problem=problem),
        )
    if person_with(invitation.email) is not None:
        return _show(request, invitation, person, known=True)
    owner = User(email=invitation.email, name=person.name)
    form = NewPasswordForm(request.POST or None, owner=owner)
    if request.method == "POST" and form.is_valid():
        try:
            return _make_account(request, invitation, person, form.cleaned_data["password"])
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
    return _show(request, invitation, person, form=form)


def _make_account(request: HttpRequest, invitation: FamilyInvitation, person: Person, password: str) -> HttpResponse:
    try:
        access = open_family_account(
            by=actor_of(request), invitation=invitation, name=person.name, password=password, language=spoken()
        )
    except ConsentMissingError as error:
        raise _ClosedError from error
    begin(request, access.user)
    return redirect(with_next("second_factor_set_up", reverse("own_story", args=[access.case_id])))


def _person(invitation: FamilyInvitation | None) -> Person | None:
    if invitation is None:
        return None
    return records_of([invitation.case])[invitation.case.pk].person(invitation.person)


class _ClosedError(CannotError):
    """A consent is missing: nobody of the family comes in."""

    def __init__(self) -> None:
        super().__init__(
            "Het verhaal is nu gesloten, omdat er een toestemming ontbreekt. Vraag het aan wie u uitnodigde.",
            "The story is closed now, because a consent is missing. Ask who invited you.",
        )


def _take_part(request: HttpRequest, invitation: FamilyInvitation, person: Person, user: User) -> HttpResponse:
    by = of_the_family(user, person, request.META.get("REMOTE_ADDR", ""))
    try:
        access = accept_family_invitation(by=by, invitation=invitation, user=user)
    except ConsentMissingError as error:
        raise _ClosedError from error
    return redirect("own_story", access.case_id)


def _show(
    request: HttpRequest,
    invitation: FamilyInvitation,
    person: Person,
    form: NewPasswordForm | None = None,
    known: bool = False,
    problem: str = "",
) -> HttpResponse:
    values = {
        "invitation": invitation,
        "young": person.role is PersonRole.CHILD,
        "form": form,
        "known": known,
        "problem": problem,
        "theirs": isinstance(request.user, User) and request.user.email.lower() == invitation.email.lower(),
        "to_sign_in": with_next("sign_in", request.path),
    }
    return render(request, "family/come_in.html", values)


urlpatterns = [path("gezin-uitnodiging/<str:secret>", login_not_required(invited), name="family_invitation")]
