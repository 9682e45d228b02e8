# SPDX-License-Identifier: EUPL-1.2
"""The JSON form of a timeline, by which families travel between programs (`docs/exchange.md`).

The shape follows from the classes: every field of a class is a key, a field at its default is left out, and `kind`
tells the class of an item. Moments are EDTF texts. Readers of this version take files of every older version: a key
that did not exist yet has its default.
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from thuislijn.timeline.edtf_text import EdtfError, from_edtf, to_edtf
from thuislijn.timeline.items import ITEM_CLASSES, Item
from thuislijn.timeline.moment import Age, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language, Term

ValueT = typing.TypeVar("ValueT")

FORMAT = "thuislijn-timeline"
VERSION = 1

_ITEMS = {kind.kind: kind for kind in ITEM_CLASSES}
_MOMENT_KEYS = {"edtf", "words", "age"}
_PERIOD_KEYS = {"on", "start", "end", "ongoing"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place in a file: `path` such as 'items[3].when', and a sentence in both languages."""

    path: str
    nl: str
    en: str

    def sentence(self, language: Language) -> str:
        text = self.nl if language == "nl" else self.en
        return f"{self.path}: {text}" if self.path else text


class ExchangeError(ValueError):
    """The text is not a timeline that this version reads; `problems` says all that is wrong, in sentences."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.sentence("en") for problem in problems))
        self.problems = problems


# ---------------------------------------------------------------------------------------------------- writing


def dump(timeline: Timeline) -> str:
    """The timeline as JSON text, indented, keys in the order of the classes, ending in a line end."""
    return json.dumps(to_data(timeline), ensure_ascii=False, indent=1) + "\n"


def to_data(timeline: Timeline) -> dict[str, Any]:
    """The timeline as plain dictionaries and lists."""
    data: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    data.update(_encode_fields(timeline))
    data["reference_day"] = dt.date.fromordinal(timeline.reference_day).isoformat()
    return data


def _encode_fields(value: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": value.kind} if isinstance(value, Item) else {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.default is MISSING or part != field.default:
            data[field.name] = _encode(part)
    return data


def _encode(value: Any) -> Any:
    if isinstance(value, Moment):
        return _encode_moment(value)
    if isinstance(value, Period):
        return _encode_period(value)
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    if isinstance(value, Term):
        return value.value
    return _encode_fields(value) if is_dataclass(value) else value


def _encode_moment(moment: Moment) -> Any:
    text = to_edtf(moment)
    if not moment.words and moment.age is None:
        return text
    data: dict[str, Any] = {"edtf": text}
    if moment.words:
        data["words"] = moment.words
    if moment.age is not None:
        data["age"] = {"of": moment.age.of, "from": moment.age.years_from, "to": moment.age.years_to}
    return data


def _encode_period(period: Period) -> dict[str, Any]:
    if period.is_point:
        return {"on": _encode_moment(period.start)}
    data = {"start": _encode_moment(period.start)}
    if period.ending is Ending.ONGOING:
        data["ongoing"] = True
    elif period.ending is Ending.DATED:
        data["end"] = _encode_moment(period.end)
    return data


# ---------------------------------------------------------------------------------------------------- reading


def load(text: str | bytes) -> Timeline:
    """The timeline in a JSON text, ages resolved. Raises ExchangeError with everything that is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (regel {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ExchangeError(
            (Problem("", f"dit is geen geldige JSON{where}", f"this is not valid JSON{line}"),)
        ) from error
    return from_data(data)


def from_data(data: Any) -> Timeline:
    """The timeline in plain dictionaries and lists, ages resolved. Raises ExchangeError."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ExchangeError(
            (
                Problem(
                    "",
                    f'dit is geen tijdlijn van Thuislijn: "format": "{FORMAT}" ontbreekt',
                    f'this is no Thuislijn timeline: "format": "{FORMAT}" is missing',
                ),
            )
        )
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise ExchangeError(
            (
                Problem(
                    "version",
                    f"versie {version!r} is niet bekend; deze Thuislijn leest 1 tot en met {VERSION}",
                    f"version {version!r} is not known; this Thuislijn reads 1 to {VERSION}",
                ),
            )
        )
    reader = _Reader()
    body = {key: value for key, value in data.items() if key not in ("format", "version")}
    timeline = reader.read_object(Timeline, body, "")
    if reader.problems:
        raise ExchangeError(tuple(reader.problems))
    assert isinstance(timeline, Timeline)
    return timeline.resolved()


def encode(value: Any) -> Any:
    """One object of a timeline (a person, an item, a moment...) in the form it has within an exchange file."""
    return _encode(value)


def decode(kind: type[ValueT], data: Any) -> ValueT:
    """The object of class `kind` in such data (`Item` for any item), ages not resolved. Raises ExchangeError."""
    reader = _Reader()
    value = reader.read(kind, data, "")
    if reader.problems:
        raise ExchangeError(tuple(reader.problems))
    return typing.cast(ValueT, value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


class _Reader:
    """Turns plain data into values and gathers problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, path: str, nl: str, en: str) -> None:
        self.problems.append(Problem(path, nl, en))

    def read(self, hint: Any, data: Any, path: str) -> Any:
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            options = [option for option in typing.get_args(hint) if option is not type(None)]
            return None if data is None else self.read(options[0], data, path)
        if origin is tuple:
            return self.read_list(typing.get_args(hint), data, path)
        special = self._special(hint)
        if special is not None:
            return special(data, path)
        if isinstance(hint, type) and issubclass(hint, Term):
            return self.read_term(hint, data, path)
        if is_dataclass(hint):
            return self.read_object(typing.cast(type, hint), data, path)
        return self.read_plain(hint, data, path)

    def _special(self, hint: Any) -> Callable[[Any, str], Any] | None:
        if hint is Moment:
            return self.read_moment
        if hint is Period:
            return self.read_period
        return self.read_item if hint is Item else None

    def read_list(self, hints: tuple[Any, ...], data: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(data, list):
            self.wrong(path, "hier hoort een lijst", "a list belongs here")
            return ()
        if len(hints) == 2 and hints[1] is Ellipsis:
            return tuple(self.read(hints[0], part, f"{path}[{n}]") for n, part in enumerate(data))
        if len(data) != len(hints):
            self.wrong(path, f"hier horen {len(hints)} waarden", f"{len(hints)} values belong here")
            return ()
        return tuple(
            self.read(hint, part, f"{path}[{n}]") for n, (hint, part) in enumerate(zip(hints, data, strict=True))
        )

    def read_item(self, data: Any, path: str) -> Any:
        kind = _ITEMS.get(data.get("kind", "")) if isinstance(data, dict) else None
        if kind is None:
            known = ", ".join(_ITEMS)
            self.wrong(path, f'"kind" moet een van deze zijn: {known}', f'"kind" must be one of: {known}')
            return None
        return self.read_object(kind, {key: value for key, value in data.items() if key != "kind"}, path)

    def read_object(self, kind: type, data: Any, path: str) -> Any:
        if not isinstance(data, dict):
            self.wrong(path, "hier hoort een object met velden", "an object with fields belongs here")
            return None
        known = {field.name: field for field in fields(kind)}
        for key in data.keys() - known.keys():
            self.wrong(_under(path, key), "dit veld bestaat niet", "there is no such field")
        before = len(self.problems)
        hints = _hints(kind)
        values: dict[str, Any] = {}
        for name, field in known.items():
            if name in data:
                hint = _ReferenceDay if (kind is Timeline and name == "reference_day") else hints[name]
                values[name] = self.read(hint, data[name], _under(path, name))
            elif field.default is MISSING:
                self.wrong(_under(path, name), "dit veld ontbreekt", "this field is missing")
        return kind(**values) if len(self.problems) == before else None

    def read_term(self, hint: type[Term], data: Any, path: str) -> Any:
        try:
            return hint(data)
        except (ValueError, TypeError):
            known = ", ".join(hint)
            self.wrong(path, f"{data!r} kan niet; kies uit: {known}", f"{data!r} is not one of: {known}")
            return None

    def read_moment(self, data: Any, path: str) -> Moment:
        if isinstance(data, str):
            data = {"edtf": data}
        if not isinstance(data, dict) or data.keys() - _MOMENT_KEYS:
            self.wrong(path, "hier hoort een datum (EDTF-tekst)", "a date (EDTF text) belongs here")
            return Moment.UNKNOWN
        words = self.read_plain(str, data.get("words", ""), _under(path, "words"))
        try:
            bounds = from_edtf(data.get("edtf", ""))
        except (EdtfError, TypeError, AttributeError, ValueError):
            text = data.get("edtf")
            self.wrong(path, f"{text!r} is geen bestaande datum", f"{text!r} is not an existing date")
            return Moment.UNKNOWN
        return Moment(bounds.earliest, bounds.latest, words, self.read_age(data.get("age"), _under(path, "age")))

    def read_age(self, data: Any, path: str) -> Age | None:
        if data is None:
            return None
        try:
            age = Age(str(data["of"]), float(data["from"]), float(data["to"]))
        except (KeyError, TypeError, ValueError):
            age = None
        if age is None or not (-1 <= age.years_from <= age.years_to <= 130):
            self.wrong(
                path,
                'een leeftijd heeft "of", "from" en "to" (0 tot 130 jaar)',
                'an age has "of", "from" and "to"',
            )
            return None
        return age

    def read_period(self, data: Any, path: str) -> Period:
        if not isinstance(data, dict) or data.keys() - _PERIOD_KEYS:
            self.wrong(
                path,
                'hier hoort "on", of "start" met "end" of "ongoing"',
                'use "on", or "start" with "end" or "ongoing"',
            )
            return Period()
        if "on" in data:
            return Period.at(self.read_moment(data["on"], _under(path, "on")))
        start = self.read_moment(data.get("start", ""), _under(path, "start"))
        if data.get("ongoing") is True:
            return Period.since(start)
        if "end" in data:
            return Period.during(start, self.read_moment(data["end"], _under(path, "end")))
        return Period(start)

    def read_plain(self, hint: Any, data: Any, path: str) -> Any:
        if hint is _ReferenceDay:
            try:
                return dt.date.fromisoformat(data).toordinal()
            except (TypeError, ValueError):
                self.wrong(path, f"{data!r} is geen dag (jjjj-mm-dd)", f"{data!r} is not a day (yyyy-mm-dd)")
                return 1
        wanted = (int, float) if hint is float else hint
        if not isinstance(data, wanted) or (isinstance(data, bool) and hint is not bool):
            nl = {str: "tekst", int: "een geheel getal", float: "een getal", bool: "true of false"}[hint]
            en = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}[hint]
            self.wrong(path, f"hier hoort {nl}", f"{en} belongs here")
            return hint()
        return data


class _ReferenceDay:
    """Stands for the one field that is an ISO day in JSON and a day number in memory."""


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
