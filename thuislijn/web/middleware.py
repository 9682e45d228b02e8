# SPDX-License-Identifier: EUPL-1.2
"""What happens around every request: headers, language, the second factor, and refusals in plain words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.access import NotAllowedError, NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentMissingError
from thuislijn.store.interviews import SourceClosedError
from thuislijn.store.users import User
from thuislijn.web.entering.second_factor import is_verified
from thuislijn.web.entering.sessions import after_signing_in, with_next
from thuislijn.web.errors import not_allowed, not_found
from thuislijn.web.family.page import own_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import LANGUAGE_COOKIE, say
from thuislijn.web.sources.interview_words import lacking_words

Answering = Callable[[HttpRequest], HttpResponse]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def _is_address(text: str) -> bool:
    """Whether this is an address of version 4 or 6 of the internet's protocol."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class SafeHeaders:
    """Nothing from elsewhere, nothing inline, nothing kept in a cache of the browser or on the way."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class VisitorsAddress:
    """Behind a proxy, every request comes from the proxy: the visitor's address is the last that it wrote down.

    What stands before it was written by others, so that nobody can give themselves another address.
    """

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        last = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if settings.BEHIND_PROXY and _is_address(last):
            request.META["REMOTE_ADDR"] = last
        return self.answer(request)


class SpokenLanguage:
    """Dutch, unless the reader chose English: on their account, or by a cookie before signing in."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "nl")
        if isinstance(request.user, User):
            chosen = request.user.language
        with translation.override("en" if chosen == "en" else "nl"):
            response = self.answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "nl")
        return response


class Refusals:
    """What somebody may not see is 'not found'; what they may not do is said in words; both are logged."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match exception:
            case NotVisibleError():
                _refused(request, exception)
                return not_found(request, exception)
            case NotAllowedError():
                _refused(request, exception, why=str(exception.right))
                return not_allowed(request)
            case ConsentMissingError():
                case = exception.case
                record(by=actor_of(request, case), act=Act.REFUSED, kind="consent", target=case.pk, case=case)
                messages.warning(
                    request,
                    say(
                        "Deze casus gaat open zodra de toestemmingen hieronder er zijn.",
                        "This case opens as soon as the consents below are there.",
                    ),
                )
                return redirect("consent", case.pk)
            case SourceClosedError():
                case = exception.case
                record(by=actor_of(request, case), act=Act.REFUSED, kind="interview", target=case.pk, case=case)
                messages.warning(request, lacking_words(records_of([case])[case.pk], exception.lacking))
                return redirect("sources", case.pk)
            case Case.DoesNotExist():
                # Somebody deleted it between the first line of the view and its last.
                return not_found(request, exception)
        return None


def _refused(request: HttpRequest, exception: NotVisibleError | NotAllowedError, why: str = "") -> None:
    """One row, in the log of the case or programme that was asked for, also where it was about something in it."""
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    case, programme = asked.get("case_id"), asked.get("programme_id")
    kind, target = exception.kind, exception.target
    record(by=_who(request, case), act=Act.REFUSED, kind=kind, target=target, case=case, programme=programme, why=why)


def _who(request: HttpRequest, case: UUID | None) -> Actor:
    """Who was refused; in the log of their own family somebody stands under the pseudonym, as they do everywhere."""
    if case is not None and isinstance(request.user, User):
        with suppress(NotVisibleError):
            return own_of(cast("SignedIn", request), case, closed_too=True).actor
    return actor_of(request)


class SecondFactor:
    """Somebody who gave a password but no second factor yet sees nothing but the screens that ask for it.

    Signing in through an organisation's provider, or by a link of the demonstration, counts as both.
    """

    def __init__(self, answer: Answering) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        free = getattr(view, "without_second_factor", False) or not getattr(view, "login_required", True)
        if free or not request.user.is_authenticated or is_verified(request):
            return None
        return redirect(with_next("second_factor", after_signing_in(request)))
