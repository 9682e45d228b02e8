# SPDX-License-Identifier: EUPL-1.2
"""Numbers and moments between bounds: certain when every reading passes, possible when some do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.lenses.bounds import at_least, at_most_possible, days_between, lies_in
from thuislijn.timeline.moment import Certainty, Moment

MOMENTS = st.builds(lambda low, width: Moment.between(low, low + width), st.integers(1, 60), st.integers(0, 30))
RANGES = st.tuples(st.integers(1, 60), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def readings(moment: Moment) -> range:
    assert moment.earliest is not None
    assert moment.latest is not None
    return range(moment.earliest, moment.latest + 1)


def verdict(outcomes: list[bool]) -> Certainty:
    return Certainty.CERTAIN if all(outcomes) else Certainty.POSSIBLE if any(outcomes) else Certainty.EXCLUDED


@given(MOMENTS, RANGES)
def test_lying_in_a_window_is_what_every_or_some_reading_says(moment: Moment, window: tuple[int, int]) -> None:
    outcomes = [window[0] <= day <= window[1] for day in readings(moment)]
    assert lies_in(moment, window, window) is verdict(outcomes)


@given(MOMENTS, MOMENTS)
def test_days_between_are_the_extremes_of_all_readings(first: Moment, then: Moment) -> None:
    differences = [b - a for a in readings(first) for b in readings(then)]
    assert days_between(first, then) == (min(differences), max(differences))


def test_a_missing_bound_leaves_the_number_of_days_open() -> None:
    assert days_between(Moment(None, 5), Moment.on(9)) == (4, float("inf"))
    assert days_between(Moment.on(5), Moment(9, None)) == (4, float("inf"))
    assert days_between(Moment(5, None), Moment.on(9)) == (float("-inf"), 4)
    assert lies_in(Moment.UNKNOWN, (1, 9), (1, 9)) is Certainty.UNKNOWN


@pytest.mark.parametrize(
    ("surely", "perhaps", "says"),
    [(4, 4, Certainty.CERTAIN), (3, 4, Certainty.POSSIBLE), (3, 3, Certainty.EXCLUDED)],
)
def test_a_count_between_bounds_reaches_four(surely: int, perhaps: int, says: Certainty) -> None:
    assert at_least(surely, perhaps, 4) is says


def test_what_rests_on_something_open_is_possible_at_most() -> None:
    assert at_most_possible(Certainty.CERTAIN) is Certainty.POSSIBLE
    assert at_most_possible(Certainty.UNKNOWN) is Certainty.UNKNOWN
