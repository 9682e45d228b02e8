# SPDX-License-Identifier: EUPL-1.2
"""The decision before a placement: saved part by part, and looked back at afterwards, shortly after and each year."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World
from thuislijn.actions.learning.decisions import (
    decide,
    keep_line,
    keep_part,
    remove_record,
    settle_evaluation,
    start_record,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import DecisionEvaluation, DecisionRecord, HeardPerson

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def record(world: World) -> DecisionRecord:
    return start_record(by=world.actor("tine"), case=world.case, child="sem", values={"rung": "foster_family"})


def days() -> list[dt.date]:
    return list(DecisionEvaluation.objects.order_by("due").values_list("due", flat=True))


def placed(world: World, record: DecisionRecord) -> DecisionRecord:
    state = RecordState.PLACED
    return decide(by=world.actor("tine"), record=record, state=state, day=DAY, values={}, seen=record.version)


def test_two_parts_written_at_once_both_stand(world: World, record: DecisionRecord) -> None:
    late = DecisionRecord.objects.get()
    keep_part(by=world.actor("tine"), record=record, values={"facts": "Sem liep weg."}, seen=1)
    keep_part(by=world.actor("eva"), record=late, values={"judgement": "Hij zocht rust."}, seen=1)
    now = DecisionRecord.objects.get()
    assert (now.facts, now.judgement) == ("Sem liep weg.", "Hij zocht rust.")


def test_the_same_part_written_at_once_is_shown_to_the_second(world: World, record: DecisionRecord) -> None:
    late = DecisionRecord.objects.get()
    keep_part(by=world.actor("tine"), record=record, values={"facts": "Sem liep weg."}, seen=1)
    with pytest.raises(ChangedMeanwhileError):
        keep_part(by=world.actor("eva"), record=late, values={"facts": "Sem was weg."}, seen=1)


def test_a_decision_can_be_taken_with_everything_still_open(world: World, record: DecisionRecord) -> None:
    assert placed(world, record).state == RecordState.PLACED


def test_after_a_placement_people_look_back_within_weeks_and_after_a_year(world: World, record: DecisionRecord) -> None:
    placed(world, record)
    assert days() == [dt.date(2026, 4, 13), dt.date(2027, 3, 2)]


def test_a_day_that_was_agreed_goes_before_our_own(world: World, record: DecisionRecord) -> None:
    by = world.actor("tine")
    row = keep_part(by=by, record=record, values={"evaluate_on": dt.date(2026, 3, 20)}, seen=1)
    placed(world, row)
    assert days()[0] == dt.date(2026, 3, 20)


def test_each_year_has_its_look_back_as_long_as_the_placement_goes_on(world: World, record: DecisionRecord) -> None:
    placed(world, record)
    by = world.actor("eva")
    for done in (dt.date(2026, 4, 14), dt.date(2027, 3, 5)):
        first = DecisionEvaluation.objects.filter(done=None).order_by("due")[0]
        settle_evaluation(by=by, evaluation=first, values={"done": done, "still_needed": "yes"}, seen=1)
    assert days()[-1] == dt.date(2028, 3, 5)
    last = DecisionEvaluation.objects.get(done=None)
    settle_evaluation(by=by, evaluation=last, values={"done": dt.date(2028, 3, 1), "still_needed": "no"}, seen=1)
    assert not DecisionEvaluation.objects.filter(done=None).exists()


def test_no_placement_after_all_takes_the_empty_look_backs_away(world: World, record: DecisionRecord) -> None:
    row = placed(world, record)
    first = DecisionEvaluation.objects.order_by("due")[0]
    keep_line(by=world.actor("tine"), line=first, values={"words": "moeder belde"}, seen=1)
    state = RecordState.NOT_PLACED
    decide(by=world.actor("tine"), record=row, state=state, day=DAY, values={}, seen=row.version)
    assert days() == [first.due], "what somebody wrote in stays"


def test_a_record_takes_its_lines_along_when_it_goes(world: World, record: DecisionRecord) -> None:
    by = world.actor("tine")
    keep_line(by=by, line=HeardPerson(case=world.case, record=record), values={"label": "moeder"})
    remove_record(by=by, record=record, seen=1)
    assert not HeardPerson.objects.exists()
