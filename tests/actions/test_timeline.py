# SPDX-License-Identifier: EUPL-1.2
"""Changing a timeline together: nothing is overwritten in silence, everything can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.people import World, with_family
from thuislijn.actions.timeline import ConflictError, Edit, NothingToUndoError, redo, undo, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry, Section
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import ExchangeError
from thuislijn.timeline.items import Stay


def entry(case: Case, key: str) -> Entry:
    return Entry.objects.get(case=case, key=key)


def titled(title: str, **more: Any) -> dict[str, Any]:
    return {"kind": "stay", "id": "i1", "title": title, "persons": ["sem"], **more}


def change(world: World, name: str, title: str) -> int:
    case = Case.objects.get(pk=world.case.pk)
    edit = Edit(Section.ITEMS, "i1", titled(title), entry(case, "i1").version)
    return write(by=world.actor(name), case=case, edits=[edit])


def test_what_is_written_stands_on_the_timeline(world: World) -> None:
    case = with_family(world)
    timeline = timeline_of(case)
    assert [child.name for child in timeline.children] == ["jeugdige 1", "jeugdige 2"]
    (stay,) = timeline.facts(Stay)
    assert stay.title == "bij oma"


def test_two_people_who_change_one_stay_do_not_overwrite_each_other(world: World) -> None:
    case = with_family(world)
    seen = entry(case, "i1").version
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "i1", titled("bij oma en opa"), seen)])
    with pytest.raises(ConflictError) as refused:
        write(by=world.actor("fatima"), case=case, edits=[Edit(Section.ITEMS, "i1", titled("bij tante"), seen)])
    (now,) = refused.value.entries
    assert now is not None and now.data["title"] == "bij oma en opa"
    assert entry(case, "i1").data["title"] == "bij oma en opa"


def test_a_step_is_written_whole_or_not_at_all(world: World) -> None:
    case = with_family(world)
    good = Edit(Section.ITEMS, "i9", {"kind": "event", "id": "i9", "title": "verhuisd"})
    wrong = Edit(Section.ITEMS, "i8", {"kind": "event", "id": "i8"})
    with pytest.raises(ExchangeError):
        write(by=world.actor("tine"), case=case, edits=[good, wrong])
    assert not Entry.objects.filter(case=case, key="i9").exists()


def test_undo_and_redo_go_back_and_forth(world: World) -> None:
    case = with_family(world)
    change(world, "tine", "een")
    change(world, "tine", "twee")
    tine = world.actor("tine")
    titles = []
    for act in (undo, undo, redo, redo, undo, redo):
        act(by=tine, case=Case.objects.get(pk=case.pk))
        titles.append(entry(case, "i1").data["title"])
    assert titles == ["een", "bij oma", "een", "twee", "een", "twee"]
    with pytest.raises(NothingToUndoError):
        redo(by=tine, case=case)


def test_nobody_undoes_what_somebody_else_did(world: World) -> None:
    case = with_family(world)
    change(world, "tine", "door Tine")
    with pytest.raises(NothingToUndoError):
        undo(by=world.actor("fatima"), case=case)
    change(world, "fatima", "door Fatima")
    with pytest.raises(ConflictError):
        undo(by=world.actor("tine"), case=case)


def test_something_new_ends_the_redo(world: World) -> None:
    case = with_family(world)
    change(world, "tine", "een")
    undo(by=world.actor("tine"), case=case)
    change(world, "tine", "anders")
    with pytest.raises(NothingToUndoError):
        redo(by=world.actor("tine"), case=case)


def test_an_item_taken_away_comes_back_as_it_was(world: World) -> None:
    case = with_family(world)
    tine = world.actor("tine")
    before = timeline_of(case).item("i1")
    write(by=tine, case=case, edits=[Edit(Section.ITEMS, "i1", None, entry(case, "i1").version)])
    assert timeline_of(case).item("i1") is None
    undo(by=tine, case=case)
    assert timeline_of(case).item("i1") == before


def test_every_change_is_a_row_in_the_log_without_content(world: World) -> None:
    case = with_family(world)
    change(world, "tine", "geheim")
    row = LogRow.objects.latest("pk")
    assert (row.act, row.kind, row.target, row.actor_name, row.actor_role) == (
        Act.CHANGE,
        Section.ITEMS,
        "i1",
        "Tine",
        "team_member",
    )
    assert row.case == case.pk
    assert "geheim" not in str(vars(row))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(["change", "undo", "redo"]), max_size=12))
def test_whatever_is_done_undone_and_redone_the_timeline_is_what_the_steps_say(world: World, acts: list[str]) -> None:
    """A plain list with a place in it is the model: undo goes back, redo forth, a change cuts off what lies ahead."""
    Case.objects.filter(programme=world.programme).update(revision=0)
    Entry.objects.all().delete()
    case = Case.objects.get(pk=world.case.pk)
    case.steps.all().delete()
    tine = world.actor("tine")
    write(by=world.actor("fatima"), case=case, edits=[Edit(Section.ITEMS, "i1", titled("begin"))])
    told, place = ["begin"], 0
    for number, act in enumerate(acts):
        if act == "change":
            change(world, "tine", f"stap {number}")
            told, place = [*told[: place + 1], f"stap {number}"], place + 1
            continue
        step, onward = (undo, place - 1) if act == "undo" else (redo, place + 1)
        if 0 <= onward < len(told):
            step(by=tine, case=Case.objects.get(pk=case.pk))
            place = onward
        else:
            with pytest.raises(NothingToUndoError):
                step(by=tine, case=Case.objects.get(pk=case.pk))
        assert entry(case, "i1").data["title"] == told[place]
