# SPDX-License-Identifier: EUPL-1.2
"""Counts how well proposals match an annotated text, for the tests of this room.

An event counts as found where a factual proposal of its type stands in its sentence; its start as right where a
proposal there overlaps it for at least two fifths, or lies within it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

from thuislijn.reading.scorer_json import proposals_json

GOLD = Path(__file__).parent / "gold_own"
Figures = dict[str, tuple[int, int]]


def score(folder: Path) -> Figures:
    """Right and all, for typed recall, typed precision, starts, ends, cards and non-facts taken for fact."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        proposals = proposals_json(gold["text"])["proposals"]
        for event in gold["events"]:
            _events(event, gold["events"], proposals, right, whole)
        for proposal in proposals:
            _precision(proposal, gold["events"], right, whole)
    return {name: (right[name], whole[name]) for name in whole}


def _events(
    event: dict[str, Any],
    events: list[dict[str, Any]],
    proposals: list[dict[str, Any]],
    right: Counter[str],
    whole: Counter[str],
) -> None:
    here = [p for p in proposals if _overlaps(p, event)]
    facts = [p for p in here if _same_type(p, event) and p["modality"] == "actual"]
    if event["modality"] != "actual":
        whole["trapped"] += 1
        told_too = any(
            other["modality"] == "actual" and any(_overlaps(p, other) and _same_type(p, other) for p in facts)
            for other in events
        )
        right["trapped"] += bool(facts) and not told_too
        return
    if not event["core"]:
        return
    whole["recall"] += 1
    right["recall"] += bool(facts)
    when = event["when"]
    if when["quality"] == "resolved":
        whole["starts"] += 1
        right["starts"] += any(_start_is_right(p, event) for p in here)
        if isinstance(when["end"], list):
            whole["ends"] += 1
            right["ends"] += any(
                _close(scale, end, when["scale"], when["end"]) for p in here for scale, _, end in _moments(p)
            )


def _precision(
    proposal: dict[str, Any], events: list[dict[str, Any]], right: Counter[str], whole: Counter[str]
) -> None:
    near = [e for e in events if _overlaps(proposal, e)]
    if proposal["modality"] == "actual" and proposal["type"]:
        whole["precision"] += 1
        right["precision"] += any(e["modality"] == "actual" and _same_type(proposal, e) for e in near)
    dated = [e for e in near if isinstance(e["when"]["start"], list)]
    if dated and any(start for _, start, _ in _moments(proposal)):
        whole["cards"] += 1
        right["cards"] += any(_start_is_right(proposal, e) for e in dated)


def _moments(proposal: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    found = [proposal.get("when"), proposal.get("when_age")]
    return [(when["scale"], when["start"], when["end"]) for when in found if when]


def _start_is_right(proposal: dict[str, Any], event: dict[str, Any]) -> bool:
    golds = [event["when"]["start"], *event["accept"].get("start", [])]
    scale = event["when"]["scale"]
    return any(
        _close(found_scale, start, scale if isinstance(gold[0], str) == (scale == "date") else "age", gold)
        for found_scale, start, _ in _moments(proposal)
        for gold in golds
    )


def _close(scale: str, found: Any, gold_scale: str, gold: Any) -> bool:
    if scale != gold_scale or not isinstance(found, list) or not isinstance(gold, list) or None in (*found, *gold):
        return False
    a, b = (_number(value) for value in found)
    c, d = (_number(value) for value in gold)
    unit = 1 if scale == "date" else 0
    shared, together = min(b, d) - max(a, c) + unit, max(b, d) - min(a, c) + unit
    return (c <= a and b <= d) or (shared >= 0 and (together == 0 or shared / together >= 0.4))


def _number(value: str | float) -> float:
    return dt.date.fromisoformat(value).toordinal() if isinstance(value, str) else value


def _overlaps(proposal: dict[str, Any], event: dict[str, Any]) -> bool:
    low, high = proposal["sentence"]
    return any(low < end and start < high for start, end in [event["sentence_span"]])


def _same_type(proposal: dict[str, Any], event: dict[str, Any]) -> bool:
    return proposal["type"] in [event["type"], *event["accept"].get("type", [])]
