# SPDX-License-Identifier: EUPL-1.2
"""What an uncertain period looks like: where it is drawn to begin and end, and what must be shown of its edges."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.timeline.moment import Day, Ending, Moment, Period

ESTIMATED_ABOVE = 31
"""Days between the bounds from which a date is drawn as estimated: less precise than a calendar month."""
UNKNOWN_END = 182
"""Days that a stretch of unknown end is drawn, fading; half a year, cut at the reference day."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch as drawn, in days; of a point, both are the same day."""

    start: Day
    end: Day
    point: bool = False
    estimated: bool = False
    ongoing: bool = False
    fades_in: bool = False  # the start is not known
    fades_out: bool = False  # the end is not known

    @property
    def since(self) -> Day:
        return self.start

    @property
    def days(self) -> int:
        return self.end - self.start


def is_wide(moment: Moment) -> bool:
    """Whether a moment is known less precisely than to a month, or on one side only."""
    width = moment.width
    return moment.is_known and (width is None or width > ESTIMATED_ABOVE)


def span_of(period: Period, reference_day: Day, limit: Day | None = None) -> Span | None:
    """How a period is drawn; None where nothing is known of when it was.

    `limit` is the day at which a stretch of unknown end must stop, such as the start of the next stay.
    """
    start, end = period.start.middle, period.end.middle
    if period.ending is Ending.POINT or (period.ending is Ending.DATED and start is not None and start == end):
        day = start if start is not None else end
        return None if day is None else Span(day, day, True, is_wide(period.start))
    if period.ending is Ending.ONGOING:
        if start is None:
            return None
        return Span(start, max(start, reference_day), estimated=is_wide(period.start), ongoing=True)
    if period.ending is Ending.UNKNOWN:
        return None if start is None else _fading(start, is_wide(period.start), reference_day, limit)
    if start is None and end is None:
        return None
    if start is None:
        assert end is not None
        return Span(max(1, end - UNKNOWN_END), end, estimated=is_wide(period.end), fades_in=True)
    if end is None:
        return _fading(start, is_wide(period.start), reference_day, limit)
    estimated = is_wide(period.start) or is_wide(period.end)
    if end < start:
        start, end = _in_order(period, start, end)
    return Span(start, end, estimated=estimated)


def _fading(start: Day, estimated: bool, reference_day: Day, limit: Day | None) -> Span:
    end = start + UNKNOWN_END
    if limit is not None and limit > start:
        end = min(end, limit)
    if reference_day > start:
        end = min(end, reference_day)
    return Span(start, end, estimated=estimated, fades_out=True)


def _in_order(period: Period, start: Day, end: Day) -> tuple[Day, Day]:
    """Bounds that overlap can put the middle of the end before that of the start: then the outer bounds are drawn."""
    low = period.start.earliest if period.start.earliest is not None else start
    high = period.end.latest if period.end.latest is not None else end
    return (low, high) if low <= high else (end, start)
