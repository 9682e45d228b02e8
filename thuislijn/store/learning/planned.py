# SPDX-License-Identifier: EUPL-1.2
"""What follows from planned meetings: when a case is discussed, which parts a family is asked to, hours spent."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting
from thuislijn.timeline.vocabulary import Answer

LONGEST = dt.timedelta(hours=3)
"""How long a meeting lasts at most (S3); more gives a remark and blocks nothing."""
PREPARING = dt.timedelta(hours=1)
"""How long somebody needs to prepare a meeting (S3)."""
USUAL_NUMBER = 5
"""How many meetings a team has, about (S3)."""
OPEN = (MeetingState.PLANNED, MeetingState.RUNNING)
_FAMILY = [role for role in MeetingRole if role.of_the_family]


def meeting_days(cases: Collection[Case], on: dt.date) -> dict[UUID, dt.date]:
    """Of each case the day of its next meeting from `on` on, or else of the last one that was; a case that was never
    on an agenda is left out. Meetings that are called off do not count."""
    items = AgendaItem.objects.filter(case__in=[case.pk for case in cases])
    items = items.exclude(meeting__state=MeetingState.CANCELLED)
    days: dict[UUID, list[dt.date]] = defaultdict(list)
    for case, starts in items.values_list("case", "meeting__starts"):
        days[case].append(timezone.localtime(starts).date())
    return {case: min((d for d in found if d >= on), default=max(found)) for case, found in days.items()}


def meeting_of(case: Case, on: dt.date) -> Meeting | None:
    """The meeting that the case's team is in with it, else its next one from `on` on, else the last one that was. What
    another team discussed before the case came here is theirs."""
    found = list(
        Meeting.objects.filter(agenda__case=case, team=case.team_id)
        .exclude(state=MeetingState.CANCELLED)
        .select_related("team")
        .order_by("starts")
    )
    running = [one for one in found if one.state == MeetingState.RUNNING]
    coming = [one for one in found if one.state == MeetingState.PLANNED and timezone.localtime(one.starts).date() >= on]
    today = [one for one in coming if timezone.localtime(one.starts).date() == on]
    today += [one for one in found[::-1] if one.ended is not None and timezone.localtime(one.ended).date() == on]
    return next(iter([*running[-1:], *today, *coming, *found[::-1]]), None)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a meeting for one case, as it was planned, or as it goes once the meeting has begun."""

    item: AgendaItem
    starts: dt.datetime
    ends: dt.datetime

    def is_now(self, now: dt.datetime) -> bool:
        """Whether it is the turn of this case."""
        return self.starts <= now < self.ends


def parts_of(meeting: Meeting, items: Iterable[AgendaItem]) -> tuple[Part, ...]:
    """The agenda in order with its times, counted from when the meeting began, or is to begin. Once it has ended no
    part ends later than the meeting did, and the last one with it."""
    at = meeting.began or meeting.starts
    found = []
    in_order = sorted(items, key=lambda one: (one.place, one.pk))
    for item in in_order:
        ends = at + dt.timedelta(minutes=item.minutes)
        if meeting.ended is not None:
            ends = max(at, meeting.ended if item is in_order[-1] else min(ends, meeting.ended))
        found.append(Part(item, at, ends))
        at = ends
    return tuple(found)


def family_parts(case: Case, person: str) -> tuple[Part, ...]:
    """The parts of meetings that somebody of the family is asked to, the first one first; `person` is their key.

    Nothing else of the meeting is theirs to see: not who else comes, not the other cases.
    """
    rows = Attendance.objects.filter(part__case=case, person=person, part__family_part=True)
    rows = rows.exclude(meeting__state=MeetingState.CANCELLED).select_related("meeting__team", "part")
    found = []
    for row in rows.order_by("meeting__starts"):
        agenda = AgendaItem.objects.filter(meeting=row.meeting)
        found += [part for part in parts_of(row.meeting, agenda) if part.item.pk == row.part_id]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Hours:
    """Meetings in numbers, without any case. `meeting`: time that people sat together, each of them counted;
    `preparing`: what they told; `not_told`: how many were there and did not tell."""

    planned: int = 0
    held: int = 0
    meeting: dt.timedelta = dt.timedelta()
    preparing: dt.timedelta = dt.timedelta()
    not_told: int = 0

    def __add__(self, other: Hours) -> Hours:
        return Hours(
            self.planned + other.planned,
            self.held + other.held,
            self.meeting + other.meeting,
            self.preparing + other.preparing,
            self.not_told + other.not_told,
        )

    @property
    def all(self) -> dt.timedelta:
        """Preparing and meeting together."""
        return self.meeting + self.preparing


def lasted(meeting: Meeting) -> dt.timedelta:
    """How long a meeting took; as planned where nobody said when it began and ended."""
    if meeting.began is not None and meeting.ended is not None:
        return max(meeting.ended - meeting.began, dt.timedelta())
    return dt.timedelta(minutes=meeting.minutes)


def hours_of(meetings: Iterable[Meeting]) -> dict[UUID, Hours]:
    """The hours spent on each meeting by its id; one query. The family's own time is no working time (S1 2.2)."""
    found = [one for one in meetings if one.state != MeetingState.CANCELLED]
    present: Counter[UUID] = Counter()
    minutes: Counter[UUID] = Counter()
    silent: Counter[UUID] = Counter()
    rows = Attendance.objects.filter(meeting__in=[one.pk for one in found]).exclude(role__in=_FAMILY)
    for meeting, there, told in rows.values_list("meeting", "present", "preparation_minutes"):
        minutes[meeting] += told or 0
        if there == Answer.YES:
            present[meeting] += 1
            silent[meeting] += told is None
    return {
        one.pk: Hours(
            planned=int(one.state in OPEN),
            held=int(one.state == MeetingState.HELD),
            meeting=lasted(one) * present[one.pk] if one.state == MeetingState.HELD else dt.timedelta(),
            preparing=dt.timedelta(minutes=minutes[one.pk]),
            not_told=silent[one.pk] if one.state == MeetingState.HELD else 0,
        )
        for one in found
    }


def hours_by_team(teams: Iterable[UUID]) -> dict[UUID, Hours]:
    """The meetings of each team in numbers, by the team's id; two queries."""
    meetings = list(Meeting.objects.filter(team__in=list(teams)))
    hours = hours_of(meetings)
    found: dict[UUID, Hours] = defaultdict(Hours)
    for one in meetings:
        found[one.team_id] += hours.get(one.pk, Hours())
    return found
