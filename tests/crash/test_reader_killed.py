# SPDX-License-Identifier: EUPL-1.2
"""A server and a reader that are killed at any moment, as processes of their own on a database of their own: what was
answered 'kept' is there, nothing is half, and the next reader goes on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

_BEGIN = """
import datetime as dt, sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from thuislijn.actions.sources import files as sources, reading
from thuislijn.actions.acting import READER
from thuislijn.store.cases import Case
reading._STALE = dt.timedelta(seconds=1)
"""
_SET_UP = """
call_command("migrate", verbosity=0)
from tests.web.people import build_world, with_family
with_family(build_world())
"""
_UPLOAD = """
case = Case.objects.get()
for number in range(40):
    text = f"Op {number % 27 + 1} mei 2021 ging Joris bij zijn oma wonen. " + str(number)
    source = sources.add(by=READER, case=case, name="brief.txt", content=[text.encode()] * 8)
    print(source.pk.hex, flush=True)
"""
_WORK = """
import threading
reading.work_forever(threading.Event(), rest=0.05)
"""
_FINISH = """
while reading.work_once():
    pass
"""


@pytest.fixture
def installation(tmp_path: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Starts a piece of program in an installation of its own."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": "thuislijn.web.settings",
        "THUISLIJN_SECRET_KEY": "w7" * 30,
        "THUISLIJN_NAMES_KEY": Fernet.generate_key().decode(),
        "THUISLIJN_DOCUMENTS": str(tmp_path),
        "THUISLIJN_DEMO": "1",
    }

    def start(program: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _BEGIN + program]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    return start


def finish(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=90)
    assert process.returncode == 0, err
    return out


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "thuislijn.sqlite3") as database:
        return database.execute(question).fetchall()


def test_what_was_answered_as_kept_is_there_and_is_read_after_all(
    installation: Callable[[str], subprocess.Popen[str]], tmp_path: Path
) -> None:
    finish(installation(_SET_UP))
    chance = random.Random(11)

    uploading = installation(_UPLOAD)
    assert uploading.stdout is not None
    kept = [uploading.stdout.readline().strip() for _ in range(chance.randint(2, 4))]
    time.sleep(chance.uniform(0, 0.02))
    uploading.send_signal(signal.SIGKILL)
    rest, _ = uploading.communicate()
    kept += [line for line in rest.split() if len(line) == 32]
    held = {str(id): str(case) for id, case in rows(tmp_path, "SELECT id, case_id FROM store_casesource")}
    assert set(kept) <= set(held)
    for id, case in held.items():
        assert (tmp_path / "cases" / case / id).is_file(), "a row without its file"

    for _ in range(2):
        worker = installation(_WORK)
        time.sleep(chance.uniform(0.9, 2.2))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        half = "SELECT count(*) FROM store_casesource s WHERE (state = 'read') != (text != '')"
        assert rows(tmp_path, half) == [(0,)]
        orphans = "SELECT count(*) FROM store_proposalcard c JOIN store_casesource s ON s.id = c.source_id"
        assert rows(tmp_path, f"{orphans} WHERE s.state != 'read'") == [(0,)]

    time.sleep(1.1)
    finish(installation(_FINISH))
    states = [state for (state,) in rows(tmp_path, "SELECT state FROM store_casesource")]
    assert set(states) <= {"read", "copy"} and len(states) == len(held)
    assert rows(tmp_path, "SELECT count(*) FROM store_proposalcard")[0][0] != 0
