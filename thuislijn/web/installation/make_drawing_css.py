# SPDX-License-Identifier: EUPL-1.2
"""Writes the style sheet of the drawing where pages find it: `python -m thuislijn.web.installation.make_drawing_css`.

The policy of the pages refuses styles inside a document, so that the one in the SVG does not count there.
"""

from __future__ import annotations

from pathlib import Path

from thuislijn.drawing.stylesheet import stylesheet

PLACE = Path(__file__).parents[1] / "static" / "timeline" / "drawing.css"


def content() -> str:
    """The file as it must be: one rule on a line."""
    rules = stylesheet().replace("}", "}\n")
    made = "Made by web/installation/make_drawing_css.py; never edited."
    return f"/* SPDX-License-Identifier: EUPL-1.2\n   {made} */\n{rules}"


if __name__ == "__main__":
    PLACE.write_text(content(), encoding="utf-8")
