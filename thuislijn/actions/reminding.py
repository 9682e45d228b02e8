# SPDX-License-Identifier: EUPL-1.2
"""Reminders: once a day each person for whom something waits is told so, in one letter with numbers and kinds alone.

A day of a person is claimed by one conditional update before anything is sent. So two processes never send the same
letter; one that dies halfway costs the letter of that day, and what is due is in the next one.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from smtplib import SMTPDataError, SMTPRecipientsRefused
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from thuislijn.actions.acting import READER, Actor
from thuislijn.actions.logging import record
from thuislijn.store.access import Right, cases_for, meetings_for, rights_of, roles_with
from thuislijn.store.ages import birthday
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Purpose, SourceState
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consent_rules import SOON, ConsentState, needs_in, soon_in, state_in
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.due import actions_due, evaluations_due, look_backs_due, questions_due
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Preparation
from thuislijn.store.sources import CaseSource
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Answer

FROM_HOUR = 7
"""Nobody is written to earlier in the day, by the clock of the installation."""
_AGAIN = dt.timedelta(weeks=1)
_AHEAD = dt.timedelta(days=2)
_OF_THE_FAMILY = [role for role in MeetingRole if role.of_the_family]
_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What can wait for somebody."""

    ACTION = "action"
    LOOK_BACK = "look_back"
    PLACEMENT = "placement"
    QUESTION = "question"
    MEETING = "meeting"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing for which somebody is written to, and since which day it waits for them."""

    kind: Kind
    since: dt.date


def choose_reminders(*, by: Actor, user: User, wanted: bool) -> None:
    """Whether somebody is written to from now on."""
    if user.reminders == wanted:
        return
    with transaction.atomic():
        user.reminders = wanted
        user.save(update_fields=["reminders"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why="reminders")


# -- what waits for one person ----------------------------------------------------------------------------------------


def waiting_for(user: User, now: dt.datetime) -> list[Reason]:
    """All that waits for somebody in the cases and meetings that they see by now."""
    on = timezone.localdate(now)
    cases = list(cases_for(user))
    records = records_of(cases)
    complete = (ConsentState.COMPLETE, ConsentState.ANONYMOUS)
    is_open = {case.pk for case in cases if state_in(records[case.pk], on)[0] in complete}
    found = [Reason(Kind.ACTION, one.due) for one in actions_due(is_open, on) if one.due is not None]
    found += [Reason(Kind.LOOK_BACK, one.day) for one in look_backs_due(is_open, on)]
    found += [Reason(Kind.PLACEMENT, one.due) for one in evaluations_due(is_open, on)]
    for question in questions_due(is_open, on):
        if question.due is not None and _names(question.who, user):
            found.append(Reason(Kind.QUESTION, question.due))
    found += _meetings(user, now, is_open)
    for case in cases:
        found += _consents(user, case, records[case.pk], on)
    return found


def _names(who: str, user: User) -> bool:
    """Whether a field that tells who does something names this person; it may name others as well."""
    return re.search(rf"(?<!\w){re.escape(user.name.strip())}(?!\w)", who, re.IGNORECASE) is not None


def _meetings(user: User, now: dt.datetime, is_open: set[UUID]) -> Iterator[Reason]:
    """Meetings within two days for which they have not told that they prepared, with a document left unread."""
    rows = Attendance.objects.filter(
        user=user,
        preparation_minutes=None,
        meeting__in=meetings_for(user),
        meeting__state=MeetingState.PLANNED,
        meeting__starts__gt=now,
        meeting__starts__lte=now + _AHEAD,
    )
    rows = rows.exclude(comes=Answer.NO).exclude(role__in=_OF_THE_FAMILY).select_related("meeting")
    for meeting in {row.meeting for row in rows}:
        cases = AgendaItem.objects.filter(meeting=meeting, case__in=is_open).values_list("case", flat=True)
        read = Preparation.objects.filter(meeting=meeting, user=user, what="source").values_list("case", "key")
        sources = CaseSource.objects.filter(case__in=list(cases))
        sources = sources.exclude(state__in=(SourceState.COPY, SourceState.FAILED))
        if set(sources.values_list("case", "key")) - set(read):
            yield Reason(Kind.MEETING, timezone.localtime(meeting.starts - _AHEAD).date())


def _consents(user: User, case: Case, records: Records, on: dt.date) -> Iterator[Reason]:
    """Consents that end before long, and birthdays that ask anew, for those who look after the consents of a case."""
    anew = [need for need in needs_in(records, Purpose.FILE, on) if need.since_birthday is not None]
    soon = soon_in(records, on)
    if not (anew or soon) or Right.MANAGE_CASE not in rights_of(roles_with(user, case)):
        return
    for need in anew:
        reached = birthday(need.about.birth, need.since_birthday or 0)
        yield Reason(Kind.CONSENT, reached[0] if reached else on)
    for one in soon:
        yield Reason(Kind.CONSENT, one.day - SOON)


# -- one round over everybody -----------------------------------------------------------------------------------------


def remind(
    send: Callable[[User, Counter[Kind]], None], now: dt.datetime | None = None, stop: threading.Event | None = None
) -> bool:
    """Writes to everybody who has not been dealt with today, until `stop` is set; False where the mail server did not
    answer, so that the others wait for another round. `send` delivers one letter, or raises OSError."""
    now = now or timezone.now()
    if timezone.localtime(now).hour < FROM_HOUR:
        return True
    today = timezone.localdate(now)
    for user in _left(today):
        if stop is not None and stop.is_set():
            return True
        before = user.reminders_seen_to
        # Claimed for today, before anything is sent: whoever comes second finds that it is done.
        if not _left(today).filter(pk=user.pk, reminders_seen_to=before).update(reminders_seen_to=today):
            continue
        waiting = waiting_for(user, now)
        if not waiting or not _is_news(waiting, user.reminded, today):
            continue
        try:
            send(user, Counter(one.kind for one in waiting))
        except (SMTPRecipientsRefused, SMTPDataError) as error:  # this letter; tomorrow is another day
            _log.error("A reminder was not taken by the mail server: %s", type(error).__name__)
        except OSError as error:  # smtplib's errors are OSErrors too
            _log.error("The mail server takes no reminders: %s", type(error).__name__)
            User.objects.filter(pk=user.pk).update(reminders_seen_to=before)
            return False
        else:
            _note_sent(user, today)
    return True


def _left(today: dt.date) -> QuerySet[User]:
    """Who has to be dealt with today."""
    waits = Q(reminders_seen_to=None) | Q(reminders_seen_to__lt=today)
    return User.objects.filter(waits, is_active=True, reminders=True).order_by("pk")


def _is_news(waiting: list[Reason], last: dt.date | None, today: dt.date) -> bool:
    """Something came since the last letter, or that was a week ago. The same every morning would be read by nobody."""
    return last is None or last + _AGAIN <= today or any(last < one.since <= today for one in waiting)


def _note_sent(user: User, today: dt.date) -> None:
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(reminded=today)
        record(by=READER, act=Act.CREATE, kind="reminder", target=user.pk)
