# SPDX-License-Identifier: EUPL-1.2
"""A screen of a case that stands on a page of its own, or beside the timeline without the layout."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from thuislijn.web.acting import SignedIn
from thuislijn.web.fragments import is_fragment


def answered(request: SignedIn, room: str, part: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The template `<room>/<part>.html` alone where the panel asks for it, else within `<room>/show.html`."""
    inside = f"{room}/{part}.html"
    context = {**context, "part": inside, "beside": is_fragment(request)}
    return render(request, inside if context["beside"] else f"{room}/show.html", context, status=status)
