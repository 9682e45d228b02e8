# SPDX-License-Identifier: EUPL-1.2
"""Setting up a programme and inviting people, through the screens."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.people import World, id_of
from thuislijn.actions.entering.invitations import find
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Invitation, Membership, Programme, Team

NEW = {
    "name": "Leertraject Waterland",
    "region": "Waterland",
    "municipalities": "Plas\nMeer, Vaart",
    "first_day": "01-09-2026",
    "last_day": "",
    "learning_questions": "Wat hielp?",
    "retention_months": "18",
}
GUEST = {"name": "Joost", "email": "joost@example.org", "role": "analyst", "team": "", "organisation": "GI Noord"}


def link_in(page: str) -> str:
    found = re.search(r"http://testserver(/uitnodiging/[\w-]+)", page)
    assert found is not None
    return found[1]


def here(world: World, rest: str = "") -> str:
    return f"/leertraject/{world.programme.pk}/{rest}"


def test_a_facilitator_sets_up_a_programme_and_facilitates_it(world: World) -> None:
    response = world.client("fatima").post("/leertraject/nieuw", NEW)
    assert response.status_code == 302
    programme = Programme.objects.get(pk=id_of(response["Location"]))
    assert (programme.municipalities, programme.retention_months) == (["Plas", "Meer", "Vaart"], 18)
    assert Membership.objects.get(programme=programme).user == world.people["fatima"]


def test_the_administrator_sets_one_up_for_somebody_else_and_sees_nothing_of_it(world: World) -> None:
    bram = world.client("bram")
    response = bram.post(
        "/leertraject/nieuw", {**NEW, "facilitator_name": "Fenna", "facilitator_email": "fenna@example.org"}
    )
    invitation = Invitation.objects.get(email="fenna@example.org")
    assert invitation.role == ProgrammeRole.FACILITATOR
    assert find(link_in(response.content.decode()).rsplit("/", 1)[1]) == invitation
    assert bram.get(f"/leertraject/{invitation.programme_id}/").status_code == 404
    assert not Membership.objects.filter(programme=invitation.programme).exists()


def test_what_was_typed_comes_back_with_what_is_wrong(world: World) -> None:
    wrong = {**NEW, "first_day": "31-02-2026", "retention_months": "0"}
    response = world.client("fatima").post("/leertraject/nieuw", wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert "31-02-2026" in page and "Leertraject Waterland" in page and "Wat hielp?" in page
    assert not Programme.objects.filter(region="Waterland").exists()


def test_a_programme_ends_after_it_begins(world: World) -> None:
    response = world.client("fatima").post(here(world, "bewerken"), {**NEW, "last_day": "31-08-2026"})
    assert response.status_code == 422
    assert world.client("fatima").post(here(world, "bewerken"), NEW).status_code == 302
    assert Programme.objects.get(pk=world.programme.pk).name == "Leertraject Waterland"


def test_without_a_mail_server_the_link_is_shown_once(world: World) -> None:
    client = world.client("fatima")
    page = client.post(here(world, "uitnodigen"), GUEST).content.decode()
    link = link_in(page)
    assert link not in client.get(here(world, "mensen")).content.decode()
    assert Client().get(link).status_code == 200


def test_with_a_mail_server_the_link_is_sent_and_not_shown(world: World, settings: Settings) -> None:
    settings.SENDS_MAIL = True
    page = world.client("fatima").post(here(world, "uitnodigen"), GUEST).content.decode()
    (message,) = mail.outbox
    assert message.to == ["joost@example.org"]
    link = link_in(str(message.body))
    assert link not in page
    assert "Zeester" not in str(message.body) and "Duinrand" not in str(message.body)


def test_where_the_mail_server_fails_the_link_is_shown(world: World, settings: Settings) -> None:
    settings.SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert link_in(world.client("fatima").post(here(world, "uitnodigen"), GUEST).content.decode())


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "geen adres"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"role": "administrator"},
        {"role": "team_member"},
        {"team": "11111111-1111-1111-1111-111111111111", "role": "team_member"},
        {"team": "x' OR 1=1", "role": "team_member"},
        {"name": "n" * 500},
    ],
)
def test_an_invitation_that_cannot_be_is_refused(world: World, wrong: dict[str, Any]) -> None:
    response = world.client("fatima").post(here(world, "uitnodigen"), {**GUEST, **wrong})
    assert response.status_code == 422
    assert not Invitation.objects.exists()


def test_a_team_of_another_programme_cannot_be_chosen(world: World) -> None:
    far = Team.objects.get(programme=world.elsewhere)
    response = world.client("fatima").post(
        here(world, "uitnodigen"), {**GUEST, "role": "team_member", "team": str(far.pk)}
    )
    assert response.status_code == 422


def test_an_invitation_is_renewed_and_withdrawn_by_post_alone(world: World) -> None:
    client = world.client("fatima")
    old = link_in(client.post(here(world, "uitnodigen"), GUEST).content.decode())
    first = Invitation.objects.get()
    address = here(world, f"uitnodiging/{first.pk}/opnieuw")
    assert client.get(address).status_code == 405
    new = link_in(client.post(address).content.decode())
    assert Client().get(old).status_code == 404
    second = Invitation.objects.get(withdrawn=None)
    client.post(here(world, f"uitnodiging/{second.pk}/intrekken"))
    assert Client().get(new).status_code == 404


def test_an_open_page_is_closed_the_moment_a_membership_ends(world: World) -> None:
    tine = world.client("tine")
    assert tine.get(f"/casus/{world.case.pk}/tijdlijn").status_code == 200
    own = Membership.objects.get(user=world.people["tine"])
    world.client("fatima").post(here(world, f"lid/{own.pk}/stoppen"))
    assert tine.get(f"/casus/{world.case.pk}/tijdlijn").status_code == 404


def test_a_member_gets_another_role(world: World) -> None:
    own = Membership.objects.get(user=world.people["eva"])
    typed = {"role": "analyst", "team": "", "organisation": "Ervaring"}
    assert world.client("fatima").post(here(world, f"lid/{own.pk}"), typed).status_code == 302
    assert world.client("eva").get(f"/casus/{world.case.pk}/").status_code == 404
    assert world.client("eva").get(here(world)).status_code == 200


def test_the_last_facilitator_reads_why_they_cannot_stop(world: World) -> None:
    own = Membership.objects.get(user=world.people["fatima"])
    page = world.client("fatima").post(here(world, f"lid/{own.pk}/stoppen"), follow=True).content.decode()
    assert "heeft een facilitator nodig" in page
    assert Membership.objects.get(pk=own.pk).ended is None
    changed = world.client("fatima").post(here(world, f"lid/{own.pk}"), {"role": "analyst"})
    assert changed.status_code == 422 and "heeft een facilitator nodig" in changed.content.decode()


def test_ids_of_another_programme_do_not_exist(world: World) -> None:
    far_team = Team.objects.get(programme=world.elsewhere)
    far_member = Membership.objects.get(programme=world.elsewhere)
    client = world.client("fatima")
    for rest in (f"team/{far_team.pk}", f"lid/{far_member.pk}", f"lid/{uuid4()}", f"lid/{far_member.pk}/stoppen"):
        assert client.post(here(world, rest), {"name": "x", "role": "analyst"}).status_code == 404
    far_member.refresh_from_db()
    assert far_member.ended is None and far_member.role == ProgrammeRole.FACILITATOR


def test_a_script_in_a_name_stays_text(world: World) -> None:
    client = world.client("fatima")
    client.post(here(world, "team"), {"name": "<img src=x onerror=alert(1)>", "municipality": ""})
    client.post(here(world, "uitnodigen"), {**GUEST, "name": "<script>alert(1)</script>"})
    for rest in ("", "mensen"):
        page = client.get(here(world, rest)).content.decode()
        assert "<img src=x" not in page and "<script>alert" not in page


def test_a_form_from_elsewhere_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client("fatima").cookies
    assert client.post(here(world, "uitnodigen"), GUEST).status_code == 403
    assert not Invitation.objects.exists()
