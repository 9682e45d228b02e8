# SPDX-License-Identifier: EUPL-1.2
"""What a reader with nothing to read clears away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.web.people import World
from thuislijn.actions.sources.tidying import tidy
from thuislijn.store.family_access import FamilyInvitation


@pytest.mark.django_db(transaction=True)
def test_sessions_that_ended_go_and_others_stay() -> None:
    now = timezone.now()
    for key, hours in (("ended", -1), ("lives", 1)):
        Session(session_key=key, session_data="", expire_date=now + dt.timedelta(hours=hours)).save()
    tidy()
    assert [one.session_key for one in Session.objects.all()] == ["lives"]


def test_the_address_of_an_invitation_to_a_family_goes_with_its_term(world: World) -> None:
    now = timezone.now()
    for key, hours in (("0", -1), ("1", 1)):
        until = now + dt.timedelta(hours=hours)
        FamilyInvitation(
            case=world.case, person=key, email=f"m{key}@example.org", secret_hash=key * 64, expires=until
        ).save()
    tidy()
    assert list(FamilyInvitation.objects.order_by("person").values_list("email", flat=True)) == ["", "m1@example.org"]
