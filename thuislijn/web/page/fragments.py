# SPDX-License-Identifier: EUPL-1.2
"""What a request wants of a screen: a page of its own, the part of it that stands beside the timeline, or data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thuislijn.web.page.acting import SignedIn

HEADER = "X-Fragment"


def is_fragment(request: HttpRequest) -> bool:
    """Whether the panel beside the timeline asks (`static/meetings/beside.js`): it wants the part without a layout."""
    return request.headers.get(HEADER) == "1"


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of an open page asks, which puts the answer on the page itself."""
    return "application/json" in request.headers.get("Accept", "")


def answered(request: SignedIn, room: str, part: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The template `<room>/<part>.html` alone where the panel asks for it, else within `<room>/show.html`."""
    inside = f"{room}/{part}.html"
    context = {**context, "part": inside, "beside": is_fragment(request)}
    return render(request, inside if context["beside"] else f"{room}/show.html", context, status=status)
