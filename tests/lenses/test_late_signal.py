# SPDX-License-Identifier: EUPL-1.2
"""LATE_SIGNAL: early signals, late help."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.late_signal import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Help, Measure, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import EventKind, Marker, MeasureKind, PlaceType

NEGLECT = Event(
    id="neglect",
    title="verwaarlozing",
    event_kind=EventKind.CONCERN,
    persons=("noa",),
    markers=(Marker.NEGLECT,),
    when=when("2014-03-01/.."),
)
SUPPORT = Help(id="support", title="begeleiding", when=when("2015-06-01/.."))
PLACED = Stay(
    id="placed", title="pleeggezin", persons=("noa",), place=PlaceType.FOSTER_FAMILY, when=when("2015-06-01/..")
)


def test_an_addiction_before_birth_and_help_at_two_and_a_half_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("addiction", "support")
    assert "al voor de geboorte" in finding.arithmetic.nl
    assert "verslaving" in finding.arithmetic.nl


def test_help_within_the_year_is_not_late() -> None:
    assert ask(LENS, family(NEGLECT, replace(SUPPORT, when=when("2015-02-01/..")))) == []
    assert ask(LENS, family(NEGLECT, SUPPORT)) == [Certainty.CERTAIN]


def test_a_report_in_between_shows_that_somebody_saw_it() -> None:
    report = Event(id="report", title="melding", event_kind=EventKind.REPORT, when=when("2014-06-01"))
    assert ask(LENS, family(NEGLECT, report, SUPPORT)) == []


def test_a_placement_as_the_first_step_is_asked_about_even_within_the_year() -> None:
    soon = replace(PLACED, when=when("2014-09-01/.."))
    later_help = replace(SUPPORT, when=when("2016-01-04/.."))
    assert ask(LENS, family(NEGLECT, soon, later_help)) == [Certainty.CERTAIN]
    assert ask(LENS, family(soon, later_help)) == []  # nothing serious on record before it


def test_a_measure_alone_is_no_help() -> None:
    order = Measure(id="ots", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when("2014-04-01/.."))
    assert ask(LENS, family(NEGLECT, order, SUPPORT)) == [Certainty.CERTAIN]


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(NEGLECT, when=when("2014/..")), SUPPORT)) == [Certainty.POSSIBLE]


def test_where_no_help_of_any_sort_is_on_record_or_the_file_began_later_the_answer_is_unknown() -> None:
    assert ask(LENS, family(NEGLECT, PLACED)) == [Certainty.UNKNOWN]
    assert ask(LENS, family(NEGLECT)) == [Certainty.UNKNOWN]
    assert ask(LENS, family(NEGLECT, SUPPORT, observed="2015-01-01/..")) == [Certainty.UNKNOWN]


def test_trouble_known_already_without_a_first_day_does_not_precede_every_birth() -> None:
    earlier = replace(LENS.example().items[0], when=when("[..2012-06-30]/.."))
    soon = replace(SUPPORT, when=when("2012-09-03/.."))
    assert ask(LENS, family(earlier, soon)) == []


def test_help_some_time_after_a_day_is_no_first_step() -> None:
    sometime = replace(SUPPORT, when=when("[2014-04-01..]/"))
    assert ask(LENS, family(NEGLECT, sometime, replace(SUPPORT, id="later"))) == [Certainty.CERTAIN]


def test_a_signal_without_any_date_says_nothing_of_how_long_it_took() -> None:
    assert ask(LENS, family(replace(NEGLECT, when=when("/")), SUPPORT)) == []


def test_another_first_step_that_may_have_been_earlier_makes_it_possible() -> None:
    vague = replace(SUPPORT, id="vague", when=when("2014/.."))
    assert ask(LENS, family(NEGLECT, SUPPORT)) == [Certainty.CERTAIN]
    assert ask(LENS, family(NEGLECT, replace(SUPPORT, when=when("2015-04-01/..")), vague)) == []
    either = replace(vague, when=when("2014-09/2015-12"))
    assert ask(LENS, family(NEGLECT, replace(SUPPORT, when=when("2015-03-02/..")), either)) == []
    wide = Help(id="wide", title="begeleiding", when=when("[2014-06-01..2016-12-31]/.."))
    assert ask(LENS, family(NEGLECT, SUPPORT, wide)) == [Certainty.POSSIBLE]


def test_a_placement_that_may_have_come_after_help_is_possibly_the_first_step() -> None:
    soon = replace(PLACED, when=when("2014-09-01/.."))
    about = replace(SUPPORT, when=when("2014-08/.."))
    assert ask(LENS, family(NEGLECT, soon, about)) == []
    either = replace(SUPPORT, when=when("[2014-08-20..2014-10-20]/.."))
    assert ask(LENS, family(NEGLECT, soon, either)) == [Certainty.POSSIBLE]


def test_a_signal_that_may_lie_before_the_file_began_makes_it_possible() -> None:
    vague = replace(NEGLECT, when=when("2013/.."))
    assert ask(LENS, family(vague, SUPPORT, observed="2013-06-01/..")) == [Certainty.POSSIBLE]
    assert ask(LENS, family(vague, SUPPORT, observed="2012-06-01/..")) == [Certainty.CERTAIN]
