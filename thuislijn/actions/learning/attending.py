# SPDX-License-Identifier: EUPL-1.2
"""Who is asked to a meeting, who comes and was there, in which role, and what they prepared (S0 3.2, S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import hold
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting, Preparation
from thuislijn.store.timelines import timeline_of
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestData:
    """Somebody without a sign-in who is asked to the whole meeting."""

    name: str
    organisation: str = ""
    email: str = ""
    role: MeetingRole = MeetingRole.GUEST


def ask_user(*, by: Actor, meeting: Meeting, user: User, role: MeetingRole) -> Attendance:
    """Puts somebody with a sign-in on the list; who stands on it gets this role."""
    with transaction.atomic():
        row = Attendance.objects.filter(meeting=meeting, user=user).first() or Attendance(meeting=meeting, user=user)
        row.role = role.value
        row.save()
        _record(by, Act.CREATE, row)
    return row


def ask_guest(*, by: Actor, meeting: Meeting, data: GuestData) -> Attendance:
    """Puts a guest on the list, by name."""
    row = Attendance(meeting=meeting, name=data.name, organisation=data.organisation, email=data.email)
    row.role = data.role.value
    with transaction.atomic():
        row.save(force_insert=True)
        _record(by, Act.CREATE, row)
    return row


def ask_family(*, by: Actor, item: AgendaItem, person: str, role: MeetingRole, email: str = "") -> Attendance:
    """Asks somebody of the family to the part of the meeting about their own case. Raises CannotError.

    `person` is their key on the timeline; no name is written.
    """
    if timeline_of(item.case).person(person) is None or not role.of_the_family:
        raise CannotError("Kies iemand van dit gezin.", "Choose somebody of this family.")
    with transaction.atomic():
        if not item.family_part:
            AgendaItem.objects.filter(pk=item.pk).update(family_part=True)
            item.family_part = True
        row = Attendance.objects.filter(part=item, person=person).first()
        row = row or Attendance(meeting=item.meeting, part=item, person=person)
        row.role, row.email = role.value, email
        row.save()
        record(by=by, act=Act.CREATE, kind="attendance", target=row.pk, case=item.case)
    return row


def change_attendance(
    *,
    by: Actor,
    row: Attendance,
    role: MeetingRole | None = None,
    comes: Answer | None = None,
    present: Answer | None = None,
    preparation_minutes: int | None = None,
    told_nothing: bool = False,
) -> None:
    """Changes what is given; None leaves it as it is. `told_nothing` takes the minutes of preparing away again."""
    terms = {"role": role, "comes": comes, "present": present}
    given: dict[str, object] = {name: term.value for name, term in terms.items() if term is not None}
    if told_nothing or preparation_minutes is not None:
        given["preparation_minutes"] = None if told_nothing else preparation_minutes
    different = {name: value for name, value in given.items() if getattr(row, name) != value}
    if not different:
        return
    with transaction.atomic():
        # Only these columns: somebody else may tick another one of the same row at this moment.
        Attendance.objects.filter(pk=row.pk).update(**different)
        _record(by, Act.CHANGE, row)
    for name, value in different.items():
        setattr(row, name, value)


def take_off_list(*, by: Actor, row: Attendance) -> None:
    """Somebody is not asked any more."""
    with transaction.atomic():
        _record(by, Act.DELETE, row)
        Attendance.objects.filter(pk=row.pk).delete()


def mark_asked(*, by: Actor, meeting: Meeting, rows: Sequence[UUID]) -> None:
    """These people got their invitation now."""
    with transaction.atomic():
        Attendance.objects.filter(meeting=meeting, pk__in=rows).update(invited=timezone.now())
        record(
            by=by,
            act=Act.CREATE,
            kind="meeting_invitations",
            target=meeting.pk,
            programme=meeting.team.programme_id,
            why=str(len(rows)),
        )


def prepare(
    *, by: Actor, meeting: Meeting, case: Case, user: User, what: str, key: str, done: bool, said: str = ""
) -> None:
    """Somebody went through a source ('source') or a question ('question'), or takes the tick away again.

    It counts for each later meeting about the case, until it says something else; `said` is a digest of what it says.
    """
    with transaction.atomic():
        hold(case.pk)  # two ticks at once make one row
        rows = Preparation.objects.filter(case=case, user=user, what=what, key=key)
        if (rows.filter(said=said) if done else rows).exists() == done:
            return
        if done:
            rows.update_or_create(meeting=meeting, case=case, user=user, what=what, key=key, defaults={"said": said})
        else:
            rows.delete()
        act = Act.CREATE if done else Act.DELETE
        record(by=by, act=act, kind="preparation", target=key, case=case)


def _record(by: Actor, act: Act, row: Attendance) -> None:
    case = row.part.case if row.part is not None else None
    programme = row.meeting.team.programme_id
    record(by=by, act=act, kind="attendance", target=row.pk, case=case, programme=programme)
