# SPDX-License-Identifier: EUPL-1.2
"""Who is asked to a meeting: the list with roles and presence, guests, the family for their own part, invitations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.learning.attending import (
    ask_family,
    ask_guest,
    ask_user,
    change_attendance,
    mark_asked,
    take_off_list,
)
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, meeting_for, memberships_of, rights_of, roles_towards
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting
from thuislijn.store.programmes import Membership
from thuislijn.store.timelines import timeline_of
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.meetings.access import item_for, open_among
from thuislijn.web.meetings.forms import FAMILY_ROLES, OTHER_ROLES, FamilyForm, GuestForm
from thuislijn.web.meetings.letters import send_invitations
from thuislijn.web.meetings.words import Guest, guests_of, title_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say

_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in the row of one person; None where it was not sent, or means nothing."""

    role: MeetingRole | None
    comes: Answer | None
    present: Answer | None
    minutes: int | None
    no_minutes: bool


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """The list; a POST keeps what changed in it, row by row, so that two people can tick at once. With `there`
    everybody was there of whom nothing else is said."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    by = actor_of(request, meeting.team.programme)
    if request.method == "POST":
        for row in Attendance.objects.filter(meeting=meeting).select_related("meeting__team", "part__case"):
            said = _typed(request, row)
            present = said.present
            if present is None and row.present == Answer.UNKNOWN and "there" in request.POST:
                present = Answer.YES
            change_attendance(
                by=by,
                row=row,
                role=said.role,
                comes=said.comes,
                present=present,
                preparation_minutes=said.minutes,
                told_nothing=said.no_minutes,
            )
        messages.success(request, say("Bewaard.", "Saved."))
        return redirect("meeting_people", meeting.pk)
    look(by=by, kind="meeting", programme=meeting.team.programme, target=meeting.pk)
    return _page(request, meeting, GuestForm())


def _typed(request: SignedIn, row: Attendance) -> Typed:
    """What changed in a row since it was shown: only that is kept, and not what somebody else changed meanwhile."""

    def changed(name: str) -> str | None:
        now, then = request.POST.get(f"{name}-{row.pk}"), request.POST.get(f"{name}-{row.pk}-was")
        return now if now != then else None

    role, comes, present, minutes = (changed(name) for name in ("role", "comes", "present", "minutes"))
    roles = {one.value for one in (FAMILY_ROLES if row.part_id else OTHER_ROLES)}
    answers = {one.value for one in Answer}
    given = (minutes or "").strip()
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else None
    return Typed(
        role=MeetingRole(role) if role in roles else None,
        comes=Answer(comes) if comes in answers else None,
        present=Answer(present) if present in answers else None,
        minutes=min(number, _MOST_MINUTES) if number is not None else None,
        no_minutes=minutes is not None and not given,
    )


def _page(request: SignedIn, meeting: Meeting, guest: GuestForm, status: int = 200, **more: Any) -> HttpResponse:
    agenda = list(AgendaItem.objects.filter(meeting=meeting).select_related("case").order_by("place"))
    opened = open_among(request, [item.case_id for item in agenda])
    guests = guests_of(meeting, opened)
    listed = {one.row.user_id for one in guests}
    others = [one for one in colleagues(meeting) if one.pk not in listed]
    context = {
        "meeting": meeting,
        "title": title_of(meeting),
        "guests": guests,
        "begun": meeting.state in (MeetingState.RUNNING, MeetingState.HELD),
        "unsure": sum(one.present is Answer.UNKNOWN for one in guests),
        "roles": term_choices(OTHER_ROLES),
        "family_roles": term_choices(FAMILY_ROLES),
        "answers": term_choices(Answer),
        "others": others,
        "guest_form": guest,
        "family": [(item, FamilyForm(timeline=timeline_of(item.case))) for item in agenda if item.case_id in opened],
        "to_ask": [one for one in guests if one.address and one.row.invited is None],
        "asked": [one for one in guests if one.address and one.row.invited is not None],
        "addresses": [one.address for one in guests if one.row.invited is None and _may_be_shown(request, one)],
        "unreachable": [one for one in guests if not one.address],
        "sends_mail": settings.SENDS_MAIL,
        "cancelled": meeting.state == MeetingState.CANCELLED,
        **more,
    }
    return render(request, "meetings/people.html", context, status=status)


def _may_be_shown(request: SignedIn, guest: Guest) -> bool:
    """Whether this person may read the address of a guest: that of somebody of a family is as good as a name."""
    may_name = Right.SEE_NAMES in rights_of(roles_towards(request.user, guest.row.meeting.team))
    return bool(guest.address) and (guest.row.part is None or (bool(guest.part) and may_name))


def colleagues(meeting: Meeting) -> list[User]:
    """Everybody who has a role in the programme now, in order of name; who only looks at numbers can be a guest too."""
    members = Membership.objects.filter(programme=meeting.team.programme_id, ended__isnull=True).select_related("user")
    return sorted({member.user for member in members}, key=lambda user: user.name.casefold())


@require_POST
def add_user(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Somebody with a role in the programme."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    user = next((one for one in colleagues(meeting) if str(one.pk) == request.POST.get("user", "")), None)
    if user is None or not memberships_of(user).filter(programme=meeting.team.programme_id).exists():
        raise NotVisibleError("user", request.POST.get("user", "")[:40])
    given = request.POST.get("role", "")
    role = MeetingRole(given) if given in {one.value for one in OTHER_ROLES} else MeetingRole.TEAM_MEMBER
    ask_user(by=actor_of(request, meeting.team.programme), meeting=meeting, user=user, role=role)
    return redirect("meeting_people", meeting.pk)


@require_POST
def add_guest(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _page(request, meeting, form, status=422, open_guest=True)
    ask_guest(by=actor_of(request, meeting.team.programme), meeting=meeting, data=form.data_typed())
    return redirect("meeting_people", meeting.pk)


@require_POST
def add_family(request: SignedIn, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Somebody of the family, for the part of the meeting about their own case."""
    item = item_for(request, meeting_id, item_id)
    form = FamilyForm(request.POST, timeline=timeline_of(item.case))
    if not form.is_valid():
        return _page(request, item.meeting, GuestForm(), status=422, failed=form, failed_item=item)
    said = form.cleaned_data
    by = actor_of(request, item.case)
    ask_family(by=by, item=item, person=said["person"], role=MeetingRole(said["role"]), email=said["email"])
    return redirect("meeting_people", meeting_id)


