# SPDX-License-Identifier: EUPL-1.2
"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from thuislijn.web.language import spoken


def everywhere(request: HttpRequest) -> dict[str, object]:
    """The reader's language, and whether this is the demonstration with invented families."""
    return {"language": spoken(), "demo": settings.DEMO}
