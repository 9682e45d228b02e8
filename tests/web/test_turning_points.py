# SPDX-License-Identifier: EUPL-1.2
"""Making a turning point of an item, changing it, and taking it off: nothing typed is lost, nothing is overwritten."""

from __future__ import annotations

import re

from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of

JSON = {"Accept": "application/json"}


def address(case: Case, name: str, key: str = "") -> str:
    return reverse(name, args=[case.pk, key] if key else [case.pk])


def test_an_item_gives_its_title_day_and_people_to_the_turning_point(world: World) -> None:
    case = with_family(world)
    client = world.client("tine")
    html = client.get(address(case, "turning_new") + "?item=i1&deel=1").content.decode()
    assert 'value="bij oma"' in html and 'value="01-03-2021"' in html
    assert re.search(r'value="sem"[^>]*checked', html)
    fields = {"title": "naar oma toe", "when": "1-3-2021", "persons": ["sem"], "item": "i1", "note": "alles anders"}
    answer = client.post(address(case, "turning_new"), fields, headers=JSON)
    assert answer.status_code == 200
    point = next(p for p in timeline_of(Case.objects.get(pk=case.pk)).turning_points if p.id == answer.json()["key"])
    assert (point.title, point.items, point.persons) == ("naar oma toe", ("i1",), ("sem",))


def test_without_a_date_nothing_is_saved_and_what_was_typed_is_still_there(world: World) -> None:
    case = with_family(world)
    for when in ("", "ooit eens"):
        answer = world.client("tine").post(
            address(case, "turning_new"), {"title": "een <b>titel</b>", "when": when}, headers=JSON
        )
        assert answer.status_code == 422
        assert "een &lt;b&gt;titel&lt;/b&gt;" in answer.content.decode()
    assert Entry.objects.filter(case=case, section=Section.TURNING_POINTS).count() == 1


def test_two_who_change_one_turning_point_meet_each_other(world: World) -> None:
    case = with_family(world)
    url = address(case, "turning_point", "t1")
    seen = Entry.objects.get(case=case, key="t1").version
    fields = {"title": "van Eva", "when": "2-3-2021", "seen": seen}
    assert world.client("eva").post(url, fields, headers=JSON).status_code == 200
    late = world.client("tine").post(url, fields | {"title": "van Tine"}, headers=JSON)
    html = late.content.decode()
    assert late.status_code == 409 and "van Eva" in html and 'value="van Tine"' in html
    again = int(re.findall(r'name="seen" value="(\d+)"', html)[0])
    assert (
        world.client("tine").post(url, fields | {"title": "van Tine", "seen": again}, headers=JSON).status_code == 200
    )


def test_taken_off_it_is_gone_and_its_item_stays(world: World) -> None:
    case = with_family(world)
    response = world.client("tine").post(address(case, "turning_remove", "t1"), {"seen": 1})
    assert response.status_code == 302
    timeline = timeline_of(Case.objects.get(pk=case.pk))
    assert not timeline.turning_points and timeline.item("i1") is not None
    assert world.client("tine").get(address(case, "turning_point", "t1")).status_code == 404


def test_an_item_is_no_turning_point(world: World) -> None:
    case = with_family(world)
    assert world.client("tine").get(address(case, "turning_point", "i1")).status_code == 404
