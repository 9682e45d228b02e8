# SPDX-License-Identifier: EUPL-1.2
"""Days of what a team wrote down in a case, as exactly as they are known."""

from __future__ import annotations

import datetime as dt
from typing import overload

from thuislijn.store.cases import Case
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.words import moment_text
from thuislijn.web.page.language import spoken


@overload
def moment_in(day: dt.date, case: Case) -> Moment: ...
@overload
def moment_in(day: None, case: Case) -> None: ...
def moment_in(day: dt.date | None, case: Case) -> Moment | None:
    """The day; its month where the case is anonymous and the day the first, which anonymising made of every day."""
    if day is None:
        return None
    return Moment.in_month(day.year, day.month) if case.anonymous and day.day == 1 else Moment.on(day.toordinal())


def day_in(day: dt.date | None, case: Case) -> str:
    """'3 juli 2021', or 'juli 2021' where no more is known; empty for None."""
    return "" if day is None else moment_text(moment_in(day, case), spoken())
