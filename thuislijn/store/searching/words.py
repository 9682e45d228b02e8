# SPDX-License-Identifier: EUPL-1.2
"""A text as words: where each stands, and how it is written in the index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 60
"""Letters of a word that count: what is longer is no word."""

# Letters and digits; a hyphen or an apostrophe inside stays for the moment, also a hyphen at the end of a line.
_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑](?:(?<=[-‐‑])[ \t]*\n[ \t]*)?[^\W_]+)*")
_HYPHEN = re.compile(r"[-‐‑](?:[ \t]*\n[ \t]*)?")
_APOSTROPHE = re.compile(r"['’]")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True, slots=True)
class Word:
    """`forms`: how it is looked for, the first as it stands; a word with a hyphen also has its parts and the whole.

    `start` and `end` are characters in the text.
    """

    forms: tuple[str, ...]
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Every word of a text in order: 'jeugd-ggz' gives one word that is found as jeugdggz, jeugd and ggz."""
    for found in _WORD.finditer(text):
        if forms := forms_of(found.group()):
            yield Word(forms, found.start(), found.end())


def places_of(text: str, holds: Callable[[str], bool], held: dict[str, bool]) -> Iterator[tuple[int, int]]:
    """Where the words stand that `holds`, as they are written; what it answered for a word is kept in `held`."""
    for found in _WORD.finditer(text):
        word = found.group()
        answer = held.get(word)
        if answer is None:
            answer = held[word] = holds(word)
        if answer:
            yield found.span()


@lru_cache(maxsize=50_000)
def forms_of(word: str) -> tuple[str, ...]:
    """How one word of a text is looked for: see `Word.forms`."""
    parts = tuple(part for piece in _HYPHEN.split(word) if (part := plain(piece)))
    return parts if len(parts) < 2 else ("".join(parts)[:LONGEST], *parts)


def plain(word: str) -> str:
    """A word as the index writes it: small letters without accents, in a to z and digits alone ("Zoë's" is zoe).

    Letters of other scripts become numbers, so that no database has its own opinion about where a word ends.
    """
    stripped = unicodedata.normalize("NFKD", word.casefold())
    first, *rest = _APOSTROPHE.split("".join(c for c in stripped if not unicodedata.combining(c)))
    whole = first if rest in (["s"], [""]) else "".join([first, *rest])
    return "".join(c if c in _PLAIN else f"u{ord(c):x}" for c in whole if c in _PLAIN or c.isalnum())[:LONGEST]
