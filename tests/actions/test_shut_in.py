# SPDX-License-Identifier: EUPL-1.2
"""The process that opens a strange file reaches nothing else: no network, no database, no keys, no other file."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from thuislijn.actions.sources.reading_apart import ReadingApart
from thuislijn.actions.sources.shut_in import FILES, NETWORK

_TRIES = """
import json, os, socket, sys
from pathlib import Path
from thuislijn.actions.sources import shut_in

secret, scraps, database, way = Path(sys.argv[1]), Path(os.environ["TMPDIR"]), sys.argv[2], sys.argv[3]

def send():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))

def speak():
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(database)

tries = {
    "read a file of the installation": secret.read_text,
    "change a file of the installation": lambda: secret.write_text("other"),
    "read the settings of the machine": lambda: Path("/etc/passwd").read_text(),
    "see the keys of the reader": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "send something away": send,
    "speak with the database": speak,
    "keep a scrap of its own": lambda: (scraps / "scrap").write_text("x"),
    "start a program": lambda: os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0),
}

def works(act):
    try:
        act()
    except OSError:
        return False
    return True

if way == "killed for asking":
    ask = shut_in.ctypes.CDLL
    shut_in.ctypes.CDLL = lambda name: os.kill(os.getpid(), 31) if os.getpid() != first else ask(name)
    first = os.getpid()
print(json.dumps({"reach": shut_in.shut_in(), "works": [name for name, act in tries.items() if works(act)]}))
"""
_ALLOWED = ["keep a scrap of its own", "start a program"]


def tried(folder: Path, way: str = "") -> dict[str, list[str]]:
    """What a process that shut itself in could still do, and what it says that it can reach."""
    (folder / "scraps").mkdir()
    secret, database = folder / "db.sqlite3", folder / "socket"
    secret.write_text("a family")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(database))
        listening.listen()
        run = subprocess.run(
            [sys.executable, "-c", _TRIES, str(secret), str(database), way],
            env={**os.environ, "TMPDIR": str(folder / "scraps")},
            capture_output=True,
            text=True,
            check=True,
        )
    done: dict[str, list[str]] = json.loads(run.stdout)
    return done


def test_a_process_that_reads_reaches_its_scraps_and_programs_and_nothing_else(tmp_path: Path) -> None:
    done = tried(tmp_path)
    if done["reach"]:
        pytest.skip(f"here a process cannot be shut in: {done['reach']} (no seccomp or Landlock)")
    assert done["works"] == _ALLOWED
    assert (tmp_path / "db.sqlite3").read_text() == "a family"


def test_where_a_service_kills_who_asks_for_landlock_reading_goes_on_without_network(tmp_path: Path) -> None:
    done = tried(tmp_path, "killed for asking")
    if NETWORK in done["reach"]:
        pytest.skip("here a process cannot be kept off the network (no seccomp)")
    assert done["reach"] == [FILES]
    assert not {"send something away", "speak with the database"} & set(done["works"])


def test_a_process_with_the_keys_is_hidden_from_others_of_its_user() -> None:
    asked = (
        "import ctypes, thuislijn.actions.sources.shut_in as s; s.hide_from_others(); print(ctypes.CDLL(None).prctl(3))"
    )
    assert subprocess.check_output([sys.executable, "-c", asked], text=True).strip() == "0"


def test_the_process_tells_its_reader_what_it_can_reach() -> None:
    with ReadingApart() as apart:
        assert set(apart.reach()) <= {NETWORK, FILES}
