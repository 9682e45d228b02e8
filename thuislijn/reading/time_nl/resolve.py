# SPDX-License-Identifier: EUPL-1.2
"""From what a time expression says to bounds: in days, in years of age, or both where the birth is known.

All bounds are kept as pairs; a length carries a slack of its own, because nobody who writes 'een jaar later' means 365
days: a month for each year, a week for each month, three days for each week.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from thuislijn.reading.dutch.tokens import Span
from thuislijn.reading.time_nl.calendar_words import in_year, school_year, whole_year
from thuislijn.reading.time_nl.deictic import WEEKDAYS
from thuislijn.reading.time_nl.points import Ages, Days, Point, ago, clamp, shifted
from thuislijn.reading.time_nl.values import (
    Absolute,
    AnchorUnit,
    AtAge,
    Direction,
    FromAnchor,
    FromNow,
    Impossible,
    Length,
    ThisUnit,
    Value,
    Weekday,
    Yearless,
)
from thuislijn.timeline.moment import add_months

_YEAR = 365.25
_SHARP = 31  # days: 'toen' after a day or month that was told means soon after it


@dataclass
class Context:
    """What is known at one place in a text.

    `reference` is the day of writing; `births` and `ages_now` are per person; `child` is whose an age is when nothing
    says otherwise; `anchor` is the last moment told, `calendar` the last one told with its year; `named` looks up
    what a phrase such as 'de scheiding' refers to.
    """

    reference: int | None = None
    births: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ages_now: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    child: str = ""
    anchor: Point | None = None
    anchor_end: Point | None = None
    calendar: tuple[int, int] | None = None
    adjoining: bool = False  # what is told next begins where the anchor ends, and not just some time after it
    future: bool = False
    undecided: bool = False  # told in no past: a date without a year may be the one just ahead
    named: Callable[[Span], Point | None] = lambda span: None

    def both_scales(self, point: Point) -> Point:
        """The point with the other scale added where the birth of its person is known."""
        who = point.who or self.child
        birth = self.births.get(who)
        if birth is None:
            return point
        if point.days is None and point.ages is not None:
            low, high = point.ages
            first = None if low is None else _birthday(birth[0], low)
            last = None if high is None else clamp(_birthday(birth[1], high) - 1)
            if first is not None and last is not None:
                last = max(first, last)
            return replace(point, days=(first, last))
        if point.ages is None and point.days is not None:
            low_day, high_day = point.days
            ages: Ages = (
                None if low_day is None else (low_day - birth[1]) / _YEAR,
                None if high_day is None else (high_day - birth[0]) / _YEAR,
            )
            return replace(point, ages=ages, who=who)
        return point

    def now(self) -> Point | None:
        """The moment of writing on the scales that are known."""
        days: Days | None = None if self.reference is None else (self.reference, self.reference)
        ages = self.ages_now.get(self.child)
        if days is None and ages is None:
            return None
        return Point(days, ages if self.child not in self.births else None, self.child if ages else "")


def resolve(value: Value, context: Context, who: str = "") -> Point | None:
    """The bounds of a value in its context; None where too little is known. `who` is the person an age is of."""
    point = _resolve(value, context, who)
    return None if point is None else context.both_scales(point)


def _resolve(value: Value, context: Context, who: str) -> Point | None:
    if isinstance(value, Absolute):
        return Point((value.first, value.last))
    if isinstance(value, AtAge):
        return Point(None, (value.least, value.most), who)
    if isinstance(value, Impossible):
        return None
    if isinstance(value, Yearless):
        found = which_year(value, context)
        return None if found is None else Point((found.first, found.last))
    if isinstance(value, FromNow):
        now = context.now()
        if now is None:
            return None
        counted = ago(now, value.length, value.sign)
        return counted if value.sign > 0 else counted.no_later(now)
    if isinstance(value, FromAnchor):
        return _from_anchor(value, context)
    if isinstance(value, AnchorUnit):
        return _anchor_unit(value, context)
    return _counted(value, context)


def which_year(window: Yearless, context: Context) -> Absolute | None:
    """The year of a date that was written without one."""
    reference = context.reference
    ref_year = None if reference is None else dt.date.fromordinal(reference).year
    if window.year_offset is not None:
        return None if ref_year is None else in_year(window, ref_year + window.year_offset)
    if window.direction is Direction.SAME_YEAR:
        anchor = context.calendar or _days(context.anchor)
        return None if anchor is None else in_year(window, dt.date.fromordinal(anchor[0]).year + window.years_on)
    if window.direction is Direction.NEXT:
        last = _days(context.anchor)
        return None if last is None else _next_after(window, last[1])
    if window.direction is Direction.PAST and reference is not None:
        return _last_before(window, reference)
    if window.direction is Direction.FUTURE and reference is not None:
        return _first_after(window, reference)
    if context.calendar is not None:
        told = context.calendar[0]
        following, earlier = _first_after(window, told), _last_before(window, told)
        if reference is None or following.first <= reference:
            return following
        if context.future:
            return earlier if _just_past(earlier, following, told) else following
    if reference is None:
        return None
    before, ahead = _last_before(window, reference), _first_after(window, reference)
    if context.future:
        return before if _just_past(before, ahead, reference) else ahead
    a_day = window.first == window.last and ahead.first - reference <= _JUST_AHEAD
    return ahead if context.undecided and a_day and reference - before.last > _LONG_PAST else before


def _just_past(before: Absolute, ahead: Absolute, day: int) -> bool:
    return day - before.last <= _JUST_PAST and ahead.first - day > _FAR_AHEAD


def _birthday(birth: int, years: float) -> int:
    """The day on which somebody becomes an age, to the day where it is told in weeks or days."""
    months = int(years * 12 + 0.01)
    rest = round((years * 12 - months) * 30.44)
    return clamp(add_months(birth, months) + rest) if years >= 0 else clamp(add_months(birth, round(years * 12)))


def _days(point: Point | None) -> tuple[int, int] | None:
    if point is None or point.days is None or point.days[0] is None:
        return None
    return point.days[0], point.days[0] if point.days[1] is None else point.days[1]


_JUST_PAST, _FAR_AHEAD = 62, 270  # days: 'vanaf 2 mei' in a paper of 21 May
_JUST_AHEAD, _LONG_PAST = 45, 180  # days: 'intake op 14 februari' in a note of 2 February


def _last_before(window: Yearless, day: int) -> Absolute:
    year = dt.date.fromordinal(day).year
    options = [in_year(window, y) for y in (year - 1, year)]
    return max((o for o in options if o.first <= day), key=lambda o: o.first, default=options[0])


def _first_after(window: Yearless, day: int) -> Absolute:
    year = dt.date.fromordinal(day).year
    options = [in_year(window, y) for y in (year - 1, year, year + 1)]
    return min((o for o in options if o.last >= day), key=lambda o: o.first)


def _next_after(window: Yearless, day: int) -> Absolute:
    year = dt.date.fromordinal(day).year
    options = [in_year(window, y) for y in (year, year + 1)]
    return min((o for o in options if o.first > day), key=lambda o: o.first, default=options[-1])


def _from_anchor(value: FromAnchor, context: Context) -> Point | None:
    anchor = context.named(value.words) if value.words is not None else context.anchor
    if anchor is None:
        return None
    if value.lasting:
        return anchor.widened(shifted(anchor, Length(0, 1, "month"), 1))
    if value.length is not None and value.sign:
        if value.sign > 0 and value.length.least == 0:
            sharp = anchor.days is not None and None not in anchor.days and anchor.days[1] - anchor.days[0] <= _SHARP  # type: ignore[operator]
            length = Length(0, 2, "month") if sharp and value.length.unit == "year" else value.length
            return anchor.widened(shifted(anchor, length, 1))
        return shifted(anchor, value.length, value.sign)
    if value.sign == 0:
        return anchor
    if context.adjoining and value.sign > 0:
        return anchor
    if value.soon:
        soon = Length(0, 3, "month")
        return anchor.widened(shifted(anchor, soon, 1)) if value.sign > 0 else shifted(anchor, soon, -1).widened(anchor)
    return anchor.from_here() if value.sign > 0 else anchor.up_to_here()


def _anchor_unit(value: AnchorUnit, context: Context) -> Point | None:
    anchor = context.anchor
    if anchor is None:
        return None
    days = _days(anchor) if anchor.days is not None else context.calendar
    if days is not None:
        date = dt.date.fromordinal(days[0])
        if value.unit == "year":
            found = whole_year(date.year + value.offset)
        elif value.unit == "school_year":
            found = school_year((date.year if date.month >= 8 else date.year - 1) + value.offset)
        elif value.unit == "month":
            start = add_months(date.replace(day=1).toordinal(), value.offset)
            found = Absolute(start, add_months(start, 1) - 1)
        else:
            step = (7 if value.unit == "week" else 1) * value.offset
            found = Absolute(days[0] + step, days[1] + step + (6 if value.unit == "week" else 0))
        return Point((found.first, found.last))
    if anchor.ages is not None and value.unit in ("year", "school_year"):
        low, high = anchor.ages
        return Point(
            None,
            (None if low is None else low + value.offset, None if high is None else high + value.offset),
            anchor.who,
        )
    return None


def _counted(value: Weekday | ThisUnit, context: Context) -> Point | None:
    """Days, weeks, months and years counted from the day of writing."""
    if context.reference is None:
        now = context.ages_now.get(context.child)
        if now is None or not isinstance(value, ThisUnit) or value.unit != "year":
            return None
        return Point(None, (now[0] + value.offset - 0.5, now[1] + value.offset + 0.5), context.child)
    today = dt.date.fromordinal(context.reference)
    found = _weekday(value, today, context.future) if isinstance(value, Weekday) else _unit(value, today)
    return Point((found.first, found.last))


def _weekday(value: Weekday, today: dt.date, future: bool) -> Absolute:
    back = (today.weekday() - value.day) % 7
    if value.direction is Direction.FUTURE or (value.direction is Direction.NEAREST and future):
        day = today.toordinal() + ((value.day - today.weekday()) % 7 or 7)
    else:
        day = today.toordinal() - (back if value.direction is Direction.NEAREST else back or 7)
    return Absolute(day, day)


def _unit(value: ThisUnit, today: dt.date) -> Absolute:
    """A calendar unit before, around or after today; of a week also one day, of a month or year a part."""
    if value.unit == "year":
        found = whole_year(today.year + value.offset, value.part)
        so_far = max(found.first, today.toordinal())  # 'dit jaar' runs up to now
        return Absolute(found.first, min(found.last, so_far)) if not value.offset else found
    if value.unit == "school_year":
        found = school_year((today.year if today.month >= 8 else today.year - 1) + value.offset)
        if value.part:
            first, last = {"begin": (14, 60), "half": (120, 240)}.get(value.part, (270, 364))
            return Absolute(found.first + first, found.first + last)
        so_far = max(found.first, today.toordinal())
        return Absolute(found.first, min(found.last, so_far)) if not value.offset else found
    if value.unit == "month":
        start = add_months(today.replace(day=1).toordinal(), value.offset)
        first, last = {"begin": (0, 9), "half": (9, 19), "eind": (19, 30)}.get(value.part, (0, 30))
        return Absolute(start + first, min(start + last, add_months(start, 1) - 1))
    monday = today.toordinal() - today.weekday() + 7 * value.offset
    if value.unit == "weekend":
        # Told early in the week, 'dit weekend' is the one that has just been.
        just_been = value.offset == 0 and today.weekday() < 3
        friday = monday + 4 - (7 if value.offset > 0 or just_been else 0)
        return Absolute(friday, friday + 2)
    if value.unit == "week":
        if value.part in WEEKDAYS:
            return Absolute(monday + WEEKDAYS[value.part], monday + WEEKDAYS[value.part])
        return Absolute(monday, monday + 6)
    return Absolute(today.toordinal() + value.offset, today.toordinal() + value.offset)
