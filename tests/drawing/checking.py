# SPDX-License-Identifier: EUPL-1.2
"""Questions that tests ask of a layout."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from thuislijn.drawing.draw import Layout
from thuislijn.drawing.svg import LabelBox

SVG = "{http://www.w3.org/2000/svg}"


def overlapping(labels: tuple[LabelBox, ...]) -> list[tuple[LabelBox, LabelBox]]:
    """All pairs of labels that overlap, by a sweep from top to bottom."""
    found: list[tuple[LabelBox, LabelBox]] = []
    active: list[LabelBox] = []
    for box in sorted(labels, key=lambda box: box.y):
        active = [other for other in active if other.y + other.h > box.y]
        found += [(other, box) for other in active if other.overlaps(box)]
        active.append(box)
    return found


def outside(layout: Layout) -> list[LabelBox]:
    """Labels of which any part lies outside the canvas."""
    return [
        box
        for box in layout.labels
        if box.x < 0 or box.y < 0 or box.x + box.w > layout.width or box.y + box.h > layout.height
    ]


def parsed(svg: str) -> ElementTree.Element:
    """The root of a drawing; raises where it is not well-formed."""
    return ElementTree.fromstring(svg)


def classes(root: ElementTree.Element) -> set[str]:
    """All CSS classes that elements of a drawing carry."""
    return {name for element in root.iter() for name in element.get("class", "").split()}


def texts(root: ElementTree.Element) -> list[str]:
    """The visible texts, without the halos below them."""
    return [e.text or "" for e in root.iter(f"{SVG}text") if e.get("aria-hidden") != "true"]


def items(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """The group of each item by its id; of an item drawn for several children, the last one."""
    return {e.get("data-id", ""): e for e in root.iter(f"{SVG}g") if e.get("data-id")}
