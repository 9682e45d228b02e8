# SPDX-License-Identifier: EUPL-1.2
"""The words of a text with what the search for names asks of them: how written, and whether a sentence begins there.

Names are looked for in a *clean* copy of the text: composed letters ("e" + combining accent is "é"), no soft hyphens
or zero-width characters, and words that were broken at the end of a line joined again. `Clean` leads every place in
the copy back to the place in the text itself, so that nothing of the text is ever changed by looking at it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_A-Z])-[ \t]{0,8}\r?\n[ \t]{0,8}(?=[^\W\d_A-Z])")
# A word is a run of letters or a run of digits. A capital after a small letter begins a new word, so that names are
# also found in file names ("BriefMilaDeBoer2019.pdf").
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_OPENING = "\"“„«‘'([{"
_SHORT_LINE = 50
# An abbreviation with a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "mw mevr mej dhr hr dr drs ds mr mrs ms ir ing prof fam st ca bijv bv nr tel geb jl art blz incl "
        "excl resp afd em ev evt ggz tav ivm mbt bijl pag vgl zgn aug sept okt nov dec jan feb mrt apr",
    )
)
# Letters that do not fall apart into a base letter and an accent.
_BASE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word as names are compared: lower case, without accents ("Şeyma" and "SEYMA" are one)."""
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFKD", word.replace("İ", "i").lower())
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(_BASE_LETTERS)


@dataclass(frozen=True, slots=True)
class Clean:
    """A text made fit for searching. `starts[i]`, `ends[i]`: where character i of it lies in the text itself."""

    text: str
    starts: tuple[int, ...] | None = None  # None: the text needed no cleaning
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text itself that characters `start` to `end` of the clean text came from."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def clean(text: str) -> Clean:
    """The text composed and without invisible breaks, with the way back."""
    broken = [m.span() for m in _BROKEN_WORD.finditer(text)]
    if not broken and unicodedata.is_normalized("NFC", text) and not any(c in text for c in _IGNORED):
        return Clean(text)
    dropped: set[int] = set()
    for start, end in broken:
        dropped.update(range(start, end))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        # 30 accents on one letter are no writing; the limit keeps this linear on hostile input.
        while end < len(text) and end - at < 30 and unicodedata.combining(text[end]):
            end += 1
        if at not in dropped and text[at] not in _IGNORED:
            composed = unicodedata.normalize("NFC", text[at:end])
            characters.append(composed)
            starts.extend([at] * len(composed))
            ends.extend([end] * len(composed))
        elif ends and text[at] in _IGNORED:
            ends[-1] = end
        at = end
    return Clean("".join(characters), tuple(starts), tuple(ends))


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the clean text. `opens`: a sentence, line or quotation begins with it."""

    text: str
    key: str
    start: int
    end: int
    opens: bool
    gap: str  # what stands between it and the word before; at most 40 characters of it

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def all_capitals(self) -> bool:
        """Whether it is two or more capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def joined(self) -> bool:
        """Whether nothing but one space, hyphen, apostrophe or line break parts it from the word before."""
        return self.gap in (" ", "-", "'", "’", "‘", "\u00a0", "\n", "\r\n", "  ", "‑", "–")


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a clean text, in order."""

    text: str
    items: tuple[Word, ...]
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Word:
        return self.items[index]

    def between(self, start: int, end: int) -> range:
        """Indexes of the words that begin in `text[start:end]`."""
        return range(bisect_left(self.starts, start), bisect_right(self.starts, end - 1))


def read_words(text: str) -> Words:
    """The words of a clean text."""
    found: list[Word] = []
    before = 0
    line = 0  # where the line of the word before began
    for match in _LETTERS.finditer(text):
        start, end = match.span()
        gap = text[before:start] if start - before <= 40 else text[before : before + 20] + text[start - 20 : start]
        previous = found[-1] if found else None
        opens = previous is None or _opens(gap, previous, before - line)
        if "\n" in gap:
            line = text.rfind("\n", before, start) + 1
        for part in _parts(match.group()):
            found.append(Word(part, fold(part), start, start + len(part), opens, gap))
            start, gap, opens = start + len(part), "", False
        before = end
    return Words(text, tuple(found), tuple(word.start for word in found))


def _parts(run: str) -> list[str]:
    if run.islower() or run.isupper() or run.istitle() or not run.isalpha():
        return [run]
    parts = _CAMEL.split(run)
    return parts if all(len(part) > 1 for part in parts) else [run]  # "RvdK" is one word


def _opens(gap: str, previous: Word, line_length: int) -> bool:
    """Whether a new sentence, line or quotation begins after this gap."""
    if gap in (" ", "-", ", ", "'", ""):
        return False
    lines = gap.count("\n")
    if lines > 1 or "\t" in gap or "|" in gap or "•" in gap:
        return True
    if lines:
        return line_length < _SHORT_LINE or any(c in gap for c in ".!?:;") or _is_bullet(gap)
    if gap.endswith(tuple(_OPENING)) and gap[-1] not in "([{":
        return gap not in ("'", "’")
    if ":" in gap or any(c in gap for c in "!?…"):
        return gap[-1:].isspace()
    if "." in gap and gap[-1:].isspace():
        return not (len(previous.text) == 1 and previous.capital) and previous.key not in _ABBREVIATIONS
    return False


def _is_bullet(gap: str) -> bool:
    rest = gap.rsplit("\n", 1)[-1].strip()
    return rest != "" and rest[0] in "-*–—·>o"
