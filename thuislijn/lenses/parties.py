# SPDX-License-Identifier: EUPL-1.2
"""Which organisations were active around the family, when, and how many of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.lenses.coverage import Range
from thuislijn.lenses.given import given
from thuislijn.timeline.items import Involvement, Item, Measure, Stay
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Presence:
    """One organisation through one entry: the days on which it was active for certain, and perhaps."""

    organisation: str
    certain: Range | None
    possible: Range
    item: Item


@dataclass(frozen=True, slots=True)
class Crowd:
    """The most organisations at once, on `day`, by which entries. 0 on day 0 where there was none."""

    count: int
    day: Day
    items: tuple[Item, ...]


def presences(timeline: Timeline) -> tuple[Presence, ...]:
    """Every organisation in every help, stay in care, measure and involvement that names one."""
    return timeline.once(_presences)


def _presences(timeline: Timeline) -> tuple[Presence, ...]:
    stays = [stay for stay in timeline.facts(Stay) if stay.place.away_from_home]
    roles = [role for role in timeline.facts(Involvement) if not role.vacant]
    found = []
    for item in (*given(timeline), *stays, *timeline.facts(Measure), *roles):
        possible = item.when.possible_days(timeline.reference_day) if item.organisations else None
        if possible is not None:
            certain = item.when.certain_days(timeline.reference_day)
            found += [Presence(one, certain, possible, item) for one in item.organisations]
    return tuple(found)


def most_at_once(present: Iterable[Presence], window: Range, for_certain: bool) -> Crowd:
    """The largest number of different organisations on one day of the window, on certain or on possible days."""
    inside = [
        (max(days[0], window[0]), min(days[1], window[1]), one)
        for one in present
        if (days := one.certain if for_certain else one.possible) and days[0] <= window[1] and days[1] >= window[0]
    ]
    best = Crowd(0, 0, ())
    for day in sorted({low for low, _, _ in inside}):  # a crowd is largest on a day on which somebody arrives
        there = [one for low, high, one in inside if low <= day <= high]
        count = len({one.organisation for one in there})
        if count > best.count:
            best = Crowd(count, day, tuple(one.item for one in there))
    return best
