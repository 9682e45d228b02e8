# SPDX-License-Identifier: EUPL-1.2
"""Signing in through an organisation: a made-up provider, honest or not, and who comes in by it."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client, override_settings

from tests.web.people import World
from thuislijn.actions.entering.invitations import invite
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership
from thuislijn.store.users import User
from thuislijn.web.environment import Oidc

OURS = "thuislijn"
AT = "https://aanmelden.voorbeeld.example"
SET = override_settings(
    OIDC=Oidc(OURS, "geheim van de client", f"{AT}/auth", f"{AT}/token", f"{AT}/userinfo", f"{AT}/keys", AT),
    AUTHENTICATION_BACKENDS=[
        "django.contrib.auth.backends.ModelBackend",
        "thuislijn.web.entering.organisations.OrganisationBackend",
    ],
)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """Answers what mozilla-django-oidc asks over the network. `claims` and `token` change what an honest one says."""

    claims: dict[str, Any] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = KEY
    asked: dict[str, str] = field(default_factory=dict)
    broken: bool = False

    def post(self, url: str, data: dict[str, str], **_: object) -> requests.Response:
        assert url == f"{AT}/token"
        if self.broken:
            raise requests.ConnectionError
        challenge = base64.urlsafe_b64encode(hashlib.sha256(data["code_verifier"].encode()).digest()).decode()
        assert challenge.rstrip("=") == self.asked["code_challenge"], "PKCE"
        now = int(time.time())
        payload = {
            "iss": AT,
            "sub": "s1",
            "aud": OURS,
            "exp": now + 60,
            "iat": now,
            "nonce": self.asked["nonce"],
            **self.token,
        }
        payload = {name: value for name, value in payload.items() if value is not None}
        signed = jwt.encode(payload, self.key, algorithm="RS256", headers={"kid": "k1"})
        return self.answer({"access_token": "a", "id_token": signed, "token_type": "Bearer"})

    def get(self, url: str, **_: object) -> requests.Response:
        if url == f"{AT}/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return self.answer({"keys": [{**public, "kid": "k1", "alg": "RS256"}]})
        assert url == f"{AT}/userinfo"
        return self.answer({"sub": "s1", "email_verified": True, **self.claims})

    @staticmethod
    def answer(content: dict[str, Any]) -> requests.Response:
        response = requests.Response()
        response.status_code = 200
        response.headers["Content-Type"] = "application/json"
        response._content = json.dumps(content).encode()
        return response


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    made = Provider()
    monkeypatch.setattr("mozilla_django_oidc.auth.requests.post", made.post)
    monkeypatch.setattr("mozilla_django_oidc.auth.requests.get", made.get)
    with SET:
        yield made


def come_back(client: Client, provider: Provider, next_page: str = "/", **change: str) -> Any:
    """Goes to the provider and back, with a code."""
    left = client.get("/aanmelden/organisatie", {"next": next_page})
    address = urlsplit(left["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{AT}/auth"
    provider.asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    return client.get("/aanmelden/organisatie/terug", {"code": "c", "state": provider.asked["state"], **change})


def test_who_has_an_account_comes_in_with_both_factors(world: World, provider: Provider) -> None:
    provider.claims = {"email": "TINE@example.org"}
    client = Client()
    done = come_back(client, provider, f"/casus/{world.case.pk}/tabel")
    assert done["Location"] == f"/casus/{world.case.pk}/tabel"
    assert client.get(done["Location"]).status_code == 200
    asked = provider.asked
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://testserver/aanmelden/organisatie/terug"
    assert len(asked["nonce"]) >= 32 and len(asked["state"]) >= 32
    row = LogRow.objects.get(act="sign_in")
    assert (row.why, row.actor) == ("organisation", world.people["tine"].pk)


def test_who_was_invited_gets_an_account_and_takes_part(world: World, provider: Provider) -> None:
    invite(
        by=world.actor("fatima"),
        programme=world.programme,
        role=ProgrammeRole.ANALYST,
        email="nina@example.org",
        name="Nina",
    )
    provider.claims = {"email": "nina@example.org", "name": "Something else"}
    client = Client()
    assert come_back(client, provider).status_code == 302
    nina = User.objects.get(email="nina@example.org")
    assert nina.name == "Nina" and not nina.has_usable_password()
    assert Membership.objects.get(user=nina).programme == world.programme
    assert client.get("/").status_code == 200
    page = client.get("/mijn-gegevens").content.decode()
    assert "U meldt zich aan met uw organisatie" in page


HONEST = {"email": "tine@example.org"}


@pytest.mark.parametrize(
    ("claims", "token"),
    [
        ({"email": "vreemde@example.org"}, {}),
        ({**HONEST, "email_verified": False}, {}),
        ({**HONEST, "email_verified": "true"}, {}),
        ({**HONEST, "email_verified": None}, {}),
        ({}, {}),
        ({**HONEST, "sub": "s2"}, {}),
        (HONEST, {"aud": "een andere toepassing"}),
        (HONEST, {"aud": None}),
        (HONEST, {"iss": "https://een-ander.example"}),
        (HONEST, {"iss": None}),
        (HONEST, {"exp": 1}),
        (HONEST, {"exp": None}),
        (HONEST, {"sub": None}),
        (HONEST, {"nonce": "van een andere keer"}),
        (HONEST, {"nonce": None}),
    ],
)
def test_nobody_comes_in_by_a_token_that_is_not_theirs_or_not_for_us(
    world: World, provider: Provider, claims: dict[str, Any], token: dict[str, Any]
) -> None:
    provider.claims, provider.token = claims, token
    client = Client()
    before = User.objects.count()
    assert come_back(client, provider).status_code == 403
    assert client.get("/").status_code == 302
    assert User.objects.count() == before
    assert LogRow.objects.filter(act="refused", kind="organisation").count() == 1
    assert "vreemde" not in " ".join(LogRow.objects.values_list("target", flat=True))


def test_a_token_signed_with_another_key_is_refused(world: World, provider: Provider) -> None:
    provider.claims, provider.key = HONEST, ANOTHER_KEY
    assert come_back(Client(), provider).status_code == 403


def test_who_is_switched_off_does_not_come_in(world: World, provider: Provider) -> None:
    provider.claims = HONEST
    world.people["tine"].is_active = False
    world.people["tine"].save()
    invite(
        by=world.actor("fatima"),
        programme=world.programme,
        role=ProgrammeRole.ANALYST,
        email="tine@example.org",
        name="Tine",
    )
    assert come_back(Client(), provider).status_code == 403


def test_an_answer_that_nobody_asked_for_is_refused(world: World, provider: Provider) -> None:
    """Somebody lets another's browser open the way back, to sign them in as the attacker."""
    provider.claims = HONEST
    assert come_back(Client(), provider, state="verzonnen").status_code == 403
    fresh = Client()
    assert fresh.get("/aanmelden/organisatie/terug", {"code": "c", "state": "s"}).status_code == 403
    assert fresh.get("/").status_code == 302
    assert Client().post("/aanmelden?code=c&state=s", {"email": "x@example.org", "password": "x"}).status_code == 200


