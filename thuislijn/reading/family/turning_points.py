# SPDX-License-Identifier: EUPL-1.2
"""Moments after which the course may have changed, put forward for the team to choose from (S0 3.2).

Only steps that change a course by what they are: the first time that a child leaves home, the start of a legal measure,
the first return. Whether it was a turning point is for the team to say, and the note says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Item, Measure, Stay, TurningPoint
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import MeasureKind, Modality, PersonRole, PlaceType, StayPurpose

_PROPOSED = "Voorstel uit het dossier; het team beslist of dit een schakelmoment was."
_MEASURES = (MeasureKind.SUPERVISION, MeasureKind.PROVISIONAL_SUPERVISION, MeasureKind.GUARDIANSHIP)
_VAGUEST = 366  # days: what is known less exactly than to a year marks no moment
_ONE = 31  # days within which the same step of brothers and sisters is one moment


def turning_points(items: Iterable[Item], people: Iterable[Person]) -> tuple[TurningPoint, ...]:
    """Proposals in order of time, the same step of several children on one day made one."""
    facts = [item for item in items if item.modality is Modality.ACTUAL and _is_sharp(item.when.start)]
    facts.sort(key=lambda item: item.when.start.middle or 0)
    found: list[TurningPoint] = []
    for child in (person.id for person in people if person.role is PersonRole.CHILD):
        for title, item in _steps(facts, child):
            _add(found, title, item, child)
    found.sort(key=lambda one: one.when.middle or 0)
    return tuple(found)


def _is_sharp(moment: Moment) -> bool:
    return moment.width is not None and moment.width <= _VAGUEST


def _steps(facts: list[Item], child: str) -> Iterator[tuple[str, Item]]:
    stays = [item for item in facts if isinstance(item, Stay) and child in item.persons]
    away = next((stay for stay in stays if _leaves_home(stay)), None)
    if away is not None:
        yield "uit huis", away
        back = (stay for stay in stays if stay.place is PlaceType.HOME)
        returned = next((stay for stay in back if _after(stay, away)), None)
        if returned is not None:
            yield "weer thuis", returned
    for kind in _MEASURES:
        measure = next(
            (one for one in facts if isinstance(one, Measure) and one.measure_kind is kind and _is_of(one, child)), None
        )
        if measure is not None:
            yield f"begin {kind.label('nl')}", measure


def _leaves_home(stay: Stay) -> bool:
    beside = stay.place is PlaceType.PART_TIME or stay.purpose is StayPurpose.RESPITE
    return stay.place.away_from_home and not beside


def _after(stay: Stay, away: Stay) -> bool:
    return (stay.when.start.earliest or 0) > (away.when.start.latest or 0)


def _is_of(item: Item, child: str) -> bool:
    return not item.persons or child in item.persons


def _add(found: list[TurningPoint], title: str, item: Item, child: str) -> None:
    moment = item.when.start
    for n, one in enumerate(found):
        near = abs((one.when.middle or 0) - (moment.middle or 0)) <= _ONE
        if one.title == title and near:
            persons, items = (*one.persons, child), tuple(dict.fromkeys((*one.items, item.id)))
            found[n] = TurningPoint(id=one.id, title=title, when=one.when, persons=persons, items=items, note=one.note)
            return
    found.append(
        TurningPoint(
            id=f"t{len(found) + 1}", title=title, when=moment, persons=(child,), items=(item.id,), note=_PROPOSED
        )
    )
