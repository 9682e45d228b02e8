# SPDX-License-Identifier: EUPL-1.2
"""The whole story in one narrow strip: where each child lived, what the lenses marked, the turning points.

It carries no words but the years, so that it can lie under any drawing as a map of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.drawing import marks
from thuislijn.drawing.axis import year_starts
from thuislijn.drawing.draw import cast_of
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.svg import n
from thuislijn.drawing.text import SMALL
from thuislijn.drawing.view import Bracket, Tone, View
from thuislijn.timeline.items import Stay, TurningPoint
from thuislijn.timeline.timeline import Timeline

HEIGHT = 44.0
_TOP, _BOTTOM = 4.0, 28.0
_YEARS = 39.0
_ROWS = 4  # children in a row of their own; a fifth shares the last row
_TICKS = 3.0


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip as SVG content, with the days it runs over and the turning points by number and x."""

    width: int
    scale: Scale
    content: str
    points: tuple[tuple[int, TurningPoint, float], ...]


def draw_overview(timeline: Timeline, width: int, persons: tuple[str, ...], brackets: tuple[Bracket, ...]) -> Overview:
    """The strip of a timeline over its whole range, `width` px wide."""
    view = View(width=width, persons=persons, brackets=brackets)
    whole, scale = cast_of(timeline, view)
    scale = Scale.fit(scale.first, scale.last, 0.0, float(width))
    parts = [marks.rect("paper", 0, 0, width, HEIGHT)]
    parts.extend(_bands(brackets, scale))
    parts.extend(_stays([part.lane("living") for part in whole.children], scale))
    parts.append(_ticks(whole.family.lanes, scale))
    parts.extend(_years(scale))
    if scale.shows(timeline.reference_day):
        parts.append(marks.line("ref", scale.x(timeline.reference_day), 0, scale.x(timeline.reference_day), _BOTTOM))
    points = _points(timeline, persons, scale)
    parts.extend(marks.line("turn", x, 0, x, _BOTTOM) for _, _, x in points)
    return Overview(width, scale, "".join(parts), points)


def _bands(brackets: tuple[Bracket, ...], scale: Scale) -> list[str]:
    return [
        marks.rect("bandh" if b.tone is Tone.HOT else "bandq", scale.x(b.start), 0, scale.x(b.end + 1), _BOTTOM)
        for b in brackets
    ]


def _stays(lanes: list[list[Entry]], scale: Scale) -> list[str]:
    rows = min(_ROWS, max(1, len(lanes)))
    pitch = (_BOTTOM - _TOP - _TICKS - 2) / rows
    found = []
    for number, entries in enumerate(lanes):
        y = _TOP + min(number, rows - 1) * pitch
        for entry in entries:
            if entry.span is None or not isinstance(entry.item, Stay):
                continue
            x0, x1 = scale.x(entry.span.start), min(scale.x(entry.span.end), scale.right)
            found.append(marks.rect(f"p-{entry.item.place.value} ns", x0, y, max(x1, x0 + 1.5), y + pitch - 1.5))
    return found


def _ticks(lanes: dict[str, list[Entry]], scale: Scale) -> str:
    """What happened around the family, as one row of fine strokes: where it is dense, there was much to do."""
    days = {round(scale.x(entry.since)) for entries in lanes.values() for entry in entries}
    steps = "".join(f"M{x + 0.5:.1f} {n(_BOTTOM - _TICKS)}v{n(_TICKS)}" for x in sorted(days) if 0 <= x < scale.right)
    return f'<path class="span" d="{steps}"/>' if steps else ""


def _years(scale: Scale) -> list[str]:
    per_year = scale.outside * 365.25
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if s * per_year >= 44), 200)
    parts = [marks.line("axis", 0, _BOTTOM, scale.right, _BOTTOM)]
    for year, day in year_starts(scale.first, scale.last, step):
        x = scale.x(day)
        parts.append(marks.line("axis", x, _BOTTOM, x, _BOTTOM + 4))
        if x + 30 < scale.right:
            parts.append(f'<text class="{SMALL.name} cg" x="{n(x + 3)}" y="{n(_YEARS)}">{year}</text>')
    return parts


def _points(timeline: Timeline, persons: tuple[str, ...], scale: Scale) -> tuple[tuple[int, TurningPoint, float], ...]:
    dated = [(point.when.middle, point.id, point) for point in timeline.turning_points]
    known = sorted(((day, id, p) for day, id, p in dated if day is not None), key=lambda triple: triple[:2])
    return tuple(
        (number, point, scale.x(day))
        for number, (day, _, point) in enumerate(known, 1)
        if scale.shows(day) and not (persons and point.persons and set(persons).isdisjoint(point.persons))
    )
