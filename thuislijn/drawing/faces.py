# SPDX-License-Identifier: EUPL-1.2
"""The fonts as CSS: embedded in a standalone SVG, or for a page that holds several drawings.

The families are Source Sans 3 and Source Serif 4 under names of our own; `fonts/OFL.txt` says why.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib import resources

SANS = "Thuislijn Sans"
SERIF = "Thuislijn Serif"
SANS_STACK = f"'{SANS}','Source Sans 3','Source Sans Pro','Segoe UI',Arial,sans-serif"
SERIF_STACK = f"'{SERIF}','Source Serif 4','Source Serif Pro',Georgia,serif"

FACES: tuple[tuple[str, str, int], ...] = (
    ("sans-400", SANS, 400),
    ("sans-600", SANS, 600),
    ("sans-700", SANS, 700),
    ("serif-400", SERIF, 400),
    ("serif-600", SERIF, 600),
)
"""Name of the file (without .woff2), family, weight."""

_DRAWN = ("sans-400", "sans-600", "serif-600")


@lru_cache(maxsize=16)
def font_bytes(name: str) -> bytes:
    """The WOFF2 file of a face, such as 'sans-400'. Raises FileNotFoundError for a name not in `FACES`."""
    return resources.files("thuislijn.drawing.fonts").joinpath(f"{name}.woff2").read_bytes()


@lru_cache(maxsize=16)
def _rule(name: str, family: str, weight: int) -> str:
    data = base64.b64encode(font_bytes(name)).decode("ascii")
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:normal;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def css() -> str:
    """All faces as @font-face rules with the fonts in them, for an HTML page or a PDF (about 190 kB)."""
    return "".join(_rule(*face) for face in FACES)


@lru_cache(maxsize=1)
def _core() -> frozenset[str]:
    text = resources.files("thuislijn.drawing.fonts").joinpath("widths.json").read_text("utf-8")
    return frozenset(chr(point) for low, high in json.loads(text)["core"] for point in range(low, high + 1))


def css_for(characters: set[str]) -> str:
    """The faces of the drawing, small where the characters allow it (56 kB), for an SVG that stands alone."""
    suffix = "-core" if characters <= _core() else ""
    return "".join(_rule(name + suffix, family, weight) for name, family, weight in FACES if name in _DRAWN)
