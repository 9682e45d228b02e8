# SPDX-License-Identifier: EUPL-1.2
"""The panel beside the drawing: opened by a key, it knows what is picked, and loses nothing that was typed."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.web.people import World, meet, with_family
from thuislijn.actions.learning.meetings import begin_meeting
from thuislijn.store.cases import Case
from thuislijn.store.learning.meetings import ObserverNote

pytestmark = pytest.mark.needs("chromium")

NOTE = "#pane-meeting textarea[name=text]"


@pytest.fixture
def case(world: World) -> Case:
    found = with_family(world)
    begin_meeting(by=world.actor("fatima"), meeting=meet(world, found, timezone.localdate()))
    return found


def at_the_timeline(open_as: Open, case: Case, who: str) -> Page:
    page = open_as(who, reverse("timeline", args=[case.pk]) + "?van=2020-06-01&tot=2022-06-01")
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))
    expect(page.locator("#beside-open")).to_be_visible()
    return page


def test_a_note_by_keyboard_about_what_is_picked(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.locator('.i[data-id="i1"]').focus()
    page.keyboard.press("b")
    expect(page.locator(NOTE)).to_be_focused()
    page.keyboard.type("oma werd niet gevraagd")
    expect(page.locator("#pane-meeting [data-about]")).to_have_text(re.compile("bij oma"))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("oma werd niet gevraagd")
    expect(page.locator(NOTE)).to_have_value("")
    expect(page.locator(NOTE)).to_be_focused()
    row = ObserverNote.objects.get()
    assert (row.about_section, row.about) == ("items", "i1") and row.window.startswith("2020-")
    page.keyboard.press("Escape")
    expect(page.locator('.i[data-id="i1"]')).to_be_focused()
    expect(page.locator("#beside")).to_be_visible()


def test_what_was_typed_outlives_another_tab_a_closed_panel_and_another_pick(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.locator('.i[data-id="i1"]').focus()
    page.keyboard.press("b")
    page.locator(NOTE).fill("halve zin")
    page.locator("#tab-questions").click()
    expect(page.locator("#pane-questions")).to_be_visible()
    page.locator("#beside [data-shut]").click()
    expect(page.locator("#beside")).to_be_hidden()
    page.locator('.i[data-id="t1"]').focus()
    page.keyboard.press("b")
    expect(page.locator(NOTE)).to_have_value("halve zin")
    expect(page.locator("#pane-meeting [data-about]")).to_have_text(re.compile("bij oma"))
    page.locator("#pane-meeting [data-bind]").click()
    expect(page.locator("#pane-meeting [data-about]")).to_have_text(re.compile("naar oma"))
    page.locator("#pane-meeting .tlb-note button.utrecht-button").click()
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("halve zin")
    assert ObserverNote.objects.get().about == "t1"


def test_a_save_that_fails_says_so_and_keeps_every_word(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    page.locator(NOTE).fill("belangrijk")
    page.route("**/notities/nieuw", lambda route: route.abort())
    page.keyboard.press("Control+Enter")
    expect(page.locator("#beside .tlb-said")).to_contain_text("staat er nog")
    expect(page.locator(NOTE)).to_have_value("belangrijk")
    page.unroute("**/notities/nieuw")
    page.route("**/notities/nieuw", lambda route: route.fulfill(status=500, body="kapot"))
    page.locator("#pane-meeting .tlb-note button.utrecht-button").click()
    expect(page.locator("#beside .tlb-said")).to_be_visible()
    expect(page.locator(NOTE)).to_have_value("belangrijk")
    page.unroute("**/notities/nieuw")
    page.locator("#pane-meeting .tlb-note button.utrecht-button").click()
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("belangrijk")
    expect(page.locator("#beside .tlb-said")).to_be_hidden()


def test_who_signed_in_again_elsewhere_saves_without_typing_anew(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    page.locator(NOTE).fill("voor de pauze")
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)  # as signing in makes another
    page.keyboard.press("Control+Enter")
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("voor de pauze")
    page.locator(NOTE).fill("na de pauze")
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#beside .tlb-said")).to_contain_text("meld u in een ander venster aan")
    expect(page.locator(NOTE)).to_have_value("na de pauze")


def test_two_observers_and_a_typist_at_once_lose_nothing(open_as: Open, world: World, case: Case) -> None:
    pages = {who: at_the_timeline(open_as, case, who) for who in ("rens", "fatima", "tine")}
    for who, page in pages.items():
        page.keyboard.press("b")
        expect(page.locator(NOTE)).to_be_focused()
        page.keyboard.type(f"gezien door {who}")
    for _ in range(2):
        for page in pages.values():
            page.keyboard.press("Control+Enter")
            page.locator(NOTE).press_sequentially("nog iets")
    for page in pages.values():
        page.keyboard.press("Control+Enter")
        expect(page.locator(NOTE)).to_have_value("")
    for who, page in pages.items():
        own = page.locator("#pane-meeting .tlb-own")
        expect(own).to_contain_text(f"gezien door {who}")
        for other in pages:
            if other != who:
                expect(own).not_to_contain_text(f"gezien door {other}")
    for who in pages:  # where one note ends depends on how fast the server answered; each letter is there once
        notes = ObserverNote.objects.filter(by=world.people[who].pk).order_by("at")
        told = "".join(notes.values_list("text", flat=True))
        assert told.replace(" ", "") == f"gezien door {who}nog ietsnog iets".replace(" ", ""), told


def test_the_keys_of_the_drawing_rest_while_somebody_is_in_the_panel(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("v")
    expect(page.locator("#pane-questions input[name=text]")).to_be_focused()
    tab = page.locator("#tab-questions")
    expect(tab).to_have_attribute("aria-selected", "true")
    tab.focus()
    page.keyboard.press("t")  # on the drawing it goes to the table
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-card")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#pane-meeting")).to_be_visible()
    assert "/tijdlijn" in page.url
