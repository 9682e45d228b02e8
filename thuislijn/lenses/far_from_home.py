# SPDX-License-Identifier: EUPL-1.2
"""A place to live outside the municipality that was home, or far from it.

**Looks at** the municipality of the home at the moment of leaving, that of every place away from home, and the distance
where it is recorded. **Raised** as a note when the municipality is another, heavier when the distance passes the
threshold. Possible where only the municipality of the file is known and not that of the home at that moment: parents
move. Unknown where the place is known and the home is not. Silent for relatives and for places chosen for safety.
**Why** thirty kilometres: beyond it a parent, a friend or the own school is no longer an afternoon away; the distance
keeps the next village from counting as far.
**Sources:** S1 3.3.1: often not in the own town, which makes contact harder; S0 6.1; S4.
**False alarm:** a family elsewhere that is dear to the child; a secret address; a birth place recorded as home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import listed, strongest
from thuislijn.lenses.placements import Course, Placement, Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words, number_words, title_words
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType, StayPurpose

_Far = tuple[Residence, Certainty, bool]
"""A residence elsewhere, how sure that is, and whether it is beyond the distance."""


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for placement in course.placements:
            home, sure = _home(timeline, course, placement)
            far = [one for residence in placement.residences if (one := _judge(residence, home, sure, limits))]
            if far:
                yield _finding(placement, home, far)


def _home(timeline: Timeline, course: Course, placement: Placement) -> tuple[str, bool]:
    """The municipality of the last home before the placement, and whether it is that of the home itself."""
    before = course.residences[: course.residences.index(placement.residences[0])]
    at_home = next((one for one in reversed(before) if one.at_home and one.last.municipality), None)
    return (at_home.last.municipality, True) if at_home else (timeline.municipality, False)


def _judge(residence: Residence, home: str, sure: bool, limits: Mapping[str, float]) -> _Far | None:
    stay = residence.first
    if stay.place is PlaceType.NETWORK or stay.purpose is StayPurpose.SAFETY:
        return None
    distance = next((one.distance_km for one in residence.stays if one.distance_km is not None), None)
    if distance is not None and distance > limits["km"]:
        return residence, Certainty.CERTAIN, True
    there = next((one.municipality for one in residence.stays if one.municipality), "")
    if not there:
        return None
    if not home:
        return None if distance is not None else (residence, Certainty.UNKNOWN, False)
    if there.casefold().strip() == home.casefold().strip():
        return None
    return residence, Certainty.CERTAIN if sure else Certainty.POSSIBLE, False


def _finding(placement: Placement, home: str, far: list[_Far]) -> Finding:
    places = listed([_words(residence) for residence, _, _ in far])
    certainty = strongest(sure for _, sure, _ in far)
    if certainty is Certainty.UNKNOWN:
        from_where = Text(
            "in welke gemeente het thuis toen was, is niet vastgelegd", "which municipality was home is not recorded"
        )
    elif home:
        from_where = Text(f"thuis was {home}", f"home was {home}")
    else:
        from_where = Text("de afstand is vastgelegd", "the distance is on record")
    return Finding(
        lens="FAR_FROM_HOME",
        certainty=certainty,
        when=placement.when,
        persons=(placement.child,),
        arithmetic=Text(f"Gewoond in: {places.nl}; {from_where.nl}.", f"Lived at: {places.en}; {from_where.en}."),
        question=Text(
            "Wat betekende de afstand voor contact met ouders, vrienden en school? Was er dichterbij iets geweest?",
            "What did the distance mean for contact with parents, friends and school? Was there anything nearer?",
        ),
        items=tuple(id for residence, _, _ in far for id in residence.ids),
        weight=2 if any(beyond for _, _, beyond in far) else 1,
    )


def _words(residence: Residence) -> Text:
    title, start = title_words([residence.first.title]), moment_words(residence.when.start)
    where = next((one.municipality for one in residence.stays if one.municipality), "")
    distance = next((one.distance_km for one in residence.stays if one.distance_km is not None), None)
    km = number_words(distance) if distance is not None else None
    nl = ", ".join(part for part in (where, f"{km.nl} km" if km else "", start.nl) if part)
    en = ", ".join(part for part in (where, f"{km.en} km" if km else "", start.en) if part)
    return Text(f"{title} ({nl})", f"{title} ({en})")


def example() -> Timeline:
    """Noa's home is in Laren; the group that has a place for her is 82 km away in Zwolle."""
    return family(
        Stay(
            id="home",
            title="thuis",
            persons=("noa",),
            place=PlaceType.HOME,
            municipality="Laren",
            when=when("2010/2021-07-01"),
        ),
        Stay(
            id="group",
            title="leefgroep",
            persons=("noa",),
            place=PlaceType.RESIDENTIAL_GROUP,
            municipality="Zwolle",
            distance_km=82,
            when=when("2021-07-01/.."),
        ),
    )


LENS = Lens(
    name="FAR_FROM_HOME",
    title=Text("Buiten de eigen woonplaats", "Outside the own town"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.3.1; S0 6.1; S4",
    thresholds=(
        Threshold(
            "km",
            30,
            Text("kilometer van huis", "kilometres from home"),
            Text("verder is geen middag meer heen en weer", "further is no longer an afternoon there and back"),
        ),
    ),
    look=look,
    example=example,
)
