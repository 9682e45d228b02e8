# SPDX-License-Identifier: EUPL-1.2
"""The section of the family: events, questions and reports, what goes well, actions and decisions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.bars import Rows
from thuislijn.drawing.lanes.kinds import lane_of
from thuislijn.drawing.lanes.points import (
    action_mark,
    event_mark,
    point_lane,
    question_mark,
    strength_mark,
)
from thuislijn.drawing.svg import Fixed
from thuislijn.drawing.text import SMALL, width
from thuislijn.timeline.items import Analysis, Evaluation, Plan, Question

EVENT_ROWS = (3, 3, 5, 6)
ACTION_ROWS = (0, 3, 8, 10)
_STACKED = 14.0  # between names that have no room beside each other, px

_Sign = Callable[[float, float], str]


def family_section(frame: Frame, y: float) -> float:
    """Draws the section where there is anything in it; returns the y below."""
    family = frame.cast.family
    if not any(family.lanes.values()):
        return y
    folded = frame.folded("family")
    y = frame.strip(y, frame.word("family"), folded=folded)
    if folded:
        return y
    for name, draw in (
        ("events", _events),
        ("strengths", _strengths),
        ("questions", _questions),
        ("actions", _actions),
        ("circumstances", _circumstances),
        ("help", _help),
    ):
        entries = family.lane(name)
        if entries and not frame.folded(name):
            y = frame.kept(name, entries, y, partial(draw, frame, entries=entries))
    return y + 3


def _events(frame: Frame, y: float, entries: list[Entry]) -> float:
    line = point_lane(frame, y, entries, event_mark, EVENT_ROWS)
    _names(frame, line, [(frame.word("events"), lambda x, y: marks.dot(x, y, 3.3))])
    return line + 9


def _strengths(frame: Frame, y: float, entries: list[Entry]) -> float:
    """As much room as events and reports get: strengths are recorded as carefully as worries."""
    line = point_lane(frame, y, entries, strength_mark, EVENT_ROWS)
    _names(frame, line, [(frame.word("strengths"), marks.plus)])
    return line + 9


def _questions(frame: Frame, y: float, entries: list[Entry]) -> float:
    asked = any(isinstance(entry.item, Question) for entry in entries)
    reported = any(not isinstance(entry.item, Question) for entry in entries)
    parts: list[tuple[str, _Sign]] = []
    if asked:
        parts.append((frame.word("question"), marks.ring))
    if reported:
        parts.append((frame.word("report"), marks.triangle))
    beside = sum(width(text, SMALL) + 26 for text, _ in parts) <= frame.left - 8
    if beside:
        line = point_lane(frame, y, entries, question_mark, EVENT_ROWS)
        _names(frame, line, parts)
        return line + 10
    line = point_lane(frame, y + _STACKED, entries, question_mark, EVENT_ROWS)
    for number, part in enumerate(reversed(parts)):
        _names(frame, line - number * _STACKED, [part])
    return line + 10


def _actions(frame: Frame, y: float, entries: list[Entry]) -> float:
    line = point_lane(frame, y, entries, action_mark, ACTION_ROWS)
    if any(isinstance(entry.item, (Evaluation, Plan, Analysis)) for entry in entries):
        frame.seen.add("evaluation")
    _names(frame, line, [(frame.word("actions"), lambda x, y: marks.tick(x, y, True))])
    return line + 10


def _circumstances(frame: Frame, y: float, entries: list[Entry]) -> float:
    return lane_of(frame, y + 3, "circumstances", entries, Rows(most=5))


def _help(frame: Frame, y: float, entries: list[Entry]) -> float:
    return lane_of(frame, y + 3, "help", entries, Rows())


def _names(frame: Frame, y: float, parts: list[tuple[str, _Sign]]) -> None:
    """Names and signs of a lane side by side, the last one at the edge of the plot."""
    x = frame.left - 16.0
    for text, sign in reversed(parts):
        frame.sheet.body.append(Fixed(sign(x, y)))
        frame.gutter(y, text, inset=frame.left - x + 10)
        x -= width(text, SMALL) + 24
