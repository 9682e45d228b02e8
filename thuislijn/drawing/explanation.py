# SPDX-License-Identifier: EUPL-1.2
"""The shared explanation as a diagram: factors in columns and rows, what feeds or eases what, and who sees it this way.

Arrows run between the boxes and never through a text. Shape says what colour would: a full arrow feeds, a dashed line
with a bar eases; a full dot agrees, a diamond sees it differently, a dashed ring was not asked yet (S0 6.1, S2 3.1).
Set in attributes and not in a style sheet, so that a page with a strict policy shows it as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thuislijn.drawing.explanation_layout import COLUMN, HEAD, MARGIN, Box, Placed, Route, placed, wrapped
from thuislijn.drawing.faces import SANS_STACK, SERIF_STACK
from thuislijn.drawing.palette import GREEN, GREEN_FILL, GREY, INK, PAPER, STRIP, STRIP_EDGE
from thuislijn.drawing.svg import escaped, n, tidy
from thuislijn.drawing.text import BOLD, SMALL, TEXT, width
from thuislijn.timeline.vocabulary import Language

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LEGEND_LINE = 24.0


class Seen(StrEnum):
    """How a voice sees a factor."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_ASKED = "not_asked"


_SEEN: dict[Seen, tuple[str, str]] = {
    Seen.AGREES: ("eens", "agrees"),
    Seen.DIFFERS: ("ziet het anders", "sees it differently"),
    Seen.NOT_ASKED: ("nog niet gevraagd", "not asked yet"),
}


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor: the numbers of its column and row, how many items of the timeline it rests on, and how each voice
    sees it, in the order of the voices."""

    id: str
    column: int
    row: int
    text: str
    items: int = 0
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """One factor feeds or eases another; arrows count from 1 in their order, in the diagram and in lists beside it."""

    source: str
    target: str
    eases: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """What the diagram shows. `good` is the row of what already goes well, drawn as such."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    factors: tuple[Factor, ...]
    arrows: tuple[Arrow, ...] = ()
    voices: tuple[str, ...] = ()
    good: int = -1


@dataclass(frozen=True, slots=True)
class Diagram:
    """SVG text and its size in px; the empty text where there is nothing to draw."""

    svg: str
    width: float
    height: float


def letter(number: int) -> str:
    """The letter of a voice: A to Z, then AA, AB ..."""
    more, last = divmod(number, len(_LETTERS))
    return (letter(more - 1) if more else "") + _LETTERS[last]


def draw_explanation(explained: Explained, language: Language, least_ratio: float = 0.0, id: str = "exp") -> Diagram:
    """The diagram. `least_ratio`: its width is at least this many times its height, so that it fits a page whole."""
    if not explained.factors:
        return Diagram("", 0, 0)
    boxes = [(one.id, one.column, one.row, tidy(one.text), len(one.seen), one.items) for one in explained.factors]
    links = [(one.source, one.target) for one in explained.arrows]
    plan = placed(boxes, links, [tidy(title) for title in explained.columns], [tidy(title) for title in explained.rows])
    legend, legend_height = _legend(explained, plan.width, plan.height, language)
    height = plan.height + legend_height + MARGIN
    wide = max(plan.width, height * least_ratio)
    left = (plan.width - wide) / 2
    title = "Verklaring: wat er speelt en hoe het samenhangt"
    title = title if language == "nl" else "Explanation: what is going on and how it fits together"
    parts = [
        _ground(explained, plan),
        *(_route(route, explained.arrows[route.number]) for route in plan.routes),
        *(_box(plan.boxes[one.id], one, explained, language) for one in explained.factors),
        *(_badge(route) for route in plan.routes),
        legend,
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{n(left)} 0 {n(wide)} {n(height)}" width="{n(wide)}" '
        f'height="{n(height)}" role="img" aria-labelledby="{id}-t {id}-d" lang="{language}" '
        f'font-family="{escaped(SANS_STACK)}" font-size="12" fill="{INK}"><title id="{id}-t">{title}</title>'
        f'<desc id="{id}-d">{escaped(described(explained, language))}</desc>{"".join(parts)}</svg>'
    )
    return Diagram(svg, wide, height)


