# SPDX-License-Identifier: EUPL-1.2
"""The published JSON Schema of the exchange format, made from the classes so that the two cannot drift apart.

`python -m thuislijn.timeline.schema` prints it; the file that ships is `timeline-1.schema.json` beside this module.
"""

from __future__ import annotations

import json
import sys
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

from thuislijn.timeline.exchange import FORMAT, VERSION
from thuislijn.timeline.items import ITEM_CLASSES, Item
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Term

SCHEMA_FILE = Path(__file__).with_name(f"timeline-{VERSION}.schema.json")

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}

_AGE = {
    "type": "object",
    "properties": {
        "of": {"type": "string", "description": "id of the person whose age is meant"},
        "from": {"type": "number", "minimum": -1, "maximum": 130},
        "to": {"type": "number", "minimum": -1, "maximum": 130},
    },
    "required": ["of", "from", "to"],
}

_MOMENT = {
    "description": "EDTF (ISO 8601-2): 2019-03-21, 2019-03, 2019, [2019-03-01..2019-05-31]; '' is unknown",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "edtf": {"type": "string"},
                "words": {"type": "string", "description": "the words of the source"},
                "age": {"anyOf": [{"$ref": "#/$defs/Age"}, {"type": "null"}]},
            },
            "additionalProperties": False,
        },
    ],
}

_PERIOD = {
    "description": "a point in time (on), or a stretch: start with end, with ongoing, or with an unknown end",
    "type": "object",
    "properties": {
        "on": {"$ref": "#/$defs/Moment"},
        "start": {"$ref": "#/$defs/Moment"},
        "end": {"$ref": "#/$defs/Moment"},
        "ongoing": {"type": "boolean"},
    },
    "additionalProperties": False,
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the current version, as plain data."""
    definitions: dict[str, Any] = {"Age": _AGE, "Moment": _MOMENT, "Period": _PERIOD}
    body = _object(Timeline, definitions)
    body["properties"] = {
        "format": {"const": FORMAT},
        "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
        **body["properties"],
        "reference_day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    }
    body["required"] = ["format", "version", *body["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Thuislijn timeline, version {VERSION}",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties: dict[str, Any] = {"kind": {"const": kind.kind}} if issubclass(kind, Item) else {}
    for field in fields(kind):
        properties[field.name] = _property(hints[field.name], definitions)
    required = ["kind"] if issubclass(kind, Item) else []
    required += [field.name for field in fields(kind) if field.default is MISSING]
    described = {"description": kind.__doc__.split("\n\n")[0].replace("\n    ", " ")} if kind.__doc__ else {}
    return {
        **described,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        option = next(part for part in typing.get_args(hint) if part is not type(None))
        return {"anyOf": [_property(option, definitions), {"type": "null"}]}
    if origin is tuple:
        return _list(typing.get_args(hint), definitions)
    if hint is Item:
        return {"oneOf": [_reference(kind, definitions) for kind in ITEM_CLASSES]}
    if hint in (Moment, Period) or is_dataclass(hint) or issubclass(hint, Term):
        return _reference(hint, definitions)
    return {"type": _PLAIN[hint]}


def _list(hints: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    items = {"type": "array", "items": _property(hints[0], definitions)}
    return items if hints[1] is Ellipsis else {**items, "minItems": len(hints), "maxItems": len(hints)}


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a place holder, so that a class may refer to itself
        if issubclass(kind, Term):
            definitions[kind.__name__] = {"enum": [term.value for term in kind]}
        else:
            definitions[kind.__name__] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def main() -> None:
    sys.stdout.write(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
