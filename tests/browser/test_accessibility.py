# SPDX-License-Identifier: EUPL-1.2
"""Every screen in both languages: nothing that axe finds, nothing that runs off a narrow screen (WCAG 2.2 AA)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.web.people import NOBODY, World
from tests.web.test_every_address import ADDRESSES, EVERYBODY, Address, furnish, path_of

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
NO_PAGES = (
    "family_log_file",
    "plan_calendar",
    "meeting_calendar",
    "minutes",
    "sources_progress",
    "timeline_changes",
    "timeline_drawing",
    "health",
    "organisation_back",
)
"""Addresses that answer with a file, data or part of a page."""
WIDE = ("timeline",)
"""Screens made for a wall: on a narrow one they scroll sideways within themselves."""
_SAYS_LITTLE = """() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    over: [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth)
        .map(e => e.outerHTML.slice(0, 120)).pop() || '',
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
})"""


def screens(person: str) -> list[str]:
    """The names of the screens that this person opens for the test: each screen once, by the first who may."""
    return [name for name, address in ADDRESSES.items() if _is_screen(name, address) and _visitor(address) == person]


def _is_screen(name: str, address: Address) -> bool:
    a_file = name in NO_PAGES or name.endswith(("_paper", "_print"))
    return not address.posts_only and not a_file and address.answers != (302,)


def _visitor(address: Address) -> str:
    if address.public and address.may == EVERYBODY:
        return NOBODY
    return next(person for person in ("fatima", "bram", *address.may) if person in address.may)


def found_by_axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands now: the rule and where, a line for each."""
    page.emulate_media(reduced_motion="reduce")  # what fades in is not judged halfway
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def _wrong(page: Page, name: str, language: str) -> list[str]:
    """What is wrong with the page that is open, a line for each."""
    wrong = [f"{name} ({language}): {one}" for one in found_by_axe(page)]
    page.set_viewport_size({"width": 320, "height": 700})
    seen = page.evaluate(_SAYS_LITTLE)
    page.set_viewport_size({"width": 1280, "height": 800})
    if seen["wide"] > 0 and name not in WIDE:
        wrong.append(f"{name} ({language}): {seen['wide']} px too wide at 320 px: {seen['over']}")
    if seen["language"] != language:
        wrong.append(f"{name}: lang={seen['language']} where the reader chose {language}")
    if seen["headings"] != 1:
        wrong.append(f"{name} ({language}): {seen['headings']} headings of the first level")
    return wrong


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("person", ["fatima", "bram", "mila", NOBODY])
def test_every_screen_can_be_read_by_everybody(open_as: Open, world: World, person: str, language: str) -> None:
    furnish(world)
    if person != NOBODY:
        world.people[person].language = language
        world.people[person].save()
    page = open_as("fatima" if person == NOBODY else person, "/hulp")
    root = page.url.split("/hulp")[0]
    if person == NOBODY:
        page.context.clear_cookies()
    page.context.add_cookies([{"name": "taal", "value": language, "url": root}])
    wrong: list[str] = []
    for name in screens(person):
        page.goto(root + path_of(name, world))
        wrong += _wrong(page, name, language)
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_opens_on_a_screen_can_be_read_by_everybody_too(open_as: Open, world: World, language: str) -> None:
    furnish(world)
    world.people["fatima"].language = language
    world.people["fatima"].save()
    page = open_as("fatima", "/hulp")
    root = page.url.split("/hulp")[0]
    wrong: list[str] = []
    for name in ("plan", "decision", "looking_back"):
        page.goto(root + path_of(name, world))
        page.locator("a[data-opens]").first.press("Enter")
        page.locator(".pl-slot form").first.wait_for()
        wrong += _wrong(page, f"{name}, a form open", language)
    for name in ("questions", "safety", "consent", "explanation", "meeting_people", "sources"):
        page.goto(root + path_of(name, world))
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        wrong += _wrong(page, f"{name}, unfolded", language)
    for name in ("plan", "explanation"):
        page.goto(root + path_of(name, world) + "?volgorde")
        wrong += _wrong(page, f"{name}, in order", language)
    for name in ("plan_paper", "cards_paper", "decision_paper", "safety_print"):
        page.goto(root + path_of(name, world).split("?")[0] + "?audience=")
        wrong += _wrong(page, f"{name}, for whom", language)
    assert wrong == []
