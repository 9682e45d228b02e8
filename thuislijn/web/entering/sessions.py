# SPDX-License-Identifier: EUPL-1.2
"""Sessions: how they begin, how long they last, and where they go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from thuislijn.actions.entering.signing_in import signed_out
from thuislijn.store.users import User
from thuislijn.web.entering.kept_forms import carried_over, drop_of_others, is_ours, page_before, remember
from thuislijn.web.entering.kept_forms import keep as keep_form
from thuislijn.web.entering.second_factor import TRUSTED
from thuislijn.web.page.acting import actor_of
from thuislijn.web.page.language import say

REST = 60 * 60
"""Seconds without anything that a person does, after which a session ends."""
DAY = 10 * 60 * 60
"""Seconds after which every session ends."""
_BEGAN, _SEEN = "began", "seen"
_STEP = 60  # seconds; a session is not written anew for every page
BACKGROUND = frozenset({"timeline_changes", "sources_progress"})
"""Names of addresses that a page asks by itself: they do not keep a session awake."""


def begin(request: HttpRequest, user: User, *, trusted: bool = False) -> None:
    """Signs somebody in, in a session that knows nothing of what stood there before but a form that was kept.

    `trusted`: with both factors.
    """
    with carried_over(request):
        request.session.flush()
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    drop_of_others(request)
    request.session[_BEGAN] = request.session[_SEEN] = int(time.time())
    if trusted:
        request.session[TRUSTED] = True


def keep(request: HttpRequest, user: User) -> None:
    """Lets this session live on, under a new key, where all sessions of somebody were ended."""
    update_session_auth_hash(request, user)


def safe_next(request: HttpRequest) -> str:
    """The page of ours that `next` names in the form or the address, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(request, wanted) else reverse("home")


def with_next(name: str, next_page: str) -> str:
    """The address of a step of signing in, which goes on to `next_page`."""
    return (
        reverse(name)
        if next_page in ("", reverse("home"))
        else f"{reverse(name)}?{urlencode({'next': next_page}, safe='/')}"
    )


def is_background(request: HttpRequest) -> bool:
    """Whether a page asks this by itself, and not a person."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    return request.headers.get("X-Background") == "1" or name in BACKGROUND


def after_signing_in(request: HttpRequest) -> str:
    """Where somebody goes on who has to sign in first: the page, or the form that they sent."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return reverse("kept_form") if keep_form(request) else page_before(request)


class SessionLimits:
    """Ends a session after an hour in which nobody did anything, and after ten hours at the latest."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        remember(request, response)
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if not request.user.is_authenticated:
            return
        now, session = int(time.time()), request.session
        began, seen = session.get(_BEGAN, now), session.get(_SEEN, now)
        if now - seen > REST or now - began > DAY:
            signed_out(by=actor_of(request), why="day" if now - began > DAY else "rest")
            with carried_over(request):
                logout(request)
            messages.info(
                request,
                say(
                    "U bent afgemeld, omdat u een uur niets deed of al tien uur was aangemeld. Meld u opnieuw aan.",
                    "You were signed out after an hour without activity, or after ten hours. Sign in again.",
                ),
            )
        elif _BEGAN not in session or (now - seen >= _STEP and not is_background(request)):
            session[_BEGAN], session[_SEEN] = began, now


class SignInFirst(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in screen, and back afterwards: to the form that they sent, which is kept
    meanwhile, or else to the page that they sent it from."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: object, view_kwargs: object
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated or not getattr(view_func, "login_required", True):
            return None
        return HttpResponseRedirect(with_next("sign_in", after_signing_in(request)))
