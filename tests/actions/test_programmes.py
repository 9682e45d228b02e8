# SPDX-License-Identifier: EUPL-1.2
"""Setting up a programme, and the people in it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World
from thuislijn.actions.cases import CaseData, change_case, open_case
from thuislijn.actions.programmes import (
    ProgrammeData,
    add_team,
    change_membership,
    change_programme,
    create_programme,
    end_membership,
    join,
    remove_team,
)
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, case_for, cases_for
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership

DATA = ProgrammeData(name="Leertraject Waterland", region="Waterland", first_day=dt.date(2026, 9, 1))


def membership(world: World, name: str) -> Membership:
    return Membership.objects.get(user=world.people[name])


def test_who_sets_up_a_programme_facilitates_it(world: World) -> None:
    fatima = world.people["fatima"]
    programme = create_programme(by=world.actor("fatima"), data=DATA, facilitator=fatima)
    assert Membership.objects.get(programme=programme).user == fatima


def test_the_administrator_takes_part_in_nothing(world: World) -> None:
    with pytest.raises(CannotError):
        join(
            by=world.actor("fatima"),
            programme=world.programme,
            user=world.people["bram"],
            role=ProgrammeRole.FACILITATOR,
        )


def test_what_changed_in_a_programme_is_logged_by_field_and_not_by_content(world: World) -> None:
    data = ProgrammeData(name="Duinrand", region="Geheimland", first_day=dt.date(2026, 1, 5))
    change_programme(by=world.actor("fatima"), programme=world.programme, data=data)
    row = LogRow.objects.latest("pk")
    assert row.why == "name, region"
    assert "Geheimland" not in str(vars(row))
    change_programme(by=world.actor("fatima"), programme=world.programme, data=data)
    assert LogRow.objects.latest("pk") == row


def test_a_team_with_cases_or_people_stays(world: World) -> None:
    fatima = world.actor("fatima")
    with pytest.raises(CannotError):
        remove_team(by=fatima, team=world.north)
    remove_team(by=fatima, team=add_team(by=fatima, programme=world.programme, name="West"))
    with pytest.raises(CannotError):
        add_team(by=fatima, programme=world.programme, name="noord")


def test_a_member_who_leaves_sees_nothing_any_more(world: World) -> None:
    tine = world.people["tine"]
    assert case_for(tine, world.case.pk) == world.case
    end_membership(by=world.actor("fatima"), membership=membership(world, "tine"))
    with pytest.raises(NotVisibleError):
        case_for(tine, world.case.pk)


def test_a_member_who_changes_teams_sees_the_cases_of_the_other(world: World) -> None:
    tine = world.people["tine"]
    change_membership(
        by=world.actor("fatima"),
        membership=membership(world, "tine"),
        role=ProgrammeRole.TEAM_MEMBER,
        team=world.south,
        organisation="",
    )
    assert not cases_for(tine).exists()
    row = LogRow.objects.latest("pk")
    assert (row.kind, row.why) == ("membership", "")


def test_the_last_facilitator_stays_one(world: World) -> None:
    own = membership(world, "fatima")
    with pytest.raises(CannotError):
        end_membership(by=world.actor("fatima"), membership=own)
    with pytest.raises(CannotError):
        change_membership(
            by=world.actor("fatima"), membership=own, role=ProgrammeRole.ANALYST, team=None, organisation=""
        )
    assert membership(world, "fatima").ended is None


def test_a_team_member_works_in_a_team_of_the_programme(world: World) -> None:
    far = world.elsewhere.teams.get()
    for team in (None, far):
        with pytest.raises(CannotError):
            join(
                by=world.actor("fatima"),
                programme=world.programme,
                user=world.people["otto"],
                role=ProgrammeRole.TEAM_MEMBER,
                team=team,
            )


def test_two_cases_of_a_programme_never_share_a_pseudonym(world: World) -> None:
    data = CaseData(pseudonym="gezin zeester", team=world.south, reference_day=dt.date(2026, 6, 1))
    with pytest.raises(CannotError):
        open_case(by=world.actor("fatima"), programme=world.programme, data=data)
    far = CaseData(pseudonym="Gezin Krab", team=world.elsewhere.teams.get(), reference_day=dt.date(2026, 6, 1))
    with pytest.raises(CannotError):
        open_case(by=world.actor("fatima"), programme=world.programme, data=far)


def test_a_case_that_gets_another_team_leaves_the_sight_of_the_first(world: World) -> None:
    data = CaseData(
        pseudonym="Gezin Zeester", team=world.south, reference_day=dt.date(2026, 6, 1), municipality="Duinrand"
    )
    change_case(by=world.actor("fatima"), case=world.case, data=data)
    assert LogRow.objects.latest("pk").why == "team"
    assert not cases_for(world.people["tine"]).exists()
    assert cases_for(world.people["zuhal"]).get() == world.case
