# SPDX-License-Identifier: EUPL-1.2
"""The findings as questions: answered by the team, danger first, own thresholds; and the sides of the story."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Section
from thuislijn.store.findings import FindingAnswer, limits_of
from thuislijn.store.log import LogRow
from thuislijn.web.counts import open_questions_of


@pytest.fixture
def case(world: World) -> Case:
    """A family with a waiting list without help in between, so that there is something to ask."""
    case = with_family(world)
    waiting = {
        "kind": "help",
        "id": "w1",
        "title": "wachtlijst systeemtherapie",
        "persons": ["sem"],
        "help_kind": "systemic_therapy",
        "state": "waiting",
        "waiting_from": "2025-01-10",
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "w1", waiting)])
    return case


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def screen(client: Client, case: Case) -> Any:
    return client.get(reverse("questions", args=[case.pk]))


def first_question(client: Client, case: Case) -> Any:
    return screen(client, case).context["groups"][0][1][0]


def test_a_question_shows_its_sum_its_evidence_and_its_source(tine: Client, case: Case) -> None:
    page = screen(tine, case)
    assert page.context["total"] >= 1
    one = first_question(tine, case)
    text = page.content.decode()
    assert one.arithmetic and "Waar dit op rust" in text and "tijdlijn?toon=" in text and one.lens.source in text


def test_answers_stand_beside_each_other_and_the_newest_counts(world: World, case: Case) -> None:
    tine, fatima = world.client("tine"), world.client("fatima")
    (before,) = open_questions_of([case]).values()
    one = first_question(tine, case)
    path = reverse("answer", args=[case.pk, one.key])
    tine.post(path, {"answer": "recognised", "said_by": "moeder", "note": "Niemand belde terug."})
    fatima.post(path, {"answer": "dont_know"})
    text = screen(tine, case).content.decode()
    assert "Niemand belde terug." in text and "weten we niet" in text and "Fatima" in text
    assert open_questions_of([case]) == {case.pk: before - 1}
    assert FindingAnswer.objects.filter(case=case).count() == 2


@pytest.mark.parametrize("typed", [{}, {"answer": "zeker waar"}, {"answer": ""}])
def test_no_answer_is_made_up(tine: Client, case: Case, typed: dict[str, str]) -> None:
    one = first_question(tine, case)
    tine.post(reverse("answer", args=[case.pk, one.key]), typed)
    assert not FindingAnswer.objects.exists()


def test_a_finding_that_is_not_there_cannot_be_answered(tine: Client, case: Case) -> None:
    assert tine.post(reverse("answer", args=[case.pk, "f" * 32]), {"answer": "recognised"}).status_code == 404


def test_danger_comes_before_everything_until_each_has_read_it(world: World, case: Case) -> None:
    sign = {
        "kind": "event",
        "id": "d1",
        "title": "dreigt met een mes",
        "event_kind": "incident",
        "markers": ["weapon"],
        "when": {"on": "2026-05-20"},
        "persons": ["sem"],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "d1", sign)])
    tine, eva = world.client("tine"), world.client("eva")
    page = screen(tine, case).content.decode()
    assert "0800-2000" in page and "wachtlijst" not in page
    tine.post(reverse("danger_read", args=[case.pk]))
    assert "Herkent het team dit?" in screen(tine, case).content.decode()
    assert "Herkent het team dit?" not in screen(eva, case).content.decode()
    assert LogRow.objects.filter(kind="danger_read", actor_name="Tine").exists()


def test_a_threshold_is_the_cases_own_within_bounds_and_logged(tine: Client, case: Case) -> None:
    lens = first_question(tine, case).lens
    path = reverse("thresholds", args=[case.pk, lens.name])
    name = lens.thresholds[0].name
    assert tine.post(path, {name: "-3"}).status_code == 422
    assert tine.post(path, {name: "12"}).status_code == 302
    assert limits_of(case)[lens.name][name] == 12
    row = LogRow.objects.filter(kind="threshold").latest("pk")
    assert (row.act, row.why) == (Act.CHANGE, f"{name}: standaard -> 12")
    tine.post(path, {name: ""})
    assert limits_of(case) == {}


def test_the_sides_of_the_story_stand_in_columns_and_silence_is_shown(world: World, tine: Client, case: Case) -> None:
    told = {
        "kind": "event",
        "id": "s1",
        "title": "Sem gaat naar oma",
        "when": {"on": "2021-03-01"},
        "standing": "disputed",
        "statements": [
            {
                "account": {"perspective": "parent", "who": "moeder"},
                "text": "Ik vroeg er zelf om.",
                "standing": "disputed",
            },
            {"account": {"perspective": "young_person", "who": "sem"}, "text": "Niemand vroeg mij iets."},
        ],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "s1", told)])
    path = reverse("accounts", args=[case.pk])
    page = tine.get(path, {"kant": ["parent:moeder", "young_person:sem"]}).content.decode()
    assert "Ik vroeg er zelf om." in page and "Niemand vroeg mij iets." in page and "ziet het anders" in page
    only = tine.get(path, {"kant": ["parent:moeder"], "alleen": "betwist"}).content.decode()
    assert "Ik vroeg er zelf om." in only and "Niemand vroeg mij iets." not in only
    good = tine.get(path, {"alleen": "goed"}).content.decode()
    assert "Ik vroeg er zelf om." not in good
