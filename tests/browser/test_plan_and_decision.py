# SPDX-License-Identifier: EUPL-1.2
"""The plan and the decision beside the timeline, and without any script: what is typed is saved and stays in sight."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.web.people import World, with_family
from thuislijn.actions.learning.decisions import start_record
from thuislijn.actions.learning.plans import keep_action
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
    expect(field).to_be_focused()
    expect(field).to_have_value("")  # the next action can be typed at once


def test_what_is_typed_in_one_form_stays_while_another_is_saved_and_a_saved_one_closes(
    open_as: Open, world: World, case: Case
) -> None:
    action = keep_action(by=world.actor("tine"), case=case, values={"what": "samen koken"})
    page = open_as("tine", reverse("timeline", args=[case.pk]))
    page.click("#beside-open")
    page.click("#tab-plan")
    pane = page.locator("#pane-plan")
    pane.get_by_role("link", name="Doel toevoegen").click()
    pane.locator("#d-goal-new textarea").fill("nog niet af")
    pane.get_by_role("link", name="Bijwerken").click()
    settle = pane.locator(f"#d-settle-{action.pk.hex[:8]}")
    settle.get_by_label("gedaan").check()
    settle.get_by_role("button", name="Bewaren").click()
    expect(pane.get_by_role("link", name="Bijwerken")).to_be_focused()
    expect(pane.locator("#d-goal-new textarea")).to_have_value("nog niet af")
    assert PlanAction.objects.get().state == "kept"


def test_a_form_opens_and_closes_with_keys_on_the_page_itself(open_as: Open, world: World, case: Case) -> None:
    keep_action(by=world.actor("tine"), case=case, values={"what": "samen koken"})
    page = open_as("tine", reverse("plan", args=[case.pk]))
    page.get_by_role("link", name="Bijwerken").focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=state]:checked")).to_be_focused()
    page.get_by_role("link", name="Anders opschrijven of weghalen").press("Enter")
    expect(page.locator("input[name=what]")).to_be_focused()
    page.get_by_role("link", name="Sluiten").press("Enter")
    page.get_by_role("link", name="Sluiten").press("Enter")
    expect(page.get_by_role("link", name="Bijwerken")).to_be_focused()
    assert page.locator("main form").count() == 0


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
    pane.locator("a[id^=d-facts]").click()
    pane.locator("textarea[name=facts]").fill("Sem liep weg.")
    pane.locator("#b-facts").get_by_role("button", name="Bewaren").click()
    expect(pane.locator("#b-facts p", has_text="Sem liep weg.")).to_be_visible()
    assert HeardPerson.objects.count() == 3 and DecisionRecord.objects.get().facts == "Sem liep weg."


def test_without_any_script_the_same_forms_are_whole_pages(open_as: Open, case: Case) -> None:
    page = open_as("tine", reverse("plan", args=[case.pk]), java_script_enabled=False)
    page.get_by_text("Waar het heen gaat").first.wait_for()
    page.locator("#d-perspective-new").click()
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("weer thuis na de zomer")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".pl-course__text")).to_have_text("weer thuis na de zomer")