def described(explained: Explained, language: Language) -> str:
    """The whole diagram in words: each factor in its place, who sees it how, and each arrow."""
    texts = {one.id: tidy(one.text) for one in explained.factors}
    told = []
    for one in sorted(explained.factors, key=lambda one: (one.column, one.row)):
        seen = [
            f"{tidy(voice)}: {_in(_SEEN[how], language)}"
            for voice, how in zip(explained.voices, one.seen, strict=False)
        ]
        place = f"{explained.columns[one.column]}, {explained.rows[one.row]}"
        told.append(f"{place}: {texts[one.id]}" + (f" ({'; '.join(seen)})" if seen else ""))
    does = {False: ("versterkt", "feeds"), True: ("verzacht", "eases")}
    told += [
        f"{number}. {texts[one.source]} {_in(does[one.eases], language)}: {texts[one.target]}"
        for number, one in enumerate(explained.arrows, 1)
        if one.source in texts and one.target in texts
    ]
    return ". ".join(told)


def _in(words: tuple[str, str], language: Language) -> str:
    return words[0] if language == "nl" else words[1]


def _ground(explained: Explained, plan: Placed) -> str:
    """Titles of the columns, and a strip behind each row with its title."""
    parts = [f'<rect x="{n(0)}" y="0" width="{n(plan.width)}" height="{n(plan.height)}" fill="{PAPER}"/>']
    for number, (top, bottom) in enumerate(plan.rows):
        fill = GREEN_FILL if number == explained.good else STRIP
        parts.append(
            f'<rect x="{n(MARGIN)}" y="{n(top)}" width="{n(plan.width - 2 * MARGIN)}" height="{n(bottom - top)}" '
            f'rx="6" fill="{fill}" fill-opacity=".55"/>'
        )
        lines = wrapped(tidy(explained.rows[number]), HEAD - 16, BOLD)
        parts.append(_lines(lines, MARGIN + 10, top + 24, 'font-weight="600"', 15))
    for number, left in enumerate(plan.columns):
        title = tidy(explained.columns[number])
        parts.append(
            f'<text x="{n(left)}" y="{n(MARGIN + 16)}" font-family="{escaped(SERIF_STACK)}" font-weight="600" '
            f'font-size="16">{escaped(title)}</text>'
        )
    return "".join(parts)


def _lines(lines: list[str], x: float, y: float, how: str = "", step: float = 16) -> str:
    return "".join(
        f'<text x="{n(x)}" y="{n(y + number * step)}" {how}>{escaped(line)}</text>' for number, line in enumerate(lines)
    )


def _box(box: Box, factor: Factor, explained: Explained, language: Language) -> str:
    edge = GREEN if factor.row == explained.good else INK
    parts = [
        f'<rect x="{n(box.x)}" y="{n(box.y)}" width="{n(COLUMN)}" height="{n(box.h)}" rx="4" fill="#ffffff" '
        f'stroke="{edge}" stroke-width="1.2"/>',
        _lines(list(box.lines), box.x + 12, box.y + 22),
    ]
    x, y = box.x + 20, box.marks_y
    for number, how in enumerate(factor.seen):
        if x > box.x + COLUMN - 16:
            x, y = box.x + 20, y + 20
        parts.append(_mark(x, y, how, letter(number)))
        x += 21
    if factor.items:
        words = _in((f"rust op {factor.items} van de tijdlijn", f"rests on {factor.items} from the timeline"), language)
        parts.append(f'<text x="{n(box.x + 12)}" y="{n(box.items_y)}" font-size="11" fill="{GREY}">{words}</text>')
    return "".join(parts)


