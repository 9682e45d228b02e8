# SPDX-License-Identifier: EUPL-1.2
"""Somebody at a browser, in an installation that runs as in real life: from its first link to an open case."""

from __future__ import annotations

import base64
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.utils import timezone
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page

from tests.crash.visiting import COMMAND, new_environment, served, wait_until_up

_PASSWORD = "een lang wachtwoord van niks"


@dataclass(frozen=True)
class Place:
    """A running installation."""

    root: str
    environment: dict[str, str]

    def link_of_the_administrator(self, email: str) -> str:
        """What `thuislijn administrator` shows, on the address at which the test runs."""
        command = [*COMMAND, "administrator", email]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        found = re.search(r"https?://\S+", done.stdout)
        assert found, done.stdout
        return self.here(found.group())

    def here(self, link: str) -> str:
        return self.root + urlsplit(link).path


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """An empty installation with its server and its reader as processes."""
    environment = new_environment(folder)
    with served(folder, environment) as (port, _):
        wait_until_up(port)
        yield Place(f"http://127.0.0.1:{port}", environment)


@dataclass
class Person:
    """A page, and the app for codes on this person's phone."""

    page: Page
    place: Place
    email: str
    key: bytes = b""

    def press(self, name: str) -> None:
        """Presses the button or follows the link of this name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        (button if button.count() else self.page.get_by_role("link", name=name, exact=True)).first.click()

    def fill(self, **fields: str) -> None:
        """Fills in a form as its fields are called in it: text, a choice of a list, or a box to tick."""
        for name, value in fields.items():
            field = self.page.locator(f".tl-stage [name={name}]").first
            kind = field.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
            if kind == "select":
                field.select_option(label=value)
            elif kind in ("radio", "checkbox"):
                self.page.locator(".tl-stage").get_by_label(value, exact=True).check()
            else:
                field.fill(value)

    def code(self, ahead: int = 0) -> str:
        """What the app shows, or will show so many half minutes from now."""
        totp = TOTP(self.key)
        totp.drift = ahead
        return f"{totp.token():06d}"

    def set_up_the_second_step(self) -> list[str]:
        """With the app on the phone; the recovery codes."""
        self.page.locator(".tl-stage summary").click()
        letters = "".join(self.page.locator(".tl-key").inner_text().split())
        self.key = base64.b32decode(letters + "=" * (-len(letters) % 8))
        self.fill(code=self.code())
        self.press("Bevestigen")
        codes = self.page.locator(".tl-codes code").all_inner_texts()
        self.press("Ik heb ze bewaard")
        return codes

    def sign_in(self, code: str) -> None:
        self.page.goto(self.place.root + "/aanmelden")
        self.fill(email=self.email, password=_PASSWORD)
        self.page.locator("[name=password]").press("Enter")
        self.fill(code=code)
        self.page.locator("[name=code]").press("Enter")


def administrator(browser: Browser, place: Place, *, script: bool) -> Person:
    """Somebody who comes in by the link of the command line."""
    page = browser.new_context(java_script_enabled=script).new_page()
    bea = Person(page, place, "bea@example.org")
    page.goto(place.link_of_the_administrator(bea.email))
    bea.fill(password=_PASSWORD, again=_PASSWORD)
    bea.press("Bewaren")
    bea.fill(email=bea.email, password=_PASSWORD)
    bea.press("Verder")
    bea.set_up_the_second_step()
    return bea


def facilitator(browser: Browser, by: Person, *, script: bool) -> Person:
    """Somebody for whom the administrator set up a programme, who made an account by its link and signs in again."""
    by.press("Nieuw leertraject")
    today = f"{timezone.localdate():%d-%m-%Y}"
    by.fill(name="Leertraject Waddenkust", region="Waddenkust", municipalities="Slenk\nKwelder", first_day=today)
    by.fill(facilitator_name="Fleur", facilitator_email="fleur@example.org")
    by.press("Leertraject maken")
    link = by.page.locator("#link").input_value()
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1440, "height": 900})
    fleur = Person(context.new_page(), by.place, "fleur@example.org")
    fleur.page.set_default_timeout(10_000)
    fleur.page.goto(by.place.here(link))
    fleur.fill(name="Fleur", password=_PASSWORD, again=_PASSWORD)
    fleur.press("Account maken")
    codes = fleur.set_up_the_second_step()
    assert len(set(codes)) == 10
    fleur.press("Uitloggen")
    fleur.sign_in(fleur.code(ahead=1))
    return fleur


def open_case(fleur: Person) -> None:
    """A team, a case, the family and the consents that its ages ask for."""
    page = fleur.page
    page.locator("main").get_by_role("link", name="Leertraject Waddenkust").click()
    fleur.press("Mensen en teams")
    fleur.press("Team toevoegen")
    fleur.fill(name="Team Slenk", municipality="Slenk")
    fleur.page.locator("[name=municipality]").press("Enter")
    page.goto(page.url.removesuffix("/mensen"))
    fleur.press("Casus openen")
    fleur.fill(pseudonym="Gezin Strandloper", municipality="Slenk", reference_day="31-12-2023")
    fleur.page.locator("main form button").last.click()
    born = str(timezone.localdate().year - 14)
    for name, role, birth in (("moeder", "moeder", ""), ("jeugdige 1", "jeugdige", born)):
        fleur.press("Gezinslid toevoegen")
        fleur.fill(pseudonym=name, role=role, birth=birth)
        fleur.page.locator("main form button").last.click()
        if birth:
            fleur.fill(parents="moeder")
            fleur.page.locator("main form button").last.click()
    page.get_by_text("De inhoud is nog niet open").wait_for()
    for giver in ("moeder", "jeugdige 1"):
        child = page.locator("main li", has_text="geboren")
        child.get_by_role("link", name="Toestemming of weigering vastleggen").click()
        fleur.fill(giver=giver, form="op papier, ondertekend")
        fleur.press("Vastleggen")
    page.get_by_text("Alle toestemmingen zijn er").wait_for()
