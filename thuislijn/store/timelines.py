# SPDX-License-Identifier: EUPL-1.2
"""From the rows of a case to its timeline, and back from a timeline to rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any, TypeVar
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
from thuislijn.timeline.timeline import Timeline, births_of, tells_an_age, with_ages

KeptT = TypeVar("KeptT")

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


_BESIDE = 8  # cases for each process of which something is kept from one revision to the next
_beside: OrderedDict[tuple[UUID, Callable[[], Any]], Any] = OrderedDict()


def beside(case: Case, make: Callable[[], KeptT]) -> KeptT:
    """What outlives a revision of a case's timeline, such as what its lanes looked like: made once, then kept."""
    place = (case.pk, make)
    with _lock:
        kept: KeptT = _beside.setdefault(place, make())
        _beside.move_to_end(place)
        while len(_beside) > _BESIDE:
            _beside.popitem(last=False)
    return kept


def forget() -> None:
    """Lets go of every timeline in memory and what was kept beside it, as after content was deleted."""
    with _lock:
        _kept.clear()
        _values.clear()
        _beside.clear()


def _assemble(case: Case, sources: list[CaseSource]) -> Timeline:
    parts: dict[Section, list[Any]] = {section: [] for section in Section}
    aged: list[tuple[Section, int]] = []
    for section, value, tells in _values_of(case):
        if tells:
            aged.append((section, len(parts[section])))
        parts[section].append(value)
    births = births_of(tuple(parts[Section.PERSONS]))
    for section, place in aged:
        parts[section][place] = with_ages(parts[section][place], births)
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
    )


_Place = tuple[UUID, int, str, str]
_VALUES = 20_000  # decoded values in memory for each process
_values: OrderedDict[_Place, tuple[Any, bool]] = OrderedDict()


def _values_of(case: Case) -> Iterator[tuple[Section, Any, bool]]:
    """Every entry of a case as a value, in order, and whether it tells an age.

    One version of an entry has one value: what was decoded before is not even fetched again, so that an edit reads one
    row and not three thousand.
    """
    rows = list(Entry.objects.filter(case=case).order_by("pk").values_list("pk", "version", "section", "key"))
    with _lock:
        known = {pk: _values.get((case.pk, version, section, key)) for pk, version, section, key in rows}
    fresh = [pk for pk, value in known.items() if value is None]
    data = _data_of(case, fresh, len(rows))
    for pk, _, section, key in rows:
        found = known[pk]
        if found is None:
            if pk not in data:
                continue  # taken away between the two questions; the next revision says so
            version, written = data[pk]
            value = value_of(Section(section), written)
            found = (value, tells_an_age(value))
            _keep((case.pk, version, section, key), found)
        yield Section(section), *found


def _data_of(case: Case, wanted: list[int], of: int) -> dict[int, tuple[int, Any]]:
    """Version and data of these entries, asked together: another version has other data."""
    if not wanted:
        return {}
    entries = Entry.objects.filter(case=case)
    if len(wanted) < min(of, 200):  # a database takes only so many values in one question
        entries = entries.filter(pk__in=wanted)
    return {pk: (version, data) for pk, version, data in entries.values_list("pk", "version", "data")}


def _keep(place: _Place, value: tuple[Any, bool]) -> None:
    with _lock:
        _values[place] = value
        while len(_values) > _VALUES:
            _values.popitem(last=False)


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
