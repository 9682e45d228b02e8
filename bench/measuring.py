# SPDX-License-Identifier: EUPL-1.2
"""How this project measures: ours and the peer's turn by turn in one run, and the median of what the clock said."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing. `at_most` is the aim in the same unit; None where there is no aim."""

    what: str
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached; None without an aim."""
        return None if self.at_most is None else self.ours <= self.at_most


def median_ms(work: Callable[[], object], rounds: int = 7) -> float:
    """Milliseconds of one call: the median of `rounds`, after one call that warms up."""
    return _medians([work], rounds)[0]


def side_by_side_ms(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """Milliseconds of one call of each, taken turn by turn so that a busy machine hinders both alike."""
    first, second = _medians([ours, theirs], rounds)
    return first, second


def _medians(works: list[Callable[[], object]], rounds: int) -> list[float]:
    taken: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    gc.collect()
    for _ in range(rounds):
        for times, work in zip(taken, works, strict=True):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times) for times in taken]
