# SPDX-License-Identifier: EUPL-1.2
"""What holds on every page: headers, cookies, no change by opening; and settings that are refused with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings

from tests.web.people import World
from tests.web.test_every_address import ADDRESSES, path_of
from thuislijn.store.timelines import forget
from thuislijn.web.environment import EnvironmentRefusedError, read_environment

GOOD = {
    "THUISLIJN_SECRET_KEY": "x9" * 30,
    "THUISLIJN_NAMES_KEY": Fernet.generate_key().decode(),
    "THUISLIJN_HOSTS": "thuislijn.regio.nl",
    "THUISLIJN_DOCUMENTS": "/var/lib/thuislijn",
}
WRITES = ("INSERT", "UPDATE", "DELETE")
# Beside the log: the session itself, the time of signing in (the test signs in), and who has a timeline open.
MAY_BE_WRITTEN = ("store_logrow", "django_session", "last_login", "store_presence")


Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask(standing: World, signed_in: Callable[[str], Client], db: None) -> Ask:
    """Gives the answer of an address to one of those who may open it; the next one meets the world as it was."""

    def answer(name: str, *, post: bool) -> HttpResponse:
        path, client = path_of(name, standing), signed_in(next(iter(ADDRESSES[name].may)))
        if post:
            forget()
        with transaction.atomic():
            response = client.post(path) if post else client.get(path)
            transaction.set_rollback(True)
        if post:
            forget()  # what was taken back stands in memory no longer
        return response  # type: ignore[return-value]

    return answer


def test_every_page_forbids_what_comes_from_elsewhere(ask: Ask) -> None:
    for name, address in ADDRESSES.items():
        response = ask(name, post=address.posts_only)
        assert response.status_code in address.answers, name
        policy = response.headers.get("Content-Security-Policy", "")
        if policy == "sandbox":  # a paper to keep is no page
            assert response.headers["Content-Disposition"].startswith("attachment"), name
        else:
            rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
            assert (rules["default-src"], rules["script-src"], rules["style-src"]) == (
                "'none'",
                "'self'",
                "'self'",
            ), name
            assert (rules["frame-ancestors"], rules["base-uri"]) == ("'none'", "'none'"), name
            assert "unsafe" not in policy, name
        assert response.headers["X-Content-Type-Options"] == "nosniff", name
        assert response.headers["X-Frame-Options"] == "DENY", name
        assert response.headers["Referrer-Policy"] == "same-origin", name
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert "no-store" in response.headers["Cache-Control"], name


def test_opening_a_page_changes_nothing_but_the_log(ask: Ask) -> None:
    found: dict[str, list[str]] = defaultdict(list)

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith(WRITES) and not any(table in sql for table in MAY_BE_WRITTEN):
            found[name].append(sql[:120])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        for name in (name for name, address in ADDRESSES.items() if not address.posts_only):
            assert ask(name, post=False).status_code in ADDRESSES[name].answers, name
    assert found == {}


def test_what_writes_is_not_done_by_opening_it(ask: Ask) -> None:
    for name in (name for name, address in ADDRESSES.items() if address.posts_only):
        assert ask(name, post=False).status_code == 405, name


def settings_with(**more: str) -> dict[str, object]:
    """The application's settings in a process of its own, outside the demonstration."""
    script = (
        "import json\nfrom thuislijn.web import settings\n"
        "print(json.dumps({n: getattr(settings, n) for n in dir(settings) if n.isupper()}, default=str))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("THUISLIJN_")}
    run = subprocess.run(
        [sys.executable, "-c", script], env={**environment, **GOOD, **more}, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_outside_the_demonstration_everything_goes_over_https_and_cookies_stay_home() -> None:
    found = settings_with()
    wanted = {
        "DEBUG": False,
        "DEMO": False,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SECURE_SSL_REDIRECT": True,
        "SENDS_MAIL": False,
        "BEHIND_PROXY": True,
    }
    assert {name: found[name] for name in wanted} == wanted
    assert isinstance(found["SECURE_HSTS_SECONDS"], int) and found["SECURE_HSTS_SECONDS"] >= 31536000
    assert found["ALLOWED_HOSTS"] == ["thuislijn.regio.nl"]


@override_settings(
    SECURE_SSL_REDIRECT=True,
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SECURE_HSTS_SECONDS=31536000,
    SESSION_COOKIE_SECURE=True,
    CSRF_COOKIE_SECURE=True,
    SESSION_COOKIE_NAME="__Host-session",
    CSRF_COOKIE_NAME="__Host-csrf",
)
def test_cookies_are_for_https_and_for_this_host_alone(standing: World, db: None) -> None:
    sessions = Session.objects.count()
    assert Client().get("/aanmelden")["Location"].startswith("https://")
    client = Client(headers={"X-Forwarded-Proto": "https"})
    client.get("/aanmelden")
    given = {"email": "tine@example.org", "password": "een lang wachtwoord van niks"}
    response = client.post("/aanmelden", given)
    assert "max-age=31536000" in response["Strict-Transport-Security"]
    for name in ("__Host-session", "__Host-csrf"):
        cookie = client.cookies[name]
        assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax"
        assert cookie["path"] == "/" and not cookie["domain"]
    spoken = client.post("/taal", {"language": "en"}).cookies["taal"]
    assert spoken["secure"] and spoken["httponly"]
    assert Session.objects.count() == sessions + 1


def refused(**more: str) -> str:
    with pytest.raises(EnvironmentRefusedError) as told:
        read_environment({**GOOD, **more})
    return ", ".join(one.name for one in told.value.wrong)


SENDER = "Thuislijn <thuislijn@regio.nl>"


@pytest.mark.parametrize(
    "url",
    [
        "mail.regio.nl",
        "https://mail.regio.nl",
        "smtp+tls://",
        "smtp+tls://mail.regio.nl:poort",
        "smtp+tls://mail.regio.nl:99999",
        "smtp://mail.regio.nl:25",
        "smtps://[half",
        "",
    ],
)
def test_a_mail_server_that_cannot_be_or_is_not_safe_is_refused(url: str) -> None:
    assert refused(THUISLIJN_MAIL_URL=url, THUISLIJN_MAIL_FROM=SENDER) == "THUISLIJN_MAIL_URL"


@pytest.mark.parametrize("sender", ["", "thuislijn", "a@b\nBcc: c@d", "Thuislijn <a@b", "@"])
def test_mail_needs_a_sender(sender: str) -> None:
    assert refused(THUISLIJN_MAIL_URL="smtps://mail.regio.nl", THUISLIJN_MAIL_FROM=sender) == "THUISLIJN_MAIL_FROM"


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "within_tls"),
    [
        ("smtp+tls://post:ge%40heim@mail.regio.nl", 587, True, False),
        ("smtps://post:ge%40heim@mail.regio.nl", 465, False, True),
        ("smtps://post:ge%40heim@mail.regio.nl:1465", 1465, False, True),
        ("smtp://post:ge%40heim@localhost", 25, False, False),
    ],
)
def test_a_mail_server_is_read_from_its_address(url: str, port: int, starts_tls: bool, within_tls: bool) -> None:
    mail = read_environment({**GOOD, "THUISLIJN_MAIL_URL": url, "THUISLIJN_MAIL_FROM": SENDER}).mail
    assert mail is not None
    assert (mail.user, mail.password, mail.sender) == ("post", "ge@heim", SENDER)
    assert (mail.port, mail.starts_tls, mail.within_tls) == (port, starts_tls, within_tls)


