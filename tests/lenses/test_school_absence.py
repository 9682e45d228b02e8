# SPDX-License-Identifier: EUPL-1.2
"""SCHOOL_ABSENCE: a child without education."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.school_absence import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Item, Schooling
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import SchoolState


def school(id: str, state: SchoolState, period: str) -> Schooling:
    return Schooling(id=id, title=id, state=state, persons=("noa",), when=when(period))


def noa(*items: Item) -> Timeline:
    return family(*items, until="2022-01-01")


def test_a_winter_at_home_is_asked_about_and_weighs() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3
    assert finding.items == ("home",)
    assert "5 maanden" in finding.arithmetic.nl
    assert "5 months" in finding.arithmetic.en


def test_three_weeks_suspended_is_not() -> None:
    suspended = school("out", SchoolState.SUSPENDED, "2018-03-05/2018-03-26")
    assert ask(LENS, noa(suspended)) == []
    assert ask(LENS, noa(suspended), weeks=3) == [Certainty.CERTAIN]


def test_school_in_part_education_in_care_and_an_exemption_are_no_absence() -> None:
    for state in (SchoolState.PARTIAL, SchoolState.ALTERNATIVE, SchoolState.EXEMPT):
        assert ask(LENS, noa(school("one", state, "2018-01-08/2019-01-08"))) == []


def test_vague_months_make_it_possible() -> None:
    assert ask(LENS, noa(school("out", SchoolState.ABSENT, "2018-03/2018-04"))) == [Certainty.POSSIBLE]


def test_an_end_that_nobody_recorded_lies_before_the_next_entry_about_school() -> None:
    refuses = school("out", SchoolState.REFUSING, "2018-03-05/")
    back = school("back", SchoolState.ATTENDING, "2018-03-26/..")
    assert ask(LENS, noa(refuses, back)) == []
    assert ask(LENS, noa(refuses)) == [Certainty.POSSIBLE]


def test_how_long_it_was_is_unknown_where_only_a_day_is_on_record() -> None:
    (finding,) = findings(LENS, noa(school("out", SchoolState.SUSPENDED, "2018-03-05")))
    assert finding.certainty is Certainty.UNKNOWN
    assert "5 maart 2018" in finding.arithmetic.nl


def test_two_mentions_with_no_school_between_may_be_one_long_absence() -> None:
    (finding,) = findings(
        LENS,
        noa(school("one", SchoolState.ABSENT, "2018-03-05"), school("two", SchoolState.ABSENT, "2018-06-04")),
    )
    assert finding.certainty is Certainty.POSSIBLE
    assert finding.items == ("one", "two")


def test_the_part_inside_corona_closures_and_summer_is_named_and_does_not_make_it_certain() -> None:
    (spring,) = findings(LENS, noa(school("out", SchoolState.ABSENT, "2020-03-16/2020-05-20")))
    assert spring.certainty is Certainty.POSSIBLE  # ten days are left outside the closure
    assert "56 dagen in een schoolsluiting door corona" in spring.arithmetic.nl
    (summer,) = findings(LENS, noa(school("out", SchoolState.ABSENT, "2019-07-01/2019-08-20")))
    assert summer.certainty is Certainty.POSSIBLE
    assert "up to 42 days in summer holidays" in summer.arithmetic.en
    assert ask(LENS, noa(school("out", SchoolState.ABSENT, "2020-03-16/2020-06-20"))) == [Certainty.CERTAIN]


def test_a_second_absence_after_a_return_says_that_it_is_the_second() -> None:
    first, second = findings(
        LENS,
        noa(
            school("one", SchoolState.ABSENT, "2018-01-08/2018-03-08"),
            school("back", SchoolState.ATTENDING, "2018-03-09/2018-10-01"),
            school("two", SchoolState.REFUSING, "2018-10-02/2018-12-20"),
        ),
    )
    assert "keer" not in first.arithmetic.nl
    assert "(keer 2)" in second.arithmetic.nl


def test_a_file_that_says_nothing_of_school_is_silent() -> None:
    assert ask(LENS, noa()) == []
    assert ask(LENS, noa(school("in", SchoolState.ATTENDING, "2016-08/.."))) == []


def test_a_toddler_and_a_grown_up_have_no_school_to_miss() -> None:
    # Noa was born on 4 May 2010: compulsory from 1 June 2015 to 3 May 2028.
    assert ask(LENS, noa(school("creche", SchoolState.ABSENT, "2013-01-07/2014-06-30"))) == []
    assert ask(LENS, noa(school("day", SchoolState.SUSPENDED, "2013-01-07"))) == []
    late = family(school("out", SchoolState.ABSENT, "2028-09-04/2029-06-29"), until="2030-01-01")
    assert ask(LENS, late) == []


def test_only_the_part_at_school_age_counts() -> None:
    out = noa(school("out", SchoolState.ABSENT, "2015-01-05/2015-06-19"))
    assert ask(LENS, out) == []  # nineteen days of it are after 1 June 2015
    assert ask(LENS, out, from_age=4) == [Certainty.CERTAIN]


def test_where_only_the_year_of_birth_is_known_the_age_makes_it_possible() -> None:
    absence = school("out", SchoolState.ABSENT, "2015-04-06/2015-06-26")
    vague = family(absence, children=(child("noa", "2010"),), until="2022-01-01")
    assert ask(LENS, vague) == [Certainty.POSSIBLE]
    assert ask(LENS, family(absence, children=(child("noa"),), until="2022-01-01")) == [Certainty.CERTAIN]
