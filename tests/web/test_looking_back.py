# SPDX-License-Identifier: EUPL-1.2
"""A case discussed again: what was agreed, what happened since, and what people saw when they looked back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.learning.open_questions import OpenQuestionData, ask
from thuislijn.actions.learning.plans import keep_action
from thuislijn.actions.questions import answer
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.entries import Section
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.learning.plans import LookBack
from thuislijn.web.plans.looking_back_since import News, since


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


def held(world: World, day: dt.datetime) -> Meeting:
    meeting = Meeting(team=world.north, starts=day, ended=day, state=MeetingState.HELD)
    meeting.save()
    AgendaItem(meeting=meeting, case=world.case).save()
    return meeting


def noon(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 12, tzinfo=dt.UTC)


def page(client: Client, case: Case) -> str:
    return client.get(reverse("looking_back", args=[case.pk])).content.decode()


def item(world: World, key: str, when: dict[str, object]) -> None:
    data = {"kind": "event", "id": key, "title": f"gebeurtenis {key}", "when": when, "event_kind": "other"}
    write(by=world.actor("tine"), case=world.case, edits=[Edit(Section.ITEMS, key, data)])


def elsewhere(world: World) -> Case:
    """A case of another programme."""
    day, team = dt.date(2026, 6, 1), world.elsewhere.teams.get()
    case = Case(programme=world.elsewhere, team=team, pseudonym="Gezin Ver", reference_day=day)
    case.save()
    return case


def test_items_after_the_meeting_are_new_and_vague_ones_that_may_lie_before_are_not(world: World, case: Case) -> None:
    item(world, "e1", {"on": "2021-08-02"})
    item(world, "e2", {"on": "2021"})
    item(world, "e3", {"start": "2021-07-05", "ongoing": True})
    tomorrow = timezone.now() + dt.timedelta(days=1)
    found = {entry.id: how for entry, how in since(case, noon(2021, 7, 1)) if how is not News.ADDED}
    assert found == {"i1": News.ENDED, "e1": News.HAPPENED, "e3": News.BEGAN}
    assert since(case, tomorrow) == []


def test_what_was_put_on_the_timeline_later_is_new_though_it_is_old(world: World, case: Case) -> None:
    before = timezone.now()
    item(world, "e9", {"on": "2010-05-01"})
    assert [(entry.id, how) for entry, how in since(case, before)] == [("e9", News.ADDED)]


def test_it_tells_what_was_agreed_and_which_questions_are_answered(world: World, case: Case) -> None:
    meeting = held(world, noon(2026, 5, 3))
    by = world.actor("tine")
    keep_action(by=by, case=case, values={"what": "oma vragen", "meeting": meeting, "adopted": False})
    ask(by=by, case=case, data=OpenQuestionData(text="Wie was regisseur?"), meeting=meeting)
    done = OpenQuestionData(text="Waar bleef school?", answer="Niet gebeld.", answered=dt.date(2026, 5, 10))
    ask(by=by, case=case, data=done)
    said = {"recognition": Recognition.RECOGNISED, "note": "ja, zo ging het", "said_by": "moeder"}
    answer(by=by, case=case, finding="f" * 16, lens="GAP", **said)  # type: ignore[arg-type]
    shown = page(world.client("tine"), case)
    for text in (
        "3 mei 2026",
        "oma vragen",
        "nog niet in het plan",
        "Wie was regisseur?",
        "Niet gebeld.",
        "ja, zo ging",
    ):
        assert text in shown
    assert "één keer besproken" in shown


def test_a_case_that_was_at_no_meeting_says_so_and_can_still_be_looked_back_at(world: World, case: Case) -> None:
    tine = world.client("tine")
    assert "nog op geen bijeenkomst" in page(tine, case)
    typed = {"better": "Er is rust op zondag.", "done": "01-06-2026"}
    assert tine.post(reverse("looking_back_new", args=[case.pk]), typed).status_code == 302
    row = LookBack.objects.get()
    assert (row.done, row.day, row.better) == (dt.date(2026, 6, 1), dt.date(2026, 6, 1), "Er is rust op zondag.")
    assert "Er is rust op zondag." in page(tine, case)


def test_a_look_back_of_the_last_meeting_knows_which_one_that_was(world: World, case: Case) -> None:
    held(world, noon(2026, 3, 3))
    last = held(world, noon(2026, 5, 3))
    world.client("tine").post(reverse("looking_back_new", args=[case.pk]), {"stuck": "Geen begeleider."})
    assert LookBack.objects.get().meeting == last


def test_nothing_written_down_is_asked_for_and_saves_nothing(world: World, case: Case) -> None:
    answer = world.client("tine").post(reverse("looking_back_new", args=[case.pk]), {"with_whom": "moeder"})
    assert answer.status_code == 422 and 'value="moeder"' in answer.content.decode()
    assert not LookBack.objects.exists()


def test_two_who_look_back_at_once_do_not_overwrite_each_other(world: World, case: Case) -> None:
    world.client("tine").post(reverse("looking_back_new", args=[case.pk]), {"better": "rust"})
    path = reverse("looking_back_keep", args=[case.pk, LookBack.objects.get().pk])
    assert world.client("tine").post(path, {"better": "veel rust", "seen": "1"}).status_code == 302
    refused = world.client("eva").post(path, {"better": "geen rust", "seen": "1"})
    assert (
        refused.status_code == 422
        and "geen rust" in refused.content.decode()
        and "veel rust" in refused.content.decode()
    )


def test_a_look_back_of_another_case_does_not_exist_here(world: World, case: Case) -> None:
    other = elsewhere(world)
    row = LookBack(case=other, day=dt.date(2026, 1, 1))
    row.save()
    path = reverse("looking_back_keep", args=[case.pk, row.pk])
    assert world.client("tine").post(path, {"better": "x", "seen": "0"}).status_code == 404