@require_POST
def remove(request: SignedIn, meeting_id: UUID, row_id: UUID) -> HttpResponse:
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    row = Attendance.objects.filter(meeting=meeting, pk=row_id).select_related("meeting__team", "part__case").first()
    if row is None:
        raise NotVisibleError("attendance", str(row_id))
    take_off_list(by=actor_of(request, meeting.team.programme), row=row)
    return redirect("meeting_people", meeting.pk)


@require_POST
def send(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Sends the invitations that were not sent yet, or all of them again. Without a mail server somebody sends them by
    hand, and says so here."""
    meeting = meeting_for(request.user, meeting_id, Right.EDIT_CASE)
    rows = Attendance.objects.filter(meeting=meeting).select_related("user", "meeting__team")
    reached = [row for row in rows if (row.user.email if row.user else row.email)]
    if not request.POST.get("again"):
        reached = [row for row in reached if row.invited is None]
    if settings.SENDS_MAIL and reached:
        send_invitations(meeting, reached)
    if reached:
        mark_asked(by=actor_of(request, meeting.team.programme), meeting=meeting, rows=[row.pk for row in reached])
    count = len(reached)
    told = say("Verstuurd aan {n} mensen.", "Sent to {n} people.", n=count)
    if not settings.SENDS_MAIL:
        told = say("{n} mensen staan nu op uitgenodigd.", "{n} people are now marked as invited.", n=count)
    messages.success(request, told)
    return redirect("meeting_people", meeting.pk)


_HERE = "bijeenkomst/<uuid:meeting_id>/mensen"
urlpatterns = [
    path(_HERE, show, name="meeting_people"),
    path(f"{_HERE}/collega", add_user, name="meeting_ask_user"),
    path(f"{_HERE}/gast", add_guest, name="meeting_ask_guest"),
    path(f"{_HERE}/gezin/<uuid:item_id>", add_family, name="meeting_ask_family"),
    path(f"{_HERE}/<uuid:row_id>/weg", remove, name="meeting_unask"),
    path(f"{_HERE}/versturen", send, name="meeting_send"),
]
