# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: an invented region with its people, teams and families, by the same acts as in real life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.demonstration.clock import clock_at
from thuislijn.actions.demonstration.families import DemoFamily, ask_anew, bring_documents, come_in
from thuislijn.actions.demonstration.learning import prepare, settle, tell
from thuislijn.actions.demonstration.own_words import tell_own_words
from thuislijn.actions.demonstration.story import Learning
from thuislijn.actions.family_access import FAMILY, accept_family_invitation, invite_family
from thuislijn.actions.learning.attending import GuestData, ask_family, ask_guest, change_attendance
from thuislijn.actions.learning.meetings import (
    AgendaData,
    MeetingData,
    begin_meeting,
    end_meeting,
    plan_meeting,
    put_on_agenda,
)
from thuislijn.actions.programmes import ProgrammeData, add_team, create_programme, join
from thuislijn.store.cases import Case
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.timelines import timeline_of
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Answer, PersonRole

PEOPLE: tuple[tuple[str, str, ProgrammeRole | None], ...] = (
    ("fatima", "Fatima Aydin", ProgrammeRole.FACILITATOR),
    ("rens", "Rens Dijkema", ProgrammeRole.RESEARCHER),
    ("tine", "Tine Verhoef", ProgrammeRole.TEAM_MEMBER),
    ("eva", "Eva Molenaar", ProgrammeRole.LIVED_EXPERIENCE),
    ("paul", "Paul Hendrikse", ProgrammeRole.PROJECT_GROUP),
    ("anna", "Anna de Ruiter", ProgrammeRole.ANALYST),
    ("bram", "Bram Kosters", None),
)
"""Invented people, one for each role; the last looks after the installation and sees no family."""

_TEAMS = (("Team Duinkant", "Duinkant"), ("Team Waterrijk", "Waterrijk"), ("Team Heidehoek", "Heidehoek"))
_MACHINE = Actor(id=None, name="de demonstratie", role="programma")


_BEGAN = dt.timedelta(weeks=-36)
_OPENED = dt.timedelta(weeks=-10)
_HELD = (dt.timedelta(weeks=-9), dt.timedelta(weeks=-3))
_INVITED = dt.timedelta(weeks=-2)
_NEXT = dt.timedelta(weeks=3)
"""When the programme began, families came in, each team met, the parent was let in and teams meet again, counted from
today; each team meets on a day of the week of its own."""
_TO_OPEN = dt.timedelta(minutes=20)
_FOR_A_FAMILY = dt.timedelta(minutes=50)
_LONG = dt.timedelta(minutes=165)
_GUESTS = (
    GuestData(name="Joris Tak", organisation="gecertificeerde instelling", role=MeetingRole.BRINGS_IN),
    GuestData(name="Sanne de Winter", organisation="gemeente", role=MeetingRole.TYPIST),
    GuestData(name="Ruben Oudshoorn", organisation="jeugd-ggz", role=MeetingRole.RETHINKER),
)
PARENT = "mila"
"""The parent of an invented family who reads her own story in the demonstration."""


def build(*, families: Sequence[DemoFamily], today: dt.date) -> None:
    """Makes the people, a programme with three teams, the families, and what the teams learnt.

    Everything is done on the day on which it would have been done in real life; documents come in just now.
    """
    began, opened = _weekday(today + _BEGAN, 0), _weekday(today + _OPENED, 0)
    with transaction.atomic(), clock_at(_at(began, 9)):
        people = {key: _person(key, name, role) for key, name, role in PEOPLE}
        actors = {
            key: Actor(id=people[key].pk, name=people[key].name, role=role.value) for key, _, role in PEOPLE if role
        }
        programme, teams = _programme(people, began)
    fatima = actors["fatima"]
    cases = []
    for number, family in enumerate(families):
        day = today - dt.timedelta(days=1) if family.documents else opened
        with clock_at(_at(day, 9) + number * _TO_OPEN):
            cases.append(come_in(fatima, programme, teams[family.team], family, day))
    for case, _ in cases:
        ask_anew(fatima, case, today)
    for number, team in enumerate(teams):
        days = [_weekday(today + after, 1 + number) for after in (*_HELD, _NEXT)]
        theirs = [(f, case, keys) for f, (case, keys) in zip(families, cases, strict=True) if f.team == number]
        with clock_at(_at(opened, 14) + number * _TO_OPEN):
            learnt = [case for f, case, _ in theirs if f.learning is not None]
            held = [_meeting(fatima, team, day, learnt, len(learnt)) for day in days[:-1]]
        observers = {"fatima": fatima, "rens": actors["rens"]}
        stories = [
            Learning(case=case, told=f.learning, meetings=held, keys=keys, by=fatima, observers=observers)
            for f, case, keys in theirs
            if f.learning is not None
        ]
        _go_through(fatima, held, stories)
        with clock_at(held[-1].starts + dt.timedelta(days=1)):
            coming = _meeting(fatima, team, days[-1], learnt, len(theirs))
        with clock_at(_at(today - dt.timedelta(days=1), 16)):
            for _, case, _ in theirs:
                if case not in learnt:
                    put_on_agenda(by=fatima, meeting=coming, case=case, data=_share(len(theirs)))
    with clock_at(_at(_weekday(today + _INVITED, 4), 11)):
        _let_the_parent_in(fatima, families, cases)
    for family, (case, keys) in zip(families, cases, strict=True):
        bring_documents(fatima, case, family, keys)  # a moment ago: nobody has waited for the reader yet


