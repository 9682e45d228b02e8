# SPDX-License-Identifier: EUPL-1.2
"""Two versions of the explanation beside each other: what came, went and changed, and whose view changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thuislijn.drawing.explanation import Seen
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind
from thuislijn.web.explanation.page import seen_words
from thuislijn.web.page.language import say, spoken

Data = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its value in the address, and its name, long and short."""

    value: str
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is about, and what stood there on either side; empty where nothing did."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences under their headings."""

    first: Side
    second: Side
    sections: tuple[tuple[str, tuple[Change, ...]], ...]

    @property
    def same(self) -> bool:
        return not any(rows for _, rows in self.sections)


def compared(first: Side, before: Data, second: Side, after: Data) -> Comparison:
    """What differs between two versions (`actions/learning/explanation_versions.py: explanation_data`)."""
    old, new = _by_id(before["factors"]), _by_id(after["factors"])
    came = tuple(Change(one["text"], "", _place(one)) for key, one in new.items() if key not in old)
    went = tuple(Change(one["text"], _place(one), "") for key, one in old.items() if key not in new)
    changed = tuple(
        Change(new[key]["text"], *_both(one, new[key]))
        for key, one in old.items()
        if key in new and _both(one, new[key]) != ("", "")
    )
    return Comparison(
        first,
        second,
        (
            (say("Erbij gekomen", "Came"), came),
            (say("Weggegaan", "Went"), went),
            (say("Anders gezegd of verplaatst", "Worded differently or moved"), changed),
            (say("Andere volgorde", "Another order"), tuple(_order(before, after))),
            (say("Wie er anders over denkt", "Whose view changed"), tuple(_views(before, after))),
            (say("Verbanden", "Links"), tuple(_links(before, after))),
        ),
    )


def _by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def _place(factor: Mapping[str, Any]) -> str:
    return f"{FactorGroup(factor['group']).label(spoken())}, {FactorPart(factor['part']).label(spoken())}"


def _both(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, str]:
    """What a factor said before and after, of that alone which differs."""
    sides: tuple[list[str], list[str]] = ([], [])
    for told in (lambda one: one["text"], _place, _rests):
        pair = told(old), told(new)
        if pair[0] != pair[1]:
            for side, words in zip(sides, pair, strict=True):
                side.append(words)
    return "; ".join(sides[0]), "; ".join(sides[1])


def _rests(factor: Mapping[str, Any]) -> str:
    return say("rust op {n} van de tijdlijn", "rests on {n} from the timeline", n=len(factor["items"]))


def _order(before: Data, after: Data) -> list[Change]:
    """Each place of the board where the factors that stand there on both sides stand in another order."""
    there = _by_id(before["factors"])
    stayed = {one["id"] for one in after["factors"] if one["id"] in there and _place(there[one["id"]]) == _place(one)}
    found = []
    for place in dict.fromkeys(_place(one) for one in after["factors"]):
        old, new = (
            [one for one in data["factors"] if one["id"] in stayed and _place(one) == place] for data in (before, after)
        )
        if [one["id"] for one in old] != [one["id"] for one in new]:
            found.append(Change(place, *("; ".join(one["text"] for one in side) for side in (old, new))))
    return found


def _views(before: Data, after: Data) -> list[Change]:
    """Each voice whose view of a factor differs; a factor or voice that one side has not was not asked there."""
    names = {voice["id"]: voice["label"] for data in (before, after) for voice in data["voices"]}
    texts = {factor["id"]: factor["text"] for data in (before, after) for factor in data["factors"]}
    told = [{(view["factor"], view["voice"]): _view(view) for view in data["views"]} for data in (before, after)]
    nobody = seen_words(Seen.NOT_ASKED)
    found = []
    for pair in dict.fromkeys([*told[0], *told[1]]):
        old, new = told[0].get(pair, nobody), told[1].get(pair, nobody)
        if old != new:
            found.append(Change(f"{names.get(pair[1], '?')}: {texts.get(pair[0], '?')}", old, new))
    return found


def _view(view: Mapping[str, Any]) -> str:
    return seen_words(Seen(view["view"])) + (f": {view['words']}" if view["words"] else "")


def _links(before: Data, after: Data) -> list[Change]:
    texts = {factor["id"]: factor["text"] for data in (before, after) for factor in data["factors"]}
    told = [{(one["source"], one["target"]): _link(one) for one in data["links"]} for data in (before, after)]
    return [
        Change(f"{texts.get(pair[0], '?')} → {texts.get(pair[1], '?')}", told[0].get(pair, ""), told[1].get(pair, ""))
        for pair in dict.fromkeys([*told[0], *told[1]])
        if told[0].get(pair) != told[1].get(pair)
    ]


def _link(link: Mapping[str, Any]) -> str:
    return LinkKind(link["kind"]).label(spoken()) + (f": {link['words']}" if link["words"] else "")
