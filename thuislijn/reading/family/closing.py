# SPDX-License-Identifier: EUPL-1.2
"""Where stretches of time end: told as an end elsewhere, by the next stay of the child, or not known at all.

'Loopt nog' in a report of 2019 says that something went on in 2019; a file that runs until 2023 may not read it as
lasting until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuislijn.reading.family.merging import Fact
from thuislijn.reading.story.place_details import bare
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Day, Ending, Moment, Period
from thuislijn.timeline.vocabulary import HelpState, PlaceType

_STILL = 92  # days before the reference day within which 'loopt nog' holds until that day
_STRETCHES = frozenset({"verblijf", "hulp", "maatregel"})
_OPEN_KINDS = frozenset({"unknown", "other"})


def with_ends(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with each told end given to the one stretch that it can be the end of.

    An end stays a fact of its own where no stretch, or more than one, is open on that day.
    """
    kept = list(facts)
    for end in [fact for fact in kept if _is_end(fact)]:
        at = end.proposal.when.start
        open_ = [n for n, fact in enumerate(kept) if not _is_end(fact) and _can_end(fact, end, at)]
        exact = [n for n in open_ if bare(kept[n].proposal.codes) == bare(end.proposal.codes)] or open_
        if len(exact) == 1:
            fact = kept[exact[0]]
            when = Period.during(fact.proposal.when.start, at)
            kept[exact[0]] = replace(
                fact, proposal=replace(fact.proposal, when=when), tellings=(*fact.tellings, *end.tellings)
            )
            kept.remove(end)
    return tuple(kept)


def _is_end(fact: Fact) -> bool:
    proposal = fact.proposal
    return (
        proposal.type in _STRETCHES
        and proposal.aspect == "einde"
        and proposal.when.start.is_bounded
        and proposal.when.ending is not Ending.DATED
    )


def _can_end(fact: Fact, end: Fact, at: Moment) -> bool:
    one, other = fact.proposal, end.proposal
    start = one.when.start
    if one.type != other.type or one.when.ending in (Ending.DATED, Ending.POINT) or one.modality is not other.modality:
        return False
    if fact.persons and end.persons and not set(fact.persons) & set(end.persons):
        return False
    if bare(one.codes) != bare(other.codes) and not {code for _, code in (*one.codes, *other.codes)} & _OPEN_KINDS:
        return False
    return (
        start.latest is not None
        and at.earliest is not None
        and start.latest < at.earliest
        and not (fact.seen or 0) > at.earliest
    )


def closed(items: Iterable[Item], seen: Mapping[str, Day | None], reference_day: Day) -> tuple[Item, ...]:
    """The items with their stretches closed. `seen`: per id of an item the last day on which it was told to go on."""
    known = _same_homes([_not_beyond(item, seen.get(item.id), reference_day) for item in items])
    following = _ends_by_next(known)
    ended = (
        replace(item, when=Period.during(item.when.start, following[item.id])) if item.id in following else item
        for item in known
    )
    return tuple(_forwards(item) for item in ended)


def _forwards(item: Item) -> Item:
    """The item without an end that lies before its start: two tellings cannot both be right, and the start leads."""
    backwards = item.when.ending is Ending.DATED and item.when.end.before(item.when.start) is Certainty.CERTAIN
    return replace(item, when=Period(item.when.start)) if backwards else item


def _not_beyond(item: Item, seen: Day | None, reference_day: Day) -> Item:
    """What was told to go on long before the reference day, ended somewhere from then until that day."""
    if seen is not None and seen >= reference_day - _STILL:
        return item
    if isinstance(item, Help) and item.state is HelpState.WAITING:
        return replace(item, state=HelpState.UNKNOWN)
    if item.when.ending is not Ending.ONGOING:
        return item
    if seen is None or isinstance(item, Event):
        return replace(item, when=Period(item.when.start))
    low = max(seen, item.when.start.earliest or seen)
    when = Period.during(item.when.start, Moment(low, max(low, reference_day)))
    return replace(item, when=when, state=HelpState.UNKNOWN) if isinstance(item, Help) else replace(item, when=when)


def _same_homes(items: list[Item]) -> list[Item]:
    """Stays with the same people of the network made one place by name: 'bij opa en oma' stays that, however told."""
    groups: list[set[str]] = []
    for item in items:
        if isinstance(item, Stay) and item.place is PlaceType.NETWORK and item.with_whom:
            group = set(item.with_whom).union(*(one for one in groups if one & set(item.with_whom)))
            groups = [one for one in groups if not one & group] + [group]
    named = {id: "bij " + ", ".join(sorted(group)) for group in groups for id in group}
    return [
        replace(item, place_name=item.place_name or named[item.with_whom[0]])
        if isinstance(item, Stay) and item.place is PlaceType.NETWORK and item.with_whom
        else item
        for item in items
    ]


def _ends_by_next(items: Iterable[Item]) -> dict[str, Moment]:
    """The end of each stay whose own end is not known: at the next stay of the same child, for nobody lives in two
    places. It then lies anywhere from what is known of it to the next start. Part-time stays run beside another.
    """
    stays = [item for item in items if isinstance(item, Stay) and item.persons and item.when.start.is_bounded]
    whole = [stay for stay in stays if stay.place is not PlaceType.PART_TIME]
    whole.sort(key=lambda stay: stay.when.start.earliest or 0)
    found = {}
    for n, stay in enumerate(whole):
        end = _open_end(stay)
        later = next((other for other in whole[n + 1 :] if _succeeds(stay, other)), None)
        if end is None or later is None or later.when.start.latest is None:
            continue
        if end.earliest is not None and later.when.start.latest >= end.earliest:
            latest = later.when.start.latest
            found[stay.id] = Moment(end.earliest, latest if end.latest is None else min(latest, end.latest))
    return found


def born_first(item: Item, people: Mapping[str, Person]) -> Item:
    """A stay without the children who were born after it; one of nobody else has its date of a misreading."""
    if not isinstance(item, Stay) or not item.persons:
        return item
    over = item.when.end if item.when.ending is Ending.DATED else item.when.start
    there = tuple(id for id in item.persons if over.before(people[id].birth) is not Certainty.CERTAIN)
    return replace(item, persons=there) if there else replace(item, when=Period())


def _open_end(stay: Stay) -> Moment | None:
    """What is known of an end that is not told: at least from its start on; None where it is told."""
    if stay.when.ending is Ending.UNKNOWN:
        return Moment(stay.when.start.earliest, None)
    wide = stay.when.end.width is None or stay.when.end.width > 2 * _STILL
    return stay.when.end if stay.when.ending is Ending.DATED and wide else None


def _succeeds(stay: Stay, other: Stay) -> bool:
    start, next_start = stay.when.start.latest, other.when.start.earliest
    shared = set(stay.persons) & set(other.persons)
    return bool(shared) and start is not None and next_start is not None and next_start > start
