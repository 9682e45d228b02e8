# SPDX-License-Identifier: EUPL-1.2
"""What somebody may have meant who found nothing: a word one letter away that stands in the cases they may see.

Candidates are made from what was typed and looked up in those cases alone, so that no word of another case can show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from string import ascii_lowercase
from uuid import UUID

from thuislijn.store.searching.asking import Asked, Term
from thuislijn.store.searching.finding import in_open_sources, is_found, matching
from thuislijn.store.searching.rows import SearchRow

_SHORTEST, _LONGEST = 4, 24  # letters of a word that is guessed at
_SAMPLE = 40  # rows that are looked at


def guess(cases: Collection[UUID], asked: Asked) -> str:
    """A better question, in which words that stand nowhere are replaced; empty where there is none."""
    said: list[str] = []
    changed = False
    for term in asked.wanted:
        words = list(term.words)
        if term.stem and not is_found(cases, term):
            better = _nearest(cases, words[0])
            if not better:
                return ""
            words, changed = [better], True
        text = " ".join(words) + ("*" if term.starts else "")
        said.append(text if term.stem or term.starts else f'"{text}"')
    return " ".join(said) if changed else ""


def _nearest(cases: Collection[UUID], word: str) -> str:
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ""
    near = one_away(word)
    terms = (Term((one,)) for one in near)
    rows = SearchRow.objects.filter(matching(terms, any_of=True), case__in=cases).order_by("pk")
    rows = in_open_sources(rows, cases)
    seen = Counter(w for text in rows.values_list("words", flat=True)[:_SAMPLE] for w in text.split() if w in near)
    return max(seen, key=lambda one: (seen[one], one), default="")


def one_away(word: str) -> set[str]:
    """Every word with one letter more, less or other, or two that changed places."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {a + b[1:] for a, b in cuts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    more = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    return (less | turned | other | more) - {word}
