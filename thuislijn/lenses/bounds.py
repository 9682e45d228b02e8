# SPDX-License-Identifier: EUPL-1.2
"""Numbers and places in time that are known between bounds, against a limit or a window (rule 3 of the lenses)."""

from __future__ import annotations

import math

from thuislijn.lenses.coverage import Range
from thuislijn.timeline.moment import Certainty, Moment


def at_least(surely: float, perhaps: float, limit: float) -> Certainty:
    """Whether a number known between `surely` and `perhaps` reaches the limit."""
    if surely >= limit:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if perhaps >= limit else Certainty.EXCLUDED


def at_most_possible(certainty: Certainty) -> Certainty:
    """For a conclusion that rests on something which the record leaves open."""
    return Certainty.POSSIBLE if certainty is Certainty.CERTAIN else certainty


def days_between(first: Moment, then: Moment) -> tuple[float, float]:
    """Days from `first` to `then`, least and most; negative where `then` may lie before; infinite without a bound."""
    least = -math.inf if then.earliest is None or first.latest is None else then.earliest - first.latest
    most = math.inf if then.latest is None or first.earliest is None else then.latest - first.earliest
    return least, most


def lies_in(moment: Moment, surely: Range | None, perhaps: Range) -> Certainty:
    """Whether a moment lies in a window whose own ends are uncertain: `surely` its narrowest reading, if any."""
    low, high = moment.earliest, moment.latest
    if low is None and high is None:
        return Certainty.UNKNOWN
    if surely and low is not None and high is not None and surely[0] <= low and high <= surely[1]:
        return Certainty.CERTAIN
    after = low is not None and low > perhaps[1]
    before = high is not None and high < perhaps[0]
    return Certainty.EXCLUDED if after or before else Certainty.POSSIBLE
