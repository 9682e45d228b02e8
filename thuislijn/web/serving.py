# SPDX-License-Identifier: EUPL-1.2
"""Starting and keeping up an installation: what the commands `serve`, `work`, `update` and `keys` do.

This module may be imported without settings; Django is set up by `start`.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from cryptography.fernet import Fernet

SETTINGS = "thuislijn.web.settings"
_GRACE = 25  # seconds that requests and a reading get to finish when the application stops


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
    environment.documents.mkdir(parents=True, exist_ok=True, mode=0o700)
    import django

    django.setup()


def update() -> None:
    """Brings the tables and the static files up to this version; `start` was called."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def behind() -> bool:
    """Whether the tables are older than this version, so that `update` has to be run first."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def work(stop: threading.Event) -> None:
    """Reads what was uploaded until `stop` is set; `start` was called."""
    from thuislijn.actions.reading import work_forever

    work_forever(stop)


def run(bind: str, workers: int, readers: int, ready: Callable[[], None] | None = None) -> int:
    """The web server with its workers, and the readers, until it is told to stop. Returns an exit code.

    Each is a process of its own: one that dies is started again.
    """
    server = [
        *(sys.executable, "-m", "gunicorn", "thuislijn.web.wsgi:application"),
        *("--bind", bind, "--workers", str(workers), "--threads", "4", "--timeout", "300"),
        *("--graceful-timeout", str(_GRACE), "--max-requests", "5000", "--max-requests-jitter", "500"),
        *("--log-level", "warning", "--no-control-socket"),
    ]
    reader = [sys.executable, "-m", "thuislijn.cli.main", "work"]
    with _Family([server, *[reader] * readers], os.environ) as family:
        if ready is not None:
            ready()
        return family.watch()


class _Family:
    """Processes that live and stop together; one that ends by itself is started again, not too often."""

    _MOST = 20

    def __init__(self, commands: list[list[str]], environment: Mapping[str, str]) -> None:
        self.commands = commands
        self.environment = dict(environment)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.stopping = threading.Event()
        self.restarts = 0

    def __enter__(self) -> _Family:
        for signal_number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signal_number, self._stop)
        self.processes = [self._start(command) for command in self.commands]
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(_GRACE + 5)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self.environment, start_new_session=True)

    def _stop(self, signal_number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def watch(self) -> int:
        while not self.stopping.wait(0.5):
            for number, process in enumerate(self.processes):
                if process.poll() is None:
                    continue
                self.restarts += 1
                if self.restarts > self._MOST:
                    return 2
                self.processes[number] = self._start(self.commands[number])
        return 0


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
