# SPDX-License-Identifier: EUPL-1.2
"""The cast: the people with whom every screen is tried, and the families they work on.

Two programmes. In Duinrand, Fatima facilitates, Rens researches, Tine is in team Noord and Zuhal in team Zuid, Eva
brings lived experience to team Noord, Paul sits in the project group, Anna analyses. Otto works in another region
altogether: the outsider, who must see nothing. Bram looks after the installation. Vera was in team Noord and left.
Mila is the mother of the family: she reads her own story, and everything else does not exist for her.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.test import Client
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.meetings import MeetingData, plan_meeting, put_on_agenda
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.entries import Section
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting
from thuislijn.store.programmes import Membership, Programme, Team
from thuislijn.store.sources import CaseSource, Lesson, ProposalCard
from thuislijn.store.users import User
from thuislijn.web.entering.second_factor import TRUSTED

CAST = {
    "fatima": ProgrammeRole.FACILITATOR,
    "rens": ProgrammeRole.RESEARCHER,
    "tine": ProgrammeRole.TEAM_MEMBER,
    "zuhal": ProgrammeRole.TEAM_MEMBER,
    "eva": ProgrammeRole.LIVED_EXPERIENCE,
    "paul": ProgrammeRole.PROJECT_GROUP,
    "anna": ProgrammeRole.ANALYST,
    "otto": ProgrammeRole.FACILITATOR,
    "vera": ProgrammeRole.TEAM_MEMBER,
    "bram": None,
    "mila": None,
}
AT_WORK = tuple(name for name in CAST if name != "mila")
"""Everybody but the mother of the family, for whom there are only her own screens."""
IN_THE_CASE = ("fatima", "rens", "tine", "eva")
"""Who may see the case of team Noord; for everybody else it does not exist."""
MILA = "moeder"
"""The key of Mila on the timeline of her family."""
NOBODY = "nobody"
"""Not signed in."""


@dataclass(frozen=True)
class World:
    """The two programmes with their people; `case` is of team Noord and anonymous, so that its content is open."""

    people: dict[str, User]
    programme: Programme
    elsewhere: Programme
    north: Team
    south: Team
    case: Case

    def actor(self, name: str) -> Actor:
        user = self.people[name]
        role = CAST[name]
        return Actor(id=user.pk, name=user.name, role=role.value if role else "", address="127.0.0.1")

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in with both factors."""
        client = Client()
        if name != NOBODY:
            client.force_login(self.people[name])
            session = client.session
            session[TRUSTED] = True
            session.save()
        return client


def build_world() -> World:
    """Makes the cast in the test database."""
    people = {}
    for name in CAST:
        user = User(email=f"{name}@example.org", name=name.capitalize(), is_administrator=name == "bram")
        user.set_password("een lang wachtwoord van niks")
        user.save()
        people[name] = user
    first = dt.date(2026, 1, 5)
    programme = Programme(name="Leertraject Duinrand", region="Duinrand", first_day=first)
    elsewhere = Programme(name="Leertraject Heuvels", region="Heuvels", first_day=first)
    programme.save()
    elsewhere.save()
    north, south, far = (
        Team(programme=of, name=name, municipality=name)
        for of, name in ((programme, "Noord"), (programme, "Zuid"), (elsewhere, "Verweg"))
    )
    for team in (north, south, far):
        team.save()
    for name, role in CAST.items():
        if role is None:
            continue
        team = {"zuhal": south, "otto": far}.get(name, north)
        Membership(
            user=people[name],
            programme=elsewhere if name == "otto" else programme,
            role=role,
            team=team if role.works_in_a_team else None,
            ended=timezone.now() if name == "vera" else None,
        ).save()
    case = Case(
        programme=programme,
        team=north,
        pseudonym="Gezin Zeester",
        municipality="Duinrand",
        anonymous=True,
        reference_day=dt.date(2026, 6, 1),
    )
    case.save()
    FamilyAccess(user=people["mila"], case=case, person=MILA).save()
    return World(people, programme, elsewhere, north, south, case)


