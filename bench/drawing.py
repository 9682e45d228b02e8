# SPDX-License-Identifier: EUPL-1.2
"""Drawing a life at 60, 600 and 3,000 items, beside writing the same timeline as JSON in the same run."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bench.measuring import Row, side_by_side_ms
from thuislijn.drawing.draw import draw
from thuislijn.drawing.view import Bracket, View
from thuislijn.timeline.exchange import dump
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.items import (
    Decision,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Question,
    Schooling,
    Stay,
    TurningPoint,
)
from thuislijn.timeline.moment import Moment, Period, add_months
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LADDER, Answer, DecisionKind, EventKind, PersonRole, Role, SchoolState

AIMS = {60: 5.0, 600: 30.0, 3000: 200.0}
_REFERENCE = dt.date(2024, 6, 1).toordinal()
_BORN = dt.date(2006, 3, 14).toordinal()
_WORDS = [
    "gesprek",
    "school",
    "thuis",
    "moeder",
    "vader",
    "groep",
    "plan",
    "overleg",
    "hulp",
    "melding",
    "begeleiding",
    "verlenging",
    "bezoek",
    "oma",
]


def generated(count: int, children: int = 2, seed: int = 1) -> Timeline:
    """A family with `count` items in the mix of real files; the same seed gives the same family."""
    source = random.Random(seed)
    persons = [
        Person(id=f"k{n}", name=f"Kind {n + 1}", role=PersonRole.CHILD, birth=Moment.on(add_months(_BORN, 21 * n)))
        for n in range(children)
    ]
    persons.append(Person(id="moeder", name="moeder", role=PersonRole.MOTHER))
    organisations = tuple(Organisation(id=f"o{n}", name=f"Organisatie {n + 1}") for n in range(3 + count // 40))
    items = tuple(_item(f"i{n}", source, children, len(organisations)) for n in range(count))
    turning = tuple(
        TurningPoint(id=f"t{n}", title=_title(source), when=Moment.on(source.randint(_BORN, _REFERENCE)))
        for n in range(min(12, 2 + count // 50))
    )
    return Timeline(
        id="gen",
        title="Gezin",
        reference_day=_REFERENCE,
        persons=tuple(persons),
        organisations=organisations,
        items=items,
        turning_points=turning,
    )


def _title(source: random.Random) -> str:
    return " ".join(source.sample(_WORDS, source.randint(1, 4)))


_POINTS = (EventKind.ACTION, EventKind.REPORT, EventKind.INCIDENT, EventKind.LIFE_EVENT, EventKind.STRENGTH)


def _item(id: str, source: random.Random, children: int, organisations: int) -> Item:
    """Two in five items are stretches, the rest points; one in five has a date known to seven months."""
    start = source.randint(_BORN, _REFERENCE - 30)
    wide = source.random() < 0.2
    moment = Moment.between(start, start + 200) if wide else Moment.on(start)
    shared: dict[str, Any] = {
        "id": id,
        "title": _title(source),
        "short": source.choice(_WORDS),
        "persons": (f"k{source.randrange(children)}",),
        "organisations": (f"o{source.randrange(organisations)}",),
        "reviewed": source.random() < 0.7,
    }
    kind = source.random()
    if kind < 0.47:
        end = max(min(_REFERENCE, start + source.choice((40, 120, 250, 400, 900))), start + (210 if wide else 1))
        return _stretch(kind, source, {**shared, "when": Period.during(moment, Moment.on(end))}, start)
    shared["when"] = Period.at(moment)
    if kind < 0.56:
        return Question(**shared)
    if kind < 0.68:
        return Decision(**shared, decision_kind=source.choice(list(DecisionKind)))
    return Event(**shared, event_kind=source.choice(_POINTS))


def _stretch(kind: float, source: random.Random, shared: dict[str, Any], start: int) -> Item:
    if kind < 0.07:
        return Stay(**shared, place=source.choice(LADDER))
    if kind < 0.25:
        waits = Moment.on(start - 100) if source.random() < 0.4 else Moment.UNKNOWN
        return Help(**shared, waiting_from=waits, broken_off=Answer.YES if source.random() < 0.2 else Answer.NO)
    if kind < 0.28:
        return Measure(**shared)
    if kind < 0.33:
        return Schooling(**shared, state=source.choice(list(SchoolState)))
    if kind < 0.42:
        return Involvement(**shared, role=source.choice((Role.GUARDIAN, Role.THERAPIST, Role.SUPPORT_WORKER)))
    return Event(**{**shared, "persons": ("moeder",)}, event_kind=EventKind.CIRCUMSTANCE)


def measure() -> Iterator[Row]:
    """One row per size: the whole life as SVG with its fonts, against the same timeline written as JSON."""
    for count, aim in AIMS.items():
        timeline = generated(count)
        brackets = tuple(Bracket(start=_BORN + n * 700, end=_BORN + n * 700 + 200, label="uit beeld") for n in range(6))
        view = View(brackets=brackets)
        # A copy keeps nothing of what was reckoned for the drawing before.
        ours, theirs = side_by_side_ms(lambda t=timeline, v=view: draw(replace(t), v), lambda t=timeline: dump(t), 9)  # type: ignore[misc]
        yield Row(f"drawing a life, {count:,} items", ours, "ms", "the same as JSON", theirs, aim)
