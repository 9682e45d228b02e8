# SPDX-License-Identifier: EUPL-1.2
"""Somebody of a family comes in by their link: an account with a password and a second step, as everybody has.

No name is asked for: they are called by their pseudonym.
"""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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
from thuislijn.web.entering.coming_in import NewPasswordForm, gone
from thuislijn.web.entering.second_factor import is_verified
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
        return _join(request, invitation, person, request.user)
    if person_with(invitation.email) is not None:
        return _show(request, invitation, person, known=True)
    owner = User(email=invitation.email, name=person.name)
    form = NewPasswordForm(request.POST or None, owner=owner)
    if request.method == "POST" and form.is_valid():
        try:
            access = open_family_account(
                by=actor_of(request),
                invitation=invitation,
                name=person.name,
                password=form.cleaned_data["password"],
                language=spoken(),
            )
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        except ConsentMissingError:
            form.add_error(None, _closed())
        else:
            begin(request, access.user)
            return redirect(with_next("second_factor_set_up", reverse("own_story", args=[access.case_id])))
    return _show(request, invitation, person, form=form)


def _person(invitation: FamilyInvitation | None) -> Person | None:
    if invitation is None:
        return None
    return records_of([invitation.case])[invitation.case.pk].person(invitation.person)


def _closed() -> str:
    return say(
        "Het verhaal is nu gesloten, omdat er een toestemming ontbreekt. Vraag het aan wie u uitnodigde.",
        "The story is closed now, because a consent is missing. Ask who invited you.",
    )


def _join(request: HttpRequest, invitation: FamilyInvitation, person: Person, user: User) -> HttpResponse:
    """The invitation as somebody sees it who is signed in."""
    if request.method == "POST" and "other" in request.POST:
        logout(request)
        return HttpResponseRedirect(request.path)
    if not is_verified(request):
        return HttpResponseRedirect(with_next("second_factor", request.path))
    problem = ""
    if request.method == "POST":
        by = of_the_family(user, person, request.META.get("REMOTE_ADDR", ""))
        try:
            access = accept_family_invitation(by=by, invitation=invitation, user=user)
        except CannotError as error:
            problem = say(error.nl, error.en)
        except ConsentMissingError:
            problem = _closed()
        else:
            return redirect("own_story", access.case_id)
    return _show(request, invitation, person, problem=problem)


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
    return render(request, "family_access/come_in.html", values)


urlpatterns = [path("gezin-uitnodiging/<str:secret>", login_not_required(invited), name="family_invitation")]
