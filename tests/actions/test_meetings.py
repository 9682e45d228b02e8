# SPDX-License-Identifier: EUPL-1.2
"""A meeting from plan to end: who is asked, which cases, how long it took, and what follows from it for a case."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.web.people import World, meet, with_family
from thuislijn.actions.learning.attending import GuestData, ask_family, ask_guest, ask_user, change_attendance, prepare
from thuislijn.actions.learning.meetings import (
    AgendaData,
    MeetingData,
    begin_meeting,
    cancel_meeting,
    change_agenda,
    change_meeting,
    end_meeting,
    move_on_agenda,
    plan_meeting,
    put_on_agenda,
)
from thuislijn.actions.programmes import add_team, remove_team
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting, Preparation
from thuislijn.store.learning.planned import family_parts, hours_by_team, meeting_days, meeting_of, parts_of
from thuislijn.store.log import LogRow
from thuislijn.timeline.vocabulary import Answer

TODAY = timezone.localdate()
FIRST = dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC)


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def another_case(world: World, name: str) -> Case:
    case = Case(
        programme=world.programme, team=world.north, pseudonym=name, anonymous=True, reference_day=dt.date(2026, 6, 1)
    )
    case.save()
    return case


def test_a_new_meeting_asks_the_team_its_facilitator_and_its_observer(world: World) -> None:
    meeting = plan_meeting(by=world.actor("fatima"), team=world.north, data=MeetingData(starts=FIRST))
    asked = {row.user.name: row.role for row in Attendance.objects.filter(meeting=meeting) if row.user}
    assert asked == {"Fatima": "facilitator", "Rens": "observer", "Tine": "team_member", "Eva": "lived_experience"}
    # Vera left, Zuhal is of another team, Paul and Anna see numbers: none of them is asked by itself.


def test_the_next_meeting_of_a_case_follows_from_what_is_planned(world: World) -> None:
    case = world.case
    assert meeting_days([case], TODAY) == {}
    meet(world, case, days(-30))
    assert meeting_days([case], TODAY) == {case.pk: days(-30)}
    later = meet(world, case, days(20))
    meet(world, case, days(40))
    assert meeting_days([case], TODAY) == {case.pk: days(20)}
    cancel_meeting(by=world.actor("fatima"), meeting=later)
    assert meeting_days([case], TODAY) == {case.pk: days(40)}


def test_the_meeting_beside_the_timeline_is_the_one_that_goes_on(world: World) -> None:
    by, coming = world.actor("fatima"), meet(world, world.case, days(3))
    before = meet(world, world.case, days(-3))
    assert meeting_of(world.case, TODAY) == coming
    begin_meeting(by=by, meeting=before)
    assert meeting_of(world.case, TODAY) == before
    end_meeting(by=by, meeting=before)
    cancel_meeting(by=by, meeting=coming)
    assert meeting_of(world.case, TODAY) == before


def test_beginning_and_ending_keep_the_clock(world: World) -> None:
    by, meeting = world.actor("fatima"), meet(world, world.case, TODAY)
    begin_meeting(by=by, meeting=meeting, at=FIRST)
    begin_meeting(by=by, meeting=meeting, at=FIRST + dt.timedelta(minutes=9))
    assert meeting.began == FIRST, "a second 'begin' does not turn the clock back"
    end_meeting(by=by, meeting=meeting, at=FIRST + dt.timedelta(minutes=150))
    assert (meeting.state, meeting.ended) == (MeetingState.HELD, FIRST + dt.timedelta(minutes=150))
    with pytest.raises(CannotError):
        cancel_meeting(by=by, meeting=meeting)
    begin_meeting(by=by, meeting=meeting)
    assert (meeting.began, meeting.ended) == (FIRST, None), "one that goes on began when it began"


def test_the_agenda_runs_on_from_when_the_meeting_really_began(world: World) -> None:
    by, meeting = world.actor("fatima"), meet(world, world.case, TODAY)
    second = put_on_agenda(by=by, meeting=meeting, case=another_case(world, "Aal"), data=AgendaData(minutes=30))
    begin_meeting(by=by, meeting=meeting, at=FIRST)
    move_on_agenda(by=by, item=second, up=True)
    move_on_agenda(by=by, item=second, up=True)  # is the first already
    parts = parts_of(meeting, AgendaItem.objects.filter(meeting=meeting).select_related("case"))
    assert [(part.item.case.pseudonym, part.starts - FIRST) for part in parts] == [
        ("Aal", dt.timedelta()),
        ("Gezin Zeester", dt.timedelta(minutes=30)),
    ]
    assert parts[0].is_now(FIRST) and not parts[0].is_now(parts[0].ends) and parts[1].is_now(parts[0].ends)


def test_a_case_stands_on_the_agenda_of_its_own_team_and_once(world: World) -> None:
    by, meeting = world.actor("fatima"), meet(world, world.case, TODAY)
    with pytest.raises(CannotError):
        put_on_agenda(by=by, meeting=meeting, case=world.case)
    theirs = plan_meeting(by=by, team=world.south, data=MeetingData(starts=FIRST))
    with pytest.raises(CannotError):
        put_on_agenda(by=by, meeting=theirs, case=world.case)


def test_hours_are_preparation_and_the_time_of_who_was_there_without_the_family(world: World) -> None:
    case, by = with_family(world), world.actor("fatima")
    meeting = meet(world, case, TODAY)
    meet(world, case, days(9))
    item = AgendaItem.objects.get(meeting=meeting)
    mother = ask_family(by=by, item=item, person="moeder", role=MeetingRole.PARENT)
    guest = ask_guest(by=by, meeting=meeting, data=GuestData(name="Sanne", organisation="De Duinroos"))
    for row in (mother, guest):
        change_attendance(by=by, row=row, present=Answer.YES)
    tine = Attendance.objects.get(meeting=meeting, user=world.people["tine"])
    change_attendance(by=by, row=tine, present=Answer.YES, preparation_minutes=75)
    rens = Attendance.objects.get(meeting=meeting, user=world.people["rens"])
    change_attendance(by=by, row=rens, present=Answer.NO, preparation_minutes=60)
    begin_meeting(by=by, meeting=meeting, at=FIRST)
    end_meeting(by=by, meeting=meeting, at=FIRST + dt.timedelta(hours=2))
    hours = hours_by_team([world.north.pk, world.south.pk])
    assert world.south.pk not in hours
    found = hours[world.north.pk]
    assert (found.planned, found.held, found.not_told) == (1, 1, 1)
    assert found.meeting == dt.timedelta(hours=4), "two of them, two hours; the mother is not counted"
    assert found.preparing == dt.timedelta(minutes=135)


def test_a_family_is_asked_to_its_own_part_and_sees_when_that_is(world: World) -> None:
    case, by = with_family(world), world.actor("fatima")
    meeting = plan_meeting(by=by, team=world.north, data=MeetingData(starts=FIRST))
    put_on_agenda(by=by, meeting=meeting, case=another_case(world, "Aal"), data=AgendaData(minutes=45))
    item = put_on_agenda(by=by, meeting=meeting, case=case)
    ask_family(by=by, item=item, person="moeder", role=MeetingRole.PARENT)
    ask_family(by=by, item=item, person="moeder", role=MeetingRole.PARENT)
    (part,) = family_parts(case, "moeder")
    assert (part.item, part.starts) == (item, FIRST + dt.timedelta(minutes=45))
    row = Attendance.objects.get(person="moeder")
    assert row.name == "" and row.user is None, "no name of the family is written"
    with pytest.raises(CannotError):
        ask_family(by=by, item=item, person="de buurman", role=MeetingRole.PARENT)
    with pytest.raises(CannotError):
        ask_family(by=by, item=item, person="moeder", role=MeetingRole.OBSERVER)
    assert family_parts(case, "sem") == ()
    change_agenda(by=by, item=item, data=AgendaData(family_part=False))
    assert family_parts(case, "moeder") == () and not Attendance.objects.filter(person="moeder").exists()


def test_two_who_tick_different_things_of_one_person_both_count(world: World) -> None:
    meeting = meet(world, world.case, TODAY)
    mine, theirs = (Attendance.objects.get(meeting=meeting, user=world.people["tine"]) for _ in range(2))
    change_attendance(by=world.actor("fatima"), row=mine, present=Answer.YES)
    change_attendance(by=world.actor("tine"), row=theirs, preparation_minutes=40)
    kept = Attendance.objects.get(pk=mine.pk)
    assert (kept.present, kept.preparation_minutes) == ("yes", 40)
    change_attendance(by=world.actor("tine"), row=kept, told_nothing=True)
    assert Attendance.objects.get(pk=mine.pk).preparation_minutes is None


def test_a_tick_is_kept_once_and_can_be_taken_back(world: World) -> None:
    meeting, tine = meet(world, world.case, TODAY), world.people["tine"]
    for done, left in ((True, 1), (True, 1), (False, 0)):
        prepare(by=world.actor("tine"), meeting=meeting, case=world.case, user=tine, what="source", key="s1", done=done)
        assert Preparation.objects.count() == left


def test_a_team_that_met_is_not_taken_away_with_its_hours(world: World) -> None:
    by = world.actor("fatima")
    west = add_team(by=by, programme=world.programme, name="West", municipality="West")
    meeting = plan_meeting(by=by, team=west, data=MeetingData(starts=FIRST))
    begin_meeting(by=by, meeting=meeting)
    with pytest.raises(CannotError):
        remove_team(by=by, team=west)
    meeting.delete()
    remove_team(by=by, team=west)


def test_what_is_the_same_is_no_change_and_every_change_is_in_the_log(world: World) -> None:
    by, data = world.actor("fatima"), MeetingData(starts=FIRST)
    meeting = plan_meeting(by=by, team=world.north, data=data)
    change_meeting(by=by, meeting=meeting, data=data)
    assert Meeting.objects.get().version == 1
    change_meeting(by=by, meeting=meeting, data=MeetingData(starts=FIRST, place="school"))
    ask_user(by=by, meeting=meeting, user=world.people["paul"], role=MeetingRole.GUEST)
    told = LogRow.objects.filter(programme=world.programme.pk).values_list("act", "kind")
    assert list(told) == [("create", "meeting"), ("change", "meeting"), ("create", "attendance")]
    meeting.delete()
    with pytest.raises(CannotError):
        change_meeting(by=by, meeting=meeting, data=data)
