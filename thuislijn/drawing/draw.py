# SPDX-License-Identifier: EUPL-1.2
"""The central picture: `draw(timeline, view)` gives a timeline as SVG.

Layout comes first and is explicit: `lay_out` puts every lane on a sheet and knows the box of every label, so that a
test can ask whether any two of them touch. `draw` only writes the layers of the sheet one after another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from thuislijn.drawing import marks
from thuislijn.drawing.axis import draw_axis, grid_days
from thuislijn.drawing.cast import Cast, Casting
from thuislijn.drawing.describe import picture_sentences
from thuislijn.drawing.entries import Entry, Readied, Ready
from thuislijn.drawing.faces import css_for
from thuislijn.drawing.frame import MARGIN, Frame
from thuislijn.drawing.lanes.adults import adults_section
from thuislijn.drawing.lanes.child import child_section
from thuislijn.drawing.lanes.domains import NAME as DOMAINS
from thuislijn.drawing.lanes.domains import domains_section
from thuislijn.drawing.lanes.family import family_section
from thuislijn.drawing.lanes.people import people_section
from thuislijn.drawing.lanes.top import bracket_lane, turning_lane, turning_points
from thuislijn.drawing.legend import draw_legend
from thuislijn.drawing.memory import Memory
from thuislijn.drawing.palette import PAPER
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.stylesheet import ROOT, stylesheet
from thuislijn.drawing.svg import Fixed, LabelBox, escaped, n, tidy
from thuislijn.drawing.text import SMALL, shortened
from thuislijn.drawing.view import Fonts, View
from thuislijn.drawing.words import undrawn_text
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline

_LAST_DAY = dt.date.max.toordinal()
_AFTER = 0.016  # of the days shown is kept free after the reference day, for the arrows of what goes on


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing that is laid out: its size in px, the boxes of all visible labels, its content and description."""

    width: float
    height: float
    labels: tuple[LabelBox, ...]
    content: str
    title: str
    description: str
    head: float = 0.0  # where the sections begin, below axis, brackets and turning points
    sections: tuple[tuple[str, float], ...] = ()  # name and height of each


def draw(timeline: Timeline, view: View | None = None) -> str:
    """The timeline as one SVG document, whole and deterministic; `view` says which stretch and in which form."""
    view = view or View()
    layout = lay_out(timeline, view)
    return document(view, layout)


def lay_out(timeline: Timeline, view: View, only: frozenset[str] | None = None) -> Layout:
    """Lays out all lanes from top to bottom; `only` names the sections below the turning points that are wanted."""
    laid = fill(timeline, view, only)
    frame = laid.frame
    frame.sheet.lines.extend(through(laid, laid.top, laid.end))
    height = _foot(frame, laid.bottom, laid.prepared) + 6
    title, description = tidy(timeline.title), picture_sentences(timeline, frame.drawn, view.language)
    content = _content(frame, laid.bottom)
    sections = tuple((section.name, section.bottom - section.top) for section in laid.sections)
    return Layout(view.width, height, tuple(frame.sheet.labels), content, title, description, laid.head, sections)


