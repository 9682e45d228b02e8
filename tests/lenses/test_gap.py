# SPDX-License-Identifier: EUPL-1.2
"""GAP: a stretch without recorded help."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.gap import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Help, Measure, Question, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import EventKind, MeasureKind, PlaceType


def test_five_months_without_help_after_a_supervision_order_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("ots",)
    assert "4 tot 6 maanden" in finding.arithmetic.nl


def test_a_summer_of_seven_weeks_is_not() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2020-01-06/2020-07-03")),
        Help(id="b", title="begeleiding", when=when("2020-08-21/2021-01-01")),
        until="2021-01-01",
    )
    assert ask(LENS, timeline) == []
    assert ask(LENS, timeline, weeks=6) == [Certainty.CERTAIN]


def test_vague_dates_make_it_possible_only() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2019-01/2020")),
        Measure(id="m", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when("2020-06-01/..")),
        Help(id="b", title="begeleiding", when=when("2020-11-01/2021-01-01")),
        until="2021-01-01",
    )
    assert ask(LENS, timeline) == [Certainty.POSSIBLE]


def test_without_any_help_on_record_the_answer_is_unknown() -> None:
    timeline = family(
        Event(id="r", title="melding", event_kind=EventKind.REPORT, when=when("2020-01-10")),
        until="2021-01-01",
    )
    assert ask(LENS, timeline) == [Certainty.UNKNOWN]
    vague = family(Event(id="r", title="melding", event_kind=EventKind.REPORT, when=when("2020")), until="2021-01-31")
    assert ask(LENS, vague) == []


def test_where_the_widest_reading_says_much_more_the_sentence_gives_both() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2018-01/[2019-04-01..2019-10-31]")),
        Help(id="b", title="behandeling", when=when("2020-03-01/..")),
    )
    (finding,) = findings(LENS, timeline)
    assert "tussen 2 april 2019 en 29 februari 2020" in finding.arithmetic.nl
    assert "1 november 2019 tot 29 februari 2020" in finding.arithmetic.nl


def test_when_help_ended_and_nothing_shows_a_problem_the_silence_after_it_is_no_question() -> None:
    timeline = family(Help(id="a", title="begeleiding", when=when("2018-01/2019-06")), until="2021-01-01")
    assert ask(LENS, timeline) == []


def test_a_stay_in_care_is_help_too() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2019-01-07/2019-06-30")),
        Stay(id="s", title="groep", place=PlaceType.TREATMENT_GROUP, when=when("2019-07-01/2020-01-31")),
        Help(id="b", title="nazorg", when=when("2020-02-03/..")),
        until="2021-01-01",
    )
    assert ask(LENS, timeline) == []


def test_help_of_which_only_the_earliest_start_is_known_opens_no_silence() -> None:
    timeline = family(
        Help(id="a", title="therapie", when=when("[2009-05-14..]/")),
        Help(id="b", title="begeleiding", when=when("2012-07-02/..")),
    )
    assert ask(LENS, timeline) == []


def test_outside_what_the_file_covers_silence_says_nothing() -> None:
    timeline = family(
        Question(id="q", title="vraag van moeder", when=when("2015-01-10")),
        Help(id="a", title="begeleiding", when=when("2018-01-08/..")),
        observed="2018-01-01/..",
    )
    assert ask(LENS, timeline) == []