def _mark(x: float, y: float, how: Seen, sign: str) -> str:
    """A shape for each of the three, with the letter of who it is; the shapes differ without their colours."""
    if how is Seen.AGREES:
        shape = f'<circle cx="{n(x)}" cy="{n(y)}" r="8.5" fill="{INK}"/>'
    elif how is Seen.DIFFERS:
        diamond = f"M{n(x)} {n(y - 10.5)}l10.5 10.5l-10.5 10.5l-10.5 -10.5z"
        shape = f'<path d="{diamond}" fill="#ffffff" stroke="{INK}" stroke-width="1.8"/>'
    else:
        shape = f'<circle cx="{n(x)}" cy="{n(y)}" r="8.5" fill="none" stroke="{GREY}" stroke-dasharray="2.5 2.5"/>'
    colour = "#ffffff" if how is Seen.AGREES else GREY if how is Seen.NOT_ASKED else INK
    size = 10 if len(sign) == 1 else 8
    return (
        f'{shape}<text x="{n(x)}" y="{n(y + 3.5)}" text-anchor="middle" font-size="{size}" font-weight="600" '
        f'fill="{colour}">{sign}</text>'
    )


def _route(route: Route, arrow: Arrow) -> str:
    """The line with round corners, and at its end an arrow head or a bar."""
    points = route.points
    path = f"M{n(points[0][0])} {n(points[0][1])}"
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        path += _corner(before, x, y, after)
    end_x, end_y = points[-1]
    way = 1 if points[-1][0] > points[-2][0] else -1
    dash = ' stroke-dasharray="6 4"' if arrow.eases else ""
    stop = end_x - way * (4 if arrow.eases else 8)
    line = f'<path d="{path}L{n(stop)} {n(end_y)}" fill="none" stroke="{INK}" stroke-width="1.5"{dash}/>'
    if arrow.eases:
        return line + f'<path d="M{n(stop)} {n(end_y - 6)}v12" stroke="{INK}" stroke-width="3"/>'
    return line + f'<path d="M{n(end_x - way)} {n(end_y)}l{n(-way * 9)} -5v10z" fill="{INK}"/>'


def _corner(before: tuple[float, float], x: float, y: float, after: tuple[float, float]) -> str:
    def toward(point: tuple[float, float]) -> tuple[float, float]:
        dx, dy = point[0] - x, point[1] - y
        far = max(abs(dx), abs(dy)) or 1
        step = min(5.0, far / 2) / far
        return x + dx * step, y + dy * step

    (ax, ay), (bx, by) = toward(before), toward(after)
    return f"L{n(ax)} {n(ay)}Q{n(x)} {n(y)} {n(bx)} {n(by)}"


def _badge(route: Route) -> str:
    x, y = route.badge
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="8" fill="{PAPER}" stroke="{STRIP_EDGE}"/>'
        f'<text x="{n(x)}" y="{n(y + 3.5)}" text-anchor="middle" font-size="10" font-weight="600">'
        f"{route.number + 1}</text>"
    )


def _legend(explained: Explained, room: float, top: float, language: Language) -> tuple[str, float]:
    """What the marks mean and who is which letter, in lines that fit; with its height."""
    entries: list[tuple[str, str]] = []
    if explained.arrows:
        line = f'<path d="M0 0h22" stroke="{INK}" stroke-width="1.5"'
        entries += [
            (f'{line}/><path d="M28 0l-9 -5v10z" fill="{INK}"/>', _in(("versterkt", "feeds"), language)),
            (
                f'{line} stroke-dasharray="6 4"/><path d="M24 -6v12" stroke="{INK}" stroke-width="3"/>',
                _in(("verzacht", "eases"), language),
            ),
        ]
    if explained.voices:
        entries += [(_mark(18, 0, how, ""), _in(_SEEN[how], language)) for how in Seen]
        entries += [
            (f'<text x="27" y="4" font-weight="600" text-anchor="end">{letter(number)}</text>', tidy(voice))
            for number, voice in enumerate(explained.voices)
        ]
    parts = []
    x, y = MARGIN, top + 14
    for drawn, words in entries:
        lines = wrapped(words, room - 3 * MARGIN, SMALL)
        needed = 34 + max(width(line, TEXT) for line in lines) + 22
        if x + needed > room - MARGIN and x > MARGIN:
            x, y = MARGIN, y + _LEGEND_LINE
        parts.append(f'<g transform="translate({n(x)} {n(y)})">{drawn}{_lines(lines[:1], 34, 4)}</g>')
        x += needed
    return "".join(parts), (y + _LEGEND_LINE - top if entries else 0.0)
