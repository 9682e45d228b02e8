# SPDX-License-Identifier: EUPL-1.2
"""Who comes in with a password, and who does not: limits, sessions, and what a stranger can learn or forge."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import get_hasher
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.urls import reverse

from tests.web.coming import PASSWORD, Clock, clock, give_password, refusals, with_app
from tests.web.people import World
from thuislijn.actions.programmes import end_membership
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership
from thuislijn.web.entering.second_factor import TRUSTED
from thuislijn.web.entering.sessions import DAY, REST

__all__ = ["clock"]

UNKNOWN = "iemand.anders@example.org"
REAL_HASHES = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.ScryptPasswordHasher"])


def test_a_password_alone_opens_nothing_but_the_second_step(world: World) -> None:
    client = Client()
    response = give_password(client, "tine@example.org")
    assert response.status_code == 302
    for path in ("/", f"/casus/{world.case.pk}/", "/mijn-gegevens", "/stijlgids"):
        answer = client.get(path)
        assert answer.status_code == 302 and "/aanmelden/code" in answer["Location"], path


def test_after_the_second_step_one_is_where_one_wanted_to_be(world: World, clock: Clock) -> None:
    with_app(world.people["tine"])
    client = Client()
    wanted = f"/casus/{world.case.pk}/tabel"
    asked = client.get(wanted)
    assert asked["Location"] == f"/aanmelden?next={wanted}"
    give_password(client, "TINE@example.org", next=wanted)
    asked = client.get(wanted)
    assert asked["Location"] == f"/aanmelden/code?next={wanted}"
    done = client.post("/aanmelden/code", {"code": clock.code(), "next": wanted})
    assert done["Location"] == wanted
    assert client.get(wanted).status_code == 200
    ways = LogRow.objects.filter(act="sign_in", actor=world.people["tine"].pk).values_list("why", flat=True)
    assert list(ways) == ["password", "code"]


@pytest.mark.parametrize("email", ["tine@example.org", UNKNOWN, "vera@example.org", "' or 1=1 --", "x" * 254])
def test_the_answer_is_the_same_whether_the_address_is_known_or_not(world: World, email: str) -> None:
    world.people["vera"].is_active = False
    world.people["vera"].save()
    answers = [give_password(Client(), email, "verkeerd wachtwoord") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 7
    wrong = [b"horen niet bij elkaar" in answer.content for answer in answers]
    limit = [b"Wacht een kwartier" in answer.content for answer in answers]
    assert wrong == [True] * 5 + [False] * 2
    assert limit == [False] * 5 + [True] * 2


def test_an_unknown_address_costs_as_much_reckoning_as_a_known_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hasher = type(get_hasher())
    real = hasher.encode

    def counting(self: object, password: str, salt: str, *rest: object) -> str:
        hashed.append(password)
        return str(real(self, password, salt, *rest))  # type: ignore[arg-type]

    monkeypatch.setattr(hasher, "encode", counting)
    for email in ("tine@example.org", UNKNOWN):
        hashed.clear()
        give_password(Client(), email, "verkeerd wachtwoord")
        assert len(hashed) == 1, email


def test_what_was_typed_is_not_in_the_log(world: World) -> None:
    give_password(Client(), UNKNOWN, "geheim woord")
    give_password(Client(), "geheim woord", "tine@example.org")
    for row in LogRow.objects.all():
        text = " ".join(str(value) for value in vars(row).values())
        assert "iemand.anders" not in text and "geheim" not in text


def test_after_five_wrong_passwords_the_right_one_waits_too(world: World) -> None:
    for _ in range(5):
        give_password(Client(), "tine@example.org", "verkeerd wachtwoord")
    response = give_password(Client(), "tine@example.org")
    assert "Wacht een kwartier" in response.content.decode()
    assert give_password(Client(), "rens@example.org").status_code == 302, "another person is not kept waiting"
    assert refusals() == ["wrong"] * 5 + ["limit"]


def test_the_limit_passes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        give_password(Client(), "tine@example.org", "verkeerd wachtwoord")
    from thuislijn.actions.entering import signing_in

    monkeypatch.setattr(signing_in, "WINDOW", signing_in.WINDOW * 0)
    assert give_password(Client(), "tine@example.org").status_code == 302


def test_an_address_that_tries_many_people_is_stopped(world: World) -> None:
    for number in range(30):
        give_password(Client(), f"iemand{number}@example.org", "verkeerd wachtwoord")
    response = give_password(Client(), "tine@example.org")
    assert "Wacht een kwartier" in response.content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert give_password(elsewhere, "tine@example.org").status_code == 302


def test_whoever_keeps_trying_cannot_fill_the_log(world: World) -> None:
    for _ in range(30):
        give_password(Client(), "tine@example.org", "verkeerd wachtwoord")
    assert len(refusals()) == 6


@override_settings(BEHIND_PROXY=True)
def test_behind_a_proxy_the_visitor_counts_and_cannot_invent_an_address(world: World) -> None:
    for number in range(30):
        forwarded = f"203.0.113.{number}, 198.51.100.1"
        Client(headers={"X-Forwarded-For": forwarded}).post("/aanmelden", {"email": f"{number}@x.nl", "password": "x"})
    from_there = Client(headers={"X-Forwarded-For": "198.51.100.1"})
    assert "Wacht een kwartier" in give_password(from_there, "tine@example.org").content.decode()
    assert give_password(Client(headers={"X-Forwarded-For": "198.51.100.2"}), "tine@example.org").status_code == 302
    assert set(LogRow.objects.filter(act="refused").values_list("address", flat=True)) == {"198.51.100.1"}


@pytest.mark.parametrize(
    "elsewhere",
    ["https://kwaad.example", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)", "http:///kwaad.example"],
)
def test_signing_in_never_leads_to_another_site(world: World, elsewhere: str) -> None:
    client = Client()
    assert 'name="next" value="/">\n  <div' in client.get("/aanmelden", {"next": elsewhere}).content.decode()
    assert give_password(client, "tine@example.org", next=elsewhere)["Location"] == "/"
    assert client.post("/taal", {"language": "en", "next": elsewhere})["Location"] == "/"


def test_a_session_from_before_is_worth_nothing_afterwards(world: World, clock: Clock) -> None:
    """Session fixation: somebody plants a session in another's browser and waits until they sign in."""
    with_app(world.people["tine"])
    client = Client()
    session = client.session
    session["planted"] = session[TRUSTED] = True
    session.save()
    planted = session.session_key
    give_password(client, "tine@example.org")
    halfway = client.session.session_key
    assert halfway != planted and "planted" not in client.session and TRUSTED not in client.session
    client.post("/aanmelden/code", {"code": clock.code()})
    assert client.session.session_key not in (planted, halfway)
    assert not Session.objects.filter(session_key__in=[planted, halfway]).exists()


