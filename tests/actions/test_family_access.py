# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody of the family in to their own story, and ending that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.acting import Actor
from thuislijn.actions.consents import ConsentData, record_consent
from thuislijn.actions.family import CustodyData, set_custody
from thuislijn.actions.family_access import (
    accept_family_invitation,
    delete_own_account,
    end_access,
    find_family_invitation,
    invite_family,
    open_family_account,
    renew_family_invitation,
    who_can_be_invited,
    withdraw_family_invitation,
)
from thuislijn.actions.programmes import join
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, cases_for, is_only_family, meetings_for, own_family_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, ProgrammeRole, Purpose
from thuislijn.store.consent_rules import ConsentMissingError
from thuislijn.store.entries import Entry, Section
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation
from thuislijn.store.log import LogRow
from thuislijn.store.users import User

SOMEBODY = Actor(id=None, name="", address="127.0.0.1")


@pytest.fixture
def case(world: World) -> Case:
    """The family by name, with the consents of a boy of 14, a girl of 8 and their mother; nobody is in yet."""
    found, by = with_family(world), world.actor("fatima")
    FamilyAccess.objects.all().delete()
    found.anonymous = False
    found.save()
    day = timezone.localdate()
    for child, years in (("sem", 14), ("noor", 8)):
        entry = Entry.objects.get(case=found, section=Section.PERSONS, key=child)
        entry.data["birth"] = f"{day.year - years}-01-01"
        entry.save()
    for child in ("sem", "noor"):
        set_custody(by=by, case=found, child=child, data=CustodyData(parents=("moeder",)))
    for about, giver in (("sem", "sem"), ("sem", "moeder"), ("noor", "moeder")):
        said = ConsentData(about=about, giver=giver, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=day)
        record_consent(by=by, case=found, data=said)
    return found


def come_in(case: Case, person: str, email: str, world: World) -> FamilyAccess:
    invitation, _ = invite_family(by=world.actor("fatima"), case=case, person=person, email=email)
    return open_family_account(by=SOMEBODY, invitation=invitation, name=person, password="lang genoeg", language="nl")


def test_a_mother_comes_in_once_and_gets_no_other_right(world: World, case: Case) -> None:
    invitation, secret = invite_family(
        by=world.actor("fatima"), case=case, person="moeder", email=" Moeder@Example.org "
    )
    assert secret not in repr(FamilyInvitation.objects.values()) and find_family_invitation(secret) == invitation
    access = open_family_account(
        by=SOMEBODY, invitation=invitation, name="moeder", password="een lang wachtwoord", language="nl"
    )
    user = access.user
    assert user.email == "moeder@example.org" and is_only_family(user)
    assert own_family_for(user, case.pk) == access
    assert not cases_for(user).exists() and not meetings_for(user).exists()
    assert find_family_invitation(secret) is None
    assert FamilyInvitation.objects.get().email == ""
    with pytest.raises(CannotError, match="used"):
        accept_family_invitation(by=SOMEBODY, invitation=invitation, user=user)
    assert "moeder@example.org" not in repr(LogRow.objects.values())


@pytest.mark.parametrize(
    ("person", "email", "why"),
    [
        ("noor", "noor@example.org", "12 or older"),
        ("niemand", "x@example.org", "12 or older"),
        ("sem", "moeder@example.org", "address of their own"),
        ("sem", "tine@example.org", "works in a programme"),
        ("moeder", "anders@example.org", "already"),
    ],
)
def test_who_cannot_be_invited(world: World, case: Case, person: str, email: str, why: str) -> None:
    come_in(case, "moeder", "moeder@example.org", world)
    with pytest.raises(CannotError, match=why):
        invite_family(by=world.actor("fatima"), case=case, person=person, email=email)


def test_nobody_is_invited_where_the_consents_do_not_allow_it(world: World, case: Case) -> None:
    by, day = world.actor("fatima"), timezone.localdate()
    assert {one.id for one in who_can_be_invited(case)} == {"moeder", "sem"}
    anonymous = with_family_anonymous(case)
    with pytest.raises(CannotError, match="anonymously"):
        invite_family(by=by, case=anonymous, person="moeder", email="m@example.org")
    anonymous.anonymous = False
    anonymous.save()
    no = ConsentData(about="sem", giver="sem", purpose=Purpose.FILE, form=ConsentForm.SPOKEN, given=day, refused=True)
    record_consent(by=by, case=case, data=no)
    with pytest.raises(ConsentMissingError):
        invite_family(by=by, case=case, person="moeder", email="m@example.org")


def with_family_anonymous(case: Case) -> Case:
    case.anonymous = True
    case.save()
    return case


def test_a_link_that_was_withdrawn_renewed_or_is_too_old_lets_nobody_in(world: World, case: Case) -> None:
    by = world.actor("fatima")
    first, old = invite_family(by=by, case=case, person="sem", email="sem@example.org")
    fresh, new = renew_family_invitation(by=by, invitation=first)
    assert find_family_invitation(old) is None and find_family_invitation(new) == fresh
    FamilyInvitation.objects.filter(pk=fresh.pk).update(expires=timezone.now() - dt.timedelta(seconds=1))
    assert find_family_invitation(new) is None
    FamilyInvitation.objects.filter(pk=fresh.pk).update(expires=timezone.now() + dt.timedelta(days=1))
    withdraw_family_invitation(by=by, invitation=fresh)
    assert find_family_invitation(new) is None and find_family_invitation("x" * 500) is None


def test_another_than_the_one_invited_and_whoever_works_here_cannot_take_it(world: World, case: Case) -> None:
    invitation, _ = invite_family(by=world.actor("fatima"), case=case, person="sem", email="sem@example.org")
    with pytest.raises(CannotError, match="another e-mail"):
        accept_family_invitation(by=SOMEBODY, invitation=invitation, user=world.people["mila"])
    tine = world.people["tine"]
    FamilyInvitation.objects.filter(pk=invitation.pk).update(email=tine.email)
    with pytest.raises(CannotError, match="work in a programme"):
        accept_family_invitation(by=world.actor("tine"), invitation=invitation, user=tine)
    assert not FamilyAccess.objects.exists()


def test_ending_works_at_once_and_deleting_the_account_takes_the_way_in_along(world: World, case: Case) -> None:
    access = come_in(case, "moeder", "moeder@example.org", world)
    end_access(by=world.actor("fatima"), access=access)
    with pytest.raises(NotVisibleError):
        own_family_for(access.user, case.pk)
    again = come_in(case, "sem", "sem@example.org", world)
    delete_own_account(by=Actor(id=again.user.pk, name="jeugdige 1", role="family"), user=again.user)
    assert not User.objects.filter(email="sem@example.org").exists()
    assert not FamilyAccess.objects.filter(person="sem").exists()
    with pytest.raises(CannotError, match="administrator"):
        delete_own_account(by=world.actor("tine"), user=world.people["tine"])


def test_who_reads_their_own_story_joins_no_programme_with_that_account(world: World, case: Case) -> None:
    access = come_in(case, "moeder", "moeder@example.org", world)
    by, role = world.actor("fatima"), ProgrammeRole.ANALYST
    with pytest.raises(CannotError, match="own story"):
        join(by=by, programme=world.programme, user=access.user, role=role)
    end_access(by=by, access=access)
    assert join(by=by, programme=world.programme, user=access.user, role=role).role == role
