# SPDX-License-Identifier: EUPL-1.2
"""The nine lanes of the life domains under the timeline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thuislijn.drawing.draw import draw, lay_out
from thuislijn.drawing.lanes.domains import NAME
from thuislijn.drawing.view import Fonts, View
from thuislijn.timeline.exchange import from_data
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LifeDomain

ONLY = frozenset({NAME})
VIEW = View(width=1200, domains=True, fonts=Fonts.REFER)


def family(*items: dict[str, Any]) -> Timeline:
    told = [
        {"id": f"i{n}", "kind": "domain_care", "title": "x", "persons": ["noa"], **item} for n, item in enumerate(items)
    ]
    noa = {"id": "noa", "name": "jeugdige 1", "role": "child", "birth": "2010-02-01"}
    data = {"format": "thuislijn-timeline", "version": 1, "id": "x", "title": "x", "reference_day": "2022-01-01"}
    return from_data({**data, "persons": [noa], "items": told})


def carries(domain: str, carrier: str, start: str, end: str) -> dict[str, Any]:
    return {"domain": domain, "carrier": carrier, "when": {"start": start, "end": end}}


def test_the_lanes_are_drawn_only_where_they_are_asked_for() -> None:
    timeline = family(carries("health", "care", "2015", "2018"))
    assert 'class="c-care' not in draw(timeline) and "Levensgebieden" not in draw(timeline)
    assert 'class="c-care' in draw(timeline, VIEW)
    folded = draw(timeline, replace(VIEW, folded=ONLY))
    assert "Gebieden" in folded and 'class="c-care' not in folded


def test_nine_lanes_say_what_is_not_recorded() -> None:
    svg = draw(family(), VIEW)
    assert all(domain.nl.split()[0] in svg for domain in LifeDomain)
    assert "…" not in svg
    assert svg.count('class="c-none"') == 9 and svg.count("niet vastgelegd") == 9
    assert "not recorded" in draw(family(), replace(VIEW, language="en"))


def test_a_carrier_is_told_by_its_word_or_letter_and_not_by_colour_alone() -> None:
    timeline = family(
        carries("health", "network", "2011", "2018"), carries("safety", "care", "2015-01-01", "2015-05-01")
    )
    labels = [box.text for box in lay_out(timeline, VIEW, ONLY).labels]
    assert "netwerk" in labels and "Z" in labels
    assert 'class="c-lines"' in draw(timeline, VIEW)


def test_two_who_carry_at_once_lie_under_each_other_and_no_labels_touch() -> None:
    alone = lay_out(family(carries("health", "family", "2011", "2018")), VIEW, ONLY)
    both = lay_out(
        family(carries("health", "family", "2011", "2018"), carries("health", "care", "2013", "2016")), VIEW, ONLY
    )
    assert both.height > alone.height
    boxes = both.labels
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_months_that_touch_make_no_second_row() -> None:
    one = family(carries("health", "family", "2011", "2015-03"))
    touching = family(carries("health", "family", "2011", "2015-03"), carries("health", "care", "2015-03-10", "2018"))
    assert lay_out(touching, VIEW, ONLY).height == lay_out(one, VIEW, ONLY).height


def test_the_axis_is_that_of_the_whole_timeline() -> None:
    timeline = family(carries("health", "care", "2015", "2018"))
    whole, part = lay_out(timeline, VIEW), lay_out(timeline, VIEW, ONLY)
    years = [(box.text, box.x) for box in whole.labels if box.text.isdigit() and box.x > 120]
    assert years == [(box.text, box.x) for box in part.labels if box.text.isdigit()] and years
