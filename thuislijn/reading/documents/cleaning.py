# SPDX-License-Identifier: EUPL-1.2
"""Text as programs leave it becomes text as people read it, and can say where each character was.

Taken out: NUL and other control characters, soft hyphens, invisible marks, half surrogates. Made plain: ligatures,
the Dutch ij as one character, odd spaces, line ends, decomposed accents, tick boxes of symbol fonts. A word that was
broken off at the end of a line is made whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_INSTEAD = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "Ĳ": "IJ",
    "ĳ": "ij",
    "\u2010": "-",
    "\u2011": "-",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    # Wingdings and Symbol, as Word writes them and as PDF keeps them: in a form a tick is an answer.
    "\uf0fe": "☒",
    "\uf0fd": "☒",
    "\uf078": "☒",
    "\uf052": "☑",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf0fc": "✓",
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\uf0d8": "•",
    "\uf02d": "-",
    "\uf0e0": "→",
}
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff"
    "\ufff9-\uffff\ud800-\udfff"
)

# One set of characters in front keeps the scan of a page at a tenth of what alternatives would cost.
_ODD = re.compile(f"[-{_SPACES}{_INVISIBLE}{''.join(map(re.escape, _INSTEAD))}](?: ?\n)?")
_SPACE = re.compile(f"[{_SPACES}]")
_CONTROL = re.compile(f"[{_SPACES}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_RETURN = re.compile("\r\n?")
_TRAILING = re.compile(" +\n")
_DECOMPOSED = re.compile("[A-Za-z][\u0300-\u036f]+")
_MARK = re.compile("[\u0300-\u036f]")
# 'zus- en broerrelatie', 'in- of doorstroom': the hyphen stands for the rest of a word and stays.
_SHARED_PART = re.compile(r"(?:en|of|tot|dan wel|als|noch|maar)\b")


@dataclass(frozen=True, slots=True)
class _Stage:
    """A replacement in two forms that do the same: `quick` on a whole string, and by match for who wants origins."""

    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]
    quick: Callable[[str], str]


def clean(raw: str) -> str:
    """`raw` as people read it."""
    for stage in _STAGES:
        raw = stage.quick(raw)
    return raw.strip()


def clean_in_place(raw: str) -> str:
    """`raw` with line ends made one kind, and odd spaces and control characters made spaces, one for one.

    For plain text: a place in the text stays the same place in the file, for whoever opens it elsewhere.
    """
    return _CONTROL.sub(_space_or_line_end, _one_kind_of_line_end(raw))


def clean_with_origins(raw: str) -> tuple[str, list[int]]:
    """The same text as `clean` gives, and for each of its characters the position in `raw` that it came from."""
    text, origins = raw, list(range(len(raw)))
    for stage in _STAGES:
        text, places = _replaced(text, stage)
        origins = [origins[place] for place in places]
    left = len(text) - len(text.lstrip())
    right = max(left, len(text.rstrip()))
    return text[left:right], origins[left:right]


def _replaced(text: str, stage: _Stage) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in stage.pattern.finditer(text):
        start, end = match.span()
        instead = stage.replacement(match)
        pieces += (text[done:start], instead)
        places.extend(range(done, start))
        places.extend(min(start + i, end - 1) for i in range(len(instead)))
        done = end
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(pieces), places


def _plain(match: re.Match[str]) -> str:
    """What stands in the place of an odd character, with the line end after it if there is one."""
    found = match.group()
    char, rest = found[0], found[1:]
    # pdfium ends a line with \ufffe or \x02 where it took out hyphen and line break itself.
    if char in "\ufffe\x02" or (rest and char in "-\u2010"):
        return _rejoined(match)
    if char == "-":
        return found
    if char == "\u00ad":
        return ""
    if char in _INSTEAD:
        return _INSTEAD[char] + rest
    return (" " if _SPACE.match(char) else "") + rest


def _rejoined(match: re.Match[str]) -> str:
    """What is left of a hyphen and a line end.

    Between small letters the layout put it there, and it goes. After a capital, or before a capital or a digit, it
    belongs to the word ('OTS-maatregel', 'Zuid-Holland', '24-uurs'). Before 'en' and 'of' it stands for half a word.
    Where no word goes on, a hyphen is a dash or a bullet and the line ends there.
    """
    raw, found = match.string, match.group()
    before, after = raw[match.start() - 1 : match.start()], raw[match.end() : match.end() + 8]
    if not before.isalnum() or not after[:1].isalnum():
        return "-" + found[1:]
    if _SHARED_PART.match(after):
        return "- "
    return "" if before.islower() and after[0].islower() else "-"


def _space_or_line_end(match: re.Match[str]) -> str:
    return _INSTEAD.get(match.group(), " ")


def _one_kind_of_line_end(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw


def _no_trailing_spaces(raw: str) -> str:
    return _TRAILING.sub("\n", raw) if " \n" in raw else raw


def _composed(raw: str) -> str:
    return _DECOMPOSED.sub(_compose, raw) if _MARK.search(raw) else raw


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


_STAGES = (
    _Stage(_RETURN, lambda _: "\n", _one_kind_of_line_end),
    _Stage(_ODD, _plain, lambda raw: _ODD.sub(_plain, raw)),
    _Stage(_TRAILING, lambda _: "\n", _no_trailing_spaces),
    _Stage(_DECOMPOSED, _compose, _composed),
)
