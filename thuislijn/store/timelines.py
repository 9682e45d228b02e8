# SPDX-License-Identifier: EUPL-1.2
"""From the rows of a case to its timeline, and back from a timeline to rows."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import Any
from uuid import UUID

from thuislijn.store.cases import Case
from thuislijn.store.choices import SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.sources import CaseSource
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.exchange import decode
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import Item, TurningPoint
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.sources import Missing, Source
from thuislijn.timeline.timeline import Timeline

CLASSES: dict[Section, type] = {
    Section.PERSONS: Person,
    Section.RELATIONS: Relation,
    Section.ORGANISATIONS: Organisation,
    Section.ITEMS: Item,
    Section.TURNING_POINTS: TurningPoint,
    Section.MISSING: Missing,
}
"""The class whose exchange form an entry of a section holds; a contradiction is a pair of item ids."""

_KEPT = 24  # timelines in memory for each process: a team works on one, a facilitator looks at a few

_kept: OrderedDict[tuple[UUID, int, int], Timeline] = OrderedDict()
_lock = Lock()


def timeline_of(case: Case) -> Timeline:
    """The timeline of a case as it stands now, ages resolved; kept in memory until the next step on it."""
    sources = list(
        CaseSource.objects.filter(case=case, state__in=(SourceState.READ, SourceState.COPY)).order_by("uploaded", "key")
    )
    stamp = hash(tuple((s.key, s.title, s.date, s.kind, s.state) for s in sources)) ^ hash(
        (case.reference_day, case.pseudonym)
    )
    place = (case.pk, case.revision, stamp)
    with _lock:
        if place in _kept:
            _kept.move_to_end(place)
            return _kept[place]
    timeline = _assemble(case, sources)
    with _lock:
        _kept[place] = timeline
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return timeline


def forget() -> None:
    """Lets go of every timeline in memory, as after content was deleted."""
    with _lock:
        _kept.clear()
    _value.cache_clear()


def _assemble(case: Case, sources: list[CaseSource]) -> Timeline:
    parts: dict[Section, list[Any]] = {section: [] for section in Section}
    rows = Entry.objects.filter(case=case).order_by("pk").values_list("version", "section", "key", "data")
    for version, section, key, data in rows:
        parts[Section(section)].append(_value(case.pk, version, section, key, _Data(data)))
    return Timeline(
        id=case.pk.hex,
        title=case.pseudonym,
        reference_day=case.reference_day.toordinal(),
        municipality=case.municipality,
        persons=tuple(parts[Section.PERSONS]),
        relations=tuple(parts[Section.RELATIONS]),
        organisations=tuple(parts[Section.ORGANISATIONS]),
        items=tuple(parts[Section.ITEMS]),
        turning_points=tuple(parts[Section.TURNING_POINTS]),
        sources=tuple(as_source(source) for source in sources),
        missing=tuple(parts[Section.MISSING]),
        contradictions=tuple(parts[Section.CONTRADICTIONS]),
    ).resolved()


class _Data:
    """Carries the data of a row past `lru_cache`: one version of an entry has one data."""

    def __init__(self, data: Any) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Data)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=20_000)
def _value(case: UUID, version: int, section: str, key: str, data: _Data) -> Any:
    """The value in a row, decoded once for each version: an edit decodes one row and not three thousand."""
    return value_of(Section(section), data.data)


def value_of(section: Section, data: Any) -> Any:
    """The value that an entry's data stands for. Raises ExchangeError."""
    if section is Section.CONTRADICTIONS:
        return (str(data[0]), str(data[1]))
    return decode(CLASSES[section], data)


def as_source(source: CaseSource) -> Source:
    """The source as it stands on the timeline: under its title, never under the name of its file."""
    return Source(
        id=source.key,
        title=source.title or source.key,
        kind=source.kind,
        date=from_edtf(source.date) if source.date else Moment.UNKNOWN,
        pages=source.pages,
        sha256=source.sha256,
        same_as=source.same_as.key if source.same_as_id and source.same_as else "",
    )
