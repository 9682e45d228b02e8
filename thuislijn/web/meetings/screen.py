# SPDX-License-Identifier: EUPL-1.2
"""Meetings of teams: which there are, planning one, beginning and ending it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.meetings import (
    AgendaData,
    begin_meeting,
    cancel_meeting,
    change_meeting,
    end_meeting,
    plan_meeting,
    put_on_agenda,
)
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import (
    Right,
    cases_for,
    meeting_for,
    meetings_for,
    programmes_for,
    rights_of,
    roles_towards,
    team_for,
    teams_for,
)
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.learning.planned import LONGEST, USUAL_NUMBER, Hours, Part, hours_by_team, hours_of, parts_of
from thuislijn.store.programmes import Team
from thuislijn.web.meetings import agenda as meeting_agenda
from thuislijn.web.meetings import beside, minutes, notes, open_questions, people, preparing
from thuislijn.web.meetings.access import open_among
from thuislijn.web.meetings.beside import part_of_case
from thuislijn.web.meetings.forms import MeetingForm
from thuislijn.web.meetings.hours import team_hours
from thuislijn.web.meetings.letters import meeting_file
from thuislijn.web.meetings.words import Guest, day_of, guests_of, hours_text, state_class, times_of, title_of, words_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import stamp


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting in a list."""

    meeting: Meeting
    title: str
    day: str
    times: str
    state: MeetingState
    look: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamLines:
    """The meetings of a team with their numbers."""

    team: Team
    hours: Hours
    spent: str
    lines: tuple[Line, ...]
    may_plan: bool


@require_GET
def show_all(request: SignedIn) -> HttpResponse:
    """The meetings of the teams that this person sees; of a programme whose cases they do not see only numbers."""
    programmes = list(programmes_for(request.user).order_by("name"))
    for programme in programmes:
        look(by=actor_of(request, programme), kind="meetings", programme=programme)
    teams = list(teams_for(request.user))
    meetings = meetings_for(request.user).prefetch_related("agenda__case").order_by("-starts")
    hours = hours_by_team([team.pk for team in teams])
    blocks = [_team_lines(request, team, hours.get(team.pk, Hours()), meetings) for team in teams]
    seen = {team.programme_id for team in teams}
    numbers = [(one, team_hours([t.pk for t in one.teams.all()])) for one in programmes if one.pk not in seen]
    context = {"blocks": blocks, "numbers": numbers, "usual": USUAL_NUMBER}
    return render(request, "meetings/list.html", context)


def _team_lines(request: SignedIn, team: Team, hours: Hours, meetings: Iterable[Meeting]) -> TeamLines:
    own = [one for one in meetings if one.team_id == team.pk]
    may = Right.EDIT_CASE in rights_of(roles_towards(request.user, team))
    return TeamLines(team, hours, hours_text(hours.all), tuple(_line(one) for one in own), may)


def _line(meeting: Meeting) -> Line:
    agenda = sorted(meeting.agenda.all(), key=lambda item: item.place)
    return Line(
        meeting,
        title_of(meeting),
        day_of(meeting),
        times_of(meeting),
        MeetingState(meeting.state),
        state_class(meeting),
        tuple(item.case.pseudonym for item in agenda if item.case.team_id == meeting.team_id),
    )


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, team_id: UUID) -> HttpResponse:
    """A new meeting; `?casus=` puts that case on its agenda at once."""
    team = team_for(request.user, team_id, Right.EDIT_CASE)
    form = MeetingForm(request.POST or None, team=team, initial=MeetingForm.of(None))
    asked = request.GET.get("casus", "")
    case = next((one for one in cases_for(request.user).filter(team=team) if str(one.pk) == asked), None)
    if request.method == "POST" and form.is_valid():
        by = actor_of(request, team.programme)
        meeting = plan_meeting(by=by, team=team, data=form.data_typed())
        if case is not None:
            put_on_agenda(by=by, meeting=meeting, case=case, data=AgendaData())
        _remark(request, meeting)
        return redirect("meeting", meeting.pk)
    context = {"team": team, "form": form, "for_case": case}
    return render(request, "meetings/edit.html", context, status=422 if form.is_bound else 200)


def _remark(request: SignedIn, meeting: Meeting) -> None:
    """Says so where a meeting is long; it blocks nothing."""
    if meeting.minutes * 60 > LONGEST.total_seconds():
        told = say(
            "Deze bijeenkomst duurt langer dan drie uur. Dat mag; korter houdt iedereen er beter bij.",
            "This meeting lasts longer than three hours. That is allowed; shorter is easier to keep up.",
        )
        messages.warning(request, told)


