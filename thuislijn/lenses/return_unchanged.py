# SPDX-License-Identifier: EUPL-1.2
"""A child went home after a placement, and by the record little had changed there, or the same trouble came back.

**Looks at** returns home; at help for parents or family during the placement; at serious matters and absence from
school before the placement that are on record again after the return; and at a next placement. **Raised** on any of
three grounds: family-directed help covered less than the threshold of a placement of eight weeks or more (reckoned as
NO_FAMILY_WORK does), the same trouble came back within six months, or the child was placed again within two years.
Where no help at all is on record during the placement, that ground is unknown.
**Why** a quarter: less than one week in four can hardly be called working with the family; six months and two years
keep the link plausible (a Leiden study of 2025 found a quarter of the returned children placed again).
**Sources:** S0 4.3: nobody intervened in the family during the placements, so children came back to the same home.
**False alarm:** the trouble was the child's and was treated elsewhere; home changed by itself, because a partner left
for instance; a return against advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, follows_within, listed, strongest
from thuislijn.lenses.known import known
from thuislijn.lenses.no_family_work import family_work
from thuislijn.lenses.placements import Placement, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Event, Help, Item, Question, Schooling, Stay
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpAim, Marker, PlaceType, SchoolState

_Ground = tuple[Certainty, Text, tuple[str, ...]]
_Trouble = tuple[Marker, Moment, Item]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for placement, following in zip_longest(course.placements, course.placements[1:]):
            if placement.returned is None:
                continue
            grounds = [
                _no_family_work(timeline, placement, limits),
                _same_again(timeline, placement, placement.returned, limits),
                _placed_again(placement.returned, following, limits),
            ]
            holding = [ground for ground in grounds if ground[0].holds]
            if not holding and grounds[0][0] is Certainty.UNKNOWN:
                holding = grounds[:1]
            if holding:
                yield _finding(placement, placement.returned, holding)


def _no_family_work(timeline: Timeline, placement: Placement, limits: Mapping[str, float]) -> _Ground:
    """The same weighing as NO_FAMILY_WORK, with the limits of this lens."""
    work = family_work(timeline, placement, limits)
    if work.missing is Certainty.UNKNOWN:
        return work.missing, Text("geen hulp vastgelegd tijdens de plaatsing", "no help on record during it"), ()
    low, high = round(work.least * 100), round(work.most * 100)
    part = f"{low}%" if low == high else f"{low}-{high}%"
    told = Text(f"hulp voor ouders of gezin in {part} van de tijd", f"help for parents or family in {part} of the time")
    return work.missing, told, tuple(help.id for help in work.helps)


def _same_again(timeline: Timeline, placement: Placement, returned: Moment, limits: Mapping[str, float]) -> _Ground:
    start, days = placement.when.start, limits["months"] * MONTH
    before: dict[Marker, Item] = {}
    after: dict[Marker, tuple[Certainty, Moment, Item]] = {}
    for marker, at, item in _troubles(timeline, placement.child):
        certainty = follows_within(returned, at, days)
        if certainty.holds:
            after.setdefault(marker, (certainty, at, item))
        elif at.before(start).holds:
            before.setdefault(marker, item)
    again = [(marker, *after[marker]) for marker in after if marker in before]
    if not again:
        return Certainty.EXCLUDED, Text("", ""), ()
    marker, _, at, _ = again[0]
    words = moment_words(at)
    told = Text(f"opnieuw {marker.nl} ({words.nl})", f"{marker.en} again ({words.en})")
    ids = tuple(id for marker, _, _, item in again for id in (before[marker].id, item.id))
    return strongest(certainty for _, certainty, _, _ in again), told, ids


def _troubles(timeline: Timeline, child: str) -> list[_Trouble]:
    """What troubled the child, by date; a diagnosis is no trouble that comes back."""
    found: list[_Trouble] = [
        (one.marker, one.at, one.item)
        for one in known(timeline)
        if one.of_any((child,)) and one.at.is_known and isinstance(one.item, Event | Question)
    ]
    found += [
        (Marker.SCHOOL_REFUSAL, one.when.start, one)
        for one in timeline.facts(Schooling, child)
        if one.state.without_education and one.when.start.is_known
    ]
    return sorted(found, key=lambda trouble: trouble[1].middle or 0)


def _placed_again(returned: Moment, following: Placement | None, limits: Mapping[str, float]) -> _Ground:
    if following is None:
        return Certainty.EXCLUDED, Text("", ""), ()
    start = following.when.start
    certainty = follows_within(returned, start, limits["years"] * 365.25)
    words = moment_words(start)
    told = Text(f"opnieuw uit huis ({words.nl})", f"placed again ({words.en})")
    return certainty, told, (following.residences[0].first.id,)


def _finding(placement: Placement, returned: Moment, grounds: list[_Ground]) -> Finding:
    at = moment_words(returned)
    told = listed([text for _, text, _ in grounds])
    stays = tuple(stay.id for stay in placement.stays)
    return Finding(
        lens="RETURN_UNCHANGED",
        certainty=strongest(certainty for certainty, _, _ in grounds),
        when=Period(placement.when.start, returned, Period.at(returned).ending),
        persons=(placement.child,),
        arithmetic=Text(f"Terug naar huis: {at.nl}; {told.nl}.", f"Return home: {at.en}; {told.en}."),
        question=Text(
            "Wat was er thuis veranderd toen dit kind terugkwam, en wie hielp het gezin in de eerste maanden?",
            "What had changed at home when this child came back, and who helped the family in the first months?",
        ),
        items=tuple(dict.fromkeys((*stays, *(id for _, _, ids in grounds for id in ids)))),
        weight=3 if len(grounds) > 1 else 2,
    )


def example() -> Timeline:
    """Noa comes home from a treatment group where only she was treated; within weeks she refuses school again."""
    return family(
        Schooling(
            id="out",
            title="gaat niet",
            state=SchoolState.REFUSING,
            persons=("noa",),
            when=when("2020-09-01/2021-02-01"),
        ),
        Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2021-02-01")),
        Stay(
            id="group",
            title="behandelgroep",
            place=PlaceType.TREATMENT_GROUP,
            persons=("noa",),
            when=when("2021-02-01/2022-01-31"),
        ),
        Help(id="talks", title="gesprekken", aim=HelpAim.CHILD, persons=("noa",), when=when("2021-03-01/2021-12-20")),
        Stay(id="back", title="weer thuis", place=PlaceType.HOME, persons=("noa",), when=when("2022-01-31/..")),
        Schooling(
            id="again", title="weer niet", state=SchoolState.REFUSING, persons=("noa",), when=when("2022-03-14/..")
        ),
    )


LENS = Lens(
    name="RETURN_UNCHANGED",
    title=Text("Terug in een onveranderde situatie", "Back to an unchanged situation"),
    theme=Theme.FAMILY_SYSTEM,
    source="S0 4.3",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken uit huis", "weeks away from home"),
            Text(
                "korter is een crisis en geen tijd om thuis te werken (als bij NO_FAMILY_WORK)",
                "less is a crisis and no time to work at home (as for NO_FAMILY_WORK)",
            ),
            as_in="NO_FAMILY_WORK",
        ),
        Threshold(
            "percent",
            25,
            Text(
                "procent van de plaatsing met hulp voor het gezin", "percent of the placement with help for the family"
            ),
            Text(
                "minder dan één week op de vier is nauwelijks samenwerken",
                "less than one week in four is hardly working together",
            ),
            as_in="NO_FAMILY_WORK",
        ),
        Threshold(
            "months",
            6,
            Text("maanden waarin dezelfde zorg terugkomt", "months within which the same trouble comes back"),
            Text("daarna kan het iets nieuws zijn", "after that it may be something new"),
        ),
        Threshold(
            "years",
            2,
            Text("jaar tot een nieuwe plaatsing", "years until a new placement"),
            Text("daarna kan het iets nieuws zijn", "after that it may be something new"),
        ),
    ),
    look=look,
    example=example,
)
