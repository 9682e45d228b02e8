# SPDX-License-Identifier: EUPL-1.2
"""The processes of an installation live and stop together; what they say holds no secret."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django import Settings

from thuislijn.web.installation import health
from thuislijn.web.installation.keeping_up import AddressTakenError, listen
from thuislijn.web.installation.log_lines import WithoutContent

_TOGETHER = """
import sys
from pathlib import Path
from thuislijn.web.installation.keeping_up import Together
child = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\\\n'); time.sleep(float(sys.argv[2]))"
with Together([[sys.executable, "-c", child, sys.argv[1], sys.argv[2]]]) as together:
    sys.exit(together.watch())
"""


def together(pids: Path, seconds: str) -> subprocess.Popen[bytes]:
    """Something that keeps up one process, which writes its number and lives so many seconds."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        [sys.executable, "-c", _TOGETHER, str(pids), seconds], env=environment, preexec_fn=_heed_signals
    )


def _heed_signals() -> None:
    """As in a terminal: what a shell puts in the background, or nohup, ignores Ctrl-C or hanging up, and so do we."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def numbers(pids: Path, least: int) -> list[int]:
    for _ in range(200):
        found = [int(line) for line in pids.read_text().split()] if pids.exists() else []
        if len(found) >= least:
            return found
        time.sleep(0.1)
    raise AssertionError("it was not started")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_however_it_is_stopped_nothing_goes_on_running(tmp_path: Path, number: signal.Signals) -> None:
    pids = tmp_path / "pids"
    parent = together(pids, "60")
    (first,) = numbers(pids, 1)
    os.kill(first, signal.SIGKILL)
    _, second = numbers(pids, 2)
    assert is_alive(second), "what dies is started again"
    parent.send_signal(number)
    assert parent.wait(10) == (-signal.SIGKILL if number is signal.SIGKILL else 0)
    for _ in range(50):
        if not is_alive(second):
            return
        time.sleep(0.1)
    raise AssertionError("a process was left behind")


@pytest.mark.rehearsal
def test_what_ends_again_and_again_is_given_up(tmp_path: Path) -> None:
    parent = together(tmp_path / "pids", "0")
    assert parent.wait(30) == 2
    assert len(numbers(tmp_path / "pids", 1)) == 7


def test_a_taken_port_and_what_is_no_port_are_refused(tmp_path: Path) -> None:
    with listen("127.0.0.1:0") as door:
        port = door.getsockname()[1]
        for bind in (f"127.0.0.1:{port}", "127.0.0.1:x", "127.0.0.1:99999", "no.such.host.invalid:80"):
            with pytest.raises(AddressTakenError):
                listen(bind)
    path = f"unix:{tmp_path}/door"
    with listen(path):
        with pytest.raises(AddressTakenError):
            listen(path)
        assert os.stat(tmp_path / "door").st_mode & 0o007 == 0  # noqa: PTH116
    with listen(path) as again:
        assert again.family is socket.AF_UNIX, "what a server that was killed has left is in nobody's way"


def test_monitoring_learns_whether_it_works_and_nothing_else(
    client: Client, db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = client.get("/gezond")
    assert (fine.status_code, fine.content) == (200, b"ok\n") and not fine.cookies
    assert client.post("/gezond").status_code == 405

    class Away:
        def cursor(self) -> None:
            raise DatabaseError("password=geheim")

    with monkeypatch.context() as patch:
        patch.setattr(health, "connection", Away())
        away = client.get("/gezond")
        assert (away.status_code, away.content) == (503, b"niet gezond\n")
    settings.DOCUMENTS = "/no/such/folder"
    assert client.get("/gezond").status_code == 503


def test_lines_for_the_machine_hold_no_secret_and_no_content() -> None:
    secret = "s3" * 22
    try:
        try:
            raise ValueError("Joris woont bij oma")
        except ValueError as error:
            raise RuntimeError(f"key (email)=(joris@example.org) {secret}") from error
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "%s at /wachtwoord/%s", ("oops", secret), sys.exc_info())
    line = WithoutContent().format(record)
    assert secret not in line and "Joris" not in line and "joris@" not in line
    assert "oops at /wachtwoord/[...]" in line and "test_keeping_up.py" in line
    assert line.index("RuntimeError") < line.index("ValueError")