def test_a_session_ends_after_an_hour_in_which_nobody_did_anything(world: World, clock: Clock) -> None:
    client = world.client("tine")
    client.get("/")
    for _ in range(3):
        clock.later(REST - 120)
        assert client.get("/").status_code == 200
    clock.later(REST + 1)
    response = client.get("/")
    assert response.status_code == 302 and "/aanmelden" in response["Location"]
    assert "een uur niets" in client.get("/aanmelden").content.decode()
    assert LogRow.objects.filter(act="sign_out", why="rest", actor=world.people["tine"].pk).count() == 1


def test_a_page_that_asks_by_itself_keeps_no_session_awake(world: World, clock: Clock) -> None:
    client = world.client("tine")
    client.get("/")
    for _ in range(14):
        clock.later(REST / 10)
        client.get("/mijn-gegevens", headers={"X-Background": "1"})
        client.get(reverse("timeline_changes", args=[world.case.pk]))
        client.get(reverse("sources_progress", args=[world.case.pk]))
    assert client.get("/mijn-gegevens", headers={"X-Background": "1"}).status_code == 302
    assert client.get("/").status_code == 302


def test_a_session_ends_after_ten_hours_however_busy(world: World, clock: Clock) -> None:
    client = world.client("tine")
    for _ in range(int(DAY / (REST - 60)) + 1):
        assert client.get("/mijn-gegevens/wachtwoord").status_code == 200
        clock.later(REST - 60)
    assert client.get("/").status_code == 302
    assert LogRow.objects.filter(act="sign_out", why="day").count() == 1


