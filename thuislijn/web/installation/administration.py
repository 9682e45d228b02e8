# SPDX-License-Identifier: EUPL-1.2
"""What the administrator of the installation does: see that it runs, and help people in and out.

The administrator sees no content, no case and no name of one; programmes only by their own name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from thuislijn.actions.entering.accounts import deactivate, reactivate
from thuislijn.actions.entering.links import password_link
from thuislijn.actions.entering.second_factor import has_second_factor, reset_second_factor
from thuislijn.actions.entering.taking_over import BY_ADMINISTRATOR
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, check_administrator, memberships_of
from thuislijn.store.choices import Act
from thuislijn.store.programmes import Programme
from thuislijn.store.users import User
from thuislijn.web.entering.letters import send_password_link, tell_of_change
from thuislijn.web.installation.state import state_now
from thuislijn.web.installation.surroundings import look_at_reach
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say

ON_A_PAGE = 50


class WhyForm(forms.Form):
    """The reason, for the log."""

    why = forms.CharField(max_length=200)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["why"].label = say("Reden, voor het logboek", "Reason, for the log")
        self.fields["why"].help_text = say("Geen namen van gezinnen of casussen.", "No names of families or cases.")


def show(request: SignedIn) -> HttpResponse:
    check_administrator(request.user)
    programmes = Programme.objects.order_by("name").annotate(
        facilitators=Count("memberships", filter=Q(memberships__role="facilitator", memberships__ended__isnull=True))
    )
    reach = look_at_reach()
    values = {
        "state": state_now(),
        "reach": "" if reach.right else say(reach.nl, reach.en),
        "programmes": programmes.only("name"),
        "people": User.objects.count(),
    }
    return render(request, "installation/show.html", values)


def people(request: SignedIn) -> HttpResponse:
    check_administrator(request.user)
    asked = request.GET.get("q", "").strip()[:100]
    found = User.objects.order_by("name", "email")
    if asked:
        found = found.filter(Q(name__icontains=asked) | Q(email__icontains=asked))
        record(by=actor_of(request), act=Act.SEARCH, kind="accounts")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("blad"))
    kept = request.GET.copy()
    kept.pop("blad", None)
    return render(request, "installation/people.html", {"page": page, "asked": asked, "kept": kept.urlencode()})


def person(request: SignedIn, user_id: UUID) -> HttpResponse:
    check_administrator(request.user)
    whom = _user(user_id)
    values = {
        "whom": whom,
        "has_second_factor": has_second_factor(whom),
        "roles": memberships_of(whom).count(),
        "oneself": whom.pk == request.user.pk,
    }
    return render(request, "installation/person.html", values)


def _user(user_id: UUID) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotVisibleError("account", str(user_id))
    return user


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done to an account: the question, what follows, and the words of the button."""

    ask: tuple[str, str]
    then: tuple[str, str]
    button: tuple[str, str]
    do: Callable[[SignedIn, User, str], HttpResponse | None]
    danger: bool = False


def _off(request: SignedIn, whom: User, why: str) -> None:
    deactivate(by=actor_of(request), user=whom, why=why)


def _on(request: SignedIn, whom: User, why: str) -> None:
    reactivate(by=actor_of(request), user=whom, why=why)


def _reset(request: SignedIn, whom: User, why: str) -> None:
    reset_second_factor(by=actor_of(request), user=whom, why=why)
    tell_of_change(
        whom,
        "De beheerder heeft uw tweede stap weggehaald. Bij uw volgende aanmelding stelt u een nieuwe in.",
        "The administrator removed your second step. At your next sign-in you set up a new one.",
    )


def _link(request: SignedIn, whom: User, why: str) -> HttpResponse | None:
    """By mail to its owner; only without a mail server it is shown, once, to be handed over in person."""
    secret = password_link(by=actor_of(request), user=whom, why=BY_ADMINISTRATOR)
    record(by=actor_of(request), act=Act.CHANGE, kind="account", target=whom.pk, why=f"link: {why}")
    if send_password_link(request, whom, secret):
        return None
    link = request.build_absolute_uri(reverse("password_link", args=[secret]))
    return render(request, "installation/link.html", {"whom": whom, "link": link})


DEEDS = {
    "uit": Deed(
        ("Account van {name} uitzetten?", "Switch off the account of {name}?"),
        (
            "De persoon kan zich niet meer aanmelden, en is meteen overal afgemeld.",
            "The person can no longer sign in, and is signed out everywhere at once.",
        ),
        ("Uitzetten", "Switch off"),
        _off,
        danger=True,
    ),
    "aan": Deed(
        ("Account van {name} weer aanzetten?", "Switch the account of {name} on again?"),
        (
            "De persoon kan zich weer aanmelden, met het wachtwoord en de tweede stap van eerder.",
            "The person can sign in again, with the password and second step of before.",
        ),
        ("Aanzetten", "Switch on"),
        _on,
    ),
    "link": Deed(
        ("Link voor een nieuw wachtwoord voor {name}?", "A link for a new password for {name}?"),
        (
            "De link werkt één keer, een uur lang. De tweede stap blijft nodig, en die weghalen kan dan 30 dagen niet.",
            "The link works once, for an hour. The second step is still needed, and cannot be removed for 30 days.",
        ),
        ("Link maken", "Make the link"),
        _link,
    ),
    "tweede-stap": Deed(
        ("Tweede stap van {name} weghalen?", "Remove the second step of {name}?"),
        (
            "De persoon wordt overal afgemeld en stelt bij de volgende aanmelding een nieuwe tweede stap in. Een link "
            "voor een nieuw wachtwoord maken kan dan 30 dagen niet. Ga eerst na dat u de persoon zelf spreekt.",
            "The person is signed out everywhere and sets up a new second step at the next sign-in. A link for a new "
            "password cannot be made for 30 days. First make sure that you speak with the person themself.",
        ),
        ("Weghalen", "Remove"),
        _reset,
        danger=True,
    ),
}


def deed(request: SignedIn, user_id: UUID, what: str) -> HttpResponse:
    """Asks for the reason, and then does it."""
    check_administrator(request.user)
    whom = _user(user_id)
    chosen = DEEDS.get(what)
    if chosen is None:
        raise NotVisibleError("account", what)
    form = WhyForm(request.POST or None)
    back = reverse("administration_person", args=[whom.pk])
    if request.method == "POST" and form.is_valid():
        try:
            shown = chosen.do(request, whom, form.cleaned_data["why"])
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            if shown is not None:
                return shown
            messages.success(request, say("Dat is gedaan.", "That was done."))
            return redirect(back)
    values = {
        "heading": say(*chosen.ask, name=whom.name),
        "consequences": [say(*chosen.then)],
        "action": say(*chosen.button),
        "danger": chosen.danger,
        "form": form,
        "back": back,
    }
    return render(request, "page/confirm.html", values)


urlpatterns = [
    path("beheer", show, name="administration"),
    path("beheer/mensen", people, name="administration_people"),
    path("beheer/mensen/<uuid:user_id>", person, name="administration_person"),
    path("beheer/mensen/<uuid:user_id>/<slug:what>", deed, name="administration_deed"),
]
