# SPDX-License-Identifier: EUPL-1.2
"""The drawing in parts for a page: nothing lost, nothing twice, names apart from what shifts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.drawing.demo_family import BRACKETS, DEMO
from thuislijn.drawing.draw import draw
from thuislijn.drawing.live import Live, draw_live
from thuislijn.drawing.overview import draw_overview
from thuislijn.drawing.view import Bracket, View


def live(folded: frozenset[str] = frozenset()) -> Live:
    return draw_live(DEMO, View(link="item/", brackets=BRACKETS, folded=folded))


def marked(svg: str) -> list[str]:
    return re.findall(r'data-id="([^"]*)"', svg)


def test_every_mark_of_the_whole_drawing_is_in_one_of_its_parts() -> None:
    parts = live()
    assert marked(parts.head.shifting + parts.body.shifting) == marked(draw(DEMO, View(brackets=BRACKETS)))
    assert not marked(parts.head.staying + parts.body.staying)


def test_parts_are_well_formed_and_names_stay() -> None:
    parts = live()
    for content in (parts.head.shifting, parts.head.staying, parts.body.shifting, parts.body.staying, parts.legend):
        ElementTree.fromstring(f"<svg>{content}</svg>")
    child = DEMO.children[0].name
    assert f">{child}</text>" in parts.body.staying
    assert f">{child}</text>" not in parts.body.shifting


def test_head_and_body_together_are_as_high_as_the_drawing_without_its_legend() -> None:
    parts = live()
    whole = draw(DEMO, View(brackets=BRACKETS, legend=False))
    height = re.search(r'viewBox="0 0 1600 ([\d.]+)"', whole)
    assert height is not None
    note = 16 if parts.note else 0
    assert parts.body.bottom + note == pytest.approx(float(height[1]), abs=0.1)
    assert parts.head.bottom == parts.body.top


def test_marks_say_which_of_their_days_can_be_moved() -> None:
    content = live().body.shifting
    for anchor in re.findall(r"<a [^>]*>", content):
        days = dict(re.findall(r'data-([spe])="(\d+)"', anchor))
        assert "p" not in days or len(days) == 1
        if "s" in days and "e" in days:
            assert int(days["s"]) <= int(days["e"])


def test_the_address_of_a_mark_cannot_be_broken_out_of() -> None:
    from thuislijn.drawing.svg import item_group

    link = item_group('x"><script>', "titel <b>", "", "item/")
    assert "<script>" not in link
    assert 'href="item/x%22%3E%3Cscript%3E"' in link


def test_sections_say_where_their_strip_lies() -> None:
    parts = live()
    assert parts.sections[0].name == "family"
    assert parts.sections[0].y == parts.head.bottom
    folded = live(frozenset({"family"}))
    assert folded.body.height < parts.body.height


def test_the_strip_shows_the_whole_story_whatever_is_drawn_above_it() -> None:
    first = DEMO.reference_day - 900
    strip = draw_overview(DEMO, 1200, (), (Bracket(start=first, end=first + 100, label="uit beeld"),))
    ElementTree.fromstring(f"<svg>{strip.content}</svg>")
    assert strip.scale.shows(DEMO.reference_day)
    assert [number for number, _, _ in strip.points] == list(range(1, len(DEMO.turning_points) + 1))
    assert "p-" in strip.content
