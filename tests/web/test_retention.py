# SPDX-License-Identifier: EUPL-1.2
"""The retention term on the screen: first what would go, then letting it go."""

from __future__ import annotations

import datetime as dt

from tests.web.people import World, with_family
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow


def old(world: World) -> Case:
    case = with_family(world)
    at = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    Case.objects.filter(pk=case.pk).update(worked_on=at)
    LogRow.objects.filter(case=case.pk).update(at=at)
    return case


def here(world: World) -> str:
    return f"/leertraject/{world.programme.pk}/bewaartermijn"


def test_a_dry_run_lists_what_would_go_and_deletes_nothing(world: World) -> None:
    old(world)
    text = world.client("fatima").get(here(world)).content.decode()
    assert "Gezin Zeester" in text and "Er is nog niets verwijderd" in text
    assert Case.objects.count() == 1


def test_what_is_due_goes_after_its_number_is_typed(world: World) -> None:
    case = old(world)
    client = world.client("fatima")
    seen = client.get(here(world)).context["form"]["seen"].value()
    assert client.post(here(world), {"number": "2", "seen": seen}).status_code == 422
    assert client.post(here(world), {"number": "", "seen": seen}).status_code == 422
    assert Case.objects.exists()
    assert client.post(here(world), {"number": "1", "seen": seen}).status_code == 302
    assert not Case.objects.exists()
    text = client.get(here(world)).content.decode()
    assert "bewaartermijn voorbij" in text and "2 gegevens" in text
    assert LogRow.objects.filter(act=Act.DELETE, kind="case", case=case.pk, why="retention").count() == 1


def test_a_case_that_nobody_saw_on_the_list_stays(world: World) -> None:
    old(world)
    world.client("fatima").post(here(world), {"number": "1", "seen": "0" * 32})
    assert Case.objects.exists()


def test_a_case_that_is_worked_on_meanwhile_stays(world: World) -> None:
    case = old(world)
    client = world.client("fatima")
    seen = client.get(here(world)).context["form"]["seen"].value()
    record(by=world.actor("tine"), act=Act.CHANGE, kind="items", case=case)
    assert client.post(here(world), {"number": "1", "seen": seen}).status_code == 422
    assert Case.objects.exists()


def test_a_shorter_term_makes_cases_due(world: World) -> None:
    client = world.client("fatima")
    with_family(world)
    assert "Er is niets aan de beurt" in client.get(here(world)).content.decode()
    Case.objects.filter(pk=world.case.pk).update(worked_on=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    LogRow.objects.update(at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    world.programme.retention_months = 1
    world.programme.save()
    assert len(client.get(here(world)).context["due"]) == 1
