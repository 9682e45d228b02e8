# SPDX-License-Identifier: EUPL-1.2
"""What a lens is and what it says: a question with its evidence, never a verdict (docs/rules.md rule 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language, Term


class Text(NamedTuple):
    """A sentence in both languages."""

    nl: str
    en: str

    def in_(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en


class Theme(Term):
    """The three themes of S0 (4.3 to 4.5), by which questions are grouped; strengths stand apart."""

    FAMILY_SYSTEM = "family_system", "Systeemgericht werken", "Working with the whole family"
    KEEP_FOLLOWING = "keep_following", "Blijven volgen hoe het gaat", "Keeping track of how things go"
    SHARED_COURSE = "shared_course", "Eén gezin, één plan", "One family, one plan"
    STRENGTHS = "strengths", "Wat goed ging", "What went well"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit that a team can change. `why` gives the reason for the default; the reports almost never set one.

    `as_in` names the lens whose threshold of the same name counts here too, as long as a team sets no other.
    """

    name: str
    default: float
    unit: Text
    why: Text
    as_in: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question raised by a lens.

    `when` is the stretch it is about; `arithmetic` the sum behind it in one sentence; `items` the ids of the entries
    that are its evidence, in order of time; `weight` (1 to 3) orders questions on a page and says nothing of a family.
    """

    lens: str
    certainty: Certainty
    when: Period
    persons: tuple[str, ...]
    arithmetic: Text
    question: Text
    items: tuple[str, ...] = ()
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds that a team set otherwise than the default: `{'GAP': {'weeks': 6}}`."""

    changed: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def limits(self, lens: Lens) -> dict[str, float]:
        """Every threshold of a lens by name: as set for it, as set for the lens it follows, or as by default."""
        return {threshold.name: self._limit(lens.name, threshold) for threshold in lens.thresholds}

    def _limit(self, lens: str, threshold: Threshold) -> float:
        followed = self.changed.get(threshold.as_in, {}).get(threshold.name, threshold.default)
        return self.changed.get(lens, {}).get(threshold.name, followed)


Look = Callable[[Timeline, Mapping[str, float]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Lens:
    """A pattern that a timeline can show about the care around a family.

    `look` takes the timeline and the limits by name and yields findings; it yields one of certainty UNKNOWN where
    the data it needs were never recorded but the question stands. `example` builds an invented family that raises it.
    The docstring of the module is its section in the documentation. `source` names report and section.
    """

    name: str
    title: Text
    theme: Theme
    source: str
    thresholds: tuple[Threshold, ...]
    look: Look
    example: Callable[[], Timeline]
