# SPDX-License-Identifier: EUPL-1.2
"""A stretch of a source's text for the screen: cut where passages begin and end, with pages and what is lit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_BEFORE, _AFTER = 6_000, 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """A passage with an id: characters `start` to `end` of the text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that no passage begins or ends in. `ids`: the passages it is part of; `page`: a page begins before it."""

    text: str
    ids: tuple[str, ...] = ()
    lit: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a text that is shown: from `low` to `high`, with `more_before` and `more_after` it."""

    low: int
    high: int
    length: int
    pieces: tuple[Piece, ...]

    @property
    def more_before(self) -> bool:
        return self.low > 0

    @property
    def more_after(self) -> bool:
        return self.high < self.length

    def holds(self, start: int, end: int) -> bool:
        """Whether a passage lies within it, with some text around it where there is any."""
        return (self.low == 0 or start > self.low + 500) and (self.high == self.length or end < self.high - 500)


def window(text: str, around: tuple[int, int], spans: Iterable[Span] = (), lit: str = "") -> Window:
    """The text around a passage, cut at ends of lines; `lit` is the id of the passage in hand."""
    low, high = max(0, around[0] - _BEFORE), min(len(text), around[1] + _AFTER)
    low = text.rfind("\n", 0, low) + 1 if low else 0
    cut = text.find("\n", high)
    high = len(text) if cut < 0 else cut + 1
    inside = [span for span in spans if span.start < high and span.end > low and span.start < span.end]
    return Window(low, high, len(text), tuple(_pieces(text, low, high, inside, lit)))


def _pieces(text: str, low: int, high: int, spans: list[Span], lit: str) -> Iterable[Piece]:
    breaks = [at for at in range(low, high) if text[at] == "\f"]
    edges = {low, high, *breaks, *(at + 1 for at in breaks)}
    edges |= {at for span in spans for at in (span.start, span.end) if low < at < high}
    ordered = sorted(edges)
    opening = sorted(spans, key=lambda span: span.start)
    page, at, current = text.count("\f", 0, low) + 1, 0, list[Span]()
    paged = "\f" in text
    if paged and ordered:
        yield Piece("", page=page)
    for start, end in pairwise(ordered):
        if text[start] == "\f":
            page += 1
            yield Piece("", page=page)
            continue
        current = [span for span in current if span.end > start]
        while at < len(opening) and opening[at].start <= start:
            if opening[at].end > start:
                current.append(opening[at])
            at += 1
        ids = tuple(span.id for span in current)
        yield Piece(text[start:end], ids, lit in ids)
