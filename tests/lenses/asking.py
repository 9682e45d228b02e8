# SPDX-License-Identifier: EUPL-1.2
"""How tests put a lens to a family."""

from __future__ import annotations

from thuislijn.lenses.finding import Finding, Lens, Settings
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline


def findings(lens: Lens, timeline: Timeline, **limits: float) -> list[Finding]:
    """What the lens asks of the family, with the default thresholds unless told otherwise."""
    return list(lens.look(timeline, {**Settings().limits(lens), **limits}))


def ask(lens: Lens, timeline: Timeline, **limits: float) -> list[Certainty]:
    """How sure each finding is, in order."""
    return [finding.certainty for finding in findings(lens, timeline, **limits)]
