# SPDX-License-Identifier: EUPL-1.2
"""The diagram of the explanation: every text whole, arrows beside the boxes, shapes that need no colour."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.drawing.explanation import Arrow, Explained, Factor, Seen, described, draw_explanation, letter
from thuislijn.drawing.explanation_layout import COLUMN, BoxOrder, placed, wrapped
from thuislijn.drawing.text import TEXT, width

_COLUMNS, _ROWS = ("Jeugdige", "Ouders", "Omgeving"), ("begon", "in stand", "erger", "goed")


def _example() -> Explained:
    factors = (
        Factor("a", 0, 1, "slaapt pas om <twee> uur & komt te laat", 2, (Seen.AGREES, Seen.NOT_ASKED)),
        Factor("b", 1, 0, "moeder werkt in de nacht", 0, (Seen.DIFFERS, Seen.AGREES)),
        Factor("c", 2, 3, "oma kookt op woensdag", 1, (Seen.AGREES, Seen.AGREES)),
    )
    arrows = (Arrow("b", "a"), Arrow("c", "b", eases=True), Arrow("a", "zzz"), Arrow("c", "a"))
    return Explained(_COLUMNS, _ROWS, factors, arrows, ("moeder", "school"), good=3)


def test_every_text_stands_there_whole_and_the_drawing_is_well_formed() -> None:
    drawn = draw_explanation(_example(), "nl")
    root = ElementTree.fromstring(drawn.svg)
    words = " ".join(" ".join(root.itertext()).split())
    for text in ("slaapt pas om <twee> uur & komt te laat", "moeder werkt in de nacht", "rust op 2 van de tijdlijn"):
        assert text in words
    assert "<style" not in drawn.svg and "style=" not in drawn.svg


def test_who_was_not_asked_looks_unlike_who_agrees_without_any_colour() -> None:
    drawn = draw_explanation(_example(), "nl").svg
    assert 'stroke-dasharray="2.5 2.5"' in drawn  # the ring of who was not asked
    assert 'stroke-dasharray="6 4"' in drawn  # the line that eases
    told = described(_example(), "nl")
    assert "moeder: eens; school: nog niet gevraagd" in told
    assert "2. oma kookt op woensdag verzacht: moeder werkt in de nacht" in told


def test_both_languages() -> None:
    dutch, english = (draw_explanation(_example(), language).svg for language in ("nl", "en"))
    assert "ziet het anders" in dutch and "sees it differently" in english
    assert "rust op" not in english


def test_nothing_to_draw_is_nothing_drawn() -> None:
    assert draw_explanation(Explained(_COLUMNS, _ROWS, ()), "nl").svg == ""


def test_a_sheet_gets_a_drawing_that_is_wide_enough_for_it() -> None:
    tall = tuple(Factor(str(n), 0, 0, "een factor met wat woorden erin", 1) for n in range(30))
    drawn = draw_explanation(Explained(_COLUMNS, _ROWS, tall), "nl", least_ratio=1.6)
    assert drawn.width >= drawn.height * 1.59


def test_voices_have_a_letter_each() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]


@given(st.text(max_size=200))
def test_lines_fit_the_room_and_lose_no_word(text: str) -> None:
    lines = wrapped(text, 228, TEXT)
    assert all(width(line, TEXT) <= 228 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


_ORDERS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 3), st.text("abcde ", max_size=120), st.integers(0, 14), st.integers(0, 3)
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(_ORDERS, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14))
def test_no_arrow_runs_through_a_box_and_no_box_over_another(
    orders: list[tuple[int, int, str, int, int]], links: list[tuple[int, int]]
) -> None:
    given: list[BoxOrder] = [(str(n), column, row, text, *more) for n, (column, row, text, *more) in enumerate(orders)]  # type: ignore[misc]
    arrows = list(dict.fromkeys((str(a), str(b)) for a, b in links))
    plan = placed(given, arrows, _COLUMNS, _ROWS)
    boxes = list(plan.boxes.values())
    for box in boxes:
        assert box.x >= 0 and box.x + COLUMN <= plan.width and box.y + box.h <= plan.height
        for other in boxes:
            apart = box is other or box.x != other.x or box.y + box.h <= other.y or other.y + other.h <= box.y
            assert apart, "two boxes over each other"
    for route in plan.routes:
        for (x1, y1), (x2, y2) in pairwise(route.points):
            assert x1 == x2 or y1 == y2, "arrows run straight"
            for box in boxes:
                clear = (
                    max(x1, x2) <= box.x
                    or min(x1, x2) >= box.x + COLUMN
                    or max(y1, y2) <= box.y
                    or min(y1, y2) >= box.y + box.h
                )
                assert clear, f"arrow {route.number} through a box"


def test_arrows_of_one_gutter_each_have_their_own_lane() -> None:
    given: list[BoxOrder] = [(str(n), n % 3, n % 4, "factor", 0, 0) for n in range(9)]
    arrows = [(str(a), str(b)) for a in range(9) for b in range(9) if a != b][:30]
    plan = placed(given, arrows, _COLUMNS, _ROWS)
    lanes = [route.points[1][0] for route in plan.routes] + [
        route.points[-2][0] for route in plan.routes if len(route.points) > 4
    ]
    assert len(set(lanes)) == len(lanes)
    assert len(plan.routes) == 30
