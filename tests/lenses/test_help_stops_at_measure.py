# SPDX-License-Identifier: EUPL-1.2
"""HELP_STOPS_AT_MEASURE: voluntary help ends around the start of a measure and nothing follows."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.help_stops_at_measure import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help, Measure, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import Answer, MeasureKind, PlaceType, Reason

ORDER = Measure(id="ots", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when("2019-10-07/.."))
SUPPORT = Help(id="support", title="begeleiding", when=when("2018-09-03/2019-10-18"))
SPRING = Help(id="spring", title="behandeling", when=when("2020-03-02/.."))


def test_support_that_ends_two_weeks_after_the_order_with_nothing_until_spring_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("support", "ots")
    assert "7 oktober 2019" in finding.arithmetic.nl
    assert "18 oktober 2019" in finding.arithmetic.nl


def test_support_that_ended_in_summer_did_not_stop_at_the_order() -> None:
    assert ask(LENS, family(ORDER, replace(SUPPORT, when=when("2018-09-03/2019-08-30")), SPRING)) == []


def test_new_help_within_six_weeks_or_a_placement_means_that_somebody_came() -> None:
    assert ask(LENS, family(ORDER, SUPPORT, replace(SPRING, when=when("2019-11-11/..")))) == []
    group = Stay(id="g", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2019-10-21/.."))
    assert ask(LENS, family(ORDER, SUPPORT, group)) == []


def test_other_help_that_goes_on_keeps_the_family_in_view() -> None:
    assert ask(LENS, family(ORDER, SUPPORT, replace(SPRING, when=when("2019-01-07/..")))) == []


def test_help_within_the_measure_or_ended_at_the_wish_of_the_family_is_no_question() -> None:
    assert ask(LENS, family(ORDER, replace(SUPPORT, voluntary=Answer.NO), SPRING)) == []
    assert ask(LENS, family(ORDER, replace(SUPPORT, end_reason=Reason.FAMILY_WISH), SPRING)) == []


def test_an_order_of_last_week_is_too_fresh_to_tell() -> None:
    assert ask(LENS, family(ORDER, SUPPORT, until="2019-10-25")) == []


def test_a_year_as_the_end_of_the_help_makes_it_possible() -> None:
    assert ask(LENS, family(ORDER, replace(SUPPORT, when=when("2018-09-03/2019")), SPRING)) == [Certainty.POSSIBLE]


def test_help_without_a_recorded_end_leaves_it_unknown() -> None:
    assert ask(LENS, family(ORDER, replace(SUPPORT, when=when("2018-09-03/")), SPRING)) == [Certainty.UNKNOWN]
    assert ask(LENS, family(ORDER, SPRING)) == []


def test_guardianship_that_takes_over_from_supervision_is_no_new_start() -> None:
    guardian = Measure(id="v", title="voogdij", measure_kind=MeasureKind.GUARDIANSHIP, when=when("2021-02-01/.."))
    support = replace(SUPPORT, when=when("2018-09-03/2021-02-05"))
    assert ask(LENS, family(replace(ORDER, when=when("2019-10-07/2021-02-01")), guardian, support)) == []
