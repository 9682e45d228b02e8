# SPDX-License-Identifier: EUPL-1.2
"""Soon after a placement, care carries several parts of life that family, school or network carried before.

**Looks at** who carried six parts of a child's life before and after leaving home: school, health, decisions about
upbringing, money, friends and daytime, leisure. Housing changes with every placement and does not count. **Raised**
when at least half of them went to care within the threshold. Possible where it is not recorded who carried them
before. Unknown where one fewer than needed went to care and nobody recorded who carries the others.
**Why** three of six is half of a child's life; three months, because what changes later has reasons of its own.
**Sources:** S1 3.3.1: the other school and the other doctor come with the bed; S0 6.1: take over as few as possible.
**False alarm:** the school changed because of age; something was taken over for safety; relatives took the child in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_least
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import follows_within, listed
from thuislijn.lenses.placements import Departure, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import MONTHS, moment_words, number_words
from thuislijn.timeline.items import DomainCare, Item, Schooling, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain, PlaceType, SchoolState

_MONTH = 30.5
_PARTS: dict[Text, tuple[LifeDomain, ...]] = {
    Text("school", "school"): (LifeDomain.DEVELOPMENT,),
    Text("gezondheid", "health"): (LifeDomain.HEALTH,),
    Text("beslissingen over opvoeden", "decisions about upbringing"): (LifeDomain.UPBRINGING,),
    Text("geld", "money"): (LifeDomain.INCOME,),
    Text("vrienden en dagbesteding", "friends and daytime"): (LifeDomain.SOCIAL, LifeDomain.DAYTIME),
    Text("vrije tijd", "leisure"): (LifeDomain.LEISURE,),
}
_SCHOOL = next(iter(_PARTS))


@dataclass(frozen=True, slots=True)
class _Part:
    """What became of one part of life: `certainty` is how sure it is that care took it over, UNKNOWN not recorded."""

    name: Text
    certainty: Certainty
    items: tuple[Item, ...]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    if not timeline.facts(DomainCare):
        return
    for course in courses(timeline):
        for departure in course.departures:
            if departure.to.first.place is not PlaceType.NETWORK and departure.at.is_bounded:
                yield from _judge(timeline, departure, limits)


def _judge(timeline: Timeline, departure: Departure, limits: Mapping[str, float]) -> Iterator[Finding]:
    parts = [_part(timeline, departure, name, limits["months"] * _MONTH) for name in _PARTS]
    taken = [part for part in parts if part.certainty.holds]
    certainty = at_least(sum(part.certainty is Certainty.CERTAIN for part in taken), len(taken), limits["parts"])
    unrecorded = sum(part.certainty is Certainty.UNKNOWN for part in parts)
    if certainty is Certainty.EXCLUDED and len(taken) >= limits["parts"] - 1 and taken and unrecorded:
        certainty = Certainty.UNKNOWN
    if certainty is not Certainty.EXCLUDED:
        yield _finding(departure, taken, unrecorded, certainty, limits)


def _part(timeline: Timeline, departure: Departure, name: Text, days: float) -> _Part:
    care = [one for one in timeline.facts(DomainCare, departure.child) if one.domain in _PARTS[name]]
    to_care: list[tuple[Item, Certainty]] = [
        (one, follows_within(departure.at, one.when.start, days)) for one in care if one.carrier is Carrier.CARE
    ]
    if name is _SCHOOL:
        to_care += [
            (one, follows_within(departure.at, one.when.start, days))
            for one in timeline.facts(Schooling, departure.child)
            if one.state is SchoolState.ALTERNATIVE
        ]
    took = next(((one, sure) for one, sure in to_care if sure.holds), None)
    if took is None:
        carried_on = any(one.when.possible_days(timeline.reference_day) for one in care) or bool(to_care)
        return _Part(name, Certainty.EXCLUDED if carried_on else Certainty.UNKNOWN, ())
    before: list[Item] = [one for one in care if one.carrier is not Carrier.CARE]
    if name is _SCHOOL:
        before += [
            one for one in timeline.facts(Schooling, departure.child) if one.state is not SchoolState.ALTERNATIVE
        ]
    earlier = [one for one in before if one.when.start.before(took[0].when.start) is Certainty.CERTAIN]
    certainty = took[1] if earlier else Certainty.POSSIBLE
    return _Part(name, certainty, (*earlier[-1:], took[0]))


def _finding(
    departure: Departure, taken: list[_Part], unrecorded: int, certainty: Certainty, limits: Mapping[str, float]
) -> Finding:
    at, months, names = (
        moment_words(departure.at),
        number_words(limits["months"]),
        listed([part.name for part in taken]),
    )
    rest = Text("", "")
    if certainty is Certainty.UNKNOWN:
        rest = Text(f"; van {unrecorded} andere is het niet vastgelegd", f"; of {unrecorded} others it is not recorded")
    return Finding(
        lens="ALL_DOMAINS",
        certainty=certainty,
        when=Period.during(departure.at, departure.at.plus(0, round(limits["months"] * _MONTH))),
        persons=(departure.child,),
        arithmetic=Text(
            f"Binnen {months.nl} maanden na het vertrek ({at.nl}) gingen {len(taken)} van zes delen van het leven naar "
            f"de zorg: {names.nl}{rest.nl}.",
            f"Within {months.en} months of leaving ({at.en}) {len(taken)} of six parts of life went to care: "
            f"{names.en}{rest.en}.",
        ),
        question=Text(
            "Wat hadden ouders, school en netwerk kunnen blijven doen? Wat kan terug naar hen?",
            "What could parents, school and network have gone on doing? What can go back to them?",
        ),
        items=(*(item.id for part in taken for item in part.items), *departure.to.ids[:1]),
        weight=2,
    )


def example() -> Timeline:
    """In the month after Noa moves to a group she gets another school, another doctor, and the group's own club."""
    before = (LifeDomain.HEALTH, Carrier.FAMILY), (LifeDomain.LEISURE, Carrier.NETWORK)
    domains = (LifeDomain.DEVELOPMENT, Carrier.SCHOOL), *before
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2021-07-01")),
        Stay(
            id="group",
            title="leefgroep",
            persons=("noa",),
            place=PlaceType.RESIDENTIAL_GROUP,
            when=when("2021-07-01/.."),
        ),
        *(
            DomainCare(
                id=f"{domain} {carrier}",
                title=f"{domain.nl}: {carrier.nl}",
                persons=("noa",),
                domain=domain,
                carrier=carrier,
                when=when(edtf),
            )
            for domain, own in domains
            for carrier, edtf in ((own, "2015/2021-07-01"), (Carrier.CARE, "2021-07-19/.."))
        ),
    )


LENS = Lens(
    name="ALL_DOMAINS",
    title=Text("Alle levensgebieden overgenomen", "All parts of life taken over"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.3.1; S0 6.1",
    thresholds=(
        Threshold(
            "parts",
            3,
            Text("van zes delen van het leven", "of six parts of life"),
            Text("de helft van een kinderleven", "half of a child's life"),
        ),
        Threshold(
            "months", 3, MONTHS, Text("wat later verandert heeft eigen redenen", "what changes later has own reasons")
        ),
    ),
    look=look,
    example=example,
)
