# SPDX-License-Identifier: EUPL-1.2
"""Reading without a process of its own: the same answers, without the second that starting one takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from thuislijn.actions.sources.reading_apart import Bounds, Desk, ReadingApart


class ReadingHere(ReadingApart):
    """Stands in for `ReadingApart` where a test is not about the process."""

    def __init__(self, bounds: Bounds | None = None, alive: Callable[[int, int], None] | None = None) -> None:
        super().__init__(bounds, alive)
        self._answers: list[dict[str, Any]] = []
        self._desk = Desk(self._answers.append)

    def __enter__(self) -> ReadingHere:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def _ask(self, task: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        self._answers.clear()
        self._desk.do(json.loads(json.dumps(task)), data)
        answers = json.loads(json.dumps(self._answers))
        return next(answer for answer in answers if "page" not in answer)
