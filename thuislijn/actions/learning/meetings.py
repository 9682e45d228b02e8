# SPDX-License-Identifier: EUPL-1.2
"""Meetings of a team: planned, changed, begun, ended, called off; and the cases on their agenda (S3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, ProgrammeRole
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting
from thuislijn.store.programmes import Membership, Team

_ROLE_IN_MEETING = {
    ProgrammeRole.FACILITATOR: MeetingRole.FACILITATOR,
    ProgrammeRole.RESEARCHER: MeetingRole.OBSERVER,
    ProgrammeRole.TEAM_MEMBER: MeetingRole.TEAM_MEMBER,
    ProgrammeRole.LIVED_EXPERIENCE: MeetingRole.LIVED_EXPERIENCE,
}
"""Who is asked to a meeting of their own accord, and as what (S0 3.2: the researchers observe)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingData:
    """When and where a team meets, and what for. `title` and `place` go along in calendars: no family in them."""

    starts: dt.datetime
    minutes: int = 180
    title: str = ""
    place: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaData:
    """How a case stands on an agenda. `lead` goes through the file; `family_part`: the family may be there."""

    minutes: int = 90
    lead: str = ""
    aim: str = ""
    family_part: bool = False


def plan_meeting(*, by: Actor, team: Team, data: MeetingData, ask_team: bool = True) -> Meeting:
    """A new meeting; with `ask_team` everybody of the team, its facilitators and researchers stand on its list."""
    meeting = Meeting(team=team, version=1)
    _fill(meeting, data)
    with transaction.atomic():
        meeting.save(force_insert=True)
        _record(by, Act.CREATE, meeting)
        for user, role in _usual_guests(team) if ask_team else ():
            Attendance(meeting=meeting, user_id=user, role=role).save(force_insert=True)
    return meeting


def _usual_guests(team: Team) -> list[tuple[UUID, str]]:
    """Ids of users with their role in the meeting, each once."""
    members = Membership.objects.filter(programme=team.programme_id, ended__isnull=True).order_by("role", "started")
    found: dict[UUID, str] = {}
    for role in _ROLE_IN_MEETING:
        own = [m for m in members if m.role == role and (not role.works_in_a_team or m.team_id == team.pk)]
        for member in own:
            found.setdefault(member.user_id, _ROLE_IN_MEETING[role].value)
    return list(found.items())


def change_meeting(*, by: Actor, meeting: Meeting, data: MeetingData) -> None:
    """Changes when, where and what for. Raises CannotError where it is gone."""
    with transaction.atomic():
        present = _hold(meeting)
        if not _fill(present, data):
            return
        _save(by, present)
    _refresh(meeting, present)


def cancel_meeting(*, by: Actor, meeting: Meeting) -> None:
    """Calls a meeting off; what was written in it stays. One that was held cannot be called off: CannotError."""
    with transaction.atomic():
        present = _hold(meeting)
        if present.state == MeetingState.HELD:
            raise CannotError("Deze bijeenkomst is al gehouden.", "This meeting was held already.")
        present.state = MeetingState.CANCELLED.value
        _save(by, present, "meeting_state", MeetingState.CANCELLED.value)
    _refresh(meeting, present)


def begin_meeting(*, by: Actor, meeting: Meeting, at: dt.datetime | None = None) -> None:
    """Begins a meeting: the clock runs. One that has begun goes on as it was; one that ended goes on again."""
    with transaction.atomic():
        present = _hold(meeting)
        if present.state != MeetingState.RUNNING:
            present.state = MeetingState.RUNNING.value
            present.began, present.ended = present.began or at or timezone.now(), None
            _save(by, present, "meeting_state", MeetingState.RUNNING.value)
    _refresh(meeting, present)


def end_meeting(*, by: Actor, meeting: Meeting, at: dt.datetime | None = None) -> None:
    """Ends a meeting: it was held. One that nobody began counts from its planned start."""
    with transaction.atomic():
        present = _hold(meeting)
        if present.state != MeetingState.HELD:
            end = at or timezone.now()
            present.state = MeetingState.HELD.value
            present.began = present.began or min(present.starts, end)
            present.ended = max(end, present.began)
            _save(by, present, "meeting_state", MeetingState.HELD.value)
    _refresh(meeting, present)


def put_on_agenda(*, by: Actor, meeting: Meeting, case: Case, data: AgendaData | None = None) -> AgendaItem:
    """Puts a case of the team at the end of the agenda. Raises CannotError where it is another team's, or on it."""
    if case.team_id != meeting.team_id:
        raise CannotError("Deze casus is van een ander team.", "This case is another team's.")
    with transaction.atomic():
        _hold(meeting)
        others = list(AgendaItem.objects.filter(meeting=meeting))
        if any(one.case_id == case.pk for one in others):
            raise CannotError("Deze casus staat al op de agenda.", "This case is on the agenda already.")
        item = AgendaItem(meeting=meeting, case=case, place=1 + max((one.place for one in others), default=0))
        _fill(item, data or AgendaData())
        item.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="agenda", target=item.pk, case=case)
    return item


def change_agenda(*, by: Actor, item: AgendaItem, data: AgendaData) -> None:
    """Changes how a case stands on the agenda. Where the family may not be there any more, nobody of it is asked."""
    with transaction.atomic():
        if not _fill(item, data):
            return
        item.save()
        if not item.family_part:
            Attendance.objects.filter(part=item).delete()
        record(by=by, act=Act.CHANGE, kind="agenda", target=item.pk, case=item.case)


def move_on_agenda(*, by: Actor, item: AgendaItem, up: bool) -> None:
    """Moves a case one place earlier or later; at the end of the list it stays where it is."""
    with transaction.atomic():
        _hold(item.meeting)
        order = sorted(AgendaItem.objects.filter(meeting=item.meeting_id), key=lambda one: (one.place, one.pk))
        here = next(n for n, one in enumerate(order) if one.pk == item.pk)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        for place, one in enumerate(order, 1):
            AgendaItem.objects.filter(pk=one.pk).update(place=place)
        record(by=by, act=Act.CHANGE, kind="agenda", target=item.pk, case=item.case)


def take_off_agenda(*, by: Actor, item: AgendaItem) -> None:
    """Takes a case off the agenda; what was noted about it stays with the meeting."""
    with transaction.atomic():
        record(by=by, act=Act.DELETE, kind="agenda", target=item.pk, case=item.case)
        AgendaItem.objects.filter(pk=item.pk).delete()


def _fill(row: Meeting | AgendaItem, data: MeetingData | AgendaData) -> bool:
    """Puts the data into the row; whether anything is different now."""
    changed = False
    for field in fields(data):
        value = getattr(data, field.name)
        if getattr(row, field.name) != value:
            setattr(row, field.name, value)
            changed = True
    return changed


def _hold(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held so that nobody else changes it meanwhile."""
    present = Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
    if present is None:
        raise CannotError("Deze bijeenkomst is er niet meer.", "This meeting is gone.")
    return present


def _save(by: Actor, meeting: Meeting, kind: str = "meeting", why: str = "") -> None:
    meeting.version += 1
    meeting.save()
    _record(by, Act.CHANGE, meeting, kind, why)


def _record(by: Actor, act: Act, meeting: Meeting, kind: str = "meeting", why: str = "") -> None:
    record(by=by, act=act, kind=kind, target=meeting.pk, programme=meeting.team.programme_id, why=why)


def _refresh(meeting: Meeting, present: Meeting) -> None:
    """Lets the caller's copy say what is kept now."""
    for field in meeting._meta.concrete_fields:
        setattr(meeting, field.attname, getattr(present, field.attname))
