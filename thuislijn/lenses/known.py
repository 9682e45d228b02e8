# SPDX-License-Identifier: EUPL-1.2
"""Serious matters on record (markers): whose they are and since when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from thuislijn.lenses.bounds import days_between
from thuislijn.timeline.items import Diagnosis, Event, Item, Measure, Question
from thuislijn.timeline.moment import Certainty, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DiagnosisStatus, Marker

_NOT_SO = (DiagnosisStatus.HYPOTHESIS, DiagnosisStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Known:
    """One marker of one entry. `persons` empty: of nobody in particular."""

    marker: Marker
    persons: tuple[str, ...]
    at: Moment
    item: Item

    def of_any(self, persons: Collection[str]) -> bool:
        """Whether it is about one of these persons, or about nobody in particular."""
        return not self.persons or any(person in persons for person in self.persons)

    def by(self, moment: Moment) -> Certainty:
        """Whether it was so by that moment, the same day included; unknown where nobody dated it."""
        if not self.at.is_known or not moment.is_known:
            return Certainty.UNKNOWN
        least, most = days_between(self.at, moment)
        if least >= 0:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if most >= 0 else Certainty.EXCLUDED


def known(timeline: Timeline) -> tuple[Known, ...]:
    """Every marker of the events, diagnoses, questions and measures stated as fact, in order of the entries.

    `at` is when it was so: the file seldom says since when people knew, so the lenses ask that as part of the question.
    """
    return timeline.once(_known)


def _known(timeline: Timeline) -> tuple[Known, ...]:
    diagnoses = [one for one in timeline.facts(Diagnosis) if one.status not in _NOT_SO]
    items: list[Item] = [*timeline.facts(Event), *diagnoses, *timeline.facts(Question), *timeline.facts(Measure)]
    return tuple(Known(marker, item.persons, item.when.start, item) for item in items for marker in item.markers)
