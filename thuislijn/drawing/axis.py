# SPDX-License-Identifier: EUPL-1.2
"""The axis: years, then quarters, months, weeks or days as far as they can be read, and the ruler of ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from thuislijn.drawing import marks
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.scale import DAYS_PER_MONTH, Level
from thuislijn.drawing.svg import n
from thuislijn.drawing.text import SMALL, SMALL_BOLD, YEAR, Style, width
from thuislijn.drawing.words import SHORT_MONTHS
from thuislijn.timeline.family import Person
from thuislijn.timeline.moment import Day, add_years
from thuislijn.timeline.words import MONTHS

HEIGHT = 40.0
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_LAST_YEAR = 9998
_DAY_NAMED = 44  # px per day from which days have their number


def year_starts(first: Day, last: Day, step: int = 1) -> Iterator[tuple[int, Day]]:
    """Every `step`th year and its first day, for the days that are shown."""
    start, end = dt.date.fromordinal(max(1, first)).year, dt.date.fromordinal(max(1, last)).year
    for year in range(start - start % step, min(end, _LAST_YEAR) + 1, step):
        if year >= 1:
            day = dt.date(year, 1, 1).toordinal()
            if first <= day <= last:
                yield year, day


def month_starts(first: Day, last: Day) -> Iterator[tuple[dt.date, Day]]:
    """Every first of a month among the days."""
    date = dt.date.fromordinal(max(1, first)).replace(day=1)
    while date.toordinal() <= last and date.year <= _LAST_YEAR:
        if date.toordinal() >= first:
            yield date, date.toordinal()
        date = date.replace(year=date.year + date.month // 12, month=date.month % 12 + 1)


class _Row:
    """One row of labels in the axis: a label that would touch another one is left out."""

    def __init__(self, frame: Frame, baseline: float) -> None:
        self.frame, self.baseline = frame, baseline
        self.taken: list[tuple[float, float]] = []

    def put(self, x: float, text: str, style: Style, anchor: str = "start", colour: str = "") -> bool:
        wide = width(text, style)
        left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
        if left < self.frame.left - 1 or left + wide > self.frame.view.width - 2:
            return False
        if any(left < b + 4 and a < left + wide + 4 for a, b in self.taken):
            return False
        self.taken.append((left, left + wide))
        body = self.frame.sheet.body
        body.append(self.frame.sheet.text(x, self.baseline, text, style, anchor, colour))
        return True


def draw_axis(frame: Frame, y: float) -> float:
    """Draws the axis and returns the y below it; the lines through all lanes follow in `draw_grid`."""
    scale = frame.scale
    years, parts = _Row(frame, y + 16), _Row(frame, y + 34)
    _reference_label(frame, parts)
    _magnified_label(frame, y, years)
    _years(frame, y, years)
    first, last = scale.first, scale.last
    stretches = [(first, scale.a, scale.outside), (scale.a, scale.b, scale.inside), (scale.b, last, scale.outside)]
    for a, b, per_day in stretches if scale.is_magnified else [(first, last, scale.outside)]:
        if b > a:
            _parts(frame, y, parts, (a, b), per_day * DAYS_PER_MONTH)
    return y + HEIGHT


def _reference_label(frame: Frame, row: _Row) -> None:
    day = frame.timeline.reference_day
    if frame.scale.shows(day):
        x = frame.scale.x(day)
        text = frame.word("reference")
        if not row.put(x + 3, text, SMALL_BOLD, "middle"):
            row.put(x + 3, text, SMALL_BOLD, "end")


def _magnified_label(frame: Frame, y: float, row: _Row) -> None:
    scale = frame.scale
    if not scale.is_magnified:
        return
    factor = scale.inside / scale.outside
    shown = f"{factor:.0f}" if factor >= 3 or factor == int(factor) else f"{factor:.1f}"
    if frame.language == "nl":
        shown = shown.replace(".", ",")
    text = f"{shown}× {'uitvergroot' if frame.language == 'nl' else 'magnified'}"
    a, b = scale.x(scale.a), scale.x(scale.b)
    frame.sheet.lines.append(marks.rect("mag", a, y + 21, b, y + HEIGHT))
    frame.sheet.body.append(marks.line("magline", a, y + 21, b, y + 21))
    for x, anchor in (((a + b) / 2, "middle"), (b - 4, "end"), (a + 4, "start"), (b + 4, "start"), (a - 4, "end")):
        if row.put(x, text, SMALL_BOLD, anchor, "cb"):
            return


def _years(frame: Frame, y: float, row: _Row) -> None:
    scale = frame.scale
    per_year = scale.outside * 365.25
    step = next((s for s in _STEPS if s * per_year >= 40), 200)
    shown = list(year_starts(scale.first, scale.last, step))
    if scale.is_magnified:
        inner = list(year_starts(scale.a, scale.b))
        shown = sorted({*shown, *inner})
    first = dt.date.fromordinal(scale.first)
    if (first.month, first.day) != (1, 1) and (not shown or scale.x(shown[0][1]) - scale.left > 44):
        row.put(scale.left + 4, str(first.year), YEAR)
    for year, day in shown:
        x = scale.x(day)
        frame.sheet.body.append(marks.line("axis", x, y + 4, x, y + HEIGHT))
        if not row.put(x + 4, str(year), YEAR):
            row.put(x + 4, f"’{year % 100:02d}", SMALL, colour="cg")


def _parts(frame: Frame, y: float, row: _Row, stretch: tuple[Day, Day], per_month: float) -> None:
    """Quarters, months or weeks between two days, by the room that a month has."""
    level = Level.of(per_month)
    if level is Level.LIFE:
        return
    if level is Level.YEARS and per_month < 30:
        _quarters(frame, y, row, stretch)
        return
    _months(frame, y, row, stretch, per_month)
    if level is Level.MONTHS:
        _week_ticks(frame, y, stretch)
    elif level is Level.WEEKS:
        _weeks(frame, y, row, stretch, per_month)


def _quarters(frame: Frame, y: float, row: _Row, stretch: tuple[Day, Day]) -> None:
    for date, day in month_starts(*stretch):
        if date.month in (4, 7, 10):
            x = frame.scale.x(day)
            frame.sheet.body.append(marks.line("axis", x, y + 26, x, y + HEIGHT))
            row.put(x + 4, f"Q{(date.month - 1) // 3 + 1}", SMALL, colour="cg")


def _months(frame: Frame, y: float, row: _Row, stretch: tuple[Day, Day], per_month: float) -> None:
    names = MONTHS if per_month >= 100 else SHORT_MONTHS
    by_day = per_month / DAYS_PER_MONTH >= _DAY_NAMED
    starts = list(month_starts(*stretch))
    if not starts or frame.scale.x(starts[0][1]) - frame.scale.x(stretch[0]) > 70:
        date = dt.date.fromordinal(stretch[0])
        first = f"{date.day} " if by_day else ""
        row.put(frame.scale.x(stretch[0]) + 4, first + names[frame.language][date.month - 1], SMALL, colour="cg")
    for date, day in starts:
        x = frame.scale.x(day)
        frame.sheet.body.append(marks.line("axis", x, y + 24, x, y + HEIGHT))
        row.put(x + 4, ("1 " if by_day else "") + names[frame.language][date.month - 1], SMALL, colour="cg")


def _mondays(stretch: tuple[Day, Day]) -> Iterator[Day]:
    first = stretch[0] + (1 - stretch[0]) % 7  # ordinal 1 is a Monday
    yield from range(first, stretch[1] + 1, 7)


def _week_ticks(frame: Frame, y: float, stretch: tuple[Day, Day]) -> None:
    ticks = "".join(f"M{n(frame.scale.x(day))} {n(y + 36)}V{n(y + HEIGHT)}" for day in _mondays(stretch))
    if ticks:
        frame.sheet.body.append(f'<path class="axis" d="{ticks}"/>')


def _weeks(frame: Frame, y: float, row: _Row, stretch: tuple[Day, Day], per_month: float) -> None:
    per_day = per_month / DAYS_PER_MONTH
    for day in _mondays(stretch):
        x = frame.scale.x(day)
        frame.sheet.body.append(marks.line("axis", x, y + 30, x, y + HEIGHT))
        date = dt.date.fromordinal(max(1, day))
        row.put(x + 4, f"{frame.word('week')} {date.isocalendar().week}", SMALL, colour="cg")
    ticks = "".join(f"M{n(frame.scale.x(d))} {n(y + 37)}V{n(y + HEIGHT)}" for d in range(stretch[0], stretch[1] + 1))
    frame.sheet.body.append(f'<path class="axis" d="{ticks}"/>')
    if per_day >= _DAY_NAMED:
        for day in range(stretch[0], stretch[1] + 1):
            row.put(frame.scale.x(day) + 4, str(dt.date.fromordinal(max(1, day)).day), SMALL, colour="cg")


def grid_days(frame: Frame) -> list[Day]:
    """The days whose lines run through all lanes: years, or months where a month is wide."""
    scale = frame.scale
    if scale.level() >= Level.MONTHS:
        days = [day for _, day in month_starts(scale.first, scale.last)]
    else:
        step = next((s for s in _STEPS if s * scale.outside * 365.25 >= 24), 200)
        days = [day for _, day in year_starts(scale.first, scale.last, step)]
    if scale.is_magnified and scale.level_at(scale.a) > Level.LIFE:
        days += [day for _, day in month_starts(scale.a, scale.b)]
    return sorted(set(days))


def age_ruler(frame: Frame, y: float, child: Person) -> None:
    """Birth and birthdays in the head of a child, every second or fifth one where years are narrow."""
    birth, scale = child.birth.middle, frame.scale
    if birth is None:
        return
    row = _Row(frame, y + 14.5)
    per_year = scale.outside * 365.25
    step = next((s for s in _STEPS if s * per_year >= 26), 200)
    years = f" {frame.word('years')}" if per_year * step >= 60 else ""
    about = "±" if (child.birth.width or 0) > 62 else ""
    until = scale.last if child.death is None or child.death.middle is None else min(scale.last, child.death.middle)
    if birth < scale.first:
        age = _age(birth, scale.first)
        if age < 100:
            row.put(scale.left + 4, f"{about}{age}{years}", SMALL, colour="cg")
    elif scale.shows(birth):
        key = "expected" if child.unborn else "born"
        _age_tick(frame, y, row, scale.x(birth), frame.word(key))
    for age in range(1, 100):
        day = add_years(birth, age)
        if day > until:
            break
        inner = scale.a <= day < scale.b
        if day >= scale.first and (age % step == 0 or inner):
            _age_tick(frame, y, row, scale.x(day), f"{about}{age}{years}")
    if child.death is not None and child.death.middle is not None and scale.shows(child.death.middle):
        _age_tick(frame, y, row, scale.x(child.death.middle), frame.word("died"))


def _age_tick(frame: Frame, y: float, row: _Row, x: float, text: str) -> None:
    if row.put(x + 4, text, SMALL, colour="cg"):
        frame.sheet.body.append(marks.line("axis", x, y + 5, x, y + 17))


def _age(birth: Day, day: Day) -> int:
    born, now = dt.date.fromordinal(birth), dt.date.fromordinal(day)
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day))
