# SPDX-License-Identifier: EUPL-1.2
"""Whether a word is an ordinary Dutch word, so that its capital may come from the beginning of a sentence.

Debian's `wdutch` (about 413,000 words, OpenTaal) answers best. Where it is absent a short list of our own takes its
place (lexicon/names/ordinary_words.txt); then more words stay doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from thuislijn.reading.names import lists

WORD_LIST = Path("/usr/share/dict/dutch")

# A compound is an ordinary word too: "veiligheid" + "s" + "plan".
_LINKS = ("", "s", "en", "e", "n")
_SHORTEST_PART = 4
_LONGEST_WORD = 40
_TWO_VOWELS = re.compile(r"[aeio](?=[eiou])")
_MARKED = {"e": "ë", "i": "ï", "o": "ö", "u": "ü"}
# Without the large list the form of a word has to do.
_ENDINGS = re.compile(
    r".{3,}(?:ing|ingen|heid|heden|lijk|lijke|atie|aties|schap|ment|menten|isch|ische|eren|elen|tie|ties|baar|bare"
    r"|loos|loze|achtig|achtige|plan|plannen|hulp|zorg|gesprek|verslag|onderzoek|overleg|contact|problemen|problematiek"
    r"|werker|medewerker|begeleider|deskundige|aanbieder|regeling|maatregel|wet|recht|rechter|vraag|traject|plaatsing)"
)


class WordList:
    """Lower-case words of a file with one word a line, found without loading them into a set.

    The file stays bytes (5 MB). A lookup searches only between the first and the last line with the same first
    letter, about 0.1 ms, where building a set of all words costs 60 ms and 40 MB before the first question.
    """

    def __init__(self, data: bytes) -> None:
        plain = data.replace(b"\r\n", b"\n") if b"\r" in data else data
        self._data = b"".join((b"\n", plain, b"" if plain.endswith(b"\n") else b"\n"))
        self._blocks: dict[bytes, tuple[int, int]] = {}

    def __contains__(self, word: str) -> bool:
        needle = b"\n" + word.encode() + b"\n"
        first = b"\n" + word[:1].encode()
        if first not in self._blocks:
            start, last = self._data.find(first), self._data.rfind(first)
            self._blocks[first] = (start, self._data.find(b"\n", last + 1) + 1 if last >= 0 else -1)
        start, end = self._blocks[first]
        return start >= 0 and self._data.find(needle, start, end) >= 0


@cache
def _large() -> WordList | None:
    try:
        return WordList(WORD_LIST.read_bytes())
    except OSError:
        return None


@cache
def _small() -> frozenset[str]:
    return frozenset(word for line in lists.lines("ordinary_words.txt") for word in line.split())


def has_large_list() -> bool:
    """Whether the large word list is there."""
    return _large() is not None


@lru_cache(maxsize=50_000)
def is_listed(word: str) -> bool:
    """Whether the word stands in lower case in a list."""
    low = word.lower()
    large = _large()
    return low in _small() or (large is not None and low in large)


def is_common(word: str) -> bool:
    """Whether the word is one of the common words of our own short list; the same on every machine."""
    return word.lower() in _small()


@lru_cache(maxsize=50_000)
def is_proper(word: str) -> bool:
    """Whether the large list has the word with a capital only ("Zweedse"): a people, language, country or town."""
    large = _large()
    return large is not None and word.lower() not in large and word[:1].upper() + word[1:].lower() in large


def is_people(word: str) -> bool:
    """Whether the word is of a people or a language: the large list has it with and without e ("Noors", "Noorse")."""
    low = word.lower()
    other = low[:-1] if low.endswith("se") else low + "e" if low.endswith("s") else ""
    return len(low) > 4 and other != "" and is_proper(low) and is_proper(other)


@lru_cache(maxsize=50_000)
def is_ordinary(word: str) -> bool:
    """Whether the word is an ordinary Dutch one: listed, a compound of listed words, or of such a form."""
    low = word.lower()
    if is_listed(low):
        return True
    if len(low) > _LONGEST_WORD or len(low) < 2:
        return False
    if _is_compound(low) or (_TWO_VOWELS.search(low) and any(is_listed(form) for form in _with_marks(low))):
        return True
    return not has_large_list() and _ENDINGS.fullmatch(low) is not None


def _with_marks(low: str) -> Iterator[str]:
    """The word with the mark that hasty writers leave out: "beeindiging" is "beëindiging"."""
    for match in _TWO_VOWELS.finditer(low):
        at = match.start() + 1
        yield low[:at] + _MARKED[low[at]] + low[at + 1 :]


def _is_compound(low: str) -> bool:
    for cut in range(_SHORTEST_PART, len(low) - _SHORTEST_PART + 1):
        if not is_listed(low[cut:]):
            continue
        for link in _LINKS:
            head = low[:cut].removesuffix(link) if link else low[:cut]
            if len(head) >= _SHORTEST_PART and (head + link == low[:cut]) and is_listed(head):
                return True
    return False
