# SPDX-License-Identifier: EUPL-1.2
"""An installation that runs as in real life, with the cast, a family on the timeline, and a meeting of today."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.crash.visiting import Site, new_environment, run_python, served, wait_until_up

_FILL = """
import django, json; django.setup()
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils import timezone
PBKDF2PasswordHasher.iterations = 1
from tests.web.people import MILA, build_world, meet, with_family
from thuislijn.actions.learning.attending import ask_family, ask_user
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem
world = build_world()
case = with_family(world)
meeting = meet(world, case, timezone.localdate())
part, by = AgendaItem.objects.get(meeting=meeting), world.actor("fatima")
ask_user(by=by, meeting=meeting, user=world.people["eva"], role=MeetingRole.OBSERVER)
ask_family(by=by, item=part, person=MILA, role=MeetingRole.PARENT)
sessions = {who: world.client(who).cookies["sessionid"].value for who in ("fatima", "rens", "eva", "mila")}
print(json.dumps({"case": str(case.pk), "meeting": str(meeting.pk), "part": str(part.pk), "sessions": sessions}))
"""

_ROWS = """
import django, json, sys; django.setup()
from thuislijn.store.learning.rows import RowChange
rows = RowChange.objects.filter(table=sys.argv[1], after__isnull=False).order_by("pk")
print(json.dumps([[row.by_name, row.after["text"]] for row in rows]))
"""

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}


@dataclass
class Meeting:
    """A running installation with a meeting in it, and the browsers of who are there."""

    site: Site
    browser: Browser
    case: str
    meeting: str
    part: str
    sessions: dict[str, str]
    errors: list[str] = field(default_factory=list)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.site.port}"

    def come_in(self, who: str, address: str, viewport: dict[str, int] | None = None) -> Page:
        """A browser of its own in which this person is signed in. An error in a page's script is remembered."""
        context = self.browser.new_context(viewport=viewport or WIDE)  # type: ignore[arg-type]
        context.add_cookies([{"name": "sessionid", "value": self.sessions[who], "url": self.root}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.root + address)
        return page

    def kill(self) -> None:
        """Kills the web server and its workers without warning, and waits until it was started again."""
        found = self.site.processes()
        killed = found["server"] + found["workers"]
        assert len(killed) == 3
        for pid in killed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_until_up(self.site.port)

    def history(self, table: str) -> list[tuple[str, str]]:
        """Who wrote which text in rows of this table, first to last; also what was replaced since."""
        return [(who, text) for who, text in json.loads(run_python(self.site.environment, _ROWS, table))]


@contextmanager
def meeting(folder: Path, browser: Browser) -> Iterator[Meeting]:
    """The installation with its server and its reader as processes; at the end nobody's script may have failed."""
    environment = new_environment(folder)
    made = json.loads(run_python(environment, _FILL))
    with served(folder, environment) as (port, server):
        wait_until_up(port)
        found = Meeting(Site(port, environment, [], [made["case"]], server), browser, **made)
        yield found
        assert found.errors == []


def live(page: Page) -> Page:
    """Waits until the script of the timeline listens."""
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))
    expect(page.locator("#beside-open")).to_be_attached()  # what stands beside the drawing comes after it
    return page


def mark(page: Page, words: str) -> Locator:
    """What is drawn on the timeline with these words."""
    return page.locator("#drawing").get_by_role("link", name=words).first


def tab(page: Page, name: str) -> Locator:
    """Opens a part beside the timeline, and gives it."""
    page.locator(f"#tab-{name}").click()
    pane = page.locator(f"#pane-{name}")
    expect(pane).to_be_visible()
    return pane


def all_at_once(*acts: Callable[[], object]) -> None:
    """Does the acts right after each other, without waiting for what comes of the first."""
    for act in acts:
        act()
