# SPDX-License-Identifier: EUPL-1.2
"""The application as an installation runs it, with generated families in it, for as long as a benchmark lasts."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thuislijn.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Running:
    """Where it listens, the cookie of somebody who is signed in, and the ids of the cases by number of items."""

    url: str
    cookie: tuple[str, str]
    cases: dict[int, str]


def prepare(folder: Path) -> None:
    """Sets up Django in this process on a new SQLite database in `folder`, with static files as they are served."""
    from cryptography.fernet import Fernet

    os.environ.update(
        THUISLIJN_SECRET_KEY="k3" * 30,
        THUISLIJN_NAMES_KEY=Fernet.generate_key().decode(),
        THUISLIJN_HOSTS="127.0.0.1 testserver",
        THUISLIJN_DOCUMENTS=str(folder),
        THUISLIJN_DEMO="1",
        DJANGO_SETTINGS_MODULE="thuislijn.web.settings",
    )
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def fill(timelines: dict[int, Timeline]) -> tuple[tuple[str, str], dict[int, str]]:
    """A cast and a case for every timeline; the session cookie of a team member, and the ids of the cases."""
    from django.conf import settings

    from tests.web.people import build_world
    from thuislijn.actions.timeline import Edit, write
    from thuislijn.store.cases import Case
    from thuislijn.store.entries import Section
    from thuislijn.timeline.exchange import encode

    world = build_world()
    cases: dict[int, str] = {}
    parts: dict[Section, tuple[Any, ...]]
    for count, timeline in timelines.items():
        case = Case(programme=world.programme, team=world.north, pseudonym=f"Gezin {count}", anonymous=True)
        case.reference_day = dt.date.fromordinal(timeline.reference_day)
        case.save()
        parts = {
            Section.PERSONS: timeline.persons,
            Section.ORGANISATIONS: timeline.organisations,
            Section.ITEMS: timeline.items,
            Section.TURNING_POINTS: timeline.turning_points,
        }
        edits = [Edit(section, value.id, encode(value)) for section, values in parts.items() for value in values]
        write(by=world.actor("tine"), case=case, edits=edits)
        cases[count] = str(case.pk)
    session = world.client("tine").cookies[settings.SESSION_COOKIE_NAME].value
    return (settings.SESSION_COOKIE_NAME, session), cases


@contextmanager
def served(cookie: tuple[str, str], cases: dict[int, str]) -> Iterator[Running]:
    """Runs gunicorn with one worker on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--threads",
        "2",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen([*command, "thuislijn.web.wsgi"])
    try:
        _wait(port)
        yield Running(f"http://127.0.0.1:{port}", cookie, cases)
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()  # what was measured stands, whatever a server of ours still waits for


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the application did not start")
