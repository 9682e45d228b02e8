# SPDX-License-Identifier: EUPL-1.2
"""Where the boxes of the explanation stand, and how its arrows run: through the gutters, never through a box.

Columns of boxes with a gutter to the right of each; between two rows a channel. An arrow leaves a box sideways, runs up
or down in a lane of its own in a gutter, and enters the other box sideways. Two columns away it crosses the middle
column through the channel above the row of its target. All in px from the top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from thuislijn.drawing.text import TEXT, Style, width

COLUMN = 252.0
MARGIN = 16.0
HEAD = 112.0
"""Room for the titles of the rows."""
_TOP = 46.0
_LINE = 16.0
_BETWEEN = 14.0  # px between two boxes under each other
_PAD = 14.0  # inside a row, above its first box and below its last
_LANE = 18.0
_PORT = 13.0
_MARKS_IN_A_LINE = 11
_EMPTY_ROW = 52.0

BoxOrder = tuple[str, int, int, str, int, int]  # id, column, row, text, number of marks, number of items
Point = tuple[float, float]


@dataclass(slots=True)
class Box:
    """A factor with its lines of text; `marks_y` is the middle of its first line of marks."""

    id: str
    column: int
    row: int
    lines: tuple[str, ...]
    has_items: bool
    h: float
    x: float = 0.0
    y: float = 0.0
    marks_y: float = 0.0
    items_y: float = 0.0
    ports: dict[bool, list[int]] = field(default_factory=lambda: {True: [], False: []})
    """Numbers of the arrows that touch its right side (True) and its left."""


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of one arrow from box to box, and the middle of its number."""

    number: int
    points: tuple[Point, ...]
    badge: Point


