# SPDX-License-Identifier: EUPL-1.2
"""A team goes through its questions in a browser: one key for each answer, words after it, nothing typed lost."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.findings import FindingAnswer

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case(world: World) -> Case:
    """A family with a waiting list without help in between, so that there is more than one question."""
    case = with_family(world)
    waiting = {"kind": "help", "id": "w1", "title": "wachtlijst", "persons": ["sem"], "help_kind": "systemic_therapy"}
    waiting |= {"state": "waiting", "waiting_from": "2025-01-10"}
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "w1", waiting)])
    return case


def kept(case: Case) -> list[tuple[str, str, str]]:
    return list(FindingAnswer.objects.filter(case=case).order_by("at").values_list("answer", "said_by", "note"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_one_key_answers_and_the_hand_goes_to_the_next_question(case: Case, open_as: Open) -> None:
    page = open_as("tine", reverse("questions", args=[case.pk]))
    first, second = page.locator(".tlq").nth(0), page.locator(".tlq").nth(1)
    press(page, "1")
    expect(first.locator(".tlq-said")).to_have_text("herkend")
    expect(second.locator("summary").first).to_be_focused()
    press(page, "t")
    page.keyboard.type("moeder")
    press(page, "Tab")
    page.keyboard.type("Niemand belde terug.")
    press(page, "Escape", "3")  # words of the first go along with the answer to the second
    expect(second.locator(".tlq-said")).to_have_text("weten we niet")
    assert kept(case) == [("recognised", "moeder", "Niemand belde terug."), ("dont_know", "", "")]


def test_what_was_typed_stays_when_sending_fails(case: Case, open_as: Open) -> None:
    page = open_as("tine", reverse("questions", args=[case.pk]))
    press(page, "1")
    words = page.locator(".tlq-words textarea")
    words.fill("Dit moet blijven.")

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/vragen/**", refuse)
    page.locator(".tlq-words button").click()
    expect(page.locator("#told")).to_contain_text("Niet bewaard")
    expect(words).to_have_value("Dit moet blijven.")
    page.unroute("**/vragen/**")
    page.locator(".tlq-words button").click()
    expect(page.locator(".tlq--answered .tlq-line")).to_have_text("Dit moet blijven.")
    assert kept(case) == [("recognised", "", "Dit moet blijven.")]
