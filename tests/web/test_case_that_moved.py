# SPDX-License-Identifier: EUPL-1.2
"""A case that goes to another team: neither team learns of the other's families by the meetings that discussed it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.people import World, meet, with_family
from thuislijn.actions.cases import CaseData, change_case
from thuislijn.actions.learning.meetings import put_on_agenda
from thuislijn.store.cases import Case
from thuislijn.store.learning.meetings import AgendaItem, Meeting

OTHER = "Gezin Zeepaard"


@pytest.fixture
def meeting(world: World) -> Meeting:
    """A meeting of team Noord about two families, one of which then goes to team Zuid."""
    with_family(world)
    stays = Case(programme=world.programme, team=world.north, pseudonym=OTHER, reference_day=dt.date(2026, 6, 1))
    stays.anonymous = True
    stays.save()
    meeting = meet(world, world.case, timezone.localdate() + dt.timedelta(days=2))
    put_on_agenda(by=world.actor("fatima"), meeting=meeting, case=stays)
    return meeting


def move(world: World) -> None:
    data = CaseData(
        pseudonym=world.case.pseudonym,
        team=world.south,
        reference_day=world.case.reference_day,
        municipality=world.case.municipality,
    )
    change_case(by=world.actor("fatima"), case=world.case, data=data)


def read(client: Client, *addresses: str) -> str:
    return "".join(client.get(address).content.decode() for address in addresses)


def test_it_leaves_the_agenda_that_was_planned(world: World, meeting: Meeting) -> None:
    move(world)
    assert [item.case.pseudonym for item in AgendaItem.objects.filter(meeting=meeting)] == [OTHER]


@pytest.mark.parametrize("state", ["running", "held"])
def test_the_team_that_it_left_does_not_read_its_name_and_the_new_one_not_that_of_others(
    world: World, meeting: Meeting, state: str
) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=state, title="Besloten overleg Noord", began=timezone.now())
    move(world)
    left = read(world.client("tine"), "/bijeenkomsten", f"/bijeenkomst/{meeting.pk}")
    assert OTHER in left and world.case.pseudonym not in left
    stays = Case.objects.get(pseudonym=OTHER)
    beside = read(world.client("tine"), f"/casus/{stays.pk}/bijeenkomst/bij")
    assert "een andere casus" in beside and world.case.pseudonym not in beside
    here = f"/casus/{world.case.pk}"
    new = read(world.client("zuhal"), f"{here}/bijeenkomsten", f"{here}/bijeenkomst/bij")
    assert OTHER not in new and "Besloten overleg Noord" not in new
    assert world.case.pseudonym in read(world.client("fatima"), f"/bijeenkomst/{meeting.pk}"), "who sees both"
