# SPDX-License-Identifier: EUPL-1.2
"""The piece of a text that is shown for a hit, with the words that were looked for marked in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from thuislijn.store.searching.asking import Term
from thuislijn.store.searching.stems import stems_within
from thuislijn.store.searching.words import Word, forms_of, places_of, words_of

_AROUND = 90  # characters before the first and after the last marked word
_WIDEST = 320


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text; `marked`: it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """What is shown of a text; the first mark in it is at characters `start` to `end` (both 0 where there is none)."""

    bits: tuple[Bit, ...]
    start: int = 0
    end: int = 0


def snippet(text: str, terms: tuple[Term, ...]) -> Snippet:
    """The stretch of `text` with most of what was looked for; its beginning where nothing of that is found."""
    marked = _marked(text, terms)
    begin, end = _best(marked, len(text))
    begin, end = _to_words(text, begin, end)
    bits: list[Bit] = [Bit("… ")] if begin else []
    at, first = begin, (0, 0)
    for start, stop in marked:
        if begin <= start and stop <= end:
            bits += [Bit(_flat(text[at:start])), Bit(_flat(text[start:stop]), marked=True)]
            at, first = stop, first if first[1] else (start, stop)
    bits += [Bit(_flat(text[at:end])), *([Bit(" …")] if end < len(text.rstrip()) else [])]
    return Snippet(tuple(bit for bit in bits if bit.text), *first)


def _flat(text: str) -> str:
    """The text on one line; a space at its edges stays one."""
    flat = " ".join(text.split())
    if not flat:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + flat + (" " if text[-1].isspace() else "")


@lru_cache(maxsize=16)
def _held(terms: tuple[Term, ...]) -> dict[str, bool]:
    """Which words answer to these terms, as far as was seen: the pages of one search share most of their words."""
    return {}


@lru_cache(maxsize=50_000)
def _found_by(word: str) -> frozenset[str]:
    return frozenset(stem for form in forms_of(word) for stem in stems_within(form))


def _marked(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Where the terms stand, in order and without overlap."""
    stems = {term.stem for term in terms if term.stem and not term.without}
    alone = [term for term in terms if not term.stem and not term.without and len(term.words) == 1]
    rows = [term for term in terms if not term.without and len(term.words) > 1]

    def holds(word: str) -> bool:
        return not stems.isdisjoint(_found_by(word)) or any(_fits(forms_of(word)[:1], term) for term in alone)

    found = list(places_of(text, holds, _held(terms)))
    words = list(words_of(text)) if rows else []
    for number in range(len(words)):
        for term in rows:
            row = words[number : number + len(term.words)]
            if _is_row(row, term):
                found.append((row[0].start, row[-1].end))
    found.sort()
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _is_row(row: list[Word], term: Term) -> bool:
    if len(row) < len(term.words):
        return False
    return [word.forms[0] for word in row[:-1]] == list(term.words[:-1]) and _fits(row[-1].forms, term)


def _fits(forms: tuple[str, ...], term: Term) -> bool:
    """Whether a word as it stands is the last one of a term; a word without forms (signs alone) is none."""
    wanted = term.words[-1]
    return bool(forms) and (forms[0].startswith(wanted) if term.starts else forms[0] == wanted)


def _best(marked: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The stretch with most marks that is not too wide."""
    if not marked:
        return 0, min(length, 2 * _AROUND)
    room = _WIDEST - 2 * _AROUND
    ends = [end for _, end in marked]
    best = max(range(len(marked)), key=lambda n: (bisect_right(ends, marked[n][0] + room) - n, -n))
    last = ends[bisect_right(ends, marked[best][1] + room) - 1]
    return max(0, marked[best][0] - _AROUND), min(length, max(last, marked[best][1]) + _AROUND)


def _to_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """Moves both ends to a space, so that no word is cut."""
    if begin:
        begin = (text.find(" ", begin, begin + 30) + 1) or begin
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space > begin else end
    return begin, end
