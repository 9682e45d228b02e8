# SPDX-License-Identifier: EUPL-1.2
"""A form that was sent after the session ended is kept until its sender signed in again (docs/decisions/0020).

It lies sealed in the session, for an hour, bound to the person who was signed in in this browser; whoever else signs in
there never sees it. Nothing is sent on by itself: a page shows what it holds, and a press sends it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from thuislijn.store.sealing import SealBrokenError, seal, unseal
from thuislijn.store.users import User
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.fragments import wants_json
from thuislijn.web.page.language import say

LONGEST = 200_000
"""Characters of a form, at most; beyond it is an upload or harm."""
FOR = dt.timedelta(hours=1)
_AWAY = "kept_form_away"
_KEPT, _COOKIE, _SALT = "kept_form", "vorige", "who was signed in here"
_KNOWN_FOR = dt.timedelta(days=3)
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "next", "seen", "gezien", "stand", "version", "terug", "act"})
_CODE = re.compile(r"[a-z_0-9]*[a-z_][a-z_0-9]*(, [a-z_0-9]+)*")
_OF_SIGNING_IN = frozenset({"second_factor", "second_factor_set_up", "my_second_factor", "my_password", "kept_form"})
"""Names of addresses whose forms hold codes and passwords."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as it was sent: whose, to which address of ours, from which page, and its fields in order."""

    owner: UUID
    to: str
    back: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    at: dt.datetime

    @property
    def told(self) -> list[tuple[str, str]]:
        """Every field that holds something."""
        joined = [(name, ", ".join(value for value in values if value)) for name, values in self.fields]
        return [(name, values) for name, values in joined if values and name not in _NOT_TYPED]

    @property
    def typed(self) -> list[str]:
        """What somebody wrote in it, as far as it can be told from what they chose."""
        return [value for _, value in self.told if not _CODE.fullmatch(value)]


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address leads to this installation."""
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())


def page_before(request: HttpRequest) -> str:
    """The page of ours that a form was sent from; empty where that is not known."""
    before = request.headers.get("Referer", "")
    path = urlsplit(before).path
    # '//elsewhere.nl' may be the path of an address of ours, and leads elsewhere by itself.
    return path if is_ours(request, before) and is_ours(request, path) else ""


def keep(request: HttpRequest) -> bool:
    """Keeps a form that cannot be taken now. False where there is nothing to keep, or nobody to keep it for."""
    owner = request.user.pk if isinstance(request.user, User) else _last_here(request)
    fields = tuple((name, tuple(values)) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    size = sum(len(name) + sum(map(len, values)) for name, values in fields)
    if owner is None or not fields or request.FILES or size > LONGEST or _holds_a_secret(request):
        return False
    if not _from_our_page(request) or not _is_navigation(request):
        return False
    found = KeptForm(owner, request.get_full_path(), page_before(request), fields, timezone.now())
    if not found.told:
        return False
    content = {"owner": owner.hex, "to": found.to, "back": found.back, "fields": fields, "at": found.at.isoformat()}
    request.session[_KEPT] = seal(json.dumps(content).encode()).decode()
    return True


def kept_of(request: HttpRequest) -> KeptForm | None:
    """The form that is kept for whoever is signed in now; None where there is none, or it lay there too long."""
    try:
        content = json.loads(unseal(request.session[_KEPT].encode())) if _KEPT in request.session else None
    except SealBrokenError:
        return None
    if content is None:
        return None
    fields = tuple((name, tuple(values)) for name, values in content["fields"])
    at = dt.datetime.fromisoformat(content["at"])
    found = KeptForm(UUID(content["owner"]), content["to"], content["back"], fields, at)
    mine = isinstance(request.user, User) and request.user.pk == found.owner
    return found if mine and timezone.now() - at < FOR else None


@contextmanager
def carried_over(request: HttpRequest) -> Iterator[None]:
    """Within it one session makes place for another; the form that is kept goes along."""
    sealed = request.session.get(_KEPT)
    yield
    if sealed is not None:
        request.session[_KEPT] = sealed


def drop_of_others(request: HttpRequest) -> None:
    """Lets go of a form that is not of whoever signed in just now."""
    if kept_of(request) is None:
        request.session.pop(_KEPT, None)


def _holds_a_secret(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else ""
    return name in _OF_SIGNING_IN or any("password" in field for field in request.POST)


def _from_our_page(request: HttpRequest) -> bool:
    """Browsers say where a form comes from, and no page of another site can change that."""
    origin = request.headers.get("Origin")
    ours = f"{'https' if request.is_secure() else 'http'}://{request.get_host()}"
    return origin == ours if origin is not None else bool(page_before(request))


def _is_navigation(request: HttpRequest) -> bool:
    """Whether the browser goes to the answer; a script that gets one keeps its own form on the page."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode == "navigate" and not wants_json(request)


def _last_here(request: HttpRequest) -> UUID | None:
    try:
        return UUID(signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=_KNOWN_FOR))
    except (signing.BadSignature, ValueError):
        return None


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Lets the browser hold, signed, who is signed in, so that a form can be kept for them after the session ended."""
    if isinstance(request.user, User) and _last_here(request) != request.user.pk:
        value = signing.dumps(request.user.pk.hex, salt=_SALT)
        secure = request.is_secure()
        response.set_cookie(_COOKIE, value, max_age=_KNOWN_FOR, httponly=True, samesite="Strict", secure=secure)


def show(request: SignedIn) -> HttpResponse:
    """What was kept, to be looked over and sent, or thrown away. Sending goes to the address it was meant for."""
    found = kept_of(request)
    if found is None:
        request.session.pop(_KEPT, None)
        if request.method == "POST":
            gone = say("Dit formulier is al verstuurd of vervallen.", "This form was sent already, or has expired.")
            messages.warning(request, gone)
        return redirect("home")
    if request.method != "POST":
        return render(request, "entering/kept_form.html", {"kept": found, "away": _AWAY})
    del request.session[_KEPT]
    if _AWAY in request.POST:
        messages.info(request, say("Weggegooid.", "Thrown away."))
        return HttpResponseRedirect(found.back or reverse("home"))
    response = HttpResponse(status=307)  # the browser sends the same fields on
    response["Location"] = found.to
    return response


urlpatterns = [path("verder", show, name="kept_form")]
