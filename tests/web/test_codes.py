# SPDX-License-Identifier: EUPL-1.2
"""The second step: setting it up, giving its codes, losing the phone; and what somebody changes of their own."""

from __future__ import annotations

import json
import re
from base64 import b32decode

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.web.coming import KEY, PASSWORD, Clock, clock, give_password, refusals, with_app
from tests.web.people import World
from thuislijn.actions.entering.signing_in import FOR_A_PERSON
from thuislijn.store.log import LogRow

__all__ = ["clock"]

CODE = re.compile(r"<code>([a-z0-9-]+)</code>")
SET_UP = "/aanmelden/tweede-stap"


def key_on(page: str) -> str:
    """The key that a page of setting up shows in letters, as hex."""
    found = re.search(r'class="tl-key">([A-Z2-7 ]+)<', page)
    assert found
    return b32decode(found[1].replace(" ", "")).hex()


def halfway(name: str) -> Client:
    client = Client()
    give_password(client, f"{name}@example.org")
    return client


def set_up(name: str, clock: Clock) -> tuple[Client, str, list[str]]:
    """Somebody who sets up their second step: their browser, the key in their app and their recovery codes."""
    client = halfway(name)
    key = key_on(client.get(SET_UP).content.decode())
    done = client.post(SET_UP, {"code": clock.code(key), "next": "/"})
    clock.later()
    return client, key, CODE.findall(done.content.decode())


def test_at_the_first_sign_in_one_sets_up_an_app_and_gets_ten_codes_once(world: World, clock: Clock) -> None:
    client = halfway("tine")
    assert client.get("/aanmelden/code")["Location"] == SET_UP
    page = client.get(SET_UP).content.decode()
    assert 'src="data:image/svg+xml' in page
    assert key_on(page) == key_on(client.get(SET_UP).content.decode()), "the picture stays while the page is open"
    wrong = client.post(SET_UP, {"code": "000000"})
    assert "klopt niet" in wrong.content.decode() and not TOTPDevice.objects.exists()
    done = client.post(SET_UP, {"code": clock.code(key_on(page))}).content.decode()
    assert len(set(CODE.findall(done))) == 10
    assert client.get("/").status_code == 200
    again = client.get(SET_UP)
    assert again.status_code == 302 and again["Location"] == "/mijn-gegevens"
    assert LogRow.objects.filter(act="create", kind="second_factor", actor=world.people["tine"].pk).exists()


def test_the_keys_of_two_people_differ(world: World) -> None:
    assert key_on(halfway("tine").get(SET_UP).content.decode()) != key_on(halfway("rens").get(SET_UP).content.decode())


def test_recovery_codes_are_kept_as_hashes(world: World, clock: Clock) -> None:
    _, _, codes = set_up("tine", clock)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & {code.replace("-", "") for code in codes} | kept & set(codes)


@pytest.mark.parametrize("written", ["{}", "{} ", "  {}"])
def test_a_code_of_the_app_works_once(world: World, clock: Clock, written: str) -> None:
    """Somebody who saw a code being typed cannot use it, not within its half minute either."""
    with_app(world.people["tine"])
    code = clock.code()
    assert halfway("tine").post("/aanmelden/code", {"code": written.format(code)}).status_code == 302
    replay = halfway("tine").post("/aanmelden/code", {"code": code})
    assert replay.status_code == 200 and "klopt niet" in replay.content.decode()
    clock.later()
    assert halfway("tine").post("/aanmelden/code", {"code": clock.code()}).status_code == 302


def test_a_key_that_is_being_set_up_lies_sealed_in_the_session(world: World, clock: Clock) -> None:
    client = halfway("tine")
    key = key_on(client.get(SET_UP).content.decode())
    assert key_on(client.get(SET_UP).content.decode()) == key, "the page can be loaded again"
    assert key not in json.dumps(dict(client.session.items()))


def test_the_code_that_confirmed_an_app_is_used_up(world: World, clock: Clock) -> None:
    client = halfway("tine")
    key = key_on(client.get(SET_UP).content.decode())
    client.post(SET_UP, {"code": clock.code(key)})
    assert halfway("tine").post("/aanmelden/code", {"code": clock.code(key)}).status_code == 200


@pytest.mark.parametrize("minutes", [-3, 3])
def test_a_code_of_another_moment_is_refused(world: World, clock: Clock, minutes: int) -> None:
    with_app(world.people["tine"])
    clock.now += minutes * 60
    code = clock.code()
    clock.now -= minutes * 60
    assert halfway("tine").post("/aanmelden/code", {"code": code}).status_code == 200


