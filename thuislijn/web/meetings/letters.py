# SPDX-License-Identifier: EUPL-1.2
"""Invitations to a meeting by e-mail, with a file for the calendar. No family is in them."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from thuislijn.reports.calendar_file import Appointment, calendar_file
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting
from thuislijn.store.learning.planned import Part, parts_of

_log = logging.getLogger(__name__)


def meeting_file(meeting: Meeting, part: Part | None = None) -> bytes:
    """The meeting as a file for a calendar, or the part of it that somebody of the family is asked to.

    The family's own calendar says 'gesprek': what for is nobody's business who looks along.
    """
    starts, minutes = meeting.starts, meeting.minutes
    title = " – ".join(filter(None, (meeting.title or "Leerbijeenkomst", meeting.team.name)))
    if part is not None:
        starts, minutes, title = part.starts, part.item.minutes, "Gesprek"
    appointment = Appointment(
        uid=f"{part.item.pk if part else meeting.pk}@thuislijn",
        starts=starts,
        minutes=minutes,
        title=title,
        place=meeting.place,
        made=timezone.now(),
        sequence=meeting.version,
        cancelled=meeting.state == MeetingState.CANCELLED,
    )
    return calendar_file([appointment])


def send_invitations(meeting: Meeting, rows: list[Attendance]) -> None:
    """Sends each of these people their invitation, or word that it is called off; beside the request."""
    parts = {part.item.pk: part for part in parts_of(meeting, AgendaItem.objects.filter(meeting=meeting))}
    letters = [
        letter for row in rows if (letter := _letter(meeting, row, parts.get(row.part_id) if row.part_id else None))
    ]
    threading.Thread(target=_deliver, args=[letters]).start()


def _letter(meeting: Meeting, row: Attendance, part: Part | None) -> EmailMessage | None:
    address = row.user.email if row.user is not None else row.email
    if not address:
        return None
    cancelled = meeting.state == MeetingState.CANCELLED
    starts = timezone.localtime(part.starts if part else meeting.starts)
    when, place = f"{starts:%d-%m-%Y} {starts:%H:%M}", f", {meeting.place}" if meeting.place else ""
    what_nl, what_en = ("gesprek", "conversation") if part else ("leerbijeenkomst", "learning meeting")
    subject = f"{what_nl.capitalize()} op {when} / {what_en.capitalize()} on {when}"
    nl = f"U bent uitgenodigd voor een {what_nl} op {when}{place}."
    en = f"You are invited to a {what_en} on {when}{place}."
    if cancelled:
        nl, en = f"De {what_nl} van {when} gaat niet door.", f"The {what_en} of {when} is called off."
    elif not MeetingRole(row.role).of_the_family:
        nl += " Reken vooraf op een uur om het dossier door te nemen."
        en += " Count on an hour beforehand to go through the file."
    body = f"{nl}\nDe bijlage zet het in uw agenda.\n\n--\n\n{en}\nThe attachment puts it into your calendar.\n"
    letter = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
    letter.attach("bijeenkomst.ics", meeting_file(meeting, part).decode(), "text/calendar")
    return letter


def _deliver(letters: list[EmailMessage]) -> None:
    try:
        get_connection().send_messages(letters)
    except OSError as error:  # smtplib's errors are OSErrors too
        _log.error("Invitations were not taken by the mail server: %s", type(error).__name__)
