# SPDX-License-Identifier: EUPL-1.2
"""Words of a text with their places, as the Dutch grammars of this room read them."""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]
"""Start (inclusive) and end (exclusive) in characters of the text that was read."""

# Every alternative is bounded or cannot backtrack into another one, so that scanning stays linear on any input.
_TOKEN = re.compile(
    r"""
      \d{4}-\d{1,2}-\d{1,2}(?!\d)                                  # 2021-03-12
    | \d{1,2}[ ]?[-/.][ ]?\d{1,2}[ ]?[-/.][ ]?(?:\d{4}|\d{2})(?!\d)  # 12-03-2021, 12/3/21, 12 - 03 - 2021
    | \d{4}[ ]?[-/–][ ]?\d{4}(?!\d)                                # 2018-2019
    | \d{1,2}:\d{2}(?!\d)                                          # 16:42
    | \d{1,2}[-/]\d{4}(?!\d)                                       # 03-2021
    | \d{1,2}/\d{1,2}(?![\d/])                                     # 12/3
    | \d{1,4}[.,]\d{1,3}(?!\d)                                     # 1,5
    | \d;\d{1,2}(?![\d.])                                         # 2;6 (years and months)
    | \d{1,4}(?:ste|de|e|ᵉ)(?!\w)                                  # 12de
    | \d{1,4}-?(?:jarige?|jaar|uurs)[^\W\d_]*                      # 14-jarige, 24uurszorg
    | [’'‘`´]\d{2}(?!\w)                                           # '19
    | \d+
    | [’'‘][^\W\d_](?!\w)                                          # 's, 't
    | t/m(?!\w)
    | [^\W\d_](?:\.[^\W\d_]){1,6}\.?(?![\w])                       # a.s., d.d., O.T.S.
    | [^\W\d_]+(?:[-'’][^\W\d_]+)*                                 # oma, LVB'er, blijf-van-mijn-lijfhuis
    | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one stretch of text: lower-cased, as written, and where each begins and ends in the text."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Characters from the beginning of token `first` to the end of token `last` (inclusive)."""
        return self.starts[first], self.ends[last]


def word_set(text: str) -> frozenset[str]:
    """The words of a closed list, written with spaces between them."""
    return frozenset(text.split())


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`, with places in the whole text."""
    found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]
    raw = tuple(word for word, _, _ in found)
    # A lower-cased word may be longer than the word itself (Turkish İ): places always come from the original.
    words = tuple(_normal(word) for word in raw)
    return Tokens(words, raw, tuple(a for _, a, _ in found), tuple(b for _, _, b in found))


# What people who keep a journal write in short. 'Mo' with a capital is a boy's name as often as a mother.
_SHORTHAND = {
    "mo": "moeder",
    "va": "vader",
    "stiefva": "stiefvader",
    "stiefmo": "stiefmoeder",
    "pleegmo": "pleegmoeder",
    "pleegva": "pleegvader",
    "pol": "politie",
    "kr": "kinderrechter",
    "kirechter": "kinderrechter",
    "lpa": "leerplichtambtenaar",
    "hb": "huisbezoek",
    "gl": "groepsleiding",
    "gv": "gezinsvoogd",
    "pv": "proces-verbaal",
    "gespr": "gesprek",
    "afspr": "afspraak",
    "begel": "begeleiding",
    "vlgs": "volgens",
    "ongeoorl": "ongeoorloofd",
}
_LOWER_ONLY = frozenset(("Mo", "Va"))


def _normal(word: str) -> str:
    """Lower case, straight apostrophes, abbreviations without their dots ('d.d.' is 'dd'), shorthand written out."""
    low = word.lower()
    if low in _SHORTHAND and word not in _LOWER_ONLY:
        return _SHORTHAND[low]
    if len(low) > 2 and "." in low and low[1] == "." and not low[0].isdigit():
        return low.replace(".", "")
    return low.replace("’", "'").replace("‘", "'").replace("`", "'") if not low.isascii() or "`" in low else low
