# SPDX-License-Identifier: EUPL-1.2
"""Days, lengths and numbers as people say them, in both languages."""

from __future__ import annotations

import pytest

from thuislijn.lenses.finding import Text
from thuislijn.lenses.sketch import when
from thuislijn.lenses.words import (
    day_words,
    duration_words,
    length_words,
    moment_words,
    number_words,
    sentence,
    span_words,
    title_words,
)
from thuislijn.timeline.moment import Duration

THIRD_OF_JULY = when("2021-07-03").start.earliest or 0


@pytest.mark.parametrize(
    ("edtf", "nl", "en"),
    [
        ("2021-07-03", "3 juli 2021", "3 July 2021"),
        ("2021-07", "juli 2021", "July 2021"),
        ("2021", "2021", "2021"),
        ("[2021-07-03..2021-08-01]", "tussen 3 juli 2021 en 1 augustus 2021", "between 3 July 2021 and 1 August 2021"),
        ("[2021-07-03..]", "vanaf 3 juli 2021", "from 3 July 2021"),
        ("[..2021-07-03]", "uiterlijk 3 juli 2021", "by 3 July 2021"),
        ("", "onbekend wanneer", "unknown when"),
    ],
)
def test_a_moment_is_said_as_exactly_as_it_is_known(edtf: str, nl: str, en: str) -> None:
    assert moment_words(when(edtf).start) == (nl, en)


@pytest.mark.parametrize(
    ("days", "nl", "en"),
    [
        (1, "1 dag", "1 day"),
        (13, "13 dagen", "13 days"),
        (56, "8 weken", "8 weeks"),
        (152, "5 maanden", "5 months"),
        (730, "2 jaar", "2 years"),
        (900, "2,5 jaar", "2.5 years"),
    ],
)
def test_a_length_takes_the_unit_that_people_would_use(days: int, nl: str, en: str) -> None:
    assert length_words(days) == (nl, en)


@pytest.mark.parametrize(
    ("least", "most", "nl"),
    [
        (152, 152, "5 maanden"),
        (122, 182, "4 tot 6 maanden"),
        (30, 182, "4 weken tot 6 maanden"),
        (0, 182, "hooguit 6 maanden"),
        (122, None, "minstens 4 maanden"),
    ],
)
def test_a_duration_carries_its_bounds(least: int, most: int | None, nl: str) -> None:
    assert duration_words(Duration(least, most)).nl == nl


def test_days_stretches_numbers_and_titles() -> None:
    assert day_words(THIRD_OF_JULY) == ("3 juli 2021", "3 July 2021")
    assert span_words((THIRD_OF_JULY, THIRD_OF_JULY + 1)).nl == "3 juli 2021 tot 4 juli 2021"
    assert number_words(2.5) == ("2,5", "2.5")
    assert number_words(8) == ("8", "8")
    assert sentence(Text("minstens 2.", "at least 2.")) == ("Minstens 2.", "At least 2.")
    assert title_words(["melding", "OTS"]) == "“melding”, “OTS”"
