# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: an invented region with its people, teams and families, by the same acts as in real life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.cases import CaseData, open_case
from thuislijn.actions.consents import ConsentData, record_consent, register_anonymous
from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.family import CustodyData, MemberData, add_member, set_custody
from thuislijn.actions.meetings import AgendaData, MeetingData, plan_meeting, put_on_agenda
from thuislijn.actions.programmes import ProgrammeData, add_team, create_programme, join
from thuislijn.actions.sources import add
from thuislijn.store.cases import Case
from thuislijn.store.choices import BroughtInBy, ConsentForm, ProgrammeRole, Purpose
from thuislijn.store.consent_rules import Whose, whose_consent
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.users import User
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole

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


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFamily:
    """One invented family: its timeline as read, or the documents themselves, for the reader to read at work.

    `by_name`: takes part with consents, and not anonymously. `team` counts from 0; `meeting` is the day of its first.
    """

    pseudonym: str
    team: int
    timeline: Timeline | None = None
    documents: tuple[tuple[str, bytes], ...] = ()
    members: Timeline | None = None
    by_name: bool = False
    meeting: dt.date | None = None


def build(*, families: Sequence[DemoFamily], today: dt.date) -> None:
    """Makes the people, a programme with three teams, and the families; whole or not at all."""
    with transaction.atomic():
        people = {key: _person(key, name, role) for key, name, role in PEOPLE}
        fatima = Actor(id=people["fatima"].pk, name=people["fatima"].name, role=ProgrammeRole.FACILITATOR.value)
        programme, teams = _programme(people, today)
    for family in families:
        _family(fatima, programme, teams[family.team], family, today)


def _person(key: str, name: str, role: ProgrammeRole | None) -> User:
    user = User(email=f"{key}@example.org", name=name, is_administrator=role is None)
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


def _family(by: Actor, programme: Programme, team: Team, family: DemoFamily, today: dt.date) -> None:
    told = family.timeline or family.members
    data = CaseData(
        pseudonym=family.pseudonym,
        team=team,
        municipality=team.municipality,
        brought_in_by=BroughtInBy.YOUTH_CONSULTANT,
        reference_day=dt.date.fromordinal(told.reference_day) if told else today,
    )
    case = open_case(by=by, programme=programme, data=data)
    same: dict[str, str] = {}
    if family.by_name and told is not None:
        same = _consents(by, case, told, today)
    else:
        register_anonymous(by=by, case=case, why="Het gezin doet mee zonder dat hier namen bekend zijn (verzonnen).")
    if family.timeline is not None:
        import_timeline(by=by, case=case, timeline=family.timeline, same_as=same)
    for name, content in family.documents:
        add(by=by, case=case, name=name, content=[content])
    if family.meeting is not None:
        starts = timezone.make_aware(dt.datetime.combine(family.meeting, dt.time(13, 30)))
        meeting = plan_meeting(
            by=by, team=team, data=MeetingData(starts=starts, place=f"Gemeentehuis {team.municipality}")
        )
        put_on_agenda(by=by, meeting=meeting, case=case, data=AgendaData(minutes=120))


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
