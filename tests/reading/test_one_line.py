# SPDX-License-Identifier: EUPL-1.2
"""What a typist types in one line during a meeting: who, what and when, in any order."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reading.one_line import read_line
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Help, Measure, Schooling, Stay
from thuislijn.timeline.moment import Ending, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpState, MeasureKind, PersonRole, PlaceType, SchoolState

FAMILY = Timeline(
    id="t",
    title="gezin",
    reference_day=dt.date(2026, 6, 1).toordinal(),
    persons=(
        Person(id="ruud", name="Ruud", role=PersonRole.CHILD, birth=Moment.on(dt.date(2010, 4, 2))),
        Person(id="jet", name="jeugdige 2", role=PersonRole.CHILD, birth=Moment.in_year(2014)),
        Person(id="moeder", name="moeder", role=PersonRole.MOTHER),
        Person(id="oma", name="oma", role=PersonRole.GRANDPARENT),
    ),
)


def day(moment: Moment) -> dt.date:
    assert moment.is_exact and moment.earliest is not None
    return dt.date.fromordinal(moment.earliest)


def line(text: str) -> Any:
    return read_line(text, FAMILY, "i1").item


def test_a_stay_in_the_network_with_start_and_end() -> None:
    stay = line("ruud netwerk 14-6-2021 tot 5-7-2021 opa en oma")
    assert isinstance(stay, Stay)
    assert (stay.place, stay.persons, stay.with_whom) == (PlaceType.NETWORK, ("ruud",), ("oma",))
    assert (day(stay.when.start), day(stay.when.end)) == (dt.date(2021, 6, 14), dt.date(2021, 7, 5))
    assert stay.title == "netwerk opa en oma"


def test_a_report_on_a_day() -> None:
    report = line("melding 10-6-2021 buren horen schreeuwen")
    assert isinstance(report, Event)
    assert (report.event_kind, report.when.ending, report.title) == (
        EventKind.REPORT,
        Ending.POINT,
        "melding buren horen schreeuwen",
    )


def test_a_measure_for_all_children() -> None:
    measure = line("OTS kinderen 3 maart 2019 - 3 maart 2020")
    assert isinstance(measure, Measure)
    assert (measure.measure_kind, measure.persons) == (MeasureKind.SUPERVISION, ("ruud", "jet"))


def test_a_pseudonym_of_two_words_names_its_person() -> None:
    stay = line("jeugdige 2 pleeggezin sinds voorjaar 2019")
    assert (stay.place, stay.persons, stay.when.ending) == (PlaceType.FOSTER_FAMILY, ("jet",), Ending.ONGOING)


def test_a_waiting_list_has_no_time_of_running() -> None:
    waiting = line("moeder wachtlijst traumabehandeling 1-2-2020")
    assert isinstance(waiting, Help)
    assert (waiting.state, day(waiting.waiting_from), waiting.when.is_dated) == (
        HelpState.WAITING,
        dt.date(2020, 2, 1),
        False,
    )


def test_absence_from_school() -> None:
    absent = line("ruud thuiszitten van sept 2019 tot jan 2020")
    assert isinstance(absent, Schooling)
    assert (absent.state, absent.persons) == (SchoolState.ABSENT, ("ruud",))


@pytest.mark.parametrize("text", ["ruud netwerk", "gewoon iets zonder datum", ""])
def test_a_line_without_a_date_is_looked_at_again(text: str) -> None:
    assert read_line(text, FAMILY, "i1").unsure


def test_a_date_without_a_telling_word_is_looked_at_again() -> None:
    made = read_line("ruud kreeg een fiets 3-4-2018", FAMILY, "i1")
    assert made.unsure
    assert day(made.item.when.start) == dt.date(2018, 4, 3)


@given(st.text(max_size=80))
def test_no_line_makes_it_fail(text: str) -> None:
    assert read_line(text, FAMILY, "i1").item.id == "i1"