def _weekday(near: dt.date, number: int) -> dt.date:
    """The day of that number (0 is Monday) in the same week."""
    return near + dt.timedelta(days=number - near.weekday())


def _at(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _go_through(by: Actor, held: Sequence[Meeting], stories: Sequence[Learning]) -> None:
    """What a team did before its first meeting, in each of its meetings, and what came of its plans."""
    for number, story in enumerate(stories):
        with clock_at(held[0].starts - dt.timedelta(days=3) + number * _TO_OPEN):
            prepare(story)
    for turn, meeting in enumerate(held, 1):
        with clock_at(meeting.starts):
            begin_meeting(by=by, meeting=meeting)
        for number, story in enumerate(stories):
            with clock_at(meeting.starts + dt.timedelta(minutes=5) + number * _FOR_A_FAMILY):
                tell(story, turn)
        with clock_at(meeting.starts + _LONG):
            for row in meeting.attendances.all():
                change_attendance(by=by, row=row, comes=Answer.YES, present=Answer.YES, preparation_minutes=60)
            end_meeting(by=by, meeting=meeting)
        for story in stories:
            settle(story)


def _meeting(by: Actor, team: Team, day: dt.date, cases: Sequence[Case], parts: int) -> Meeting:
    """A planned meeting with these cases, of which there will be `parts`."""
    starts = _at(day, 13) + dt.timedelta(minutes=30)
    data = MeetingData(starts=starts, place=f"Gemeentehuis {team.municipality}")
    meeting = plan_meeting(by=by, team=team, data=data)
    for guest in _GUESTS:
        ask_guest(by=by, meeting=meeting, data=guest)
    for case in cases:
        put_on_agenda(by=by, meeting=meeting, case=case, data=_share(parts))
    return meeting


def _share(parts: int) -> AgendaData:
    return AgendaData(minutes=180 // max(2, parts))


def _let_the_parent_in(
    by: Actor, families: Sequence[DemoFamily], opened: Sequence[tuple[Case, Mapping[str, str]]]
) -> None:
    """The mother of the first family that takes part with consents and whose story was told; she adds her own words."""
    for family, (case, keys) in zip(families, opened, strict=True):
        told = family.timeline
        if told is None or family.learning is None or not family.by_name:
            continue
        mother = next(keys[person.id] for person in told.persons if person.role is PersonRole.MOTHER)
        user = _person(PARENT, PersonRole.MOTHER.nl, None)
        invitation, _ = invite_family(by=by, case=case, person=mother, email=user.email)
        herself = Actor(id=user.pk, name=PersonRole.MOTHER.nl, role=FAMILY)
        accept_family_invitation(by=herself, invitation=invitation, user=user)
        person = next(person for person in timeline_of(case).persons if person.id == mother)
        tell_own_words(herself, case, person, family.learning.get("own", ()))
        part = AgendaItem.objects.filter(case=case).latest("meeting__starts")
        ask_family(by=by, item=part, person=mother, role=MeetingRole.PARENT)
        return


def _person(key: str, name: str, role: ProgrammeRole | None) -> User:
    user = User(email=f"{key}@example.org", name=name, is_administrator=role is None and key != PARENT)
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def _programme(people: dict[str, User], began: dt.date) -> tuple[Programme, list[Team]]:
    data = ProgrammeData(
        name="Leertraject Kustregio (verzonnen)",
        region="Kustregio",
        municipalities=tuple(municipality for _, municipality in _TEAMS),
        first_day=began,
        learning_questions=(
            "Hoe komt het dat jeugdigen in onze regio uit huis gaan, en wat had in hun gezinnen eerder geholpen?\n"
            "Wat gebeurt er met broers en zussen terwijl alle aandacht naar één kind gaat?"
        ),
    )
    programme = create_programme(by=_MACHINE, data=data, facilitator=people["fatima"])
    teams = [add_team(by=_MACHINE, programme=programme, name=n, municipality=m) for n, m in _TEAMS]
    for key, _, role in PEOPLE:
        if role is not None and role is not ProgrammeRole.FACILITATOR:
            team = teams[0] if role.works_in_a_team else None  # and sees the families of that team alone
            join(by=_MACHINE, programme=programme, user=people[key], role=role, team=team)
    return programme, teams
