# SPDX-License-Identifier: EUPL-1.2
"""The second step of signing in: setting up an app on a phone, giving its code, and the recovery codes on paper."""

from __future__ import annotations

import time
from contextlib import suppress

import django_otp
import segno
from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django_otp.models import Device

from thuislijn.actions.entering.second_factor import (
    address_of,
    check_code,
    has_second_factor,
    new_key,
    recovery_codes_left,
    set_up,
    words_of,
)
from thuislijn.actions.entering.signing_in import Answer
from thuislijn.store.sealing import SealBrokenError, seal_short, unseal_short
from thuislijn.web.entering.second_factor import is_verified, without_second_factor
from thuislijn.web.entering.sessions import keep, safe_next, with_next
from thuislijn.web.entering.signing_in import failed, limit_sentence
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say

_KEY, _MAY_REPLACE = "second_factor_key", "may_replace_second_factor"
_MAY_REPLACE_FOR = 10 * 60  # seconds
_FEW = 3


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(max_length=40)

    def __init__(self, *args: object, paper: bool = False, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["code"]
        field.label = say("Herstelcode", "Recovery code") if paper else say("Code uit de app", "Code from the app")
        kind = "text" if paper else "numeric"
        own = {"autocomplete": "off" if paper else "one-time-code", "inputmode": kind, "autocapitalize": "none"}
        field.widget.attrs = {**own, "class": "" if paper else "tl-input--short", "spellcheck": "false"}
        self.failed = failed()

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())

    def refuse(self, answer: Answer) -> None:
        """Shows why the code did not do."""
        sentence = say(
            "Deze code klopt niet, of is al gebruikt. Wacht tot de app een nieuwe toont en vul die in.",
            "This code is not right, or was used already. Wait until the app shows a new one and enter that.",
        )
        self.add_error("code", limit_sentence() if answer is Answer.TOO_MANY else sentence)


@without_second_factor
def give(request: SignedIn) -> HttpResponse:
    next_page = safe_next(request)
    if is_verified(request):
        return HttpResponseRedirect(next_page)
    if not has_second_factor(request.user):
        return HttpResponseRedirect(with_next("second_factor_set_up", next_page))
    paper = "paper" in request.GET
    form = CodeForm(request.POST or None, paper=paper)
    if request.method == "POST" and form.is_valid():
        answer, device = check_code(by=actor_of(request), user=request.user, code=form.cleaned_data["code"])
        if device is not None:
            _let_in(request, device)
            return HttpResponseRedirect(next_page)
        form.refuse(answer)
    return render(request, "entering/code.html", {"form": form, "next": next_page, "paper": paper})


def _let_in(request: SignedIn, device: Device) -> None:
    request.session.cycle_key()
    django_otp.login(request, device)
    left = recovery_codes_left(request.user)
    if left < _FEW:
        messages.warning(
            request,
            say(
                "U heeft nog {n} herstelcodes. Maak nieuwe bij Mijn gegevens.",
                "You have {n} recovery codes left. Make new ones under My account.",
                n=left,
            ),
        )


@without_second_factor
def prepare(request: SignedIn) -> HttpResponse:
    """Setting up: for who has nothing yet, and for who just gave a code to replace what they have."""
    next_page = safe_next(request)
    if not _may_set_up(request):
        return redirect("my_account") if is_verified(request) else redirect("second_factor")
    # In the session and not in the page: so nobody can slip another's key into the form.
    key = _key_of(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer, device, codes = set_up(by=actor_of(request), user=request.user, key=key, code=form.cleaned_data["code"])
        if device is not None:
            request.session.pop(_KEY)
            request.session.pop(_MAY_REPLACE, None)
            keep(request, request.user)
            django_otp.login(request, device)
            return show_codes(request, codes, next_page)
        form.refuse(answer)
    picture = segno.make(address_of(key, request.user), error="m").svg_data_uri(scale=5, border=3)
    values = {"form": form, "next": next_page, "picture": picture, "key": words_of(key)}
    return render(request, "entering/set_up.html", values)


def _key_of(request: SignedIn) -> str:
    """The key that is being set up, sealed in the session: a copy of the database gives no codes."""
    with suppress(KeyError, SealBrokenError):
        return unseal_short(request.session[_KEY]).hex()
    key = new_key()
    request.session[_KEY] = seal_short(bytes.fromhex(key))
    return key


def _may_set_up(request: SignedIn) -> bool:
    if has_second_factor(request.user) or is_verified(request):
        return time.time() - float(request.session.get(_MAY_REPLACE, 0)) < _MAY_REPLACE_FOR
    return True


def allow_replacing(request: SignedIn) -> None:
    """Lets somebody who just gave a code set up another app."""
    request.session[_MAY_REPLACE] = time.time()
    request.session.pop(_KEY, None)


def show_codes(request: SignedIn, codes: tuple[str, ...], next_page: str) -> HttpResponse:
    """The recovery codes, this once: they stand nowhere but on this page."""
    return render(request, "entering/recovery_codes.html", {"codes": codes, "next": next_page})


urlpatterns = [
    path("aanmelden/code", give, name="second_factor"),
    path("aanmelden/tweede-stap", prepare, name="second_factor_set_up"),
]
