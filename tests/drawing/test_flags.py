# SPDX-License-Identifier: EUPL-1.2
"""Flags on leaders: nothing overlaps, a burst becomes a tent, and weight decides who loses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.drawing.flags import GAP, Flag, Wish, plan_flags

LEFT, RIGHT = 100.0, 900.0

wishes = st.lists(
    st.builds(
        Wish,
        x=st.floats(LEFT, RIGHT),
        widths=st.lists(st.floats(4, 260), min_size=1, max_size=2).map(lambda ws: tuple(sorted(ws, reverse=True))),
        weight=st.sampled_from([1.0, 2.0, 3.0]),
    ),
    max_size=40,
)


def reach(wish: Wish, flag: Flag) -> tuple[float, float]:
    wide = wish.widths[flag.text]
    return (wish.x - GAP - wide, wish.x - GAP) if flag.left else (wish.x + GAP, wish.x + GAP + wide)


@settings(max_examples=300, deadline=None)
@given(wishes, st.integers(1, 8))
def test_texts_keep_clear_of_each_other_and_of_the_leaders_that_rise_through_their_row(
    points: list[Wish], rows: int
) -> None:
    flags = plan_flags(points, LEFT, RIGHT, rows)
    assert len({flag.index for flag in flags}) == len(flags)
    for flag in flags:
        a, b = reach(points[flag.index], flag)
        assert a >= LEFT and b <= RIGHT and 0 <= flag.row < rows
        for other in flags:
            if other is flag:
                continue
            c, d = reach(points[other.index], other)
            assert other.row != flag.row or d <= a or b <= c
            leader = points[other.index].x
            assert not (a < leader < b and other.row >= flag.row)


def test_a_lonely_point_carries_its_full_text_to_the_right() -> None:
    assert plan_flags([Wish(300, (80, 30), 1)], LEFT, RIGHT, 3) == [Flag(0, 0, 0, False)]


def test_at_the_right_edge_the_flag_turns_to_the_left() -> None:
    assert plan_flags([Wish(880, (80,), 1)], LEFT, RIGHT, 3) == [Flag(0, 0, 0, True)]


def test_a_text_that_fits_nowhere_gives_way_to_the_short_one() -> None:
    assert plan_flags([Wish(300, (900, 30), 1)], LEFT, RIGHT, 3) == [Flag(0, 1, 0, False)]


def test_a_burst_of_actions_becomes_a_tent_in_which_all_can_be_read() -> None:
    burst = [Wish(500 + 9 * n, (90,), 1) for n in range(14)]
    flags = plan_flags(burst, LEFT, RIGHT, 7)
    assert len(flags) == 14
    assert [flag.left for flag in flags] == [True] * 7 + [False] * 7
    assert [flag.row for flag in flags] == [0, 1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1, 0]


def test_where_one_flag_must_go_it_is_the_lightest() -> None:
    crowd = [Wish(500 + n, (90,), weight) for n, weight in enumerate([3, 3, 1])]
    assert {flag.index for flag in plan_flags(crowd, LEFT, RIGHT, 1)} == {0, 1}


def test_without_rows_there_are_no_flags() -> None:
    assert plan_flags([Wish(500, (90,), 1)], LEFT, RIGHT, 0) == []
