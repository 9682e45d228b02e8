# SPDX-License-Identifier: EUPL-1.2
"""What a team writes down: two who change the same row never overwrite each other, and what stood there is kept."""

from __future__ import annotations

import pytest

from tests.web.people import World
from thuislijn.actions.learning.rows import ChangedMeanwhileError, remove_row, write_row
from thuislijn.store.choices import Act
from thuislijn.store.learning.plans import Goal
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.log import LogRow

pytestmark = pytest.mark.django_db


def _goal(world: World, text: str = "samen eten op zondag") -> Goal:
    return write_row(by=world.actor("tine"), row=Goal(case=world.case, text=text, whose="moeder"), kind="goal")


def test_a_new_row_is_a_first_version_with_its_writer_and_a_row_in_the_log(world: World) -> None:
    goal = _goal(world)
    assert (goal.version, goal.by_name) == (1, "Tine")
    row = LogRow.objects.get(kind="goal")
    assert (row.act, row.target, row.case) == (Act.CREATE, str(goal.pk), world.case.pk)
    assert goal.text not in row.why


def test_who_saw_an_older_version_is_told_what_stands_there_now(world: World) -> None:
    goal = _goal(world)
    late = Goal.objects.get(pk=goal.pk)
    goal.text = "samen eten, ook doordeweeks"
    write_row(by=world.actor("eva"), row=goal, kind="goal", seen=1)
    late.text = "iets anders"
    with pytest.raises(ChangedMeanwhileError) as conflict:
        write_row(by=world.actor("tine"), row=late, kind="goal", seen=1)
    assert isinstance(conflict.value.row, Goal)
    assert conflict.value.row.text == "samen eten, ook doordeweeks"
    assert Goal.objects.get().by_name == "Eva"


def test_every_text_that_ever_stood_there_is_kept(world: World) -> None:
    goal = _goal(world)
    goal.text = "anders gezegd"
    write_row(by=world.actor("eva"), row=goal, kind="goal", seen=1)
    remove_row(by=world.actor("tine"), row=goal, kind="goal", seen=2)
    texts = [
        (change.before and change.before["text"], change.after and change.after["text"])
        for change in RowChange.objects.filter(row=goal.pk).order_by("pk")
    ]
    assert texts == [
        (None, "samen eten op zondag"),
        ("samen eten op zondag", "anders gezegd"),
        ("anders gezegd", None),
    ]


def test_a_change_that_changes_nothing_writes_nothing(world: World) -> None:
    goal = _goal(world)
    write_row(by=world.actor("eva"), row=goal, kind="goal", seen=1)
    assert Goal.objects.get().by_name == "Tine"
    assert LogRow.objects.filter(kind="goal").count() == 1


def test_what_is_gone_is_said_to_be_gone(world: World) -> None:
    goal = _goal(world)
    copy = Goal.objects.get(pk=goal.pk)
    remove_row(by=world.actor("tine"), row=goal, kind="goal", seen=1)
    with pytest.raises(ChangedMeanwhileError) as conflict:
        write_row(by=world.actor("eva"), row=copy, kind="goal", seen=1)
    assert conflict.value.row is None


def test_a_row_of_another_case_cannot_be_written_as_if_it_were_of_this_one(world: World) -> None:
    goal = _goal(world)
    other = world.case
    other.pk = None
    other._state.adding = True
    other.save()
    goal.case = other
    with pytest.raises(ChangedMeanwhileError):
        write_row(by=world.actor("tine"), row=goal, kind="goal", seen=1)
