# SPDX-License-Identifier: EUPL-1.2
"""What an item is, as one code for a list to choose from ('stay/foster_family'), and what corrections teach about it.

A lesson is: where the words stand in a passage, what was suggested as this is that. It holds no names and applies in
this installation only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from thuislijn.timeline.items import ITEM_CLASSES, Item
from thuislijn.timeline.vocabulary import (
    ContactForm,
    DecisionKind,
    EventKind,
    HelpKind,
    LifeEvent,
    MeasureKind,
    PlaceType,
    PlanKind,
    Role,
    SchoolState,
    Term,
)

Lesson = tuple[str, str, str]  # words, suggested, corrected

_CLASSES = {kind.kind: kind for kind in ITEM_CLASSES}
_SORTS: dict[str, tuple[str, type[Term]]] = {
    "stay": ("place", PlaceType),
    "help": ("help_kind", HelpKind),
    "measure": ("measure_kind", MeasureKind),
    "schooling": ("state", SchoolState),
    "event": ("event_kind", EventKind),
    "decision": ("decision_kind", DecisionKind),
    "contact": ("form", ContactForm),
    "plan": ("plan_kind", PlanKind),
    "involvement": ("role", Role),
}
"""Kind of item -> the field that tells its sort, and the words for that field."""

_PLAIN = ("question", "diagnosis", "evaluation", "analysis")


def code_of(item: dict[str, Any]) -> str:
    """'stay/foster_family', 'event/life_event.divorce', 'diagnosis': what the item is, as one code."""
    kind = str(item.get("kind", "event"))
    if kind not in _SORTS:
        return kind
    field, _ = _SORTS[kind]
    default = next(f.default for f in fields(_CLASSES[kind]) if f.name == field)
    sort = str(item.get(field, default))
    life = item.get("life_event")
    return f"{kind}/{sort}.{life}" if life and sort == EventKind.LIFE_EVENT else f"{kind}/{sort}"


def code_of_item(item: Item) -> str:
    """The code of an item itself: what `code_of` gives for its exchange form."""
    if item.kind not in _SORTS:
        return item.kind
    sort = str(getattr(item, _SORTS[item.kind][0]))
    life = getattr(item, "life_event", None)
    return f"{item.kind}/{sort}.{life}" if life and sort == EventKind.LIFE_EVENT else f"{item.kind}/{sort}"


def term_of(code: str) -> Term | None:
    """The word of the sort in a code ('stay/foster_family' -> PlaceType.FOSTER_FAMILY), if it has one."""
    kind, _, sort = code.partition("/")
    if not sort or kind not in _SORTS:
        return None
    sort, _, life = sort.partition(".")
    try:
        return LifeEvent(life) if life else _SORTS[kind][1](sort)
    except ValueError:
        return None


def all_codes() -> list[tuple[str, list[str]]]:
    """Every code that an item can be corrected to, in groups by kind."""
    groups = []
    for kind, (_, terms) in _SORTS.items():
        codes = [f"{kind}/{term.value}" for term in terms]
        if kind == "event":
            codes.remove(f"event/{EventKind.LIFE_EVENT.value}")
            codes += [f"event/{EventKind.LIFE_EVENT.value}.{term.value}" for term in LifeEvent]
        groups.append((kind, codes))
    return [*groups, *((kind, [kind]) for kind in _PLAIN)]


def is_code(code: str) -> bool:
    """Whether an item can be corrected to it."""
    return any(code in codes for _, codes in all_codes())


def retyped(item: dict[str, Any], code: str) -> dict[str, Any]:
    """The item as another kind: what every item has is kept, what only the old kind had is not."""
    kind, _, sort = code.partition("/")
    if kind == item.get("kind"):
        kept = dict(item)
    else:
        every = {field.name for field in fields(Item)}
        kept = {name: value for name, value in item.items() if name in every}
    kept["kind"] = kind
    kept.pop("life_event", None)
    if kind in _SORTS and sort:
        sort, _, life = sort.partition(".")
        kept[_SORTS[kind][0]] = sort
        if life:
            kept["life_event"] = life
    return kept


def lesson_for(item: dict[str, Any], passage: str, lessons: Iterable[Lesson]) -> Lesson | None:
    """The lesson that holds for an item from a passage, if there is one: the one with the most words."""
    code, text = code_of(item), " ".join(passage.casefold().split())
    fitting = [
        one for one in lessons if one[1] == code and re.search(rf"(?<!\w){re.escape(one[0])}(?!\w)", text) is not None
    ]
    return max(fitting, key=lambda one: len(one[0]), default=None)
