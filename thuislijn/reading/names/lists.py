# SPDX-License-Identifier: EUPL-1.2
"""The lists behind the search for names (lexicon/names/), read once, and phrases looked up in running words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from thuislijn.reading.names.words import Word, Words, fold, read_words

FOLDER = Path(__file__).resolve().parent.parent / "lexicon" / "names"

T = TypeVar("T")

# What pseudonyms of things begin with ("organisatie B"); by themselves they are nobody's name.
SERIES_WORDS = frozenset(
    {"school", "organisatie", "organisation", "familie", "family", "plaats", "place", "straat", "street"}
)

# What may part two words of one phrase in running text. A full stop parts them only after an initial ("M. de Boer")
# or with no space behind it ("mila.deboer"), otherwise a sentence ends there.
_SPACE = re.compile(r"[ \t\u00a0]{0,3}(?:\r?\n[ \t\u00a0>]{0,8})?")
_TIGHT = frozenset({"-", "‑", "–", "_", ".", "'", "’", "`", "", "&", " & ", " - ", "- ", "+", "%20"})


def lines(name: str) -> Iterator[str]:
    """Lines of a list without comments and empty ones."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield stripped


def sections(name: str) -> dict[str, list[str]]:
    """Lines of a list by the [section] they stand in."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.append(line)
    return found


def labelled(name: str) -> dict[str, list[str]]:
    """Words behind each 'label:' of a list."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        label, _, rest = line.partition(":")
        found.setdefault(label.strip(), []).extend(rest.split())
    return found


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """One or more words with what they stand for."""

    words: tuple[Word, ...]
    value: T

    def fits(self, words: Words, at: int, *, any_case: bool = False) -> bool:
        """Whether the words from `at` on are this phrase: same letters, capitals where it has them, no wide gaps."""
        if at + len(self.words) > len(words):
            return False
        for i, mine in enumerate(self.words):
            theirs = words[at + i]
            if mine.key != theirs.key or (not any_case and mine.capital and not theirs.capital):
                return False
            if i and not _close(mine, theirs, words[at + i - 1]):
                return False
        return True


def _close(mine: Word, theirs: Word, before: Word) -> bool:
    gap = theirs.gap
    if gap == mine.gap or _straight(gap) == _straight(mine.gap):
        return True
    if gap == "":
        return theirs.capital or mine.gap == ""
    if gap in _TIGHT or _SPACE.fullmatch(gap):
        return True
    return len(before.text) == 1 and gap.startswith(".") and bool(_SPACE.fullmatch(gap[1:]))


def _straight(gap: str) -> str:
    return gap.replace("’", "'").replace("‘", "'")


class Phrases(Generic[T]):
    """Phrases, found by their first word; `match` gives the longest that fits."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, any_case: bool = False) -> None:
        self._any_case = any_case
        self._by_first: dict[str, list[Phrase[T]]] = {}
        for text, value in entries:
            words = read_words(text).items
            if words:
                self._by_first.setdefault(words[0].key, []).append(Phrase(words, value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def match(self, words: Words, at: int) -> tuple[int, T] | None:
        """Index behind the longest phrase that begins at word `at`, and what it stands for."""
        for phrase in self._by_first.get(words[at].key, ()):
            if phrase.fits(words, at, any_case=self._any_case):
                return at + len(phrase.words), phrase.value
        return None


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name. `kind`: courtesy, role, kin or family; `role` and `sex` where it tells them.

    `address`: people are called by it ("juf Anna"), so that a name behind it is theirs.
    """

    kind: str
    role: str
    sex: str
    address: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What a person in this role is called in pseudonymised text."""

    nl: str
    en: str
    numbered: bool  # also the first one carries a number
    sex: str
    wider: str  # the role that takes this one in: mother -> parent


def _columns(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    return cells + [""] * (count - len(cells))


@cache
def titles() -> Phrases[Title]:
    entries = []
    for line in lines("titles.txt"):
        word, kind, role, sex = _columns(line, 4)[:4]
        address = kind == "address"
        entries.append((word, Title("role" if address else kind, role, sex, address, word)))
    return Phrases(entries, any_case=True)


@cache
def kin() -> tuple[tuple[str, str], ...]:
    """Words for relatives, each with its role: "oma" and "grootmoeder" for a grandmother."""
    rows = [_columns(line, 4) for line in lines("titles.txt")]
    return tuple((fold(word), role) for word, kind, role, *_ in rows if kind == "kin" and role)


@cache
def roles() -> dict[str, RoleWords]:
    found = {}
    for line in lines("roles.txt"):
        role, nl, en, numbered, sex, wider = _columns(line, 6)[:6]
        found[role] = RoleWords(nl, en, numbered == "yes", sex, wider)
    return found


def may_be_one(role: str, other: str) -> bool:
    """Whether somebody in the one role can be the one in the other role: the same, unknown, or the wider of it."""
    if role == other or not role or not other or {role, other} & {"person", "name"}:
        return True
    known = roles()
    return (role in known and known[role].wider == other) or (other in known and known[other].wider == role)


@cache
def role_words() -> frozenset[str]:
    """Words that pseudonyms of persons are made of, folded ("moeder", "voogd"), and "pleegouders": both of them."""
    names = [name for entry in roles().values() for name in (entry.nl, entry.en)]
    words = {word.key for name in names for word in read_words(name).items}
    return frozenset(words | {f"{word}s" for word in words if word.endswith(("ouder", "parent"))})


@cache
def first_names() -> frozenset[str]:
    """Folded first names; of a double name both parts and the whole, joined by a hyphen."""
    names = {fold(name) for line in lines("first_names.txt") for name in line.split()}
    return frozenset(names | {part for name in names for part in re.split(r"[-'’]", name) if len(part) > 2})


@cache
def surnames() -> frozenset[str]:
    names = {fold(name) for line in lines("surnames.txt") for name in line.split()}
    return frozenset(names | {part for name in names for part in name.split("-") if len(part) > 2})


@cache
def prefixes() -> Phrases[None]:
    return Phrases(((line, None) for line in lines("surname_prefixes.txt")), any_case=True)


@cache
def prefix_words() -> frozenset[str]:
    return frozenset(word.key for line in lines("surname_prefixes.txt") for word in read_words(line).items)


@cache
def not_names() -> frozenset[str]:
    """Words with a capital that name nobody, as written and in lower case."""
    words = [word.strip() for line in lines("not_names.txt") if line[0] != "[" for word in line.split(";")]
    return frozenset({fold(word) for word in words if word and " " not in word})


@cache
def calendar() -> frozenset[str]:
    """Names and abbreviations of months and weekdays."""
    words = [word.strip() for line in sections("not_names.txt")["calendar"] for word in line.split(";")]
    return frozenset(word for word in words if word.islower())


@cache
def never_names() -> frozenset[str]:
    """Words with a capital that name nobody and are no first name either ("Frans" and "Mei" are)."""
    return not_names() - first_names()


@cache
def not_name_phrases() -> Phrases[None]:
    words = [word.strip() for line in lines("not_names.txt") if line[0] != "[" for word in line.split(";")]
    return Phrases((word, None) for word in words if not word.isalpha())


def in_phrases(words: Words) -> Iterator[int]:
    """Indexes of words in phrases that name nobody ("Families First")."""
    for at in range(len(words)):
        found = not_name_phrases().match(words, at) if words[at].capital else None
        if found is not None:
            yield from range(at, found[0])


@cache
def around(label: str) -> frozenset[str]:
    """Words that stand around names; see function_words.txt for the labels."""
    return frozenset(labelled("function_words.txt")[label])
