# SPDX-License-Identifier: EUPL-1.2
"""Inviting people into a programme by a link that works once, for two weeks. Only a hash of its secret is kept."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.link_secrets import hash_of, new_secret
from thuislijn.actions.logging import record
from thuislijn.actions.programmes import check_team, join
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import Act, ProgrammeRole
from thuislijn.store.programmes import Invitation, Membership, Programme, Team
from thuislijn.store.users import User

VALID = dt.timedelta(days=14)
_LONGEST_SECRET = 128


def invite(
    *,
    by: Actor,
    programme: Programme,
    role: ProgrammeRole,
    email: str,
    name: str,
    organisation: str = "",
    team: Team | None = None,
) -> tuple[Invitation, str]:
    """An invitation, and the secret for its link; the secret cannot be had again.

    Raises CannotError where the address has an open invitation for the same role, or holds that role already.
    """
    check_team(programme, role, team)
    email = email.strip().lower()
    team = team if role.works_in_a_team else None
    with transaction.atomic():
        # Locked, so that a form that was sent twice makes one invitation.
        Programme.objects.select_for_update().get(pk=programme.pk)
        _check_new(programme, role, team, email)
        secret = new_secret()
        invitation = Invitation(
            secret_hash=hash_of(secret),
            programme=programme,
            team=team,
            role=role,
            email=email,
            name=name.strip(),
            organisation=organisation.strip(),
            invited_by_id=by.id,
            expires=timezone.now() + VALID,
        )
        invitation.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="invitation", target=invitation.pk, programme=programme, why=role.value)
    return invitation, secret


def _check_new(programme: Programme, role: ProgrammeRole, team: Team | None, email: str) -> None:
    if open_invitations(programme).filter(email__iexact=email, role=role, team=team).exists():
        raise CannotError(
            "Voor dit adres en deze rol ligt er al een uitnodiging. Maak daarvan een nieuwe link, of trek hem in.",
            "This address has an invitation for this role already. Renew its link, or withdraw it.",
        )
    held = Membership.objects.filter(user__email__iexact=email, programme=programme, role=role, team=team)
    if held.filter(ended__isnull=True).exists():
        raise CannotError(
            "Deze persoon heeft deze rol al.",
            "This person has this role already.",
        )


def open_invitations(programme: Programme) -> QuerySet[Invitation]:
    """Those that can still be accepted."""
    return Invitation.objects.filter(
        programme=programme, accepted__isnull=True, withdrawn__isnull=True, expires__gt=timezone.now()
    )


def find(secret: str) -> Invitation | None:
    """The invitation of a link, if it can still be accepted."""
    if len(secret) > _LONGEST_SECRET:
        return None
    found = Invitation.objects.filter(
        secret_hash=hash_of(secret), accepted__isnull=True, withdrawn__isnull=True, expires__gt=timezone.now()
    )
    return found.select_related("programme", "team").first()


def accept(*, by: Actor, invitation: Invitation, user: User) -> Membership:
    """Makes `user` a member as the invitation says; it works once.

    Raises CannotError where it was used, withdrawn or is too old by now, and for anybody but the person invited.
    """
    if user.email.lower() != invitation.email.lower():
        raise CannotError(
            "Deze uitnodiging is voor een ander e-mailadres. Meld u aan met het adres waarop u hem kreeg.",
            "This invitation is for another e-mail address. Sign in with the address at which you received it.",
        )
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.accepted or locked.withdrawn or locked.expires <= timezone.now():
            raise CannotError(
                "Deze uitnodiging is gebruikt, ingetrokken of verlopen. Vraag een nieuwe.",
                "This invitation was used, withdrawn or has expired. Ask for a new one.",
            )
        locked.accepted = timezone.now()
        locked.save(update_fields=["accepted"])
        record(by=by, act=Act.CHANGE, kind="invitation", target=locked.pk, programme=locked.programme, why="accepted")
        return join(
            by=by,
            programme=locked.programme,
            user=user,
            role=ProgrammeRole(locked.role),
            team=locked.team,
            organisation=locked.organisation,
        )


def withdraw(*, by: Actor, invitation: Invitation) -> None:
    """Takes an invitation back: its link stops working. Nothing happens to one that was accepted or withdrawn."""
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.accepted is None and locked.withdrawn is None:
            locked.withdrawn = timezone.now()
            locked.save(update_fields=["withdrawn"])
            record(by=by, act=Act.DELETE, kind="invitation", target=locked.pk, programme=locked.programme)


def renew(*, by: Actor, invitation: Invitation) -> tuple[Invitation, str]:
    """A new link in the place of one that was lost or has expired; the old one stops working. Raises CannotError."""
    with transaction.atomic():
        withdraw(by=by, invitation=invitation)
        return invite(
            by=by,
            programme=invitation.programme,
            role=ProgrammeRole(invitation.role),
            email=invitation.email,
            name=invitation.name,
            organisation=invitation.organisation,
            team=invitation.team,
        )
