# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.web.people import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """The cast with its two programmes and one open case."""
    return build_world()
