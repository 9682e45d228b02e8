# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands on a timeline: no two labels ever overlap, none leaves the canvas, and the file is well-formed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.drawing import generated
from tests.drawing.checking import outside, overlapping, parsed
from thuislijn.drawing.draw import draw, lay_out
from thuislijn.drawing.page import lay_out_page
from thuislijn.drawing.view import Bracket, Living, Magnified, Tone, View
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.items import ITEM_CLASSES, DomainCare, Item, TurningPoint
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    Carrier,
    EventKind,
    LifeDomain,
    Modality,
    PersonRole,
    PlaceType,
    Role,
    Standing,
)

LOW, HIGH = dt.date(1960, 1, 1).toordinal(), dt.date(2026, 12, 31).toordinal()
TITLES = st.one_of(
    st.sampled_from(
        ["", "thuis", "OTS", "gesprek met moeder en de school over wat er nu moet gebeuren", "Ünïcödé <&> \"'"]
    ),
    st.text(max_size=60),
)
DAYS = st.one_of(
    st.integers(LOW, HIGH), *[st.integers(dt.date(2012, 1, 1).toordinal(), dt.date(2016, 6, 1).toordinal())] * 4
)


@st.composite
def moments(draw_one: st.DrawFn) -> Moment:
    low = draw_one(st.none() | DAYS)
    width = draw_one(st.sampled_from([0, 0, 0, 3, 30, 200, 800, -1]))
    if low is None:
        return Moment(None, draw_one(st.none() | DAYS))
    return Moment(low, None if width < 0 else low + width)


@st.composite
def periods(draw_one: st.DrawFn) -> Period:
    ending = draw_one(st.sampled_from(Ending))
    start = draw_one(moments())
    if ending is Ending.POINT:
        return Period.at(start)
    end = draw_one(moments()) if ending is Ending.DATED else Moment.UNKNOWN
    return Period(start, end, ending)


PEOPLE = ["k0", "k1", "k2", "k3", "k4", "k5", "moeder", "vader", "oma", "nobody-known"]


@st.composite
def items(draw_one: st.DrawFn, number: int) -> Item:
    kind = draw_one(st.sampled_from(ITEM_CLASSES))
    fields: dict[str, Any] = {
        "id": f"i{number}",
        "title": draw_one(TITLES),
        "short": draw_one(st.sampled_from(["", "kort"])),
        "when": draw_one(periods()),
        "persons": tuple(draw_one(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))),
        "organisations": tuple(
            draw_one(st.lists(st.sampled_from(["o0", "o1", "o2", "gone"]), max_size=2, unique=True))
        ),
        "reviewed": draw_one(st.booleans()),
        "standing": draw_one(st.sampled_from(Standing)),
        "modality": draw_one(st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, Modality.ACTUAL, Modality.SUSPECTED])),
    }
    if kind is DomainCare:
        return DomainCare(domain=LifeDomain.HOUSING, carrier=Carrier.CARE, **fields)
    extra = {"place": PlaceType, "event_kind": EventKind, "role": Role}
    for name, terms in extra.items():
        if name in kind.__dataclass_fields__:
            fields[name] = draw_one(st.sampled_from(terms))
    if "waiting_from" in kind.__dataclass_fields__:
        fields["waiting_from"] = draw_one(moments())
        fields["on_hold"] = draw_one(periods())
    return kind(**fields)


@st.composite
def timelines(draw_one: st.DrawFn) -> Timeline:
    children = draw_one(st.sampled_from([0, 1, 2, 6]))
    count = draw_one(st.sampled_from([0, 1, 5, 12, 30, 45]))
    persons = [
        Person(id=f"k{n}", name=draw_one(TITLES), role=PersonRole.CHILD, birth=draw_one(moments()), unborn=n == 5)
        for n in range(children)
    ]
    persons += [
        Person(id="moeder", name="moeder", role=PersonRole.MOTHER),
        Person(id="vader", name="vader", role=PersonRole.FATHER),
        Person(id="oma", name="oma van vaders kant", role=PersonRole.GRANDPARENT),
    ]
    points = draw_one(st.lists(moments(), max_size=8))
    return Timeline(
        id="x",
        title=draw_one(TITLES),
        reference_day=draw_one(DAYS),
        persons=tuple(persons),
        organisations=tuple(Organisation(id=f"o{n}", name=draw_one(TITLES)) for n in range(3)),
        items=tuple(draw_one(items(number)) for number in range(count)),
        turning_points=tuple(TurningPoint(id=f"t{n}", title="omslag", when=when) for n, when in enumerate(points)),
        contradictions=(("i0", "i1"),) if count > 1 else (),
    )


@st.composite
def views(draw_one: st.DrawFn) -> View:
    first = draw_one(st.one_of(st.none(), st.none(), DAYS))
    last = None if first is None else first + draw_one(st.sampled_from([0, 1, 20, 300, 3000, 20000]))
    brackets = tuple(
        Bracket(
            start=start,
            end=start + draw_one(st.integers(0, 900)),
            label=draw_one(TITLES),
            tone=draw_one(st.sampled_from(Tone)),
            certain=draw_one(st.booleans()),
            detail=draw_one(st.sampled_from(["", "vijf acties in acht weken"])),
        )
        for start in draw_one(st.lists(DAYS, max_size=6))
    )
    start = draw_one(DAYS)
    magnified = Magnified(first=start, last=start + draw_one(st.integers(0, 900)), factor=draw_one(st.floats(1.5, 40)))
    return View(
        first=first,
        last=last,
        width=draw_one(st.sampled_from([360, 480, 800, 1600, 4000])),
        language=draw_one(st.sampled_from(["nl", "en"])),
        living=draw_one(st.sampled_from(Living)),
        magnified=draw_one(st.sampled_from([None, magnified])),
        folded=frozenset(
            draw_one(st.lists(st.sampled_from(["family", "children", "help", "people", "living"]), max_size=2))
        ),
        persons=tuple(draw_one(st.sampled_from([[], [], ["k0"], ["k1", "moeder"]]))),
        brackets=brackets,
    )


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(timeline=timelines(), view=views())
def test_no_two_labels_overlap_and_none_leaves_the_canvas(timeline: Timeline, view: View) -> None:
    layout = lay_out(timeline, view)
    assert overlapping(layout.labels) == []
    assert outside(layout) == []
    parsed(draw(timeline, view))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(timeline=timelines(), view=views())
def test_the_same_holds_on_paper(timeline: Timeline, view: View) -> None:
    layout = lay_out_page(timeline, view)
    assert overlapping(layout.labels) == []
    assert outside(layout) == []


@pytest.mark.parametrize("children", [1, 6])
@pytest.mark.parametrize("count", [10, 150, 3000])
@pytest.mark.parametrize("days", [None, 30, 900])
def test_small_and_large_families_at_every_zoom(count: int, children: int, days: int | None) -> None:
    timeline = generated(count, children, seed=count + children)
    last = timeline.reference_day - 700
    view = View() if days is None else View(first=last - days, last=last)
    layout = lay_out(timeline, view)
    assert overlapping(layout.labels) == []
    assert outside(layout) == []
