# SPDX-License-Identifier: EUPL-1.2
"""Whoever opens a screen of a case or a programme leaves one row, in the right log; who is refused does so too."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.people import World, with_family
from tests.web.test_every_address import ADDRESSES, OF_A_CASE, OF_A_PROGRAMME, furnish, path_of
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import forget

SHOWS_NOTHING = {
    # Pages that ask before something is done: a heading, what follows, a reason. The deed has its row.
    *("case_anonymise", "case_anonymous", "case_by_name", "case_close", "case_delete", "case_reopen"),
    *("child_told", "consent_withdraw", "only_mentioned", "source_original", "source_remove"),
    *("member", "member_end", "team_edit", "team_remove"),
    # Forms that begin empty, or hold the data of a case and of a programme that their first pages show.
    *("case_new", "family_member_new", "invite", "item_new", "team_new", "turning_new"),
    *("case_edit", "programme_edit"),
    # Asked by a page that is open and has its row.
    *("sources_progress", "timeline_changes"),
    # Sends on to a screen that has its row, or shows what holds for all families.
    *("review", "review_step", "lessons"),
}
SCREENS = sorted(
    name
    for name, address in ADDRESSES.items()
    if address.about in (*OF_A_CASE, *OF_A_PROGRAMME) and not address.posts_only and name not in SHOWS_NOTHING
)
TAKEN_ALONG = (Act.EXPORT, Act.PRINT)
"""What is taken along twice was taken along twice."""


def rows() -> list[LogRow]:
    return list(LogRow.objects.order_by("-at", "-pk"))


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_one_row_with_its_case(world: World, name: str) -> None:
    furnish(world)
    path = path_of(name, world)
    client, before = world.client("fatima"), len(rows())
    for _ in range(2):  # the second look, a moment later, is the same look
        forget()
        assert client.get(path).status_code == 200
    new = rows()[: len(rows()) - before]
    row = new[0]
    if row.act not in TAKEN_ALONG:
        assert len(new) == 1, [(row.act, row.kind) for row in new]
    assert row.act in (Act.READ, *TAKEN_ALONG) and row.actor == world.people["fatima"].pk
    assert (row.actor_name, row.actor_role) == ("Fatima", "facilitator")
    assert row.programme == world.programme.pk
    assert row.case == (world.case.pk if ADDRESSES[name].about in OF_A_CASE else None)


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
