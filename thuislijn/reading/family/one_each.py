# SPDX-License-Identifier: EUPL-1.2
"""Events that one sentence tells twice made one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from thuislijn.timeline.items import Event, Item


def one_each(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with events of one kind and one moment, found in one and the same sentence, made one."""
    kept: dict[object, Item] = {}
    for item in items:
        first = item.evidence[0] if item.evidence else None
        key: object = item.id
        if isinstance(item, Event) and first is not None and item.life_event is None:
            key = (item.event_kind, item.title, item.when, first.source, first.start)
        kept[key] = _both(kept[key], item) if key in kept else item
    return tuple(kept.values())


def _both(one: Item, other: Item) -> Item:
    union: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in ("persons", "markers", "organisations", "evidence", "statements")
    }
    return replace(one, **union)
