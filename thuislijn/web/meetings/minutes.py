# SPDX-License-Identifier: EUPL-1.2
"""The minutes of a meeting about one case, gathered from what was written in it, as a paper to take along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.reports.document import Document
from thuislijn.reports.minutes import Minutes, Present, Seen, ToDo, minutes_document
from thuislijn.store.access import Right
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.meetings import AgendaItem, Meeting, OpenQuestion
from thuislijn.store.learning.planned import Hours, hours_of
from thuislijn.store.learning.plans import PlanAction
from thuislijn.store.own_timeline import family_timeline
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.words import moment_text
from thuislijn.web.meetings.access import discussed
from thuislijn.web.meetings.notes_shown import agreed_notes
from thuislijn.web.meetings.words import day_of, guests_of, hours_text, times_of, title_of
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.days import day_in
from thuislijn.web.page.language import say, spoken
from thuislijn.web.prints.for_family import minutes_copy
from thuislijn.web.prints.papers import paper
from thuislijn.web.rethinking.papers import cards_of_meeting


@require_GET
def show(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """The minutes as a download: `?vorm=` pdf, docx or html."""
    meeting, case, item = discussed(request, meeting_id, case_id, Right.TAKE_OUT)

    def made(whom: Audience) -> Document:
        told = minutes_of(meeting, case, item)
        if whom is Audience.FAMILY:
            facts, agreed = tuple(_family_facts(meeting, item)), tuple(_actions(meeting, case, adopted=True))
            own = family_timeline(case, timezone.localdate())
            told = minutes_copy(replace(told, facts=facts, actions=agreed), own)
        return minutes_document(told, spoken())

    return paper(request, case, made, "minutes", reverse("meeting", args=[meeting.pk]))


def minutes_of(meeting: Meeting, case: Case, item: AgendaItem | None) -> Minutes:
    """What was written in a meeting about a case. Who is asked to another case's part is left out."""
    guests = [one for one in guests_of(meeting, {case.pk: case}) if one.row.part is None or one.part]
    points = timeline_of(case).turning_points
    return Minutes(
        title=say("Verslag van de bijeenkomst over {family}", "Minutes of the meeting about {family}", family=case),
        family=case.pseudonym,
        subtitle=f"{title_of(meeting)}, {day_of(meeting)}",
        printed=timezone.localdate(),
        facts=tuple(_facts(meeting, item)),
        present=tuple(Present(one.name, one.role.label(spoken()), one.present) for one in guests),
        turning_points=tuple((point.title, moment_text(point.when, spoken())) for point in points),
        seen=tuple(Seen(row.text, row.differs, about.title, about.when) for row, about in agreed_notes(meeting, case)),
        cards=cards_of_meeting(meeting, case),
        actions=tuple(_actions(meeting, case)),
        questions=tuple(_questions(meeting, case)),
    )


def _facts(meeting: Meeting, item: AgendaItem | None) -> Iterator[tuple[str, str]]:
    yield say("Team", "Team"), meeting.team.name
    yield say("Wanneer", "When"), f"{day_of(meeting)}, {times_of(meeting)}"
    yield say("Waar", "Where"), meeting.place
    yield say("Doel", "Goal"), meeting.goal
    if item is not None:
        yield say("Wat we wilden weten", "What we wanted to know"), item.aim
        yield say("Dossier doorgenomen door", "Went through the file"), item.lead
    hours = hours_of([meeting]).get(meeting.pk, Hours())
    if hours.held:
        spent = hours_text(hours.all)
        yield say("Besteed door allen samen", "Spent by all together"), spent + _not_told(hours)


def _family_facts(meeting: Meeting, item: AgendaItem | None) -> Iterator[tuple[str, str]]:
    """What the family reads on its own screen: when and where, and what its part was about."""
    yield say("Wanneer", "When"), f"{day_of(meeting)}, {times_of(meeting)}"
    yield say("Waar", "Where"), meeting.place
    if item is not None and item.family_part:
        yield say("Waar het over ging", "What it was about"), item.aim


def _not_told(hours: Hours) -> str:
    if not hours.not_told:
        return ""
    return say(
        " (van {n} mensen is de voorbereiding niet bekend)", " (preparing not known of {n} people)", n=hours.not_told
    )


def _actions(meeting: Meeting, case: Case, **only: bool) -> Iterator[ToDo]:
    rows = PlanAction.objects.filter(case=case, meeting=meeting, **only)
    for row in rows.order_by(F("due").asc(nulls_last=True), "created"):
        yield ToDo(row.what, row.who, day_in(row.due, case), ActionState(row.state).label(spoken()))


def _questions(meeting: Meeting, case: Case) -> Iterator[ToDo]:
    """What was open on the day of the meeting, from whichever meeting it came, with its answer where there is one."""
    day = timezone.localtime(meeting.began or meeting.starts).date()
    rows = OpenQuestion.objects.filter(case=case).select_related("meeting")
    for row in rows.order_by(F("answered").asc(nulls_first=True), F("due").asc(nulls_last=True), "created"):
        asked = timezone.localtime(row.meeting.starts if row.meeting is not None else row.created).date()
        if row.meeting_id == meeting.pk or (asked <= day and (row.answered is None or row.answered >= day)):
            yield ToDo(row.text, row.who, day_in(row.due, case), row.answer)


urlpatterns = [path("bijeenkomst/<uuid:meeting_id>/casus/<uuid:case_id>/verslag", show, name="minutes")]
