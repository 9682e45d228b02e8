# SPDX-License-Identifier: EUPL-1.2
"""Every screen walked by Tab from end to end, at twice the size, and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import WIDE, screens
from tests.web.people import NOBODY, World
from tests.web.test_every_address import furnish, path_of

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]

_STOPS = """() => {
    const may = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]');
    const groups = new Set();
    const alone = (one) => {
        if (one.type !== 'radio') return true;
        const group = `${[...document.forms].indexOf(one.form)} ${one.name}`;
        return groups.has(group) ? false : groups.add(group);
    };
    const all = [...document.querySelectorAll(may)].filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one));
    window.stops = all.filter(alone);
    return stops.length;
}"""
"""How many stops a walk by Tab has: a group of radio buttons is one."""

_MISSED = "() => stops.filter((one) => !walked.has(one)).map((one) => one.outerHTML.slice(0, 120))"

_HERE = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    window.walked ??= new Map();
    const before = walked.has(one);
    walked.set(one, true);
    const shown = (e) => {
        const style = getComputedStyle(e);
        const wide = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return wide && style.outlineColor !== 'rgba(0, 0, 0, 0)';
    };
    const ids = one.getAttribute('aria-labelledby')?.split(' ') || [];
    const named = ids.map((id) => document.getElementById(id)?.textContent).join('');
    const label = [...(one.labels || [])].map((e) => e.textContent).join('');
    const name = one.getAttribute('aria-label') || named || label || one.textContent || one.title || '';
    const place = one.getBoundingClientRect();
    return {
        before,
        what: one.outerHTML.slice(0, 150),
        ring: shown(one) || !!(one.closest('label') && shown(one.closest('label'))),
        name: name.trim(),
        seen: place.width * place.bottom * place.right > 0 && place.top < innerHeight && place.left < innerWidth,
    };
}"""

_CUT_OFF = """() => {
    const wrong = [];
    const [root, all] = [document.documentElement, [...document.querySelectorAll('body *')]];
    if (root.scrollWidth > root.clientWidth + 1) {
        const over = all.filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
        wrong.push('runs off: ' + (over.pop()?.outerHTML.slice(0, 120) || ''));
    }
    for (const one of all) {
        const style = getComputedStyle(one);
        if (style.overflowX === 'visible' || style.clipPath !== 'none' || !one.checkVisibility()) continue;
        if (/^(INPUT|SELECT|TEXTAREA|PROGRESS|svg|symbol|marker|pattern)$/.test(one.tagName)) continue;
        if (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2)
            wrong.push(`cut off: ${one.outerHTML.slice(0, 120)}`);
    }
    return wrong;
}"""


def walk(page: Page, name: str) -> list[str]:
    """What is wrong with the stops that Tab makes, a line for each."""
    stops, made, wrong = int(page.evaluate(_STOPS)), 0, []
    halfway = bool(page.evaluate("document.activeElement !== document.body"))  # the cursor stands where typing begins
    for _ in range(stops + 20):
        page.keyboard.press("Tab")
        here: dict[str, Any] | None = page.evaluate(_HERE)
        if here is None and halfway:
            halfway = False
            continue
        if here is None or here["before"]:
            break
        made += 1
        lacks = [what for what in ("ring", "name", "seen") if not here[what]]
        wrong += [f"{name}: no {what} at {here['what']}" for what in lacks]
    else:
        wrong.append(f"{name}: Tab does not come to an end")
    if made < stops:
        wrong.append(f"{name}: Tab made {made} stops of {stops}, and missed {page.evaluate(_MISSED)}")
    return wrong


@pytest.mark.parametrize("person", ["fatima", "bram", NOBODY])
def test_every_screen_is_walked_by_tab_fits_at_twice_the_size_and_prints_whole(
    open_as: Open, world: World, person: str
) -> None:
    furnish(world)
    page = open_as("fatima" if person == NOBODY else person, "/hulp")
    root = page.url.split("/hulp")[0]
    if person == NOBODY:
        page.context.clear_cookies()
    page.emulate_media(reduced_motion="reduce")  # what scrolls smoothly is not judged halfway
    wrong: list[str] = []
    for name in screens(person):
        page.goto(root + path_of(name, world))
        if name in WIDE:
            page.wait_for_load_state("networkidle")  # a drawing draws itself anew
        wrong += walk(page, name)
        page.set_viewport_size({"width": 640, "height": 400})
        wrong += [f"{name}, twice as large: {one}" for one in page.evaluate(_CUT_OFF) if one.startswith("runs off")]
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1040 if name in WIDE else 672, "height": 950})
        wrong += [f"{name}, on paper: {one}" for one in page.evaluate(_CUT_OFF)]
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert not wrong, "\n".join(wrong)


def test_after_a_tab_of_a_case_or_a_press_the_tab_key_goes_on_in_the_page(open_as: Open, world: World) -> None:
    furnish(world)
    page = open_as("fatima", path_of("case", world))
    for tab in ("Toestemming", "Omdenken", "Plan"):
        page.locator(".tl-tabs a", has_text=tab).first.press("Enter")
        page.wait_for_url("**#stage")
        assert page.evaluate("scrollY") == 0, "the head stays in view"
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('.tl-stage'))"), f"after {tab}"
    page.goto(page.url.split("/casus/")[0] + path_of("case_edit", world))
    page.locator("main form button.utrecht-button--primary-action").press("Enter")
    expect(page.locator(".tl-messages")).to_be_focused()
