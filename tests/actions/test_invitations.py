# SPDX-License-Identifier: EUPL-1.2
"""Inviting people: a link works once, for two weeks, for the one it was sent to."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.web.people import World
from thuislijn.actions.entering.invitations import VALID, accept, find, invite, renew, withdraw
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import cases_for
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Invitation, Membership


def invited(
    world: World, name: str = "otto", role: ProgrammeRole = ProgrammeRole.TEAM_MEMBER
) -> tuple[Invitation, str]:
    return invite(
        by=world.actor("fatima"),
        programme=world.programme,
        role=role,
        email=f" {name.capitalize()}@Example.org ",
        name=name,
        organisation="Jeugdhulp Duin",
        team=world.north,
    )


def test_somebody_from_another_region_who_accepts_sees_the_cases_of_the_team(world: World) -> None:
    otto = world.people["otto"]
    assert not cases_for(otto).exists()
    invitation, secret = invited(world)
    assert find(secret) == invitation
    membership = accept(by=world.actor("otto"), invitation=invitation, user=otto)
    assert (membership.team, membership.organisation) == (world.north, "Jeugdhulp Duin")
    assert cases_for(otto).get() == world.case


def test_the_secret_is_nowhere_in_the_database(world: World) -> None:
    invitation, secret = invited(world)
    assert secret not in str(vars(invitation))
    assert not any(secret in str(vars(row)) for row in LogRow.objects.all())


def test_a_link_works_once(world: World) -> None:
    invitation, secret = invited(world)
    accept(by=world.actor("otto"), invitation=invitation, user=world.people["otto"])
    assert find(secret) is None
    with pytest.raises(CannotError):
        accept(by=world.actor("otto"), invitation=invitation, user=world.people["otto"])
    assert Membership.objects.filter(user=world.people["otto"], programme=world.programme).count() == 1


def test_a_link_is_for_the_one_it_was_sent_to(world: World) -> None:
    invitation, _ = invited(world)
    with pytest.raises(CannotError):
        accept(by=world.actor("zuhal"), invitation=invitation, user=world.people["zuhal"])


@pytest.mark.parametrize("how", ["withdrawn", "expired"])
def test_a_link_that_was_taken_back_or_is_too_old_opens_nothing(world: World, how: str) -> None:
    invitation, secret = invited(world)
    if how == "withdrawn":
        withdraw(by=world.actor("fatima"), invitation=invitation)
    else:
        Invitation.objects.update(expires=timezone.now())
    assert find(secret) is None
    with pytest.raises(CannotError):
        accept(by=world.actor("otto"), invitation=invitation, user=world.people["otto"])


def test_a_link_is_good_for_two_weeks(world: World) -> None:
    invitation, _ = invited(world)
    assert dt.timedelta(days=14) == VALID
    assert abs(invitation.expires - timezone.now() - VALID) < dt.timedelta(minutes=1)


def test_a_second_invitation_for_the_same_role_is_refused_and_a_new_link_ends_the_old_one(world: World) -> None:
    first, secret = invited(world)
    with pytest.raises(CannotError):
        invited(world)
    second, fresh = renew(by=world.actor("fatima"), invitation=first)
    assert find(secret) is None
    assert find(fresh) == second


def test_who_has_the_role_is_not_invited_to_it(world: World) -> None:
    with pytest.raises(CannotError):
        invited(world, "tine")


@pytest.mark.parametrize("forged", ["", "x", "a" * 100_000, "\ud800", "' OR 1=1 --", "é\x00"])
def test_a_forged_secret_finds_nothing(world: World, forged: str) -> None:
    invited(world)
    assert find(forged) is None
