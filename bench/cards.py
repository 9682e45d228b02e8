# SPDX-License-Identifier: EUPL-1.2
"""The rethinking card beside the timeline: what opening it, and keeping an answer on it, cost the server.

Through the whole application with its log, but without a network; nobody else has such a card to compare with.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.browser import application
from bench.drawing import generated
from bench.measuring import Row, median_ms

COUNTS = (60, 600, 3000)
AIM = 100.0  # ms
_VOICES = ("moeder", "vader", "gezinsvoogd", "school")
_BESIDE = {"X-Fragment": "1"}


def measure() -> Iterator[Row]:
    """Opening a card on which four people answered every prompt; keeping one more answer, with the card after it."""
    timelines = {count: generated(count) for count in COUNTS}
    with tempfile.TemporaryDirectory() as folder:
        application.prepare(Path(folder))
        cookie, cases = application.fill(timelines)
        for count, case in cases.items():
            key = timelines[count].items[0].id
            _answer_everything(case, key)
            yield from _of_one(cookie, case, key, count)


def _answer_everything(case_id: str, key: str) -> None:
    from thuislijn.actions.acting import Actor
    from thuislijn.actions.learning.rethinking import Option, Said, add_option, open_card, say_on
    from thuislijn.store.cases import Case
    from thuislijn.store.learning.choices import Prompt

    by = Actor(id=None, name="meting", role="")
    card = open_card(by=by, case=Case.objects.get(pk=case_id), section="items", key=key)
    for voice in _VOICES:
        for prompt in Prompt:
            say_on(by=by, card=card, prompt=prompt, said=Said(text=f"Zo zag {voice} het toen.", said_by=voice))
        add_option(by=by, card=card, option=Option(what=f"hulp thuis, zei {voice}"))


def _of_one(cookie: tuple[str, str], case: str, key: str, count: int) -> Iterator[Row]:
    from django.test import Client

    client = Client()
    client.cookies[cookie[0]] = cookie[1]
    said = {"text": "Nog een antwoord.", "said_by": "oma"}

    def opened() -> None:
        _fine(client.get(f"/casus/{case}/omdenken/bij?over=items:{key}", headers=_BESIDE))

    def kept() -> None:
        _fine(client.post(f"/casus/{case}/omdenken/zeg/how?over=items:{key}", said, headers=_BESIDE))

    aim = AIM if count == 600 else None
    yield Row(f"opening a card, {count:,} items", median_ms(opened, 21), "ms", at_most=aim)
    yield Row(f"keeping an answer, {count:,} items", median_ms(kept, 11), "ms", at_most=aim)


def _fine(response: Any) -> None:
    if response.status_code != 200:
        raise RuntimeError(f"the card was answered {response.status_code}")
