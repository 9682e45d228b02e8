# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL of our own, in a folder that goes: for tests, and `python -m tests.postgresql COMMAND ...` runs a
command with DATABASE_URL pointing to it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder with the programs of the newest PostgreSQL on this machine; None without one."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(folders, key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def running(safe: bool = False) -> Iterator[str]:
    """The address (as DATABASE_URL) of an empty database in a cluster that nobody else sees: it listens on no port.

    `safe`: it writes to the disk as a real one does; otherwise it is faster and a power cut would spoil it.
    """
    bins = programs()
    assert bins is not None, "PostgreSQL is absent"
    # PostgreSQL refuses to run as root.
    owner = _other_than_root()
    as_owner = ["runuser", "-u", owner, "--"] if owner else []
    folder = Path(tempfile.mkdtemp(prefix="thuislijn-pg-", dir="/tmp"))
    try:
        if owner:
            shutil.chown(folder, owner)
        data = str(folder / "data")
        quiet = {"check": True, "capture_output": True, "cwd": "/"}
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([*as_owner, str(bins / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", *locale], **quiet)  # type: ignore[call-overload]
        options = f"-k {folder} -c listen_addresses='' {'' if safe else _FAST}"
        start = ["start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options]
        # Its log file and not our pipe: the server would hold the pipe open for as long as it lives.
        subprocess.run([*as_owner, str(bins / "pg_ctl"), *start], check=True, stdout=subprocess.DEVNULL, cwd="/")
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            subprocess.run([*as_owner, str(bins / "pg_ctl"), "stop", "-w", "-m", "immediate", "-D", data], **quiet)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_than_root() -> str:
    if os.geteuid() != 0:
        return ""
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


if __name__ == "__main__":
    with running() as address:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}, check=False).returncode)