@dataclass(frozen=True, slots=True)
class Placed:
    """Everything in its place: left sides of columns, top and bottom of rows."""

    boxes: dict[str, Box]
    routes: tuple[Route, ...]
    columns: tuple[float, ...]
    rows: tuple[tuple[float, float], ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Link:
    number: int
    source: Box
    target: Box

    @property
    def gutters(self) -> tuple[int, ...]:
        """The gutters it runs through, from source to target."""
        a, b = self.source.column, self.target.column
        if a == b:
            return (a,)
        return tuple(range(a, b)) if a < b else tuple(range(a - 1, b - 1, -1))

    def leaves_right(self) -> bool:
        return self.target.column >= self.source.column

    def enters_right(self) -> bool:
        return self.target.column <= self.source.column


def wrapped(text: str, room: float, style: Style) -> list[str]:
    """The text in lines of at most `room` px; a word that is wider is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while width(word, style) > room:
            fits = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n], style) <= room), 1)
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:fits])
            word = word[fits:]
        longer = f"{line} {word}" if line else word
        if width(longer, style) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line or not lines else lines


def placed(
    orders: Sequence[BoxOrder], arrows: Sequence[tuple[str, str]], columns: Sequence[str], rows: Sequence[str]
) -> Placed:
    """Places all. An arrow from or to a box that is not there, or to itself, is left out."""
    boxes = {order[0]: _box(order) for order in orders}
    links = [
        _Link(number, boxes[source], boxes[target])
        for number, (source, target) in enumerate(arrows)
        if source in boxes and target in boxes and source != target
    ]
    for link in links:
        link.source.ports[link.leaves_right()].append(link.number)
        link.target.ports[link.enters_right()].append(link.number)
    for box in boxes.values():
        box.h = max(box.h, (max(len(box.ports[True]), len(box.ports[False])) + 1) * _PORT)
    lefts, right = _columns(links, len(columns))
    bands, channels, bottom = _rows(boxes, links, lefts, rows)
    return Placed(boxes, tuple(_routes(links, lefts, channels)), tuple(lefts), tuple(bands), right, bottom)


def _box(order: BoxOrder) -> Box:
    id, column, row, text, marks, items = order
    lines = tuple(wrapped(text, COLUMN - 24, TEXT))
    mark_lines = -(-marks // _MARKS_IN_A_LINE)
    height = 14 + len(lines) * _LINE + (16 if items else 0) + mark_lines * 20 + 6
    return Box(id, column, row, lines, bool(items), height)


def _columns(links: list[_Link], count: int) -> tuple[list[float], float]:
    """Left side of each column, and the right side of all; a gutter is as wide as its lanes."""
    lanes = [sum(column in link.gutters for link in links) for column in range(count)]
    lefts = []
    x = MARGIN + HEAD
    for column in range(count):
        lefts.append(x)
        last = column == count - 1
        x += COLUMN + (lanes[column] + 1) * _LANE * bool(lanes[column]) + (0 if last else 26 * (not lanes[column]) + 14)
    return lefts, x + MARGIN + 14


def _rows(
    boxes: dict[str, Box], links: list[_Link], lefts: list[float], rows: Sequence[str]
) -> tuple[list[tuple[float, float]], dict[int, float], float]:
    """Places the boxes row by row. Returns top and bottom of each row, the height of the channel for each arrow that
    crosses a column, and the bottom of all."""
    bands: list[tuple[float, float]] = []
    channels: dict[int, float] = {}
    y = _TOP
    for row, title in enumerate(rows):
        crossing = [link for link in links if len(link.gutters) > 1 and link.target.row == row]
        for number, link in enumerate(crossing):
            channels[link.number] = y + 8 + number * _LANE
        y += len(crossing) * _LANE + (6 if crossing else 0)
        bottom = y + max(_EMPTY_ROW, 26.0 + 15 * len(wrapped(title, HEAD - 16, TEXT)))
        for column, left in enumerate(lefts):
            below = y + _PAD
            for box in (one for one in boxes.values() if (one.row, one.column) == (row, column)):
                box.x, box.y = left, below
                text_end = below + 14 + len(box.lines) * _LINE
                box.items_y = text_end + 10
                box.marks_y = text_end + (16 if box.has_items else 0) + 11
                below += box.h + _BETWEEN
                bottom = max(bottom, below - _BETWEEN + _PAD)
        bands.append((y, bottom))
        y = bottom + 12
    return bands, channels, y


def _routes(links: list[_Link], lefts: list[float], channels: dict[int, float]) -> list[Route]:
    """The corners of every arrow, each with a lane of its own in every gutter that it runs through."""
    leaving, entering = _ports(links)
    lanes: dict[tuple[int, int], float] = {}
    for gutter, left in enumerate(lefts):
        inside = [link for link in links if gutter in link.gutters]
        inside.sort(key=lambda link: (min(leaving[link.number], entering[link.number]), link.number))
        for place, link in enumerate(inside, 1):
            lanes[gutter, link.number] = left + COLUMN + place * _LANE
    routes = []
    for link in links:
        start = link.source.x + (COLUMN if link.leaves_right() else 0)
        end = link.target.x + (COLUMN if link.enters_right() else 0)
        leave, enter = leaving[link.number], entering[link.number]
        xs = [lanes[gutter, link.number] for gutter in link.gutters]
        turn = enter if len(xs) == 1 else channels[link.number]
        middle = [(xs[0], leave), (xs[0], turn)] + ([] if len(xs) == 1 else [(xs[-1], turn), (xs[-1], enter)])
        badge = (xs[0], (leave + turn) / 2)
        routes.append(Route(link.number, ((start, leave), *middle, (end, enter)), badge))
    return routes


def _ports(links: list[_Link]) -> tuple[dict[int, float], dict[int, float]]:
    """The height at which each arrow leaves and enters: spread over the side of a box, the higher the other end the
    higher, and no two at one height in a gutter, where they would run over each other."""
    by_number = {link.number: link for link in links}
    leaving: dict[int, float] = {}
    entering: dict[int, float] = {}
    taken: dict[int, list[float]] = {}
    boxes = {id(box): box for link in links for box in (link.source, link.target)}
    for box in boxes.values():
        for right, numbers in box.ports.items():
            gutter = box.column if right else box.column - 1
            numbers.sort(key=lambda number: _other(by_number[number], box).y)
            for place, number in enumerate(numbers, 1):
                wanted = box.y + place * box.h / (len(numbers) + 1)
                y = _free(wanted, box, taken.setdefault(gutter, []))
                (leaving if by_number[number].source is box else entering)[number] = y
    return leaving, entering


def _other(link: _Link, box: Box) -> Box:
    return link.target if link.source is box else link.source


def _free(wanted: float, box: Box, taken: list[float]) -> float:
    """The height nearest to what is wanted, on the side of the box, that no other arrow of the gutter has."""
    steps = sorted((step * way for step in range(int(box.h)) for way in (1, -1)), key=abs)
    inside = (wanted + step for step in steps if box.y + 5 <= wanted + step <= box.y + box.h - 5)
    found = next((y for y in inside if all(abs(y - other) >= 4 for other in taken)), wanted)
    taken.append(found)
    return found
