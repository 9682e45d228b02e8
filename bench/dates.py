# SPDX-License-Identifier: EUPL-1.2
"""Dates in Dutch case texts: our grammar beside dateparser, how many starts they resolve and how long they take.

The texts are the own annotated ones of the tests. dateparser looks for dates in each sentence, in Dutch, and is told
the day of writing where the text has one; it knows no ages, so those count for neither side in the second row.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.measuring import Row, median_ms, side_by_side_ms

GOLD = Path(__file__).parents[1] / "tests" / "reading" / "gold_own"
SPEED = 240.0  # kB of text a second
Found = list[tuple[int, int]]


def texts() -> list[dict[str, Any]]:
    """The annotated texts, in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*/*.json"))]


def ours(text: str) -> Callable[[int, int], Found]:
    """First and last day of the starts that our reader finds in a stretch of the text."""
    from thuislijn.reading.proposals import read_text

    proposals = read_text(text).proposals
    bounds = [(p.sentence, p.when.start.earliest, p.when.start.latest) for p in proposals]

    def within(low: int, high: int) -> Found:
        return [(a, b) for (x, y), a, b in bounds if x < high and low < y and a is not None and b is not None]

    return within


def theirs(text: str) -> Callable[[int, int], Found]:
    """The days that dateparser finds in a stretch of the text."""
    from dateparser.search import search_dates

    from thuislijn.reading.proposals import read_text

    written = read_text(text).reference_day
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if written is not None:
        settings["RELATIVE_BASE"] = dt.datetime.fromordinal(written)

    def within(low: int, high: int) -> Found:
        found = search_dates(text[low:high], languages=["nl"], settings=settings) or []
        return [(moment.date().toordinal(), moment.date().toordinal()) for _, moment in found]

    return within


def resolved(reader: Callable[[str], Callable[[int, int], Found]], scale: str) -> tuple[int, int]:
    """How many annotated starts on a scale are found, and how many there are. A day within the start counts."""
    right = whole = 0
    for gold in texts():
        within = reader(gold["text"])
        for event in gold["events"]:
            when = event["when"]
            if when["quality"] != "resolved" or when["scale"] != scale or event["modality"] != "actual":
                continue
            whole += 1
            low, high = (dt.date.fromisoformat(day).toordinal() for day in when["start"])
            right += any(_close(found, (low, high)) for found in within(*event["sentence_span"]))
    return right, whole


def _close(found: tuple[int, int], gold: tuple[int, int]) -> bool:
    shared = min(found[1], gold[1]) - max(found[0], gold[0]) + 1
    together = max(found[1], gold[1]) - min(found[0], gold[0]) + 1
    return (gold[0] <= found[0] and found[1] <= gold[1]) or shared / together >= 0.4


def measure() -> Iterable[Row]:
    """Starts resolved, milliseconds for the sentences that hold one, and the speed of the whole reader."""
    from thuislijn.reading.dutch.passages import sentences
    from thuislijn.reading.dutch.tokens import tokenise
    from thuislijn.reading.proposals import read_text
    from thuislijn.reading.time_nl.expressions import find_times

    (mine, whole), (peer, _) = resolved(ours, "date"), resolved(theirs, "date")
    yield Row(f"starts on the calendar resolved, of {whole}", mine, "starts", "dateparser", peer)
    sample = texts()[0]["text"]
    spans = [part.span for part in sentences(sample)]
    find = theirs(sample)
    grammar, other = side_by_side_ms(
        lambda: [find_times(tokenise(sample, *span)) for span in spans],
        lambda: [find(*span) for span in spans],
        rounds=3,
    )
    yield Row(f"time expressions of {len(spans)} sentences", grammar, "ms", "dateparser", other)
    everything = "\n\n".join(gold["text"] for gold in texts()) * 3
    kilobytes = len(everything.encode()) / 1000
    taken = median_ms(lambda: read_text(everything), rounds=3)
    yield Row(f"reading {kilobytes:.0f} kB of case text", taken, "ms", at_most=kilobytes / SPEED * 1000)
