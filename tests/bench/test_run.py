# SPDX-License-Identifier: EUPL-1.2
"""The benchmarks tell the truth about their aims, and none of them is broken at import."""

from __future__ import annotations

import importlib

import pytest

from bench import run
from bench.measuring import Row, side_by_side_ms


@pytest.mark.parametrize("name", run.benchmarks())
def test_every_benchmark_can_be_measured(name: str) -> None:
    assert callable(importlib.import_module(f"bench.{name}").measure)


@pytest.mark.parametrize(("ours", "says"), [(5.0, "aim 5: met"), (5.1, "aim 5: NOT met")])
def test_a_row_says_whether_its_aim_is_met(ours: float, says: str) -> None:
    assert run.line(Row("all lenses, 150 items", ours, "ms", at_most=5)).endswith(says)


def test_a_row_shows_the_peer_and_how_many_times_its_figure_ours_is() -> None:
    shown = run.line(Row("one page", 6.0, "ms", peer="bare pypdfium2", theirs=4.0))
    assert "bare pypdfium2: 4.0, 1.50x" in shown


def test_both_sides_are_called_equally_often() -> None:
    calls: list[str] = []
    side_by_side_ms(lambda: calls.append("ours"), lambda: calls.append("theirs"), rounds=3)
    assert calls == ["ours", "theirs"] * 4


def test_an_unknown_benchmark_is_refused_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["no_such_benchmark"]) == 2
    assert "No such benchmark: no_such_benchmark" in capsys.readouterr().out
