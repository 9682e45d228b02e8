# SPDX-License-Identifier: EUPL-1.2
"""One line that somebody types during a conversation becomes an item: who, what, when, in any order.

'ruud netwerk 14-6-2021 tot 5-7-2021 opa en oma'. Dates lead, by the grammar that reads documents; a word of the line
says what it is (`lexicon/korte_regels.toml`, else the lexicon of the documents); what is left over is the title.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from thuislijn.reading.family.merging import Fact, Told
from thuislijn.reading.family.to_items import to_item
from thuislijn.reading.proposals import Proposal, read_text
from thuislijn.timeline.exchange import decode, encode
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpState, PersonRole

_CARERS = frozenset({PersonRole.GRANDPARENT, PersonRole.RELATIVE, PersonRole.NETWORK, PersonRole.FOSTER_PARENT})
_OF_CHILDREN = frozenset({"stay", "schooling", "measure", "contact"})
_POINTS = frozenset({"event", "decision", "question", "evaluation", "plan"})
_EVERY_CHILD = re.compile(r"\b(?:de |alle )?(?:kinderen|jeugdigen|iedereen)\b", re.IGNORECASE)
_EDGES = " ,;:.-–\t"


@dataclass(frozen=True, slots=True)
class Line:
    """What a line became. `unsure`: no word of it says what it is, or no date was found; a person looks again."""

    item: Item
    unsure: bool


def read_line(text: str, timeline: Timeline, key: str) -> Line:
    """The item that a line tells, with `key` as its id, about persons of `timeline`. Never fails on any text."""
    text = " ".join(text.split())
    people = _people_in(text, timeline)
    dated = _dated(text, timeline)
    rest = _without(text, dated.time if dated else None)
    word = _word_in(rest)
    if word is not None:
        item = _from_word(word, dated.when if dated else Period(), key)
    elif dated is not None and dated.type is not None:
        told = Told(dated, people.all)
        item = to_item(Fact(dated, people.all, (told,)), key, {p.id: p for p in timeline.persons})
    else:
        item = Event(id=key, title=text, when=_point(dated.when if dated else Period()), event_kind=EventKind.OTHER)
    data = encode(item) | {"persons": list(people.for_kind(item.kind)), "reviewed": True}
    data |= {"title": _title(rest, people.words) or item.title, "evidence": [], "statements": [], "note": ""}
    if item.kind == "stay" and people.carers:
        data["with_whom"] = list(people.carers)
    known = type(item).__dataclass_fields__
    made = decode(Item, {name: value for name, value in data.items() if name in known or name == "kind"})
    return Line(made, unsure=dated is None or (word is None and dated.type is None))


# -- who --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _People:
    children: tuple[str, ...]
    others: tuple[str, ...]
    carers: tuple[str, ...]
    words: tuple[str, ...]  # as they stand at the beginning of the line

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.children, *self.others)

    def for_kind(self, kind: str) -> tuple[str, ...]:
        """Those an item of this kind is about: children, where only a child can live, learn or be placed there."""
        return self.children if kind in _OF_CHILDREN and self.children else self.all


def _people_in(text: str, timeline: Timeline) -> _People:
    found: list[tuple[int, str, Person]] = []
    for person in timeline.persons:
        place = min((m.start() for name in _names(person) if (m := _search(name, text))), default=None)
        if place is not None:
            name = next(name for name in _names(person) if (m := _search(name, text)) and m.start() == place)
            found.append((place, name, person))
    found.sort(key=lambda one: one[0])
    children = [person.id for _, _, person in found if person.role is PersonRole.CHILD]
    if _EVERY_CHILD.search(text):
        children = [child.id for child in timeline.children]
    if not children and len(timeline.children) == 1:
        children = [timeline.children[0].id] if all(p.role in _CARERS for _, _, p in found) else []
    others = [person.id for _, _, person in found if person.role is not PersonRole.CHILD]
    carers = [person.id for _, _, person in found if person.role in _CARERS]
    lead = tuple(name for place, name, _ in found if text[:place].strip(_EDGES) == "")
    return _People(tuple(children), tuple(others), tuple(carers), lead)


def _names(person: Person) -> list[str]:
    names = [person.name, person.pseudonym, person.name.split(" ")[0] if person.name[:1].isupper() else ""]
    return [name for name in dict.fromkeys(names) if len(name) > 1]


def _search(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)


# -- when --------------------------------------------------------------------------------------------------


def _dated(text: str, timeline: Timeline) -> Proposal | None:
    """The proposal with the first date in the line, one with a kind before one without."""
    births = {p.name.lower(): p.birth for p in timeline.children if p.birth.is_known}
    proposals = read_text(text, timeline.reference_day, births, [p.name for p in timeline.persons]).proposals
    dated = [p for p in proposals if p.when.is_dated and p.time is not None]
    return next((p for p in dated if p.type is not None), dated[0] if dated else None)


def _without(text: str, span: tuple[int, int] | None) -> str:
    if span is None:
        return text
    return f"{text[: span[0]].rstrip(_EDGES)} {text[span[1] :].lstrip(_EDGES)}".strip()


# -- what --------------------------------------------------------------------------------------------------


@cache
def _words() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    """The words of `korte_regels.toml`, the longest first, each with the fields it stands for."""
    text = (resources.files("thuislijn.reading") / "lexicon" / "korte_regels.toml").read_text(encoding="utf-8")
    pairs = [(word, entry) for entry in tomllib.loads(text)["woord"] for word in entry["woorden"]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), {k: v for k, v in entry.items() if k != "woorden"})
        for word, entry in pairs
    )


def _word_in(text: str) -> dict[str, Any] | None:
    """The fields of the word that comes first in the line; of two at one place, the longest."""
    found = [(m.start(), n) for n, (pattern, _) in enumerate(_words()) if (m := pattern.search(text))]
    return _words()[min(found)[1]][1] if found else None


def _from_word(word: dict[str, Any], when: Period, key: str) -> Item:
    kind = word["soort"]
    data = {name: value for name, value in word.items() if name != "soort"}
    if kind == "help" and word.get("state") == HelpState.WAITING:
        data["waiting_from"] = encode(when.start)
        when = Period()
    elif kind == "help" and when.is_dated:
        data["state"] = {Ending.ONGOING: "running", Ending.DATED: "ended"}.get(when.ending, "unknown")
    period = encode(_point(when) if kind in _POINTS else when)
    if when.is_dated:
        data["when"] = period
    made: Item = decode(Item, {"kind": kind, "id": key, "title": "-", **data})
    return made


def _point(when: Period) -> Period:
    return Period.at(when.start) if when.ending is Ending.UNKNOWN and when.start != Moment.UNKNOWN else when


def _title(rest: str, people: tuple[str, ...]) -> str:
    """What is left of the line without its date and without the person it begins with."""
    for name in people:
        rest = re.sub(rf"^\W*{re.escape(name)}\b", "", rest, count=1, flags=re.IGNORECASE)
    return rest.strip(_EDGES)[:300]
