# SPDX-License-Identifier: EUPL-1.2
"""Who appears where: every entry goes to one lane, or to one lane of each child it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thuislijn.drawing.entries import Entry, Ready
from thuislijn.drawing.spans import span_of
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import (
    Contact,
    Diagnosis,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Question,
    Schooling,
    Stay,
)
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, PersonRole, PlaceType, Role

LEADING = (Role.COORDINATOR, Role.CONTACT_PERSON, Role.GUARDIAN, Role.YOUTH_CONSULTANT)
"""Roles that the lane of the lead shows: who holds the plan together, or answers for the child."""

_LANES: dict[type[Item], str] = {
    Stay: "living",
    Measure: "measures",
    Schooling: "school",
    Help: "help",
    Contact: "contact",
    Diagnosis: "diagnoses",
}
_TO_ACTIONS = (EventKind.ACTION, EventKind.HANDOVER)


@dataclass(slots=True)
class Part:
    """The entries of one child (or adult) by lane; `person` None gathers what is about a child not known which."""

    person: Person | None
    lanes: dict[str, list[Entry]] = field(default_factory=dict)

    def add(self, lane: str, entry: Entry) -> None:
        self.lanes.setdefault(lane, []).append(entry)

    def lane(self, name: str) -> list[Entry]:
        return self.lanes.get(name, [])


@dataclass(slots=True)
class Cast:
    """Everything that is drawn, by place."""

    family: Part
    children: list[Part]
    adults: list[Part]
    lead: list[Entry]
    organisations: dict[str, list[Entry]]
    rungs: frozenset[PlaceType]


@dataclass(frozen=True, slots=True)
class Casting:
    """Casts the entries of a timeline that touch the days `first` to `last`; equal ones do so once for each timeline.

    `persons` empty: everybody, as `View.persons`. `ready` are the entries of the same timeline and persons.
    """

    ready: Ready = field(compare=False)
    persons: tuple[str, ...]
    first: Day
    last: Day

    def __call__(self, timeline: Timeline) -> Cast:
        return cast(timeline, self.ready, self.persons, self.first, self.last)


def cast(timeline: Timeline, ready: Ready, persons: tuple[str, ...], first: Day, last: Day) -> Cast:
    """The entries that touch the days `first` to `last`, each in its lane."""
    family = Part(None)
    wanted = set(persons)
    children = {c.id: Part(c) for c in timeline.children if not wanted or c.id in wanted}
    adults: dict[str, Part] = {}
    nobody = Part(None)
    lead: list[Entry] = []
    for entry in ready.entries:
        if entry.until < first or entry.since > last:
            continue
        if isinstance(entry.item, Involvement):
            if entry.item.role in LEADING:
                lead.append(entry)
        else:
            _assign(entry, timeline, family, children, adults, nobody, wanted)
    parts = [*children.values(), *([nobody] if nobody.lanes else [])]
    for part in parts:
        _bound_stays(part, timeline.reference_day)
    rungs = frozenset(e.item.place for part in parts for e in part.lane("living") if isinstance(e.item, Stay))
    return Cast(
        family, parts, _ordered(adults, timeline), lead, _organisations(ready.entries, timeline, first, last), rungs
    )


def _assign(
    entry: Entry,
    timeline: Timeline,
    family: Part,
    children: dict[str, Part],
    adults: dict[str, Part],
    nobody: Part,
    wanted: set[str],
) -> None:
    item = entry.item
    mine = [children[id] for id in item.persons if id in children]
    grown = [p for p in map(timeline.person, item.persons) if p is not None and p.role is not PersonRole.CHILD]
    lane = _LANES.get(type(item))
    if lane is None:
        _assign_event(entry, family, mine, grown, adults)
    elif mine:
        for part in mine:
            part.add(lane, entry)
    elif grown and lane in ("help", "diagnoses", "measures"):
        for person in grown[:2]:
            adults.setdefault(person.id, Part(person)).add("bars", entry)
    elif lane == "help":
        family.add("help", entry)
    elif lane == "contact":
        family.add("actions", entry)
    elif not any(p for p in map(timeline.person, item.persons) if p is not None and p.role is PersonRole.CHILD):
        (next(iter(children.values())) if len(children) == 1 and not wanted else nobody).add(lane, entry)


def _assign_event(entry: Entry, family: Part, mine: list[Part], grown: list[Person], adults: dict[str, Part]) -> None:
    item = entry.item
    assert entry.span is not None
    if isinstance(item, Question):
        family.add("questions", entry)
        return
    kind = item.event_kind if isinstance(item, Event) else None
    if kind is EventKind.REPORT:
        family.add("questions", entry)
    elif kind is None or kind in _TO_ACTIONS:
        family.add("actions", entry)
    elif entry.span.point:
        family.add("strengths" if kind is EventKind.STRENGTH else "events", entry)
    elif grown and not mine:
        for person in grown[:2]:
            adults.setdefault(person.id, Part(person)).add("bars", entry)
    elif len(mine) == 1:
        mine[0].add("circumstances", entry)
    else:
        family.add("circumstances", entry)


def _bound_stays(part: Part, reference_day: Day) -> None:
    """A stay whose end nobody recorded is drawn until the next one at most."""
    stays = part.lane("living")
    stays.sort(key=lambda entry: (entry.since, entry.until))
    for at, entry in enumerate(stays):
        if entry.span is not None and entry.span.fades_out and at + 1 < len(stays):
            limit = stays[at + 1].since
            bounded = span_of(entry.item.when, reference_day, limit)
            stays[at] = replace(entry, span=bounded)


def _ordered(adults: dict[str, Part], timeline: Timeline) -> list[Part]:
    rank = {person.id: number for number, person in enumerate((*timeline.parents, *timeline.persons))}
    return sorted(adults.values(), key=lambda part: rank.get(part.person.id, 0) if part.person else 0)


def _organisations(entries: Iterable[Entry], timeline: Timeline, first: Day, last: Day) -> dict[str, list[Entry]]:
    """Entries per organisation that was at work, in order of first appearance on the timeline."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        item = entry.item
        if not item.organisations or entry.span is None or (isinstance(item, Involvement) and item.vacant):
            continue
        for id in item.organisations:
            found.setdefault(id, []).append(entry)
    first_seen = sorted(found.items(), key=lambda pair: (min(e.since for e in pair[1]), pair[0]))
    return {
        id: seen
        for id, es in first_seen
        if timeline.organisation(id) is not None and (seen := [e for e in es if e.until >= first and e.since <= last])
    }
