# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed, as what is looked for: words, "exact words", prefix* and -without. Anything may be typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thuislijn.store.searching.stems import stem
from thuislijn.store.searching.words import words_of

MOST_TERMS = 12
LONGEST = 400
"""Characters of a question that count."""

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
_STOP = frozenset(
    re.findall(
        r"\w+",
        """aan al als bij dan dat de den der des deze die dit door dus een en er had hem het hij hun ik in is
        je kan maar me met mij na naar niet nog nu of om ons ook op over te tot u uit van voor was wat we
        werd wie wij zal ze zich zij zijn zo""",
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for, as the index writes it: a stem, or words in a row.

    `starts`: the last of the words may go on. `without`: it must not be there.
    """

    words: tuple[str, ...]
    stem: str = ""
    starts: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """`terms` must all hold. `cut`: more was typed than counts."""

    terms: tuple[Term, ...]
    cut: bool = False

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What has to be there; without any there is nothing to look for."""
        return tuple(term for term in self.terms if not term.without)


def understood(typed: str) -> Asked:
    """What somebody is looking for. Words such as 'de' and 'van' count only where there is nothing else."""
    text = typed.replace("\0", " ").replace("“", '"').replace("”", '"').replace("„", '"')
    found = [term for piece in _PIECE.finditer(text[:LONGEST]) for term in _terms(piece)]
    telling = [term for term in found if term.without or not _is_stop(term)]
    if any(not term.without for term in telling):
        found = telling
    terms = tuple(dict.fromkeys(found))
    return Asked(terms[:MOST_TERMS], cut=len(terms) > MOST_TERMS or len(text) > LONGEST)


def _terms(piece: re.Match[str]) -> list[Term]:
    without = piece["minus"] is not None
    if piece["quoted"] is not None:
        words = tuple(word.forms[0] for word in words_of(piece["quoted"]))
        return [Term(words, without=without)] if words else []
    bare = piece["bare"]
    words = tuple(word.forms[0] for word in words_of(bare))
    if not words:
        return []
    if bare.endswith("*"):
        return [Term(words, starts=True, without=without)]
    return [Term((word,), stem(word), without=without) for word in words]


def _is_stop(term: Term) -> bool:
    return bool(term.stem) and term.words[0] in _STOP
