# SPDX-License-Identifier: EUPL-1.2
"""What of plans and placements is due, in words for the screens, and how far the plans are in numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState, MeetingState
from thuislijn.store.learning.due import actions_due, evaluations_due, look_backs_due
from thuislijn.store.learning.meetings import AgendaItem
from thuislijn.store.learning.plans import PlanAction
from thuislijn.store.searching.opening import open_cases
from thuislijn.web.page.days import day_in
from thuislijn.web.page.language import say


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose day has come in one case. `to` is the name of the address where it is done."""

    case: UUID
    day: dt.date
    text: str
    to: str


def due_in(cases: Iterable[Case], on: dt.date) -> list[Due]:
    """What is due or past due on a day in cases whose content is open, the longest waiting first."""
    by_id = {case.pk: case for case in cases}
    found = [*_actions(by_id, on), *_look_backs(by_id, on), *_evaluations(by_id, on)]
    return sorted(found, key=lambda due: due.day)


def _actions(cases: Mapping[UUID, Case], on: dt.date) -> Iterable[Due]:
    for action in actions_due(list(cases), on):
        assert action.due is not None
        text = say(
            "Uit het plan, voor {day}: {what}. Is het gelukt?",
            "From the plan, by {day}: {what}. Did it work out?",
            day=day_in(action.due, cases[action.case_id]),
            what=action.what.rstrip("."),
        )
        yield Due(action.case_id, action.due, text, "plan")


def _look_backs(cases: Mapping[UUID, Case], on: dt.date) -> Iterable[Due]:
    for planned in look_backs_due(list(cases), on):
        day = day_in(planned.day, cases[planned.case_id])
        text = say("Kijk terug op het plan ({day}).", "Look back at the plan ({day}).", day=day)
        yield Due(planned.case_id, planned.day, text, "looking_back")


def _evaluations(cases: Mapping[UUID, Case], on: dt.date) -> Iterable[Due]:
    for evaluation in evaluations_due(list(cases), on):
        text = say(
            "Kijk terug op de plaatsing ({day}): is het nog nodig?",
            "Look back at the placement ({day}): is it still needed?",
            day=day_in(evaluation.due, cases[evaluation.case_id]),
        )
        yield Due(evaluation.case_id, evaluation.due, text, "decisions")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things are due in one case, and since when the first of them is; not what they are."""

    case: Case
    number: int
    since: dt.date


def waiting_in(cases: Sequence[Case], on: dt.date) -> list[Waiting]:
    """The cases in which something is due on a day, the longest waiting first."""
    days: dict[UUID, list[dt.date]] = {}
    for due in due_in(cases, on):
        days.setdefault(due.case, []).append(due.day)
    found = [Waiting(case, len(days[case.pk]), min(days[case.pk])) for case in cases if case.pk in days]
    return sorted(found, key=lambda waiting: waiting.since)


@dataclass(frozen=True, slots=True)
class Followed:
    """How far plans are over many cases, in numbers alone.

    `discussed` are the numbers of cases that were on the agenda of no meeting held, of one, and of two or more
    (S1 2.2); `late` counts the open actions past their day.
    """

    by_state: tuple[tuple[ActionState, int], ...]
    late: int
    cases_with_plan: int
    discussed: tuple[int, int, int]

    @property
    def actions(self) -> int:
        return sum(number for _, number in self.by_state)


def followed_in(cases: Iterable[Case], on: dt.date) -> Followed:
    """The numbers over these cases; what is in a plan counts where the content of its case is open."""
    found = list(cases)
    ids = [case.pk for case in found]
    actions = PlanAction.objects.filter(case__in=[case.pk for case in open_cases(found)], adopted=True)
    states = Counter(actions.values_list("state", flat=True))
    held = dict(
        AgendaItem.objects.filter(case__in=ids, meeting__state=MeetingState.HELD)
        .values_list("case")
        .annotate(times=Count("meeting", distinct=True))
        .values_list("case", "times")
    )
    times = Counter(min(held.get(case, 0), 2) for case in ids)
    return Followed(
        by_state=tuple((state, states[state.value]) for state in ActionState if states[state.value]),
        late=actions.filter(Q(state=ActionState.OPEN) & Q(due__lt=on)).count(),
        cases_with_plan=actions.values("case").distinct().count(),
        discussed=(times[0], times[1], times[2]),
    )
