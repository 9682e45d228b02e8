# SPDX-License-Identifier: EUPL-1.2
"""Who and what has a pseudonym: one entity for each person, family, place, institution and school."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.reading.names import lists
from thuislijn.reading.names.known import NameParts, take_apart
from thuislijn.reading.names.spans import Kind
from thuislijn.reading.names.words import fold, read_words

# kind or special role -> (nl, en); what follows is a letter or a number
_LETTERED = {
    "school": ("school", "school"),
    "institution": ("organisatie", "organisation"),
    "family": ("familie", "family"),
}
_NUMBERED = {"place": ("plaats", "place"), "street": ("straat", "street")}


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a pseudonym.

    `role` is a role of roles.txt for persons, "family" for a family name, "street" or "" for places. `number` counts
    from 1 within the role or kind. `forms` are the ways it is written, `label` a pseudonym of its own (chosen by
    people, or the name of a body that exists everywhere). `family`: known beforehand as one of the family.
    """

    key: str
    kind: Kind
    role: str
    number: int
    forms: tuple[str, ...]
    label: str = ""
    birth_year: int | None = None
    family: bool = False

    @property
    def series(self) -> str:
        """Entities of one series are numbered together."""
        return self.role if self.kind is Kind.PERSON or self.role else str(self.kind)

    @property
    def sex(self) -> str:
        """ "m", "f" or "" as the role tells."""
        known = lists.roles().get(self.role)
        return known.sex if known else ""

    @property
    def names(self) -> tuple[NameParts, ...]:
        return tuple(take_apart(form) for form in self.forms)

    def pseudonym(self, language: str) -> str:
        """What stands in the place of the name, in "nl" or "en"."""
        if self.label:
            return self.label
        column = 1 if language == "en" else 0
        if self.series in _LETTERED:
            return f"{_LETTERED[self.series][column]} {letter(self.number)}"
        if self.series in _NUMBERED:
            return f"{_NUMBERED[self.series][column]} {self.number}"
        words = lists.roles().get(self.role) or lists.roles()["person"]
        plain = words.en if column else words.nl
        return f"{plain} {self.number}" if words.numbered or self.number > 1 else plain


def letter(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def same_name(form: str, other: str) -> bool:
    """Whether two names may belong to one person: no part of the one contradicts the other."""
    if fold(form) == fold(other):
        return True
    a, b = take_apart(form), take_apart(other)
    if a.surname and b.surname:
        return _surnames_agree(a.core, b.core) and _firsts_agree(a, b)
    if a.given and b.given:
        return fold(a.given[0]) == fold(b.given[0])
    return False


def _surnames_agree(core: str, other: str) -> bool:
    """Equal, or one is the initial of the other ("Sanne M.")."""
    short, long = sorted((core.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _firsts_agree(a: NameParts, b: NameParts) -> bool:
    if a.given and b.given:
        return fold(a.given[0]) == fold(b.given[0])
    first_a = a.given[0][0] if a.given else a.initials[:1]
    first_b = b.given[0][0] if b.given else b.initials[:1]
    return not first_a or not first_b or fold(first_a) == fold(first_b)


def surnames_of(entity: Entity) -> frozenset[str]:
    """Folded surnames of an entity without their prefix."""
    names = entity.names
    if entity.role == "family":
        return frozenset(name.core or fold(" ".join(name.given)) for name in names)
    return frozenset(name.core for name in names if name.surname)


def may_be_called(entity: Entity, surface: str) -> bool:
    """Whether a name may be the entity's: it agrees with one of its forms, and no other surname speaks against it."""
    own, core = surnames_of(entity), take_apart(surface).core
    if core and own and not any(_telling(core) & _telling(name) or _surnames_agree(core, name) for name in own):
        return False
    return any(same_name(surface, form) for form in entity.forms)


def _telling(surname: str) -> frozenset[str]:
    return frozenset(word.key for word in read_words(surname).items) - lists.prefix_words()
