# SPDX-License-Identifier: EUPL-1.2
"""Processes that live and stop together: the web server and the readers of one installation."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from types import FrameType

GRACE = 25
"""Seconds that requests get to finish when the application stops."""

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG
_MOST, _WITHIN = 6, 60.0  # so many ends in so many seconds are no accident


class AddressTakenError(OSError):
    """Nobody can be heard at this address and port."""


def listen(bind: str) -> socket.socket:
    """A socket that takes connections at `host:port`, `[::1]:port` or `unix:/path`. Raises AddressTakenError.

    It is opened here and handed on, so that a taken port is told at once, and so that visitors wait instead of being
    refused while the web server is started again.
    """
    try:
        if bind.startswith("unix:"):
            return _listen_unix(bind.removeprefix("unix:"))
        host, _, port = bind.rpartition(":")
        host = host.strip("[]") or "127.0.0.1"
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        taken = socket.create_server((host, int(port)), family=family, backlog=512)
    except (OSError, ValueError, OverflowError) as error:
        number = getattr(error, "errno", None)
        raise AddressTakenError(number, os.strerror(number) if number and number > 0 else str(error)) from error
    return taken


def _listen_unix(path: str) -> socket.socket:
    with socket.socket(socket.AF_UNIX) as attempt:
        if attempt.connect_ex(path) == 0:
            raise OSError(98, "in use")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108  (what a server that was killed has left)
    taken = socket.socket(socket.AF_UNIX)
    taken.bind(path)
    os.chmod(path, 0o660)  # noqa: PTH101  (for the proxy, which shares our group)
    taken.listen(512)
    return taken


class Together:
    """Starts the commands, and starts one that ends by itself again; leaving it ends them all.

    `handles`: numbers of open files that they may use.
    """

    def __init__(self, commands: Sequence[Sequence[str]], handles: Sequence[int] = ()) -> None:
        self._commands, self._handles = commands, tuple(handles)
        self._processes: list[subprocess.Popen[bytes]] = []
        self._stopping = threading.Event()
        self._ends: deque[float] = deque(maxlen=_MOST)

    def __enter__(self) -> Together:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, self._stop)
        self._processes = [self._start(command) for command in self._commands]
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        until = time.monotonic() + GRACE + 5
        for process in self._processes:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches us alone, and we end the others in order.
        return subprocess.Popen(command, start_new_session=True, pass_fds=self._handles, preexec_fn=_die_with_parent)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()

    def watch(self) -> int:
        """Waits until it is told to stop. Returns 0 then, or 2 where a process ended again and again."""
        while not self._stopping.wait(0.5):
            for place, process in enumerate(self._processes):
                if process.poll() is None:
                    continue
                now = time.monotonic()
                if len(self._ends) == _MOST and now - self._ends[0] < _WITHIN:
                    return 2
                self._ends.append(now)
                self._processes[place] = self._start(self._commands[place])
        return 0


def _die_with_parent() -> None:
    """Whoever kills us at once leaves no server behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGTERM)
