# SPDX-License-Identifier: EUPL-1.2
"""The two lanes above the family: what the lenses point at, and the turning points."""

from __future__ import annotations

from thuislijn.drawing import marks
from thuislijn.drawing.describe import turning_sentence
from thuislijn.drawing.flags import GAP, Flag, Wish, plan_flags
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.points import ROW
from thuislijn.drawing.scale import Level
from thuislijn.drawing.svg import escaped, item_group, n, tidy
from thuislijn.drawing.text import BOLD, SMALL, SMALL_BOLD, TINY_BOLD, width
from thuislijn.drawing.view import Bracket, Tone
from thuislijn.drawing.words import duration_text, short_date
from thuislijn.timeline.items import TurningPoint
from thuislijn.timeline.words import day_text

_BRACKET_ROW = 20.0
_BRACKET_ROWS = 3  # from here on a bracket goes without its name rather than open another row
_DIAMOND = 9.0
_NUMBERED_APART = 15.5
_DATE_GAP = 5.0
_TURNING_ROWS = (4, 4, 5, 6)


def bracket_lane(frame: Frame, y: float) -> float:
    """Brackets with their names above them and, behind all lanes, their bands; returns the y below."""
    shown = [b for b in frame.view.brackets if b.end >= frame.scale.first and b.start <= frame.scale.last]
    if not shown:
        return y
    rows: list[float] = []
    placed: list[tuple[Bracket, int, str]] = []
    for bracket in sorted(shown, key=lambda b: (b.start, b.end, b.label)):
        x0, x1 = _reach(frame, bracket)
        row, text = _row(frame, bracket, (x0, x1), rows)
        rows[row : row + 1] = [max(x1 + 1, (x0 + x1) / 2 + width(text, SMALL_BOLD) / 2 + 6)]
        placed.append((bracket, row, text))
    top = y + 4
    bottom = top + len(rows) * _BRACKET_ROW
    for bracket, row, text in placed:
        _draw_bracket(frame, bracket, text, top + (len(rows) - 1 - row) * _BRACKET_ROW)
    names = sorted({tidy(b.label) for b in shown})
    label = ", ".join(names)
    frame.gutter(bottom - 7, label if width(label, SMALL) < frame.left - 24 else frame.word("brackets"))
    return bottom + 2


def _reach(frame: Frame, bracket: Bracket) -> tuple[float, float]:
    x0 = max(frame.scale.x(bracket.start), frame.left)
    return x0, max(min(frame.scale.x(bracket.end + 1), frame.right), x0 + 3)


def _row(frame: Frame, bracket: Bracket, reach: tuple[float, float], rows: list[float]) -> tuple[int, str]:
    """The first row with room for the bracket, and the longest text that fits over it there."""
    x0, x1 = reach
    length = duration_text(bracket.end - bracket.start + 1, frame.language, 366)
    label = tidy(bracket.label)
    named = f"{label} {length}"
    if frame.scale.level_at(bracket.start) is Level.LIFE:
        # The gutter names what is usual here; a burst is rare enough to be named on the spot.
        texts = [label] if bracket.tone is Tone.HOT else [length]
    else:
        texts = [tidy(bracket.detail), named, label if bracket.tone is Tone.HOT else length]
    options = [text for text in texts if text]
    for row, end in [*enumerate(rows), (len(rows), frame.left - 1)]:
        if end > x0:
            continue
        for text in options:
            half = width(text, SMALL_BOLD) / 2
            low, high = (x0 + x1) / 2 - half, (x0 + x1) / 2 + half
            # Only the shortest name may be much wider than its bracket.
            close = half * 2 <= (x1 - x0) + 26 or text == options[-1]
            if close and low >= max(end, frame.left) and high <= frame.right:
                return row, text
        if len(rows) >= _BRACKET_ROWS:
            return row, ""
    return len(rows), ""


def _draw_bracket(frame: Frame, bracket: Bracket, text: str, y: float) -> None:
    x0, x1 = _reach(frame, bracket)
    hot = bracket.tone is Tone.HOT
    css = ("hot" if hot else "quiet") + ("" if bracket.certain else "-p")
    bar = y + 16.5
    until = day_text(max(1, bracket.end), frame.language)
    since = day_text(max(1, bracket.start), frame.language)
    said = f"{tidy(bracket.label)}: {since} - {until}" + ("" if bracket.certain else " (?)")
    inner = marks.line(css, x0, bar, x1, bar)
    inner += frame.sheet.text((x0 + x1) / 2, y + 10.5, text, SMALL_BOLD, "middle", "co" if hot else "cg", free=True)
    label = escaped(said)
    frame.sheet.body.append(f'<g role="graphics-symbol" aria-label="{label}"><title>{label}</title>{inner}</g>')
    if bracket.band:
        frame.sheet.bands.append(("bandh" if hot else "bandq", x0, x1, bar))