@require_GET
def show(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id)
    look(
        by=actor_of(request, meeting.team.programme),
        kind="meeting",
        programme=meeting.team.programme,
        target=meeting.pk,
    )
    agenda = list(AgendaItem.objects.filter(meeting=meeting).select_related("case", "meeting"))
    opened = open_among(request, [item.case_id for item in agenda])
    guests = guests_of(meeting, opened)
    hours = hours_of([meeting]).get(meeting.pk, Hours())
    roles = roles_towards(request.user, meeting.team)
    context = {
        **words_of(meeting),
        "long": meeting.minutes * 60 > LONGEST.total_seconds(),
        "parts": _parts(parts_of(meeting, agenda), opened),
        "guests": guests,
        "by_role": _by_role(guests),
        "mine": next((one for one in guests if one.row.user_id == request.user.pk), None),
        "to_ask": sum(bool(one.address) and one.row.invited is None for one in guests),
        "unsure": any(one.is_unsure(meeting) for one in guests),
        "hours": hours,
        "spent": hours_text(hours.all),
        "may_edit": Right.EDIT_CASE in rights_of(roles),
        "may_take_out": Right.TAKE_OUT in rights_of(roles),
    }
    return render(request, "meetings/show.html", context)


def _parts(parts: tuple[Part, ...], opened: Mapping[object, object]) -> list[dict[str, object]]:
    now = timezone.now()
    return [
        {"part": part, "item": part.item, "open": part.item.case_id in opened, "now": part.is_now(now)}
        for part in parts
        # A case that went to another team since is shown to those alone who see it there.
        if part.item.case.team_id == part.item.meeting.team_id or part.item.case_id in opened
    ]


def _by_role(guests: list[Guest]) -> list[tuple[object, list[Guest]]]:
    found: dict[object, list[Guest]] = {}
    for one in guests:
        found.setdefault(one.role, []).append(one)
    return list(found.items())


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    now = MeetingForm.of(meeting)
    form = MeetingForm(request.POST or None, team=meeting.team, initial={**now, "seen": stamp(now)})
    if request.method == "POST" and form.is_valid() and not form.overtaken(now):
        change_meeting(by=actor_of(request, meeting.team.programme), meeting=meeting, data=form.data_typed())
        _remark(request, meeting)
        if meeting.attendances.filter(invited__isnull=False).exists():
            told = say(
                "Bewaard. Er zijn al uitnodigingen verstuurd: stuur ze opnieuw als dag, tijd of plaats anders is.",
                "Saved. Invitations were sent already: send them again if day, time or place is different.",
            )
            messages.info(request, told)
        return redirect("meeting", meeting.pk)
    context = {"team": meeting.team, "meeting": meeting, "title": title_of(meeting), "form": form}
    return render(request, "meetings/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def cancel(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Calls a meeting off, after asking once."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    if request.method == "POST":
        try:
            cancel_meeting(by=actor_of(request, meeting.team.programme), meeting=meeting)
        except CannotError as error:
            messages.error(request, say(error.nl, error.en))
        return redirect("meeting", meeting.pk)
    context = {
        "heading": say("Gaat {title} niet door?", "Call off {title}?", title=title_of(meeting)),
        "text": f"{day_of(meeting)}, {times_of(meeting)}",
        "consequences": [
            say("De bijeenkomst telt niet meer mee.", "The meeting does not count any more."),
            say(
                "Wat er al in geschreven is blijft. Wie al uitgenodigd was kunt u daarna een bericht sturen.",
                "What was written in it stays. After that you can send word to who was invited already.",
            ),
        ],
        "action": say("Gaat niet door", "Call it off"),
        "back": say("Terug", "Back"),
        "to": f"/bijeenkomst/{meeting.pk}",
        "danger": True,
    }
    return render(request, "page/confirm.html", context)


@require_POST
def begin(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    begin_meeting(by=actor_of(request, meeting.team.programme), meeting=meeting)
    return _back(request, meeting)


@require_POST
def end(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    end_meeting(by=actor_of(request, meeting.team.programme), meeting=meeting)
    return _back(request, meeting)


def _back(request: SignedIn, meeting: Meeting) -> HttpResponse:
    """To the panel beside the timeline of `case`, where it was asked from there."""
    item = AgendaItem.objects.filter(meeting=meeting).select_related("case")
    here = next((one for one in item if str(one.case_id) == request.POST.get("case", "")), None)
    if is_fragment(request) and here is not None:
        return part_of_case(request, here.case_id)
    return redirect("meeting", meeting.pk)


@require_GET
def calendar(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """The meeting as a file for a calendar."""
    meeting = meeting_for(request.user, meeting_id)
    look(by=actor_of(request, meeting.team.programme), kind="meeting", programme=meeting.team.programme)
    headers = {"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'}
    return HttpResponse(meeting_file(meeting), content_type="text/calendar; charset=utf-8", headers=headers)


_HERE = "bijeenkomst/<uuid:meeting_id>"
urlpatterns = [
    path("bijeenkomsten", show_all, name="meetings"),
    path("team/<uuid:team_id>/bijeenkomst", new, name="meeting_new"),
    path(_HERE, show, name="meeting"),
    path(f"{_HERE}/wijzigen", edit, name="meeting_edit"),
    path(f"{_HERE}/gaat-niet-door", cancel, name="meeting_cancel"),
    path(f"{_HERE}/begin", begin, name="meeting_begin"),
    path(f"{_HERE}/einde", end, name="meeting_end"),
    path(f"{_HERE}/agenda.ics", calendar, name="meeting_calendar"),
    *meeting_agenda.urlpatterns,
    *people.urlpatterns,
    *beside.urlpatterns,
    *minutes.urlpatterns,
    *notes.urlpatterns,
    *preparing.urlpatterns,
    *open_questions.urlpatterns,
]
