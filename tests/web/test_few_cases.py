# SPDX-License-Identifier: EUPL-1.2
"""Numbers of a programme tell nothing of one family: not of a few, and not of one whose content is closed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.web.people import World
from thuislijn.store.cases import Case
from thuislijn.store.learning.plans import PlanAction

STUCK = "vastgelopen: "
OF_WHOM = "van te weinig gezinnen"


def with_plans(world: World, number: int) -> list[Case]:
    """The family of team Noord and others of it, each with one action that got stuck."""
    cases = [world.case]
    for name in ("Zeepaard", "Zeekat", "Zeehond")[: number - 1]:
        case = Case(programme=world.programme, team=world.north, pseudonym=name, reference_day=dt.date(2026, 6, 1))
        case.anonymous = True
        case.save()
        cases.append(case)
    for case in cases:
        PlanAction(case=case, adopted=True, what="oma vragen", state="stuck").save()
    return cases


def page(world: World, person: str) -> str:
    return str(world.client(person).get(reverse("programme", args=[world.programme.pk])).content.decode())


@pytest.mark.parametrize("person", ["paul", "anna", "zuhal"])
def test_who_does_not_see_the_cases_gets_numbers_of_enough_of_them(world: World, person: str) -> None:
    with_plans(world, 2)
    few = page(world, person)
    assert STUCK not in few and OF_WHOM in few
    with_plans(world, 3)
    assert STUCK in page(world, person)


def test_who_sees_every_case_gets_the_numbers_at_once(world: World) -> None:
    with_plans(world, 1)
    assert f"{STUCK}1" in page(world, "fatima")


def test_the_plan_of_a_family_that_withdrew_is_not_counted(world: World) -> None:
    first, *_ = with_plans(world, 4)
    assert f"{STUCK}4" in page(world, "paul")
    first.closed = timezone.now()
    first.save()
    assert f"{STUCK}3" in page(world, "paul")


def test_the_project_group_reads_how_much_got_stuck_and_with_whom_and_no_word_of_it(world: World) -> None:
    path, overview = reverse("plans_of_teams", args=[world.programme.pk]), "Wat liep, wat veranderde"
    with_plans(world, 2)
    paul = world.client("paul")
    assert "nog geen 3 gezinnen" in paul.get(path).content.decode() and overview not in page(world, "paul")
    with_plans(world, 3)
    PlanAction.objects.update(why="geen van drie loketten beslist")
    shown = paul.get(path).content.decode()
    assert overview in page(world, "paul") and "Vastgelopen" in shown and "Zeepaard" not in shown
    assert "oma vragen" not in shown and "loketten" not in shown
    PlanAction.objects.filter(case=world.case).update(side="family")
    assert OF_WHOM in paul.get(path).content.decode(), "one family is not told apart by who does it"
