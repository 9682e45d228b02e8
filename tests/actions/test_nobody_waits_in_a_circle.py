# SPDX-License-Identifier: EUPL-1.2
"""A case is locked before what is in it: who deletes it or makes it anonymous succeeds, whoever writes meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.actions.test_at_once import at_once
from tests.web.people import World, build_world
from thuislijn.actions.keeping.anonymising import anonymise_case
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.actions.learning.explanation import add_factor, add_voice, change_factor, tell_view
from thuislijn.actions.learning.plans import keep_goal
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, View
from thuislijn.store.learning.explanations import ExplanationFactor
from thuislijn.store.learning.plans import Goal
from thuislijn.timeline.vocabulary import Perspective

ROWS = 12
ROUNDS = 2


@pytest.fixture
def world(transactional_db: None) -> World:
    """The cast, in a database that several connections see."""
    return build_world()


def filled(world: World, name: str) -> Case:
    """A case with goals and an explanation on which people work."""
    case = Case(programme=world.programme, team=world.north, pseudonym=name, reference_day=dt.date(2026, 6, 1))
    case.anonymous = True
    case.save()
    by = world.actor("tine")
    for number in range(ROWS):
        keep_goal(by=by, case=case, values={"text": f"doel {number}"})
        add_factor(by=by, case=case, text=f"factor {number}", part=FactorPart.STARTED, group=FactorGroup.CHILD)
    return case


def writing(world: World, case: Case) -> Callable[[], None]:
    """Somebody who changes every goal, for as long as there is a case."""

    def write() -> None:
        try:
            for goal in Goal.objects.filter(case=case):
                values = {"text": f"{goal.text}."}
                keep_goal(by=world.actor("tine"), case=case, values=values, goal=goal, seen=goal.version)
        except (Case.DoesNotExist, ChangedMeanwhileError):
            return

    return write


@pytest.mark.parametrize("ending", ["anonymous", "deleted"])
def test_ending_a_case_succeeds_while_people_write_in_it(world: World, ending: str) -> None:
    by = world.actor("fatima")
    for number in range(ROUNDS):
        case = filled(world, f"Gezin Zee {number}")

        def end(case: Case = case, number: int = number) -> None:
            if ending == "deleted":
                delete_case(by=by, case=case, why="gevraagd")
            else:
                anonymise_case(by=by, case=case, pseudonym=f"Gezin Duin {number}", why="gevraagd")

        assert at_once(writing(world, case), end, writing(world, case)) == [None, None, None]


def test_two_who_write_of_the_same_factor_wait_for_each_other_in_one_order(world: World) -> None:
    case = filled(world, "Gezin Zee")
    by = world.actor("tine")
    voice = add_voice(by=by, case=case, label="moeder", perspective=Perspective.PARENT)

    def tell() -> None:
        for factor in ExplanationFactor.objects.filter(case=case):
            tell_view(by=by, factor=factor, voice=voice, view=View.AGREES, words="zo was het")

    def reword() -> None:
        for factor in ExplanationFactor.objects.filter(case=case):
            there: Any = {"group": FactorGroup(factor.group), "part": FactorPart(factor.part), "items": []}
            change_factor(by=by, factor=factor, seen=factor.version, text=f"{factor.text}.", **there)

    assert at_once(tell, reword) == [None, None]
