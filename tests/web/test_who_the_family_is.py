# SPDX-License-Identifier: EUPL-1.2
"""Nobody comes in as somebody of a family, and nothing that they do puts their name into a log that stays."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.web.people import FAMILY_PART, World, with_family, with_the_family
from thuislijn.actions.entering.accounts import first_administrator
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.sources.tidying import tidy
from thuislijn.store.learning.meetings import Attendance, Meeting
from thuislijn.store.log import LogRow
from thuislijn.store.users import OneTimeLink


def test_the_administrator_cannot_come_in_as_a_mother_who_has_no_second_step_yet(world: World) -> None:
    with_family(world)
    mother = world.people["mila"]
    response = world.client("bram").post(f"/beheer/mensen/{mother.pk}/link", {"why": "vroeg erom"})
    assert response.status_code == 200 and b"wachtwoord-kiezen" not in response.content
    assert not OneTimeLink.objects.filter(user=mother).exists()


def test_who_reads_the_own_story_cannot_be_made_administrator(world: World) -> None:
    with pytest.raises(CannotError):
        first_administrator("mila@example.org")


def test_somebody_of_a_family_keeps_the_pseudonym_as_name(world: World) -> None:
    with_family(world)
    mother = world.client("mila")
    assert b'name="name"' not in mother.get("/mijn-gegevens").content
    mother.post("/mijn-gegevens", {"name": "Petra de Vries", "language": "en"})
    world.people["mila"].refresh_from_db()
    assert (world.people["mila"].name, world.people["mila"].language) == ("Mila", "en")


def test_what_a_mother_may_not_see_is_refused_to_her_as_one_of_the_family(world: World) -> None:
    with_family(world)
    world.client("mila").get(f"/casus/{world.case.pk}/tijdlijn")
    row = LogRow.objects.get(act="refused", case=world.case.pk)
    assert (row.actor_role, row.actor_name) == ("family", "moeder")


ADDRESS = "petra.devries@example.org"


def asked_by_mail(world: World) -> Meeting:
    """The meeting to a part of which the mother is asked, by her own address."""
    with_family(world)
    with_the_family(world)
    Attendance.objects.filter(part=FAMILY_PART).update(email=ADDRESS)
    return Meeting.objects.get(agenda=FAMILY_PART)


def test_the_address_of_a_mother_is_shown_to_those_who_may_see_names(world: World) -> None:
    people = f"/bijeenkomst/{asked_by_mail(world).pk}/mensen"
    assert ADDRESS in world.client("fatima").get(people).content.decode()
    for name in ("tine", "eva"):
        assert ADDRESS not in world.client(name).get(people).content.decode()
    world.case.closed = timezone.now()
    world.case.save()
    assert ADDRESS not in world.client("fatima").get(people).content.decode(), "the content is closed"


def test_the_address_of_a_mother_is_forgotten_after_the_meeting(world: World) -> None:
    meeting = asked_by_mail(world)
    tidy()
    assert Attendance.objects.get(part=FAMILY_PART).email == ADDRESS
    meeting.starts = timezone.now() - dt.timedelta(days=8)
    meeting.save()
    tidy()
    assert Attendance.objects.get(part=FAMILY_PART).email == ""
