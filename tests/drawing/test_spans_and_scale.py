# SPDX-License-Identifier: EUPL-1.2
"""Where uncertain periods are drawn, how days become px, and that every text is readable on its ground."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.drawing import palette
from thuislijn.drawing.scale import Level, Scale
from thuislijn.drawing.spans import UNKNOWN_END, span_of
from thuislijn.drawing.view import Bracket, Magnified, View
from thuislijn.timeline.moment import Moment, Period

NOW = dt.date(2022, 6, 1).toordinal()
THEN = NOW - 1000


def test_a_known_period_is_drawn_as_it_was() -> None:
    span = span_of(Period.during(Moment.on(THEN), Moment.on(NOW)), NOW)
    assert span is not None
    assert (span.start, span.end, span.estimated, span.ongoing) == (THEN, NOW, False, False)


def test_a_date_less_precise_than_a_month_is_estimated() -> None:
    month, year = Moment.in_month(2019, 3), Moment.in_year(2019)
    of_month, of_year = span_of(Period.since(month), NOW), span_of(Period.since(year), NOW)
    assert of_month is not None and not of_month.estimated
    assert of_year is not None and of_year.estimated


def test_what_goes_on_ends_at_the_reference_day() -> None:
    span = span_of(Period.since(Moment.on(THEN)), NOW)
    assert span is not None and span.ongoing and span.end == NOW


def test_an_end_that_nobody_recorded_fades_and_stops_where_the_next_stay_begins() -> None:
    open_end = Period(Moment.on(THEN))
    free, bounded = span_of(open_end, NOW), span_of(open_end, NOW, limit=THEN + 50)
    assert free is not None and free.fades_out and free.days == UNKNOWN_END
    assert bounded is not None and bounded.end == THEN + 50


def test_only_an_end_is_known() -> None:
    span = span_of(Period.during(Moment.UNKNOWN, Moment.on(THEN)), NOW)
    assert span is not None and span.fades_in and span.end == THEN


def test_bounds_that_overlap_are_drawn_from_the_first_possible_day_to_the_last() -> None:
    year = Moment.in_year(2019)
    march = Moment.in_month(2019, 3)
    span = span_of(Period.during(year, march), NOW)
    assert span is not None and span.start == year.earliest and span.end == march.latest


def test_nothing_known_of_when_is_not_drawn() -> None:
    assert span_of(Period(), NOW) is None


@pytest.mark.parametrize(
    ("px", "level"),
    [
        (13.9, Level.LIFE),
        (14, Level.YEARS),
        (59, Level.YEARS),
        (60, Level.MONTHS),
        (420, Level.MONTHS),
        (421, Level.WEEKS),
    ],
)
def test_the_levels_of_zoom_change_where_the_design_says(px: float, level: Level) -> None:
    assert Level.of(px) is level


def test_a_magnified_stretch_is_as_many_times_wider_as_asked() -> None:
    stretch = Magnified(first=THEN + 100, last=THEN + 199, factor=9)
    scale = Scale.fit(THEN, NOW, 168, 1586, stretch)
    inside = scale.x(THEN + 200) - scale.x(THEN + 100)
    outside = scale.x(THEN + 100) - scale.x(THEN)
    assert inside == pytest.approx(9 * outside)
    assert scale.x(NOW) == pytest.approx(1586)


@given(st.integers(-2000, 4000), st.integers(0, 3000), st.integers(0, 900), st.floats(1.5, 50))
def test_later_is_always_further_to_the_right(offset: int, start: int, days: int, factor: float) -> None:
    stretch = Magnified(first=THEN + start, last=THEN + start + days, factor=factor)
    scale = Scale.fit(THEN, NOW, 168, 1586, stretch)
    assert scale.x(THEN + offset) < scale.x(THEN + offset + 1)


def test_a_view_that_cannot_be_is_refused() -> None:
    for wrong in (
        lambda: View(width=100),
        lambda: View(first=NOW, last=THEN),
        lambda: Magnified(first=NOW, last=THEN, factor=3),
        lambda: Magnified(first=THEN, last=NOW, factor=1),
    ):
        with pytest.raises(ValueError):
            wrong()
    assert Bracket(start=1, end=2, label="x").certain


GROUNDS = (palette.PAPER, palette.STRIP, palette.BAND_QUIET, palette.BAND_HOT, palette.MAGNIFIED)


@pytest.mark.parametrize("colour", [palette.INK, palette.GREY, palette.RED, palette.HOT])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_on_every_ground_reaches_the_contrast_of_wcag(colour: str, ground: str) -> None:
    assert palette.contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        (palette.WAIT_TEXT, palette.PAPER),
        (palette.BLUE, palette.MAGNIFIED),
        (palette.BLUE, palette.PAPER),
        (palette.GREY, palette.PAPER),
        (palette.RED, "#ffffff"),
        ("#ffffff", palette.MEASURE),
        ("#ffffff", palette.RED),
        *((palette.INK, fill) for fill in (palette.HELP, palette.HELP_LIGHT, palette.SCHOOL, palette.SCHOOL_PART)),
        *((palette.INK, fill) for fill in (palette.CIRCUMSTANCE, palette.LEAD, palette.GREEN_FILL)),
        *((palette.INK, palette.tinted(fill)) for fill in palette.PLACES.values()),
        *((palette.text_on(fill), fill) for fill in palette.PLACES.values()),
    ],
)
def test_text_in_every_bar_reaches_the_contrast_of_wcag(colour: str, ground: str) -> None:
    assert palette.contrast(colour, ground) >= 4.5


def test_the_colours_of_the_design_are_kept() -> None:
    named = ["#b5dbc9", "#74b5b4", "#3a7799", "#4a639b", "#5c4b91", "#5e3278", "#3a0f43"]
    fills = list(palette.PLACES.values())
    assert [fill for fill in fills if fill in named] == named
    assert (palette.PAPER, palette.INK, palette.GREY) == ("#fdfcf9", "#1f1d1a", "#57524a")
    assert (palette.HELP, palette.HELP_EDGE) == ("#f3dfae", "#8a6414")
