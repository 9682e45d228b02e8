# SPDX-License-Identifier: EUPL-1.2
"""Known names that are written one letter wrong: "Raymnod", "Fatma" for Fatima, "De Vriess"."""

from __future__ import annotations

from collections.abc import Iterator

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_ordinary
from thuislijn.reading.names.entities import Entity
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import Words, read_words

# Of a shorter name every other short word is one letter away.
_SHORTEST = 4
_LONGEST = 30


class Misspellings:
    """The names of known persons, ready to be compared with words."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self._known: dict[str, str] = {}  # word of a name -> key of the person
        self._near: dict[str, list[str]] = {}  # a name, and all that is left of it without one letter -> names
        for entity in entities:
            if entity.kind is Kind.PERSON:
                for word in (word for form in entity.forms for word in read_words(form).items):
                    if len(word.key) >= _SHORTEST and word.key not in lists.prefix_words():
                        self._known.setdefault(word.key, entity.key)
        for key in self._known:
            for variant in {key, *_with_one_less(key)}:
                self._near.setdefault(variant, []).append(key)

    def find(self, words: Words) -> Iterator[NameSpan]:
        """Capitalised words one letter away from a known name (one more, one less, another, two swapped): doubtful."""
        for word in words.items:
            if not word.capital or not _SHORTEST <= len(word.key) <= _LONGEST or word.key in self._known:
                continue
            nearby = [key for variant in (word.key, *_with_one_less(word.key)) for key in self._near.get(variant, ())]
            meant = next((key for key in nearby if one_apart(word.key, key)), "")
            if meant and not _is_something_else(word.text, word.key, meant):
                key = self._known[meant]
                yield NameSpan(word.start, word.end, Kind.PERSON, word.text, Certainty.DOUBTFUL, key, known=True)


def _with_one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def one_apart(word: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes the one word of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    if len(word) == len(other):
        different = [i for i, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
        if len(different) == 1:
            # A short name with another first letter is another name.
            return different[0] > 0 or len(word) > 5
        if len(different) != 2 or different[1] != different[0] + 1:
            return False
        i, j = different
        return word[i] == other[j] and word[j] == other[i]
    short, long = sorted((word, other), key=len)
    return short in _with_one_less(long)


def _is_something_else(text: str, key: str, meant: str) -> bool:
    if key in lists.first_names() or key in lists.not_names() or is_ordinary(text):
        return True
    return key in lists.surnames() or (key == meant + "s")
