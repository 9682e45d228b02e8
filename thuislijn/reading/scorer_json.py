# SPDX-License-Identifier: EUPL-1.2
"""Proposals of one text as plain JSON: spans, type, modality, and when on the scale of dates or of ages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from thuislijn.reading.proposals import Proposal, read_text
from thuislijn.timeline.moment import Ending, Moment

Bounds = tuple[float | None, float | None] | None


def proposals_json(text: str) -> dict[str, Any]:
    """What `thuislijn read --json` prints: `{"proposals": [...]}`.

    Each entry holds one moment: where both the start and the end of something are known, the end is an entry of its
    own without a type, whose `end_of` is the place of the other in the list. A moment with one bound only is null.
    """
    found: list[dict[str, Any]] = []
    for proposal in read_text(text).proposals:
        found.extend(_entries(proposal, len(found)))
    return {"proposals": found}


def _entries(proposal: Proposal, place: int) -> list[dict[str, Any]]:
    start = (_days(proposal.when.start), _years(proposal.when_age[0]))
    end = (
        (None, None)
        if proposal.when.ending is Ending.POINT
        else (_days(proposal.when.end), _years(proposal.when_age[1]))
    )
    first = _entry(proposal)
    if not any(start):
        _date(first, _moment("date", None, end[0]), _moment("age", None, end[1]))
        return [first]
    word = {Ending.POINT: "point", Ending.ONGOING: "open"}.get(proposal.when.ending)
    _date(first, _moment("date", start[0], word), _moment("age", start[1], word))
    if not any(end):
        return [first]
    last = {"sentence": first["sentence"], "type": None, "modality": first["modality"], "end_of": place}
    _date(last, _moment("date", None, end[0]), _moment("age", None, end[1]))
    return [first, last]


def _entry(proposal: Proposal) -> dict[str, Any]:
    found: dict[str, Any] = {
        "sentence": list(proposal.sentence),
        "trigger": list(proposal.trigger) if proposal.trigger else None,
        "type": proposal.type,
        "kind": proposal.kind,
        "modality": str(proposal.modality),
        "persons": list(proposal.persons),
    }
    if any(bounds is not None for bounds in proposal.when_age) and proposal.whose:
        found["age_of"] = proposal.whose
    if proposal.time_words:
        found["time"] = {"words": proposal.time_words, "span": list(proposal.time) if proposal.time else None}
    if proposal.explanation:
        found["explanation"] = proposal.explanation
    return found


def _date(entry: dict[str, Any], by_date: dict[str, Any] | None, by_age: dict[str, Any] | None) -> None:
    entry["when"] = by_date or by_age
    if by_date and by_age:
        entry["when_age"] = by_age


def _moment(scale: str, start: list[Any] | None, end: list[Any] | str | None) -> dict[str, Any] | None:
    if start is None and (end is None or isinstance(end, str)):
        return None
    return {"scale": scale, "start": start, "end": end}


def _days(moment: Moment) -> list[str] | None:
    if moment.earliest is None or moment.latest is None:
        return None
    return [dt.date.fromordinal(day).isoformat() for day in (moment.earliest, moment.latest)]


def _years(bounds: Bounds) -> list[float] | None:
    if bounds is None or bounds[0] is None or bounds[1] is None:
        return None
    return [round(bounds[0], 2), round(bounds[1], 2)]
