# SPDX-License-Identifier: EUPL-1.2
"""Bars in rows: a title inside, then short inside, then beside its bar, then shortened; bars never cover each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.drawing.packing import Place, Placed, Slot, pack
from thuislijn.drawing.text import TEXT, width

LEFT, RIGHT = 100.0, 900.0
FULL, SHORT = "ambulante gezinsbegeleiding", "begeleiding"


def one(x0: float, x1: float, *others: Slot, texts: tuple[str, ...] = (FULL, SHORT), rows: int = 5) -> Placed:
    return pack([Slot(x0, x1, x0, texts, TEXT), *others], LEFT, RIGHT, rows)[0]


def test_a_wide_bar_holds_its_full_title() -> None:
    spot = one(200, 500)
    assert (spot.place, spot.text) == (Place.INSIDE, FULL)


def test_a_narrower_bar_holds_the_short_title() -> None:
    spot = one(200, 200 + width(SHORT, TEXT) + 12)
    assert (spot.place, spot.text) == (Place.INSIDE, SHORT)


def test_a_narrow_bar_has_its_full_title_to_the_right() -> None:
    spot = one(200, 220)
    assert (spot.place, spot.text) == (Place.RIGHT, FULL)


def test_at_the_right_edge_the_title_stands_to_the_left() -> None:
    spot = one(870, 890)
    assert spot.place is Place.LEFT
    assert spot.x + width(spot.text, TEXT) < 870


def test_a_school_title_does_not_push_the_next_school_to_another_row() -> None:
    slots = [Slot(200, 240, 200, ("basisschool",), TEXT), Slot(240, 500, 240, ("vervolg",), TEXT)]
    first, second = pack(slots, LEFT, RIGHT, 1, single=True)
    assert first.row == second.row == 0
    assert first.place is Place.LEFT


def test_what_has_no_room_at_all_ends_in_an_ellipsis_inside() -> None:
    slots = [Slot(102, 142, 102, ("basisschool",), TEXT), Slot(142, 500, 142, ("vervolg",), TEXT)]
    first, _ = pack(slots, LEFT, RIGHT, 1, single=True)
    assert (first.place, first.text[-1]) == (Place.INSIDE, "…")


def test_where_rows_run_out_the_lighter_label_gives_way() -> None:
    slots = [Slot(200, 210, 200, ("licht woord",), TEXT, 1.0), Slot(230, 240, 230, ("zwaar woord",), TEXT, 3.0)]
    light, heavy = pack(slots, LEFT, RIGHT, 1)
    assert light.row == heavy.row == 0
    assert (light.place, heavy.place) == (Place.NONE, Place.RIGHT)


slots = st.lists(
    st.builds(
        lambda x0, wide, text, weight: Slot(x0, min(x0 + wide, RIGHT), x0, (text, text[:4]), TEXT, weight),
        st.floats(LEFT + 2, RIGHT - 4),
        st.floats(3, 300),
        st.sampled_from(["hulp", FULL, "intensieve behandeling thuis"]),
        st.sampled_from([1.0, 2.0]),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(slots, st.integers(1, 6), st.booleans())
def test_neither_bars_nor_labels_overlap_in_a_row(bars: list[Slot], rows: int, single: bool) -> None:
    taken: dict[int, list[tuple[float, float]]] = {}
    for slot, spot in zip(bars, pack(bars, LEFT + 2, RIGHT, rows, single), strict=True):
        extents = [(spot.x0, max(slot.x1, spot.x0))]
        if spot.place in (Place.LEFT, Place.RIGHT):
            extents.append((spot.x, spot.x + width(spot.text, TEXT)))
        elif spot.place is Place.INSIDE:
            assert spot.x0 <= spot.x and spot.x + width(spot.text, TEXT) <= slot.x1
        for a, b in extents:
            assert a >= LEFT and b <= RIGHT
            for c, d in taken.get(spot.row, []):
                assert b <= c + 1e-6 or d <= a + 1e-6
        taken.setdefault(spot.row, []).extend(extents)
