# SPDX-License-Identifier: EUPL-1.2
"""Names out of everything that people typed in a case, before it becomes anonymous.

What is looked for: the names that are kept sealed of this case, and whatever the reader of names takes for one in the
texts themselves. What cannot be found: a name that is an everyday word as well and that nobody kept, a nickname, and
who can be recognised by what happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from thuislijn.actions.sources.found import Known, seeded
from thuislijn.actions.sources.names import NameList, name_list
from thuislijn.reading.names.names_nl import find_names
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.replacing import Replacer
from thuislijn.reading.names.timelines import known_in_timeline
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.learning.rows import LearningRow
from thuislijn.store.network import NetworkTie
from thuislijn.store.sealing import SealBrokenError
from thuislijn.timeline.timeline import Timeline

_TYPED = frozenset(
    {"title", "short", "text", "meaning", "response", "no_response", "what", "goal", "wanted", "about", "on_hold_for"}
)
"""Fields of the exchange form in which people write, apart from those that anonymising empties."""
_OF_STAFF = frozenset({"by_name", "recorded_by", "said_by"})
_SHORTEST = 80  # characters of a column that holds words and no key


@dataclass(slots=True)
class Hiding:
    """Takes names out of one text after another; `changed` counts the texts in which it found any."""

    replacer: Replacer
    changed: int = field(default=0)

    def __call__(self, text: str) -> str:
        hidden = self.replacer(text)[0]
        self.changed += hidden != text
        return hidden

    def entry(self, data: Any, name: str = "") -> Any:
        """An entry in the exchange form without names in what people wrote."""
        if isinstance(data, dict):
            return {key: self.entry(value, key) for key, value in data.items()}
        if isinstance(data, list):
            return [self.entry(value, name) for value in data]
        return self(data) if isinstance(data, str) and name in _TYPED and data else data

    def rows(self, case: Case) -> None:
        """The same for answers, the network and the records of learning."""
        for kind in _tables():
            columns = _columns(kind)
            for row in kind._default_manager.filter(case=case):
                now = {name: getattr(row, name) for name in columns}
                # A pseudonym may be longer than the name, and a column holds only so much.
                hidden = {name: _fitting(self._value(value), columns[name]) for name, value in now.items()}
                if hidden != now:
                    kind._default_manager.filter(pk=row.pk).update(**hidden)

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(part) for part in value]
        if isinstance(value, dict):
            return {name: self._value(part) for name, part in value.items()}
        return self(value) if isinstance(value, str) and value else value


def hiding_of(case: Case) -> Hiding:
    """What takes the names of a case out of its texts. Call it while the names are still kept."""
    try:
        names = name_list(case)
    except SealBrokenError:  # nobody can open them any more: what the texts tell by themselves is still found
        names = NameList()
    shown = names.shown or {}
    bodies = tuple(body for body in names.organisations if body.name != shown.get(body.id))
    persons = tuple(person for person in names.persons if person.name)
    day = case.reference_day.toordinal()
    known = known_in_timeline(Timeline(id="", title="", reference_day=day, persons=persons, organisations=bodies))
    start: Pseudonyms = seeded(Known(persons=names.persons, reference_day=day, pseudonyms=names.pseudonyms, key=""))
    start = start.knowing(replace(known, persons=()))
    spans = [span for text in dict.fromkeys(_texts(case)) for span in find_names(text, known)]
    return Hiding(Replacer(start.extended(spans)))


def _texts(case: Case) -> Iterator[str]:
    for section, data in Entry.objects.filter(case=case).values_list("section", "data"):
        if section != Section.PERSONS:
            yield from _typed(data)
    for kind in _tables():
        for row in kind._default_manager.filter(case=case).values_list(*_columns(kind)):
            yield from _strings(list(row))


def _typed(data: Any, name: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _typed(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _typed(value, name)
    elif isinstance(data, str) and name in _TYPED and data:
        yield data


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _strings(value)
    elif isinstance(data, str) and data:
        yield data


def _tables() -> list[type[models.Model]]:
    """Tables of a case in which people write, apart from the timeline."""
    return [FindingAnswer, NetworkTie, *LearningRow.__subclasses__()]


def _fitting(value: Any, longest: int | None) -> Any:
    return value[:longest] if isinstance(value, str) and longest else value


def _columns(kind: type[models.Model]) -> dict[str, int | None]:
    """The columns in which people write, each with the most characters that it holds."""

    def writes(column: Any) -> bool:
        text = isinstance(column, models.TextField | models.JSONField)
        words = isinstance(column, models.CharField) and (column.max_length or 0) >= _SHORTEST
        return (text or words) and not column.choices and column.name not in _OF_STAFF

    found = (column for column in kind._meta.concrete_fields if writes(column))
    return {column.name: getattr(column, "max_length", None) for column in found}
