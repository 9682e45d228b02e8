# SPDX-License-Identifier: EUPL-1.2
"""Points that lie too close to be told apart: one mark leads to all of them, and a shorter stretch shows each alone.

Only a drawing that can be zoomed does this, and only where a whole life is in sight (design, section 3: a barcode). The
signs stay what they are, at their own days; those of one kind are one path, so that a browser has little to lay out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from thuislijn.drawing import marks
from thuislijn.drawing.entries import BOLD_FROM, Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.scale import DAYS_PER_MONTH, Level
from thuislijn.drawing.svg import crowd_group, n
from thuislijn.drawing.words import crowd_sentence
from thuislijn.timeline.items import Analysis, Decision, Evaluation, Plan, Question
from thuislijn.timeline.moment import Day
from thuislijn.timeline.vocabulary import EventKind

ROOM = 10.0
"""Px that a point of a lane has on average, under which the lane is crowded."""
BREADTH = 24.0
"""Px that a crowd spans at most, and its mark at least: what a finger can hit (WCAG 2.2, 2.5.8)."""
_LEAST = 3  # points that make a crowd
_HALF = 8.0  # half the height of its mark, px
_AROUND = 4  # times its own days are shown of a crowd that somebody goes into ...
_SHORTEST = 180  # ... and at least this many days
_OF_YEARS = 0.9 * DAYS_PER_MONTH / 14  # days a px that just show every point alone (`Level.YEARS`)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Points by their index, in order of time, with the first and last x."""

    members: tuple[int, ...]
    x0: float
    x1: float


def find_crowds(frame: Frame, shown: Sequence[Entry], places: Sequence[float], flagged: set[int]) -> list[Crowd]:
    """The crowds of a lane. What has a flag, is disputed or is marked stays alone, wherever it lies."""
    if frame.view.link is None or frame.scale.finest() is not Level.LIFE:
        return []
    if len(shown) * ROOM <= frame.right - frame.left:
        return []
    free = [i for i, entry in enumerate(shown) if i not in flagged and _may_join(frame, entry)]
    found: list[list[int]] = []
    for i in sorted(free, key=lambda i: (places[i], i)):
        if found and places[i] - places[found[-1][0]] <= BREADTH and places[i] - places[found[-1][-1]] <= ROOM:
            found[-1].append(i)
        else:
            found.append([i])
    return [Crowd(tuple(one), places[one[0]], places[one[-1]]) for one in found if len(one) >= _LEAST]


def _may_join(frame: Frame, entry: Entry) -> bool:
    return not entry.disputed and entry.item.id not in frame.view.lit and frame.scale.shows(entry.since)


def draw_crowds(frame: Frame, shown: Sequence[Entry], crowds: Sequence[Crowd], line: float) -> None:
    """The signs of all crowds of a lane on their line, and a mark over each crowd."""
    paths: dict[str, dict[str, None]] = {}
    for crowd in crowds:
        for i in crowd.members:
            x = round(frame.scale.x(shown[i].since))
            css, path = _sign(shown[i], x, line)
            paths.setdefault(css, {})[path] = None
            span = shown[i].span
            if span is not None and span.days:
                paths.setdefault("span", {})[f"M{n(x)} {n(line)}H{n(frame.reach(span)[1])}"] = None
        if any(not shown[i].item.reviewed for i in crowd.members):
            frame.seen.add("unreviewed")
            dotted = f"M{n(crowd.x0 - 4)} {n(line + _HALF)}H{n(crowd.x1 + 4)}"
            paths.setdefault("unrev", {})[dotted] = None
    body = frame.sheet.body
    for css in sorted(paths, key=_LAYERS.index):
        path = "".join(paths[css])
        body.append(f'<path class="{css}" d="{path}"/>')
        if css == "rings":
            body.append(f'<path class="holes" d="{path}"/>')
    body.extend(_mark(frame, [shown[i] for i in crowd.members], crowd, line) for crowd in crowds)


_LAYERS = ("unrev", "span", "rings", "dots", "dots big", "green", "red", "tick", "otick")


def _sign(entry: Entry, x: float, y: float) -> tuple[str, str]:
    """CSS class and path of the sign of a point; a dot is a line of no length with round ends."""
    item, point = entry.item, f"M{n(x)} {n(y)}h0"
    if isinstance(item, Question):
        return "rings", point
    kind = getattr(item, "event_kind", None)
    if kind is EventKind.REPORT:
        return "red", marks.triangle_path(x, y)
    if kind is EventKind.STRENGTH:
        return "green", marks.plus_path(x, y)
    if kind is None or kind in (EventKind.ACTION, EventKind.HANDOVER):
        if isinstance(item, (Evaluation, Plan, Analysis)):
            return "otick", f"M{n(x - 2.2)} {n(y - 4.4)}h4.4v8.8h-4.4Z"
        wide = marks.tick_width(isinstance(item, Decision))
        return "tick", f"M{n(x - wide / 2)} {n(y - 5)}h{n(wide)}v10h-{n(wide)}Z"
    return "dots big" if entry.weight >= BOLD_FROM else "dots", point


def _mark(frame: Frame, entries: list[Entry], crowd: Crowd, line: float) -> str:
    first, last = entries[0].since, max(entry.since for entry in entries)
    unreviewed = sum(not entry.item.reviewed for entry in entries)
    said = crowd_sentence(len(entries), first, last, unreviewed, frame.language)
    around = max(0.0, (BREADTH - (crowd.x1 - crowd.x0)) / 2)
    hit = marks.rect("hit", crowd.x0 - around, line - _HALF, crowd.x1 + around, line + _HALF)
    frame.drawn += len(entries)
    data = f' data-l="{frame.lane}" data-m="{first}"'
    ids = [entry.item.id for entry in entries]
    return crowd_group(ids, said, hit, _address(frame, first, last), data)


def _address(frame: Frame, first: Day, last: Day) -> str:
    """The address of a stretch around the crowd in which every point is drawn alone."""
    most = int((frame.right - frame.left) * _OF_YEARS)
    half = min(max((last - first) * _AROUND, _SHORTEST), most) // 2
    middle = (first + last) // 2
    days = (dt.date.fromordinal(max(1, day)).isoformat() for day in (middle - half, middle + half))
    address = frame.view.link_days
    for name, day in zip(("{first}", "{last}"), days, strict=True):
        address = address.replace(name, day)
    return address
