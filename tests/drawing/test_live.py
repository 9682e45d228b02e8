# SPDX-License-Identifier: EUPL-1.2
"""The drawing in parts for a page: nothing lost, nothing twice, names apart from what shifts."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bench.drawing import generated
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
    shifting = "".join(part.shifting for part in (parts.head, *parts.body))
    assert marked(shifting) == marked(draw(DEMO, View(brackets=BRACKETS)))
    assert not marked("".join(part.staying for part in (parts.head, *parts.body)))


def test_parts_are_well_formed_and_names_stay() -> None:
    parts = live()
    for part in (parts.head, *parts.body):
        ElementTree.fromstring(f"<svg>{part.shifting}</svg>")
        ElementTree.fromstring(f"<svg>{part.staying}</svg>")
    ElementTree.fromstring(f"<svg>{parts.legend}</svg>")
    child = DEMO.children[0]
    part = next(part for part in parts.body if part.name == f"child:{child.id}")
    assert f">{child.name}</text>" in part.staying
    assert f">{child.name}</text>" not in part.shifting


def test_head_and_body_together_are_as_high_as_the_drawing_without_its_legend() -> None:
    parts = live()
    whole = draw(DEMO, View(brackets=BRACKETS, legend=False))
    height = re.search(r'viewBox="0 0 1600 ([\d.]+)"', whole)
    assert height is not None
    note = 16 if parts.note else 0
    assert parts.body[-1].bottom + note == pytest.approx(float(height[1]), abs=0.1)
    for above, below in pairwise((parts.head, *parts.body)):
        assert above.bottom == below.top


def test_marks_say_which_of_their_days_can_be_moved() -> None:
    content = "".join(part.shifting for part in live().body)
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


def test_every_section_is_a_part_that_folds_by_its_name() -> None:
    names = [part.name for part in live().body]
    assert names[0] == "family" and names[-1] == "people"
    assert len(set(names)) == len(names)
    folded = live(frozenset({"family"}))
    assert [part.name for part in folded.body] == names
    assert folded.body[0].height < 30 < live().body[0].height


def test_the_strip_shows_the_whole_story_whatever_is_drawn_above_it() -> None:
    first = DEMO.reference_day - 900
    strip = draw_overview(DEMO, 1200, (), (Bracket(start=first, end=first + 100, label="uit beeld"),))
    ElementTree.fromstring(f"<svg>{strip.content}</svg>")
    assert strip.scale.shows(DEMO.reference_day)
    assert [number for number, _, _ in strip.points] == list(range(1, len(DEMO.turning_points) + 1))
    assert "p-" in strip.content


def test_a_section_that_holds_much_is_parted_between_its_lanes_and_nothing_is_lost() -> None:
    family = generated(1500)
    parts = draw_live(family, View(link="item/")).body
    assert len(parts) > len({part.name for part in parts if part.name})
    for part in parts:
        ElementTree.fromstring(f"<svg>{part.shifting}</svg>")
    for above, below in pairwise(parts):
        assert above.bottom == below.top
