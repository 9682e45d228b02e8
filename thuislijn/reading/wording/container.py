# SPDX-License-Identifier: EUPL-1.2
"""Container words: words in which everybody hears something else, and the question that opens them.

Who does what, to whom, with which effect (S2 3.1, box 3.1). The list is `container_words.toml`; a programme adds words
to it. A word on the list is no mistake, and a text without one is not better for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_COMPOUND = 40  # letters that may be stuck to a form; a bound, so that no text makes searching slow
_GAP = r"\s{1,5}(?:[^\s.!?;:]{1,40}\s{1,5}){0,3}"
_SPACE = r"\s{1,5}"
_LONG_ENOUGH = 7  # letters from which a word of a programme is looked for at the end of compounds too
_GENERAL = ("Wie doet wat, tegen wie, en wat is het gevolg?", "Who does what, to whom, and with which effect?")


@dataclass(frozen=True, slots=True)
class ContainerWord:
    """A word of the list, and the question behind it in both languages."""

    word: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class FoundWord:
    """Characters `start` to `end` of a text are a form of a container word."""

    start: int
    end: int
    surface: str
    word: ContainerWord


@dataclass(frozen=True, slots=True)
class _Entry:
    word: ContainerWord
    pattern: re.Pattern[str]
    not_meant: re.Pattern[str] | None


def container_words() -> tuple[ContainerWord, ...]:
    """The words of the list, in its order."""
    return tuple(entry.word for entry in _shipped())


def own_word(word: str, question: str = "") -> ContainerWord:
    """A word that a programme adds; without a question of its own it gets the general one."""
    return ContainerWord(" ".join(word.split()), question or _GENERAL[0], question or _GENERAL[1])


def find_container_words(text: str, own: Iterable[ContainerWord] = ()) -> tuple[FoundWord, ...]:
    """The container words in a text, in order and never overlapping: the longest of what overlaps, then the word that
    says more.

    `own` are words that the programme added. Inflected forms and compounds count; capitals make no difference.
    """
    found = [one for entry in (*_shipped(), *map(_own_entry, own)) for one in _found(text, entry)]
    kept: list[FoundWord] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, -len(one.word.word))):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _found(text: str, entry: _Entry) -> Iterator[FoundWord]:
    not_meant = [one.span() for one in entry.not_meant.finditer(text)] if entry.not_meant is not None else []
    for one in entry.pattern.finditer(text):
        start, end = one.span()
        if not any(start < last and first < end for first, last in not_meant):
            yield FoundWord(start, end, one.group(), entry.word)


def forms_of(word: str) -> frozenset[str]:
    """A Dutch word with its endings: 'zwak' gives 'zwakke', 'probleem' 'problemen', 'veiligheid' 'veiligheden'."""
    forms = {word, *(word + ending for ending in ("e", "en", "s", "'s"))}
    if word.endswith("heid"):
        forms.add(word.removesuffix("heid") + "heden")
    stems = set()
    if re.search(r"[^aeiou][aeiou][bdfgklmnprst]$", word):
        stems.add(word + word[-1])
    if re.search(r"(aa|ee|oo|uu)[bdfgklmnprst]$", word):
        stems.add(word[:-2] + word[-1])
    soft = {"f": "v", "s": "z"}
    stems |= {stem[:-1] + soft[stem[-1]] for stem in {word, *stems} if stem[-1:] in soft}
    return frozenset(forms | {stem + ending for stem in stems for ending in ("e", "en")})


@lru_cache(maxsize=1)
def _shipped() -> tuple[_Entry, ...]:
    """The list, compiled. Raises ValueError with the word where an entry is not well formed."""
    text = files("thuislijn.reading.wording").joinpath("container_words.toml").read_text(encoding="utf-8")
    entries = []
    for row in tomllib.loads(text)["woord"]:
        try:
            forms = (*_inflected(row["woord"]), *row.get("vormen", ()))
            not_meant = _pattern(row["niet"]) if row.get("niet") else None
            entries.append(_Entry(ContainerWord(row["woord"], row["nl"], row["en"]), _pattern(forms), not_meant))
        except KeyError as error:
            raise ValueError(f"container_words.toml, {row.get('woord', '?')}: {error} ontbreekt") from error
    return tuple(entries)


@lru_cache(maxsize=256)
def _own_entry(word: ContainerWord) -> _Entry:
    compound = [f"*{form}" for form in _inflected(word.word) if len(word.word) >= _LONG_ENOUGH and " " not in word.word]
    return _Entry(word, _pattern([*_inflected(word.word), *compound]), None)


def _inflected(words: str) -> list[str]:
    """A word, or several of which the last one bends."""
    before, _, last = words.strip().rpartition(" ")
    return [f"{before} {form}".strip() for form in sorted(forms_of(last))] if last else []


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all forms; one that finds nothing where there are none. Longer forms are tried first."""
    choices = [_form(form) for form in sorted(set(forms), key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices) or '(?!)'})(?!\w)", re.IGNORECASE)


def _form(form: str) -> str:
    pattern = ""
    gap = ""
    for part in form.split():
        if part == "..":
            gap = _GAP
            continue
        letters = re.escape(part).replace(r"\*", rf"[\w-]{{0,{_COMPOUND}}}")
        pattern += gap + letters
        gap = _SPACE
    return pattern
