# SPDX-License-Identifier: EUPL-1.2
"""The sheet that lanes draw on: layers of SVG text, and a box for every label that is put on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote

from thuislijn.drawing.text import ASCENT, DESCENT, Style, width

# What XML 1.0 cannot hold at all, and the line ends that would break a label in two.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')


def n(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text[:-2] if text[-1] == "0" else text


def escaped(text: str) -> str:
    """Text for an element or a double-quoted attribute; characters that XML cannot hold are left out."""
    if _SPECIAL.search(text) is None:
        return text
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def tidy(text: str) -> str:
    """A text on one line, without characters that XML cannot hold."""
    return " ".join(_ILLEGAL.sub(" ", text).split())


class Fixed(str):
    """What stays where it is when the drawing is shifted in time: names of lanes, the ladder, the fold signs."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LabelBox:
    """The room that a visible label takes, in px from the top left corner of the drawing."""

    x: float
    y: float
    w: float
    h: float
    text: str

    def overlaps(self, other: LabelBox, slack: float = 0.01) -> bool:
        return (
            self.x + slack < other.x + other.w
            and other.x + slack < self.x + self.w
            and self.y + slack < other.y + other.h
            and other.y + slack < self.y + self.h
        )


class Cut(NamedTuple):
    """A height at which the layers of a sheet can be parted: how many elements of each lie above `y`."""

    y: float
    tints: int
    lines: int
    strips: int
    body: int


Layers = tuple[list[Any], ...]
"""What lies on a sheet, layer by layer, or the part of it that one lane put there."""


@dataclass(slots=True)
class Sheet:
    """What has been drawn so far. Layers from back to front: bands, tints, lines, body, strips."""

    bands: list[tuple[str, float, float, float]] = field(default_factory=list)
    """CSS class, left, right and top; their bottom is known when all lanes are."""
    tints: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    strips: list[str] = field(default_factory=list)
    labels: list[LabelBox] = field(default_factory=list)
    rungs: list[tuple[float, float, float]] = field(default_factory=list)
    """Left, right and y of the dotted lines of the ladders."""
    free: list[LabelBox] = field(default_factory=list)
    """Labels that stand beside what they name: the lines behind them are interrupted there."""

    def cut(self, y: float) -> Cut:
        """The layers as they are now, everything so far lying above `y`."""
        return Cut(y, len(self.tints), len(self.lines), len(self.strips), len(self.body))

    @property
    def layers(self) -> Layers:
        """The lists themselves that lanes draw on; bands come from above them."""
        return self.tints, self.lines, self.body, self.strips, self.labels, self.rungs, self.free

    def since(self, sizes: list[int]) -> Layers:
        """What was put on the sheet since its layers had these sizes."""
        return tuple(layer[size:] for layer, size in zip(self.layers, sizes, strict=True))

    def put(self, drawn: Layers) -> None:
        """Puts on the sheet what was drawn before."""
        for layer, more in zip(self.layers, drawn, strict=True):
            layer.extend(more)

    def text(
        self, x: float, y: float, text: str, style: Style, anchor: str = "start", colour: str = "", free: bool = False
    ) -> str:
        """Sets a text with its baseline at `y` and records its box; returns the element, to be put in a layer.

        `colour` is a CSS class of the style sheet. `free` interrupts the lines behind the label; a halo would need
        either `paint-order`, which not every renderer knows, or every text twice, and shows on tinted ground.
        """
        if not text:
            return ""
        w = width(text, style)
        left = x if anchor == "start" else x - w if anchor == "end" else x - w / 2
        box = LabelBox(left, y - style.size * ASCENT, w, style.size * (ASCENT + DESCENT), text)
        self.labels.append(box)
        if free:
            self.free.append(box)
        where = f' text-anchor="{anchor}"' if anchor != "start" else ""
        css = f"{style.name} {colour}" if colour else style.name
        return f'<text class="{css}" x="{n(x)}" y="{n(y)}"{where}>{escaped(text)}</text>'

    def vertical(self, css: str, x: float, top: float, bottom: float, free: list[LabelBox]) -> str:
        """A line through the lanes, interrupted at the labels it meets: the free ones between `top` and `bottom`."""
        gaps = [(box.y - 1, box.y + box.h) for box in free if box.x - 2 < x < box.x + box.w + 2]
        steps = "".join(f"M{n(x)} {n(a)}V{n(b)}" for a, b in uncovered(top, bottom, gaps))
        return f'<path class="{css}" d="{steps}"/>' if steps else ""

    def horizontal(self, css: str, y: float, left: float, right: float) -> str:
        """A line along a lane, interrupted at the free labels it meets."""
        gaps = [(box.x - 2, box.x + box.w + 2) for box in self.free if box.y < y < box.y + box.h]
        steps = "".join(f"M{n(a)} {n(y)}H{n(b)}" for a, b in uncovered(left, right, gaps))
        return f'<path class="{css}" d="{steps}"/>' if steps else ""


def uncovered(start: float, end: float, gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What remains of a stretch without the gaps."""
    left: list[tuple[float, float]] = []
    for a, b in sorted(gaps):
        if a > start:
            left.append((start, min(a, end)))
        start = max(start, b)
        if start >= end:
            return left
    return [*left, (start, end)]


def item_group(id: str, sentence: str, inner: str, link: str | None = None, data: str = "", lit: bool = False) -> str:
    """The mark of one item: named for screen readers and for the pointer, findable by its id.

    With `link` it is a link to `link` + id, and `data` are attributes for the page around the drawing. Its name is then
    an attribute, which costs a browser a third of the elements less; the script of the page shows it to the pointer.
    """
    said = escaped(sentence)
    if link is not None:
        address = escaped(link) + quote(id, safe="")
        css = "i lit" if lit else "i"
        return f'<a class="{css}" href="{address}" data-id="{escaped(id)}"{data} aria-label="{said}">{inner}</a>'
    return (
        f'<g class="i" role="graphics-symbol" aria-label="{said}" data-id="{escaped(id)}">'
        f"<title>{said}</title>{inner}</g>"
    )


def crowd_group(ids: list[str], sentence: str, inner: str, address: str, data: str) -> str:
    """The mark of several items at once: a link to where each is drawn alone, with the ids of all."""
    said, all_ids = escaped(sentence), escaped(" ".join(ids))
    return f'<a class="i many" href="{escaped(address)}" data-ids="{all_ids}"{data} aria-label="{said}">{inner}</a>'
