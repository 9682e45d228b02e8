# SPDX-License-Identifier: EUPL-1.2
"""The plan and the decision beside the timeline, and without any script: what is typed is saved and stays in sight."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.actions.learning.decisions import start_record
from thuislijn.store.cases import Case
from thuislijn.store.learning.decisions import DecisionRecord, HeardPerson
from thuislijn.store.learning.plans import Goal, PlanAction

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


def test_a_goal_and_what_somebody_does_for_it_are_typed_beside_the_timeline(open_as: Open, case: Case) -> None:
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    page.click("#beside-open")
    page.click("#tab-plan")
    pane = page.locator("#pane-plan")
    pane.get_by_text("Doel toevoegen", exact=True).click()
    pane.locator("#d-goal-new textarea").fill("Samen eten zonder ruzie")
    page.keyboard.press("Control+Enter")
    expect(pane.get_by_role("heading", name="Samen eten zonder ruzie")).to_be_visible()
    pane.locator("article").get_by_text("Actie toevoegen").click()
    field = pane.locator("article input[name=what]").first
    field.fill("koken op zondag")
    field.press("Enter")
    expect(pane.get_by_text("koken op zondag").first).to_be_visible()
    assert PlanAction.objects.get().goal == Goal.objects.get()


def test_who_is_known_is_taken_over_and_the_facts_are_saved_beside_the_timeline(
    open_as: Open, world: World, case: Case
) -> None:
    start_record(by=world.actor("tine"), case=case, child="sem")
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    page.click("#beside-open")
    page.click("#tab-decisions")
    pane = page.locator("#pane-decisions")
    pane.get_by_role("link", name="Jeugdige 1").click()
    pane.locator("#b-heard").get_by_role("button", name="Alles overnemen").click()
    expect(pane.get_by_text("gehoord: onbekend").first).to_be_visible()
    pane.locator("#d-facts summary").click()
    pane.locator("textarea[name=facts]").fill("Sem liep weg.")
    pane.locator("#d-facts button").first.click()
    expect(pane.locator("#b-facts p", has_text="Sem liep weg.")).to_be_visible()
    assert HeardPerson.objects.count() == 3 and DecisionRecord.objects.get().facts == "Sem liep weg."


def test_without_any_script_the_same_forms_are_whole_pages(open_as: Open, case: Case) -> None:
    page = open_as("tine", reverse("plan", args=[case.pk]), java_script_enabled=False)
    page.get_by_text("Waar het heen gaat").first.wait_for()
    page.locator("#d-course summary").click()
    page.locator("#d-course textarea").fill("weer thuis na de zomer")
    page.locator("#d-course button").click()
    expect(page.locator(".pl-course__text")).to_have_text("weer thuis na de zomer")
