# SPDX-License-Identifier: EUPL-1.2
"""A turning point in a life that was followed by a new or worse problem, or by a placement.

**Looks at** divorce, death, a move, a new partner, a birth in a family with older children, loss of work or home and
the other life events on record, and at what came after: a child losing its home, a child no longer at school, a
report, an incident, a legal measure, or a serious matter that is on record for the first time. **Raised** when one of
these lies within the threshold after the event; unknown where nobody recorded when the event was.
**Why** twelve months: long enough for a trouble to show, short enough to be remembered together.
**Sources:** S0 4.2 (such moments often come before problems arise or worsen), S1 3.2.4 (the death of a foster father).
**False alarm:** coincidence: many families move or change schools every year. The lens says 'followed by' and nothing
about why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, counted, follows_within, listed, strongest
from thuislijn.lenses.known import known
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Event, Item, Measure, Schooling
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import EventKind, LifeEvent, Marker

_WORSE = (EventKind.REPORT, EventKind.INCIDENT, EventKind.JUSTICE)
_VAGUE = 3  # times the term: a follower known less exactly is left out
_Follower = tuple[Item, Text]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    happened = [event for event in timeline.facts(Event) if _turns_a_life(timeline, event)]
    if not happened:
        return
    days = limits["months"] * MONTH
    # a moment much vaguer than the term would follow everything
    followers = [one for one in _followers(timeline) if (one[0].when.start.width or 0) <= _VAGUE * days]
    undated = [event for event in happened if not event.when.start.is_known]
    if undated and followers:
        yield _when_was_it(timeline, undated)
    for event in happened:
        start = event.when.start
        judged = [(follows_within(start, one[0].when.start, days), one) for one in followers if one[0] is not event]
        near = [(certainty, one) for certainty, one in judged if certainty.holds]
        if near:
            found = strongest(certainty for certainty, _ in near)
            yield _finding(timeline, event, found, [one for _, one in near])


def _turns_a_life(timeline: Timeline, event: Event) -> bool:
    if event.life_event is not LifeEvent.BIRTH:
        return event.life_event is not None or event.event_kind is EventKind.LIFE_EVENT
    born = event.when.start.earliest
    return born is not None and any(
        child.birth.latest is not None and child.birth.latest < born and child.id not in event.persons
        for child in timeline.children
    )


def _followers(timeline: Timeline) -> list[_Follower]:
    """What may follow a life event, each with the word for it, once each."""
    found: dict[str, _Follower] = {}
    for course in courses(timeline):
        for departure in course.departures:
            stay = departure.to.first
            found[stay.id] = (stay, Text("kind ergens anders gaan wonen", "a child went to live elsewhere"))
    for schooling in timeline.facts(Schooling):
        if schooling.state.without_education:
            found.setdefault(schooling.id, (schooling, Text("niet naar school", "not at school")))
    for event in timeline.facts(Event):
        if event.event_kind in _WORSE:
            found.setdefault(event.id, (event, Text(event.event_kind.nl, event.event_kind.en)))
    for measure in timeline.facts(Measure):
        found.setdefault(measure.id, (measure, Text("maatregel", "legal measure")))
    seen: set[Marker] = set()
    for one in sorted(known(timeline), key=lambda one: order(one.item)):
        if one.marker not in seen and one.at.is_known:
            seen.add(one.marker)
            found.setdefault(one.item.id, (one.item, Text(f"voor het eerst {one.marker.nl}", f"first {one.marker.en}")))
    return list(found.values())


def _finding(timeline: Timeline, event: Event, certainty: Certainty, near: list[_Follower]) -> Finding:
    near = sorted(near, key=lambda pair: order(pair[0]))
    children = {child.id for child in timeline.children}
    concerned = [id for item, _ in near for id in item.persons if id in children]
    kind = event.life_event or LifeEvent.OTHER
    at = moment_words(event.when.start)
    after = listed(
        [
            Text(f"{what.nl} ({moment.nl})", f"{what.en} ({moment.en})")
            for item, what in near[:3]
            for moment in [moment_words(item.when.start)]
        ]
    )
    more = counted(len(near) - 3, Text("ander punt", "other entry"), Text("andere punten", "other entries"))
    rest = (f", en nog {more.nl}", f", and {more.en} more") if len(near) > 3 else ("", "")
    return Finding(
        lens="LIFE_EVENT",
        certainty=certainty,
        when=Period.during(event.when.start, near[-1][0].when.start),
        persons=tuple(dict.fromkeys(concerned)) or tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{kind.nl.capitalize()} ({at.nl}), binnen de termijn gevolgd door: {after.nl}{rest[0]}.",
            f"{kind.en.capitalize()} ({at.en}), within the period followed by: {after.en}{rest[1]}.",
        ),
        question=Text(
            "Wie zag toen wat dit voor de kinderen betekende, en welke steun had het gezin op dat moment geholpen?",
            "Who saw at the time what this meant for the children, and what support would have helped the family then?",
        ),
        items=(event.id, *(item.id for item, _ in near)),
        weight=2,
    )


def _when_was_it(timeline: Timeline, undated: list[Event]) -> Finding:
    kinds = dict.fromkeys(event.life_event or LifeEvent.OTHER for event in undated)
    named = listed([Text(kind.nl, kind.en) for kind in kinds])
    return Finding(
        lens="LIFE_EVENT",
        certainty=Certainty.UNKNOWN,
        when=Period.at(Moment.UNKNOWN),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"Wanneer het was is niet vastgelegd: {named.nl}.",
            f"When it was is not recorded: {named.en}.",
        ),
        question=Text(
            "Wanneer was dit, en wat veranderde er daarna voor de kinderen?",
            "When was this, and what changed for the children after it?",
        ),
        items=tuple(event.id for event in undated),
    )


def example() -> Timeline:
    """Noa's parents separate in spring; that autumn she stays away from school."""
    return family(
        Event(
            id="apart",
            title="ouders uit elkaar",
            event_kind=EventKind.LIFE_EVENT,
            life_event=LifeEvent.DIVORCE,
            when=when("2018-04-10"),
        ),
        Event(
            id="home",
            title="durft niet naar school",
            event_kind=EventKind.BEHAVIOUR,
            markers=(Marker.SCHOOL_REFUSAL,),
            when=when("2018-10-22"),
            persons=("noa",),
        ),
    )


LENS = Lens(
    name="LIFE_EVENT",
    title=Text("Schakelmoment gevolgd door verergering", "Turning point followed by things getting worse"),
    theme=Theme.FAMILY_SYSTEM,
    source="S0 4.2, S1 3.2.4",
    thresholds=(
        Threshold(
            "months",
            12,
            Text("maanden na de gebeurtenis", "months after the event"),
            Text(
                "lang genoeg om te blijken, kort genoeg om aan elkaar te denken",
                "long enough to show, short enough to think of both",
            ),
        ),
    ),
    look=look,
    example=example,
)
