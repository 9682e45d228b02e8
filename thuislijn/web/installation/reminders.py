# SPDX-License-Identifier: EUPL-1.2
"""The daily round of reminders, beside the reading; each reader goes round, and each letter is sent by one of them."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import close_old_connections

from thuislijn.actions.reminding import remind
from thuislijn.web.entering.letters import send_reminder

_log = logging.getLogger(__name__)
_MINUTE = 60.0
_WITHOUT_MAIL = 15 * _MINUTE


def remind_daily(stop: threading.Event, rest: float = _MINUTE) -> None:
    """Looks every `rest` seconds whether somebody is left to write to today, until `stop` is set; every quarter of an
    hour where the mail server does not answer. Nothing is done where reminders are off or there is no mail server."""
    while settings.SENDS_REMINDERS and not stop.is_set():
        answered = False
        try:
            answered = remind(send_reminder, stop=stop)
        except Exception as error:  # a database that is away for a moment; its name says enough, its words may not
            _log.warning("reminding failed: %s", type(error).__name__)
        finally:
            close_old_connections()
        stop.wait(rest if answered else max(rest, _WITHOUT_MAIL))
