# SPDX-License-Identifier: EUPL-1.2
"""The process that opens a strange file reaches nothing else: no network, no keys, no file of the installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_TRIES = """
import json, os, socket, sys
from pathlib import Path
from thuislijn.actions.sources.reading_apart import shut_in

secret, scraps = Path(sys.argv[1]), Path(os.environ["TMPDIR"])

def send():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))

tries = {
    "read a file of the installation": secret.read_text,
    "change a file of the installation": lambda: secret.write_text("other"),
    "see the keys of the reader": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "send something away": send,
    "keep a scrap of its own": lambda: (scraps / "scrap").write_text("x"),
    "start a program": lambda: os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0),
}

def works(act):
    try:
        act()
    except OSError:
        return False
    return True

print(json.dumps({"shut in": shut_in(), **{name: works(act) for name, act in tries.items()}}))
"""


def test_a_process_that_reads_reaches_its_scraps_and_programs_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "scraps").mkdir()
    secret = tmp_path / "db.sqlite3"
    secret.write_text("a family")
    run = subprocess.run(
        [sys.executable, "-c", _TRIES, str(secret)],
        env={**os.environ, "TMPDIR": str(tmp_path / "scraps")},
        capture_output=True,
        text=True,
        check=True,
    )
    done: dict[str, bool] = json.loads(run.stdout)
    if not done.pop("shut in"):
        pytest.skip("here an ordinary user may not shut a process in (namespaces of users, Landlock)")
    assert [name for name, could in done.items() if could] == ["keep a scrap of its own", "start a program"]
    assert secret.read_text() == "a family"
