# SPDX-License-Identifier: EUPL-1.2
"""Pages for what is not there, not allowed, or went wrong: in plain words, without a trace of the machine."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from thuislijn.web.entering.kept_forms import keep
from thuislijn.web.page.fragments import is_fragment, wants_json
from thuislijn.web.page.language import say


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer for what does not exist and for what somebody may not see."""
    return render(request, "page/error.html", {"status": 404}, status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "page/error.html", {"status": 403}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or from one that was open before its reader signed in again.

    What a browser says to come from our own page is kept, and shown to its sender to be sent once more. The panel
    beside the timeline keeps by itself what was typed, and tries again.
    """
    if not is_fragment(request) and keep(request):
        return redirect("kept_form")
    told = say(
        "Dit is niet bewaard: u heeft zich in een ander tabblad opnieuw aangemeld. Laad deze pagina opnieuw.",
        "This was not saved: you signed in again in another tab. Reload this page.",
    )
    if wants_json(request):
        return JsonResponse({"said": told, "warn": True}, status=403)
    return render(request, "page/error.html", {"status": 403, "stale": True}, status=403)


def not_read(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A form that is larger than any of ours, or that no browser makes."""
    return render(request, "page/error.html", {"status": 400}, status=400)


def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "page/error.html", {"status": 500}, status=500)
