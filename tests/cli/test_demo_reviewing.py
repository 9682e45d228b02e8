# SPDX-License-Identifier: EUPL-1.2
"""How the demonstration reviews an example family, and moves its years up to this one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from thuislijn.cli.demo_reviewing import moved, moved_up, reviewed, tidied, with_lines, years_up_to
from thuislijn.timeline.edtf_text import period_from_edtf
from thuislijn.timeline.items import Event, Help, Item, Measure, Stay, TurningPoint
from thuislijn.timeline.sources import Missing
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpState, MeasureKind, Modality, PlaceType, StayEnd

_DAY = dt.date(2024, 2, 29).toordinal()
_FACTS = [{"when": "2021-11-22/2023-02-17", "kind": "stay", "who": ["sem"], "what": "behandelgroep", "rung": 6}]


def _timeline(*items: Item) -> Timeline:
    return Timeline(id="t", title="", reference_day=_DAY, items=items)


def test_what_was_read_gets_the_words_and_days_of_the_fact() -> None:
    read = Stay(id="i1", title="op de groep", when=period_from_edtf("2021-12/2023"), persons=("sem",), reviewed=False)
    (item,) = reviewed(_timeline(read), _FACTS).items
    assert isinstance(item, Stay)
    assert (item.id, item.title, item.place, item.reviewed) == ("i1", "Behandelgroep", PlaceType.TREATMENT_GROUP, True)


def test_a_fact_that_nothing_was_read_of_is_added_and_half_sentences_go() -> None:
    half = Event(id="i1", title="… dat was in juli", when=period_from_edtf("2020-07-01"), reviewed=False)
    assert [item.title for item in reviewed(_timeline(half), _FACTS).items] == ["Behandelgroep"]


def test_a_short_dated_visit_stays_as_it_was_read() -> None:
    visit = Event(
        id="i1",
        title="Huisbezoek.",
        when=period_from_edtf("2020-07-01"),
        event_kind=EventKind.ACTION,
        reviewed=False,
    )
    assert [(item.title, item.reviewed) for item in reviewed(_timeline(visit), []).items] == [("Huisbezoek.", True)]


def test_what_the_team_added_stands_beside_what_was_read() -> None:
    line = {"kind": "event", "title": "opa belt", "when": {"on": "2021"}}
    assert [item.title for item in with_lines(_timeline(), [line]).items] == ["opa belt"]


def test_what_the_team_did_not_take_over_goes_and_what_stays_is_put_right() -> None:
    day = period_from_edtf("2021")
    items = (
        Event(id="i1", title="trap", when=day, note="gok"),
        Event(id="i2", title="zie boven", when=day),
        Stay(id="i3", title="groep", when=day),
    )
    missing = (Missing(what="bijlage"), Missing(what="verslag"))
    read = replace(_timeline(*items), missing=missing, contradictions=(("i1", "i2"),))
    lines = {
        "trap": {"title": "van de trap gevallen", "short": "gevallen", "note": ""},
        "groep": {"end_reason": "crisis"},
    }
    tidy = tidied(read, lines=lines, left_out=["zie boven", "bijlage"])
    fall, stay = tidy.items
    assert (fall.title, fall.short, fall.note) == ("van de trap gevallen", "gevallen", "")
    assert isinstance(stay, Stay) and stay.end_reason is StayEnd.CRISIS
    assert [one.what for one in tidy.missing] == ["verslag"]
    assert tidy.contradictions == ()


def test_help_and_measure_get_the_state_and_kind_of_the_fact() -> None:
    read = (
        Help(id="i1", title="op de lijst", when=period_from_edtf("2021-01"), state=HelpState.UNKNOWN),
        Measure(id="i2", title="uit huis", when=period_from_edtf("2021-03"), measure_kind=MeasureKind.PLACEMENT_ORDER),
    )
    facts = [
        {"when": "2021-01/2021-06", "kind": "help", "what": "wachten op het autismecentrum"},
        {"when": "2021-03-16/..", "kind": "measure", "what": "ondertoezichtstelling"},
    ]
    waiting, measure = reviewed(_timeline(*read), facts).items
    assert isinstance(waiting, Help) and waiting.state is HelpState.WAITING
    assert waiting.waiting_from == waiting.when.start
    assert isinstance(measure, Measure) and measure.measure_kind is MeasureKind.SUPERVISION


def test_what_was_only_planned_or_suspected_is_no_ground_for_a_fact() -> None:
    doubt = Stay(id="i1", title="groep?", when=period_from_edtf("2021-11-22"), modality=Modality.SUSPECTED)
    (item,) = reviewed(_timeline(doubt), _FACTS).items
    assert (item.id, item.modality) == ("feit-0", Modality.ACTUAL)


def test_turning_points_are_left_to_the_team() -> None:
    point = TurningPoint(id="t1", title="uit huis", when=period_from_edtf("2021-03-16").start)
    assert reviewed(replace(_timeline(), turning_points=(point,)), []).turning_points == ()


def test_a_short_title_taken_from_a_passage_goes_with_its_words() -> None:
    read = Stay(id="i1", title="weer thuis", when=period_from_edtf("2021-12"), persons=("sem",), short="weer thuis")
    assert [item.short for item in reviewed(_timeline(read), _FACTS).items] == [""]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2024, 12, 31)), st.dates(dt.date(2025, 3, 1), dt.date(2060, 1, 1)))
def test_a_family_ends_in_the_year_before_its_first_meeting(reference: dt.date, today: dt.date) -> None:
    there = dt.date.fromordinal(moved_up(_ending(reference), years_up_to(reference.toordinal(), today)).reference_day)
    assert dt.timedelta(0) <= today - dt.timedelta(weeks=11) - there <= dt.timedelta(days=366)


def _ending(day: dt.date) -> Timeline:
    return Timeline(id="t", title="", reference_day=day.toordinal())


def test_years_in_words_and_quotes_move_along_and_numbers_stay() -> None:
    assert moved("op 29-02-2020, zaak 20-688, sinds 2016", 3) == "op 29-02-2023, zaak 20-688, sinds 2019"
    assert moved("2020-02-29/2021", 3) == "2023-02-28/2024"
