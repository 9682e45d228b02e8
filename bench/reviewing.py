# SPDX-License-Identifier: EUPL-1.2
"""Reviewing a hundred proposals of an example family: keys that a person presses, and what each costs the server.

The family Kamphuis is read by the reader itself. The decisions follow from what the screen shows: what is likely on
the timeline already is merged (M M), what has neither a date nor a kind is rejected (R and the key of a reason), of
the others every sixth gets another title (E, 18 letters, Enter) and every twelfth another date (E, two tabs, 9 keys,
Enter); the rest is accepted (A). The same requests go to the server as the script of the page sends.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.browser.application import prepare
from bench.measuring import Row

PROPOSALS = 100
MINUTES = 15
_TITLE, _DAY = "begeleiding thuis.", "14-6-2021"
_KEYSTROKE = 0.28  # seconds for somebody who types with average skill (Card, Moran and Newell 1980)


@dataclass
class Tally:
    """What was pressed, and what the server took."""

    keys: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


def measure() -> Iterator[Row]:
    """The rows of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        tally = _review(_family())
    keys = tally.keys / PROPOSALS
    yield Row("keys for 100 proposals", tally.keys, "keys")
    for act, times in sorted(tally.acts.items()):
        yield Row(f"  of which {act}", times, "times")
    yield Row("server, one decision and the next card: median", statistics.median(tally.milliseconds), "ms", at_most=50)
    yield Row("server, p95", statistics.quantiles(tally.milliseconds, n=20)[-1], "ms")
    yield Row("answer, median", statistics.median(tally.sizes) / 1000, "kB")
    waited = sum(tally.milliseconds) / 1000
    left = MINUTES * 60 - tally.keys * _KEYSTROKE - waited
    yield Row("seconds left for reading each, within 15 minutes", left / PROPOSALS, "s")
    yield Row("keys for each proposal", keys, "keys", at_most=10)


def _family() -> Any:
    """The case with the example family in it, every file read."""
    from tests.web.people import build_world
    from thuislijn.actions.sources import files as sources
    from thuislijn.actions.sources.reading import work_once
    from thuislijn.actions.timeline import Edit, write
    from thuislijn.store.entries import Section

    world = build_world()
    by = world.actor("tine")
    child = {"id": "p1", "name": "jeugdige 1", "role": "child", "birth": "2009-05-14"}
    mother = {"id": "p2", "name": "moeder", "role": "mother"}
    write(by=by, case=world.case, edits=[Edit(Section.PERSONS, one["id"], one) for one in (child, mother)])
    folder = Path(__file__).parents[1] / "examples" / "kamphuis" / "texts"
    for path in sorted(folder.iterdir()):
        sources.add(by=by, case=world.case, name=path.name, content=[path.read_bytes()])
    while work_once():
        pass
    return world


def _review(world: Any) -> Tally:
    from django.urls import reverse

    from thuislijn.store.sources import ProposalCard
    from thuislijn.web.sources.review_page import card_context
    from thuislijn.web.sources.review_queue import first_open

    client = world.client("tine")
    case = type(world.case).objects.get(pk=world.case.pk)
    card = first_open(case)
    shown, tally = "", Tally()
    for number in range(PROPOSALS):
        assert card is not None, "the family has too few proposals"
        act, keys, fields = _decision(number, card_context(case, card))
        tally.keys += keys
        tally.acts[act] += 1
        address = reverse("review_decide", args=[case.pk, card.pk])
        sent = {"act": act, "version": card.version, **fields}
        start = time.perf_counter()
        answer = client.post(address, sent, headers={"Accept": "application/json", "X-Getoond": shown})
        tally.milliseconds.append((time.perf_counter() - start) * 1000)
        tally.sizes.append(len(answer.content))
        told = answer.json()
        assert answer.status_code == 200, told
        case = type(case).objects.get(pk=case.pk)
        card = ProposalCard.objects.select_related("source").get(pk=told["card"])
        card.source.case = case
        if "text" in told:
            shown = f"{card.source_id}:0:{len(card.source.text)}"
    return tally


def _decision(number: int, seen: dict[str, Any]) -> tuple[str, int, dict[str, Any]]:
    """What a person does with a card: the act, how many keys that takes, and what the form holds."""
    item, likely, form = seen["item"], seen["likely"], seen["form"]
    if likely is not None:
        return "merge", 2, {"item": likely.key}
    if not item.when.is_dated and item.kind == "event":
        return "reject", 2, {"why": "minor"}
    if number % 6 and number % 12 != 3:
        return "accept", 1, {}
    fields = {name: one.initial for name, one in form.fields.items()} | {"words": ""}
    if number % 6:
        return "correct", 2 + 2 + len(_DAY), {**fields, "start": _DAY, "ending": "point", "end": ""}
    return "correct", 2 + len(_TITLE), {**fields, "title": _TITLE}
