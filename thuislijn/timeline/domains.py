# SPDX-License-Identifier: EUPL-1.2
"""Who carries the nine life domains of a child on a day, and how that changed when it came to live elsewhere.

Sources: S1 ch. 1 (the domains), S1 3.3.1 (what care takes over), S0 6.1.
"""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.timeline.items import DomainCare, Stay
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain, PlaceType

SETTLED = 92
"""Days after a move at which is looked who carries what then: what changes later has reasons of its own."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One who carries a domain on a day. `certain`: on every reading of the dates; `item` is the key it rests on."""

    carrier: Carrier
    certain: bool
    item: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Who carried what the day before a child went to a place, and who three months later (or when it ended)."""

    stay: Stay
    before_day: Day
    after_day: Day
    rows: tuple[tuple[LifeDomain, tuple[Carried, ...], tuple[Carried, ...]], ...]

    @property
    def to_care(self) -> int:
        """How many domains care carries after that it did not carry before."""
        return sum(
            any(one.carrier is Carrier.CARE for one in after) and not any(one.carrier is Carrier.CARE for one in before)
            for _, before, after in self.rows
        )

    @property
    def unknown(self) -> int:
        """Of how many domains it is not recorded on one of the two days."""
        return sum(not before or not after for _, before, after in self.rows)


def carried_on(timeline: Timeline, child: str, day: Day) -> dict[LifeDomain, tuple[Carried, ...]]:
    """Each domain with those who carry it on a day; empty where nobody recorded it, which is not nobody."""
    found: dict[LifeDomain, list[Carried]] = {domain: [] for domain in LifeDomain}
    for item in timeline.facts(DomainCare, child):
        possible = item.when.possible_days(timeline.reference_day)
        if possible is None or not possible[0] <= day <= possible[1]:
            continue
        sure = item.when.certain_days(timeline.reference_day)
        certain = sure is not None and sure[0] <= day <= sure[1]
        known = next((one for one in found[item.domain] if one.carrier is item.carrier), None)
        if known is None:
            found[item.domain].append(Carried(item.carrier, certain, item.id))
        elif certain and not known.certain:
            found[item.domain][found[item.domain].index(known)] = Carried(item.carrier, True, item.id)
    order = list(Carrier)
    return {domain: tuple(sorted(those, key=lambda one: order.index(one.carrier))) for domain, those in found.items()}


def shifts(timeline: Timeline, child: str) -> tuple[Shift, ...]:
    """For every time that a child came to live elsewhere, or home again, who carried what before and after it."""
    found = []
    for stay in timeline.facts(Stay, child):
        start = stay.when.start.middle
        if start is None or stay.place is PlaceType.UNKNOWN:
            continue
        birth = next((one.birth.latest for one in timeline.persons if one.id == child), None)
        if birth is not None and start <= birth + 31:
            continue
        end = stay.when.end_by(timeline.reference_day).middle
        after = min(start + SETTLED, max(start, (end if end is not None else timeline.reference_day) - 1))
        before = start - 1
        earlier, later = carried_on(timeline, child, before), carried_on(timeline, child, after)
        rows = tuple((domain, earlier[domain], later[domain]) for domain in LifeDomain)
        found.append(Shift(stay, before, after, rows))
    return tuple(found)
