# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.reading_here import ReadingHere
from tests.web.people import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """The cast with its two programmes and one open case."""
    return build_world()


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: for tests that are not about the process apart."""
    monkeypatch.setattr("thuislijn.actions.sources.reading.ReadingApart", ReadingHere)
