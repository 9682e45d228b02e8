# SPDX-License-Identifier: EUPL-1.2
"""The sheet that lanes draw on: layers of SVG text, and a box for every label that is put on it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from thuislijn.drawing.text import ASCENT, DESCENT, Style, width

# What XML 1.0 cannot hold at all, and the line ends that would break a label in two.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')


def n(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def escaped(text: str) -> str:
    """Text for an element or a double-quoted attribute; characters that XML cannot hold are left out."""
    if _SPECIAL.search(text) is None:
        return text
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def tidy(text: str) -> str:
    """A text on one line, without characters that XML cannot hold."""
    return " ".join(_ILLEGAL.sub(" ", text).split())


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
    crossings: tuple[float, ...] = ()
    """Sorted x of the lines that run through all lanes: a label that crosses one is set off by a halo."""

    def text(
        self, x: float, y: float, text: str, style: Style, anchor: str = "start", colour: str = "", halo: bool = False
    ) -> str:
        """Sets a text with its baseline at `y` and records its box; returns the element(s), to be put in a layer.

        `colour` is a CSS class of `faces.STYLESHEET`. A halo is drawn as a second text below, because not every
        renderer knows `paint-order`; it is left out where nothing runs behind the label.
        """
        if not text:
            return ""
        w = width(text, style)
        left = x if anchor == "start" else x - w if anchor == "end" else x - w / 2
        self.labels.append(LabelBox(left, y - style.size * ASCENT, w, style.size * (ASCENT + DESCENT), text))
        where = f' text-anchor="{anchor}"' if anchor != "start" else ""
        shown = escaped(text)
        css = f"{style.name} {colour}" if colour else style.name
        element = f'<text class="{css}" x="{n(x)}" y="{n(y)}"{where}>{shown}</text>'
        if halo and self.crossed(left, left + w):
            halo_class = f"{style.name} {self.ground(left + w / 2)}"
            below = f'<text class="{halo_class}" aria-hidden="true" x="{n(x)}" y="{n(y)}"{where}>{shown}</text>'
            return below + element
        return element

    def ground(self, x: float) -> str:
        """The class of a halo in the colour of what lies behind the lanes there."""
        for css, x0, x1, _ in reversed(self.bands):
            if x0 <= x <= x1:
                return "haloh" if css == "bandh" else "haloq"
        return "halo"

    def crossed(self, left: float, right: float) -> bool:
        """Whether a line runs through between two places."""
        at = bisect_left(self.crossings, left - 2)
        return at < len(self.crossings) and self.crossings[at] <= right + 2


def item_group(id: str, sentence: str, inner: str) -> str:
    """The group of one item: named for screen readers and for the pointer, findable by its id."""
    said = escaped(sentence)
    return (
        f'<g class="i" role="graphics-symbol" aria-label="{said}" data-id="{escaped(id)}">'
        f"<title>{said}</title>{inner}</g>"
    )