def turning_lane(frame: Frame, y: float) -> float:
    """Numbered diamonds with their flags; returns the y below the line they lie on."""
    numbered = turning_points(frame)
    bare = _crowded([x for _, _, x in numbered])
    wishes: list[Wish] = []
    texts: list[tuple[tuple[str, ...], str]] = []
    for index, (number, point, x) in enumerate(numbered):
        # Where diamonds lie too close for their numbers, the flag says the number.
        wanted, date = _texts(frame, point, f"{number}. " if index in bare else "")
        before = width(date, SMALL) + _DATE_GAP if date else 0.0
        texts.append((wanted, date))
        wishes.append(Wish(x, tuple(before + width(text, BOLD) for text in wanted), 1.0))
    flags = {f.index: f for f in plan_flags(wishes, frame.left, frame.right, _TURNING_ROWS[frame.scale.finest()])}
    top = max((flag.row + 1 for flag in flags.values()), default=0)
    line = y + 12 + top * ROW + (2 if top else 0)
    frame.sheet.lines.append(marks.line("base", frame.left, line, frame.right, line))
    frame.gutter(line, frame.word("turning_points"), bold=True)
    # Diamonds without a number lie below those that have one.
    for index, (number, point, x) in sorted(enumerate(numbered), key=lambda pair: (pair[0] not in bare, pair[0])):
        inner = _flag(frame, wishes[index], texts[index], flags[index], line) if index in flags else ""
        inner += marks.diamond(x, line, _DIAMOND)
        if index not in bare:
            inner += frame.sheet.text(x, line + 3.5, str(number), TINY_BOLD, "middle", "cw")
        said = turning_sentence(number, point, frame.language)
        link = None if frame.view.link is None else frame.view.link_points
        frame.sheet.body.append(
            item_group(point.id, said, inner, link, f' data-l="0" data-t="{point.when.middle or 0}"')
        )
    return line + _DIAMOND + 3


def _texts(frame: Frame, point: TurningPoint, said: str) -> tuple[tuple[str, ...], str]:
    """The titles that the flag of a turning point may carry, each after `said`, and its date where there is room."""
    day = point.when.middle
    assert day is not None
    level = frame.scale.level_at(day)
    titles = dict.fromkeys(said + text for text in (tidy(point.title), tidy(point.short)) if text)
    date = short_date(day, frame.language) if level >= Level.MONTHS else ""
    return frame.flag_texts(tuple(titles), level, BOLD), date


def _flag(frame: Frame, wish: Wish, texts: tuple[tuple[str, ...], str], flag: Flag, line: float) -> str:
    wanted, date = texts
    base = line - 13 - flag.row * ROW
    parts = [f'<path class="sline" d="M{n(wish.x)} {n(line - 8)}V{n(base - 9)}"/>']
    start = wish.x - wish.widths[flag.text] - GAP if flag.left else wish.x + GAP
    if date:
        parts.append(frame.sheet.text(start, base, date, SMALL, colour="cg", free=True))
        start += width(date, SMALL) + _DATE_GAP
    at, anchor = (wish.x - GAP, "end") if flag.left else (start, "start")
    parts.append(frame.sheet.text(at, base, wanted[flag.text], BOLD, anchor, free=True))
    return "".join(parts)


def _crowded(places: list[float]) -> set[int]:
    """Which diamonds lie too close to the one before them to carry a number."""
    bare: set[int] = set()
    last = -99.0
    for index, x in enumerate(places):
        if x - last < _NUMBERED_APART:
            bare.add(index)
        else:
            last = x
    return bare


def turning_points(frame: Frame) -> list[tuple[int, TurningPoint, float]]:
    """Number, turning point and x of those shown; the numbers count all of them in order of time."""
    dated = [(point.when.middle, point.id, point) for point in frame.timeline.turning_points]
    known = sorted(((day, id, p) for day, id, p in dated if day is not None), key=lambda triple: triple[:2])
    wanted = set(frame.view.persons)
    return [
        (number, point, frame.scale.x(day))
        for number, (day, _, point) in enumerate(known, 1)
        if frame.scale.shows(day) and not (wanted and point.persons and wanted.isdisjoint(point.persons))
    ]
