# SPDX-License-Identifier: EUPL-1.2
"""A rethinking card filled beside the timeline by keyboard alone, and nothing typed on it that goes away."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


def beside(open_as: Open, case: Case) -> Page:
    """The timeline with the card of its turning point, opened from the keyboard."""
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))
    expect(page.locator("#beside-open")).to_be_attached()  # what stands beside the drawing comes after it
    page.locator('.i[data-id="t1"]').focus()
    page.keyboard.press("o")
    expect(field(page, "how")).to_be_focused()
    return page


def field(page: Page, step: str, name: str = "text") -> Locator:
    return page.locator(f"[data-step={step}] .tlk-form [name={name}]")


def test_a_card_is_filled_from_the_keyboard_without_leaving_the_timeline(open_as: Open, case: Case) -> None:
    page = beside(open_as, case)
    page.keyboard.type("Na de ruzie op school.")
    page.keyboard.press("Tab")
    page.keyboard.type("moeder")
    page.keyboard.press("Control+Shift+Enter")  # one more at the same prompt
    expect(field(page, "how")).to_be_focused()
    expect(field(page, "how", "said_by")).to_have_value("moeder")
    page.keyboard.type("Oma bood het zelf aan.")
    page.keyboard.press("Control+Enter")
    expect(field(page, "people", "label")).to_be_focused()
    page.keyboard.type("oma")
    page.keyboard.press("Control+Enter")  # a list stays open for the next one; empty goes on
    expect(page.locator("[data-step=people] .tlk-said")).to_have_count(1)
    expect(field(page, "people", "label")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(field(page, "known_then")).to_be_focused()
    assert page.url.endswith("/tijdlijn")
    said = list(CardAnswer.objects.order_by("created").values_list("text", "said_by", "perspective"))
    assert said == [("Na de ruzie op school.", "moeder", "parent"), ("Oma bood het zelf aan.", "moeder", "parent")]
    assert CardPerson.objects.get().label == "oma"
    page.keyboard.press("Escape")
    expect(page.locator('.i[data-id="t1"]')).to_be_focused()


def test_what_is_typed_at_one_prompt_stays_while_another_is_kept(open_as: Open, case: Case) -> None:
    page = beside(open_as, case)
    page.locator("#stap-fear").focus()
    page.keyboard.press("Enter")
    expect(field(page, "fear")).to_be_focused()
    page.keyboard.type("dat het nog eens gebeurt")
    field(page, "how").fill("na de ruzie")
    field(page, "how").press("Control+Enter")
    expect(field(page, "people", "label")).to_be_focused()
    expect(field(page, "fear")).to_have_value("dat het nog eens gebeurt")
    assert CardAnswer.objects.get().text == "na de ruzie"


def test_on_a_page_of_its_own_the_card_works_alike_and_without_script_too(open_as: Open, case: Case) -> None:
    address = reverse("card_beside", args=[case.pk]) + "?over=turning_points:t1"
    page = open_as("tine", address)
    field(page, "how").fill("na de ruzie")
    field(page, "how").press("Control+Enter")
    expect(field(page, "people", "label")).to_be_focused()
    plain = open_as("tine", address + "&stap=options", java_script_enabled=False)
    field(plain, "options", "what").fill("hulp thuis")
    plain.locator("[data-step=options] .tlk-form button").click()
    expect(plain.locator("[data-step=options] .tlk-said")).to_contain_text("hulp thuis")
    assert CardOption.objects.get().what == "hulp thuis"


def test_from_an_item_its_card_opens_beside_the_drawing(open_as: Open, case: Case) -> None:
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))
    expect(page.locator("#beside-open")).to_be_attached()  # what stands beside the drawing comes after it
    page.locator('.i[data-id="i1"]').focus()
    page.keyboard.press("Enter")
    page.locator("#panel a[data-rethink]").click()
    expect(page.locator('[data-card="items:i1"]')).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()
    expect(field(page, "how")).to_be_focused()


def test_the_drawing_shows_and_says_which_moments_have_a_card_also_when_it_is_drawn_anew(
    open_as: Open, case: Case
) -> None:
    page = beside(open_as, case)
    mark, sign = page.locator('.i[data-id="t1"]'), page.locator('.i[data-id="t1"] .tlv-card')
    expect(sign).to_have_count(0)
    page.keyboard.type("Na de ruzie op school.")
    page.keyboard.press("Control+Enter")
    expect(sign).to_have_count(1)
    expect(mark).to_have_attribute("aria-label", re.compile("; omdenkkaart begonnen\\.$"))
    page.locator("[data-do=in]").click()
    page.locator("[data-do=whole]").click()
    expect(page.locator("#drawing")).to_have_attribute("data-whole", "1")
    expect(sign).to_have_count(1)
    page.reload()
    expect(sign).to_have_count(1)
    expect(mark).to_have_attribute("aria-label", re.compile("[^;]*; [^;]*; omdenkkaart begonnen\\.$"))
    page.locator(".tlv-signs summary").click()
    expect(page.locator(".tlv-cards")).to_have_text("omdenkkaart begonnen")
