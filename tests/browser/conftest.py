# SPDX-License-Identifier: EUPL-1.2
"""Chromium without a window, and people who are signed in with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.web.people import World, build_world

# Playwright runs an event loop in this thread; Django would refuse its own database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

Open = Callable[..., Page]
"""Opens an address as a person of the cast: `open("tine", "/casus/...")`."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def world(transactional_db: None) -> World:
    """The cast with its two programmes and one open case, in a database that the server sees as well."""
    return build_world()


@pytest.fixture
def open_as(chromium: Browser, live_server: LiveServer, world: World) -> Iterator[Open]:
    """Pages of signed-in people. An error in a page's script fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(who: str, address: str, **options: object) -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        # The width that the page would measure and remember: the first drawing then stays.
        context.add_cookies([{"name": "breed", "value": "1265", "url": live_server.url}])
        cookie = world.client(who).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors
