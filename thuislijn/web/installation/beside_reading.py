# SPDX-License-Identifier: EUPL-1.2
"""What a reader does beside its reading: each minute it gives a sign of life, and once a day it writes the reminders.

Every reader goes round; each reminder is sent by one of them.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from thuislijn.actions.reminding import remind
from thuislijn.actions.sources.reading_apart import ReadingApart, UnreadableError
from thuislijn.web.entering.letters import send_reminder

_log = logging.getLogger(__name__)
_MINUTE = 60.0
_WITHOUT_MAIL = 15 * _MINUTE
_SIGN = ".lezer"
NOT_AT_ALL = "ended"
"""What a reader says of reading apart where the process for it does not even start."""


def go_round(stop: threading.Event) -> None:
    """Goes round every minute until `stop` is set; after a mail server or database that did not answer, the next
    reminders are a quarter of an hour later. None are sent where they are off or there is no mail server."""
    again = 0.0
    reach = _reach()
    while not stop.is_set():
        _give_sign(reach)
        if settings.SENDS_REMINDERS and time.monotonic() >= again:
            again = 0.0 if _remind(stop) else time.monotonic() + _WITHOUT_MAIL
        stop.wait(_MINUTE)


def _remind(stop: threading.Event) -> bool:
    try:
        return remind(send_reminder, stop=stop)
    except Exception as error:  # a database that is away for a moment; its name says enough, its words may not
        _log.warning("reminding failed: %s", type(error).__name__)
        return False
    finally:
        close_old_connections()


def _reach() -> str:
    """Tried here and not by who asks: only the reader runs in the bounds of the service."""
    try:
        with ReadingApart() as apart:
            return " ".join(apart.reach())
    except UnreadableError:
        return NOT_AT_ALL


def _give_sign(reach: str) -> None:
    try:
        (Path(settings.DOCUMENTS) / _SIGN).write_text(reach)
    except OSError as error:
        _log.warning("the reader cannot write in the document folder: %s", type(error).__name__)


def last_sign() -> dt.datetime | None:
    """When a reader of this installation was last alive; None where none ever ran."""
    try:
        return dt.datetime.fromtimestamp((Path(settings.DOCUMENTS) / _SIGN).stat().st_mtime, dt.UTC)
    except OSError:
        return None


def last_reach() -> tuple[str, ...]:
    """What a process that reads a file could reach when the reader started: NETWORK, FILES, NOT_AT_ALL, or nothing."""
    try:
        return tuple((Path(settings.DOCUMENTS) / _SIGN).read_text().split())
    except OSError:
        return ()
