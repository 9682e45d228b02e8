# SPDX-License-Identifier: EUPL-1.2
"""A drawing from memory is the drawing itself, whatever was changed in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from bench.drawing import generated
from tests.drawing.demo_family import BRACKETS, DEMO
from thuislijn.drawing.live import draw_live
from thuislijn.drawing.memory import Memory
from thuislijn.drawing.view import Living, View
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole, Standing

VIEW = View(link="item/", link_days="?van={first}&tot={last}", legend=False, brackets=BRACKETS)

Change = Callable[[Timeline, Random], Timeline]


def _one(change: Callable[[Item, Random], Item]) -> Change:
    def changed(timeline: Timeline, source: Random) -> Timeline:
        at = source.randrange(len(timeline.items))
        items = timeline.items
        return replace(timeline, items=(*items[:at], change(items[at], source), *items[at + 1 :]))

    return changed


def _moved(item: Item, source: Random) -> Item:
    start = item.when.start.middle or 735000
    return replace(item, when=Period.at(Moment.on(start + source.randint(-400, 400))))


def _renamed_child(timeline: Timeline, source: Random) -> Timeline:
    persons = timeline.persons
    at = next(i for i, person in enumerate(persons) if person.role is PersonRole.CHILD)
    other = replace(persons[at], name=f"Kind {source.randint(10, 99)}")
    return replace(timeline, persons=(*persons[:at], other, *persons[at + 1 :]))


def _renamed_organisation(timeline: Timeline, source: Random) -> Timeline:
    if not timeline.organisations:
        return timeline
    first, *rest = timeline.organisations
    return replace(timeline, organisations=(replace(first, name=f"Team {source.randint(10, 99)}"), *rest))


CHANGES: tuple[Change, ...] = (
    _one(_moved),
    _one(lambda item, source: replace(item, title=f"anders {source.random():.3f}", short="")),
    _one(lambda item, _: replace(item, reviewed=not item.reviewed)),
    _one(lambda item, _: replace(item, standing=Standing.DISPUTED)),
    _one(lambda item, _: replace(item, persons=())),
    lambda timeline, source: replace(timeline, items=timeline.items[: -source.randint(1, 3)]),
    lambda timeline, source: replace(timeline, reference_day=timeline.reference_day - source.randint(0, 40)),
    lambda timeline, _: replace(timeline, contradictions=((timeline.items[0].id, timeline.items[1].id),)),
    lambda timeline, _: replace(timeline, turning_points=timeline.turning_points[1:]),
    _renamed_child,
    _renamed_organisation,
)
VIEWS = (VIEW, replace(VIEW, first=734000, last=736000), replace(VIEW, living=Living.FLAT, language="en"))


@pytest.mark.parametrize("timeline", [DEMO, generated(120), generated(500)], ids=["demo", "120", "500"])
def test_after_any_change_a_drawing_from_memory_is_what_it_is_without(timeline: Timeline) -> None:
    memory, source = Memory(), Random(len(timeline.items))
    for step in range(30):
        view = VIEWS[source.choice((0, 0, 0, 1, 2))]
        assert draw_live(timeline, view, memory) == draw_live(replace(timeline), view), step
        timeline = source.choice(CHANGES)(timeline, source)


def test_an_edit_draws_the_lane_that_it_changes_and_no_other() -> None:
    timeline, memory = generated(500), Memory()
    draw_live(timeline, VIEW, memory)
    (lanes,) = memory._grounds.values()
    before = dict(lanes)
    at = next(i for i, item in enumerate(timeline.items) if item.kind == "question")
    other = replace(timeline.items[at], organisations=(), reviewed=not timeline.items[at].reviewed)
    without = replace(timeline, items=(*timeline.items[:at], other, *timeline.items[at + 1 :]))
    draw_live(without, VIEW, memory)
    assert {name for name, lane in lanes.items() if before[name] is not lane} == {"questions", "organisations"}


def test_only_a_few_views_are_remembered() -> None:
    memory = Memory()
    for width in range(800, 1400, 100):
        draw_live(DEMO, replace(VIEW, width=width), memory)
    assert len(memory._grounds) == 3
