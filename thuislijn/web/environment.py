# SPDX-License-Identifier: EUPL-1.2
"""What the administrator sets in the environment; a setting that is missing or unsafe is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from cryptography.fernet import Fernet

_WEAK = re.compile(r"^(.)\1*$|change|secret|wachtwoord|password", re.IGNORECASE)
_SHORTEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Wrong:
    """A setting that cannot be used, and what to do."""

    name: str
    nl: str
    en: str


class EnvironmentRefusedError(Exception):
    """The application does not start with these settings; `wrong` says all that is the matter."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__("\n".join(f"{one.name}: {one.nl}\n{one.name}: {one.en}" for one in wrong))
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Oidc:
    """Sign-in through an organisation's own identity provider (OpenID Connect)."""

    client_id: str
    client_secret: str
    authorize: str
    token: str
    userinfo: str
    keys: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that sends mail, and the sender. `starts_tls`: begins plain and then locks; `within_tls`: locked from
    the first byte on."""

    host: str
    port: int
    user: str
    password: str
    starts_tls: bool
    within_tls: bool
    sender: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation. `database` is in Django's form; `names_keys` open names and files, the first
    one seals; `reminds`: people get letters of what waits for them; `demo`: the invented families on this machine
    only, over plain http."""

    secret_key: str
    names_keys: tuple[str, ...]
    hosts: tuple[str, ...]
    database: dict[str, Any]
    documents: Path
    oidc: Oidc | None
    mail: Mail | None
    reminds: bool
    demo: bool


