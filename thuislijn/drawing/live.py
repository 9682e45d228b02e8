# SPDX-License-Identifier: EUPL-1.2
"""The drawing in the parts that a page needs to pan it: what shifts in time, and the names that stay.

Head (axis, brackets, turning points) and body are apart, so that the head can stay in sight while the lanes scroll.
Each has a part that shifts and a part that stays; both are content for an `<svg>` of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.drawing.describe import picture_sentences
from thuislijn.drawing.draw import bands, fill
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.legend import draw_legend
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.svg import Fixed, Sheet, tidy
from thuislijn.drawing.view import View
from thuislijn.drawing.words import undrawn_text
from thuislijn.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the drawing from `top` to `bottom` in px; `shifting` and `staying` are its content as SVG."""

    top: float
    bottom: float
    shifting: str
    staying: str

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a section: its name as `View.folded` knows it, what it is called, and the y of its strip."""

    name: str
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Live:
    """A drawing for a page. `legend` stands apart, as does `note`: what the table holds and the drawing does not."""

    width: int
    scale: Scale
    head: Part
    body: Part
    sections: tuple[Section, ...]
    legend: str
    legend_height: float
    note: str
    title: str
    description: str


def draw_live(timeline: Timeline, view: View) -> Live:
    """Lays out the drawing for a page; `view.link` must be set."""
    laid = fill(timeline, view)
    frame, prepared = laid.frame, laid.prepared
    sheet = frame.sheet
    bottom = laid.bottom + 6
    through = sheet.lines[laid.spanning :]
    shades = bands(frame, laid.bottom)
    named, lines = laid.cut
    head = _part((0.0, laid.head), [*shades, *sheet.lines[:lines], *through], [], sheet.body[:named])
    behind = [*shades, *sheet.tints, *sheet.lines[lines : laid.spanning], *through]
    body = _part((laid.head, bottom), behind, sheet.strips, sheet.body[named:])
    legend, height = _legend(frame)
    note = undrawn_text(prepared.undated, prepared.unfactual, prepared.domains, view.language)
    description = picture_sentences(timeline, frame.drawn, view.language)
    title = tidy(timeline.title)
    sections = _sections(laid.sections, laid.head, laid.labels)
    return Live(view.width, frame.scale, head, body, sections, legend, height, note, title, description)


def _part(reach: tuple[float, float], behind: list[str], strips: list[str], marked: list[str]) -> Part:
    """The strips lie under both: under what shifts over the whole breadth, and under their own names."""
    ground = [strip for strip in strips if not isinstance(strip, Fixed)]
    shifting = [*(_moving(behind)), *ground, *_moving(marked)]
    names = [one for one in (*behind, *marked, *strips) if isinstance(one, Fixed)]
    return Part(*reach, "\n".join(shifting), "\n".join((*ground, *names)))


def _moving(elements: list[str]) -> list[str]:
    return [one for one in elements if not isinstance(one, Fixed)]


def _sections(heights: tuple[tuple[str, float], ...], top: float, labels: tuple[str, ...]) -> tuple[Section, ...]:
    found = []
    y = top
    for (name, height), label in zip(heights, labels, strict=True):
        if height:
            found.append(Section(name, label, y))
        y += height
    return tuple(found)


def _legend(frame: Frame) -> tuple[str, float]:
    """The legend on a sheet of its own."""
    frame.sheet = Sheet()
    height = draw_legend(frame, 0.0)
    return "\n".join(frame.sheet.body), height
