# SPDX-License-Identifier: EUPL-1.2
"""Who is written to, when, and of what: in numbers, once a day at most, and not the same every morning."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest

from tests.actions.test_at_once import at_once
from tests.web.people import IN_THE_CASE, World, build_world, with_family, with_sources
from thuislijn.actions.entering.accounts import deactivate
from thuislijn.actions.programmes import end_membership
from thuislijn.actions.reminding import Kind, choose_reminders, remind, waiting_for
from thuislijn.store.choices import ConsentForm, Purpose
from thuislijn.store.consents import Consent
from thuislijn.store.learning.decisions import DecisionEvaluation, DecisionRecord
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting, OpenQuestion, Preparation
from thuislijn.store.learning.plans import LookBack, PlanAction
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership
from thuislijn.store.users import User

DAY = dt.date(2026, 11, 20)
HOME = ZoneInfo("Europe/Amsterdam")


def morning(day: dt.date = DAY, hour: int = 8) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, 30, tzinfo=HOME)


class Post:
    """A mail server that keeps what it takes."""

    def __init__(self, *fails: OSError) -> None:
        self.taken: list[tuple[str, Counter[Kind]]] = []
        self._fails: Iterator[OSError] = iter(fails)

    def __call__(self, user: User, waiting: Counter[Kind]) -> None:
        error = next(self._fails, None)
        if error is not None:
            raise error
        self.taken.append((user.name, waiting))

    @property
    def names(self) -> list[str]:
        return sorted(name for name, _ in self.taken)


TEAM = sorted(name.capitalize() for name in IN_THE_CASE)


def due_action(world: World, day: dt.date = DAY) -> None:
    PlanAction(case=world.case, what="belt de school", due=day).save()


def test_an_action_whose_day_has_come_is_told_to_everybody_who_sees_the_case_and_to_nobody_else(world: World) -> None:
    due_action(world)
    post = Post()
    assert remind(post, morning())
    assert post.names == TEAM and {tuple(kinds.items()) for _, kinds in post.taken} == {((Kind.ACTION, 1),)}
    rows = LogRow.objects.filter(kind="reminder")
    assert sorted(rows.values_list("target", flat=True)) == sorted(str(world.people[n].pk) for n in IN_THE_CASE)
    assert set(rows.values_list("case", "why")) == {(None, "")}, "the log tells not of which case"


def test_one_letter_a_day_and_another_day_only_for_something_new_or_after_a_week(world: World) -> None:
    due_action(world)
    post = Post()
    for hour in (8, 9, 23):
        remind(post, morning(hour=hour))
    assert len(post.taken) == 4
    remind(post, morning(DAY + dt.timedelta(days=1)))
    assert len(post.taken) == 4, "the same again the next morning"
    due_action(world, DAY + dt.timedelta(days=2))
    remind(post, morning(DAY + dt.timedelta(days=2)))
    assert [kinds[Kind.ACTION] for _, kinds in post.taken] == [1] * 4 + [2] * 4
    remind(post, morning(DAY + dt.timedelta(days=8)))
    assert len(post.taken) == 8
    remind(post, morning(DAY + dt.timedelta(days=9)))
    assert len(post.taken) == 12, "it still waits, a week after the last letter"


def test_who_switched_letters_off_left_the_team_or_closed_the_account_gets_none(world: World) -> None:
    due_action(world)
    choose_reminders(by=world.actor("tine"), user=world.people["tine"], wanted=False)
    end_membership(by=world.actor("fatima"), membership=Membership.objects.get(user=world.people["eva"]))
    deactivate(by=world.actor("bram"), user=world.people["rens"], why="weg")
    post = Post()
    remind(post, morning())
    assert post.names == ["Fatima"]


def test_nothing_is_told_of_a_case_whose_content_is_closed(world: World) -> None:
    due_action(world)
    world.case.anonymous = False
    world.case.save()
    post = Post()
    remind(post, morning())
    assert not post.taken


def test_a_mail_server_that_is_away_loses_nothing_and_nobody_is_written_to_twice(world: World) -> None:
    due_action(world)
    away = Post()
    fails = Post(SMTPServerDisconnected("weg"))
    assert not remind(fails, morning()) and not fails.taken, "the others wait as well"
    assert not LogRow.objects.filter(kind="reminder").exists()
    assert remind(away, morning(hour=9)) and away.names == TEAM
    assert remind(away, morning(hour=10)) and len(away.taken) == 4


def test_an_address_that_is_refused_keeps_nobody_else_from_a_letter_and_is_tried_the_next_day(world: World) -> None:
    due_action(world)
    post = Post(SMTPRecipientsRefused({}))
    assert remind(post, morning()) and len(post.taken) == 3
    assert remind(post, morning(hour=9)) and len(post.taken) == 3
    assert remind(post, morning(DAY + dt.timedelta(days=1))) and post.names == TEAM


def test_a_reader_that_has_to_stop_leaves_the_others_for_the_next(world: World) -> None:
    due_action(world)
    stop, post = threading.Event(), Post()

    def once(user: User, waiting: Counter[Kind]) -> None:
        post(user, waiting)
        stop.set()

    remind(once, morning(), stop)
    assert len(post.taken) == 1
    remind(post, morning())
    assert post.names == TEAM


def test_the_day_and_the_hour_are_those_of_the_installation_whatever_the_clock_of_the_machine(world: World) -> None:
    due_action(world, dt.date(2026, 7, 2))
    post = Post()
    for zone in map(ZoneInfo, ("Asia/Tokyo", "UTC", "America/New_York")):
        # In Tokyo it is 2 July by then; in New York it is the first for long after.
        remind(post, dt.datetime(2026, 7, 1, 23, 30, tzinfo=HOME).astimezone(zone))
        remind(post, dt.datetime(2026, 7, 2, 6, 59, tzinfo=HOME).astimezone(zone))
    assert not post.taken
    remind(post, dt.datetime(2026, 7, 2, 7, 0, tzinfo=HOME).astimezone(ZoneInfo("America/New_York")))
    assert post.names == TEAM


def test_on_the_days_when_the_clock_changes_there_is_one_letter(world: World) -> None:
    for day in (dt.date(2026, 3, 29), dt.date(2026, 10, 25)):
        due_action(world, day)
        post = Post()
        start = dt.datetime(day.year, day.month, day.day, tzinfo=HOME).astimezone(dt.UTC)
        for hours in range(0, 26, 2):
            remind(post, min(start + dt.timedelta(hours=hours), start + dt.timedelta(hours=22)))
        assert post.names == TEAM


@pytest.mark.django_db(transaction=True)
def test_two_readers_at_once_send_each_letter_once() -> None:
    world = build_world()
    due_action(world)
    post = Post()
    assert at_once(*[lambda: remind(post, morning())] * 3) == [None] * 3
    assert post.names == TEAM
    assert LogRow.objects.filter(kind="reminder").count() == 4


# -- what waits -------------------------------------------------------------------------------------------------------


def kinds(world: World, name: str, now: dt.datetime | None = None) -> list[Kind]:
    return sorted(one.kind for one in waiting_for(world.people[name], now or morning()))


def test_days_to_look_back_at_a_plan_and_at_a_placement_that_went_ahead(world: World) -> None:
    by = {"case": world.case}
    LookBack(day=DAY, **by).save()
    LookBack(day=DAY + dt.timedelta(days=1), **by).save()
    LookBack(day=DAY, done=DAY, **by).save()
    for state in ("placed", "weighing"):
        record = DecisionRecord(child="sem", state=state, **by)
        record.save()
        DecisionEvaluation(record=record, due=DAY, **by).save()
    assert kinds(world, "tine") == [Kind.LOOK_BACK, Kind.PLACEMENT]


def test_a_question_waits_for_who_would_find_it_out(world: World) -> None:
    for who, due, answer in (
        ("Tine en Rens", DAY, ""),
        ("Tinede", DAY, ""),
        ("", DAY, ""),
        ("Tine", DAY + dt.timedelta(days=1), ""),
        ("Tine", None, ""),
        ("Tine", DAY, "bij oma"),
    ):
        OpenQuestion(case=world.case, text="waar was Sem", who=who, due=due, answer=answer).save()
    assert kinds(world, "tine") == kinds(world, "rens") == [Kind.QUESTION]
    assert kinds(world, "eva") == []


def test_a_meeting_within_two_days_that_is_not_prepared(world: World) -> None:
    source = with_sources(world)
    meeting = Meeting(team=world.north, starts=morning() + dt.timedelta(hours=47))
    meeting.save()
    AgendaItem(meeting=meeting, case=world.case).save()
    for name, values in (
        ("tine", {}),
        ("rens", {"comes": "no"}),
        ("eva", {"preparation_minutes": 40}),
        ("vera", {}),
        ("fatima", {}),
    ):
        Attendance(meeting=meeting, user=world.people[name], **values).save()
    Preparation(meeting=meeting, case=world.case, user=world.people["fatima"], what="source", key=source.key).save()
    assert kinds(world, "tine") == [Kind.MEETING]
    for hours in (-2, 48):
        assert kinds(world, "tine", morning() + dt.timedelta(hours=hours)) == []
    for name in ("rens", "eva", "vera", "fatima", "zuhal"):
        assert kinds(world, name) == [], name
    meeting.state = "cancelled"
    meeting.save()
    assert kinds(world, "tine") == []


def test_consents_that_end_and_birthdays_wait_for_who_looks_after_consents(world: World) -> None:
    with_family(world)
    world.case.anonymous = False
    world.case.save()
    # Sem was born on 4 May 2012 and turns 16 in 2028; Noor was born somewhere in 2015.
    for about, by in (("sem", "sem"), ("sem", "moeder"), ("noor", "moeder")):
        Consent(
            case=world.case,
            about=about,
            by=by,
            purpose=Purpose.FILE,
            form=ConsentForm.WRITTEN,
            given=dt.date(2026, 1, 1),
            until=dt.date(2026, 10, 20) if about == "noor" else None,
        ).save()
    autumn = morning(dt.date(2026, 10, 1))
    assert kinds(world, "tine", autumn) == []
    assert kinds(world, "fatima", autumn) == kinds(world, "rens", autumn) == [Kind.CONSENT]
    assert len(kinds(world, "fatima", morning(dt.date(2028, 4, 1)))) >= 1, "six weeks before he turns 16"
    since = [one.since for one in waiting_for(world.people["fatima"], morning(dt.date(2028, 5, 10)))]
    assert dt.date(2028, 5, 4) in since, "on the day that he turned 16 it is asked anew"


def test_nothing_waits_for_an_administrator_or_for_the_family(world: World) -> None:
    due_action(world)
    for name in ("bram", "mila", "paul", "anna", "otto", "vera"):
        assert kinds(world, name) == [], name
