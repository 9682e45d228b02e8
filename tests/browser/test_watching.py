# SPDX-License-Identifier: EUPL-1.2
"""Hints while somebody types: they come after a pause, can be put away, and stay away."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.store.learning.explanations import ExplanationFactor

pytestmark = pytest.mark.needs("chromium")


def test_hints_come_while_typing_are_put_away_and_not_shown_again_after_keeping(open_as: Open, world: World) -> None:
    case = with_family(world)
    page = open_as("tine", reverse("explanation", args=[case.pk]))
    page.locator(".ex-add summary").first.press("Enter")
    field = page.locator(".ex-add[open] textarea")
    field.fill("er is onveiligheid bij jeugdige 1")
    expect(page.locator(".watch")).to_contain_text("Wie doet wat, tegen wie?")
    page.locator(".watch__away").press("Enter")
    expect(page.locator(".watch")).to_have_count(0)
    expect(field).to_be_focused()
    page.get_by_role("button", name="Erbij zetten").press("Enter")
    expect(page.locator(".ex-factor")).to_contain_text("er is onveiligheid bij jeugdige 1")
    expect(page.locator(".watch")).to_have_count(0)
    assert ExplanationFactor.objects.get().group == "child"


def test_items_are_found_while_typing_in_their_search_field(open_as: Open, world: World) -> None:
    case = with_family(world)
    page = open_as("tine", reverse("safety_new", args=[case.pk, "concern"]))
    page.locator("textarea[name=text]").fill("vader schreeuwt tegen moeder")
    page.locator("#d-pick > summary").press("Enter")
    page.locator("#find").press_sequentially("gezinsb")
    expect(page.locator(".ex-pick__list label:visible")).to_have_count(1)
    page.locator("#find").press("Enter")  # searches, and keeps nothing
    expect(page.locator("textarea[name=text]")).to_have_value("vader schreeuwt tegen moeder")
    expect(page.locator(".ex-pick__list label")).to_have_count(1)
