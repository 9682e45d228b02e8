# SPDX-License-Identifier: EUPL-1.2
"""Where the words that colour a sentence stand in it: those that deny, plan, suspect or speak in general."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.reading.dutch.clauses_nl import Clauses
from thuislijn.reading.dutch.cues_nl import Reader
from thuislijn.reading.dutch.lexicon_files import Lexicon, lexicon, match
from thuislijn.reading.dutch.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a modal pattern stands."""

    first: int
    last: int


_NONE: list[Hit] = []


class ModalWords:
    """The modal words of one sentence by the list of `lexicon/wijs.toml` that they stand in."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = (), reader: Reader | None = None) -> None:
        self.tokens = tokens
        self.words: Lexicon = lexicon()
        self.reader = reader if reader is not None else Reader.of(tokens, self.words)
        self.dated = list(dated)
        self.clauses = Clauses(tokens, self.dated)
        self._found: dict[str, list[Hit]] | None = None

    def hits(self, name: str) -> list[Hit]:
        """Where the words of one list stand."""
        if self._found is None:
            self._found = self._search()
        return self._found.get(name, _NONE)

    def _search(self) -> dict[str, list[Hit]]:
        present, slots, patterns = self.reader.present, self.reader.slots, self.words.modal
        firsts = self.words.modal_firsts & present
        found: dict[str, list[Hit]] = {}
        for at, here in enumerate(slots):
            for slot in here & firsts:
                for name, pattern in patterns[slot]:
                    end = match(pattern, slots, self.tokens.words, at) if pattern.rest <= present else None
                    if end is not None and not self._is_name(at):
                        found.setdefault(name, []).append(Hit(at, end))
        return found

    def _is_name(self, at: int) -> bool:
        """'Tante Wil' wants nothing."""
        return at > 0 and self.tokens.raw[at] == "Wil" and self.tokens.words[at - 1].isalpha()

    def is_dated(self, hit: Hit) -> bool:
        return any(first <= hit.first <= last for first, last in self.dated)


def inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer pattern that cancels it covers a hit."""
    return any(other.first <= hit.first and hit.last <= other.last for other in others)
