# SPDX-License-Identifier: EUPL-1.2
"""What happened in a case since a meeting: on the timeline, with its questions, and with what was agreed (S1 2.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.entries import Change, Section
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.meetings import Meeting, OpenQuestion
from thuislijn.store.learning.plans import BY_DAY, PlanAction
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Day, Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Modality, Term

_ORDER = (ActionState.KEPT, ActionState.CHANGED, ActionState.STUCK, ActionState.OPEN)


class News(Term):
    """How something on the timeline is new since a meeting."""

    BEGAN = "began", "begon", "began"
    ENDED = "ended", "eindigde", "ended"
    HAPPENED = "happened", "gebeurde", "happened"
    ADDED = "added", "later op de tijdlijn gezet", "put on the timeline later"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What came out of one meeting. `actions` are its alternative plan, in the plan of the family or not."""

    meeting: Meeting
    actions: list[PlanAction]
    questions: list[OpenQuestion]
    cards: list[RethinkingCard]

    @property
    def is_empty(self) -> bool:
        return not (self.actions or self.questions or self.cards)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that the team gave to a question of the lenses after a meeting."""

    lens: str
    answer: Recognition
    note: str
    said_by: str
    at: dt.datetime


def agreed_at(case: Case, meetings: Iterable[Meeting]) -> list[Agreed]:
    """What each of these meetings came to about a case."""
    return [
        Agreed(
            meeting,
            list(PlanAction.objects.filter(case=case, meeting=meeting).order_by("created")),
            list(OpenQuestion.objects.filter(case=case, meeting=meeting).order_by("created")),
            list(RethinkingCard.objects.filter(case=case, meeting=meeting).order_by("created")),
        )
        for meeting in meetings
    ]


def actions_by_state(case: Case) -> list[tuple[ActionState, list[PlanAction]]]:
    """The actions of the family's plan in groups by what came of them."""
    actions = list(PlanAction.objects.filter(case=case, adopted=True).order_by(*BY_DAY))
    grouped = [(state, [action for action in actions if action.state == state]) for state in _ORDER]
    return [(state, own) for state, own in grouped if own]


def answered_since(case: Case, moment: dt.datetime) -> list[Answered]:
    """The newest answer to each question of the lenses that was answered after a moment, the latest first."""
    rows = FindingAnswer.objects.filter(case=case, at__gt=moment).order_by("-at")
    newest: dict[str, FindingAnswer] = {}
    for row in rows:
        newest.setdefault(row.finding, row)
    return [Answered(r.lens, Recognition(r.answer), r.note, r.said_by, r.at) for r in newest.values()]


def questions_settled(case: Case, day: dt.date) -> list[OpenQuestion]:
    """The open questions of the team, of any meeting, that were answered on a day or after it."""
    return list(OpenQuestion.objects.filter(case=case, answered__gte=day).order_by("answered"))


def questions_left(case: Case) -> list[OpenQuestion]:
    """The open questions of the team that nobody answered yet."""
    return list(OpenQuestion.objects.filter(case=case, answered=None).order_by(*BY_DAY))


def since(case: Case, moment: dt.datetime) -> list[tuple[Item, News]]:
    """What the timeline has since a moment, in order of time: what began, ended or happened on a later day, and what
    was put on it later. What may lie before as well as after (vague dates) counts as before."""
    timeline = timeline_of(case)
    day = timezone.localtime(moment).date().toordinal()
    added = _added(case, moment)
    return list(_news(timeline, day, added))


def _added(case: Case, moment: dt.datetime) -> set[str]:
    rows = Change.objects.filter(
        step__case=case,
        step__at__gt=moment,
        step__undone=False,
        section=Section.ITEMS,
        before__isnull=True,
        after__isnull=False,
    )
    return set(rows.values_list("key", flat=True))


def _news(timeline: Timeline, day: Day, added: set[str]) -> Iterator[tuple[Item, News]]:
    for item in timeline.in_order:
        if item.modality is not Modality.ACTUAL:
            continue
        news = _later(item, day)
        if news is not None:
            yield item, news
        elif item.id in added:
            yield item, News.ADDED


def _later(item: Item, day: Day) -> News | None:
    start, end = item.when.start.earliest, item.when.end.earliest
    if start is not None and start >= day:
        return News.HAPPENED if item.when.is_point else News.BEGAN
    if item.when.ending is Ending.DATED and end is not None and end >= day:
        return News.ENDED
    return None
