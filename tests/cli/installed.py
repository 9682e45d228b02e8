# SPDX-License-Identifier: EUPL-1.2
"""Installations of their own, in processes of their own, as an administrator has them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

_FILL = """
import django; django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
from django.contrib.auth.hashers import PBKDF2PasswordHasher
PBKDF2PasswordHasher.iterations = 1  # ten people, quickly
from tests.web.people import build_world, with_family, with_sources
from thuislijn.actions.sources import files as sources
world = build_world()
case = with_family(world)
with_sources(world)
from thuislijn.store.cases import Case
old = Case(programme=world.programme, team=world.north, pseudonym="Gezin Krab", reference_day="2022-03-01")
old.save()
Case.objects.filter(pk=old.pk).update(worked_on="2022-03-01T12:00:00Z")
sources.add(by=world.actor("tine"), case=case, name="brief.txt", content=["Joris ging naar oma. 😀 {}".encode()])
"""
_BACK_UP = """
import django; django.setup()
from pathlib import Path
from thuislijn.actions.keeping.backup import back_up
"""
_EVERYTHING = """
import django, hashlib, json; django.setup()
from django.apps import apps
from django.conf import settings
rows = {
    model._meta.label: [
        {name: bytes(value).hex() if isinstance(value, (bytes, memoryview)) else value for name, value in row.items()}
        for row in model._base_manager.order_by("pk").values()
    ]
    for model in apps.get_models() if model._meta.app_label in ("store", "otp_totp", "otp_static")
}
cases = settings.DOCUMENTS / "cases"
files = {str(p.relative_to(cases)): hashlib.sha256(p.read_bytes()).hexdigest() for p in cases.rglob("*") if p.is_file()}
print(json.dumps([rows, files], default=str, sort_keys=True))
"""


@dataclass(frozen=True)
class Installation:
    """One on a folder and a database (SQLite in the folder without an address); `environment` is all it is told."""

    environment: dict[str, str]

    def thuislijn(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Runs the command."""
        return self._python(["-m", "thuislijn.cli.main", *arguments], changes)

    def fill(self) -> None:
        """Puts the cast with a family and a document in it."""
        done = self._python(["-c", _FILL], {})
        assert done.returncode == 0, done.stderr

    def everything(self, backup: Path | None = None) -> list[Any]:
        """All rows, and the digests of all documents; with a backup made just before."""
        first = f"{_BACK_UP}back_up(Path({str(backup)!r}))\n" if backup else ""
        done = self._python(["-c", first + _EVERYTHING], {})
        assert done.returncode == 0, done.stderr
        found: list[Any] = json.loads(done.stdout)
        return found

    def on(self, folder: Path, database: str = "") -> Installation:
        """Another one with the same keys."""
        return replace(self, environment={**self.environment, **_where(folder, database)})

    def _python(self, arguments: list[str], changes: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env={**self.environment, **changes},
            cwd=self.environment["THUISLIJN_DOCUMENTS"],
            capture_output=True,
            text=True,
            check=False,
        )


def new_installation(folder: Path, database: str = "") -> Installation:
    """An empty one, with keys of its own."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ},
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": "thuislijn.web.settings",
        "THUISLIJN_SECRET_KEY": "w7" * 30,
        "THUISLIJN_NAMES_KEY": Fernet.generate_key().decode(),
        "THUISLIJN_HOSTS": "thuislijn.example.org",
    }
    return Installation({**environment, **_where(folder, database)})


def _where(folder: Path, database: str) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    return {"THUISLIJN_DOCUMENTS": str(folder), "DATABASE_URL": database}
