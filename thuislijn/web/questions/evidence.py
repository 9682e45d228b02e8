# SPDX-License-Identifier: EUPL-1.2
"""The items that the drawing marks: those a finding rests on, or one that a link points at."""

from __future__ import annotations

import datetime as dt
import hashlib

from thuislijn.lenses.catalogue import look_at
from thuislijn.lenses.finding import Finding
from thuislijn.store.findings import Thresholds
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.questions.looking import settings_from

_STRETCHES = ("GAP", "SIBLING_UNSEEN")
"""Lenses that find stretches in which nothing is recorded: several can rest on the same items, or on none."""


def finding_key(finding: Finding) -> str:
    """The id of a finding: made of lens, persons and evidence, so that it survives a new look at the same items; of a
    stretch of nothing also the month in which it begins, so that two of them are not answered as one."""
    parts = (finding.lens, *sorted(finding.persons), "", *finding.items)
    start = finding.when.start.earliest
    if finding.lens in _STRETCHES and start is not None:
        parts = (*parts, "", dt.date.fromordinal(start).isoformat()[:7])
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def evidence_of(timeline: Timeline, thresholds: Thresholds, key: str) -> frozenset[str]:
    """The ids of the items behind the finding of that id, or the item that has this id itself; empty where there is
    neither (any more)."""
    if timeline.item(key) is not None:
        return frozenset({key})
    for finding in look_at(timeline, settings_from(thresholds)):
        if finding_key(finding) == key:
            return frozenset(finding.items)
    return frozenset()
