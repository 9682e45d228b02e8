# SPDX-License-Identifier: EUPL-1.2
"""The decision record before a placement, written part by part; and the look back after a placement.

Nothing here has to be filled in before a decision can be recorded: the record asks, and never blocks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.row_parts import write_part
from thuislijn.actions.learning.rows import remove_row
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import (
    ConsideredAlternative,
    DecisionEvaluation,
    DecisionRecord,
    ExploredPerson,
    HeardPerson,
)
from thuislijn.timeline.moment import add_years
from thuislijn.timeline.vocabulary import Answer

SHORTLY_AFTER = dt.timedelta(weeks=6)
"""When a placement is looked back at first, unless a day was chosen: after the first weeks, and before a stay that was
meant to be short has become a long one (S0 6.1 asks for a look back after every placement)."""

RecordLine = ConsideredAlternative | HeardPerson | ExploredPerson | DecisionEvaluation
"""What hangs under a record."""
LineT = TypeVar("LineT", bound=RecordLine)

_KINDS: dict[type, str] = {
    ConsideredAlternative: "considered_alternative",
    HeardPerson: "heard_person",
    ExploredPerson: "explored_person",
    DecisionEvaluation: "decision_evaluation",
}


def start_record(*, by: Actor, case: Case, child: str, values: Mapping[str, Any] | None = None) -> DecisionRecord:
    """Begins a record about an intended placement of a child (key of the timeline); `values` are its fields."""
    values = {"child": child, **(values or {})}
    return write_part(by=by, row=DecisionRecord(case=case), values=values, kind="decision_record", seen=None)


def keep_part(*, by: Actor, record: DecisionRecord, values: Mapping[str, Any], seen: int) -> DecisionRecord:
    """Writes some fields of a record and leaves the others. Raises ChangedMeanwhileError."""
    return write_part(by=by, row=record, values=values, kind="decision_record", seen=seen)


def remove_record(*, by: Actor, record: DecisionRecord, seen: int) -> None:
    """Takes a record away with all that stands in it. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=record, kind="decision_record", seen=seen)


def keep_line(*, by: Actor, line: LineT, values: Mapping[str, Any], seen: int | None = None) -> LineT:
    """Writes an alternative, somebody heard, somebody of the network, or an evaluation; a new one with `seen` None.

    `line` belongs to a record of its own case. Raises ChangedMeanwhileError.
    """
    return write_part(by=by, row=line, values=values, kind=_KINDS[type(line)], seen=seen)


def remove_line(*, by: Actor, line: RecordLine, seen: int) -> None:
    """Takes a line of a record away. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=line, kind=_KINDS[type(line)], seen=seen)


def decide(
    *, by: Actor, record: DecisionRecord, state: RecordState, day: dt.date, values: Mapping[str, Any], seen: int
) -> DecisionRecord:
    """Records what was decided on a day; `values` are further fields of the record.

    After a placement a look back shortly after it and one after a year are planned; where it is no placement after all,
    those that nobody wrote in go. Raises ChangedMeanwhileError.
    """
    with transaction.atomic():
        row = keep_part(by=by, record=record, values={**values, "state": state.value, "day": day}, seen=seen)
        if state is RecordState.PLACED:
            _plan_evaluations(by, row, day)
        else:
            for line in row.evaluations.filter(done=None, words="", toward_home="", with_whom=""):
                remove_line(by=by, line=line, seen=line.version)
    return row


def settle_evaluation(
    *, by: Actor, evaluation: DecisionEvaluation, values: Mapping[str, Any], seen: int
) -> DecisionEvaluation:
    """Writes what a look back after a placement found; as long as the placement goes on, the next is planned a year on.

    Raises ChangedMeanwhileError.
    """
    with transaction.atomic():
        row = keep_line(by=by, line=evaluation, values=values, seen=seen)
        record = row.record
        waiting = record.evaluations.filter(done=None).exists()
        goes_on = record.state == RecordState.PLACED and row.still_needed != Answer.NO
        if row.done is not None and goes_on and not waiting:
            _plan(by, record, _a_year_after(row.done))
    return row


def _plan_evaluations(by: Actor, record: DecisionRecord, day: dt.date) -> None:
    if not record.evaluations.exists():
        _plan(by, record, record.evaluate_on or day + SHORTLY_AFTER)
        _plan(by, record, _a_year_after(day))


def _plan(by: Actor, record: DecisionRecord, due: dt.date) -> None:
    line = DecisionEvaluation(case=record.case, record=record, due=due)
    keep_line(by=by, line=line, values={}, seen=None)


def _a_year_after(day: dt.date) -> dt.date:
    return dt.date.fromordinal(add_years(day.toordinal(), 1))
