# SPDX-License-Identifier: EUPL-1.2
"""A stay in foster care that ended unplanned or through a crisis.

**Looks at** why stays in foster families ended, and stays with relatives or friends that are on record as foster care:
by an organisation for foster care, by its support, or because they are registered as foster parents. Weeks with a
grandfather are none. **Raised** from one such end; heavier from two.
Possible where the reason was not recorded, the child went on to another place, and behaviour, an incident or a concern
about the child was recorded in the months before; also where those concerned dispute the reason. Unknown where the
reason was not recorded and nothing points anywhere. Silent after death or illness, a decision, or a return home.
**Why** one is worth a question, two are a pattern; in the report stranded foster care meant two families on average.
**Sources:** S1 3.2.5: a fifth came in from stranded foster care, and changing attachment figures does most harm; S4.
**False alarm:** an end by a decision of court or agency, by bereavement, or by going home, recorded as something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, is_for
from thuislijn.lenses.judging import coincides, counted, strongest
from thuislijn.lenses.placements import Course, Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words, title_words
from thuislijn.timeline.items import Event, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    EventKind,
    HelpKind,
    OrganisationKind,
    PersonRole,
    PlaceType,
    Standing,
    StayEnd,
    StayPurpose,
)

_UNPLANNED = (StayEnd.BREAKDOWN, StayEnd.CRISIS)
_TEMPORARY = (StayPurpose.CRISIS, StayPurpose.RESPITE, StayPurpose.OBSERVATION)
_STRAIN = (EventKind.BEHAVIOUR, EventKind.INCIDENT, EventKind.CONCERN)
_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class _End:
    residence: Residence
    certainty: Certainty
    signs: tuple[Event, ...]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        ends = [end for n in range(len(course.residences)) if (end := _end(timeline, course, n, limits))]
        if len(ends) >= limits["ends"]:
            yield _finding(course.child, ends, limits)


def _end(timeline: Timeline, course: Course, n: int, limits: Mapping[str, float]) -> _End | None:
    residence = course.residences[n]
    if not _is_foster_care(timeline, residence):
        return None
    last = residence.last
    if last.end_reason in _UNPLANNED:
        disputed = last.standing is Standing.DISPUTED
        return _End(residence, Certainty.POSSIBLE if disputed else Certainty.CERTAIN, ())
    moved_on = n + 1 < len(course.residences) and course.residences[n + 1].away
    if last.end_reason is not StayEnd.UNKNOWN or not moved_on or residence.first.purpose in _TEMPORARY:
        return None
    signs = _strain(timeline, residence, limits["months"] * _MONTH)
    return _End(residence, Certainty.POSSIBLE if signs else Certainty.UNKNOWN, signs)


def _is_foster_care(timeline: Timeline, residence: Residence) -> bool:
    if residence.first.place is not PlaceType.NETWORK:
        return residence.first.place is PlaceType.FOSTER_FAMILY
    carers = {person.id for person in timeline.persons if person.role is PersonRole.FOSTER_PARENT}
    agencies = {one.id for one in timeline.organisations if one.kind is OrganisationKind.FOSTER_CARE}
    if any(carers & set(stay.with_whom) or agencies & set(stay.organisations) for stay in residence.stays):
        return True
    return any(
        help.help_kind is HelpKind.FOSTER_SUPPORT
        and is_for(help, residence.child)
        and coincides(help.when, residence.when, timeline.reference_day).holds
        for help in given(timeline)
    )


def _strain(timeline: Timeline, residence: Residence, days: float) -> tuple[Event, ...]:
    """What was recorded of the child during the stay, in its last months by some reading of the dates."""
    found = []
    for event in timeline.facts(Event, residence.child):
        if event.event_kind not in _STRAIN or not event.when.start.is_known:
            continue
        least, most = days_between(event.when.start, residence.when.end)
        began = (event.when.start.middle or 0) >= (residence.when.start.middle or 0)
        if began and least <= days and most >= 0:
            found.append(event)
    return tuple(found)


def _finding(child: str, ends: list[_End], limits: Mapping[str, float]) -> Finding:
    certainty = strongest(end.certainty for end in ends)
    number = counted(
        len(ends),
        Text("verblijf in pleegzorg", "stay in foster care"),
        Text("verblijven in pleegzorg", "stays in foster care"),
    )
    told = [_words(end) for end in ends]
    return Finding(
        lens="FOSTER_BREAKDOWN",
        certainty=certainty,
        when=Period.during(ends[0].residence.when.end, ends[-1].residence.when.end),
        persons=(child,),
        arithmetic=Text(
            f"{number.nl}: {'; '.join(one.nl for one in told)}.", f"{number.en}: {'; '.join(one.en for one in told)}."
        ),
        question=_question(ends),
        items=tuple(id for end in ends for id in (*end.residence.ids, *(sign.id for sign in end.signs))),
        weight=3 if len(ends) >= limits["pattern"] else 2,
    )


def _question(ends: list[_End]) -> Text:
    if all(end.residence.first.place is PlaceType.NETWORK for end in ends):
        return Text(
            "Wat hadden zij die de jeugdige in huis namen nodig, en wanneer was dat te zien? Wat wilde de jeugdige?",
            "What did those who took the child in need, and when could that be seen? What did the child want?",
        )
    return Text(
        "Wat had het pleeggezin nodig om het vol te houden, en wanneer was dat te zien? Wat wilde de jeugdige?",
        "What did the foster family need to carry on, and when could that be seen? What did the child want?",
    )


def _words(end: _End) -> Text:
    title, at = title_words([end.residence.last.title]), moment_words(end.residence.when.end)
    reason = end.residence.last.end_reason
    if reason is not StayEnd.UNKNOWN:
        return Text(f"{title} eindigde ({at.nl}; {reason.nl})", f"{title} ended ({at.en}; {reason.en})")
    signs = title_words(sign.title for sign in end.signs)
    nl, en = (f"; ervoor: {signs}", f"; before it: {signs}") if signs else ("", "")
    return Text(
        f"{title} eindigde ({at.nl}), reden niet vastgelegd{nl}", f"{title} ended ({at.en}), reason not recorded{en}"
    )


def example() -> Timeline:
    """Noa has to leave two foster families in four years, the second in a crisis."""
    return family(
        Stay(
            id="first",
            title="eerste pleeggezin",
            persons=("noa",),
            place=PlaceType.FOSTER_FAMILY,
            end_reason=StayEnd.BREAKDOWN,
            when=when("2015-03-02/2016-11-14"),
        ),
        Stay(
            id="second",
            title="tweede pleeggezin",
            persons=("noa",),
            place=PlaceType.FOSTER_FAMILY,
            end_reason=StayEnd.CRISIS,
            when=when("2016-11-14/2019-02-08"),
        ),
        Stay(
            id="group",
            title="leefgroep",
            persons=("noa",),
            place=PlaceType.RESIDENTIAL_GROUP,
            when=when("2019-02-08/.."),
        ),
    )


LENS = Lens(
    name="FOSTER_BREAKDOWN",
    title=Text("Vastgelopen pleegzorg", "Foster care that broke down"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.5; S4",
    thresholds=(
        Threshold(
            "ends",
            1,
            Text("ongepland einde van pleegzorg", "unplanned end of foster care"),
            Text("een einde is al een vraag waard", "one end is worth a question"),
        ),
        Threshold(
            "pattern",
            2,
            Text("ongeplande eindes die zwaarder wegen", "unplanned ends that weigh more"),
            Text("het gemiddelde bij vastgelopen pleegzorg in S1", "the mean for stranded foster care in S1"),
        ),
        Threshold(
            "months",
            6,
            Text("maanden voor het einde waarin zorgen meetellen", "months before the end in which concerns count"),
            Text("langer geleden zegt niets over dit einde", "longer ago says nothing of this end"),
        ),
    ),
    look=look,
    example=example,
)
