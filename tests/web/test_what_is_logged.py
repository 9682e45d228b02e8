# SPDX-License-Identifier: EUPL-1.2
"""Who is refused leaves a row in the log of what they tried; what a look leaves stands in `test_all_addresses.py`."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow


def rows() -> list[LogRow]:
    return list(LogRow.objects.order_by("-at", "-pk"))


@pytest.mark.parametrize("name", ["item", "source", "card", "tie", "finding"])
def test_a_forged_id_stands_in_the_log_of_the_case_in_which_it_was_tried(world: World, name: str) -> None:
    case = with_family(world)
    unknown = "00000000-0000-4000-8000-000000000000"
    paths = {
        "item": reverse("item", args=[case.pk, "i-van-een-ander"]),
        "source": reverse("source", args=[case.pk, unknown]),
        "card": reverse("review_card", args=[case.pk, unknown]),
        "tie": reverse("tie", args=[case.pk, unknown]),
        "finding": reverse("answer", args=[case.pk, "verzonnen"]),
    }
    client = world.client("tine")
    answer = client.post(paths[name]) if name == "finding" else client.get(paths[name])
    assert answer.status_code == 404
    row = rows()[0]
    assert (row.act, row.case, row.actor) == (Act.REFUSED, case.pk, world.people["tine"].pk)


def test_who_may_not_see_names_and_asks_for_them_stands_in_the_log_of_the_case(world: World) -> None:
    case = with_family(world)
    asked = {"kind": "json", "named": "on", "reason": "nieuwsgierig"}
    assert world.client("tine").post(reverse("print_make", args=[case.pk]), asked).status_code == 403
    assert (rows()[0].act, rows()[0].kind, rows()[0].case) == (Act.REFUSED, "names", case.pk)


def test_an_outsider_stands_in_the_log_of_the_programme_that_they_tried(world: World) -> None:
    path = reverse("programme", args=[world.programme.pk])
    assert world.client("otto").get(path).status_code == 404
    assert (rows()[0].act, rows()[0].programme) == (Act.REFUSED, world.programme.pk)
