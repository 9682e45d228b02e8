# SPDX-License-Identifier: EUPL-1.2
"""Starting and keeping up an installation: what the commands `serve`, `work`, `update` and `keys` do.

This module may be imported without settings; Django is set up by `start`.
"""

from __future__ import annotations

import os
import secrets
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

from thuislijn.web.installation.keeping_up import GRACE, Together, listen

SETTINGS = "thuislijn.web.settings"
THREADS = 4
"""Requests that one web process answers at a time."""


def new_keys() -> dict[str, str]:
    """A fresh secret key and a fresh key for names, as environment settings."""
    return {
        "THUISLIJN_SECRET_KEY": secrets.token_urlsafe(50),
        "THUISLIJN_NAMES_KEY": Fernet.generate_key().decode(),
    }


def start() -> None:
    """Sets Django up from the environment. Raises EnvironmentRefusedError with everything that is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from thuislijn.web.environment import read_environment

    environment = read_environment(os.environ)
    # What we write (the database of SQLite, sealed files, uploads on their way) is for nobody else on this machine.
    os.umask(0o077)
    environment.documents.mkdir(parents=True, exist_ok=True, mode=0o700)
    import django

    django.setup()


def update() -> None:
    """Brings the tables and the static files up to this version; `start` was called."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def index_anew() -> int:
    """Makes the whole search index anew, and says of how many rows it is; `start` was called."""
    from thuislijn.actions.searching import rebuild

    return rebuild()


def behind() -> bool:
    """Whether the tables are older than this version, so that `update` has to be run first."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    finally:
        connection.close()  # the process that starts the others needs it no more


def work(stop: threading.Event) -> None:
    """Reads what was uploaded, and reminds people beside it, until `stop` is set; `start` was called."""
    from thuislijn.actions.sources.reading import work_forever
    from thuislijn.web.installation.beside_reading import go_round

    beside = threading.Thread(target=go_round, args=[stop], daemon=True)
    beside.start()
    work_forever(stop)
    beside.join(GRACE)  # a letter that is on its way arrives, and is noted


def run(bind: str, workers: int, readers: int, ready: Callable[[], None] | None = None) -> int:
    """The web server with its workers, and the readers, until it is told to stop. Returns an exit code.

    Each is a process of its own: one that dies is started again. `ready` is called once visitors can come; they wait
    a moment for the first page. Raises AddressTakenError.
    """
    with listen(bind) as door:
        server = [
            *(sys.executable, "-m", "gunicorn", "thuislijn.web.wsgi:application"),
            *("--bind", f"fd://{door.fileno()}", "--workers", str(workers), "--threads", str(THREADS), "--preload"),
            *("--timeout", "300", "--graceful-timeout", str(GRACE), "--keep-alive", "75"),
            *("--max-requests", "5000", "--max-requests-jitter", "500"),
            *("--log-level", "warning", "--no-control-socket"),
        ]
        reader = [sys.executable, "-m", "thuislijn.cli.main", "work"]
        with Together([server, *[reader] * readers], handles=[door.fileno()]) as together:
            if ready is not None:
                ready()
            return together.watch()


def own_settings(folder: Path, port: int) -> dict[str, str]:
    """The settings of the demonstration: its keys are made once and kept in its folder, readable to its owner only."""
    kept = folder / "keys"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept.touch(mode=0o600)
        kept.write_text("".join(f"{name}={value}\n" for name, value in new_keys().items()), encoding="utf-8")
    keys = dict(line.split("=", 1) for line in kept.read_text(encoding="utf-8").splitlines() if line)
    return {
        **keys,
        "THUISLIJN_DEMO": "1",
        "THUISLIJN_HOSTS": f"127.0.0.1 localhost 127.0.0.1:{port}",
        "THUISLIJN_DOCUMENTS": str(folder.resolve()),
    }
