# SPDX-License-Identifier: EUPL-1.2
"""Coming in by a link: an invitation, a forgotten password, and the links of the demonstration.

Opening a link only shows a page; its button uses the link up, so that a preview in somebody's mail does not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.debug import sensitive_post_parameters

from thuislijn.actions.entering.accounts import open_account
from thuislijn.actions.entering.invitations import accept, find
from thuislijn.actions.entering.links import choose_password_by_link, find_link, forgotten, sign_in_by_link
from thuislijn.actions.entering.signing_in import Answer, judge, mark_of, person_with
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Invitation
from thuislijn.store.users import OneTimeLink, User
from thuislijn.web.entering.letters import send_password_link, sends_mail
from thuislijn.web.entering.second_factor import is_verified
from thuislijn.web.entering.sessions import begin, with_next
from thuislijn.web.entering.signing_in import failed, limit_sentence
from thuislijn.web.page.acting import actor_of
from thuislijn.web.page.language import say, spoken

LONGEST_PASSWORD = 256


class NewPasswordForm(forms.Form):
    """A new password, typed twice. `owner`: whose it becomes, so that it does not look like their name."""

    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False, widget=forms.PasswordInput)
    again = forms.CharField(max_length=LONGEST_PASSWORD, strip=False, widget=forms.PasswordInput)

    def __init__(self, *args: object, owner: User, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.owner = owner
        for name in ("password", "again"):
            self.fields[name].widget.attrs["autocomplete"] = "new-password"
        self.fields["password"].label = say("Nieuw wachtwoord", "New password")
        self.fields["password"].help_text = say(
            "Minstens 12 tekens. Een paar gewone woorden achter elkaar is goed: lang telt, ingewikkeld niet.",
            "At least 12 characters. A few ordinary words in a row will do: long counts, complicated does not.",
        )
        self.fields["again"].label = say("Nog een keer hetzelfde wachtwoord", "The same password again")

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        password = str(given.get("password", ""))
        if password and given.get("again") and password != given["again"]:
            self.add_error("again", say("De twee wachtwoorden verschillen.", "The two passwords differ."))
        elif password:
            try:
                validate_password(password, self.owner)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class AccountForm(NewPasswordForm):
    """What somebody who was invited chooses."""

    name = forms.CharField(max_length=120)
    field_order = ("name", "password", "again")

    def __init__(self, *args: object, owner: User, **options: object) -> None:
        super().__init__(*args, owner=owner, **options)
        self.fields["name"].label = say("Uw naam, zoals anderen die zien", "Your name, as others see it")
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean_name(self) -> str:
        # The password is compared with this name.
        self.owner.name = str(self.cleaned_data["name"])
        return self.owner.name


class AddressForm(forms.Form):
    """Where the link goes."""

    email = forms.CharField(max_length=254)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["email"].label = say("E-mailadres", "E-mail address")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
        self.failed = failed()


def gone(request: HttpRequest, kind: str) -> HttpResponse:
    """The one answer to a link that is unknown, used, withdrawn or too old; whoever tries many is told to wait."""
    answer = judge(by=actor_of(request), kind=kind, target="", right=lambda: False)
    values = {"too_many": limit_sentence() if answer is Answer.TOO_MANY else "", "kind": kind}
    return render(request, "entering/link_gone.html", values, status=404)


@sensitive_post_parameters("password", "again")
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = find(secret)
    if invitation is None:
        return gone(request, "invitation")
    if isinstance(request.user, User):
        return join(
            request,
            partial(_take_part, request, invitation, request.user),
            lambda problem: _show_invitation(request, invitation, None, problem=problem),
        )
    if person_with(invitation.email) is not None:
        return _show_invitation(request, invitation, None, known=True)
    form = AccountForm(
        request.POST or None,
        owner=User(email=invitation.email, name=invitation.name),
        initial={"name": invitation.name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            user = open_account(
                by=actor_of(request),
                invitation=invitation,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
                language=spoken(),
            )
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            begin(request, user)
            return redirect("second_factor_set_up")
    return _show_invitation(request, invitation, form)


def join(
    request: HttpRequest, take_part: Callable[[], HttpResponse], show: Callable[[str], HttpResponse]
) -> HttpResponse:
    """An invitation as somebody sees it who is signed in: they may sign out to open it as another, and take the second
    step before they take part.

    `take_part` uses it up and says where they go, or raises CannotError; `show` is its page, with what was the matter.
    """
    if request.method == "POST" and "other" in request.POST:
        logout(request)
        return HttpResponseRedirect(request.path)
    if not is_verified(request):
        return HttpResponseRedirect(with_next("second_factor", request.path))
    if request.method != "POST":
        return show("")
    try:
        return take_part()
    except CannotError as error:
        return show(say(error.nl, error.en))


def _take_part(request: HttpRequest, invitation: Invitation, user: User) -> HttpResponse:
    accept(by=actor_of(request), invitation=invitation, user=user)
    messages.success(request, say("U doet mee in {name}.", "You take part in {name}.", name=invitation.programme.name))
    return redirect("home")


def _show_invitation(
    request: HttpRequest, invitation: Invitation, form: forms.Form | None, known: bool = False, problem: str = ""
) -> HttpResponse:
    theirs = isinstance(request.user, User) and request.user.email.lower() == invitation.email.lower()
    values = {
        "invitation": invitation,
        "role": ProgrammeRole(invitation.role),
        "form": form,
        "known": known,
        "theirs": theirs,
        "problem": problem,
        "organisations": settings.OIDC is not None,
        "to_sign_in": with_next("sign_in", request.path),
        "to_organisation": with_next("organisation", request.path),
    }
    return render(request, "entering/invitation.html", values)


def forgot(request: HttpRequest) -> HttpResponse:
    if not sends_mail():
        return render(request, "entering/forgot.html", {"mail": False})
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        user = person_with(email)
        secret = forgotten(by=actor_of(request), user=user, target=mark_of(email))
        if user is not None and secret is not None:
            send_password_link(request, user, secret)
        return redirect("forgot_sent")
    return render(request, "entering/forgot.html", {"mail": True, "form": form})


def forgot_sent(request: HttpRequest) -> HttpResponse:
    """The same page, whether the address is known or not."""
    return render(request, "entering/forgot_sent.html")


@sensitive_post_parameters("password", "again")
def choose_password(request: HttpRequest, secret: str) -> HttpResponse:
    link = find_link(secret, OneTimeLink.PASSWORD)
    if link is None:
        return gone(request, "one_time_link")
    form = NewPasswordForm(request.POST or None, owner=link.user)
    if request.method == "POST" and form.is_valid():
        if not choose_password_by_link(by=actor_of(request), link=link, password=form.cleaned_data["password"]):
            return gone(request, "one_time_link")
        logout(request)
        messages.success(
            request,
            say(
                "Uw nieuwe wachtwoord geldt vanaf nu. Meld u ermee aan.",
                "Your new password holds from now on. Sign in with it.",
            ),
        )
        return redirect("sign_in")
    return render(request, "entering/choose_password.html", {"form": form, "owner": link.user})


def demonstration(request: HttpRequest, secret: str) -> HttpResponse:
    link = find_link(secret, OneTimeLink.SIGN_IN)
    if link is None:
        return gone(request, "one_time_link")
    if request.method == "POST":
        user = sign_in_by_link(by=actor_of(request), link=link)
        if user is None:
            return gone(request, "one_time_link")
        begin(request, user, trusted=True)
        return HttpResponseRedirect(reverse("home"))
    return render(request, "entering/demonstration.html", {"who": link.user})


urlpatterns = [
    path("uitnodiging/<str:secret>", login_not_required(invited), name="invitation"),
    path("wachtwoord-vergeten", login_not_required(forgot), name="forgot"),
    path("wachtwoord-vergeten/verstuurd", login_not_required(forgot_sent), name="forgot_sent"),
    path("wachtwoord-kiezen/<str:secret>", login_not_required(choose_password), name="password_link"),
    path("binnen/<str:secret>", login_not_required(demonstration), name="demo_link"),
]
