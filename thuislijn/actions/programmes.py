# SPDX-License-Identifier: EUPL-1.2
"""Setting up a programme: its data, its teams, and the people in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import family_access_of
from thuislijn.store.choices import Act, ProgrammeRole
from thuislijn.store.programmes import Membership, Programme, Team
from thuislijn.store.users import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeData:
    """What is known of a programme itself. `retention_months`: how long content is kept after the last work on it."""

    name: str
    region: str
    first_day: dt.date
    last_day: dt.date | None = None
    municipalities: tuple[str, ...] = ()
    learning_questions: str = ""
    retention_months: int = 24


def create_programme(*, by: Actor, data: ProgrammeData, facilitator: User | None) -> Programme:
    """Sets up a programme with its first facilitator; None where the administrator still has to invite one."""
    with transaction.atomic():
        programme = Programme()
        _fill(programme, data)
        programme.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="programme", target=programme.pk, programme=programme)
        if facilitator is not None:
            join(by=by, programme=programme, user=facilitator, role=ProgrammeRole.FACILITATOR)
    return programme


def change_programme(*, by: Actor, programme: Programme, data: ProgrammeData) -> None:
    """Changes the data of a programme; the log says which fields, not what stood in them."""
    changed = _fill(programme, data)
    if changed:
        with transaction.atomic():
            programme.save(update_fields=changed)
            why = ", ".join(changed)
            record(by=by, act=Act.CHANGE, kind="programme", target=programme.pk, programme=programme, why=why)


def _fill(programme: Programme, data: ProgrammeData) -> list[str]:
    changed = []
    for field in fields(data):
        value = getattr(data, field.name)
        value = list(value) if isinstance(value, tuple) else value
        if getattr(programme, field.name) != value:
            setattr(programme, field.name, value)
            changed.append(field.name)
    return changed


def add_team(*, by: Actor, programme: Programme, name: str, municipality: str = "") -> Team:
    """A new team. Raises CannotError where the programme has one of that name."""
    with transaction.atomic():
        _check_name(programme, name)
        team = Team(programme=programme, name=name, municipality=municipality)
        team.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="team", target=team.pk, programme=programme)
    return team


def change_team(*, by: Actor, team: Team, name: str, municipality: str = "") -> None:
    """Gives a team another name or municipality. Raises CannotError as `add_team`."""
    with transaction.atomic():
        _check_name(team.programme, name, team)
        team.name, team.municipality = name, municipality
        team.save(update_fields=["name", "municipality"])
        record(by=by, act=Act.CHANGE, kind="team", target=team.pk, programme=team.programme)


def _check_name(programme: Programme, name: str, own: Team | None = None) -> None:
    same = Team.objects.filter(programme=programme, name__iexact=name)
    if (same.exclude(pk=own.pk) if own is not None else same).exists():
        raise CannotError("Er is al een team met deze naam.", "There is a team of this name already.")


def remove_team(*, by: Actor, team: Team) -> None:
    """Takes away a team that has no cases, no people and no meetings that were held. Raises CannotError."""
    with transaction.atomic():
        if team.cases.exists() or team.memberships.filter(ended__isnull=True).exists():
            raise CannotError(
                "Dit team heeft nog casussen of mensen. Geef die eerst een ander team.",
                "This team still has cases or people. Give them another team first.",
            )
        if team.meetings.exclude(began=None).exists():
            raise CannotError(
                "Dit team heeft bijeenkomsten gehouden. Die tellen mee in de uren van het leertraject. Laat het team "
                "staan.",
                "This team held meetings. They count in the hours of the programme; leave the team as it is.",
            )
        key, programme = team.pk, team.programme
        team.delete()
        record(by=by, act=Act.DELETE, kind="team", target=key, programme=programme)


def join(
    *,
    by: Actor,
    programme: Programme,
    user: User,
    role: ProgrammeRole,
    team: Team | None = None,
    organisation: str = "",
) -> Membership:
    """Makes somebody a member; who has the same role in the same team already stays as they are.

    Raises CannotError for a role that needs a team of this programme and has none, for the administrator, who sees no
    content and therefore takes part in nothing, and for an account with which somebody reads their own story.
    """
    check_team(programme, role, team)
    if user.is_administrator:
        raise CannotError(
            "De beheerder van de installatie doet in geen leertraject mee. Gebruik daarvoor een eigen account.",
            "The administrator of the installation takes part in no programme. Use another account for that.",
        )
    if family_access_of(user).exists():
        raise CannotError(
            "Met dit account leest iemand het eigen verhaal. Gebruik voor het werk een ander account.",
            "With this account somebody reads their own story. Use another account for work.",
        )
    team = team if role.works_in_a_team else None
    with transaction.atomic():
        same = Membership.objects.filter(user=user, programme=programme, role=role, team=team, ended__isnull=True)
        present = same.first()
        if present is not None:
            return present
        membership = Membership(user=user, programme=programme, role=role, team=team, organisation=organisation)
        membership.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="membership", target=membership.pk, programme=programme, why=role.value)
    return membership


def check_team(programme: Programme, role: ProgrammeRole, team: Team | None) -> None:
    """Raises CannotError unless a role that works in a team has one of this programme."""
    if role.works_in_a_team and (team is None or team.programme_id != programme.pk):
        raise CannotError(
            "Kies een team van dit leertraject: deze rol werkt in één team.",
            "Choose a team of this programme: this role works in one team.",
        )


def change_membership(
    *, by: Actor, membership: Membership, role: ProgrammeRole, team: Team | None, organisation: str
) -> None:
    """Gives a member another role, team or organisation, from now on. Raises CannotError."""
    programme = membership.programme
    check_team(programme, role, team)
    with transaction.atomic():
        if role is not ProgrammeRole.FACILITATOR:
            _check_somebody_facilitates(programme, without=membership)
        why = f"{membership.role} > {role.value}" if membership.role != role else ""
        membership.role, membership.organisation = role, organisation
        membership.team = team if role.works_in_a_team else None
        membership.save(update_fields=["role", "organisation", "team"])
        record(by=by, act=Act.CHANGE, kind="membership", target=membership.pk, programme=programme, why=why)


def end_membership(*, by: Actor, membership: Membership) -> None:
    """Ends a membership: from this moment on its cases do not exist for that person. Raises CannotError."""
    with transaction.atomic():
        _check_somebody_facilitates(membership.programme, without=membership)
        membership.ended = timezone.now()
        membership.save(update_fields=["ended"])
        record(by=by, act=Act.DELETE, kind="membership", target=membership.pk, programme=membership.programme)


def _check_somebody_facilitates(programme: Programme, without: Membership) -> None:
    if without.role != ProgrammeRole.FACILITATOR:
        return
    # Locked, so that the last two facilitators cannot leave at the same moment.
    Programme.objects.select_for_update().get(pk=programme.pk)
    others = Membership.objects.filter(programme=programme, role=ProgrammeRole.FACILITATOR, ended__isnull=True)
    if not others.exclude(pk=without.pk).exists():
        raise CannotError(
            "Een leertraject heeft een facilitator nodig. Nodig eerst een andere uit.",
            "A programme needs a facilitator. Invite another one first.",
        )
