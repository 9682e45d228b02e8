# SPDX-License-Identifier: EUPL-1.2
"""Signing in with a password, signing out, and the language of the screens."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from thuislijn.actions.entering.accounts import choose_language
from thuislijn.actions.entering.signing_in import Answer, judge, mark_of, person_with, signed_out, too_many
from thuislijn.store.users import User
from thuislijn.web.entering.sessions import begin, safe_next, with_next
from thuislijn.web.page.acting import actor_of
from thuislijn.web.page.language import LANGUAGE_COOKIE, say

_LONGEST = 1024


class SignInForm(forms.Form):
    """An e-mail address and a password."""

    email = forms.CharField(max_length=254)
    password = forms.CharField(max_length=_LONGEST, strip=False, widget=forms.PasswordInput)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["email"].label = say("E-mailadres", "E-mail address")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
        self.fields["password"].label = say("Wachtwoord", "Password")
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
        self.failed = failed()


def failed() -> str:
    """Above the errors of a form that saves nothing, in the place of 'nothing has been saved yet'."""
    return say("Dat lukte niet", "That did not work")


def wrong_sentence() -> str:
    """The one answer to a wrong password and to an unknown address."""
    return say(
        "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Controleer ze allebei en probeer het opnieuw.",
        "This e-mail address and this password do not belong together. Check both and try again.",
    )


def limit_sentence() -> str:
    """What somebody reads after too many attempts."""
    return say(
        "Er is te vaak iets verkeerds ingevuld. Wacht een kwartier en probeer het dan opnieuw.",
        "Something wrong was entered too often. Wait a quarter of an hour and try again.",
    )


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    next_page = safe_next(request)
    if request.method != "POST" and request.user.is_authenticated:
        return HttpResponseRedirect(next_page)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer, user = _attempt(request, form.cleaned_data["email"], form.cleaned_data["password"])
        if user is not None:
            begin(request, user)
            return HttpResponseRedirect(next_page)
        form.add_error(None, limit_sentence() if answer is Answer.TOO_MANY else wrong_sentence())
    values = {
        "form": form,
        "next": next_page,
        "organisations": settings.OIDC is not None,
        "to_organisation": with_next("organisation", next_page),
    }
    return render(request, "entering/sign_in.html", values)


def _attempt(request: HttpRequest, email: str, password: str) -> tuple[Answer, User | None]:
    by, target = actor_of(request), mark_of(email)
    found = None
    if not too_many(kind="sign_in", target=target, address=by.address):
        # For an unknown address Django reckons a password's hash all the same, so that both take as long.
        found = authenticate(request, username=email.strip(), password=password)
    answer = judge(
        by=by,
        kind="sign_in",
        target=target,
        right=lambda: found is not None,
        user=person_with(email),
        way="password",
    )
    return answer, found if isinstance(found, User) and answer is Answer.COME_IN else None


def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        signed_out(by=actor_of(request))
        logout(request)
    return redirect("sign_in")


def language(request: HttpRequest) -> HttpResponse:
    chosen = "en" if request.POST.get("language") == "en" else "nl"
    if isinstance(request.user, User):
        choose_language(by=actor_of(request), user=request.user, language=chosen)
    response = HttpResponseRedirect(safe_next(request))
    response.set_cookie(
        LANGUAGE_COOKIE, chosen, max_age=365 * 24 * 3600, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


urlpatterns = [
    path("aanmelden", login_not_required(sign_in), name="sign_in"),
    path("afmelden", login_not_required(require_POST(sign_out)), name="sign_out"),
    path("taal", login_not_required(require_POST(language)), name="language"),
]
