# SPDX-License-Identifier: EUPL-1.2
"""Ages at which the law hears a young person, and the birthdays on which it asks anew (Jeugdwet 7.3)."""

from __future__ import annotations

import datetime as dt

from thuislijn.timeline.moment import Day, Moment

OWN_VOICE, OWN_DECISION, GROWN_UP = 12, 16, 18
"""Ages in years at which a young person decides along, decides alone, and is of age."""

ASKED_ANEW = (OWN_VOICE, OWN_DECISION, GROWN_UP)


def years_old(birth: Moment, on: dt.date) -> int | None:
    """Whole years at a day, by the latest possible birth (the youngest one can be); None where it is not known."""
    return None if birth.latest is None else _years(birth.latest, on)


def oldest(birth: Moment, on: dt.date) -> int | None:
    """Whole years at a day, by the earliest possible birth (the oldest one can be); None where it is not known."""
    return None if birth.earliest is None else _years(birth.earliest, on)


def _years(day: Day, on: dt.date) -> int:
    born = dt.date.fromordinal(day)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(birth: Moment, age: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which somebody may turn `age`; None where the birth has no two bounds.

    Who was born on 29 February turns a year older on 1 March of a common year, as in `years_old`.
    """
    if birth.earliest is None or birth.latest is None:
        return None
    return _turns(birth.earliest, age), _turns(birth.latest, age)


def _turns(day: Day, age: int) -> dt.date:
    born = dt.date.fromordinal(day)
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return dt.date(born.year + age, 3, 1)
