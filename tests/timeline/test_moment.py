# SPDX-License-Identifier: EUPL-1.2
"""Time as bounds in days: what holds for every reading of the words, and what for some."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.timeline.edtf_text import EdtfError, from_edtf, period_from_edtf, period_to_edtf, to_edtf
from thuislijn.timeline.moment import (
    Age,
    Certainty,
    Duration,
    Ending,
    Moment,
    Period,
    add_months,
    add_years,
    age_on,
    at_age,
    between,
)

DAYS = st.integers(dt.date(1900, 1, 1).toordinal(), dt.date(2100, 1, 1).toordinal())


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    low, high = sorted((draw(DAYS), draw(DAYS)))
    return Moment(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))


@st.composite
def bounded(draw: st.DrawFn) -> Moment:
    low = draw(DAYS)
    return Moment(low, low + draw(st.integers(0, 900)))


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def test_the_earliest_day_never_lies_after_the_latest() -> None:
    with pytest.raises(ValueError, match="lies after"):
        Moment(day("2020-01-02"), day("2020-01-01"))


def test_from_october_to_march_is_four_to_six_months_whatever_the_days_were() -> None:
    length = between(Moment.in_month(2019, 10), Moment.in_month(2020, 3))
    assert length == Duration(day("2020-03-01") - day("2019-10-31"), day("2020-03-31") - day("2019-10-01"))
    assert length.reaches(8 * 7) is Certainty.CERTAIN
    assert length.reaches(150) is Certainty.POSSIBLE
    assert length.reaches(200) is Certainty.EXCLUDED


def test_age_eight_to_age_ten_is_one_to_three_years() -> None:
    birth = Moment.on(dt.date(2005, 6, 1))
    eight, ten = at_age(Age("s", 8, 9), birth), at_age(Age("s", 10, 11), birth)
    length = between(eight, ten)
    assert (length.least, length.most) == (day("2015-06-01") - day("2014-05-31"), day("2016-05-31") - day("2013-06-01"))


def test_an_age_is_as_vague_as_the_birth_it_counts_from() -> None:
    five = at_age(Age("r", 5, 6), Moment.in_year(2009), "toen hij vijf was")
    assert (five.earliest, five.latest) == (day("2014-01-01"), day("2015-12-30"))
    assert at_age(Age("r", 5, 6), Moment.UNKNOWN).is_known is False


def test_a_child_born_on_leap_day_has_a_birthday_every_year() -> None:
    assert add_years(day("2012-02-29"), 1) == day("2013-02-28")
    assert age_on(Moment.on(dt.date(2012, 2, 29)), day("2013-02-28")) == (0, 0)
    assert age_on(Moment.on(dt.date(2012, 2, 29)), day("2013-03-01")) == (1, 1)


def test_a_stay_that_goes_on_lasts_until_the_reference_day() -> None:
    stay = Period.since(Moment.on(dt.date(2020, 1, 1)))
    assert stay.duration(day("2020-01-31")) == Duration(30, 30)
    assert stay.certain_days(day("2020-01-31")) == (day("2020-01-01"), day("2020-01-31"))


def test_a_stay_whose_end_nobody_wrote_down_may_have_ended_at_once_or_not_at_all() -> None:
    stay = Period(Moment.on(dt.date(2020, 1, 1)))
    assert stay.duration(day("2021-01-01")) == Duration(0, 366)
    assert stay.possible_days(day("2021-01-01")) == (day("2020-01-01"), day("2021-01-01"))


def test_two_tellings_of_one_day_narrow_each_other_or_contradict() -> None:
    spring = from_edtf("2019-21")
    assert Moment.in_year(2019).narrowed(spring) == spring
    assert Moment.in_year(2018).narrowed(spring) is None


def test_a_point_has_no_length() -> None:
    assert Period.at(Moment.in_year(2019)).duration(day("2022-01-01")) == Duration(0, 0)


@given(bounded(), bounded())
def test_bounds_of_a_duration_hold_for_every_pair_of_days(start: Moment, end: Moment) -> None:
    length = between(start, end)
    assert start.earliest is not None and start.latest is not None
    assert end.earliest is not None and end.latest is not None
    for a in (start.earliest, start.latest, start.middle):
        for b in (end.earliest, end.latest, end.middle):
            assert a is not None and b is not None and length.most is not None
            assert length.least <= max(0, b - a) <= length.most


@given(bounded(), bounded(), DAYS)
def test_what_was_certainly_so_was_also_possibly_so(start: Moment, end: Moment, reference: int) -> None:
    period = Period.during(start, end)
    certain, possible = period.certain_days(reference), period.possible_days(reference)
    if certain:
        assert possible and possible[0] <= certain[0] <= certain[1] <= possible[1]


@given(moments(), moments())
def test_before_is_never_certain_both_ways(one: Moment, other: Moment) -> None:
    if one.before(other) is Certainty.CERTAIN:
        assert other.before(one) is Certainty.EXCLUDED


@given(DAYS, st.integers(-600, 600))
def test_adding_months_and_taking_them_off_comes_back_within_a_month_end(start: int, months: int) -> None:
    assert 0 <= start - add_months(add_months(start, months), -months) <= 3


@given(moments())
def test_edtf_gives_back_the_bounds_it_was_given(moment: Moment) -> None:
    assert from_edtf(to_edtf(moment)) == moment


@given(moments(), moments(), st.sampled_from(list(Ending)))
def test_edtf_gives_back_a_period(start: Moment, end: Moment, ending: Ending) -> None:
    period = {
        Ending.POINT: Period.at(start),
        Ending.ONGOING: Period.since(start),
        Ending.UNKNOWN: Period(start),
        Ending.DATED: Period.during(start, end if end.is_known else Moment.in_year(2020)),
    }[ending]
    assert period_from_edtf(period_to_edtf(period)) == period


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_a_plain_error(text: str) -> None:
    try:
        moment = from_edtf(text)
    except EdtfError:
        return
    assert isinstance(moment, Moment)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2019-03-21", "2019-03-21", "2019-03-21"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-21", "2019-03-01", "2019-05-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("[2019-03..2019-05]", "2019-03-01", "2019-05-31"),
        ("2019-03~", "2019-01-29", "2019-05-01"),
        ("2019-03-21?", "2019-03-14", "2019-03-28"),
    ],
)
def test_edtf_that_others_write_is_read(text: str, low: str, high: str) -> None:
    assert from_edtf(text) == Moment(day(low), day(high))


@pytest.mark.parametrize("text", ["2019-02-31", "voorjaar 2019", "2019-13", "[2020..2019]", "31-12-2019"])
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        from_edtf(text)
