# SPDX-License-Identifier: EUPL-1.2
"""Every time that somebody of the network was asked or offered help is kept, with by whom and what came of it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.learning.askings import keep_asking, remove_asking
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.store.network import NetworkAsking, NetworkTie

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def tie(world: World) -> NetworkTie:
    made = NetworkTie(case=with_family(world), label="oma")
    made.save()
    return made


def test_several_times_stand_beside_each_other_and_say_by_whom(world: World, tie: NetworkTie) -> None:
    tine, new = world.client("tine"), reverse("asking_new", args=[world.case.pk, tie.pk])
    first = {"what": "logeren", "asked": "yes", "asked_by": "gezinsvoogd", "asked_when": "juni 2019", "offered": "no"}
    second = {
        "what": f"oppassen {SCRIPT}",
        "asked": "no",
        "offered": "yes",
        "offer": "elke woensdag",
        "came_of_it": "loopt",
    }
    for typed in (first, second):
        assert tine.post(new, typed).status_code == 302
    shown = tine.get(reverse("tie", args=[world.case.pk, tie.pk])).content.decode()
    assert "Logeren" in shown and "gezinsvoogd" in shown and "elke woensdag" in shown and SCRIPT not in shown
    assert "2 keer vastgelegd" in tine.get(reverse("people", args=[world.case.pk])).content.decode()
    tie.refresh_from_db()
    assert (tie.asked, tie.offered) == ("yes", "yes")


def test_what_cannot_be_kept_is_shown_again(world: World, tie: NetworkTie) -> None:
    tine, new = world.client("tine"), reverse("asking_new", args=[world.case.pk, tie.pk])
    wrong = tine.post(new, {"what": "", "asked": "yes", "offered": "no", "came_of_it": "bewaar dit"})
    assert wrong.status_code == 422 and "bewaar dit" in wrong.content.decode()
    assert tine.post(new, {"what": "x", "asked": "yes", "offered": "no", "asked_when": "ooit eens"}).status_code == 422
    assert not NetworkAsking.objects.exists()


def test_two_at_once_lose_nothing(world: World, tie: NetworkTie) -> None:
    by = world.actor("tine")
    row = keep_asking(by=by, tie=tie, values={"what": "logeren", "asked": "yes", "offered": "unknown"})
    mine = NetworkAsking.objects.get(pk=row.pk)
    keep_asking(by=world.actor("rens"), tie=tie, values={"came_of_it": "ging goed"}, asking=row, seen=1)
    with pytest.raises(ChangedMeanwhileError):
        keep_asking(by=by, tie=tie, values={"came_of_it": "nee"}, asking=mine, seen=1)
    address = reverse("asking", args=[world.case.pk, tie.pk, row.pk])
    typed = {"what": "logeren", "asked": "yes", "offered": "unknown", "came_of_it": "nee", "seen": "1"}
    page = world.client("tine").post(address, typed)
    assert page.status_code == 422 and "ging goed" in page.content.decode() and "nee" in page.content.decode()
    with pytest.raises(ChangedMeanwhileError):
        remove_asking(by=by, asking=mine, seen=1)
    remove_asking(by=by, asking=NetworkAsking.objects.get(pk=row.pk), seen=2)
    assert not NetworkAsking.objects.exists()


def test_one_of_another_tie_or_case_does_not_exist(world: World, tie: NetworkTie) -> None:
    other = NetworkTie(case=world.case, label="buurvrouw")
    other.save()
    row = keep_asking(by=world.actor("tine"), tie=other, values={"what": "x", "asked": "yes", "offered": "no"})
    address = reverse("asking", args=[world.case.pk, tie.pk, row.pk])
    assert world.client("tine").get(address).status_code == 404
    assert world.client("otto").get(reverse("asking", args=[world.case.pk, other.pk, row.pk])).status_code == 404
