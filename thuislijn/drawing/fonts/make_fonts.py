# SPDX-License-Identifier: EUPL-1.2
"""Makes the fonts that this folder ships, and the table of their widths, from the complete files of Adobe.

    npm pack source-sans source-serif     # then unpack both
    python -m thuislijn.drawing.fonts.make_fonts SOURCE_SANS_FOLDER SOURCE_SERIF_FOLDER

Needs fontTools with brotli (both come with WeasyPrint). The licence reserves the name 'Source' for unaltered files,
and a subset is an alteration; hence the family names 'Thuislijn Sans' and 'Thuislijn Serif'. That also spares us
the trap of family names that end in a digit, which CSS reads as a syntax error where the quotes are missing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

FILES = {
    "sans-400": ("source-sans", "SourceSans3-Regular.ttf", "Thuislijn Sans", "Regular"),
    "sans-600": ("source-sans", "SourceSans3-Semibold.ttf", "Thuislijn Sans", "SemiBold"),
    "sans-700": ("source-sans", "SourceSans3-Bold.ttf", "Thuislijn Sans", "Bold"),
    "serif-400": ("source-serif", "SourceSerif4-Regular.ttf", "Thuislijn Serif", "Regular"),
    "serif-600": ("source-serif", "SourceSerif4-Semibold.ttf", "Thuislijn Serif", "SemiBold"),
}

FULL = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
    (0x2B0, 0x2FF),
    (0x300, 0x30C),
    (0x326, 0x328),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x2089),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2150, 0x215E),
    (0x2190, 0x2199),
    (0x2212, 0x2212),
    (0x2248, 0x2265),
    (0x25A0, 0x25CF),
    (0x2713, 0x2717),
)

CORE = ((0x20, 0x7E), (0xA0, 0xFF), (0x152, 0x153), (0x2010, 0x2026), (0x20AC, 0x20AC), (0x2190, 0x2193))
"""What a standalone SVG carries as long as its own text needs no more."""

CORE_FILES = ("sans-400", "sans-600", "serif-600")

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
"""No ligatures: the width of a text must be the sum of the widths of its characters."""


def _points(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    return [point for low, high in ranges for point in range(low, high + 1)]


def _subset(path: Path, ranges: tuple[tuple[int, int], ...], family: str, style: str) -> Any:
    from fontTools import subset

    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(path), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=_points(ranges))
    chosen.subset(font)
    _rename(font, family, style)
    return font


def _rename(font: Any, family: str, style: str) -> None:
    """Names 1 and 2 may only say Regular or Bold; other weights go by names 16 and 17."""
    plain = style in ("Regular", "Bold")
    texts = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID in texts:
            font["name"].removeNames(nameID=record.nameID)
    for number, text in texts.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def _widths(font: Any) -> dict[str, int]:
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {chr(point): round(metrics[name][0] * scale) for point, name in sorted(font.getBestCmap().items())}


def main(arguments: list[str]) -> None:
    """Writes the WOFF2 files and `widths.json` beside this script; the arguments are the two unpacked folders."""
    folders = dict(zip(("source-sans", "source-serif"), map(Path, arguments), strict=True))
    widths: dict[str, dict[str, int]] = {}
    for name, (package, file, family, style) in FILES.items():
        path = folders[package] / "TTF" / file
        full = _subset(path, FULL, family, style)
        widths[name] = _widths(full)
        full.flavor = "woff2"
        full.save(HERE / f"{name}.woff2")
        if name in CORE_FILES:
            core = _subset(path, CORE, family, style)
            core.flavor = "woff2"
            core.save(HERE / f"{name}-core.woff2")
    table = {"core": [list(pair) for pair in CORE], "widths": widths}
    (HERE / "widths.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
