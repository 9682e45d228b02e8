# SPDX-License-Identifier: EUPL-1.2
"""Nothing reaches the screens of a family that the team wrote for itself, or that has to be told in a conversation."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.people import FAMILY_PART, World, with_family, with_the_family
from tests.web.test_every_address import MET, ON_AGENDA, with_meeting
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.learning.meetings import AgendaItem

TOLD_FIRST = ("danger_read", "safety", "safety_line", "weighed_option", "decisions", "decision_record", "held_back")


@pytest.mark.parametrize("kind", TOLD_FIRST)
def test_the_own_log_does_not_tell_what_a_person_has_to_tell(world: World, kind: str) -> None:
    with_family(world)
    address = reverse("own_log", args=[world.case.pk])
    mother = world.client("mila")
    record(by=world.actor("rens"), act=Act.READ, kind="timeline", case=world.case)
    before = mother.get(address).content.decode()
    record(by=world.actor("rens"), act=Act.CREATE, kind=kind, case=world.case, why="geweld")
    after = mother.get(address).content.decode()
    assert after != before, "that somebody worked in the file is told"
    assert "werkte in het dossier" in after
    for word in ("gevaar", "veilig", "plaatsing", "achter", "optie", "geweld"):
        assert word not in after.split("<main")[1], word


def test_who_writes_what_a_part_of_a_meeting_is_about_knows_that_the_family_reads_it(world: World) -> None:
    with_family(world)
    with_meeting(world)
    AgendaItem.objects.filter(pk=ON_AGENDA).update(aim="wat oma kan betekenen")
    form = world.client("tine").get(reverse("agenda_edit", args=[MET, ON_AGENDA])).content.decode()
    assert "Het gezin leest dit" in form
    people = world.client("tine").get(reverse("meeting_people", args=[MET])).content.decode()
    assert "Het gezin leest" in people and "wat oma kan betekenen" in people


def test_who_goes_through_the_file_is_no_business_of_the_family(world: World) -> None:
    with_family(world)
    with_the_family(world)
    AgendaItem.objects.filter(pk=FAMILY_PART).update(lead="Tine de Boer")
    shown = world.client("mila").get(reverse("own_meeting", args=[world.case.pk, FAMILY_PART])).content.decode()
    assert "Tine de Boer" not in shown
