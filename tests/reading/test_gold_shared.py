# SPDX-License-Identifier: EUPL-1.2
"""The annotated texts that lie beside this repository, where they do."""

from __future__ import annotations

import pytest

from tests.conftest import SHARED
from tests.reading.reading_score import score


@pytest.mark.needs("shared")
def test_the_annotated_case_texts_are_read_as_well_as_was_asked() -> None:
    share = {name: right / whole for name, (right, whole) in score(SHARED / "cases" / "gold").items()}
    assert share["recall"] >= 0.90, share
    assert share["precision"] >= 0.90, share
    assert share["starts"] >= 0.85, share
    assert share["ends"] >= 0.60, share
    assert share["cards"] >= 0.90, share
    assert share["trapped"] <= 0.05, share
