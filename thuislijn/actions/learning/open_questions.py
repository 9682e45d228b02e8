# SPDX-License-Identifier: EUPL-1.2
"""Questions that a team takes along: who finds out, by when, and what the answer was (S0 3.2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import remove_row, write_once, write_row
from thuislijn.store.cases import Case
from thuislijn.store.learning.meetings import Meeting, OpenQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestionData:
    """A question that the file does not answer. `answered` is the day of the answer; None while it is open."""

    text: str
    who: str = ""
    due: dt.date | None = None
    answer: str = ""
    answered: dt.date | None = None


def ask(
    *, by: Actor, case: Case, data: OpenQuestionData, meeting: Meeting | None = None, id: UUID | None = None
) -> OpenQuestion:
    """A new question; `meeting` is where it came up. What was sent before with this `id` is not asked twice."""
    row = OpenQuestion(id=id or uuid4(), case=case, meeting=meeting)
    _fill(row, data)
    return write_once(by=by, row=row, kind="open_question")


def change_question(*, by: Actor, row: OpenQuestion, data: OpenQuestionData, seen: int) -> OpenQuestion:
    """Changes a question or answers it. Raises ChangedMeanwhileError."""
    _fill(row, data)
    return write_row(by=by, row=row, kind="open_question", seen=seen)


def remove_question(*, by: Actor, row: OpenQuestion, seen: int) -> None:
    """Takes a question away. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=row, kind="open_question", seen=seen)


def _fill(row: OpenQuestion, data: OpenQuestionData) -> None:
    row.text, row.who, row.due = data.text, data.who, data.due
    row.answer, row.answered = data.answer, data.answered
