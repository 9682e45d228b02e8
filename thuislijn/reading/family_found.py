# SPDX-License-Identifier: EUPL-1.2
"""Who is who in a family file: people told beforehand, children named with an age, relatives named by their role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from thuislijn.reading.persons_nl import CHILDREN_WORDS, FEMALE, MALE
from thuislijn.reading.proposals import Reading
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import PersonRole, RelationKind

_GROWN_UP = 23 * 365.25  # days: youth help ends before the twenty-third birthday (handbook, section 3)

# Words for relatives that stand for one person each in a file, and what they are called there.
_ROLES: Mapping[str, tuple[PersonRole, str]] = {
    **dict.fromkeys(("moeder", "mama", "mam", "ma"), (PersonRole.MOTHER, "moeder")),
    **dict.fromkeys(("vader", "papa", "pap", "pa"), (PersonRole.FATHER, "vader")),
    "stiefvader": (PersonRole.STEP_PARENT, "stiefvader"),
    "stiefmoeder": (PersonRole.STEP_PARENT, "stiefmoeder"),
    "pleegvader": (PersonRole.FOSTER_PARENT, "pleegvader"),
    "pleegmoeder": (PersonRole.FOSTER_PARENT, "pleegmoeder"),
    "pleegouders": (PersonRole.FOSTER_PARENT, "pleegouders"),
    **dict.fromkeys(("oma", "grootmoeder"), (PersonRole.GRANDPARENT, "oma")),
    **dict.fromkeys(("opa", "grootvader"), (PersonRole.GRANDPARENT, "opa")),
    "tante": (PersonRole.RELATIVE, "tante"),
    "oom": (PersonRole.RELATIVE, "oom"),
}
_PARENTS = "ouders"
_EACH_CHILD = frozenset({"kinderen", "jongens", "meisjes", "jeugdigen", "minderjarigen", "tweeling"})


@dataclass
class FamilyFound:
    """The people met so far, by id; `resolve` says whom a word or a first name of a text means."""

    persons: dict[str, Person] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    _by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Person], relations: Iterable[Relation] = ()) -> FamilyFound:
        """Begins with the people the caller knows; their first names count in every text."""
        family = cls(relations=tuple(relations))
        for person in known:
            family._add(person)
        return family

    @property
    def first_names(self) -> tuple[str, ...]:
        return tuple(person.name.split()[0] for person in self._named())

    @property
    def births(self) -> dict[str, Moment]:
        """Births by first name, as the reader of a text takes them."""
        return {person.name.split()[0]: person.birth for person in self._named() if person.birth.is_bounded}

    def learn(self, readings: Iterable[Reading]) -> None:
        """Adds the children whom the texts name with a birth or an age; without any, the one most texts are about."""
        named: Counter[str] = Counter()
        births: dict[str, Moment] = {}
        for reading in readings:
            for person in reading.persons:
                if not _is_child(person.key, person.birth, reading.reference_day, person.key == reading.main_person):
                    continue
                named[person.name] += 1
                births[person.name] = _sharper(births.get(person.name, Moment.UNKNOWN), person.birth)
        for name, _ in named.most_common():
            id = self._by_name.get(name.casefold())
            if id is None and (births[name].is_known or not self._children()):
                self._add(Person(id=_id(name, self.persons), name=name, role=PersonRole.CHILD, birth=births[name]))
            elif id is not None and not self.persons[id].birth.is_known:
                self.persons[id] = replace(self.persons[id], birth=births[name])

    def resolve(self, words: Iterable[str], subject: str) -> tuple[str, ...]:
        """Ids of the people that the words mean; those of the subject of the text where no word says anything."""
        found: dict[str, None] = {}
        for word in words:
            found.update(dict.fromkeys(self._meant(word.casefold(), subject)))
        return tuple(found) or self._meant(subject.casefold(), "")

    def _meant(self, word: str, subject: str) -> tuple[str, ...]:
        if word in self._by_name:
            return (self._by_name[word],)
        if word == _PARENTS:
            return (*self._relative("moeder"), *self._relative("vader"))
        if word in _ROLES:
            return self._relative(word)
        children = self._children()
        if word in _EACH_CHILD:
            return children
        if word in CHILDREN_WORDS:
            own = self._by_name.get(subject.casefold())
            return (own,) if own else children if len(children) == 1 else ()
        return ()

    def _relative(self, word: str) -> tuple[str, ...]:
        role, name = _ROLES[word]
        same = [person for person in self.persons.values() if person.role is role]
        exact = [person for person in same if person.name.casefold() == name]
        if exact or len(same) == 1:
            return ((exact or same)[0].id,)
        if same:
            return ()  # two grandmothers: nobody can say which
        self._add(Person(id=_id(name, self.persons), name=name, role=role))
        return (name,)

    def _children(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.persons.values() if person.role is PersonRole.CHILD)

    def _named(self) -> list[Person]:
        return [person for person in self.persons.values() if person.name.casefold() not in _ROLES]

    def _add(self, person: Person) -> None:
        self.persons[person.id] = person
        for name in {person.name, person.name.split()[0] if person.name.split() else ""} - {""}:
            self._by_name.setdefault(name.casefold(), person.id)

    def related(self) -> tuple[Relation, ...]:
        """The relations told beforehand; where there are none, each parent found is a parent of each child."""
        if self.relations:
            return self.relations
        parents = [person.id for person in self.persons.values() if person.role.is_parent]
        return tuple(Relation(kind=RelationKind.PARENT, of=p, to=child) for p in parents for child in self._children())


def _is_child(key: str, birth: Moment, written: int | None, is_main: bool) -> bool:
    if key in MALE or key in FEMALE or key in CHILDREN_WORDS or key in _EACH_CHILD:
        return False
    if birth.earliest is None or written is None:
        return is_main
    return written - birth.earliest < _GROWN_UP


def _sharper(one: Moment, other: Moment) -> Moment:
    widths = [10**7 if moment.width is None else moment.width for moment in (one, other)]
    return other if widths[1] < widths[0] else one


def _id(name: str, taken: Mapping[str, Person]) -> str:
    plain = "-".join(name.casefold().split())
    return plain if plain not in taken else f"{plain}-{sum(id.startswith(plain) for id in taken) + 1}"