@pytest.mark.parametrize("code", ["", "0", "١٢٣٤٥٦", "-12345", "1e5", "x" * 5000, "<script>", "000000\x00"])
def test_odd_codes_are_refused_in_a_sentence(world: World, clock: Clock, code: str) -> None:
    with_app(world.people["tine"])
    response = halfway("tine").post("/aanmelden/code", {"code": code})
    assert response.status_code == 200 and "utrecht-alert--error" in response.content.decode()


def test_a_recovery_code_works_once_however_it_is_written(world: World, clock: Clock) -> None:
    _, _, codes = set_up("tine", clock)
    written = codes[0].upper().replace("-", " ")
    assert halfway("tine").post("/aanmelden/code?paper=1", {"code": written}).status_code == 302
    assert halfway("tine").post("/aanmelden/code?paper=1", {"code": codes[0]}).status_code == 200
    assert halfway("tine").post("/aanmelden/code", {"code": codes[1]}).status_code == 302
    ways = LogRow.objects.filter(act="sign_in", kind="second_factor").values_list("why", flat=True)
    assert list(ways) == ["recovery", "recovery"]


def test_a_recovery_code_is_of_one_person(world: World, clock: Clock) -> None:
    _, _, codes = set_up("tine", clock)
    set_up("rens", clock)
    assert halfway("rens").post("/aanmelden/code", {"code": codes[0]}).status_code == 200


def test_codes_cannot_be_guessed(world: World, clock: Clock) -> None:
    with_app(world.people["tine"])
    client = halfway("tine")
    for number in range(FOR_A_PERSON):
        client.post("/aanmelden/code", {"code": f"{number:06d}"})
    closed = client.post("/aanmelden/code", {"code": clock.code()})
    assert "Wacht een kwartier" in closed.content.decode()
    assert "Wacht een kwartier" in halfway("tine").post("/aanmelden/code", {"code": clock.code()}).content.decode()
    assert refusals("second_factor") == ["wrong"] * FOR_A_PERSON + ["limit"]


def test_the_key_of_an_app_is_sealed_and_one_kept_in_the_clear_becomes_so(world: World, clock: Clock) -> None:
    set_up("tine", clock)
    assert TOTPDevice.objects.get().key.startswith("sealed:")
    device = with_app(world.people["fatima"])
    assert halfway("fatima").post("/aanmelden/code", {"code": clock.code()}).status_code == 302
    device.refresh_from_db()
    assert device.key.startswith("sealed:") and len(device.key) <= 80
    clock.later()
    assert halfway("fatima").post("/aanmelden/code", {"code": clock.code()}).status_code == 302


def test_who_has_an_app_cannot_set_up_another_with_a_password_alone(world: World, clock: Clock) -> None:
    with_app(world.people["tine"])
    client = halfway("tine")
    assert client.get(SET_UP)["Location"] == "/aanmelden/code"
    assert client.post(SET_UP, {"code": clock.code()})["Location"] == "/aanmelden/code"
    assert TOTPDevice.objects.get().key == KEY


def test_another_phone_only_after_a_code_and_other_browsers_are_out(world: World, clock: Clock) -> None:
    client, key, old_codes = set_up("tine", clock)
    by_link, other = world.client("tine"), halfway("tine")
    by_link.get("/mijn-gegevens/wachtwoord")
    other.post("/aanmelden/code", {"code": old_codes[0]})
    assert other.get("/mijn-gegevens/wachtwoord").status_code == 200
    assert client.get(SET_UP)["Location"] == "/mijn-gegevens", "not without a code"
    assert client.post("/mijn-gegevens/tweede-stap", {"code": "000000", "wish": "app"}).status_code == 200
    asked = client.post("/mijn-gegevens/tweede-stap", {"code": clock.code(key), "wish": "app"})
    assert asked["Location"] == SET_UP
    fresh = key_on(client.get(SET_UP).content.decode())
    assert fresh != key
    done = client.post(SET_UP, {"code": clock.code(fresh)})
    assert len(CODE.findall(done.content.decode())) == 10
    assert client.get("/mijn-gegevens/wachtwoord").status_code == 200
    for elsewhere in (other, by_link):
        assert "/aanmelden?" in elsewhere.get("/mijn-gegevens/wachtwoord")["Location"]
    clock.later()
    assert halfway("tine").post("/aanmelden/code", {"code": clock.code(key)}).status_code == 200
    assert halfway("tine").post("/aanmelden/code", {"code": old_codes[1]}).status_code == 200


