# SPDX-License-Identifier: EUPL-1.2
"""What observers note in a meeting: each for themselves, then compared, then agreed on (S0 3.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import remove_row, write_once, write_row
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.learning.meetings import AgreedNote, Meeting, ObserverNote
from thuislijn.store.learning.notes import own_notes


@dataclass(frozen=True, slots=True, kw_only=True)
class InView:
    """What was on the screen: an entry of the timeline ('items' or 'turning_points' and its key; empty: the whole
    timeline) and the stretch of time in sight, as EDTF."""

    section: str = ""
    key: str = ""
    window: str = ""


def note(
    *,
    by: Actor,
    meeting: Meeting,
    case: Case,
    text: str,
    view: InView | None = None,
    at: dt.datetime | None = None,
    id: UUID | None = None,
) -> ObserverNote:
    """Notes what somebody saw or heard. Only they can read it; where they opened their notes of this meeting before
    and it is over, this one lies open too. What was sent before with this `id` is not noted twice."""
    about = view or InView()
    now = at or timezone.now()
    row = ObserverNote(id=id or uuid4(), case=case, meeting=meeting, text=text, at=now, window=about.window)
    row.about_section, row.about = about.section, about.key
    if meeting.ended is not None and own_notes(by.id, meeting, case).filter(opened__isnull=False).exists():
        row.opened = now
    return write_once(by=by, row=row, kind="observer_note")


def change_note(*, by: Actor, row: ObserverNote, text: str, seen: int) -> ObserverNote:
    """Puts a note in other words. Raises CannotError for another's note, ChangedMeanwhileError."""
    _check_own(by, row)
    row.text = text
    return write_row(by=by, row=row, kind="observer_note", seen=seen)


def remove_note(*, by: Actor, row: ObserverNote, seen: int) -> None:
    """Takes an own note away. Raises CannotError, ChangedMeanwhileError."""
    _check_own(by, row)
    remove_row(by=by, row=row, kind="observer_note", seen=seen)


def _check_own(by: Actor, row: ObserverNote) -> None:
    if by.id is None or row.by != by.id:
        raise CannotError("Dit is een notitie van iemand anders.", "This is somebody else's note.")


def open_notes(*, by: Actor, meeting: Meeting, case: Case) -> int:
    """Lays the own notes about this case beside those of the others; how many. It cannot be taken back."""
    now = timezone.now()
    with transaction.atomic():
        rows = list(own_notes(by.id, meeting, case).filter(opened__isnull=True))
        for row in rows:
            row.opened = now
            row.version += 1
            row.save(update_fields=["opened", "version"])
        if rows:
            record(by=by, act=Act.CHANGE, kind="notes_opened", target=meeting.pk, case=case, why=str(len(rows)))
    return len(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedData:
    """What the observers agreed on, and in their own words what they did not come to agree on."""

    text: str
    differs: str = ""
    view: InView = InView()


def agree(
    *, by: Actor, meeting: Meeting, case: Case, data: AgreedData, made_of: Iterable[ObserverNote] = ()
) -> AgreedNote:
    """An agreed note, made of these notes; they stay. Notes that are not opened cannot be among them: CannotError."""
    notes = list(made_of)
    if any(one.opened is None or one.meeting_id != meeting.pk or one.case_id != case.pk for one in notes):
        raise CannotError("Kies notities die naast elkaar liggen.", "Choose notes that lie beside each other.")
    row = AgreedNote(case=case, meeting=meeting)
    _fill(row, data)
    with transaction.atomic():
        write_row(by=by, row=row, kind="agreed_note")
        row.made_of.set(notes)
    return row


def change_agreed(*, by: Actor, row: AgreedNote, data: AgreedData, seen: int) -> AgreedNote:
    """Puts an agreed note in other words. Raises ChangedMeanwhileError."""
    _fill(row, data)
    return write_row(by=by, row=row, kind="agreed_note", seen=seen)


def remove_agreed(*, by: Actor, row: AgreedNote, seen: int) -> None:
    """Takes an agreed note away; the notes it was made of stay. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=row, kind="agreed_note", seen=seen)


def _fill(row: AgreedNote, data: AgreedData) -> None:
    row.text, row.differs = data.text, data.differs
    row.about_section, row.about = data.view.section, data.view.key
