# SPDX-License-Identifier: EUPL-1.2
"""Points too close to be told apart share a mark: none is lost, and a shorter stretch shows each alone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from bench.drawing import generated
from thuislijn.drawing.draw import draw
from thuislijn.drawing.lanes.crowds import BREADTH
from thuislijn.drawing.live import Live, draw_live
from thuislijn.drawing.view import View
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Standing

FAMILY = generated(1500)
VIEW = View(link="item/", link_days="?van={first}&tot={last}", legend=False)


def content(live: Live) -> str:
    return "".join(part.shifting for part in (live.head, *live.body))


def alone(svg: str) -> set[str]:
    return set(re.findall(r'data-id="([^"]*)"', svg))


def together(svg: str) -> list[str]:
    return [id for ids in re.findall(r'data-ids="([^"]*)"', svg) for id in ids.split()]


def crowds(svg: str) -> list[str]:
    return re.findall(r'<a class="i many".*?</a>', svg)


def test_every_item_of_the_whole_drawing_has_a_mark_of_its_own_or_shares_one() -> None:
    svg = content(draw_live(FAMILY, VIEW))
    shared = together(svg)
    assert len(shared) == len(set(shared)) > 100
    assert alone(svg).isdisjoint(shared)
    assert alone(svg) | set(shared) == alone(draw(FAMILY, View()))


def test_a_shared_mark_says_how_many_and_when_and_can_be_hit() -> None:
    for mark in crowds(content(draw_live(FAMILY, VIEW))):
        count = len(together(mark))
        said = re.search(r'aria-label="(\d+) gegevens dicht bij elkaar; .* tot en met .*; zoom in om ze los', mark)
        assert said is not None and int(said[1]) == count >= 3
        width = re.search(r' width="([\d.]+)"', mark)
        assert width is not None and float(width[1]) >= BREADTH - 0.1


def test_the_stretch_that_a_shared_mark_leads_to_shows_each_alone() -> None:
    for mark in crowds(content(draw_live(FAMILY, VIEW)))[::9]:
        days = [dt.date.fromisoformat(day).toordinal() for day in re.findall(r"\d{4}-\d\d-\d\d", mark)]
        near = content(draw_live(FAMILY, replace(VIEW, first=days[0], last=days[1])))
        assert not crowds(near)
        assert set(together(mark)) <= alone(near)


def test_what_is_disputed_or_marked_stays_alone() -> None:
    shared = together(content(draw_live(FAMILY, VIEW)))
    lit, disputed = shared[0], shared[-1]
    items = tuple(replace(i, standing=Standing.DISPUTED) if i.id == disputed else i for i in FAMILY.items)
    svg = content(draw_live(replace(FAMILY, items=items), replace(VIEW, lit=frozenset({lit}))))
    assert {lit, disputed} <= alone(svg)


def test_a_drawing_that_cannot_be_zoomed_and_a_family_of_usual_size_have_none() -> None:
    assert "data-ids" not in draw(FAMILY, View())
    assert not crowds(content(draw_live(generated(300), VIEW)))


def test_an_id_cannot_break_out_of_a_shared_mark() -> None:
    first = together(content(draw_live(FAMILY, VIEW)))[0]
    evil: Timeline = replace(
        FAMILY, items=tuple(replace(i, id='x"><script>') if i.id == first else i for i in FAMILY.items)
    )
    assert "<script>" not in content(draw_live(evil, VIEW))
