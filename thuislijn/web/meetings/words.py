# SPDX-License-Identifier: EUPL-1.2
"""Meetings in words: when they are, who somebody on the list is, hours as people say them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import Attendance, Meeting
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import Answer
from thuislijn.timeline.words import day_text
from thuislijn.web.page.language import say, spoken

_WEEKDAYS = (
    ("maandag", "Monday"),
    ("dinsdag", "Tuesday"),
    ("woensdag", "Wednesday"),
    ("donderdag", "Thursday"),
    ("vrijdag", "Friday"),
    ("zaterdag", "Saturday"),
    ("zondag", "Sunday"),
)


def title_of(meeting: Meeting) -> str:
    """Its title; 'Leerbijeenkomst' where it has none."""
    return meeting.title or say("Leerbijeenkomst", "Learning meeting")


def clock_text(moment: dt.datetime) -> str:
    """'13.30'."""
    return timezone.localtime(moment).strftime("%H.%M" if spoken() == "nl" else "%H:%M")


def day_of(meeting: Meeting) -> str:
    """'vrijdag 3 juli 2026'; the day on which it began, once it has."""
    day = timezone.localtime(meeting.began or meeting.starts).date()
    return f"{say(*_WEEKDAYS[day.weekday()])} {day_text(day.toordinal(), spoken())}"


def times_of(meeting: Meeting) -> str:
    """'13.30 - 16.30'; as it went, once it has ended."""
    first = meeting.began or meeting.starts
    last = meeting.ended or first + dt.timedelta(minutes=meeting.minutes)
    return f"{clock_text(first)} – {clock_text(last)}"


def hours_text(spent: dt.timedelta) -> str:
    """'12 uur', '7,5 uur', '40 minuten'; halves are the finest that is said of hours."""
    minutes = round(spent.total_seconds() / 60)
    if minutes < 60:
        return say("{n} minuten", "{n} minutes", n=minutes)
    halves = round(minutes / 30)
    number = str(halves // 2) + ((say(",5", ".5")) if halves % 2 else "")
    return say("{n} uur", "{n} hours", n=number)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list of a meeting, as a screen shows them."""

    row: Attendance
    name: str
    role: MeetingRole
    comes: Answer
    present: Answer
    part: str

    def is_unsure(self, meeting: Meeting) -> bool:
        """Whether nobody knows if they come; once it has begun, if they were there."""
        begun = meeting.state in (MeetingState.RUNNING, MeetingState.HELD)
        return (self.present if begun else self.comes) is Answer.UNKNOWN

    @property
    def address(self) -> str:
        """Where an invitation goes; '' where none is known."""
        return self.row.user.email if self.row.user is not None else self.row.email


def guests_of(meeting: Meeting, open_cases: dict[object, Case]) -> list[Guest]:
    """Everybody on the list, in order of role and name. Family members by their pseudonym, where the content of their
    case may be seen (`open_cases` by id)."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("user", "part")
    found = [_guest(row, open_cases) for row in rows]
    return sorted(found, key=lambda one: (list(MeetingRole).index(one.role), one.name.casefold()))


def _guest(row: Attendance, open_cases: dict[object, Case]) -> Guest:
    part = ""
    name = row.user.name if row.user is not None else row.name
    if row.part is not None:
        case = open_cases.get(row.part.case_id)
        person = timeline_of(case).person(row.person) if case is not None else None
        name = person.name if person is not None else say("iemand van het gezin", "somebody from the family")
        part = case.pseudonym if case is not None else ""
    name = name or say("iemand die hier niet meer is", "somebody who is not here any more")
    return Guest(row, name, MeetingRole(row.role), Answer(row.comes), Answer(row.present), part)


def state_class(meeting: Meeting) -> str:
    """The look of its state (`docs/huisstijl.md`)."""
    return {
        MeetingState.PLANNED.value: "wait",
        MeetingState.RUNNING.value: "busy",
        MeetingState.HELD.value: "done",
        MeetingState.CANCELLED.value: "off",
    }[meeting.state]


def words_of(meeting: Meeting) -> dict[str, object]:
    """What every screen tells of a meeting: its title, day, times and state."""
    return {
        "meeting": meeting,
        "title": title_of(meeting),
        "day": day_of(meeting),
        "times": times_of(meeting),
        "state": MeetingState(meeting.state),
        "look": state_class(meeting),
    }