def test_a_session_ends_with_the_browser(world: World) -> None:
    client = Client()
    give_password(client, "tine@example.org")
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == "" and cookie["expires"] == ""
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_signing_out_ends_the_session_itself(world: World) -> None:
    client = world.client("tine")
    key = client.session.session_key
    assert client.get("/afmelden").status_code == 405, "a link in a mail must not sign anybody out"
    client.post("/afmelden")
    assert not Session.objects.filter(session_key=key).exists()
    assert client.get("/").status_code == 302


def test_an_ended_membership_counts_from_the_next_request(world: World) -> None:
    client = world.client("tine")
    path = f"/casus/{world.case.pk}/"
    assert client.get(path).status_code == 200
    end_membership(by=world.actor("fatima"), membership=Membership.objects.get(user=world.people["tine"]))
    assert client.get(path).status_code == 404


def test_who_is_switched_off_is_out_at_once(world: World) -> None:
    client = world.client("tine")
    world.people["tine"].is_active = False
    world.people["tine"].save()
    assert client.get("/").status_code == 302
    assert give_password(Client(), "tine@example.org").status_code == 200


@pytest.mark.parametrize("path", ["/aanmelden", "/taal", "/afmelden", "/aanmelden/code", "/mijn-gegevens"])
def test_a_form_from_elsewhere_is_refused(world: World, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["tine"])
    response = client.post(path, {"email": "tine@example.org", "password": PASSWORD, "language": "en", "name": "X"})
    assert response.status_code == 403
    world.people["tine"].refresh_from_db()
    assert (world.people["tine"].name, world.people["tine"].language) == ("Tine", "nl")


def test_only_our_own_host_names_are_answered(world: World) -> None:
    assert Client().get("/aanmelden", headers={"Host": "kwaad.example"}).status_code == 400
    assert Client().post("/wachtwoord-vergeten", {}, headers={"Host": "kwaad.example"}).status_code == 400


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(world: World) -> None:
    page = f"http://testserver/casus/{world.case.pk}/tabel?x=1"
    response = Client().post("/mijn-gegevens", headers={"Referer": page})
    assert response["Location"] == f"/aanmelden?next=/casus/{world.case.pk}/tabel"
    response = Client().post("/mijn-gegevens", headers={"Referer": "https://kwaad.example/x"})
    assert response["Location"] == "/aanmelden"


def test_the_language_stays_and_so_does_the_page(world: World) -> None:
    client = Client()
    response = client.post("/taal", {"language": "en", "next": "/hulp?deel=2"})
    assert response["Location"] == "/hulp?deel=2"
    assert "Sign in" in client.get("/aanmelden").content.decode()
    signed_in = world.client("tine")
    signed_in.post("/taal", {"language": "en", "next": "/"})
    world.people["tine"].refresh_from_db()
    assert world.people["tine"].language == "en"
    assert signed_in.get("/")["Content-Language"] == "en"
    signed_in.post("/taal", {"language": "xx", "next": "/"})
    assert signed_in.get("/")["Content-Language"] == "nl"


@REAL_HASHES
def test_passwords_are_kept_as_scrypt(world: World) -> None:
    world.people["tine"].set_password(PASSWORD)
    assert world.people["tine"].password.startswith("scrypt$")


def test_a_huge_password_is_refused_without_reckoning(world: World) -> None:
    response = give_password(Client(), "tine@example.org", "x" * 100_000)
    assert response.status_code == 200
    assert refusals() == []
