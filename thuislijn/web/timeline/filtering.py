# SPDX-License-Identifier: EUPL-1.2
"""Which items of a timeline somebody wants to see: pure functions from a timeline to a smaller one.

What is left out is counted, so that a screen can always say how much it does not show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuislijn.timeline.items import Help, Item, Schooling, Stay, TurningPoint
from thuislijn.timeline.moment import Day, Ending, Moment, Period
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline, source_ids
from thuislijn.timeline.vocabulary import HelpState, LifeDomain, Perspective, Standing, Term

_EXACT_WITHIN = 31  # days between the bounds: as precise as a calendar month, as the drawing reckons it


class Certain(Term):
    """How well an item is known."""

    DATED = "dated", "datum bekend", "date known"
    ESTIMATED = "estimated", "datum geschat", "date estimated"
    DISPUTED = "disputed", "betwist", "disputed"


class Reviewed(Term):
    """Whether a person has looked at an item."""

    YES = "yes", "nagekeken", "reviewed"
    NO = "no", "nog niet nagekeken", "not yet reviewed"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Of each kind of choice an empty one keeps everything; of several, one that fits is enough.

    `reference_day`: the story as it stood on that day; what began later is left out, what ended later goes on.
    """

    persons: tuple[str, ...] = ()
    domains: tuple[LifeDomain, ...] = ()
    accounts: tuple[Perspective, ...] = ()
    certain: tuple[Certain, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    reference_day: Day | None = None

    @property
    def chooses(self) -> bool:
        """Whether anything is left out at all."""
        return self != EVERYTHING


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Filtered:
    """What is left of a timeline, and how many items it had that are not in it: by choice, and because they are
    of after the reference day."""

    timeline: Timeline
    hidden: int
    later: int


def filtered(timeline: Timeline, wanted: Filter) -> Filtered:
    """The part of a timeline that the filter keeps."""
    if not wanted.chooses:
        return Filtered(timeline, 0, 0)
    disputed = {id for pair in timeline.contradictions for id in pair}
    kept = tuple(item for item in timeline.items if _fits(item, wanted, item.id in disputed))
    points = tuple(point for point in timeline.turning_points if _concerns(point.persons, wanted.persons))
    hidden = len(timeline.items) - len(kept)
    smaller = replace(timeline, items=kept, turning_points=points)
    if wanted.reference_day is None:
        return Filtered(smaller, hidden, 0)
    before = as_of(smaller, wanted.reference_day)
    return Filtered(before, hidden, len(smaller.items) - len(before.items))


def as_of(timeline: Timeline, day: Day) -> Timeline:
    """The timeline as it stood on a day: without what can only have begun later; what ended later goes on."""
    items = tuple(stood for item in timeline.items if (stood := _as_it_stood(item, day)) is not None)
    points = tuple(point for point in timeline.turning_points if _known_by(point, day))
    return replace(timeline, reference_day=day, items=items, turning_points=points)


def _as_it_stood(item: Item, day: Day) -> Item | None:
    """An item on a day, None where it was not there yet. Undated items stay: nothing says that they came later."""
    first = item.when.start if item.when.start.is_known else item.when.end
    if isinstance(item, Help) and not (first.is_known and _by(first, day)):
        since = item.waiting_from if item.waiting_from.is_known else item.asked
        if since.is_known:
            # Asked for already: then it was waited for, whenever it was to begin.
            return replace(item, when=Period(), state=HelpState.WAITING) if _by(since, day) else None
    if not _by(first, day):
        return None
    return _until(item, day)


def _by(moment: Moment, day: Day) -> bool:
    return moment.earliest is None or moment.earliest <= day


def _known_by(point: TurningPoint, day: Day) -> bool:
    return _by(point.when, day)


def _until(item: Item, day: Day) -> Item:
    if item.when.ending is not Ending.DATED or not item.when.start.is_known:
        return item
    end = item.when.end.earliest
    return replace(item, when=Period.since(item.when.start)) if end is not None and end > day else item


def _fits(item: Item, wanted: Filter, contradicted: bool) -> bool:
    return (
        _concerns(item.persons, wanted.persons)
        and (not wanted.domains or not set(wanted.domains).isdisjoint(_domains(item)))
        and (not wanted.accounts or not set(wanted.accounts).isdisjoint(_told_by(item)))
        and (not wanted.certain or not set(wanted.certain).isdisjoint(_certainty(item, contradicted)))
        and (not wanted.sources or not set(wanted.sources).isdisjoint(source_ids(item)))
        and (not wanted.reviewed or (Reviewed.YES if item.reviewed else Reviewed.NO) in wanted.reviewed)
    )


def _concerns(persons: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """What is about nobody in particular concerns everybody."""
    return not wanted or not persons or not set(persons).isdisjoint(wanted)


def _domains(item: Item) -> set[LifeDomain]:
    """The domains recorded; a stay is about housing and school about how the day is spent, recorded or not."""
    found = set(item.domains)
    if isinstance(item, Stay):
        found.add(LifeDomain.HOUSING)
    if isinstance(item, Schooling):
        found.add(LifeDomain.DAYTIME)
    return found


def _told_by(item: Item) -> set[Perspective]:
    accounts: list[Account] = [item.account, *(said.account for said in item.statements)]
    return {account.perspective for account in accounts}


def _certainty(item: Item, contradicted: bool) -> set[Certain]:
    found: set[Certain] = set()
    disputed = contradicted or item.standing is Standing.DISPUTED
    if disputed or any(said.standing is Standing.DISPUTED for said in item.statements):
        found.add(Certain.DISPUTED)
    moments = [item.when.start, *([item.when.end] if item.when.ending is Ending.DATED else [])]
    found.add(Certain.DATED if all(_exact(moment) for moment in moments) else Certain.ESTIMATED)
    return found


def _exact(moment: Moment) -> bool:
    return moment.width is not None and moment.width <= _EXACT_WITHIN
