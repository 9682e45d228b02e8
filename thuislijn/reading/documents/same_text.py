# SPDX-License-Identifier: EUPL-1.2
"""Whether two documents say the same: a Word file and its print to PDF, the same mail from two mail programs."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"\w+")
_WORD = r"\b(?:pagina|pag|bladzijde|blz|blad|page)\b"
_OF = r"(?:\s*(?:van|of|/)\s*\d{1,3})?"
# A number at the end of a line is a page number only with the word before it: it may be the year of a date.
_PAGE_NUMBER = re.compile(rf"{_WORD}\s*[.:]?\s*\d{{1,3}}{_OF}\s*$|^\W*\d{{1,3}}{_OF}\W*$", re.I)
# The numbers of a list stand in a print and not in the text of a Word file. '12 maart' has no full stop and stays.
_LIST_NUMBER = re.compile(r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z][.)]|o)[ \t]+")
_EDGE = 6  # lines at the top and at the bottom of a page among which its header and its footer are
_SHORTEST = 40  # letters and digits; two notes that say 'zie bijlage' are not the same document


def fingerprint(pages: Sequence[str], apart: str = "") -> str | None:
    """A digest of the words of a document, equal for documents that say the same; None when there are too few words.

    The order of the words makes no difference, since programs put headers, notes and text boxes in places of their
    own; nor do white space, punctuation, capitals, list numbers, page numbers and the repetition of headers and
    footers on each page. Every other word and number does. `apart` is what makes a document another although its
    text is the same.
    """
    words: Counter[str] = Counter()
    recurring: set[str] | None = set() if len(pages) > 1 else None
    for page in pages:
        text = _LIST_NUMBER.sub("", "\n".join(_lines(page, recurring))).replace("-", "").replace("_", " ")
        words.update(_TOKEN.findall(text.casefold()))
    if sum(len(word) * count for word, count in words.items()) < _SHORTEST:
        return None
    return hashlib.sha256(repr([apart, sorted(words.items())]).encode()).hexdigest()


def _lines(page: str, recurring: set[str] | None) -> Iterator[str]:
    """The lines of a page without its number, and without lines at its edges that stand in `recurring` already."""
    lines = [line for line in page.split("\n") if line.strip()]
    top, rest = lines[:_EDGE], lines[_EDGE:]
    for line in (*top, *rest[-_EDGE:]):
        plain = _PAGE_NUMBER.sub("", line)
        key = "".join(_TOKEN.findall(plain)).casefold()
        if recurring is None:
            yield plain
        elif key not in recurring:
            recurring.add(key)
            yield plain
    yield from rest[:-_EDGE]
