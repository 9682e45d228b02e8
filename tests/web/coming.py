# SPDX-License-Identifier: EUPL-1.2
"""How people come in, for tests: a browser that checks forged requests, codes of an app, passwords."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from thuislijn.store.log import LogRow
from thuislijn.store.users import User

PASSWORD = "een lang wachtwoord van niks"
KEY = "3132333435363738393031323334353637383930"


class Clock:
    """The time that codes are made by; it stands still unless a test moves it."""

    def __init__(self) -> None:
        self.now = float(int(time.time()))

    def code(self, key: str = KEY) -> str:
        totp = TOTP(bytes.fromhex(key))
        totp.time = self.now
        return f"{totp.token():06d}"

    def later(self, seconds: float = 30) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    made = Clock()
    monkeypatch.setattr("time.time", lambda: made.now)
    yield made


def with_app(user: User, key: str = KEY) -> TOTPDevice:
    """Somebody who set up their second factor."""
    device = TOTPDevice(user=user, name="app", key=key, confirmed=True)
    device.save()
    return device


def give_password(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post("/aanmelden", {"email": email, "password": password, **more})  # type: ignore[return-value]


def refusals(kind: str = "sign_in") -> list[str]:
    """Why signing in was refused, in order."""
    return list(LogRow.objects.filter(act="refused", kind=kind).order_by("pk").values_list("why", flat=True))
