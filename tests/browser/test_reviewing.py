# SPDX-License-Identifier: EUPL-1.2
"""From dropped files to the timeline in a browser: uploading, following, and five decisions by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from tests.actions.reading_here import ReadingHere
from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.actions.sources.reading import work_once
from thuislijn.store.choices import CardState
from thuislijn.store.sources import ProposalCard
from thuislijn.store.timelines import timeline_of

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]

STORY = """Verslag van 12 juni 2021 over Joris, geboren 4 mei 2012.

Op 3 mei 2021 ging Joris bij zijn oma wonen.
Op 14 mei 2021 startte ambulante gezinsbegeleiding.
Op 20 mei 2021 was er een gesprek op school.
Op 1 juni 2021 kwam er een melding bij Veilig Thuis.
"""
SECOND = "Brief van 2 juli 2021. Op 3 mei 2021 ging Joris bij oma wonen. Op 25 juni 2021 was er een gesprek met moeder."


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thuislijn.actions.sources.reading.ReadingApart", ReadingHere)


def states() -> list[str]:
    return sorted(ProposalCard.objects.exclude(state=CardState.OPEN).values_list("state", flat=True))


def test_two_files_become_a_timeline_by_keyboard(world: World, open_as: Open, tmp_path: Path) -> None:
    case = with_family(world)
    (tmp_path / "verslag.txt").write_text(STORY)
    (tmp_path / "brief.txt").write_text(SECOND)
    (tmp_path / "leeg.txt").write_text("")
    page = open_as("tine", reverse("sources", args=[case.pk]))
    page.set_input_files("#files", [tmp_path / name for name in ("verslag.txt", "brief.txt", "leeg.txt")])
    page.get_by_text("Dit bestand is leeg").wait_for()
    page.locator(".sr-row").nth(1).wait_for()
    while work_once():
        pass
    page.get_by_role("link", name="voorstellen nakijken").click()

    title = page.locator("#card-title")
    page.locator("mark[aria-current]", has_text="3 mei 2021").first.wait_for()
    assert "Joris" not in page.locator("#text").inner_text()
    waiting = ProposalCard.objects.filter(state=CardState.OPEN).count()

    def press(*keys: str) -> None:
        before = page.locator("#card").get_attribute("data-card")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_function("before => document.getElementById('card').dataset.card !== before", arg=before)

    while "netwerk" not in title.inner_text():
        press("j")
    press("a")
    press("u")
    assert states() == []
    press("a")
    page.keyboard.press("e")
    page.keyboard.type("begeleiding voor het gezin")
    press("Enter")
    press("r", "5")
    while "netwerk" not in title.inner_text():
        press("j")
    page.get_by_text("Staat misschien al op de tijdlijn").wait_for()
    press("m", "m")
    press("a")
    assert states() == ["accepted", "accepted", "corrected", "merged", "rejected"]
    page.get_by_role("button", name="Toetsen aan").click()
    page.keyboard.press("a")
    page.get_by_role("button", name="Toetsen aan").click()
    page.wait_for_timeout(200)
    assert len(states()) == 5, "with the keys switched off a letter decides nothing"
    assert ProposalCard.objects.filter(state=CardState.OPEN).count() == waiting - 5

    titles = [item.title for item in timeline_of(type(case).objects.get(pk=case.pk)).items]
    assert "begeleiding voor het gezin" in titles and titles.count("netwerk") == 1
    page.goto(page.url.split("/casus/")[0] + reverse("timeline", args=[case.pk]))
    drawn = page.locator('#drawing .i[aria-label*="begeleiding voor het gezin"]')
    drawn.first.wait_for(state="attached")


def test_without_script_files_and_decisions_are_plain_forms(world: World, open_as: Open, tmp_path: Path) -> None:
    case = with_family(world)
    (tmp_path / "brief.txt").write_text(SECOND)
    page = open_as("tine", reverse("sources", args=[case.pk]), java_script_enabled=False)
    page.set_input_files("#files", tmp_path / "brief.txt")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_text("1 bestand toegevoegd").wait_for()
    while work_once():
        pass
    page.goto(page.url.split("/casus/")[0] + reverse("review", args=[case.pk]))
    page.get_by_role("button", name="Overnemen").click()
    page.get_by_text("Overgenomen.").wait_for()
    assert states() == ["accepted"]
