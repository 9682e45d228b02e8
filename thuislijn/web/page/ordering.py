# SPDX-License-Identifier: EUPL-1.2
"""A page on which rows are put in another order: asked for by `?volgorde=`, it shows two buttons beside each row.

After a press the same page comes back, with the cursor on the button that was pressed, so that it can be pressed again.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from thuislijn.store.access import NotVisibleError
from thuislijn.store.learning.rows import LearningRow

_WAYS = {"omhoog": True, "omlaag": False}
_ASKED = "volgorde"


def is_up(way: str) -> bool:
    """Whether the word in an address means one place up. Raises NotVisibleError for a word that means nothing."""
    if way not in _WAYS:
        raise NotVisibleError("order", way)
    return _WAYS[way]


def ordering(request: HttpRequest) -> dict[str, object]:
    """Whether the page is to show its buttons, and which one was pressed last: its row and its way."""
    row, _, way = request.GET.get(_ASKED, "").partition(":")
    return {"ordering": _ASKED in request.GET, "moved_row": row, "moved_way": way}


def moved(address: str, row: LearningRow, way: str) -> HttpResponse:
    """Back to the page at this address after a press."""
    return redirect(f"{address}?{_ASKED}={row.pk}:{way}")