def test_the_leave_to_set_up_another_phone_passes(world: World, clock: Clock) -> None:
    client, key, _ = set_up("tine", clock)
    client.post("/mijn-gegevens/tweede-stap", {"code": clock.code(key), "wish": "app"})
    clock.later(601)
    assert client.get(SET_UP)["Location"] == "/mijn-gegevens"


def test_new_recovery_codes_replace_the_old_ones(world: World, clock: Clock) -> None:
    client, key, old = set_up("tine", clock)
    page = client.post("/mijn-gegevens/tweede-stap", {"code": clock.code(key), "wish": "codes"}).content.decode()
    fresh = CODE.findall(page)
    assert len(fresh) == 10 and not set(fresh) & set(old)
    assert halfway("tine").post("/aanmelden/code", {"code": old[0]}).status_code == 200
    assert halfway("tine").post("/aanmelden/code", {"code": fresh[0]}).status_code == 302


def test_a_changed_password_ends_the_other_sessions(world: World) -> None:
    here, there = world.client("tine"), world.client("tine")
    new = "een ander lang wachtwoord"
    wrong = here.post("/mijn-gegevens/wachtwoord", {"old": "niet dit", "password": new, "again": new})
    assert "niet uw wachtwoord van nu" in wrong.content.decode()
    assert there.get("/mijn-gegevens/wachtwoord").status_code == 200
    done = here.post("/mijn-gegevens/wachtwoord", {"old": PASSWORD, "password": new, "again": new})
    assert done["Location"] == "/mijn-gegevens"
    assert here.get("/mijn-gegevens/wachtwoord").status_code == 200
    assert there.get("/mijn-gegevens/wachtwoord").status_code == 302
    assert give_password(Client(), "tine@example.org").status_code == 200
    assert give_password(Client(), "tine@example.org", new).status_code == 302


@pytest.mark.parametrize(
    ("password", "again", "nl", "en"),
    [
        ("kort", "kort", "te kort", "too short"),
        ("password1234", "password1234", "als eerste probeert", "tries first"),
        ("tine@example.org", "tine@example.org", "lijkt te veel op", "too similar"),
        ("een ander lang wachtwoord", "een ander", "verschillen", "differ"),
    ],
)
def test_a_weak_password_is_refused_in_the_readers_language(
    world: World, password: str, again: str, nl: str, en: str
) -> None:
    for language, sentence in (("nl", nl), ("en", en)):
        world.people["tine"].language = language
        world.people["tine"].save()
        client = world.client("tine")
        page = client.post("/mijn-gegevens/wachtwoord", {"old": PASSWORD, "password": password, "again": again})
        assert sentence in page.content.decode(), language
    assert world.people["tine"].check_password(PASSWORD)


def test_signing_out_elsewhere_leaves_only_this_browser(world: World) -> None:
    here, there = world.client("tine"), world.client("tine")
    somebody_else = world.client("rens")
    here.post("/mijn-gegevens/elders-afmelden")
    assert here.get("/mijn-gegevens").status_code == 200
    assert there.get("/mijn-gegevens").status_code == 302
    assert somebody_else.get("/mijn-gegevens").status_code == 200
    assert Session.objects.exists()


def test_one_sees_ones_own_sign_ins_and_who_tried(world: World, clock: Clock) -> None:
    give_password(Client(REMOTE_ADDR="192.0.2.9"), "tine@example.org", "verkeerd wachtwoord")
    give_password(Client(REMOTE_ADDR="192.0.2.10"), "rens@example.org", "verkeerd wachtwoord")
    client, _, _ = set_up("tine", clock)
    page = client.get("/mijn-gegevens").content.decode()
    assert "geweigerd: verkeerd wachtwoord" in page and "192.0.2.9" in page
    assert "wachtwoord gegeven" in page
    assert "192.0.2.10" not in page


def test_a_name_is_shown_as_text(world: World) -> None:
    client = world.client("tine")
    client.post("/mijn-gegevens", {"name": "<script>alert(1)</script>", "language": "nl"})
    page = client.get("/mijn-gegevens").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    assert client.post("/mijn-gegevens", {"name": "x" * 121, "language": "nl"}).status_code == 200
    assert "x" * 121 in client.post("/mijn-gegevens", {"name": "x" * 121}).content.decode(), "nothing typed is lost"
