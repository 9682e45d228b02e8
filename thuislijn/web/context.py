# SPDX-License-Identifier: EUPL-1.2
"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from thuislijn.store.access import is_only_family, sees_cases
from thuislijn.store.users import User
from thuislijn.web.entering.second_factor import is_verified
from thuislijn.web.page.language import spoken


def everywhere(request: HttpRequest) -> dict[str, object]:
    """The reader's language, whether this is the demonstration with invented families, and whether they may search
    or are here for their own family alone."""
    user = getattr(request, "user", None)

    def may_search() -> bool:  # asked by the head of a page alone, not by each part of one
        return isinstance(user, User) and is_verified(request) and sees_cases(user)

    def own_family() -> bool:
        return isinstance(user, User) and is_verified(request) and is_only_family(user)

    return {"language": spoken(), "demo": settings.DEMO, "may_search": may_search, "own_family": own_family}
