# SPDX-License-Identifier: EUPL-1.2
"""Which items of a timeline tell the same as a proposal, the likeliest first, and what becomes of an item when a
proposal is added to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from thuislijn.actions.kinds import code_of_item
from thuislijn.timeline.exchange import ExchangeError, decode, encode
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.sources import Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Perspective

_MARGIN = 31  # days around a moment within which two items may be one
_NEAR = 62
_VAGUE = 366
_WEEK = 7
_SAME_SORT_AND_PEOPLE = 5.0  # points
_MOST = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Match:
    """An item that may tell the same; `likely`: same sort, same people, and a start that can be the same day."""

    item: Item
    score: float
    likely: bool


def matches(timeline: Timeline, data: dict[str, Any]) -> tuple[Match, ...]:
    """The items that a proposal (in exchange form) may be another telling of, the likeliest first, five at most."""
    card = as_item(timeline, data)
    if card is None:
        return ()
    code = code_of_item(card)
    near = (i for i in timeline.items if i.kind == card.kind and _meet(i.when, card.when, timeline.reference_day))
    found = [match for item in near if (match := _judged(item, card, code)).score > 1]
    if not card.when.is_dated:
        found = _undated(found, card)
    return tuple(sorted(found, key=lambda match: (-match.likely, -match.score, match.item.id))[:_MOST])


def _undated(found: list[Match], card: Item) -> list[Match]:
    """What is told without a date is likely the one item of its sort and people, where there is only one."""
    same = [match for match in found if match.score >= _SAME_SORT_AND_PEOPLE]
    one = same[0] if len(same) == 1 and card.kind != "event" else None
    return [replace(match, likely=match is one) for match in found]


def as_item(timeline: Timeline, data: dict[str, Any], id: str = "?") -> Item | None:
    """The item in a proposal with its ages turned into days; None where the data are no item."""
    try:
        item = decode(Item, {**data, "id": id})
    except ExchangeError:
        return None
    if not any(moment.age for moment in (item.when.start, item.when.end)):
        return item
    (resolved,) = replace(timeline, items=(item,), turning_points=(), sources=()).resolved().items
    return resolved


def _meet(one: Period, other: Period, reference_day: int) -> bool:
    a, b = one.possible_days(reference_day), other.possible_days(reference_day)
    if a is None or b is None:
        return True
    return a[0] - _MARGIN <= b[1] and b[0] - _MARGIN <= a[1]


def _judged(item: Item, card: Item, code: str) -> Match:
    same_sort = code_of_item(item) == code
    shared = set(item.persons) & set(card.persons)
    nobody = not item.persons or not card.persons
    words, own = set(_WORD.findall(item.title.casefold())), set(_WORD.findall(card.title.casefold()))
    alike = len(words & own) / len(words | own) if words | own else 0.0
    start = _start(item.when.start, card.when.start)
    score = 3.0 * same_sort + (2.0 if shared else 1.0 if nobody else 0.0) + start + 3 * alike
    score += any(p.quote == q.quote and p.quote for p in item.evidence for q in card.evidence)
    likely = same_sort and bool(shared or nobody) and start >= 2 and (alike > 0.3 or item.kind != "event")
    return Match(item, score, likely)


def _start(one: Moment, other: Moment) -> float:
    """How close two beginnings are: 3 for what can be the same day, sharply told; 0 where nothing is known."""
    if one.width is None or other.width is None:
        return 0.5
    if one.narrowed(other) is not None:
        return 3.0 if max(one.width, other.width) <= _MARGIN else 2.0 if max(one.width, other.width) <= _VAGUE else 1.0
    apart = abs((one.middle or 0) - (other.middle or 0))
    if apart <= _WEEK:
        return 2.0
    return 1.0 if apart <= _NEAR else -1.0


def merged(item: dict[str, Any], card: dict[str, Any]) -> dict[str, Any]:
    """The item (in exchange form) with the passages of the proposal: what the item says stays, what it did not know
    is taken over, and who tells it otherwise is kept beside it (handbook rule 4)."""
    new = dict(item)
    old, more = decode(Item, item), decode(Item, {**card, "id": "?"})
    held = {(p.source, p.start, p.end) for p in old.evidence}
    new["evidence"] = [
        *item.get("evidence", []),
        *(encode(p) for p in more.evidence if (p.source, p.start, p.end) not in held),
    ]
    for name in ("persons", "organisations", "markers", "domains"):
        both = list(dict.fromkeys([*item.get(name, []), *card.get(name, [])]))
        if both:
            new[name] = both
    when = _fuller(old.when, more.when)
    if when is not old.when:
        new["when"] = encode(replace(old, when=when)).get("when", {})
    if more.account != old.account and more.account.perspective is not Perspective.FILE:
        words = " ".join(more.evidence[0].quote.split()) if more.evidence else more.title
        said = Statement(account=more.account, text=words, evidence=more.evidence[:1])
        new["statements"] = [*item.get("statements", []), encode(said)]
    return new


def _fuller(one: Period, other: Period) -> Period:
    """A period with a start or an end that only the other tells."""
    if not one.start.is_known and other.start.is_known and (not one.is_point or other.is_point):
        one = other if not one.is_dated else replace(one, start=other.start)
    if one.ending in (Ending.UNKNOWN, Ending.ONGOING) and other.ending is Ending.DATED:
        one = replace(one, end=other.end, ending=Ending.DATED)
    elif one.ending is Ending.UNKNOWN and other.ending is Ending.ONGOING:
        one = replace(one, ending=Ending.ONGOING)
    return one