def test_an_answer_works_once(world: World, provider: Provider) -> None:
    provider.claims = HONEST
    client = Client()
    come_back(client, provider)
    client.post("/afmelden")
    replay = client.get("/aanmelden/organisatie/terug", {"code": "c", "state": provider.asked["state"]})
    assert replay.status_code == 403


def test_a_provider_that_does_not_answer_is_a_sentence(world: World, provider: Provider) -> None:
    provider.broken = True
    page = come_back(Client(), provider)
    assert page.status_code == 403 and "lukte niet" in page.content.decode()
    refused = Client().get("/aanmelden/organisatie/terug", {"error": "access_denied", "state": "x"})
    assert refused.status_code == 403


def test_the_way_back_leads_to_no_other_site(world: World, provider: Provider) -> None:
    provider.claims = HONEST
    assert come_back(Client(), provider, "https://kwaad.example/")["Location"] == "/"


def test_the_button_is_there_where_a_provider_is_set(world: World, provider: Provider) -> None:
    assert "Aanmelden met uw organisatie" in Client().get("/aanmelden").content.decode()
    with override_settings(OIDC=None):
        assert "Aanmelden met uw organisatie" not in Client().get("/aanmelden").content.decode()
        assert Client().get("/aanmelden/organisatie").status_code == 404
