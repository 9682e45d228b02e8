# SPDX-License-Identifier: EUPL-1.2
"""Pairs of sentences: the first asks, plans, denies, fears or says in general what the second tells as a fact.

The minimum is what was measured; a fact that is lost is as bad as a plan that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thuislijn.reading.proposals import read_text
from thuislijn.timeline.vocabulary import Modality

PAIRS = Path(__file__).parent / "modality_pairs.txt"
# Kinds that tell the same thing from another side: 'sloeg een leraar' is conduct and danger.
ALIKE = (
    {"veiligheid", "gedrag", "justitie"},
    {"gedrag", "diagnose"},
    {"gedrag", "school"},
    {"verblijf", "levensgebeurtenis", "maatregel"},
    {"contact", "levensgebeurtenis"},
    {"hulp", "verblijf"},
)


def facts(sentence: str) -> set[str]:
    return {p.type for p in read_text(sentence).proposals if p.type and p.modality is Modality.ACTUAL}


def pairs() -> Iterator[tuple[str, str, str]]:
    """Kind, sentence that tells no fact, sentence that does."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("-"):
            plan, fact = line.split(" | + ")
            kind, told = plan[2:].split(": ", 1)
            yield kind, told, fact.split(": ", 1)[1]


def test_what_is_asked_planned_denied_or_feared_is_no_fact() -> None:
    kept = [told for kind, told, _ in pairs() if kind in facts(told)]
    assert len(kept) <= 4, kept


def test_the_same_told_as_a_fact_is_one() -> None:
    lost = []
    for kind, _, told in pairs():
        enough = {kind}.union(*(group for group in ALIKE if kind in group))
        if enough.isdisjoint(facts(told)):
            lost.append(told)
    assert len(lost) <= 12, lost
