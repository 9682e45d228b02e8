# SPDX-License-Identifier: EUPL-1.2
"""All lenses on one family of 150, 600 and 3,000 items, and on 10,000 families of 20 to 150 items.

Each look begins with a timeline that was never looked at, so that no sum is there already.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

from bench.measuring import Row, median_ms
from thuislijn.lenses.catalogue import look_at
from thuislijn.lenses.grouping import grouped
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import (
    Contact,
    Decision,
    Diagnosis,
    Evaluation,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Plan,
    Question,
    Schooling,
    Stay,
)
from thuislijn.timeline.moment import Day, Moment, Period, add_months
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    LADDER,
    ContactForm,
    DecisionKind,
    EventKind,
    HelpAim,
    HelpKind,
    Intensity,
    LifeEvent,
    Marker,
    MeasureKind,
    OrganisationKind,
    Outcome,
    PersonRole,
    PlaceType,
    PlanKind,
    Reason,
    RelationKind,
    Role,
    SchoolState,
    StayEnd,
    StayPurpose,
)

AIM_MS = 5.0  # for one family of 150 items
FAMILIES = 10_000
_TOLD = dt.date(2024, 6, 1).toordinal()
_BORN = dt.date(2006, 3, 14).toordinal()


def generated(count: int, seed: int = 1) -> Timeline:
    """A family with `count` items: lives of stays on end, and around them help, measures, school, events and talks."""
    chance = random.Random(seed)
    children = [f"k{n}" for n in range(chance.randint(1, 4))]
    births = {child: add_months(_BORN, 22 * n) for n, child in enumerate(children)}
    persons = [
        Person(id=child, name=f"Kind {child}", role=PersonRole.CHILD, birth=Moment.on(births[child]))
        for child in children
    ]
    parents = [Person(id=role.value, name=role.nl, role=role) for role in (PersonRole.MOTHER, PersonRole.FATHER)]
    organisations = [
        Organisation(id=f"o{n}", name=f"Organisatie {n}", kind=OrganisationKind.YOUTH_CARE) for n in range(8)
    ]
    items: list[Item] = [stay for child in children for stay in _life(child, births[child], chance, count)]
    items += [_entry(f"i{n}", chance, children) for n in range(max(0, count - len(items)))]
    return Timeline(
        id=f"gezin{seed}",
        title="Gezin",
        reference_day=_TOLD,
        municipality="Laren",
        persons=(*persons, *parents),
        relations=tuple(
            Relation(kind=RelationKind.PARENT, of=parent.id, to=child) for parent in parents for child in children
        ),
        organisations=tuple(organisations),
        items=tuple(items[:count]),
    )


def _moment(day: Day, chance: random.Random) -> Moment:
    """A day, or the month or year around it, as often as files are vague."""
    vague = chance.random()
    date = dt.date.fromordinal(day)
    if vague < 0.6:
        return Moment.on(day)
    return Moment.in_month(date.year, date.month) if vague < 0.9 else Moment.in_year(date.year)


def _life(child: str, born: Day, chance: random.Random, count: int) -> Iterator[Stay]:
    """Stays that follow each other: home, and for half of the children places away from home and back."""
    places = chance.choice((1, 1, 2, 3, 5, 7)) + count // 400
    cuts = sorted(chance.randint(born + 700, _TOLD - 60) for _ in range(places - 1))
    bounds = [Moment.on(born), *(_moment(day, chance) for day in cuts)]
    for n, start in enumerate(bounds):
        away = n % 4 in (1, 2)
        yield Stay(
            id=f"{child}_stay{n}",
            title="verblijf",
            persons=(child,),
            place=chance.choice(LADDER[1:]) if away else PlaceType.HOME,
            purpose=chance.choice(list(StayPurpose)) if away else StayPurpose.UNKNOWN,
            end_reason=chance.choice(list(StayEnd)) if away else StayEnd.UNKNOWN,
            municipality=chance.choice(("", "Laren", "Zwolle")),
            organisations=(f"o{chance.randrange(8)}",) if away else (),
            when=Period.during(start, bounds[n + 1]) if n + 1 < len(bounds) else Period.since(start),
        )


def _entry(id: str, chance: random.Random, children: list[str]) -> Item:
    first = chance.randint(_BORN, _TOLD - 30)
    start = _moment(first, chance)
    end = _moment(min(_TOLD, first + chance.choice((40, 120, 250, 400, 900))), chance)
    stretch = chance.choice((Period.during(start, end), Period.during(start, end), Period.since(start), Period(start)))
    point = Period.at(start)
    who = (chance.choice([*children, "mother", "father"]),)
    child, by = (chance.choice(children),), (f"o{chance.randrange(8)}",)
    kinds: tuple[tuple[float, Item], ...] = (
        (0.22, _help(id, chance, stretch, start, who, by)),
        (0.04, Measure(id=id, title=id, persons=child, measure_kind=chance.choice(list(MeasureKind)), when=stretch)),
        (0.06, Schooling(id=id, title=id, persons=child, state=chance.choice(list(SchoolState)), when=stretch)),
        (0.10, Involvement(id=id, title=id, role=chance.choice(list(Role)), worker=id, organisations=by, when=stretch)),
        (0.05, Question(id=id, title=id, asker=who[0], persons=child, when=point)),
        (0.04, Diagnosis(id=id, title=id, persons=who, markers=(chance.choice(list(Marker)),), when=point)),
        (0.09, Decision(id=id, title=id, decision_kind=chance.choice(list(DecisionKind)), persons=child, when=point)),
        (0.06, Contact(id=id, title=id, form=chance.choice(list(ContactForm)), persons=child, when=stretch)),
        (0.04, Evaluation(id=id, title=id, persons=child, organisations=by, when=point)),
        (0.03, Plan(id=id, title=id, plan_kind=chance.choice(list(PlanKind)), persons=child, when=point)),
    )
    left = chance.random()
    for share, item in kinds:
        left -= share
        if left < 0:
            return item
    return _event(id, chance, point, who, by)


def _help(
    id: str, chance: random.Random, when: Period, start: Moment, who: tuple[str, ...], by: tuple[str, ...]
) -> Help:
    return Help(
        id=id,
        title=id,
        help_kind=chance.choice(list(HelpKind)),
        aim=chance.choice(list(HelpAim)),
        intensity=chance.choice(list(Intensity)),
        outcome=chance.choice(list(Outcome)),
        end_reason=chance.choice(list(Reason)),
        waiting_from=start.plus(-100, -60) if chance.random() < 0.3 else Moment.UNKNOWN,
        persons=who,
        organisations=by,
        when=when,
    )


def _event(id: str, chance: random.Random, when: Period, who: tuple[str, ...], by: tuple[str, ...]) -> Event:
    kind = chance.choice(list(EventKind))
    return Event(
        id=id,
        title=id,
        event_kind=kind,
        life_event=chance.choice(list(LifeEvent)) if kind is EventKind.LIFE_EVENT else None,
        markers=(chance.choice(list(Marker)),) if chance.random() < 0.4 else (),
        persons=who,
        organisations=by,
        when=when,
    )


def measure() -> Iterator[Row]:
    """Milliseconds for one family of three sizes and for its groups; the median over many families, and their sum."""
    for count in (150, 600, 3_000):
        family = generated(count)
        took = median_ms(lambda one=family: look_at(replace(one)), rounds=15)  # type: ignore[misc]
        aim = AIM_MS if count == 150 else None
        yield Row(f"all lenses, one family of {count:,} items", took, "ms", at_most=aim)
    family = generated(150)
    findings = look_at(family)
    took = median_ms(lambda: grouped(family, findings), rounds=15)
    yield Row(f"the {len(findings)} findings of 150 items in groups", took, "ms")
    times = []
    sizes = random.Random(2)
    for seed in range(FAMILIES):
        one = generated(sizes.randint(20, 150), seed)
        began = time.perf_counter()
        look_at(one)
        times.append(time.perf_counter() - began)
    yield Row(f"all lenses, median of {FAMILIES:,} families", statistics.median(times) * 1000, "ms")
    yield Row(f"all lenses, {FAMILIES:,} families together", sum(times), "s")