def read_environment(values: Mapping[str, str]) -> Environment:
    """The settings in `values` (os.environ). Raises EnvironmentRefusedError with everything that is wrong at once."""
    wrong: list[Wrong] = []
    demo = values.get("THUISLIJN_DEMO", "") == "1"
    secret = values.get("THUISLIJN_SECRET_KEY", "")
    if len(secret) < _SHORTEST_KEY or _WEAK.search(secret):
        wrong.append(
            Wrong(
                "THUISLIJN_SECRET_KEY",
                f"ontbreekt of is te zwak; maak er een van minstens {_SHORTEST_KEY} tekens: thuislijn keys",
                f"is missing or too weak; make one of at least {_SHORTEST_KEY} random characters: thuislijn keys",
            )
        )
    names_keys = tuple(values.get("THUISLIJN_NAMES_KEY", "").replace(",", " ").split())
    if not names_keys or not all(_is_key(key) for key in names_keys):
        wrong.append(
            Wrong(
                "THUISLIJN_NAMES_KEY",
                "ontbreekt of is geen sleutel voor namen; maak er een: thuislijn keys",
                "is missing or no key for names; make one: thuislijn keys",
            )
        )
    hosts = tuple(values.get("THUISLIJN_HOSTS", "127.0.0.1 localhost" if demo else "").replace(",", " ").split())
    if not hosts or any(host.startswith(("*", ".")) for host in hosts):
        wrong.append(
            Wrong(
                "THUISLIJN_HOSTS",
                "noem de namen waaronder deze installatie te bereiken is, zoals thuislijn.regio.nl; zonder *",
                "name the hosts under which this installation is reached, such as thuislijn.regio.nl; without *",
            )
        )
    if demo and not all(_is_this_machine(host) for host in hosts):
        wrong.append(
            Wrong(
                "THUISLIJN_HOSTS",
                "de demonstratie (THUISLIJN_DEMO) is alleen te openen op deze computer: noem localhost of 127.0.0.1",
                "the demonstration (THUISLIJN_DEMO) opens on this machine only: name localhost or 127.0.0.1",
            )
        )
    documents = values.get("THUISLIJN_DOCUMENTS", "")
    if not documents or not Path(documents).is_absolute():
        wrong.append(
            Wrong(
                "THUISLIJN_DOCUMENTS",
                "wijs met een volledig pad de map aan waarin de documenten komen",
                "point with a full path to the folder that holds the documents",
            )
        )
    database = _database(values.get("DATABASE_URL", ""), documents, wrong)
    oidc = _oidc(values, wrong)
    mail = _mail(values.get("THUISLIJN_MAIL_URL", ""), values.get("THUISLIJN_MAIL_FROM", ""), wrong)
    reminders = values.get("THUISLIJN_REMINDERS", "1")
    if reminders not in ("0", "1"):
        wrong.append(
            Wrong(
                "THUISLIJN_REMINDERS",
                "kies 1 (herinneringen per mail) of 0 (geen)",
                "choose 1 (reminders by mail) or 0 (none)",
            )
        )
    if wrong:
        raise EnvironmentRefusedError(tuple(wrong))
    return Environment(
        secret,
        names_keys,
        hosts,
        database,
        Path(documents),
        oidc,
        mail,
        mail is not None and reminders == "1",
        demo,
    )


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine, with or without a port; a name without dots leads nowhere from outside."""
    return host.startswith(("127.", "[::1]")) or "." not in host


def _is_key(text: str) -> bool:
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


def _database(url: str, documents: str, wrong: list[Wrong]) -> dict[str, Any]:
    """Without DATABASE_URL: SQLite beside the documents."""
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url or f"sqlite:///{documents}/thuislijn.sqlite3"))
    except ValueError:
        config = {}
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        # IMMEDIATE: a transaction that will write takes the lock at once, so that two writers wait for each other
        # instead of failing halfway.
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        config["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    elif engine.endswith("postgresql"):
        config["CONN_MAX_AGE"] = 600
        config["CONN_HEALTH_CHECKS"] = True
    else:
        wrong.append(
            Wrong(
                "DATABASE_URL",
                "is geen adres van PostgreSQL of SQLite, zoals postgres://naam:wachtwoord@server/thuislijn",
                "is no address of PostgreSQL or SQLite, such as postgres://name:password@server/thuislijn",
            )
        )
    return config


_OIDC = ("CLIENT_ID", "CLIENT_SECRET", "AUTHORIZE", "TOKEN", "USERINFO", "KEYS", "ISSUER")


def _oidc(values: Mapping[str, str], wrong: list[Wrong]) -> Oidc | None:
    given = [values.get(f"THUISLIJN_OIDC_{name}", "") for name in _OIDC]
    if not any(given):
        return None
    missing = [f"THUISLIJN_OIDC_{name}" for name, value in zip(_OIDC, given, strict=True) if not value]
    unsafe = [value for value in given[2:] if value and not value.startswith("https://")]
    if missing or unsafe:
        wrong.append(
            Wrong(
                "THUISLIJN_OIDC_*",
                "aanmelden via OpenID Connect heeft alle zeven nodig, en https; er ontbreekt of rammelt: "
                + ", ".join((*missing, *unsafe)),
                "sign-in through OpenID Connect needs all seven, and https; missing or wrong: "
                + ", ".join((*missing, *unsafe)),
            )
        )
        return None
    return Oidc(*given)


_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_SENDER = re.compile(r"(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)")


def _mail(url: str, sender: str, wrong: list[Wrong]) -> Mail | None:
    if not url and not sender:
        return None
    if not _SENDER.fullmatch(sender):
        wrong.append(
            Wrong(
                "THUISLIJN_MAIL_FROM",
                "noem het adres waarvan mail komt, zoals Thuislijn <thuislijn@regio.nl>",
                "name the address that mail comes from, such as Thuislijn <thuislijn@regio.nl>",
            )
        )
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _MAIL_PORTS.get(parts.scheme, 0)
    except ValueError:
        host, port = "", 0
    # Plain mail carries links with which somebody comes in: only to a server on this very machine.
    if not host or not port or (parts.scheme == "smtp" and host not in ("localhost", "127.0.0.1", "::1")):
        wrong.append(
            Wrong(
                "THUISLIJN_MAIL_URL",
                "is geen adres van een mailserver met versleuteling, zoals smtp+tls://naam:wachtwoord@mail.regio.nl:587",
                "is no address of a mail server with encryption, such as smtp+tls://name:password@mail.regio.nl:587",
            )
        )
        return None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail(host, port, user, password, parts.scheme == "smtp+tls", parts.scheme == "smtps", sender)
