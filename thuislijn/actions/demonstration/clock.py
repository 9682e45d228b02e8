# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: the day on which something was done, for all that keeps its own time.

Versions, rows of the log and what was written in a meeting tell when they were made, and nobody can change that
afterwards. So the clock stands at that day while they are made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from unittest.mock import patch

from django.utils import timezone

_TICK = dt.timedelta(seconds=2)  # lists go by the time at which their rows were made, and typing takes a while


@contextmanager
def clock_at(moment: dt.datetime) -> Iterator[None]:
    """Lets the application take the time for `moment`, which must lie in the past, and go on from there."""
    ticks = count()
    with patch.object(timezone, "now", lambda: moment + next(ticks) * _TICK):
        yield
