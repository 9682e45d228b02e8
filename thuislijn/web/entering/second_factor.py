# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody showed more than a password in this session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponse])

TRUSTED = "trusted_sign_in"
"""Key in the session of those who came by their organisation's provider or by a one-time link of the demonstration."""


def is_verified(request: HttpRequest) -> bool:
    """Whether this session has both factors."""
    return bool(request.session.get(TRUSTED)) or bool(getattr(request.user, "otp_device", None))


def without_second_factor(view: ViewT) -> ViewT:
    """Marks a view that somebody may use with a password alone: setting up or giving the second factor, signing out."""
    view.without_second_factor = True  # type: ignore[attr-defined]
    return view
