# SPDX-License-Identifier: EUPL-1.2
"""Moments and periods as people write them."""

import datetime as dt

import pytest

from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.words import moment_text, period_text

JULY = dt.date(2021, 7, 3)


@pytest.mark.parametrize(
    ("moment", "nl", "en"),
    [
        (Moment.on(JULY), "3 juli 2021", "3 July 2021"),
        (Moment.in_month(2021, 7), "juli 2021", "July 2021"),
        (Moment.in_year(2021), "2021", "2021"),
        (
            Moment.between(JULY, dt.date(2021, 8, 4)),
            "tussen 3 juli 2021 en 4 augustus 2021",
            "between 3 July 2021 and 4 August 2021",
        ),
        (Moment.between(JULY, None), "vanaf 3 juli 2021", "from 3 July 2021"),
        (Moment.between(None, JULY), "uiterlijk 3 juli 2021", "by 3 July 2021"),
        (Moment.UNKNOWN, "datum onbekend", "date unknown"),
    ],
)
def test_a_moment_is_said_as_precisely_as_it_is_known(moment: Moment, nl: str, en: str) -> None:
    assert moment_text(moment, "nl") == nl
    assert moment_text(moment, "en") == en


def test_a_period_says_what_is_known_of_its_end() -> None:
    start = Moment.on(JULY)
    assert period_text(Period.since(start), "nl") == "sinds 3 juli 2021, loopt nog"
    assert period_text(Period(start), "nl") == "sinds 3 juli 2021, einde onbekend"
    assert period_text(Period.during(start, Moment.in_year(2022)), "en") == "from 3 July 2021 to 2022"
