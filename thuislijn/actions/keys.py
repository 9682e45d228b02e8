# SPDX-License-Identifier: EUPL-1.2
"""New keys for the ids in data of the exchange form, wherever one thing names another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PERSONS, ORGANISATIONS, ITEMS, SOURCES = "persons", "organisations", "items", "sources"

NAMES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("persons", "with_whom", "heard", "not_heard", "person", "to"), (PERSONS,)),
    **dict.fromkeys(("asker", "who"), (PERSONS, ORGANISATIONS)),
    "of": (PERSONS, ITEMS),
    "organisations": (ORGANISATIONS,),
    **dict.fromkeys(("items", "answered_by", "replaces", "about", "on_hold_for"), (ITEMS,)),
    **dict.fromkeys(("source", "same_as"), (SOURCES,)),
}
"""Fields of the exchange format that hold an id, alone or in a list -> what it can be the id of."""

Keys = Mapping[tuple[str, str], str]
"""(what it is, its id) -> its key."""


def rekeyed(data: Any, keys: Keys, field: str = "") -> Any:
    """The data with the new key in each field that names something else; an id that has none stays."""
    if isinstance(data, dict):
        return {name: rekeyed(value, keys, name) for name, value in data.items()}
    if isinstance(data, list):
        return [rekeyed(value, keys, field) for value in data]
    if not isinstance(data, str):
        return data
    return next((keys[what, data] for what in NAMES.get(field, ()) if (what, data) in keys), data)
