# SPDX-License-Identifier: EUPL-1.2
"""The administrator: sees that it runs and helps people in, sees no content, and cannot become somebody else."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from tests.web.coming import PASSWORD, give_password, with_app
from tests.web.people import World, with_family
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Invitation, Membership
from thuislijn.store.users import OneTimeLink

WHY = {"why": "belde zelf, op het bekende nummer"}


def deed(world: World, name: str, what: str) -> str:
    return f"/beheer/mensen/{world.people[name].pk}/{what}"


def test_the_administrator_sees_how_it_runs_and_nothing_of_a_case(world: World) -> None:
    with_family(world)
    give_password(Client(), "tine@example.org", "verkeerd")
    client = world.client("bram")
    page = client.get("/beheer").content.decode()
    assert {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor] in page
    assert '<td class="tl-num">1</td>' in page, "the refused sign-in of today"
    assert "Leertraject Duinrand" in page and "Leertraject Heuvels" in page
    for path in ("/beheer", "/beheer/mensen", f"/beheer/mensen/{world.people['tine'].pk}", "/"):
        text = client.get(path).content.decode()
        assert "Zeester" not in text and str(world.case.pk) not in text and "bij oma" not in text, path
    for path in (f"/casus/{world.case.pk}/", f"/leertraject/{world.programme.pk}/"):
        assert client.get(path).status_code == 404


def test_one_finds_people_by_name_or_address(world: World) -> None:
    client = world.client("bram")
    page = client.get("/beheer/mensen", {"q": "TINE@"}).content.decode()
    assert "tine@example.org" in page and "rens@example.org" not in page
    assert "Niemand gevonden" in client.get("/beheer/mensen", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in client.get("/beheer/mensen", {"q": "<script>alert(1)</script>"}).content.decode()
    assert LogRow.objects.filter(act="search", kind="accounts", target="").count() == 3


@pytest.mark.parametrize("what", ["uit", "aan", "link", "tweede-stap"])
def test_looking_changes_nothing_and_a_reason_is_asked(world: World, what: str) -> None:
    with_app(world.people["tine"])
    client = world.client("bram")
    before = world.people["tine"].sessions_ended
    assert client.get(deed(world, "tine", what)).status_code == 200
    assert client.post(deed(world, "tine", what), {"why": " "}).status_code == 200
    world.people["tine"].refresh_from_db()
    assert world.people["tine"].is_active and world.people["tine"].sessions_ended == before
    assert not OneTimeLink.objects.exists()
    assert Client(enforce_csrf_checks=True).post(deed(world, "tine", what), WHY).status_code == 403


def test_an_account_is_switched_off_and_on(world: World) -> None:
    client, theirs = world.client("bram"), world.client("tine")
    assert theirs.get("/mijn-gegevens").status_code == 200
    client.post(deed(world, "tine", "uit"), WHY)
    assert theirs.get("/mijn-gegevens").status_code == 302
    assert give_password(Client(), "tine@example.org").status_code == 200
    client.post(deed(world, "tine", "aan"), WHY)
    assert give_password(Client(), "tine@example.org").status_code == 302
    assert theirs.get("/mijn-gegevens").status_code == 302, "old sessions stay ended"
    assert [row.why for row in LogRow.objects.filter(kind="account", act="change").order_by("pk")] == [
        f"off: {WHY['why']}",
        f"on: {WHY['why']}",
    ]


def test_nobody_switches_off_themself(world: World) -> None:
    page = world.client("bram").post(deed(world, "bram", "uit"), WHY)
    assert "Vraag een andere beheerder" in page.content.decode()
    world.people["bram"].refresh_from_db()
    assert world.people["bram"].is_active


def test_without_mail_a_link_for_a_password_is_shown_once(world: World) -> None:
    with_app(world.people["tine"])
    page = world.client("bram").post(deed(world, "tine", "link"), WHY).content.decode()
    found = re.search(r"http://testserver(/wachtwoord-kiezen/[\w-]+)", page)
    assert found
    new = "een nieuw lang wachtwoord"
    browser = Client()
    browser.post(found[1], {"password": new, "again": new})
    give_password(browser, "tine@example.org", new)
    assert "/aanmelden/code" in browser.get("/")["Location"], "the second step is still asked"


@override_settings(SENDS_MAIL=True, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_with_mail_the_administrator_never_sees_the_link(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    with_app(world.people["tine"])
    response = world.client("bram").post(deed(world, "tine", "link"), WHY)
    assert response.status_code == 302 and "wachtwoord-kiezen" not in response["Location"]
    assert mail.outbox[0].to == ["tine@example.org"]


def test_a_second_step_that_is_removed_is_set_up_anew(world: World) -> None:
    with_app(world.people["tine"])
    theirs = world.client("tine")
    world.client("bram").post(deed(world, "tine", "tweede-stap"), WHY)
    assert theirs.get("/mijn-gegevens").status_code == 302
    browser = Client()
    give_password(browser, "tine@example.org")
    assert browser.get("/aanmelden/code")["Location"] == "/aanmelden/tweede-stap"
    assert LogRow.objects.get(act="delete", kind="second_factor").why == WHY["why"]


@pytest.mark.parametrize("deeds", [("link", "tweede-stap"), ("tweede-stap", "link")])
def test_the_administrator_cannot_come_in_as_somebody_else(world: World, deeds: tuple[str, str]) -> None:
    """A new password and a new second step together would be the whole account."""
    with_app(world.people["fatima"])
    client = world.client("bram")
    first, second = (client.post(deed(world, "fatima", what), WHY) for what in deeds)
    assert "Laat een facilitator" not in first.content.decode()
    assert second.status_code == 200 and "Laat een facilitator" in second.content.decode()


def test_nor_as_somebody_who_has_no_second_step_yet(world: World) -> None:
    page = world.client("bram").post(deed(world, "fatima", "link"), WHY).content.decode()
    assert "Laat een facilitator" in page and not OneTimeLink.objects.exists()


def try_to_facilitate(world: World, name: str) -> None:
    """All that somebody can send to become facilitator of a programme that is there."""
    client, user, programme = world.client(name), world.people[name], world.programme.pk
    mine = {"role": "facilitator", "email": f"ook-{user.email}", "name": user.name, "organisation": "", "team": ""}
    client.post(reverse("invite", args=[programme]), mine)
    for membership in Membership.objects.filter(programme=programme):
        client.post(reverse("member", args=[programme, membership.pk]), mine)
    client.post(reverse("programme_new"), {**mine, "programme": str(programme), "id": str(programme)})


@pytest.mark.parametrize("name", ["bram", "otto", "rens", "tine", "eva", "paul", "anna", "vera"])
def test_nobody_makes_themself_facilitator_of_an_existing_programme(world: World, name: str) -> None:
    def facilitators() -> set[str]:
        held = Membership.objects.filter(programme=world.programme, role=ProgrammeRole.FACILITATOR)
        return {one.user.name for one in held.select_related("user")}

    try_to_facilitate(world, name)
    assert facilitators() == {"Fatima"}
    assert not Invitation.objects.filter(programme=world.programme).exists()


def test_a_facilitator_may_invite_another(world: World) -> None:
    """What the test above sends is what works for who may."""
    try_to_facilitate(world, "fatima")
    assert Invitation.objects.get(programme=world.programme).role == ProgrammeRole.FACILITATOR


def test_only_the_administrator_comes_here(world: World) -> None:
    for name in ("fatima", "rens", "otto"):
        client = world.client(name)
        assert client.post(deed(world, "tine", "uit"), WHY).status_code == 404
    world.people["tine"].refresh_from_db()
    assert world.people["tine"].is_active
    assert world.people["tine"].check_password(PASSWORD)


@pytest.mark.parametrize("path", ["/beheer/mensen/{}/onbekend", "/beheer/mensen/00000000-0000-4000-8000-000000000000"])
def test_what_does_not_exist_is_not_found(world: World, path: str) -> None:
    assert world.client("bram").get(path.format(world.people["tine"].pk)).status_code == 404
