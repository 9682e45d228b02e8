# SPDX-License-Identifier: EUPL-1.2
"""The section of the people involved: who had the lead, and how many organisations were at work at once."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.bars import Bar, Look, Rows, bar_lane, make_bar
from thuislijn.drawing.scale import Level
from thuislijn.drawing.spans import Span
from thuislijn.drawing.svg import escaped, n, tidy
from thuislijn.drawing.text import SMALL, SMALL_BOLD, width
from thuislijn.drawing.words import duration_text
from thuislijn.timeline.items import Involvement
from thuislijn.timeline.moment import Day

LEAD = Look("lead", legend="lead")
VACANT = Look("absent est", "cr", "cr", legend="vacant")
GAP = Look("gap est", "cg", "cg", legend="lead_gap")

GAP_FROM = 21
"""Days without any lead on record from which the gap is marked as such."""
_ROW = 14.0
_BAR = 9.0
_MOST_ROWS = 24
_SILHOUETTE = 34.0
_PEAK_FROM = 3


def people_section(frame: Frame, y: float) -> float:
    """Draws the section where there is anything in it; returns the y below."""
    cast = frame.cast
    if not cast.lead and not cast.organisations:
        return y
    folded = frame.folded("people")
    y = frame.strip(y, frame.word("people"), folded=folded)
    if folded:
        return y
    y += 4
    if cast.lead and not frame.folded("lead"):
        y = frame.kept("lead", cast.lead, y, partial(_lead, frame))
    if cast.organisations and not frame.folded("organisations"):
        draw = _rows if frame.scale.finest() >= Level.YEARS else _silhouette
        made_of = [(frame.timeline.organisation(id), entries) for id, entries in cast.organisations.items()]
        y = frame.kept("organisations", made_of, y, partial(draw, frame))
    return y + 4


def _lead(frame: Frame, y: float) -> float:
    frame.gutter(y + 7, frame.word("lead"))
    bars: list[Bar] = []
    for entry in frame.cast.lead:
        vacant = isinstance(entry.item, Involvement) and entry.item.vacant
        texts = frame.texts(entry.item)
        if vacant and entry.span is not None and entry.span.days:
            nobody = frame.word("nobody")
            texts = (f"{nobody}, {duration_text(entry.span.days, frame.language)}", nobody)
        bars.append(make_bar(frame, entry, VACANT if vacant else LEAD, texts))
    bars.extend(_gaps(frame))
    return bar_lane(frame, y, bars, Rows(single=True, most=1))


def _gaps(frame: Frame) -> list[Bar]:
    """Between two recorded leads: dashed in grey, for not recorded is not the same as nobody."""
    spans = sorted((e.span.start, e.span.end) for e in frame.cast.lead if e.span is not None)
    bars: list[Bar] = []
    until: Day | None = None
    for start, end in spans:
        if until is not None and start - until >= GAP_FROM:
            span = Span(until, start)
            x0, x1 = frame.reach(span)
            if x1 - x0 > 4:
                bars.append(Bar(None, span, GAP, (frame.word("lead_gap"), "?"), x0, x1, weight=-1.0))
        until = end if until is None else max(until, end)
    return bars


# ------------------------------------------------------------------------------------------ organisations


def _rows(frame: Frame, y: float) -> float:
    """One row for each organisation, those with the most days first in line where there are too many."""
    y += 2
    organisations = frame.cast.organisations
    kept = sorted(organisations, key=lambda id: -_days(organisations[id]))[:_MOST_ROWS]
    shown = [id for id in organisations if id in set(kept)]
    for id in shown:
        organisation = frame.timeline.organisation(id)
        assert organisation is not None
        middle = y + _ROW / 2
        frame.gutter(middle, organisation.name)
        frame.sheet.lines.append(marks.line("base", frame.left, middle, frame.right, middle))
        frame.sheet.body.append(_row(frame, tidy(organisation.name), organisations[id], middle))
        y += _ROW
    rest = len(organisations) - len(shown)
    if rest:
        text = f"en {rest} andere organisaties" if frame.language == "nl" else f"and {rest} other organisations"
        frame.sheet.body.append(frame.sheet.text(frame.left + 4, y + 11, text, SMALL, colour="cg"))
        y += _ROW
    return y


def _days(entries: list[Entry]) -> int:
    return sum(b - a + 1 for a, b in _merged(entries))


def _merged(entries: list[Entry]) -> list[tuple[Day, Day]]:
    """The stretches in which an organisation was at work, joined where they touch."""
    merged: list[tuple[Day, Day]] = []
    for start, end in sorted((e.span.start, e.span.end) for e in entries if e.span is not None):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _row(frame: Frame, name: str, entries: list[Entry], middle: float) -> str:
    parts = []
    for start, end in _merged(entries):
        span = Span(start, end)
        if end < frame.scale.first or start > frame.scale.last:
            continue
        x0, x1 = frame.reach(span, 2.5)
        parts.append(marks.bar("org", x0, x1, middle - _BAR / 2, _BAR, frame.ends(span)))
    inner = "".join(parts)
    return f'<g role="graphics-object" aria-label="{escaped(name)}">{inner}</g>'


def _silhouette(frame: Frame, y: float) -> float:
    """How many organisations were at work at once, with the peaks written above."""
    steps = _steps(frame)
    most = max((count for _, count in steps), default=0)
    base = y + 16 + _SILHOUETTE
    unit = min(8.0, _SILHOUETTE / max(1, most))
    points = [f"M{n(frame.left)} {n(base)}"]
    outline = []
    for day, count in steps:
        x = min(max(frame.scale.x(day), frame.left), frame.right)
        points.append(f"H{n(x)}V{n(base - count * unit)}")
        outline.append((x, count))
    points.append(f"H{n(frame.right)}V{n(base)}Z")
    path = "".join(points)
    body = frame.sheet.body
    top = f"{frame.word('organisations_1')} {frame.word('organisations_2')}"
    body.append(f'<g role="graphics-object" aria-label="{escaped(top)}"><path class="sil" d="{path}"/>')
    body.append(f'<path class="lead-line" d="{path[:-1]}"/>')
    body.append(marks.line("ref", frame.left, base, frame.right, base))
    _peaks(frame, outline, base, unit)
    body.append("</g>")
    frame.gutter(base - 17, frame.word("organisations_1"))
    frame.gutter(base - 5, frame.word("organisations_2"))
    return base + 3


def _steps(frame: Frame) -> list[tuple[Day, int]]:
    """Days on which the number changes, with the number from then on."""
    changes: dict[Day, int] = {}
    for entries in frame.cast.organisations.values():
        for start, end in _merged([e for e in entries if e.span is not None and not e.span.point]):
            low, high = max(start, frame.scale.first), min(end + 1, frame.scale.last)
            if low < high:
                changes[low] = changes.get(low, 0) + 1
                changes[high] = changes.get(high, 0) - 1
    steps: list[tuple[Day, int]] = []
    count = 0
    for day in sorted(changes):
        count += changes[day]
        steps.append((day, count))
    return steps


def _peaks(frame: Frame, outline: list[tuple[float, int]], base: float, unit: float) -> None:
    """The number above each local peak, the highest first, as long as there is room."""
    peaks: list[tuple[int, float]] = []
    before = 0
    for (x, count), (after_x, after) in pairwise([*outline, (frame.right, 0)]):
        if count >= _PEAK_FROM and count > before and count > after:
            peaks.append((count, (x + after_x) / 2))
        before = count
    taken: list[float] = []
    for count, x in sorted(peaks, key=lambda peak: (-peak[0], peak[1])):
        wide = width(str(count), SMALL_BOLD) / 2
        x = min(max(x, frame.left + wide), frame.right - wide)
        if all(abs(x - other) > 26 for other in taken):
            taken.append(x)
            frame.sheet.body.append(
                frame.sheet.text(x, base - count * unit - 3.5, str(count), SMALL_BOLD, "middle", free=True)
            )
