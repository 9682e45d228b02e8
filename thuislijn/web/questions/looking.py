# SPDX-License-Identifier: EUPL-1.2
"""What the lenses see in a case, reckoned once for each revision of its timeline and each set of thresholds."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.lenses.finding import Finding, Settings
from thuislijn.reports.showing import Looked, look
from thuislijn.store.cases import Case
from thuislijn.store.findings import Thresholds, limits_in, thresholds_of
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.timeline import Timeline


def settings_from(thresholds: Thresholds) -> Settings:
    """Thresholds as the lenses take them."""
    return Settings(limits_in(thresholds))


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks with these thresholds; equal ones are looked with once (`Timeline.once`)."""

    thresholds: Thresholds

    def __call__(self, timeline: Timeline) -> Looked:
        return look(timeline, settings_from(self.thresholds))


def looked_at(case: Case) -> Looked:
    """The findings of all lenses in a case, in groups."""
    return timeline_of(case).once(_Looking(thresholds_of(case)))


def asked(looked: Looked) -> list[Finding]:
    """The findings that a team is asked about: all but danger and strengths."""
    return [finding for group in looked.questions.groups for finding in group.findings]
