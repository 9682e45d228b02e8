# SPDX-License-Identifier: EUPL-1.2
"""Every address of the application. Each screen brings its own; `tests/web/test_every_address.py` tries them all."""

from __future__ import annotations

from django.urls import include, path

handler400 = "thuislijn.web.errors.not_read"
handler404 = "thuislijn.web.errors.not_found"
handler403 = "thuislijn.web.errors.not_allowed"
handler500 = "thuislijn.web.errors.went_wrong"

_SCREENS = (
    "entering.signing_in",
    "entering.codes",
    "entering.coming_in",
    "entering.kept_forms",
    "entering.organisations",
    "entering.my_account",
    "installation.administration",
    "programmes.home",
    "programmes.screen",
    "cases.screen",
    "consents.screen",
    "family.access",
    "sources.screen",
    "sources.reviewing",
    "timeline.screen",
    "timeline.turning_points",
    "timeline.items",
    "timeline.table",
    "timeline.accounts",
    "questions.screen",
    "rethinking.screen",
    "explanation.screen",
    "explanation.voices",
    "explanation.versions",
    "watching.screen",
    "watching.words",
    "safety.screen",
    "safety.weighing",
    "people.screen",
    "people.askings",
    "family.story",
    "people.domains",
    "plans.screen",
    "plans.looking_back",
    "decisions.screen",
    "meetings.screen",
    "prints.screen",
    "logbook.screen",
    "searching.screen",
    "page.help",
    "installation.health",
)

urlpatterns = [path("", include(f"thuislijn.web.{screen}")) for screen in _SCREENS]
