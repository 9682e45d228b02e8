# SPDX-License-Identifier: EUPL-1.2
"""The screen of the life domains: drawn, filled in at once, compared at a move, and folded under the timeline."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.store.entries import Entry

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def address(world: World) -> str:
    return reverse("domains", args=[with_family(world).pk])


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def fill(client: Client, address: str, **typed: object) -> int:
    given = {"kind": "sem", "since": "01-03-2021", "until": "", **typed}
    return client.post(address, given).status_code


def held(page: str) -> list[str]:
    return re.findall(r'name="stond" value="([^"]+)"', page)


def test_what_nobody_recorded_is_said_to_be_so(world: World, address: str) -> None:
    shown = text(world.client("tine"), address)
    assert "Van 9 van de negen gebieden is niet vastgelegd" in shown and "stippellijn" in shown
    assert 'aria-label="Levensgebieden"' in shown and "Bij oma" in shown


def test_a_grid_is_filled_in_at_once_and_stands_on_the_timeline(world: World, address: str) -> None:
    tine = world.client("tine")
    assert fill(tine, address, draagt=["health.family", "leisure.care", "vreemd", "health.niemand"]) == 302
    shown = text(tine, f"{address}?kind=sem&dag=1-6-2021")
    assert "Van 7 van de negen" in shown and len(held(shown)) == 2
    timeline = reverse("timeline", args=[world.case.pk])
    folded, opened = text(tine, timeline), text(tine, f"{timeline}?vouw=domains")
    assert "Levensgebieden uitklappen" in folded and "c-care" not in folded
    assert "Levensgebieden inklappen" in opened and "c-care" in opened


def test_taking_a_tick_away_ends_it_on_that_day(world: World, address: str) -> None:
    tine = world.client("tine")
    fill(tine, address, draagt=["health.family"])
    stood = held(text(tine, f"{address}?kind=sem&dag=1-6-2021"))
    assert fill(tine, address, since="juni 2022", draagt=["health.care"], stond=stood) == 302
    told = {row["carrier"]: row["when"] for row in Entry.objects.values_list("data", flat=True) if "carrier" in row}
    assert (
        told["family"] == {"start": "2021-03-01", "end": {"edtf": "2022-06", "words": "juni 2022"}}
        or "end" in told["family"]
    )
    assert told["care"]["ongoing"] is True
    shown = text(tine, f"{address}?kind=sem&dag=1-6-2023")
    assert held(shown)[0].startswith("health.care=")


def test_a_grid_that_somebody_else_changed_is_shown_again_with_the_ticks(world: World, address: str) -> None:
    tine = world.client("tine")
    fill(tine, address, draagt=["health.family"])
    stood = held(text(tine, f"{address}?kind=sem&dag=1-6-2021"))
    fill(world.client("rens"), address, since="1-7-2021", draagt=[], stond=stood)
    given = {"kind": "sem", "since": "1-8-2021", "draagt": ["leisure.care"], "stond": stood}
    answer = tine.post(f"{address}?kind=sem&dag=1-6-2021", given)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Iemand anders veranderde dit" in page
    assert re.search(r'value="leisure.care" checked', page)


def test_wrong_input_is_said_and_nothing_is_written(world: World, address: str) -> None:
    tine = world.client("tine")
    before = Entry.objects.count()
    assert fill(tine, address, since="", draagt=["health.family"]) == 422
    assert fill(tine, address, since=SCRIPT, draagt=["health.family"]) == 422
    assert fill(tine, address, until="1-1-2020", draagt=["health.family"]) == 422
    assert (
        fill(tine, address, kind="vreemd", draagt=["x"] * 500, stond=["=:", "health.family=i1:9999999999", SCRIPT])
        == 302
    )
    assert Entry.objects.count() == before
    assert SCRIPT not in text(tine, f"{address}?kind={SCRIPT}&dag={SCRIPT}&van=x&tot=y")


def test_before_and_after_a_move_stand_side_by_side(world: World, address: str) -> None:
    tine = world.client("tine")
    fill(tine, address, since="1-1-2020", until="1-3-2021", draagt=["health.family", "leisure.network"])
    fill(tine, address, since="1-4-2021", draagt=["health.care"])
    shown = text(tine, address)
    assert "Bij oma (netwerk)" in shown and "1 van negen naar de zorg" in shown and "veranderd" in shown


def test_a_member_of_the_project_group_does_not_reach_it(world: World, address: str) -> None:
    assert world.client("paul").get(address).status_code == 404
    assert world.client("mila").get(address).status_code == 404
