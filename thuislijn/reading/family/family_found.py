# SPDX-License-Identifier: EUPL-1.2
"""Who is who in a family file: people told beforehand, children named with an age, relatives named by their role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from thuislijn.reading.dutch.passages import sentences
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.people.grown_ups import GrownUp, grown_ups
from thuislijn.reading.people.people_found import read_genders
from thuislijn.reading.people.persons_nl import CHILDREN_WORDS, FEMALE, MALE, SIBLINGS, People
from thuislijn.reading.proposals import Reading
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.moment import Day, Moment
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
# A person called so in the note about them is meant by the one word and not by the other.
_UNLIKE = {"oma": "opa", "opa": "oma", "tante": "oom", "oom": "tante", "stiefvader": "stiefmoeder"}
_UNLIKE |= {"stiefmoeder": "stiefvader", "pleegvader": "pleegmoeder", "pleegmoeder": "pleegvader"}
_PARENTS = "ouders"
_EACH_CHILD = frozenset({"kinderen", "jongens", "meisjes", "jeugdigen", "minderjarigen", "tweeling"})
_BOYS = frozenset({"jongen", "jongens", "zoon", "zoontje"})
_GIRLS = frozenset({"meisje", "meisjes", "dochter", "dochtertje"})
_WRITER = frozenset({"ik", "mij", "me", "mijn"})
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SURNAME = r"(?:(?:van|de|der|den|el|ten|ter) )*[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]{2,}"
_NO_SURNAME = frozenset({"Moeder", "Vader", "Heeft", "Is", "Geboren", "Datum"})


@dataclass
class FamilyFound:
    """The people met so far, by id; `resolve` says whom a word or a first name of a text means."""

    persons: dict[str, Person] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    genders: dict[str, str] = field(default_factory=dict)  # per id of a child: m or v, where texts tell it
    _by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Person], relations: Iterable[Relation] = ()) -> FamilyFound:
        """Begins with the people the caller knows; their first names count in every text."""
        family = cls(relations=tuple(relations))
        for person in known:
            family._add(person)
        return family

    # -- what a text is read with -------------------------------------------------------------------------------------

    def names_for(self, text: str) -> tuple[str, ...]:
        """First names of the children, the one that the text names most often first: it is mostly about that child."""
        words = _NAME.findall(text)
        names = [self.persons[id].name.split()[0] for id in self.children() if self.persons[id].name.strip()]
        return tuple(sorted(names, key=lambda name: -words.count(name)))

    def births_for(self, writer: str = "") -> dict[str, Moment]:
        """Births under the words of a text: first names of children, 'moeder', 'ik' for a child that writes."""
        births = {self.persons[id].name.split()[0]: self.persons[id].birth for id in self.children()}
        for word, (role, _) in _ROLES.items():
            known = [person for person in self.persons.values() if person.role is role]
            if len(known) == 1 and role in (PersonRole.MOTHER, PersonRole.FATHER):
                births[word] = known[0].birth
        if writer in self.children():  # of a grown-up 'ik' the ages told are mostly those of 'je'
            births["ik"] = self.persons[writer].birth
        return {word: birth for word, birth in births.items() if birth.is_bounded}

    # -- what texts teach ---------------------------------------------------------------------------------------------

    def learn(self, readings: Iterable[Reading]) -> bool:
        """Adds the children whom the texts name with a birth or an age; without any, the one most texts are about.

        Tells whether anything was learnt that may change how the texts are read.
        """
        times: dict[str, int] = {}
        births: dict[str, list[Moment]] = {}
        for reading in readings:
            for person in reading.persons:
                if not _is_child(person.key, person.birth, reading.reference_day, person.key == reading.main_person):
                    continue
                times[person.name] = times.get(person.name, 0) + 1
                births.setdefault(person.name, []).append(person.birth)
        before = dict(self.persons)
        for name in sorted(times, key=lambda name: -times[name]):
            birth = _most_told(births[name])
            id = self._by_name.get(name.casefold())
            if id is None and (birth.is_known or not self.children()):
                self._add(Person(id=_id(name, self.persons), name=name, role=PersonRole.CHILD, birth=birth))
            elif id is not None and not self.persons[id].birth.is_known and birth.is_known:
                self.persons[id] = replace(self.persons[id], birth=birth)
        return self.persons != before

    def meet(self, texts: Iterable[str], readings: Iterable[Reading] = ()) -> bool:
        """Learns what the grown-ups are called, from texts that name them by role; the name that most texts tell.

        Whom the readings know to be young is no grown-up: 'dat moeder Sem ophaalt'. Tells whether anybody got a name.
        """
        told: dict[str, dict[str, list[GrownUp]]] = {}
        for text in texts:
            for one in grown_ups(text):
                told.setdefault(_ROLES[one.role][1], {}).setdefault(one.name, []).append(one)
        before = dict(self.persons)
        children = {self.first_name(id) for id in self.children()}
        children.update(
            person.name
            for reading in readings
            for person in reading.persons
            if reading.reference_day is not None and _is_child(person.key, person.birth, reading.reference_day, False)
        )
        for role, names in told.items():
            name = _best_name(names)
            if name and name.split()[0] not in children:
                self._named(role, name, _most_told([one.birth for one in names[name]]))
        return self.persons != before

    def full_names(self, texts: Iterable[str]) -> None:
        """Gives the children known by their first name the surname that the texts give them most often."""
        joined = "\n".join(texts)
        for id in self.children():
            person = self.persons[id]
            if " " not in person.name and person.name:
                told = re.findall(rf"\b{re.escape(person.name)} ({_SURNAME})", joined)
                often = [name for name, count in Counter(told).most_common(1) if count > 1]
                if often and often[0] not in _NO_SURNAME:
                    self._add(replace(person, name=f"{person.name} {often[0]}"))

    def _named(self, role: str, name: str, birth: Moment) -> None:
        """Gives the one person of a role a name; not where the caller or another text knows better."""
        if self.called(name):
            return
        same = [p for p in self.persons.values() if p.role is _ROLES[role][0] and not _is_other(p, role)]
        if not same:
            self._add(Person(id=_id(role, self.persons), name=name, role=_ROLES[role][0], birth=birth))
        elif len(same) == 1 and same[0].name.casefold() == role:
            self._add(replace(same[0], name=name, birth=same[0].birth if same[0].birth.is_known else birth))

    def hear(self, texts: Iterable[str]) -> None:
        """Learns which of several children are boys and which are girls, from 'zusje Noor' and from 'hij' and 'zij'."""
        own = {self.first_name(id).casefold(): id for id in self.children()}
        told: dict[str, list[str]] = {}
        for text in texts:
            people = People(names={name: name for name in own})
            read_genders(text, (tokenise(text, *part.span) for part in sentences(text)), people)
            for name, gender in people.genders.items():
                told.setdefault(own[name], []).append(gender)
        self.genders = {id: max("mv", key=genders.count) for id, genders in told.items()}

    # -- who is meant -------------------------------------------------------------------------------------------------

    def resolve(self, words: Iterable[str], subject: str, writer: str = "") -> tuple[str, ...]:
        """Ids of the people that the words mean, in a text about `subject` (a first name) by `writer` (an id)."""
        found: dict[str, None] = {}
        for word in words:
            found.update(dict.fromkeys(self._meant(word.casefold(), subject.casefold(), writer)))
        return tuple(found)

    def named_in(self, sentence: str) -> tuple[str, ...]:
        """Ids of the adults whom a sentence calls by their first name."""
        found = dict.fromkeys(
            self._by_name.get(word.casefold(), "") for word in _NAME.findall(sentence) if word.istitle()
        )
        children = self.children()
        return tuple(id for id in found if id and id not in children)

    def gender(self, id: str) -> str:
        """m or v as far as known: of a parent by the role, of a child as the texts tell, else ''."""
        person = self.persons.get(id)
        if person is None:
            return ""
        if person.role in (PersonRole.MOTHER, PersonRole.FATHER):
            return "v" if person.role is PersonRole.MOTHER else "m"
        word = person.name.casefold()
        return self.genders.get(id) or ("v" if word in FEMALE else "m" if word in MALE else "")

    def siblings(self, child: str, word: str) -> tuple[str, ...]:
        """Whom 'zijn zus', 'haar broertjes' means of a child: one brother or sister where only one fits."""
        gender = "m" if "broer" in word else "v"
        others = [id for id in self.children() if id != child]
        fitting = [id for id in others if self.gender(id) == gender] or [
            id for id in others if self.gender(id) in ("", gender)
        ]
        several = word.endswith(("s", "en")) and word != "zus"
        return tuple(fitting) if child and (several or len(fitting) == 1) else ()

    def first_name(self, id: str) -> str:
        """The first name of a person, or ''."""
        words = self.persons[id].name.split() if id in self.persons else []
        return words[0] if words else ""

    def first_named(self, word: str) -> str:
        """The id of the person who is called by this one word, or ''."""
        return self._by_name.get(word.casefold(), "")

    def titled(self, title: str, surname: str) -> tuple[str, ...]:
        """The one grown-up whom 'mevrouw Kamphuis' means, where the family knows such a name."""
        gender = "v" if title.startswith("m") and title not in ("meneer",) else "m"
        words = _NAME.findall(surname.casefold())
        children = self.children()
        found = [
            id
            for id, person in self.persons.items()
            if id not in children
            and self.gender(id) in ("", gender)
            and words
            and words[-1] in [word.casefold() for word in _NAME.findall(person.name)][1:]
        ]
        return tuple(found) if len(found) == 1 else ()

    def called(self, name: str) -> str:
        """The id of the person whose name, first name or role this is ('Ingrid Lammers', 'H. Post', 'mama'), or ''."""
        words = [word.casefold() for word in _NAME.findall(name)]
        if not words or len(words) > 4:
            return ""
        if len(words) == 1 and words[0] in _ROLES:
            return next(iter(self._relative(words[0], add=False)), "")
        for person in self.persons.values():
            own = [word.casefold() for word in _NAME.findall(person.name)]
            if own and _same_name(words, own):
                return person.id
        return ""

    def children(self) -> tuple[str, ...]:
        """Ids of the children, in the order in which they were met."""
        return tuple(person.id for person in self.persons.values() if person.role is PersonRole.CHILD)

    def born_on(self, day: Day) -> tuple[str, ...]:
        """Ids of the people known to be born on that day."""
        return tuple(p.id for p in self.persons.values() if p.birth.is_exact and p.birth.earliest == day)

    def related(self) -> tuple[Relation, ...]:
        """The relations told beforehand; where there are none, each parent found is a parent of each child."""
        if self.relations:
            return self.relations
        parents = [person.id for person in self.persons.values() if person.role.is_parent]
        return tuple(Relation(kind=RelationKind.PARENT, of=p, to=child) for p in parents for child in self.children())

    def _meant(self, word: str, subject: str, writer: str) -> tuple[str, ...]:
        if word in self._by_name:
            return (self._by_name[word],)
        if word in _WRITER:
            return (writer,) if writer in self.persons else ()
        if word == _PARENTS:
            return (*self._relative("moeder", subject), *self._relative("vader", subject))
        if word in _ROLES:
            return self._relative(word, subject)
        return self._child_meant(word, self._by_name.get(subject, ""))

    def _child_meant(self, word: str, own: str) -> tuple[str, ...]:
        """Whom 'de jongens', 'zijn dochter' or 'zijn zus' means, in a text about the child `own`."""
        children = self.children()
        other = "v" if word in _BOYS else "m" if word in _GIRLS else "-"
        fitting = tuple(child for child in children if self.gender(child) != other)
        if word in _EACH_CHILD:
            return fitting or children
        if word in CHILDREN_WORDS:
            return (own,) if own in fitting and own else fitting if len(fitting) == 1 else ()
        return self.siblings(own, word) if word in SIBLINGS and own in children else ()

    def _relative(self, word: str, child: str = "", add: bool = True) -> tuple[str, ...]:
        """Who 'vader' is in a text about that child: the one there is, or the one known to be its father."""
        role, name = _ROLES[word]
        same = [person for person in self.persons.values() if person.role is role and not _is_other(person, name)]
        exact = [person for person in same if _is_called(person, name)]
        if len(exact) == 1 or len(same) == 1:
            return ((exact or same)[0].id,)
        own = {relation.of for relation in self.relations if relation.to == self._by_name.get(child)}
        related = [person for person in same if person.id in own]
        if len(related) == 1:
            return (related[0].id,)
        if same or not add:
            return ()  # two grandmothers: nobody can say which
        person = Person(id=_id(name, self.persons), name=name, role=role)
        self._add(person)
        return (person.id,)

    def _add(self, person: Person) -> None:
        self.persons[person.id] = person
        for name in {person.name, person.name.split()[0] if person.name.split() else ""} - {""}:
            self._by_name.setdefault(name.casefold(), person.id)


def _is_called(person: Person, name: str) -> bool:
    return person.name.casefold() == name or any(
        word in _ROLES and _ROLES[word][1] == name for word in _NAME.findall(f"{person.id} {person.note}".casefold())
    )


def _is_other(person: Person, name: str) -> bool:
    """Whether a grandparent is known to be the grandfather where the grandmother is meant."""
    return name in _UNLIKE and _is_called(person, _UNLIKE[name]) and not _is_called(person, name)


def _same_name(words: list[str], own: list[str]) -> bool:
    """'Ingrid', 'Ingrid Lammers', 'debbie k' and 'H. Post' are names of Ingrid Lammers, Debbie Kamphuis, Henk Post."""
    if words[0] != own[0]:
        return len(words[0]) == 1 and own[0].startswith(words[0]) and len(words) > 1 and words[1:] == own[1:]
    return 1 in (len(words), len(own)) or any(own_word.startswith(words[-1]) for own_word in own[1:])


def _is_child(key: str, birth: Moment, written: int | None, is_main: bool) -> bool:
    if key in MALE or key in FEMALE or key in CHILDREN_WORDS or key in _EACH_CHILD or key in _WRITER:
        return False
    if birth.earliest is None:
        return is_main
    if written is None:
        return True
    return 0 <= written - birth.earliest < _GROWN_UP


def _most_told(births: list[Moment]) -> Moment:
    """The birth that most tellings allow, in its sharpest telling: one text may have misread another child's."""
    known = [birth for birth in births if birth.is_bounded]
    return max(
        known,
        default=Moment.UNKNOWN,
        key=lambda one: (sum(one.narrowed(b) is not None for b in known), -(one.width or 0)),
    )


def _best_name(names: Mapping[str, list[GrownUp]]) -> str:
    """The full name told most often, else the first name told twice at least: once may be a slip."""
    full = [name for name in names if " " in name]
    if full:
        return max(full, key=lambda name: len(names[name]))
    often = [name for name in names if len(names[name]) > 1]
    return max(often, key=lambda name: len(names[name]), default="")


def _id(name: str, taken: Mapping[str, Person]) -> str:
    plain = "-".join(name.casefold().split())
    return plain if plain not in taken else f"{plain}-{sum(id.startswith(plain) for id in taken) + 1}"
