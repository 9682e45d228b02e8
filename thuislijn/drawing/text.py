# SPDX-License-Identifier: EUPL-1.2
"""Measuring and shortening text with the widths of the fonts that are shipped (`fonts/widths.json`)."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

ELLIPSIS = "…"
ASCENT = 0.76
"""From the baseline to the top of the box of a label, as a share of the size: the ascenders of Source Sans 3."""
DESCENT = 0.22


class Style(NamedTuple):
    """A way of setting text: `name` is its CSS class, `face` its column in the width table, `size` in px."""

    name: str
    face: str
    size: float


TEXT = Style("t", "sans-400", 12)
BOLD = Style("b", "sans-600", 12)
SMALL = Style("s", "sans-400", 11)
SMALL_BOLD = Style("sb", "sans-600", 11)
TINY_BOLD = Style("x", "sans-600", 10)
YEAR = Style("y", "serif-600", 14)
NAME = Style("h", "serif-600", 15)
TITLE = Style("h1", "serif-600", 24)
SUBTITLE = Style("h2", "sans-400", 14)

STYLES = (TEXT, BOLD, SMALL, SMALL_BOLD, TINY_BOLD, YEAR, NAME, TITLE, SUBTITLE)


class _Widths(dict[str, int]):
    """Widths in thousandths of the size; what the fonts lack is drawn by another font and taken as wide."""

    def __missing__(self, character: str) -> int:
        width = 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1000
        self[character] = width
        return width


@lru_cache(maxsize=1)
def _faces() -> dict[str, _Widths]:
    text = resources.files("thuislijn.drawing.fonts").joinpath("widths.json").read_text("utf-8")
    return {face: _Widths(widths) for face, widths in json.loads(text)["widths"].items()}


@lru_cache(maxsize=16384)
def width(text: str, style: Style) -> float:
    """Width of a text on one line in px, without kerning (which makes it narrower, hardly ever wider)."""
    return sum(map(_faces()[style.face].__getitem__, text)) * style.size / 1000


@lru_cache(maxsize=8192)
def shortened(text: str, room: float, style: Style) -> str:
    """The text, or as much of its beginning as fits in `room` px with an ellipsis; '' where that is under 3 letters."""
    if width(text, style) <= room:
        return text
    face = _faces()[style.face]
    left = room * 1000 / style.size - face[ELLIPSIS]
    count = 0
    for character in text:
        left -= face[character]
        if left < 0:
            break
        count += 1
    kept = text[:count].rstrip(" ,;:.-–(")
    return kept + ELLIPSIS if len(kept) >= 3 else ""