def with_family(world: World) -> Case:
    """Puts a small family on the timeline of the case: a mother, two children, a stay, a help and a turning point."""
    by = world.actor("tine")
    stay = {
        "kind": "stay",
        "id": "i1",
        "title": "bij oma",
        "when": {"start": "2021-03-01", "end": "2021-09-01"},
        "persons": ["sem"],
        "place": "network",
    }
    aid = {
        "kind": "help",
        "id": "i2",
        "title": "gezinsbegeleiding",
        "when": {"start": "2021-04", "ongoing": True},
        "persons": ["moeder"],
        "help_kind": "family_support",
        "state": "running",
    }
    write(
        by=by,
        case=world.case,
        edits=[
            Edit(Section.PERSONS, "moeder", {"id": "moeder", "name": "moeder", "role": "mother"}),
            Edit(Section.PERSONS, "sem", {"id": "sem", "name": "jeugdige 1", "role": "child", "birth": "2012-05-04"}),
            Edit(Section.PERSONS, "noor", {"id": "noor", "name": "jeugdige 2", "role": "child", "birth": "2015"}),
            Edit(Section.ITEMS, "i1", stay),
            Edit(Section.ITEMS, "i2", aid),
            Edit(
                Section.TURNING_POINTS, "t1", {"id": "t1", "title": "naar oma", "when": "2021-03-01", "items": ["i1"]}
            ),
        ],
    )
    return world.case


SOURCE, CARD = UUID(int=5), UUID(int=6)
"""The source that `with_sources` puts in the case, and the proposal in it."""

_TOLD = "Op 3 mei 2021 ging jeugdige 1 bij oma wonen. Op 5 mei 2021 kwam er hulp."


def with_sources(world: World) -> CaseSource:
    """Puts a source that was read in the case, with one proposal of a stay in it, and a lesson in the installation."""
    source = CaseSource(id=SOURCE, case=world.case, key="s5", title="brief", state="read", pages=1, text=_TOLD)
    source.save(force_insert=True)
    passage = {"source": "s5", "start": 0, "end": 44, "quote": _TOLD[:44]}
    stay = {
        "kind": "stay",
        "title": "netwerk",
        "when": {"start": {"edtf": "2021-05-03", "words": "Op 3 mei 2021"}},
        "persons": ["sem"],
        "place": "network",
        "evidence": [passage],
    }
    ProposalCard(id=CARD, source=source, number=100, start=0, end=44, data=stay).save(force_insert=True)
    Lesson(pk=900, words="logeerhuis", suggested="event/other", corrected="stay/part_time").save(force_insert=True)
    return source


def meet(world: World, case: Case, day: dt.date) -> Meeting:
    """Plans a meeting of the case's team on this day, with the case on its agenda."""
    by = world.actor("fatima")
    starts = timezone.make_aware(dt.datetime.combine(day, dt.time(13, 30)))
    meeting = plan_meeting(by=by, team=case.team, data=MeetingData(starts=starts, place="Gemeentehuis"))
    put_on_agenda(by=by, meeting=meeting, case=case)
    return meeting


FAMILY_INVITATION, FAMILY_PART = UUID(int=21), UUID(int=22)
"""What `with_the_family` puts in the case."""


def with_the_family(world: World) -> None:
    """An invitation to the family that waits, and a part of a meeting to which the mother is asked."""
    expires = timezone.now() + dt.timedelta(days=3)
    waits = {"person": "sem", "email": "sem@example.org", "invited_by_name": "Fatima", "secret_hash": "1" * 64}
    FamilyInvitation(pk=FAMILY_INVITATION, case=world.case, expires=expires, **waits).save()
    meeting = Meeting(team=world.north, starts=timezone.now() + dt.timedelta(days=7))
    meeting.save()
    part = AgendaItem(pk=FAMILY_PART, meeting=meeting, case=world.case, family_part=True, aim="hoe het nu gaat")
    part.save()
    Attendance(meeting=meeting, role=MeetingRole.PARENT, person=MILA, part=part).save()


def id_of(client_path: str) -> UUID:
    """The id in the address that an action led to, such as /casus/<id>/."""
    return UUID(next(part for part in client_path.split("/") if len(part) == 36))
