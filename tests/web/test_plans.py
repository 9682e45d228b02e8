# SPDX-License-Identifier: EUPL-1.2
"""One family, one plan: written line by line, with reminders, a calendar and what came of it for a team."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.learning.plans import keep_action, keep_goal, keep_look_back, settle_action
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.learning.plans import FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.store.log import LogRow
from thuislijn.store.network import NetworkTie

YESTERDAY = dt.timedelta(days=-1)


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def at(name: str, case: Case, *parts: object) -> str:
    return reverse(name, args=[case.pk, *parts])


def page(client: Client, case: Case) -> str:
    return client.get(at("plan", case)).content.decode()


def action(world: World, **values: Any) -> PlanAction:
    return keep_action(by=world.actor("tine"), case=world.case, values={"what": "samen koken", **values})


def meeting_of(world: World) -> Meeting:
    meeting = Meeting(team=world.north, starts=timezone.now(), state=MeetingState.HELD)
    meeting.save()
    AgendaItem(meeting=meeting, case=world.case).save()
    return meeting


def elsewhere(world: World) -> Case:
    """A case of another programme."""
    day, team = dt.date(2026, 6, 1), world.elsewhere.teams.get()
    case = Case(programme=world.elsewhere, team=team, pseudonym="Gezin Ver", reference_day=day)
    case.save()
    return case


def test_a_goal_and_an_action_under_it_are_written_in_two_short_forms(tine: Client, case: Case) -> None:
    tine.post(at("plan_keep_new", case, "doel"), {"text": "Samen eten zonder ruzie", "whose": "moeder"})
    goal = Goal.objects.get()
    typed = {"what": "koken op zondag", "who": "oma", "side": "network", "due": "03-07-2026", "goal": str(goal.pk)}
    answer = tine.post(at("plan_keep_new", case, "actie"), {**typed, "under": str(goal.pk)})
    assert answer.status_code == 302 and answer["Location"].startswith(at("plan", case))
    shown = page(tine, case)
    assert "zegt moeder" in shown and "koken op zondag" in shown and "3 juli 2026" in shown
    assert "PlanAction object" not in shown
    assert PlanAction.objects.get().goal == goal


def test_a_goal_that_worked_out_keeps_the_day_on_which_that_was_said(world: World, tine: Client, case: Case) -> None:
    goal = keep_goal(by=world.actor("eva"), case=case, values={"text": "samen eten"})
    path = at("plan_keep", case, "doel", goal.pk)
    tine.post(path, {"text": "samen eten", "reached": "yes", "seen": "1"})
    assert Goal.objects.get().reached_when == timezone.localdate()
    assert "gelukt" in page(tine, case)


def test_a_day_that_does_not_exist_gives_the_form_back_with_all_that_was_typed(tine: Client, case: Case) -> None:
    typed = {"what": "koken op zondag", "side": "family", "due": "31-02-2026"}
    answer = tine.post(at("plan_keep_new", case, "actie"), typed)
    assert answer.status_code == 422
    assert "koken op zondag" in answer.content.decode() and "31-02-2026" in answer.content.decode()
    assert not PlanAction.objects.exists()


def test_who_changes_what_somebody_else_just_changed_sees_both_and_loses_nothing(
    world: World, tine: Client, case: Case
) -> None:
    row = action(world)
    path = at("plan_keep", case, "actie", row.pk)
    typed = {"what": "samen koken", "side": "family", "seen": "1"}
    assert tine.post(path, {**typed, "who": "moeder"}).status_code == 302
    refused = world.client("eva").post(path, {**typed, "who": "oma"})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Tine heeft dit intussen veranderd" in text and "moeder" in text and 'value="oma"' in text
    assert world.client("eva").post(path, {**typed, "who": "oma", "seen": "2"}).status_code == 302
    assert PlanAction.objects.get().who == "oma"


def test_what_somebody_took_away_meanwhile_can_be_saved_once_more(world: World, tine: Client, case: Case) -> None:
    goal = keep_goal(by=world.actor("eva"), case=case, values={"text": "samen eten"})
    tine.post(at("plan_remove", case, "doel", goal.pk), {"seen": "1"})
    typed = {"text": "samen eten en praten", "reached": "unknown", "seen": "1"}
    refused = tine.post(at("plan_keep", case, "doel", goal.pk), typed)
    assert refused.status_code == 422 and "samen eten en praten" in refused.content.decode()
    tine.post(at("plan_keep_new", case, "doel"), {"text": "samen eten en praten", "seen": ""})
    assert Goal.objects.get().text == "samen eten en praten"


def test_an_action_that_is_gone_gives_back_why_in_a_message(world: World, tine: Client, case: Case) -> None:
    row = action(world)
    tine.post(at("plan_remove", case, "actie", row.pk), {"seen": "1"})
    path = at("plan_keep", case, "afloop", row.pk)
    told = tine.post(path, {"state": "stuck", "why": "geen tijd", "seen": "1"}, follow=True).content.decode()
    assert "U typte: geen tijd" in told


def test_one_press_takes_an_action_of_the_meeting_over(world: World, tine: Client, case: Case) -> None:
    meeting = meeting_of(world)
    tine.post(at("plan_propose", case, meeting.pk), {"what": "oma vragen", "side": "network"})
    row = PlanAction.objects.get()
    assert not row.adopted and row.meeting == meeting
    overview = tine.get(at("case", case)).content.decode()
    assert "Bespreek 1 actie van de bijeenkomst met het gezin." in overview
    assert "Bedacht op de bijeenkomst" in page(tine, case)
    tine.post(at("plan_adopt", case, row.pk), {"seen": "1"})
    assert PlanAction.objects.get().adopted
    assert "Bedacht op de bijeenkomst" not in page(tine, case)


def test_a_meeting_of_another_case_gets_no_alternative_plan_from_here(world: World, tine: Client, case: Case) -> None:
    elsewhere = Meeting(team=world.north, starts=timezone.now(), state=MeetingState.HELD)
    elsewhere.save()
    assert tine.post(at("plan_propose", case, elsewhere.pk), {"what": "x", "side": "family"}).status_code == 404


@pytest.mark.parametrize("what", ["doel", "actie", "afloop", "datum"])
def test_rows_of_another_case_do_not_exist_here(world: World, tine: Client, case: Case, what: str) -> None:
    other = elsewhere(world)
    tables = {"doel": Goal(text="x"), "actie": PlanAction(what="x"), "afloop": PlanAction(what="x")}
    row = tables.get(what) or LookBack(day=dt.date(2026, 1, 1))
    row.case = other
    row.save()
    for name in ("plan_keep", "plan_remove"):
        assert tine.post(at(name, case, what, row.pk), {"seen": "0", "text": "y"}).status_code == 404
    assert tine.post(at("plan_adopt", case, row.pk)).status_code == 404


def test_an_unknown_part_and_a_plan_that_is_taken_away_do_not_exist(tine: Client, case: Case) -> None:
    assert tine.post(at("plan_keep_new", case, "niets")).status_code == 404
    assert tine.post(at("plan_keep_new", case, "afloop")).status_code == 404
    assert tine.post(at("plan_remove", case, "wie", uuid.uuid4())).status_code == 404
    assert tine.get(at("plan_keep_new", case, "doel")).status_code == 405


def test_a_long_plan_holds_no_form_until_one_is_asked_for(world: World, tine: Client, case: Case) -> None:
    goals = [keep_goal(by=world.actor("tine"), case=case, values={"text": f"doel {n}"}) for n in range(5)]
    rows = [action(world, what=f"actie {n}", goal=goals[n // 4]) for n in range(20)]
    shown = page(tine, case)
    main = shown[shown.index("<main") :]
    assert "<form" not in main and len(shown) < 40_000
    assert main.count("data-opens") == 20 + 2 * 5 + 5, "one way into each action, two into each goal"
    asked = tine.get(f"{at('plan', case)}?open=action-{rows[3].pk.hex[:8]}").content.decode()
    opened = asked[asked.index("<main") :]
    assert opened.count("<form") == 1 and 'value="actie 3"' in opened and opened.count("autofocus") == 1


def test_goals_are_put_in_another_order_with_two_buttons_each(world: World, tine: Client, case: Case) -> None:
    first, second = (keep_goal(by=world.actor("tine"), case=case, values={"text": text}) for text in ("een", "twee"))
    answer = tine.post(at("plan_move", case, second.pk, "omhoog"), {"seen": "1"})
    shown = tine.get(answer["Location"]).content.decode()
    assert shown.index("twee</h3>") < shown.index("een</h3>")
    assert shown.count("autofocus") == 1 and shown.count('name="go"') == 4
    assert "Volgorde van de doelen" in page(tine, case)
    tine.post(at("plan_move", case, first.pk, "omhoog"), {"seen": "1"})  # moved meanwhile: looks first
    assert list(Goal.objects.order_by("place").values_list("text", flat=True)) == ["twee", "een"]


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("moeder", "family"),
        ("Jeugdige 1", "family"),
        ("Oma en jeugdige 1", "network"),
        ("gezinscoach", "professional"),
        ("", "professional"),
    ],
)
def test_who_does_an_action_says_on_which_side_they_are(tine: Client, case: Case, who: str, side: str) -> None:
    NetworkTie(case=case, label="oma").save()
    tine.post(at("plan_keep_new", case, "actie"), {"what": "samen koken", "who": who, "side": ""})
    assert PlanAction.objects.get().side == side


def test_script_in_a_goal_is_shown_as_text(tine: Client, case: Case) -> None:
    tine.post(at("plan_keep_new", case, "doel"), {"text": "<script>alert(1)</script>", "whose": "</datalist>"})
    assert "<script>alert" not in page(tine, case) and "&lt;script&gt;" in page(tine, case)


def test_a_text_that_is_too_long_is_kept_in_the_form(tine: Client, case: Case) -> None:
    answer = tine.post(at("plan_keep_new", case, "perspectief"), {"perspective": "a" * 9000})
    assert answer.status_code == 422 and "a" * 9000 in answer.content.decode()
    assert not FamilyPlan.objects.exists()


def test_a_part_beside_the_timeline_has_no_layout_around_it(tine: Client, case: Case) -> None:
    part = tine.get(at("plan", case), headers={"X-Fragment": "1"}).content.decode()
    assert "<html" not in part and "<h1" not in part and "Ons plan" in part


def test_what_is_due_stands_on_the_overview_and_on_the_first_page(world: World, tine: Client, case: Case) -> None:
    today = timezone.localdate()
    action(world, due=today + YESTERDAY)
    action(world, what="later", due=today - YESTERDAY)
    keep_look_back(by=world.actor("tine"), case=case, values={"day": today + 2 * YESTERDAY})
    overview = tine.get(reverse("case", args=[case.pk])).content.decode()
    assert "samen koken. Is het gelukt?" in overview and "Kijk terug op het plan" in overview
    assert "later" not in overview
    first = tine.get("/").content.decode()
    assert "2 afspraken, de eerste sinds" in first and "samen koken" not in first


def test_what_came_of_it_shows_with_its_reason_and_is_no_longer_due(world: World, tine: Client, case: Case) -> None:
    row = action(world, due=timezone.localdate() + YESTERDAY)
    tine.post(at("plan_keep", case, "afloop", row.pk), {"state": "stuck", "why": "geen begeleider", "seen": "1"})
    assert "vastgelopen" in page(tine, case) and "geen begeleider" in page(tine, case)
    assert "Aan de beurt" not in tine.get("/").content.decode()


def test_the_calendar_holds_days_and_tells_nobody_what_they_are_about(world: World, tine: Client, case: Case) -> None:
    action(world, due=dt.date(2026, 7, 3))
    keep_look_back(by=world.actor("tine"), case=case, values={"day": dt.date(2026, 8, 1)})
    answer = tine.get(at("plan_calendar", case))
    file = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "20260703" in file and "20260801" in file and "samen koken" not in file
    assert LogRow.objects.filter(kind="plan_calendar", act="export").exists()


def test_a_team_sees_what_stuck_and_why_over_its_own_cases_alone(world: World, case: Case) -> None:
    row = action(world)
    by = world.actor("tine")
    settle_action(by=by, action=row, state=ActionState.STUCK, why="geen begeleider", on=dt.date(2026, 5, 1), seen=1)
    path = reverse("plans_of_teams", args=[world.programme.pk])
    assert "geen begeleider" in world.client("tine").get(path).content.decode()
    assert "geen begeleider" not in world.client("zuhal").get(path).content.decode()
    assert LogRow.objects.filter(kind="plan", case=case.pk, act="read").exists(), "the family sees who read its plan"


def test_the_project_group_gets_numbers_and_no_words(world: World, case: Case) -> None:
    action(world)
    meeting_of(world)
    shown = world.client("paul").get(reverse("programme", args=[world.programme.pk])).content.decode()
    assert "één keer: 1" in shown and "loopt: 1" in shown
    assert "samen koken" not in shown and reverse("plans_of_teams", args=[world.programme.pk]) not in shown
