# SPDX-License-Identifier: EUPL-1.2
"""What went well: stable years in one place, contact with parents kept, the network used, help that worked, school.

**Looks at** stays that lasted and were not broken off, visits and nights at home with parents during a placement,
support by the network, help with a good outcome, years at school without a break, and everything recorded as a
strength. **Raised** as one finding for each kind of strength, with the question what made it possible. Possible where
nobody recorded how it went, or the dates leave the length open; unknown where the whole file tells of nothing that
went well: that says something of the file.
**Why** three years in one place and a year of school or half a year of contact: long enough for a child to count on.
**Sources:** S1 3.2.5 and 3.3.1 (years in a family home that go well; a mother who puts her son to bed in the group),
S0 and docs/rules.md rule 4: strengths are recorded as carefully as worries.
**False alarm:** stability on paper of which the child thinks otherwise. Ask the child.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, coincides, concerned, counted, strongest, took_place, weakest
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words
from thuislijn.timeline.items import Contact, Decision, Event, Help, Item, Schooling, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import (
    AlternativeKind,
    AlternativeStatus,
    Answer,
    ContactForm,
    EventKind,
    HelpKind,
    Outcome,
    PlaceType,
    SchoolState,
    StayEnd,
)

_BROKE = (StayEnd.BREAKDOWN, StayEnd.CRISIS)
_FAILED = (Outcome.NO_EFFECT, Outcome.WORSE, Outcome.BROKEN_OFF)
_SURE = Certainty.CERTAIN
_Found = tuple[Item, Certainty]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    kinds = (
        (Text("jaren op één plek", "years in one place"), _stable(timeline, limits)),
        (
            Text("contact met ouders tijdens een plaatsing", "contact with parents in a placement"),
            _contact(timeline, limits),
        ),
        (Text("steun uit het netwerk", "support by the network"), _network(timeline)),
        (Text("hulp die hielp", "help that worked"), _worked(timeline)),
        (Text("school zonder onderbreking", "school without a break"), _school(timeline, limits)),
        (Text("vastgelegde kracht", "a recorded strength"), _recorded(timeline)),
    )
    silent = True
    for what, entries in kinds:
        if entries:
            silent = False
            once = {
                item.id: (item, certainty) for item, certainty in sorted(entries, key=lambda pair: pair[1] is _SURE)
            }
            yield _finding(timeline, what, list(once.values()))
    if silent and timeline.items:
        yield _nothing_on_record(timeline)


def _stable(timeline: Timeline, limits: Mapping[str, float]) -> list[_Found]:
    found: list[_Found] = []
    for course in courses(timeline):
        for residence in course.residences:
            stay = residence.last
            well = stay.goes_well is Answer.YES
            # years at home are a strength where the file says so: worries may have filled them
            if stay.goes_well is Answer.NO or stay.end_reason in _BROKE or not (well or residence.away):
                continue
            length = residence.when.duration(timeline.reference_day).reaches(limits["years"] * 365.25)
            certainty = weakest([length, Certainty.CERTAIN if well else Certainty.POSSIBLE])
            # an end that nobody recorded may be any day: only what surely lasted is called stable
            if certainty.holds and (well or length is Certainty.CERTAIN):
                found.append((stay, certainty))
    return found


def _contact(timeline: Timeline, limits: Mapping[str, float]) -> list[_Found]:
    found: list[_Found] = []
    for course in courses(timeline):
        parents = {parent.id for parent in timeline.parents_of(course.child)}
        for contact in timeline.facts(Contact, course.child) if course.placements else ():
            kept = contact.form in (ContactForm.VISIT, ContactForm.WEEKEND) and contact.happened is Answer.YES
            if (
                not kept
                or contact.goes_well is Answer.NO
                or contact.when.is_point
                or parents.isdisjoint(contact.with_whom)
            ):
                continue
            during = strongest(coincides(contact.when, p.when, timeline.reference_day) for p in course.placements)
            if during is Certainty.EXCLUDED:
                continue
            long = contact.when.duration(timeline.reference_day).reaches(limits["months"] * MONTH)
            often = contact.nights_per_month or contact.times_per_month
            certainty = weakest([long, during, Certainty.CERTAIN if often and often >= 1 else Certainty.POSSIBLE])
            if certainty is not Certainty.EXCLUDED:
                found.append((contact, certainty if certainty.holds else Certainty.POSSIBLE))
    return found


def _network(timeline: Timeline) -> list[_Found]:
    helped = (
        help
        for help in timeline.facts(Help)
        if help.help_kind in (HelpKind.NETWORK_HELP, HelpKind.MENTOR)
        and took_place(help)
        and help.outcome not in _FAILED
    )
    stayed = (
        stay
        for stay in timeline.facts(Stay)
        if stay.place is PlaceType.NETWORK and stay.end_reason not in _BROKE and stay.goes_well is not Answer.NO
    )
    chosen = (
        decision
        for decision in timeline.facts(Decision)
        if any(
            o.kind is AlternativeKind.NETWORK and o.status is AlternativeStatus.CHOSEN for o in decision.alternatives
        )
    )
    return [(item, Certainty.CERTAIN) for item in (*helped, *stayed, *chosen)]


def _worked(timeline: Timeline) -> list[_Found]:
    how_sure = {Outcome.HELPED: Certainty.CERTAIN, Outcome.PARTLY: Certainty.POSSIBLE}
    return [(help, how_sure[help.outcome]) for help in timeline.facts(Help) if help.outcome in how_sure]


def _school(timeline: Timeline, limits: Mapping[str, float]) -> list[_Found]:
    found: list[_Found] = []
    for entry in timeline.facts(Schooling):
        if entry.state is SchoolState.ATTENDING and entry.when.is_dated and not entry.when.is_point:
            certainty = entry.when.duration(timeline.reference_day).reaches(limits["school_years"] * 365.25)
            if certainty.holds:
                found.append((entry, certainty))
    return found


def _recorded(timeline: Timeline) -> list[_Found]:
    return [(e, Certainty.CERTAIN) for e in timeline.facts(Event) if e.event_kind is EventKind.STRENGTH]


def _finding(timeline: Timeline, what: Text, entries: list[_Found]) -> Finding:
    items = sorted((item for item, _ in entries), key=order)
    number = counted(len(items), Text("vermelding", "entry"), Text("vermeldingen", "entries"))
    lasting = [item.when.duration(timeline.reference_day) for item in items if item.when.start.is_known]
    longest = max(lasting, key=lambda length: length.least, default=None)
    long = Text("", "")
    if longest is not None and longest.least >= 1:
        words = duration_words(longest)
        long = Text(f", de langste {words.nl}", f", the longest {words.en}")
    return Finding(
        lens="STRENGTHS",
        certainty=strongest(certainty for _, certainty in entries),
        when=Period(items[0].when.start, items[-1].when.end, items[-1].when.ending),
        persons=tuple(dict.fromkeys(id for item in items for id in item.persons or concerned(timeline, item))),
        arithmetic=Text(
            f"{what.nl.capitalize()}: {number.nl}{long.nl}.", f"{what.en.capitalize()}: {number.en}{long.en}."
        ),
        question=Text(
            "Wat maakte dit mogelijk, en kan dat opnieuw worden ingezet?",
            "What made this possible, and can it be used again?",
        ),
        items=tuple(item.id for item in items),
    )


def _nothing_on_record(timeline: Timeline) -> Finding:
    number = counted(len(timeline.items), Text("vermelding", "entry"), Text("vermeldingen", "entries"))
    return Finding(
        lens="STRENGTHS",
        certainty=Certainty.UNKNOWN,
        when=Period(),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{number.nl} in dit dossier; bij geen daarvan is te zien dat iets goed ging.",
            f"{number.en} in this file; none of them shows that something went well.",
        ),
        question=Text(
            "Wat ging er goed volgens kind, ouders en hun omgeving, en waarom staat dat niet op papier?",
            "What went well by child, parents and those around them, and why is that not on record?",
        ),
    )


def example() -> Timeline:
    """Noa has lived in one family home for five years and sees her mother every week."""
    return family(
        Stay(
            id="home",
            title="gezinshuis",
            place=PlaceType.FAMILY_HOME,
            goes_well=Answer.YES,
            persons=("noa",),
            when=when("2017-09-01/.."),
        ),
        Contact(
            id="afternoons",
            title="middag met moeder",
            form=ContactForm.VISIT,
            with_whom=("moeder",),
            times_per_month=4,
            persons=("noa",),
            when=when("2018-01-10/.."),
        ),
    )


LENS = Lens(
    name="STRENGTHS",
    title=Text("Wat goed ging", "What went well"),
    theme=Theme.STRENGTHS,
    source="S1 3.2.5, 3.3.1; S0 4.3",
    thresholds=(
        Threshold(
            "years",
            3,
            Text("jaar op één plek", "years in one place"),
            Text("lang genoeg om ergens te wortelen", "long enough to take root somewhere"),
        ),
        Threshold(
            "months",
            6,
            Text("maanden contact met ouders", "months of contact with parents"),
            Text("lang genoeg om erop te rekenen", "long enough to count on"),
        ),
        Threshold(
            "school_years",
            1,
            Text("jaar naar school zonder onderbreking", "years at school without a break"),
            Text("een heel schooljaar", "a whole school year"),
        ),
    ),
    look=look,
    example=example,
)
