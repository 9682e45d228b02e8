# SPDX-License-Identifier: EUPL-1.2
"""A stretch of text that names somebody or something, and how overlapping findings become one set of spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span names."""

    PERSON = "person"
    PLACE = "place"
    INSTITUTION = "institution"
    SCHOOL = "school"
    NUMBER = "number"


class Certainty(StrEnum):
    """Whether a person has to look at the span. Doubtful spans are hidden too, until somebody says otherwise."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Characters `start` to `end` (exclusive) of a text, with `surface` what is written there.

    `key` says who is meant: the key of a known person or organisation, "number:bsn" and the like for numbers,
    otherwise the kind and the folded surface ("person:jansen"). `role` is a role of roles.txt that the words around
    the name tell ("gezinsvoogd Jansen"), `fixed` what a body that exists everywhere is called ("Veilig Thuis").
    """

    start: int
    end: int
    kind: Kind
    surface: str
    certainty: Certainty
    key: str
    role: str = ""
    fixed: str = ""
    known: bool = False

    @property
    def sure(self) -> bool:
        return self.certainty is Certainty.SURE


def combine(spans: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """Spans in order of place that do not overlap.

    Known names outrank the rest, then the longest wins, then the surest; of equals the one found first.
    """
    ranked = sorted(spans, key=lambda s: (not s.known, -(s.end - s.start), not s.sure))
    kept: list[NameSpan] = []
    taken: dict[int, NameSpan] = {}
    for span in ranked:
        # Spans are short: looking at both ends and the characters between costs less than a tree.
        if any(at in taken for at in range(span.start, span.end)):
            continue
        for at in range(span.start, span.end):
            taken[at] = span
        kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.start))
