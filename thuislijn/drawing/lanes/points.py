# SPDX-License-Identifier: EUPL-1.2
"""Lanes of points on a line: events, questions and reports, strengths, actions and decisions."""

from __future__ import annotations

from collections.abc import Callable

from thuislijn.drawing import marks
from thuislijn.drawing.entries import BOLD_FROM, Entry
from thuislijn.drawing.flags import GAP, Flag, Wish, plan_flags
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.crowds import draw_crowds, find_crowds
from thuislijn.drawing.scale import Level
from thuislijn.drawing.svg import n
from thuislijn.drawing.text import BOLD, SMALL, TEXT, Style, width
from thuislijn.drawing.words import short_date
from thuislijn.timeline.items import Analysis, Decision, Evaluation, Plan, Question

ROW = 14.0
"""Height of a row of flags, px."""
_DATE_GAP = 5.0

Mark = Callable[[Entry, float, float], str]


def event_mark(entry: Entry, x: float, y: float) -> str:
    return marks.dot(x, y, 4.2 if entry.weight >= BOLD_FROM else 3.3)


def question_mark(entry: Entry, x: float, y: float) -> str:
    return marks.ring(x, y) if isinstance(entry.item, Question) else marks.triangle(x, y)


def strength_mark(_entry: Entry, x: float, y: float) -> str:
    return marks.plus(x, y)


def action_mark(entry: Entry, x: float, y: float) -> str:
    if isinstance(entry.item, (Evaluation, Plan, Analysis)):
        return marks.open_tick(x, y)
    return marks.tick(x, y, isinstance(entry.item, Decision))


def point_lane(frame: Frame, y: float, entries: list[Entry], mark: Mark, rows: tuple[int, int, int, int]) -> float:
    """Draws the points with their flags; returns the y of the line they lie on.

    `rows`: the most rows of flags at each level of zoom; a point in a magnified stretch follows the level there.
    """
    frame.lane += 1
    scale = frame.scale
    shown = [e for e in entries if scale.shows(e.since)] + [e for e in entries if e.since < scale.first]
    wishes: list[Wish] = []
    texts: list[tuple[tuple[str, ...], str, Style]] = []
    for entry in shown:
        level = scale.level_at(entry.since)
        style = BOLD if entry.weight >= BOLD_FROM else TEXT
        dated = level >= Level.MONTHS and scale.shows(entry.since)
        date = short_date(entry.since, frame.language) if dated else ""
        before = width(date, SMALL) + _DATE_GAP if date else 0.0
        wanted = frame.flag_texts(frame.texts(entry.item), level, style) if rows[level] else ()
        texts.append((wanted, date, style))
        x = max(scale.x(entry.since), scale.left)
        wishes.append(Wish(x, tuple(before + width(text, style) for text in wanted), entry.weight))
    flags = plan_flags(wishes, frame.left, frame.right, rows[scale.finest()])
    top = max((flag.row + 1 for flag in flags), default=0)
    line = y + 8 + top * ROW + (3 if top else 0)
    frame.sheet.lines.append(marks.line("base", frame.left, line, frame.right, line))
    flagged = {flag.index: flag for flag in flags}
    crowds = find_crowds(frame, shown, [wish.x for wish in wishes], set(flagged))
    if crowds:
        draw_crowds(frame, shown, crowds, line)
    alone = set(range(len(shown))).difference(*(crowd.members for crowd in crowds))
    # Leaders under marks, light marks under heavy ones.
    for index in sorted(alone, key=lambda i: (shown[i].weight, i)):
        flag = flagged.get(index)
        inner = _extent(frame, shown[index], line) + _flag(frame, wishes[index], texts[index], flag, line)
        x = wishes[index].x
        if scale.shows(shown[index].since):
            inner += mark(shown[index], x, line) + frame.point_signs(shown[index], x, line, mark is action_mark)
        frame.sheet.body.append(frame.group(shown[index], inner))
    return line


def _extent(frame: Frame, entry: Entry, y: float) -> str:
    """The stretch that a point lasted, or that its date may lie in."""
    span = entry.span
    assert span is not None
    if not span.point and span.days:
        x0, x1 = frame.reach(span)
        return marks.line("span", x0, y, x1, y)
    start = entry.item.when.start
    if start.width:
        assert start.earliest is not None and start.latest is not None
        x0 = max(frame.scale.x(start.earliest), frame.left)
        x1 = min(frame.scale.x(start.latest), frame.right)
        if x1 - x0 > 12:
            frame.seen.add("unsure")
            return marks.line("unsure", x0, y, x1, y)
    return ""


def _flag(frame: Frame, wish: Wish, texts: tuple[tuple[str, ...], str, Style], flag: Flag | None, line: float) -> str:
    if flag is None:
        return ""
    wanted, date, style = texts
    text = wanted[flag.text]
    base = line - 11 - flag.row * ROW
    leader = f'<path class="sline" d="M{n(wish.x)} {n(line - 4)}V{n(base - 9)}"/>'
    x = wish.x - wish.widths[flag.text] - GAP if flag.left else wish.x + GAP
    parts = [leader]
    if date:
        parts.append(frame.sheet.text(x, base, date, SMALL, colour="cg", free=True))
        x += width(date, SMALL) + _DATE_GAP
    if flag.left:
        parts.append(frame.sheet.text(wish.x - GAP, base, text, style, "end", free=True))
    else:
        parts.append(frame.sheet.text(x, base, text, style, free=True))
    return "".join(parts)
