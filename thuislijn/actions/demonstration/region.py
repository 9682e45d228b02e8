# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: an invented region with its people, teams and families, by the same acts as in real life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.cases import CaseData, open_case
from thuislijn.actions.consents import ConsentData, record_consent, register_anonymous
from thuislijn.actions.demonstration.learning import tell
from thuislijn.actions.demonstration.story import Learning, Told
from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.family import CustodyData, MemberData, add_member, set_custody
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
from thuislijn.actions.sources.files import add
from thuislijn.store.cases import Case
from thuislijn.store.choices import BroughtInBy, ConsentForm, ProgrammeRole, Purpose
from thuislijn.store.consent_rules import Whose, whose_consent
from thuislijn.store.entries import Step
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.users import User
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.timeline import Timeline
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
_MEMBERS = (PersonRole.CHILD, PersonRole.MOTHER, PersonRole.FATHER, PersonRole.PARENT)
_MACHINE = Actor(id=None, name="de demonstratie", role="programma")


_HELD = (dt.timedelta(weeks=-9), dt.timedelta(weeks=-3))
_NEXT = dt.timedelta(weeks=3)
"""When each team met and meets again, counted from today; each team meets on a day of the week of its own."""
_GUESTS = (
    GuestData(name="Joris Tak", organisation="gecertificeerde instelling", role=MeetingRole.BRINGS_IN),
    GuestData(name="Sanne de Winter", organisation="gemeente", role=MeetingRole.TYPIST),
    GuestData(name="Ruben Oudshoorn", organisation="jeugd-ggz", role=MeetingRole.RETHINKER),
)
PARENT = "mila"
"""The parent of an invented family who reads her own story in the demonstration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFamily:
    """One invented family: its timeline, or the documents themselves, for the reader to read at work.

    `by_name`: takes part with consents, and not anonymously. `team` counts from 0. `learning`: what its team learnt
    (`story.py`); persons in it are ids of the timeline.
    """

    pseudonym: str
    team: int
    timeline: Timeline | None = None
    documents: tuple[tuple[str, bytes], ...] = ()
    members: Timeline | None = None
    by_name: bool = False
    learning: Told | None = None


def build(*, families: Sequence[DemoFamily], today: dt.date) -> None:
    """Makes the people, a programme with three teams, the families, and what the teams learnt; whole or not at all."""
    with transaction.atomic():
        people = {key: _person(key, name, role) for key, name, role in PEOPLE}
        actors = {
            key: Actor(id=people[key].pk, name=people[key].name, role=role.value) for key, _, role in PEOPLE if role
        }
        programme, teams = _programme(people, today)
    fatima = actors["fatima"]
    opened = [_family(fatima, programme, teams[family.team], family, today) for family in families]
    for number, team in enumerate(teams):
        theirs = [(f, case, keys) for f, (case, keys) in zip(families, opened, strict=True) if f.team == number]
        learnt = [(case, f.learning, keys) for f, case, keys in theirs if f.learning is not None]
        days = [_weekday(today + after, 1 + number) for after in (*_HELD, _NEXT)]
        held = [_meeting(fatima, team, day, [case for case, _, _ in learnt]) for day in days[:-1]]
        for meeting in held:
            begin_meeting(by=fatima, meeting=meeting, at=meeting.starts)
        for case, told, keys in learnt:
            observers = {"fatima": fatima, "rens": actors["rens"]}
            tell(Learning(case=case, told=told, meetings=held, keys=keys, by=fatima, observers=observers))
            _on_the_timeline_before(case, held[0])
        for meeting in held:
            _hold(fatima, meeting)
        _meeting(fatima, team, days[-1], [case for _, case, _ in theirs])
    _let_the_parent_in(fatima, families, opened)


def _weekday(near: dt.date, number: int) -> dt.date:
    """The day of that number (0 is Monday) in the same week."""
    return near + dt.timedelta(days=number - near.weekday())


def _meeting(by: Actor, team: Team, day: dt.date, cases: Sequence[Case]) -> Meeting:
    starts = timezone.make_aware(dt.datetime.combine(day, dt.time(13, 30)))
    data = MeetingData(starts=starts, place=f"Gemeentehuis {team.municipality}")
    meeting = plan_meeting(by=by, team=team, data=data)
    for guest in _GUESTS:
        ask_guest(by=by, meeting=meeting, data=guest)
    for case in cases:
        put_on_agenda(by=by, meeting=meeting, case=case, data=AgendaData(minutes=180 // max(2, len(cases))))
    return meeting


def _on_the_timeline_before(case: Case, meeting: Meeting) -> None:
    """The team had the timeline before it met; all is put in today, and would else seem to have come since."""
    Step.objects.filter(case=case).update(at=meeting.starts - dt.timedelta(weeks=1))


def _hold(by: Actor, meeting: Meeting) -> None:
    for row in meeting.attendances.all():
        change_attendance(by=by, row=row, comes=Answer.YES, present=Answer.YES, preparation_minutes=60)
    end_meeting(by=by, meeting=meeting, at=meeting.starts + dt.timedelta(minutes=165))


def _let_the_parent_in(
    by: Actor, families: Sequence[DemoFamily], opened: Sequence[tuple[Case, Mapping[str, str]]]
) -> None:
    """The mother of the first family that takes part with consents and whose story was told."""
    for family, (case, keys) in zip(families, opened, strict=True):
        told = family.timeline
        if told is None or family.learning is None or not family.by_name:
            continue
        mother = next(keys[person.id] for person in told.persons if person.role is PersonRole.MOTHER)
        user = _person(PARENT, PersonRole.MOTHER.nl, None)
        invitation, _ = invite_family(by=by, case=case, person=mother, email=user.email)
        herself = Actor(id=user.pk, name=PersonRole.MOTHER.nl, role=FAMILY)
        accept_family_invitation(by=herself, invitation=invitation, user=user)
        part = AgendaItem.objects.filter(case=case).latest("meeting__starts")
        ask_family(by=by, item=part, person=mother, role=MeetingRole.PARENT)
        return


def _person(key: str, name: str, role: ProgrammeRole | None) -> User:
    user = User(email=f"{key}@example.org", name=name, is_administrator=role is None and key != PARENT)
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def _programme(people: dict[str, User], today: dt.date) -> tuple[Programme, list[Team]]:
    data = ProgrammeData(
        name="Leertraject Kustregio (verzonnen)",
        region="Kustregio",
        municipalities=tuple(municipality for _, municipality in _TEAMS),
        first_day=dt.date(today.year, 1, 12),
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


def _family(
    by: Actor, programme: Programme, team: Team, family: DemoFamily, today: dt.date
) -> tuple[Case, Mapping[str, str]]:
    """The case, and the keys in it of the persons of the family."""
    told = family.timeline or family.members
    data = CaseData(
        pseudonym=family.pseudonym,
        team=team,
        municipality=team.municipality,
        brought_in_by=BroughtInBy.YOUTH_CONSULTANT,
        reference_day=dt.date.fromordinal(told.reference_day) if told else today,
    )
    case = open_case(by=by, programme=programme, data=data)
    same: Mapping[str, str] = {}
    if family.by_name and told is not None:
        same = _consents(by, case, told, today)
    else:
        register_anonymous(by=by, case=case, why="Het gezin doet mee zonder dat hier namen bekend zijn (verzonnen).")
    if family.timeline is not None:
        same = import_timeline(by=by, case=case, timeline=family.timeline, same_as=same).people
    for name, content in family.documents:
        add(by=by, case=case, name=name, content=[content])
    return case, same


def _consents(by: Actor, case: Case, told: Timeline, today: dt.date) -> dict[str, str]:
    """Enters children and parents under pseudonyms with every consent their ages ask for; ids there -> keys here."""
    keys: dict[str, str] = {}
    count = 0
    for person in told.persons:
        if person.role not in _MEMBERS:
            continue
        count += person.role is PersonRole.CHILD
        pseudonym = f"jeugdige {count}" if person.role is PersonRole.CHILD else person.role.nl
        member = MemberData(pseudonym=pseudonym, role=person.role, birth=to_edtf(person.birth))
        keys[person.id] = add_member(by=by, case=case, data=member)
    parents = tuple(keys[p.id] for p in told.persons if p.id in keys and p.role is not PersonRole.CHILD)
    for child in told.children:
        set_custody(by=by, case=case, child=keys[child.id], data=CustodyData(parents=parents))
        whose = whose_consent(child, today)
        givers = [
            *(parents if whose is not Whose.OWN else ()),
            *((keys[child.id],) if whose is not Whose.PARENTS else ()),
        ]
        for giver in givers:
            consent = ConsentData(
                about=keys[child.id], giver=giver, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=today
            )
            record_consent(by=by, case=case, data=consent)
    return keys
