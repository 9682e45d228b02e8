# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own account: name, language, password, second step, and where they signed in lately."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from thuislijn.actions.entering.accounts import change_password, choose_language, end_sessions, rename
from thuislijn.actions.entering.second_factor import (
    check_code,
    has_second_factor,
    new_recovery_codes,
    recovery_codes_left,
)
from thuislijn.actions.entering.signing_in import DOORS, Answer, judge, too_many
from thuislijn.actions.reminding import choose_reminders
from thuislijn.store.access import is_only_family, memberships_of, sees_cases
from thuislijn.store.choices import Act, ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.users import User
from thuislijn.web.entering.codes import CodeForm, allow_replacing, show_codes
from thuislijn.web.entering.coming_in import LONGEST_PASSWORD, NewPasswordForm
from thuislijn.web.entering.letters import tell_of_change
from thuislijn.web.entering.sessions import keep
from thuislijn.web.entering.signing_in import limit_sentence
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say

_LATELY = dt.timedelta(weeks=4)
_MOST_ROWS = 50


class AccountForm(forms.Form):
    """What others see of somebody, in which language they read, and whether they are reminded."""

    name = forms.CharField(max_length=120)
    language = forms.ChoiceField(choices=[("nl", "Nederlands"), ("en", "English")], widget=forms.RadioSelect)
    reminders = forms.BooleanField(required=False)

    def __init__(self, *args: object, may_be_reminded: bool, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["reminders"].label = say(
            "Stuur mij een brief als er iets op mij wacht", "Write to me when something waits for me"
        )
        self.fields["reminders"].help_text = say(
            "Hoogstens één op een dag, per e-mail, met alleen aantallen.",
            "One a day at most, by e-mail, with numbers only.",
        )
        if not may_be_reminded:
            del self.fields["reminders"]
        self.fields["name"].label = say("Naam, zoals anderen die zien", "Name, as others see it")
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["language"].label = say("Taal van de schermen", "Language of the screens")


class PasswordForm(NewPasswordForm):
    """A new password, and the one of now: a screen that was left open does not suffice."""

    old = forms.CharField(max_length=LONGEST_PASSWORD, strip=False, widget=forms.PasswordInput)
    field_order = ("old", "password", "again")

    def __init__(self, *args: object, owner: User, **options: object) -> None:
        super().__init__(*args, owner=owner, **options)
        self.fields["old"].label = say("Uw wachtwoord van nu", "Your present password")
        self.fields["old"].widget.attrs["autocomplete"] = "current-password"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One time that somebody came in, was refused or left."""

    at: dt.datetime
    what: str
    address: str
    refused: bool


def show(request: SignedIn) -> HttpResponse:
    user = request.user
    form = AccountForm(
        request.POST or None,
        initial={"name": user.name, "language": user.language, "reminders": user.reminders},
        may_be_reminded=settings.SENDS_REMINDERS and sees_cases(user),
    )
    if is_only_family(user):
        del form.fields["name"]  # theirs is the pseudonym: no log may say who they are
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        rename(by=by, user=user, name=form.cleaned_data.get("name", user.name))
        choose_language(by=by, user=user, language=form.cleaned_data["language"])
        choose_reminders(by=by, user=user, wanted=form.cleaned_data.get("reminders", user.reminders))
        messages.success(request, "Bewaard." if user.language == "nl" else "Saved.")
        return redirect("my_account")
    memberships = memberships_of(user).order_by("programme__name")
    values = {
        "form": form,
        "roles": [(one.programme.name, ProgrammeRole(one.role), one.team) for one in memberships],
        "has_password": user.has_usable_password(),
        "has_second_factor": has_second_factor(user),
        "codes_left": recovery_codes_left(user),
        "sign_ins": _sign_ins(user),
    }
    return render(request, "entering/my_account.html", values)


def _sign_ins(user: User) -> list[SignIn]:
    own = Q(actor=user.pk, act__in=(Act.SIGN_IN, Act.SIGN_OUT)) | Q(
        target=str(user.pk), act=Act.REFUSED, kind__in=DOORS
    )
    rows = LogRow.objects.filter(own, at__gt=timezone.now() - _LATELY).order_by("-at", "-pk")[:_MOST_ROWS]
    return [SignIn(row.at, _words(row), row.address, row.act == Act.REFUSED) for row in rows]


def _words(row: LogRow) -> str:
    if row.act == Act.REFUSED:
        if row.why == "limit":
            return say("te vaak geprobeerd, een kwartier dicht", "tried too often, closed for a quarter of an hour")
        if row.kind == "second_factor":
            return say("geweigerd: verkeerde code", "refused: wrong code")
        return say("geweigerd: verkeerd wachtwoord", "refused: wrong password")
    if row.act == Act.SIGN_OUT:
        return {
            "rest": say("afgemeld na een uur rust", "signed out after an hour without activity"),
            "day": say("afgemeld na tien uur", "signed out after ten hours"),
            "everywhere": say("overal elders afgemeld", "signed out everywhere else"),
        }.get(row.why, say("afgemeld", "signed out"))
    return {
        "password": say("wachtwoord gegeven", "password given"),
        "code": say("code van de app gegeven", "code of the app given"),
        "recovery": say("herstelcode gegeven", "recovery code given"),
        "organisation": say("binnengekomen via uw organisatie", "came in through your organisation"),
        "link": say("binnengekomen met een link", "came in by a link"),
    }.get(row.why, say("aangemeld", "signed in"))


@sensitive_post_parameters("old", "password", "again")
def password(request: SignedIn) -> HttpResponse:
    user = request.user
    if not user.has_usable_password():
        return redirect("my_account")
    form = PasswordForm(request.POST or None, owner=user)
    if request.method == "POST" and form.is_valid():
        answer = _check_old(request, form.cleaned_data["old"])
        if answer is Answer.COME_IN:
            change_password(by=actor_of(request), user=user, password=form.cleaned_data["password"])
            keep(request, user)
            tell_of_change(user, "Uw wachtwoord is veranderd.", "Your password was changed.")
            messages.success(
                request,
                say(
                    "Uw nieuwe wachtwoord geldt. Waar u elders was aangemeld, bent u nu afgemeld.",
                    "Your new password holds. Wherever else you were signed in, you are signed out now.",
                ),
            )
            return redirect("my_account")
        wrong = say("Dit is niet uw wachtwoord van nu.", "This is not your present password.")
        form.add_error("old", limit_sentence() if answer is Answer.TOO_MANY else wrong)
    return render(request, "entering/new_password.html", {"form": form})


def _check_old(request: SignedIn, old: str) -> Answer:
    by, user = actor_of(request), request.user
    held = too_many(kind="sign_in", target=str(user.pk), address=by.address)
    right = not held and user.check_password(old)
    return judge(by=by, kind="sign_in", target=str(user.pk), right=lambda: right, user=user)


def second_factor(request: SignedIn) -> HttpResponse:
    """Another app, or new recovery codes; either only after a code."""
    user = request.user
    if not has_second_factor(user):
        return redirect("my_account")
    form = CodeForm(request.POST or None, paper="paper" in request.GET)
    if request.method == "POST" and form.is_valid():
        answer, device = check_code(by=actor_of(request), user=user, code=form.cleaned_data["code"])
        if device is not None:
            if request.POST.get("wish") == "app":
                allow_replacing(request)
                return redirect("second_factor_set_up")
            codes = new_recovery_codes(by=actor_of(request), user=user)
            return show_codes(request, codes, reverse("my_account"))
        form.refuse(answer)
    values = {"form": form, "codes_left": recovery_codes_left(user), "paper": "paper" in request.GET}
    return render(request, "entering/second_factor.html", values)


def sign_out_elsewhere(request: SignedIn) -> HttpResponse:
    end_sessions(by=actor_of(request), user=request.user)
    keep(request, request.user)
    messages.success(
        request,
        say("U bent overal afgemeld, behalve hier.", "You are signed out everywhere but here."),
    )
    return redirect("my_account")


urlpatterns = [
    path("mijn-gegevens", show, name="my_account"),
    path("mijn-gegevens/wachtwoord", password, name="my_password"),
    path("mijn-gegevens/tweede-stap", second_factor, name="my_second_factor"),
    path("mijn-gegevens/elders-afmelden", require_POST(sign_out_elsewhere), name="sign_out_elsewhere"),
]
