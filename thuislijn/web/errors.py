# SPDX-License-Identifier: EUPL-1.2
"""Pages for what is not there, not allowed, or went wrong: in plain words, without a trace of the machine."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer for what does not exist and for what somebody may not see."""
    return render(request, "layout/error.html", {"status": 404}, status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "layout/error.html", {"status": 403}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or from a page that was open too long."""
    return render(request, "layout/error.html", {"status": 403, "stale": True}, status=403)


def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "layout/error.html", {"status": 500}, status=500)
