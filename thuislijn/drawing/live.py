# SPDX-License-Identifier: EUPL-1.2
"""The drawing in the parts that a page needs to pan it: what shifts in time, and the names that stay.

The head (axis, brackets, turning points) is apart, so that it can stay in sight while the lanes scroll, and so is every
section, so that a browser need not lay out what is out of sight. Each part has content that shifts and content that
stays, for an `<svg>` of the page each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from thuislijn.drawing.describe import picture_sentences
from thuislijn.drawing.draw import Filled, bands, fill, through
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.legend import draw_legend
from thuislijn.drawing.memory import Memory
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.svg import Cut, Fixed, Sheet, tidy
from thuislijn.drawing.view import View
from thuislijn.drawing.words import undrawn_text
from thuislijn.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the drawing from `top` to `bottom` in px; `shifting` and `staying` are its content as SVG.

    `name` and `label`: of the section that begins here, as `View.folded` knows it and to read; empty for the head, and
    for what follows of a section that is parted because it holds much.
    """

    top: float
    bottom: float
    shifting: str
    staying: str
    name: str = ""
    label: str = ""

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Live:
    """A drawing for a page. `legend` stands apart, as does `note`: what the table holds and the drawing does not."""

    width: int
    scale: Scale
    head: Part
    body: tuple[Part, ...]
    legend: str
    legend_height: float
    note: str
    title: str
    description: str


def draw_live(timeline: Timeline, view: View, memory: Memory | None = None) -> Live:
    """Lays out the drawing for a page; `view.link` must be set. Lanes that `memory` holds are not drawn again."""
    laid = fill(timeline, view, memory=memory)
    frame, prepared = laid.frame, laid.prepared
    head = _part(laid, Cut(0.0, 0, 0, 0, 0), frame.cuts[0], ("", ""))
    body = tuple(_body(laid))
    legend, height = _legend(frame)
    note = undrawn_text(prepared.undated, prepared.unfactual, 0 if view.domains else prepared.domains, view.language)
    description = picture_sentences(timeline, frame.drawn, view.language)
    return Live(view.width, frame.scale, head, body, legend, height, note, tidy(timeline.title), description)


def _body(laid: Filled) -> Iterator[Part]:
    """The parts of every section that is drawn; the last one reaches to the end of the sheet."""
    cuts = [*laid.frame.cuts[:-1], laid.frame.sheet.cut(laid.bottom + 6)]
    if len(cuts) == 1:
        yield _part(laid, laid.frame.cuts[0], cuts[0], ("", ""))
    starts = {section.top: (section.name, section.label) for section in laid.sections if section.bottom > section.top}
    for above, below in pairwise(cuts):
        if below.y > above.y:
            yield _part(laid, above, below, starts.get(above.y, ("", "")))


def _part(laid: Filled, above: Cut, below: Cut, named: tuple[str, str]) -> Part:
    """The strips lie under both: under what shifts over the whole breadth, and under their own names."""
    sheet = laid.frame.sheet
    top, bottom = max(above.y, laid.top), min(below.y, laid.end)
    strips = sheet.strips[above.strips : below.strips]
    marked = sheet.body[above.body : below.body]
    behind = [
        *bands(laid.frame, laid.bottom),
        *sheet.tints[above.tints : below.tints],
        *sheet.lines[above.lines : below.lines],
        *through(laid, top, bottom),
    ]
    ground = _moving(strips)
    names = [one for one in (*behind, *marked, *strips) if isinstance(one, Fixed)]
    shifting = [*_moving(behind), *ground, *_moving(marked)]
    return Part(above.y, below.y, "\n".join(shifting), "\n".join((*ground, *names)), *named)


def _moving(elements: list[str]) -> list[str]:
    return [one for one in elements if not isinstance(one, Fixed)]


def _legend(frame: Frame) -> tuple[str, float]:
    """The legend on a sheet of its own."""
    frame.sheet = Sheet()
    height = draw_legend(frame, 0.0)
    return "\n".join(frame.sheet.body), height