def test_the_mail_server_reaches_the_settings() -> None:
    found = settings_with(THUISLIJN_MAIL_URL="smtp+tls://post:x@mail.regio.nl", THUISLIJN_MAIL_FROM=SENDER)
    assert (found["SENDS_MAIL"], found["EMAIL_HOST"], found["EMAIL_PORT"]) == (True, "mail.regio.nl", 587)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"], found["DEFAULT_FROM_EMAIL"]) == (True, False, SENDER)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_setting_that_is_missing_is_named(name: str) -> None:
    assert name in refused(**{name: ""})


@pytest.mark.parametrize("hosts", ["*", ".regio.nl", "thuislijn.regio.nl *.regio.nl"])
def test_links_in_letters_lead_to_names_that_were_named(hosts: str) -> None:
    assert "THUISLIJN_HOSTS" in refused(THUISLIJN_HOSTS=hosts)


@pytest.mark.parametrize("hosts", ["thuislijn.regio.nl", "127.0.0.1 thuislijn.regio.nl", ".nl", "10.0.0.8"])
def test_the_demonstration_is_for_this_machine_alone(hosts: str) -> None:
    assert "THUISLIJN_HOSTS" in refused(THUISLIJN_DEMO="1", THUISLIJN_HOSTS=hosts)
    read_environment({**GOOD, "THUISLIJN_DEMO": "1", "THUISLIJN_HOSTS": "127.0.0.1 localhost 127.0.0.1:8000 [::1]"})
