# SPDX-License-Identifier: EUPL-1.2
"""Many different places to live, or moves in quick succession.

**Looks at** the places away from home where a child lived and at the moves between them. Own homes, also of separated
parents, respite beside a home, a second time at the same place and a new address under one name do not count; 'many
places' told as one stay count as many as the entry says. **Raised** at the threshold of places, or of moves within
twelve months. Unknown where there were that many moves and nobody recorded when, or where it is not recorded of some
places whether they were away from home.
**Why** four places is above the mean of 3.8 in the report (range 1 to 10); two moves in a year are unrest at any total.
**Sources:** S1 3.2.6: many places, without fitting treatment, make it worse; S4: children take no root.
**False alarm:** one institution with two names; foster families before an adoption; a planned step towards home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import strongest
from thuislijn.lenses.placements import Course, Move, Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import sentence
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType

_YEAR = 365


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        places = _places(course)
        unclear = {one.key for one in course.residences if one.first.place is PlaceType.UNKNOWN and one.count == 1}
        count = sum(residence.count for residence in places)
        many = Certainty.CERTAIN if count >= limits["places"] else Certainty.EXCLUDED
        if many is Certainty.EXCLUDED and places and count + len(unclear) >= limits["places"]:
            many = Certainty.UNKNOWN
        quick, moves = _quick(course.moves, round(limits["moves"]))
        certainty = strongest((many, quick))
        if certainty is not Certainty.EXCLUDED:
            yield _finding(course, places, (quick, moves), certainty, len(unclear))


def _places(course: Course) -> list[Residence]:
    """One residence for each place away from home, and those that were told as several places."""
    found: dict[str, Residence] = {}
    for residence in course.residences:
        if (residence.away or residence.count > 1) and residence.key not in found:
            found[residence.key] = residence
    return list(found.values())


def _quick(moves: tuple[Move, ...], times: int) -> tuple[Certainty, tuple[Move, ...]]:
    """Whether that many moves fell within a year, and which; the surest where there are more."""
    best: tuple[Certainty, tuple[Move, ...]] = (Certainty.EXCLUDED, ())
    for n in range(len(moves) - times + 1):
        run = moves[n : n + times]
        sure = _within_a_year(run[0], run[-1])
        if strongest((sure, best[0])) is not best[0]:
            best = (sure, run)
    return best


def _within_a_year(first: Move, last: Move) -> Certainty:
    if first is last:
        return Certainty.CERTAIN
    if not (first.at.is_bounded and last.at.is_bounded):
        return Certainty.UNKNOWN
    least, most = days_between(first.at, last.at)
    return Certainty.CERTAIN if most <= _YEAR else Certainty.POSSIBLE if least <= _YEAR else Certainty.EXCLUDED


def _finding(
    course: Course,
    places: list[Residence],
    quickly: tuple[Certainty, tuple[Move, ...]],
    certainty: Certainty,
    unclear: int,
) -> Finding:
    count = sum(residence.count for residence in places)
    at_least = any(residence.count > 1 for residence in places)
    nl, en = ("minstens ", "at least ") if at_least else ("", "")
    told = Text(
        f"{nl}{count} plekken; eigen huis, logeren en terugkeer op dezelfde plek tellen niet mee",
        f"{en}{count} places; the own home, respite and a return to the same place do not count",
    )
    if unclear:
        told = Text(
            f"{told.nl}; van {unclear} andere is niet vastgelegd wat voor plek het was",
            f"{told.en}; of {unclear} others it is not recorded what kind of place it was",
        )
    quick, moves = quickly
    if moves and quick is Certainty.UNKNOWN:
        told = Text(
            f"{told.nl}; wanneer de {len(moves)} verhuizingen waren is niet vastgelegd",
            f"{told.en}; when the {len(moves)} moves were is not recorded",
        )
    elif moves and quick.holds:
        perhaps = Text("", "") if quick is Certainty.CERTAIN else Text("mogelijk ", "possibly ")
        told = Text(
            f"{told.nl}; {perhaps.nl}{len(moves)} verhuizingen binnen twaalf maanden",
            f"{told.en}; {perhaps.en}{len(moves)} moves within twelve months",
        )
    last = course.residences[-1].when
    return Finding(
        lens="MANY_PLACES",
        certainty=certainty,
        when=Period(places[0].when.start, last.end, last.ending),
        persons=(course.child,),
        arithmetic=sentence(Text(f"{told.nl}.", f"{told.en}.")),
        question=Text(
            "Wat was de reden van elke verhuizing? Welke plek had kunnen blijven, en wat had dat gevraagd?",
            "What was the reason for each move? Which place could have lasted, and what would that have taken?",
        ),
        items=tuple(id for residence in places for id in residence.ids),
        weight=3,
    )


def example() -> Timeline:
    """In six years Noa lives in a crisis family, two foster families and a group."""
    places = (
        ("crisis", PlaceType.FOSTER_FAMILY, "2014-03-03/2014-04-25"),
        ("first", PlaceType.FOSTER_FAMILY, "2014-04-25/2016-08-20"),
        ("second", PlaceType.FOSTER_FAMILY, "2016-08-20/2019-01-07"),
        ("group", PlaceType.RESIDENTIAL_GROUP, "2019-01-07/.."),
    )
    return family(
        *(Stay(id=id, title=id, persons=("noa",), place=place, when=when(edtf)) for id, place, edtf in places),
        until="2020-03-01",
    )


LENS = Lens(
    name="MANY_PLACES",
    title=Text("Veel wisselende woonplekken", "Many changing places to live"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.6, bijlage 2; S4",
    thresholds=(
        Threshold(
            "places",
            4,
            Text("plekken buiten het eigen huis", "places away from the own home"),
            Text("boven het gemiddelde van 3,8 in S1", "above the mean of 3.8 in S1"),
        ),
        Threshold(
            "moves",
            2,
            Text("verhuizingen binnen twaalf maanden", "moves within twelve months"),
            Text("onrust bij elk totaal", "unrest at any total"),
        ),
    ),
    look=look,
    example=example,
)
