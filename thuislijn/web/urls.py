# SPDX-License-Identifier: EUPL-1.2
"""Every address of the application. Each screen brings its own; `tests/web/test_every_address.py` tries them all."""

from __future__ import annotations

from django.urls import include, path

handler400 = "thuislijn.web.errors.not_read"
handler404 = "thuislijn.web.errors.not_found"
handler403 = "thuislijn.web.errors.not_allowed"
handler500 = "thuislijn.web.errors.went_wrong"

_SCREENS = (
    "signing_in",
    "codes",
    "coming_in",
    "kept_forms",
    "organisations",
    "my_account",
    "administration",
    "home",
    "programmes",
    "cases",
    "consents",
    "family_access",
    "sources",
    "reviewing",
    "timeline",
    "turning_points",
    "items",
    "table",
    "accounts",
    "questions",
    "cards",
    "explanation",
    "explanation_voices",
    "explanation_versions",
    "watching",
    "watching_words",
    "safety",
    "safety_weighing",
    "people",
    "askings",
    "own_story",
    "domains",
    "plans",
    "looking_back",
    "decisions",
    "meetings",
    "prints",
    "logbook",
    "searching",
    "help",
    "health",
)

urlpatterns = [path("", include(f"thuislijn.web.{screen}")) for screen in _SCREENS]
