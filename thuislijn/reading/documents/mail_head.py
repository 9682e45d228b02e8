# SPDX-License-Identifier: EUPL-1.2
"""The head of a mail: who wrote to whom, when and about what. A mail is dated by it, and its text begins with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.documents import DateHint, HintSource

_MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"]
_MONTHS += ["november", "december"]
_YEARS = range(1985, 2100)  # a mail from before or after has a clock that was never set


@dataclass(frozen=True, slots=True)
class MailHead:
    """`sent` is in the time zone that the mail itself names, since its writer's day is meant; `words` as written."""

    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    sent: dt.datetime | None = None
    words: str = ""

    @property
    def hints(self) -> tuple[DateHint, ...]:
        """The day on which it was sent, if known."""
        return (DateHint(self.sent.date(), self.words, HintSource.MAIL),) if self.sent else ()

    def lines(self) -> str:
        """The head as the lines that Dutch mail programs print above a mail; empty when nothing is known."""
        shown = (
            ("Van", self.sender),
            ("Aan", "; ".join(self.to)),
            ("Cc", "; ".join(self.cc)),
            ("Datum", _dutch(self.sent) if self.sent else self.words),
            ("Onderwerp", self.subject),
        )
        return "".join(f"{label}: {value}\n" for label, value in shown if value)


def decoded(header: object) -> str:
    """A header with its encoded words read, on one line."""
    words = str(header or "")
    with suppress(MessageError, LookupError, ValueError):  # better the raw words than none
        words = str(make_header(decode_header(words)))
    return clean(re.sub(r"\s+", " ", words))


def people(headers: Sequence[object]) -> tuple[str, ...]:
    """The addressees in headers such as To, each as 'Name <address>'."""
    found = []
    for name, address in getaddresses([str(header) for header in headers]):
        shown = decoded(name)
        plain = decoded(address)
        if shown and plain and shown != plain:
            found.append(f"{shown} <{plain}>")
        elif shown or plain:
            found.append(shown or plain)
    return tuple(dict.fromkeys(found))


def sent_at(words: str) -> dt.datetime | None:
    """The moment in a Date header; None when it is none, or cannot be true."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.year in _YEARS else None


def _dutch(moment: dt.datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M}"
