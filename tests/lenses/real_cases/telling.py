# SPDX-License-Identifier: EUPL-1.2
"""How the seven cases are told: by age, counted from a nominal day of birth where the report gives no year."""

from __future__ import annotations

from thuislijn.timeline.moment import Age, Moment, Period


def aged(who: str, years_from: float, years_to: float | None = None) -> Moment:
    """When somebody had that age; up to and with `years_to` where the report leaves it open."""
    return Moment(age=Age(who, years_from, (years_from if years_to is None else years_to) + 1))


def from_to(start: Moment, end: Moment) -> Period:
    return Period.during(start, end)


def going_on(start: Moment) -> Period:
    return Period.since(start)


def at(moment: Moment) -> Period:
    return Period.at(moment)


def open_end(start: Moment) -> Period:
    """Began then; whether and when it ended the report does not say."""
    return Period(start)
