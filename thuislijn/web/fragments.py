# SPDX-License-Identifier: EUPL-1.2
"""Screens that stand on a page of their own, or beside the timeline as a part of it."""

from __future__ import annotations

from django.http import HttpRequest

HEADER = "X-Fragment"


def is_fragment(request: HttpRequest) -> bool:
    """Whether the panel beside the timeline asks (`static/meetings/beside.js`): it wants the part without a layout."""
    return request.headers.get(HEADER) == "1"
