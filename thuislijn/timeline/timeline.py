# SPDX-License-Identifier: EUPL-1.2
"""Everything known of one family, in order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import Item, TurningPoint
from thuislijn.timeline.moment import Day, Moment, Period, at_age
from thuislijn.timeline.sources import Missing, Source
from thuislijn.timeline.vocabulary import Modality, PersonRole, RelationKind

ItemT = TypeVar("ItemT", bound=Item)
ResultT = TypeVar("ResultT")
T = TypeVar("T")

_MOST_RECKONED = 48
_RAISING = (RelationKind.PARENT, RelationKind.ADOPTIVE_PARENT)


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A family with its items. `reference_day` is the day up to which it is told (peildatum).

    `observed` is the stretch that the file covers: outside it, nothing recorded says nothing.
    """

    id: str
    title: str
    reference_day: Day
    description: str = ""
    municipality: str = ""
    observed: Period = Period()
    persons: tuple[Person, ...] = ()
    relations: tuple[Relation, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    items: tuple[Item, ...] = ()
    turning_points: tuple[TurningPoint, ...] = ()
    sources: tuple[Source, ...] = ()
    missing: tuple[Missing, ...] = ()
    contradictions: tuple[tuple[str, str], ...] = ()  # pairs of item ids that cannot both be so

    @cached_property
    def _persons(self) -> dict[str, Person]:
        return {person.id: person for person in self.persons}

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _by_class(self) -> dict[type[Item], tuple[Item, ...]]:
        """Items stated as fact, per class, in order of time with the undated last."""
        found: dict[type[Item], list[Item]] = {}
        for item in self.items:
            if item.modality is Modality.ACTUAL:
                found.setdefault(type(item), []).append(item)
        return {kind: tuple(sorted(items, key=order)) for kind, items in found.items()}

    @cached_property
    def _reckoned(self) -> dict[Callable[[Timeline], Any], Any]:
        return {}

    def once(self, reckon: Callable[[Timeline], ResultT]) -> ResultT:
        """What a pure function makes of this timeline, reckoned once: many questions rest on the same sums.

        The oldest is let go where there are very many: a drawing is one for each width that a window can have.
        """
        if reckon not in self._reckoned:
            made = reckon(self)
            while len(self._reckoned) >= _MOST_RECKONED:
                del self._reckoned[next(iter(self._reckoned))]
            self._reckoned[reckon] = made
            return made
        return self._reckoned[reckon]  # type: ignore[no-any-return]

    def person(self, id: str) -> Person | None:
        return self._persons.get(id)

    def organisation(self, id: str) -> Organisation | None:
        return self._organisations.get(id)

    def source(self, id: str) -> Source | None:
        return self._sources.get(id)

    def item(self, id: str) -> Item | None:
        return self._items.get(id)

    def facts(self, kind: type[ItemT], person: str | None = None) -> tuple[ItemT, ...]:
        """Items of a class that are stated as fact, in order of time; only those about `person` if given."""
        items: tuple[ItemT, ...] = self._by_class.get(kind, ())  # type: ignore[assignment]
        if person is None:
            return items
        return tuple(item for item in items if person in item.persons)

    @cached_property
    def in_order(self) -> tuple[Item, ...]:
        """All items in order of time, the undated ones last."""
        return tuple(sorted(self.items, key=order))

    @cached_property
    def children(self) -> tuple[Person, ...]:
        """The children of the family, the eldest first."""
        children = [person for person in self.persons if person.role is PersonRole.CHILD]
        return tuple(sorted(children, key=lambda child: child.birth.middle or 9_999_999))

    @cached_property
    def parents(self) -> tuple[Person, ...]:
        """Parents in the family, step-parents included, foster parents not."""
        return tuple(p for p in self.persons if p.role.is_parent or p.role is PersonRole.STEP_PARENT)

    def parents_of(self, child: str) -> tuple[Person, ...]:
        """Parents by birth or adoption; where no relation of the child was recorded, the parents of the family."""
        ids = {r.of for r in self.relations if r.to == child and r.kind in _RAISING}
        if not ids:
            return tuple(person for person in self.persons if person.role.is_parent)
        return tuple(person for person in self.persons if person.id in ids)

    def siblings_of(self, child: str) -> tuple[Person, ...]:
        """Children that share at least one parent, half-siblings included."""
        own = {parent.id for parent in self.parents_of(child)}
        return tuple(
            other
            for other in self.children
            if other.id != child and (not own or own & {p.id for p in self.parents_of(other.id)})
        )

    def is_half_sibling(self, one: str, other: str) -> bool:
        """Whether exactly one parent is shared, by the recorded relations."""
        a, b = ({p.id for p in self.parents_of(child)} for child in (one, other))
        return bool(a & b) and a != b

    def resolved(self) -> Timeline:
        """The same timeline with every age turned into days by the birth of the person meant."""
        return _resolve(self, births_of(self.persons))


def births_of(persons: tuple[Person, ...]) -> dict[str, Moment]:
    """When each person was born, where that is known."""
    return {person.id: person.birth for person in persons if person.birth.is_known}


def with_ages(value: T, births: dict[str, Moment]) -> T:
    """An item, person or other part of a timeline with its ages turned into days by these births."""
    return _resolve(value, births)


def tells_an_age(value: Any) -> bool:
    """Whether any moment in a value is told as an age."""
    if isinstance(value, Moment):
        return value.age is not None
    if isinstance(value, tuple):
        return any(map(tells_an_age, value))
    if is_dataclass(value):
        return any(tells_an_age(getattr(value, field.name)) for field in fields(value))
    return False


def order(item: Item) -> tuple[Day, Day, str]:
    """Sort key for items: by the middle of the start, then of the end; undated items last."""
    start = item.when.start.middle
    end = item.when.end.middle
    first = start if start is not None else end
    return (first if first is not None else 9_999_999, end if end is not None else 9_999_999, item.id)


def source_ids(item: Item) -> Iterator[str]:
    """Ids of the sources an item rests on, in order and once each."""
    seen: set[str] = set()
    for passage in item.evidence:
        if passage.source not in seen:
            seen.add(passage.source)
            yield passage.source


def _resolve(value: T, births: dict[str, Moment]) -> T:
    """Walks the frozen values and rebuilds only the branches that hold an age."""
    resolved: Any = value
    if isinstance(value, Moment):
        if value.age is not None and value.age.of in births:
            resolved = at_age(value.age, births[value.age.of], value.words)
    elif isinstance(value, tuple):
        parts = tuple(_resolve(part, births) for part in value)
        resolved = parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            if isinstance(old, tuple) or is_dataclass(old):
                new = _resolve(old, births)
                if new is not old:
                    changed[field.name] = new
        resolved = replace(value, **changed) if changed else value
    return resolved  # type: ignore[no-any-return]
