# SPDX-License-Identifier: EUPL-1.2
"""Beginning a session, and where it goes on."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from thuislijn.store.users import User
from thuislijn.web.second_factor import TRUSTED


def begin(request: HttpRequest, user: User, *, trusted: bool = False) -> None:
    """Signs somebody in, in a session that knows nothing of what stood there before. `trusted`: with both factors."""
    request.session.flush()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    if trusted:
        request.session[TRUSTED] = True


def safe_next(request: HttpRequest) -> str:
    """The page of ours that `next` names in the form or the address, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("home")
