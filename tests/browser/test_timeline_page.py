# SPDX-License-Identifier: EUPL-1.2
"""The timeline as people use it: by keyboard, by hand, two at once, and without any script."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Change, Entry, Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Item

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


@pytest.fixture
def address(case: Case) -> str:
    return reverse("timeline", args=[case.pk]) + "?van=2020-06-01&tot=2022-06-01"


def item(case: Case, key: str = "i1") -> Item:
    found = timeline_of(Case.objects.get(pk=case.pk)).item(key)
    assert found is not None
    return found


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def spoken(page: Page) -> str:
    """What a screen reader says of the mark in focus."""
    return str(page.evaluate("document.activeElement.getAttribute?.('aria-label') || ''"))


def settled(page: Page) -> None:
    """Waits until the script listens; the drawing has the width of the window from the start."""
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))


def test_along_the_lanes_by_keyboard_and_an_item_changed_in_the_panel(open_as: Open, case: Case, address: str) -> None:
    page = open_as("tine", address)
    settled(page)
    page.locator("#scroll").focus()
    page.keyboard.press("ArrowDown")
    heard = [spoken(page)]
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        heard.append(spoken(page))
    assert any(text.startswith("bij oma; woonplek") for text in heard)
    page.locator('.i[data-id="i1"]').focus()
    page.keyboard.press("Enter")
    title = page.locator("#panel [name=title]")
    expect(title).to_be_focused()
    title.fill("bij oma en opa")
    title.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator('.i[data-id="i1"]')).to_be_focused()
    assert spoken(page).startswith("bij oma en opa")
    assert item(case).title == "bij oma en opa"
    page.keyboard.press("Control+z")
    expect(page.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile("bij oma;"))
    assert item(case).title == "bij oma"
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile("bij oma en opa"))
    assert spoken(page).startswith("bij oma en opa")


def test_days_shift_by_alt_and_arrows_and_the_address_remembers_the_view(
    open_as: Open, case: Case, address: str
) -> None:
    page = open_as("tine", address)
    settled(page)
    page.locator('.i[data-id="i1"]').focus()
    for keys in ("Alt+ArrowRight", "Alt+ArrowRight", "Alt+Shift+ArrowRight"):
        page.keyboard.press(keys)
    expect(page.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile("10 maart 2021"))
    assert item(case).when.start.earliest == day("2021-03-10")
    assert item(case).when.end.latest == day("2021-09-10")
    page.keyboard.press("+")
    expect(page).not_to_have_url(re.compile("2020-06-01"))
    zoomed = page.url
    page.reload()
    assert page.url == zoomed
    first = page.locator("#drawing").get_attribute("data-days")
    assert first is not None and int(first.split()[0]) > day("2020-06-01")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_the_end_of_a_bar_is_dragged_to_another_day(open_as: Open, case: Case, address: str) -> None:
    page = open_as("tine", address)
    settled(page)
    box = page.locator('.i[data-id="i1"] :is(path, rect)').first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] - 1, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    bubble = page.locator(".tlv-bubble")
    expect(bubble).to_contain_text("2021")
    shown = bubble.inner_text()
    with page.expect_response("**/schuif"):
        page.mouse.up()
    expect(page.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile(shown))
    end = item(case).when.end
    assert end.is_exact and end.earliest is not None and end.earliest > day("2021-09-20")
    assert item(case).when.start.earliest == day("2021-03-01")


def test_two_at_once_see_each_other_and_each_others_changes(open_as: Open, case: Case, address: str) -> None:
    tine, eva = open_as("tine", address), open_as("eva", address)
    expect(tine.locator("#present")).to_contain_text("Eva")
    tine.locator('.i[data-id="i1"]').click()
    title = tine.locator("#panel [name=title]")
    title.fill("wat Tine typt")
    eva.locator('.i[data-id="i1"]').focus()
    eva.keyboard.press("Alt+ArrowRight")
    expect(tine.locator("#toasts")).to_contain_text("Eva veranderde")
    expect(tine.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile("2 maart 2021"))
    title.press("Enter")
    panel = tine.locator("#panel")
    expect(panel).to_contain_text("Eva heeft dit intussen veranderd")
    expect(panel.locator("[name=title]")).to_have_value("wat Tine typt")
    expect(panel.locator("dl").first, "hers beside it").to_contain_text("bij oma")
    expect(panel.locator("dl").first).to_contain_text("02-03-2021")
    assert item(case).title == "bij oma"
    tine.locator("#panel [name=title]").press("Enter")
    expect(tine.locator("#panel")).to_be_hidden()
    assert item(case).title == "wat Tine typt"
    expect(eva.locator("#drawing").get_by_role("link", name="wat Tine typt")).to_be_visible()
    versions = Change.objects.filter(step__case=case, key="i1").order_by("pk").values_list("after", flat=True)
    told = [(one["title"], str(one["when"]["start"])) for one in versions if one]
    assert [title for title, _ in told] == ["bij oma", "bij oma", "wat Tine typt"], "each version is still there"
    assert told[0][1] != told[1][1]


def test_what_one_adds_and_takes_away_the_other_sees_with_the_name_and_what_was_typed_stays(
    open_as: Open, case: Case, address: str
) -> None:
    tine, eva = open_as("tine", address), open_as("eva", address)
    for page in (tine, eva):
        settled(page)
    eva.locator("#scroll").focus()
    eva.keyboard.press("n")
    eva.keyboard.type("verhuizing 12-5-2021")
    eva.keyboard.press("Enter")
    expect(tine.locator("#toasts")).to_contain_text("Eva", timeout=6000)
    expect(tine.locator("#drawing").get_by_role("link", name="verhuizing")).to_be_visible()
    tine.locator('.i[data-id="i1"]').click()
    tine.locator("#panel [name=title]").fill("wat Tine nog typt")
    eva.locator('.i[data-id="i1"]').focus()
    eva.keyboard.press("Enter")
    eva.get_by_role("button", name="Van de tijdlijn halen").click()
    expect(tine.locator('.i[data-id="i1"]')).to_have_count(0)
    expect(tine.locator("#panel [name=title]")).to_have_value("wat Tine nog typt")
    tine.locator("#panel [name=title]").press("Enter")
    expect(tine.locator("#panel")).to_contain_text("Eva heeft dit intussen van de tijdlijn gehaald")
    expect(tine.locator("#panel [name=title]")).to_have_value("wat Tine nog typt")
    tine.locator("#panel [name=title]").press("Enter")
    expect(eva.locator("#drawing").get_by_role("link", name="wat Tine nog typt")).to_be_visible()


def test_a_line_without_connection_is_told_and_comes_back(open_as: Open, case: Case, address: str) -> None:
    page = open_as("tine", address)
    settled(page)
    page.context.set_offline(True)
    page.keyboard.press("+")
    expect(page.locator("#offline")).to_contain_text("Geen verbinding")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()


def test_what_is_quickly_added_stands_on_the_drawing(open_as: Open, case: Case, address: str) -> None:
    page = open_as("tine", address)
    settled(page)
    page.keyboard.press("n")
    page.keyboard.type("verhuizing 12-5-2021")
    with page.expect_response("**/snel"):
        page.keyboard.press("Enter")
    expect(page.locator(".tl-toast, #panel [name=title]").first).to_be_visible()


def test_without_script_everything_is_a_link_or_a_form(open_as: Open, case: Case, address: str) -> None:
    page = open_as("tine", address, java_script_enabled=False)
    page.locator('[data-do="in"]').click()
    assert "van=2020-11-30" in page.url
    page.locator('[data-fold="child:sem"]').click()
    expect(page.locator('.i[data-id="i1"]')).to_have_count(0)
    page.locator('[data-fold="child:sem"]').click()
    page.locator("summary", has_text="Keuze").click()
    page.get_by_label("wonen", exact=True).first.check()
    page.get_by_role("button", name="Toon deze keuze").click()
    expect(page.locator("#notes")).to_contain_text("past niet bij deze keuze")
    page.locator('.i[data-id="i1"]').click()
    page.locator("[name=title]").fill("zonder script")
    page.get_by_role("button", name="Bewaren").click()
    assert item(case).title == "zonder script"


def test_a_change_of_somebody_else_lets_a_drag_on_an_old_drawing_fail_aloud(
    open_as: Open, world: World, case: Case, address: str
) -> None:
    page = open_as("tine", address)
    settled(page)
    entry = Entry.objects.get(case=case, key="i1")
    page.context.route("**/wijzigingen*", lambda route: route.abort())
    moved = entry.data | {"when": {"start": "2021-02-01", "end": "2021-09-01"}}
    write(by=world.actor("eva"), case=case, edits=[Edit(Section.ITEMS, "i1", moved, entry.version)])
    page.locator('.i[data-id="i1"]').focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("#toasts")).to_contain_text("Iemand anders heeft dit intussen veranderd")
    expect(page.locator('.i[data-id="i1"]')).to_have_attribute("aria-label", re.compile("1 februari 2021"))


def test_points_too_close_to_be_told_apart_share_a_mark_that_leads_to_each(
    open_as: Open, world: World, case: Case
) -> None:
    days = [dt.date(2015, 1, 1) + dt.timedelta(days=13 * n) for n in range(200)]
    events = [
        {
            "kind": "event",
            "id": f"e{n}",
            "title": f"gesprek {n}",
            "event_kind": "action",
            "when": {"on": at.isoformat()},
        }
        for n, at in enumerate(days)
    ]
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, str(one["id"]), one) for one in events])
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    settled(page)
    mark = page.locator(".i.many").nth(2)
    keys = (mark.get_attribute("data-ids") or "").split()
    mark.focus()
    assert spoken(page).startswith(f"{len(keys)} gegevens dicht bij elkaar")
    page.keyboard.press("Enter")
    expect(page.locator(f'.i[data-id="{keys[0]}"]')).to_be_focused()
    for key in keys:
        expect(page.locator(f'.i[data-id="{key}"]')).to_have_count(1)
    page.locator(f'.i[data-id="{keys[1]}"]').locator(".tick").hover()
    expect(page.locator(f'.i[data-id="{keys[1]}"] title')).to_contain_text("gesprek")


def test_what_waits_far_below_is_there_with_and_without_script(open_as: Open, world: World, case: Case) -> None:
    when = {"start": "2021-02-01", "end": "2021-08-01"}
    many = [{"kind": "help", "id": f"h{n}", "title": "hulp", "persons": ["sem"], "when": when} for n in range(90)]
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, str(one["id"]), one) for one in many])
    for script in (True, False):
        page = open_as("tine", reverse("timeline", args=[case.pk]), java_script_enabled=script)
        expect(page.locator('.i[data-id^="h"]')).to_have_count(90)


def test_larger_letters_by_one_key_without_leaving_the_page(open_as: Open, address: str) -> None:
    page = open_as("tine", address)
    settled(page)
    for size in ("125", "150", "100"):
        page.keyboard.press("l")
        expect(page.locator("#drawing")).to_have_attribute("data-size", size)
        expect(page.locator("[data-letters][aria-current]")).to_have_attribute("data-letters", size)
    assert "maat" not in page.url
