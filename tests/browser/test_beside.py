# SPDX-License-Identifier: EUPL-1.2
"""The panel beside the drawing: opened by a key, it knows what is picked, and loses nothing that was typed."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import found_by_axe
from tests.web.people import World, meet, with_family
from thuislijn.actions.learning.meetings import begin_meeting
from thuislijn.actions.learning.open_questions import OpenQuestionData, ask
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
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
    expect(page.locator("#beside-open")).to_be_attached()  # what stands beside the drawing comes after it
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


def test_what_cannot_be_sent_waits_in_sight_and_goes_by_itself_once(open_as: Open, case: Case) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    expect(page.locator(NOTE)).to_be_focused()
    page.route("**/notities/nieuw", lambda route: route.abort())
    for words in ("eerst", "daarna"):
        page.locator(NOTE).press_sequentially(words)
        page.keyboard.press("Control+Enter")
    expect(page.locator("#beside .tlb-said")).to_contain_text("gaat vanzelf")
    expect(page.locator(".tlb-waiting li")).to_have_text(["eerst", "daarna"])
    assert found_by_axe(page) == []
    page.locator(NOTE).press_sequentially("halve zin")
    page.unroute("**/notities/nieuw")
    page.route("**/notities/nieuw", unheard, times=1)
    expect(page.locator(".tlb-waiting")).to_be_hidden(timeout=15_000)
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("daarna")
    expect(page.locator("#beside .tlb-said")).to_be_hidden()
    expect(page.locator(NOTE)).to_have_value("halve zin")
    assert list(ObserverNote.objects.order_by("at").values_list("text", flat=True)) == ["eerst", "daarna"]


def test_a_note_at_which_the_server_fails_holds_up_no_other(open_as: Open, case: Case) -> None:
    def fails_at_the_first(route: Route) -> None:
        if "eerst" in (route.request.post_data or ""):
            route.fulfill(status=500, body="kapot")
        else:
            route.continue_()

    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    expect(page.locator(NOTE)).to_be_focused()
    page.route("**/notities/nieuw", fails_at_the_first)
    for words in ("eerst", "daarna"):
        page.locator(NOTE).press_sequentially(words)
        page.keyboard.press("Control+Enter")
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("daarna")
    expect(page.locator(".tlb-waiting li")).to_have_text(["eerst"])
    page.unroute("**/notities/nieuw")
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("eerst", timeout=15_000)
    expect(page.locator(".tlb-waiting")).to_be_hidden()


def test_what_the_server_refuses_stands_in_the_form_again_before_what_was_typed_since(
    open_as: Open, case: Case
) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    page.locator(NOTE).fill("x" * 9000)
    held: list[Route] = []
    page.route("**/notities/nieuw", lambda route: held.append(route))
    page.keyboard.press("Control+Enter")
    expect(page.locator(NOTE)).to_have_value("")
    page.locator(NOTE).press_sequentially("intussen")
    page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator("#pane-meeting .tlb-wrong")).to_be_visible()
    expect(page.locator(NOTE)).to_have_value("x" * 9000 + "\n\nintussen")
    assert not ObserverNote.objects.exists()


def test_who_signed_in_again_elsewhere_saves_without_typing_anew(open_as: Open, world: World, case: Case) -> None:
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
    expect(page.locator(".tlb-waiting li")).to_have_text(["na de pauze"])
    signed_in(page, world, "rens")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("na de pauze")


def test_nothing_is_saved_in_the_name_of_who_signed_in_since_nor_shown_of_them(
    open_as: Open, world: World, case: Case
) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    page.locator(NOTE).fill("van rens")
    signed_in(page, world, "tine")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#beside .tlb-said")).to_contain_text("iemand anders")
    expect(page.locator(NOTE)).to_have_value("van rens")
    assert not ObserverNote.objects.exists()


def signed_in(page: Page, world: World, who: str) -> None:
    """As if somebody signed in in another window of the same browser."""
    cookie = world.client(who).cookies[settings.SESSION_COOKIE_NAME].value
    here = page.url.split("/casus/")[0]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": here}])


def slowly(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()


def unheard(route: Route) -> None:
    """The server does what it is asked, but its answer gets lost on the way."""
    route.fetch()
    route.abort()


def test_each_note_holds_what_stood_there_when_it_was_sent(open_as: Open, world: World, case: Case) -> None:
    pages = {who: at_the_timeline(open_as, case, who) for who in ("rens", "fatima", "tine")}
    for who, page in pages.items():
        page.route("**/notities/nieuw", slowly)
        page.keyboard.press("b")
        expect(page.locator(NOTE)).to_be_focused()
        page.keyboard.type(f"gezien door {who}")
    for words in ("nog iets", "en dit"):
        for page in pages.values():
            page.keyboard.press("Control+Enter")
            page.locator(NOTE).press_sequentially(words)
    for page in pages.values():
        page.keyboard.press("Control+Enter")
        expect(page.locator(NOTE)).to_have_value("")
        expect(page.locator("#pane-meeting .tlb-own")).to_contain_text("en dit")
    for who, page in pages.items():
        own = page.locator("#pane-meeting .tlb-own")
        expect(own).to_contain_text(f"gezien door {who}")
        for other in pages:
            if other != who:
                expect(own).not_to_contain_text(f"gezien door {other}")
        notes = ObserverNote.objects.filter(by=world.people[who].pk).order_by("at")
        assert list(notes.values_list("text", flat=True)) == [f"gezien door {who}", "nog iets", "en dit"]


def test_a_reload_and_the_way_back_open_the_same_part_for_the_same_person_only(
    open_as: Open, world: World, case: Case
) -> None:
    ask(by=world.actor("rens"), case=case, data=OpenQuestionData(text="wie belde oma?"))
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("v")
    page.locator("#pane-questions a[data-beside]").first.click()
    answer = page.locator("#pane-questions textarea[name=answer]")
    expect(answer).to_be_visible()
    page.reload()
    expect(answer).to_be_visible()
    expect(page.locator("#tab-questions")).to_have_attribute("aria-selected", "true")
    page.goto(page.url.split("/casus/")[0] + "/")
    page.go_back()
    expect(answer).to_be_visible()
    page.locator("#tab-meeting").click()
    expect(page.locator(NOTE)).to_be_visible()
    signed_in(page, world, "tine")
    page.reload()
    expect(page.locator("#beside-open")).to_be_visible()
    expect(page.locator("#beside")).to_be_hidden()
    signed_in(page, world, "rens")
    page.reload()
    expect(page.locator("#beside-open")).to_be_visible()
    expect(page.locator("#beside")).to_be_hidden()


def test_acute_danger_lies_over_an_open_timeline_and_under_it_nothing_typed_goes_away(
    open_as: Open, world: World, case: Case
) -> None:
    page = at_the_timeline(open_as, case, "rens")
    page.keyboard.press("b")
    page.locator(NOTE).press_sequentially("moeder vertelt dat")
    sign = {
        "kind": "event",
        "id": "d1",
        "title": "dreigt met een mes",
        "event_kind": "incident",
        "persons": ["sem"],
        "markers": ["weapon"],
        "when": {"on": f"{case.reference_day - dt.timedelta(days=3)}"},
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "d1", sign)])
    notice = page.locator("dialog .tl-alarm")
    expect(notice).to_contain_text("0800-2000", timeout=8000)
    assert found_by_axe(page) == []
    page.keyboard.type("ten")  # these keys do nothing, on the drawing neither
    page.keyboard.press("Escape")
    expect(notice).to_be_visible()
    assert page.evaluate("document.elementFromPoint(1200, 700).closest('dialog') !== null")
    page.keyboard.press("Tab")
    expect(notice.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("dialog .tl-alarm")).to_have_count(0)
    expect(page.locator(NOTE)).to_be_focused()
    page.keyboard.type(" hij kwam")
    expect(page.locator(NOTE)).to_have_value("moeder vertelt dat hij kwam")
    page.wait_for_timeout(2500)  # the next look says nothing new
    expect(page.locator("dialog .tl-alarm")).to_have_count(0)


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
    page.keyboard.press("Escape")
    page.keyboard.press("6")
    expect(page.locator("#pane-plan")).to_be_visible()
    assert "/tijdlijn" in page.url
