# SPDX-License-Identifier: EUPL-1.2
"""A document as the messages it holds: a mail with the mails quoted under it, each with its own day and writer.

'Vandaag' in a mail that was quoted three times is the day of that mail, so each message is read by itself. The layout
is made plain for the reader of texts without moving a character: every place found in it is a place in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.reading.documents.documents import Document
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute
from thuislijn.timeline.moment import Day

_QUOTED = re.compile(r"(?m)^[ \t]*>[> \t]*")
_SALUTATION = re.compile(
    r"(?m)^([ \t]*(?:geachte|beste|hallo|hoi|dag|lieve|goedemorgen|goedemiddag)\b[^\n.!?:]{0,80}),(?=[ \t]*$)", re.I
)

_WROTE = re.compile(
    r"(?m)^[ \t]*(?:Op|On) (?P<when>[^\n]{6,60}?),?[ ]+(?:schreef|heeft|wrote) ?(?P<who>[^\n<:]{0,60}?)(?: ?<[^>\n]*>)?"
    r"(?: het volgende geschreven| wrote)?:[ \t]*$"
)
_FROM = re.compile(r"(?m)^[ \t]*(?:Van|From): (?P<who>[^\n]+)$")
_LABELLED = re.compile(r"[ \t]*[A-Z][A-Za-z ]{1,14}:[ \t]*(?P<what>[^\n]*)(?:\n|$)")
_SENT = re.compile(r"[ \t]*(?:Verzonden|Verstuurd|Datum|Sent|Date):", re.I)
_HEAD_LINES = 6
_ADDRESS = re.compile(r"\s*<[^>]*>|\s*\[mailto:[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Message:
    """A stretch of a document by one writer: places in its text, the day it was written and who wrote it, if told."""

    start: int
    end: int
    day: Day | None = None
    writer: str = ""


def plain_layout(text: str) -> str:
    """The text with the same length, the marks of quoting gone and a full stop behind each salutation."""
    return _SALUTATION.sub(r"\1.", _QUOTED.sub(lambda mark: " " * len(mark.group()), text))


def messages(document: Document, plain: str) -> tuple[Message, ...]:
    """The messages in a document, in the order of its text; `plain` is its text with a plain layout."""
    written = document.written()
    start, day, writer = document.body_start, written.toordinal() if written else None, _name(document.sender)
    found = []
    for low, high, next_day, next_writer in _heads(plain, document.body_start):
        if low < start:
            continue  # a head within the head before it
        found.append(Message(start, low, day, writer))
        start, day, writer = high, next_day, next_writer
    found.append(Message(start, len(plain), day, writer))
    return tuple(message for message in found if plain[message.start : message.end].strip())


def _heads(text: str, begin: int) -> list[tuple[int, int, Day | None, str]]:
    """Where the messages under the first begin: place and end of each head, its day, its writer."""
    found = [
        (head.start(), head.end(), _day(head["when"]), _name(head["who"]))
        for head in _WROTE.finditer(text, begin)
        if _day(head["when"]) is not None
    ]
    for head in _FROM.finditer(text, begin):
        lines = list(_labelled(text, head.end() + 1))
        day = next((_day(line["what"]) for line in lines if _SENT.match(line.group())), None)
        if day is not None:
            found.append((head.start(), lines[-1].end(), day, _name(head["who"])))
    return sorted(found)


def _labelled(text: str, at: int) -> Iterator[re.Match[str]]:
    """The lines 'Verzonden: ...', 'Aan: ...' that follow upon each other from `at`."""
    for _ in range(_HEAD_LINES):
        line = _LABELLED.match(text, at)
        if line is None:
            return
        yield line
        at = line.end()


def _day(words: str) -> Day | None:
    for expression in find_times(tokenise(words)):
        value = expression.value
        if isinstance(value, Absolute) and value.first == value.last:
            return value.first
    return None


def _name(writer: str) -> str:
    """'Wendy Schaap <w.schaap@...>' -> 'Wendy Schaap'."""
    return _ADDRESS.sub("", writer).strip(" \"'")
