# SPDX-License-Identifier: EUPL-1.2
"""An ordinary foster family although several serious matters were on record before the child came.

**Looks at** stays in a foster family and at what was on record before they began: abuse or violence, neglect, a parent
with an intellectual disability, a parent with psychiatric problems or an addiction, attachment problems, an earlier
breakdown. **Raised** at two of these six. Silent for relatives, for a foster family with extra or intensive support,
for crisis and respite stays, and where the entry says that it went well. Unknown where nobody recorded whether the
foster family had extra support, or since when the matters were known.
**Why** two of six: one label is weak; the six are those that the report lists.
**Sources:** S1 3.2.5: such children need more than an ordinary foster family; ask how they were matched.
**False alarm:** a family chosen on purpose for its bond; support that was there and not recorded; known only later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.bounds import at_least
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given
from thuislijn.lenses.judging import coincides, listed, strongest, weakest
from thuislijn.lenses.known import known
from thuislijn.lenses.placements import Course, Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words, title_words
from thuislijn.timeline.items import Event, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    Answer,
    EventKind,
    HelpKind,
    Intensity,
    Marker,
    PlaceType,
    StayEnd,
    StayPurpose,
)

_TEMPORARY = (StayPurpose.CRISIS, StayPurpose.RESPITE)
_MATTERS: dict[Marker, Text] = {
    **dict.fromkeys(
        (Marker.ABUSE, Marker.SEXUAL_ABUSE, Marker.DOMESTIC_VIOLENCE),
        Text("mishandeling, misbruik of geweld", "abuse or violence"),
    ),
    Marker.NEGLECT: Text("verwaarlozing", "neglect"),
    Marker.ATTACHMENT: Text("hechtingsproblematiek", "attachment problems"),
}
_OF_A_PARENT: dict[Marker, Text] = {
    Marker.INTELLECTUAL_DISABILITY: Text(
        "ouder met een verstandelijke beperking", "a parent with an intellectual disability"
    ),
    **dict.fromkeys(
        (Marker.PSYCHIATRY, Marker.DEPRESSION, Marker.ADDICTION),
        Text("ouder met psychiatrische problemen of verslaving", "a parent with psychiatric problems or an addiction"),
    ),
}
_BREAKDOWN = Text("eerder vastgelopen verblijf", "an earlier stay that broke down")


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for n, residence in enumerate(course.residences):
            if not _ordinary_foster_family(timeline, residence):
                continue
            matters = _on_record(timeline, course, n)
            count = [strongest(sure for sure, _ in entries) for entries in matters.values()]
            holds = sum(sure.holds for sure in count)
            certainty = at_least(count.count(Certainty.CERTAIN), holds, limits["matters"])
            if certainty is Certainty.EXCLUDED and len(count) >= limits["matters"]:
                certainty = Certainty.UNKNOWN  # enough of them, but some without any date
            if residence.first.specialised is Answer.UNKNOWN:
                certainty = weakest((certainty, Certainty.UNKNOWN))
            if certainty is not Certainty.EXCLUDED:
                yield _finding(residence, matters, certainty)


def _ordinary_foster_family(timeline: Timeline, residence: Residence) -> bool:
    stay = residence.first
    if stay.place is not PlaceType.FOSTER_FAMILY or stay.specialised is Answer.YES or stay.purpose in _TEMPORARY:
        return False
    if any(one.goes_well is Answer.YES for one in residence.stays):
        return False
    return not any(
        help.help_kind is HelpKind.FOSTER_SUPPORT
        and help.intensity is Intensity.HEAVY
        and coincides(help.when, residence.when, timeline.reference_day).holds
        for help in given(timeline)
    )


def _on_record(timeline: Timeline, course: Course, n: int) -> dict[Text, list[tuple[Certainty, str]]]:
    """What was on record before the stay: how surely before it, and in which entry."""
    start = course.residences[n].when.start
    parents = {parent.id for parent in timeline.parents_of(course.child)}
    found: dict[Text, list[tuple[Certainty, str]]] = {}
    for one in known(timeline):
        matter = _MATTERS.get(one.marker) if one.of_any({course.child, *parents}) else None
        if matter is None and one.of_any(parents):
            matter = _OF_A_PARENT.get(one.marker)
        if matter is not None and (before := one.by(start)) is not Certainty.EXCLUDED:
            found.setdefault(matter, []).append((before, one.item.id))
    for earlier in course.residences[:n]:
        if earlier.last.end_reason in (StayEnd.BREAKDOWN, StayEnd.CRISIS):
            found.setdefault(_BREAKDOWN, []).append((Certainty.CERTAIN, earlier.last.id))
    return found


def _finding(residence: Residence, matters: dict[Text, list[tuple[Certainty, str]]], certainty: Certainty) -> Finding:
    title, start, names = (
        title_words([residence.first.title]),
        moment_words(residence.when.start),
        listed(list(matters)),
    )
    extra = Text("", "")
    if residence.first.specialised is Answer.UNKNOWN:
        extra = Text(
            " Welke ondersteuning het pleeggezin had is niet vastgelegd.",
            " What support the foster family had is not recorded.",
        )
    items = dict.fromkeys(id for entries in matters.values() for _, id in entries)
    return Finding(
        lens="TOO_LIGHT_PLACE",
        certainty=certainty,
        when=Period.at(residence.when.start),
        persons=(residence.child,),
        arithmetic=Text(
            f"Voor {title} ({start.nl}) stonden {len(matters)} van zes zaken vast: {names.nl}.{extra.nl}",
            f"Before {title} ({start.en}) {len(matters)} of six matters were on record: {names.en}.{extra.en}",
        ),
        question=Text(
            "Was dit toen bekend bij wie de plek koos? Wat kreeg het pleeggezin mee aan kennis en hulp?",
            "Did those who chose the place know this then? What knowledge and help did the foster family get?",
        ),
        items=(*items, *residence.ids),
        weight=2,
    )


def example() -> Timeline:
    """Noa has been neglected and her mother is addicted; she comes to an ordinary foster family at the age of four."""
    return family(
        Event(
            id="neglect",
            title="verwaarlozing",
            event_kind=EventKind.REPORT,
            persons=("noa",),
            markers=(Marker.NEGLECT,),
            when=when("2013-09-16"),
        ),
        Event(
            id="addiction",
            title="verslaving van moeder",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.ADDICTION,),
            when=when("2012/.."),
        ),
        Stay(
            id="foster",
            title="pleeggezin",
            persons=("noa",),
            place=PlaceType.FOSTER_FAMILY,
            specialised=Answer.NO,
            when=when("2014-06-02/.."),
        ),
    )


LENS = Lens(
    name="TOO_LIGHT_PLACE",
    title=Text("Gewone plek bij ernstige indicaties", "Ordinary place although serious matters were known"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.5",
    thresholds=(
        Threshold(
            "matters",
            2,
            Text("van de zes zaken", "of the six matters"),
            Text("een enkel label is zwak", "a single label is weak"),
        ),
    ),
    look=look,
    example=example,
)
