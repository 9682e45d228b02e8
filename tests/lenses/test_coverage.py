# SPDX-License-Identifier: EUPL-1.2
"""Interval arithmetic, against counting the days one by one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thuislijn.lenses.coverage import (
    Range,
    certain_cover,
    clip,
    complement,
    days,
    gaps,
    overlap,
    possible_cover,
    share,
    told,
    union,
)
from thuislijn.lenses.sketch import family
from thuislijn.timeline.moment import Certainty, Moment, Period

TODAY = 60
DAYS = st.integers(1, TODAY)
RANGES = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
MOMENTS = RANGES.map(lambda days: Moment.between(*days))
PERIODS = st.one_of(
    st.builds(Period.during, MOMENTS, MOMENTS),
    st.builds(Period.since, MOMENTS),
    st.builds(Period.at, MOMENTS),
    st.builds(Period, MOMENTS),
)
WINDOW: Range = (1, TODAY)


def inside(ranges: tuple[Range, ...]) -> set[int]:
    return {day for low, high in ranges for day in range(low, high + 1)}


@given(st.lists(RANGES))
def test_a_union_holds_the_same_days_sorted_and_apart(ranges: list[Range]) -> None:
    joined = union(ranges)
    assert inside(joined) == inside(tuple(ranges))
    assert all(a[1] + 1 < b[0] for a, b in pairwise(joined))
    assert days(joined) == len(inside(joined))


@given(st.lists(RANGES), RANGES)
def test_a_complement_holds_exactly_the_other_days_of_the_window(ranges: list[Range], window: Range) -> None:
    joined = union(ranges)
    rest = complement(joined, window)
    assert inside(rest) == set(range(window[0], window[1] + 1)) - inside(joined)
    assert inside(clip(joined, window)) | inside(rest) == set(range(window[0], window[1] + 1))
    assert 0 <= share(joined, window) <= 1


@given(st.lists(PERIODS, max_size=6))
def test_what_is_certain_is_possible(periods: list[Period]) -> None:
    assert inside(certain_cover(periods, TODAY)) <= inside(possible_cover(periods, TODAY))


@given(st.lists(PERIODS, max_size=6))
def test_a_gap_is_bare_where_it_is_certain_and_never_surely_covered(periods: list[Period]) -> None:
    sure, perhaps = inside(certain_cover(periods, TODAY)), inside(possible_cover(periods, TODAY))
    found = gaps(periods, WINDOW, TODAY)
    for gap in found:
        assert not inside((gap.possible,)) & sure
        if gap.certain is not None:
            assert gap.possible[0] <= gap.certain[0] <= gap.certain[1] <= gap.possible[1]
            assert not inside((gap.certain,)) & perhaps
        assert gap.duration.most is not None
        assert gap.duration.least <= gap.duration.most
        assert gap.period.certain_days(TODAY) == gap.certain or gap.certain is None
    assert inside(tuple(gap.possible for gap in found)) == set(range(1, TODAY + 1)) - sure


@given(st.lists(PERIODS, max_size=5), st.integers(1, TODAY))
def test_a_longer_threshold_never_raises_more(periods: list[Period], limit: int) -> None:
    for gap in gaps(periods, WINDOW, TODAY):
        if gap.duration.reaches(limit + 1) is Certainty.CERTAIN:
            assert gap.duration.reaches(limit) is Certainty.CERTAIN


@given(PERIODS, RANGES)
def test_an_overlap_lies_between_its_bounds(period: Period, window: Range) -> None:
    found = overlap(period, window, TODAY)
    assert found.most is not None
    assert 0 <= found.least <= found.most <= window[1] - window[0] + 1


def test_a_file_tells_of_the_days_it_covers_and_no_day_after_the_reference_day() -> None:
    reference_day = family(until="2020-06-01").reference_day
    assert told(family(until="2020-06-01")) == (1, reference_day)
    assert told(family(until="2020-06-01", observed="2018-01-01/2019-12-31"))[1] == reference_day - 153
    assert told(family(until="2020-06-01", observed="2018-01-01/2030-12-31"))[1] == reference_day
