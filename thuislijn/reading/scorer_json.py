# SPDX-License-Identifier: EUPL-1.2
"""Proposals of one text as plain JSON: spans, type, modality, and when on the scale of dates or of ages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from thuislijn.reading.proposals import Proposal, read_text
from thuislijn.timeline.moment import Ending, Moment

Bounds = tuple[float | None, float | None] | None


def proposals_json(text: str) -> dict[str, Any]:
    """What `thuislijn read --json` prints: `{"proposals": [...]}`; a moment with one bound only is given as null."""
    return {"proposals": [_one(proposal) for proposal in read_text(text).proposals]}


def _one(proposal: Proposal) -> dict[str, Any]:
    by_date = _when("date", _days(proposal.when.start), _days(proposal.when.end), proposal)
    by_age = _when("age", _years(proposal.when_age[0]), _years(proposal.when_age[1]), proposal)
    found: dict[str, Any] = {
        "sentence": list(proposal.sentence),
        "trigger": list(proposal.trigger) if proposal.trigger else None,
        "type": proposal.type,
        "kind": proposal.kind,
        "modality": str(proposal.modality),
        "persons": list(proposal.persons),
        "when": by_date or by_age,
    }
    if by_date and by_age:
        found["when_age"] = by_age
    if by_age and proposal.whose:
        found["age_of"] = proposal.whose
    if proposal.time_words:
        found["time"] = {"words": proposal.time_words, "span": list(proposal.time) if proposal.time else None}
    if proposal.explanation:
        found["explanation"] = proposal.explanation
    return found


def _days(moment: Moment) -> list[str] | None:
    if moment.earliest is None or moment.latest is None:
        return None
    return [dt.date.fromordinal(day).isoformat() for day in (moment.earliest, moment.latest)]


def _years(bounds: Bounds) -> list[float] | None:
    if bounds is None or bounds[0] is None or bounds[1] is None:
        return None
    return [round(bounds[0], 2), round(bounds[1], 2)]


def _when(scale: str, start: list[Any] | None, end: list[Any] | None, proposal: Proposal) -> dict[str, Any] | None:
    ending = proposal.when.ending
    if start is None and (end is None or ending is Ending.POINT):
        return None
    finish: Any = end
    if ending is Ending.POINT:
        finish = "point"
    elif ending is Ending.ONGOING:
        finish = "open"
    return {"scale": scale, "start": start, "end": finish}
