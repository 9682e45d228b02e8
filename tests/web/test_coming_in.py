# SPDX-License-Identifier: EUPL-1.2
"""Coming in by a link: invitations, forgotten passwords, the demonstration; each works once, for whom it is meant."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from tests.web.coming import PASSWORD, clock, give_password, refusals
from tests.web.people import World
from thuislijn.actions.entering.accounts import demo_link, first_administrator
from thuislijn.actions.entering.invitations import invite, withdraw
from thuislijn.actions.entering.links import choose_password_by_link, find_link, password_link, sign_in_by_link
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Invitation, Membership
from thuislijn.store.users import OneTimeLink, User

__all__ = ["clock"]

NEW = "een nieuw lang wachtwoord"
ACCOUNT = {"name": "Nina Nieuw", "password": NEW, "again": NEW}
MAILED = override_settings(SENDS_MAIL=True, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")


def invited(world: World, email: str = "nina@example.org", role: ProgrammeRole = ProgrammeRole.TEAM_MEMBER) -> str:
    """The path of an invitation by Fatima."""
    team = world.north if role.works_in_a_team else None
    by = world.actor("fatima")
    _, secret = invite(by=by, programme=world.programme, role=role, email=email, name="Nina", team=team)
    return f"/uitnodiging/{secret}"


def test_an_invitation_tells_who_asks_and_for_what_and_lets_in(world: World) -> None:
    path, client = invited(world), Client()
    page = client.get(path).content.decode()
    for told in ("Fatima", "Leertraject Duinrand", "lid van een uitvoeringsteam", "Noord", "nina@example.org"):
        assert told in page
    assert "Gezin Zeester" not in page
    done = client.post(path, ACCOUNT)
    assert done["Location"] == "/aanmelden/tweede-stap"
    nina = User.objects.get(email="nina@example.org")
    assert nina.name == "Nina Nieuw" and nina.check_password(NEW)
    assert Membership.objects.get(user=nina).team == world.north
    assert client.get("/").status_code == 302, "not before the second step"
    assert LogRow.objects.filter(actor=nina.pk, kind="account", act="create").exists()


def test_an_invitation_works_once(world: World) -> None:
    path = invited(world)
    Client().post(path, ACCOUNT)
    replay = Client().post(path, {**ACCOUNT, "name": "Iemand anders"})
    assert replay.status_code == 404
    assert Client().get(path).status_code == 404
    assert User.objects.filter(email="nina@example.org").count() == 1


@pytest.mark.parametrize("what", ["withdrawn", "expired", "unknown", "long"])
def test_a_dead_invitation_gives_one_answer(world: World, what: str) -> None:
    path = invited(world)
    if what == "withdrawn":
        withdraw(by=world.actor("fatima"), invitation=Invitation.objects.get())
    elif what == "expired":
        Invitation.objects.update(expires=timezone.now() - dt.timedelta(seconds=1))
    else:
        path = "/uitnodiging/" + ("x" if what == "unknown" else "x" * 3000)
    page = Client().get(path)
    assert page.status_code == 404 and "werkt niet" in page.content.decode()
    assert "Fatima" not in page.content.decode()
    assert refusals("invitation") == ["wrong"]


def test_links_cannot_be_guessed(world: World) -> None:
    path = invited(world)
    for number in range(30):
        Client().get(f"/uitnodiging/{number}")
    assert "Wacht een kwartier" in Client().get("/uitnodiging/30").content.decode()
    assert "Wacht een kwartier" in Client().get("/wachtwoord-kiezen/30").content.decode()
    assert Client().get(path).status_code == 200, "who has the real link comes in"


def test_what_was_typed_is_not_lost(world: World) -> None:
    page = Client().post(invited(world), {"name": "Nina <b>Nieuw</b>", "password": "kort", "again": "kort"})
    text = page.content.decode()
    assert "Nina &lt;b&gt;Nieuw&lt;/b&gt;" in text and "te kort" in text
    assert not User.objects.filter(email="nina@example.org").exists()


def test_a_password_like_ones_own_name_is_refused(world: World) -> None:
    named = {"name": "Nina Nieuwenhuis", "password": "ninanieuwenhuis", "again": "ninanieuwenhuis"}
    page = Client().post(invited(world), named)
    assert "lijkt te veel op" in page.content.decode()


def test_who_has_an_account_signs_in_and_takes_part(world: World) -> None:
    path = invited(world, "otto@example.org", ProgrammeRole.ANALYST)
    page = Client().get(path).content.decode()
    assert f"/aanmelden?next={path}" in page and "Maak uw account" not in page
    refused = Client().post(path, ACCOUNT)
    assert refused.status_code == 200
    assert not world.people["otto"].check_password(NEW), "a link to an invitation is no key to an account"
    client = world.client("otto")
    assert client.post(path)["Location"] == "/"
    assert Membership.objects.filter(user=world.people["otto"], programme=world.programme).count() == 1


def test_an_invitation_is_of_no_use_to_somebody_else(world: World) -> None:
    path = invited(world, "nina@example.org", ProgrammeRole.FACILITATOR)
    client = world.client("otto")
    assert "voor een ander adres" in client.get(path).content.decode()
    client.post(path)
    assert not Membership.objects.filter(user=world.people["otto"], programme=world.programme).exists()
    client.post(path, {"other": "1"})
    assert "Maak uw account" in client.get(path).content.decode()


def test_the_administrator_takes_part_in_nothing(world: World) -> None:
    client = world.client("bram")
    client.post(invited(world, "bram@example.org", ProgrammeRole.FACILITATOR))
    assert not Membership.objects.filter(user=world.people["bram"]).exists()


def test_accepting_needs_the_second_step(world: World) -> None:
    client = Client()
    give_password(client, "otto@example.org")
    path = invited(world, "otto@example.org", ProgrammeRole.ANALYST)
    assert client.post(path)["Location"].startswith("/aanmelden/code")
    assert not Membership.objects.filter(user=world.people["otto"], programme=world.programme).exists()


@MAILED
def test_a_forgotten_password_is_replaced_by_a_link_in_the_mail(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    signed_in = world.client("tine")
    assert Client().post("/wachtwoord-vergeten", {"email": "Tine@example.org"})["Location"].endswith("/verstuurd")
    (letter,) = mail.outbox
    assert letter.to == ["tine@example.org"]
    assert "Gezin" not in letter.body and "English below" in letter.body
    found = re.search(r"http://testserver(/wachtwoord-kiezen/\S+)", str(letter.body))
    assert found
    client = Client()
    assert client.get(found[1]).status_code == 200
    assert client.get(found[1]).status_code == 200, "opening does not use it up"
    done = client.post(found[1], {"password": NEW, "again": NEW})
    assert done["Location"] == "/aanmelden"
    assert client.get("/").status_code == 302, "the link does not sign in"
    assert signed_in.get("/").status_code == 302, "other sessions end"
    assert give_password(Client(), "tine@example.org", NEW).status_code == 302
    assert Client().post(found[1], {"password": PASSWORD, "again": PASSWORD}).status_code == 404, "it works once"
    assert Client().get(found[1]).status_code == 404
    assert give_password(Client(), "tine@example.org", NEW).status_code == 302


@MAILED
@pytest.mark.parametrize("who", ["unknown", "off", "organisation", "often"])
def test_no_stranger_learns_who_has_an_account(world: World, monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    tine, email, before = world.people["tine"], "tine@example.org", 0
    if who == "unknown":
        email = "niemand@example.org"
    elif who == "off":
        tine.is_active = False
    elif who == "organisation":
        tine.set_unusable_password()
    else:
        before = 3
        for _ in range(3):
            Client().post("/wachtwoord-vergeten", {"email": email})
    tine.save()
    answer = Client().post("/wachtwoord-vergeten", {"email": email})
    assert answer["Location"] == "/wachtwoord-vergeten/verstuurd"
    assert len(mail.outbox) == before
    assert "niemand" not in " ".join(LogRow.objects.values_list("target", flat=True))


def test_without_a_mail_server_nothing_is_promised(world: World) -> None:
    page = Client().get("/wachtwoord-vergeten").content.decode()
    assert "verstuurt geen e-mail" in page and "<form class" not in page
    Client().post("/wachtwoord-vergeten", {"email": "tine@example.org"})
    assert not OneTimeLink.objects.exists()


def test_a_link_for_a_password_ends_after_an_hour_and_with_its_account(world: World) -> None:
    path = "/wachtwoord-kiezen/" + password_link(by=world.actor("bram"), user=world.people["tine"], why="x")
    OneTimeLink.objects.update(expires=timezone.now() - dt.timedelta(seconds=1))
    assert Client().get(path).status_code == 404
    OneTimeLink.objects.update(expires=timezone.now() + dt.timedelta(minutes=5))
    assert Client().get(path).status_code == 200
    world.people["tine"].is_active = False
    world.people["tine"].save()
    assert Client().get(path).status_code == 404


def test_of_two_who_press_the_button_at_once_one_comes_in(world: World) -> None:
    """Both opened the page before either pressed."""
    by, tine = world.actor("tine"), world.people["tine"]
    secret = password_link(by=by, user=tine, why="x")
    first, second = (find_link(secret, OneTimeLink.PASSWORD) for _ in range(2))
    assert first is not None and second is not None
    assert choose_password_by_link(by=by, link=first, password=NEW)
    assert not choose_password_by_link(by=by, link=second, password="iets heel anders dan dat")
    assert User.objects.get(pk=tine.pk).check_password(NEW)
    demo = demo_link(tine).rsplit("/", 1)[1]
    first, second = (find_link(demo, OneTimeLink.SIGN_IN) for _ in range(2))
    assert first is not None and second is not None
    assert sign_in_by_link(by=by, link=first) == tine
    assert sign_in_by_link(by=by, link=second) is None


def test_links_are_kept_as_hashes(world: World) -> None:
    secret = password_link(by=world.actor("bram"), user=world.people["tine"], why="x")
    assert secret not in OneTimeLink.objects.get().secret_hash
    assert Client().get(f"/binnen/{secret}").status_code == 404, "a link is for one purpose"


def test_a_link_of_the_demonstration_signs_in_once_and_only_by_its_button(world: World) -> None:
    path = demo_link(world.people["fatima"])
    preview = Client()
    assert preview.get(path).status_code == 200 and preview.head(path).status_code == 200
    assert preview.get("/").status_code == 302
    client = Client()
    assert "Fatima" in client.get(path).content.decode()
    assert client.post(path)["Location"] == "/"
    assert client.get("/").status_code == 200, "with both factors"
    assert Client().post(path).status_code == 404


def test_there_are_no_such_links_outside_the_demonstration(world: World) -> None:
    path = demo_link(world.people["fatima"])
    with override_settings(DEMO=False):
        assert Client().post(path).status_code == 404
        with pytest.raises(CannotError):
            demo_link(world.people["fatima"])


def test_the_first_administrator_comes_from_the_command_line(db: None) -> None:
    path = first_administrator(" Beheer@Example.org ")
    client = Client()
    client.post(path, {"password": NEW, "again": NEW})
    user = User.objects.get(email="beheer@example.org")
    assert user.is_administrator and user.check_password(NEW)
    assert give_password(client, "beheer@example.org", NEW).status_code == 302
    first_administrator("beheer@example.org")
    assert User.objects.count() == 1


def test_who_takes_part_in_a_programme_cannot_become_administrator(world: World) -> None:
    with pytest.raises(CannotError):
        first_administrator("fatima@example.org")
    with pytest.raises(CannotError):
        first_administrator("geen adres")
    assert not User.objects.get(email="fatima@example.org").is_administrator


@pytest.mark.parametrize("kind", ["invitation", "password", "demonstration"])
def test_a_forged_form_uses_up_no_link(world: World, kind: str) -> None:
    secret = password_link(by=world.actor("bram"), user=world.people["tine"], why="x")
    path = {
        "invitation": invited(world),
        "password": f"/wachtwoord-kiezen/{secret}",
        "demonstration": demo_link(world.people["tine"]),
    }[kind]
    assert Client(enforce_csrf_checks=True).post(path, ACCOUNT).status_code == 403
    assert Client().get(path).status_code == 200
