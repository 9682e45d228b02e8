# SPDX-License-Identifier: EUPL-1.2
"""LIFE_EVENT: a turning point, followed by something worse."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.life_event import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Event, Item, Measure, Schooling, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, LifeEvent, Marker, PlaceType, SchoolState

DEATH = Event(
    id="death",
    title="opa overleden",
    event_kind=EventKind.LIFE_EVENT,
    life_event=LifeEvent.DEATH,
    when=when("2018-03-01"),
)
REPORT = Event(id="report", title="melding", event_kind=EventKind.REPORT, when=when("2018-11-01"))


def noa(*items: Item) -> Timeline:
    return family(*items, until="2021-01-01")


def test_a_separation_and_school_refused_half_a_year_later_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("apart", "home")
    assert "gevolgd door" in finding.arithmetic.nl
    for text in (*finding.arithmetic, *finding.question):
        assert not {"doordat", "omdat", "because", "wegens"} & set(text.lower().split())


def test_a_report_in_the_year_after_a_death_counts_and_one_thirteen_months_later_does_not() -> None:
    assert ask(LENS, noa(DEATH, REPORT)) == [Certainty.CERTAIN]
    later = replace(REPORT, when=when("2019-04-05"))
    assert ask(LENS, noa(DEATH, later)) == []
    assert ask(LENS, noa(DEATH, later), months=14) == [Certainty.CERTAIN]


def test_what_came_before_does_not_follow() -> None:
    assert ask(LENS, noa(DEATH, replace(REPORT, when=when("2018-02-27")))) == []


def test_an_event_known_by_the_year_makes_it_possible() -> None:
    assert ask(LENS, noa(replace(DEATH, when=when("2018")), REPORT)) == [Certainty.POSSIBLE]


def test_a_follower_vaguer_than_the_term_says_nothing() -> None:
    vague = replace(REPORT, when=when("[2016-01-01..2019-12-31]"))
    assert ask(LENS, noa(DEATH, vague)) == []
    assert ask(LENS, noa(DEATH, replace(vague, when=when("[2018-03-02..2019-12-31]")))) == [Certainty.POSSIBLE]


def test_when_nobody_recorded_when_it_was_the_answer_is_unknown() -> None:
    undated = replace(DEATH, when=when(""))
    assert ask(LENS, noa(undated, REPORT)) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(undated)) == []
    two = noa(undated, replace(undated, id="job", life_event=LifeEvent.JOB_LOSS), REPORT)
    assert [finding.items for finding in findings(LENS, two)] == [("death", "job")]


def test_a_concern_that_was_known_before_is_not_new() -> None:
    known = Event(
        id="old", title="drinkt", event_kind=EventKind.CONCERN, markers=(Marker.ADDICTION,), when=when("2016")
    )
    again = replace(known, id="again", when=when("2018-06-01"))
    assert ask(LENS, noa(DEATH, known, again)) == []
    assert ask(LENS, noa(DEATH, again)) == [Certainty.CERTAIN]


def test_a_lost_home_a_measure_and_absence_from_school_may_follow() -> None:
    stays = (
        Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2018-06-01")),
        Stay(
            id="foster", title="pleeggezin", place=PlaceType.FOSTER_FAMILY, persons=("noa",), when=when("2018-06-01/..")
        ),
    )
    measure = Measure(id="ots", title="OTS", persons=("noa",), when=when("2018-05-10/.."))
    absent = Schooling(id="out", title="thuis", state=SchoolState.ABSENT, persons=("noa",), when=when("2018-04-10/.."))
    (finding,) = findings(LENS, noa(DEATH, *stays, measure, absent, REPORT))
    assert finding.items == ("death", "out", "ots", "foster", "report")
    assert "nog 1 ander punt" in finding.arithmetic.nl


def test_the_birth_of_the_first_child_is_no_turning_point_and_that_of_a_brother_is() -> None:
    birth = replace(DEATH, id="birth", life_event=LifeEvent.BIRTH, persons=("tim",))
    alone = family(birth, REPORT, children=(child("tim", "2018-03-01"),))
    assert ask(LENS, alone) == []
    older = family(birth, REPORT, children=(child("noa", "2010-05-04"), child("tim", "2018-03-01")))
    assert ask(LENS, older) == [Certainty.CERTAIN]