class Section(NamedTuple):
    """A section on the sheet: its name as `View.folded` knows it, its name to read, and from where to where it lies."""

    name: str
    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet with all lanes on it, but without the lines that run through them.

    `top` is where lines through all lanes begin, `turning_from` where those of turning points do, `end` where all of
    them end; the sections begin at `head`.
    """

    frame: Frame
    prepared: Ready
    top: float
    turning_from: float
    head: float
    end: float
    bottom: float
    sections: tuple[Section, ...]


def fill(timeline: Timeline, view: View, only: frozenset[str] | None = None, memory: Memory | None = None) -> Filled:
    """Puts axis, brackets, turning points and lanes on a sheet; what stands below them is left to the caller."""
    prepared = timeline.once(Readied(view.persons, None if memory is None else memory.entries))
    scale = _scale(timeline, view, prepared)
    frame = Frame(timeline, view, scale, timeline.once(Casting(prepared, view.persons, scale.first, scale.last)))
    if memory is not None:
        ground = (replace(view, brackets=()), scale, timeline.reference_day, timeline.persons, frame.cast.rungs)
        frame.lanes = memory.lanes((*ground, len(frame.cast.children)))
    points = turning_points(frame)
    top = frame.named(frame.word("axis"), partial(draw_axis, frame), 4)
    y = top
    if not frame.folded("brackets"):
        y = frame.named(frame.word("brackets"), partial(bracket_lane, frame), y)
    turning_from = y
    if points:
        y = frame.named(frame.word("turning_points"), partial(turning_lane, frame), y)
        turning_from = y - 3
    y += 4
    head = y
    frame.cuts.append(frame.sheet.cut(y))
    sections: list[Section] = []
    for section in _sections(frame):
        if only is None or section.name in only:
            below = frame.named(section.label, section.draw, y)
            sections.append(Section(section.name, section.label, y, below))
            y = below
            frame.cuts.append(frame.sheet.cut(y))
    end = y
    frame.sheet.strips.append(marks.line("edge", frame.breadth[0], y, frame.breadth[1], y))
    if y == head:
        y = _nothing(frame, y)
    return Filled(frame, prepared, top, turning_from, head, end, y, tuple(sections))


def cast_of(timeline: Timeline, view: View) -> tuple[Cast, Scale]:
    """Everything that the view shows, by lane, and the scale it is shown on."""
    prepared = timeline.once(Readied(view.persons))
    scale = _scale(timeline, view, prepared)
    return timeline.once(Casting(prepared, view.persons, scale.first, scale.last)), scale


class _Kind(NamedTuple):
    name: str
    label: str
    draw: Callable[[float], float]


def _sections(frame: Frame) -> list[_Kind]:
    """The sections in order, each with the function that draws it from a y and returns the y below."""
    children = [
        _Kind(
            f"child:{part.person.id if part.person else ''}",
            tidy(part.person.name) if part.person else frame.word("unknown_child"),
            partial(child_section, frame, part=part),
        )
        for part in frame.cast.children
    ]
    return [
        _Kind("family", frame.word("family"), partial(family_section, frame)),
        *children,
        _Kind("parents", frame.word("parents"), partial(adults_section, frame)),
        _Kind("people", frame.word("people"), partial(people_section, frame)),
        *([_Kind(DOMAINS, frame.word(DOMAINS), partial(domains_section, frame))] if frame.view.domains else []),
    ]


def _scale(timeline: Timeline, view: View, prepared: Ready) -> Scale:
    first, last = _range(timeline, view, prepared.entries)
    gutter = min(max(view.width * 0.105, 118.0), 168.0)
    return Scale.fit(first, last, gutter, view.width - MARGIN, view.magnified)


def _range(timeline: Timeline, view: View, entries: tuple[Entry, ...]) -> tuple[Day, Day]:
    """The days shown: as asked, or from the year in which the story starts until shortly after the reference day."""
    first, last = view.first, view.last
    if first is None:
        days = [entry.since for entry in entries if entry.since > 0]
        days += [p.birth.middle for p in timeline.children if p.birth.middle is not None]
        start = min(days, default=timeline.reference_day - 365)
        start = min(start, timeline.reference_day if last is None else last)
        first = _new_year(start)
    if last is None:
        end = max([timeline.reference_day, *(e.until for e in entries if _is_point_after(e, timeline.reference_day))])
        last = min(end + max(2, round((end - first) * _AFTER)), _LAST_DAY)
    return first, max(last, first + 1)


def _is_point_after(entry: Entry, reference_day: Day) -> bool:
    """Only what is planned within two years after the reference day stretches the axis."""
    return reference_day < entry.until <= reference_day + 731


def _new_year(day: Day) -> Day:
    return dt.date(dt.date.fromordinal(max(1, day)).year, 1, 1).toordinal()


def through(laid: Filled, top: float, bottom: float) -> list[str]:
    """The lines through all lanes between two heights: years, turning points, the reference day."""
    frame = laid.frame
    sheet = frame.sheet
    free = [box for box in sheet.free if box.y < bottom + 1 and box.y + box.h > top - 1]
    lines = [sheet.vertical("grid", frame.scale.x(day), top, bottom, free) for day in grid_days(frame)]
    rungs = [rung for rung in sheet.rungs if top <= rung[2] <= bottom]
    lines.extend(sheet.horizontal("rung", y, left, right) for left, right, y in rungs)
    if top <= laid.top:
        lines.append(Fixed(marks.line("axis", frame.left, 8, frame.left, bottom)))
    else:
        lines.append(Fixed(marks.line("axis", frame.left, top, frame.left, bottom)))
    start = max(top, laid.turning_from)
    if start < bottom:
        lines.extend(sheet.vertical("turn", x, start, bottom, free) for _, _, x in turning_points(frame))
    reference = frame.timeline.reference_day
    if frame.scale.shows(reference):
        lines.append(sheet.vertical("ref", frame.scale.x(reference), top, bottom, free))
    return lines


def _nothing(frame: Frame, y: float) -> float:
    """Says that there is nothing to see, rather than showing an axis without a word."""
    text = shortened(frame.word("nothing"), frame.right - frame.left - 12, SMALL)
    frame.sheet.body.append(frame.sheet.text(frame.left + 6, y + 18, text, SMALL, colour="cg"))
    return y + 26


def _foot(frame: Frame, y: float, prepared: Ready) -> float:
    if frame.view.legend:
        y = draw_legend(frame, y)
    domains = 0 if frame.view.domains else prepared.domains
    text = undrawn_text(prepared.undated, prepared.unfactual, domains, frame.language)
    if text:
        y += 16
        shown = shortened(text, frame.view.width - 2 * MARGIN, SMALL)
        frame.sheet.body.append(frame.sheet.text(MARGIN, y, shown, SMALL, colour="cg"))
    return y


def bands(frame: Frame, bottom: float) -> list[str]:
    """The shades behind all lanes."""
    return [marks.rect(css, x0, y, x1, bottom) for css, x0, x1, y in frame.sheet.bands]


def _content(frame: Frame, bottom: float) -> str:
    sheet = frame.sheet
    return "\n".join((*bands(frame, bottom), *sheet.tints, *sheet.lines, *sheet.strips, *sheet.body))


def document(view: View, layout: Layout) -> str:
    """An SVG document around the content of a layout, with its style sheet and, where asked, its fonts."""
    faces = css_for(set().union(*(box.text for box in layout.labels))) if view.fonts is Fonts.EMBED else ""
    width, height = layout.width, layout.height
    id = escaped(view.id)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}" height="{n(height)}" '
        f'viewBox="0 0 {n(width)} {n(height)}" class="{ROOT}" role="graphics-document document" lang="{view.language}" '
        f'aria-labelledby="{id}-title" aria-describedby="{id}-desc">\n'
        f'<title id="{id}-title">{escaped(layout.title)}</title>\n'
        f'<desc id="{id}-desc">{escaped(layout.description)}</desc>\n'
        f"<style>{faces}{stylesheet()}</style>\n"
        f'<rect width="{n(width)}" height="{n(height)}" fill="{PAPER}"/>\n{layout.content}\n</svg>\n'
    )
