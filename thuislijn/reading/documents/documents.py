# SPDX-License-Identifier: EUPL-1.2
"""What reading a file gives: a document with its text and positions, or a problem in one sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class HintSource(StrEnum):
    """Where the date of a document comes from."""

    MAIL = "mail"  # the Date header: when it was sent
    CREATED = "created"  # a property of the file, often that of the template it was made from
    MODIFIED = "modified"  # a property of the file, often that of the last conversion


@dataclass(frozen=True, slots=True)
class DateHint:
    """A day on which the document may have been written, with the words it was read from.

    Only a mail's own Date header is `strong`: file properties change when a file is copied, printed or converted.
    """

    day: dt.date
    words: str
    source: HintSource

    @property
    def strong(self) -> bool:
        return self.source is HintSource.MAIL


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, and its span of characters in the text of the document, end exclusive.

    `scanned` pages were read from an image; `confidence` is then how sure the reader was, 0 to 100, as the mean over
    the words (None where there was nothing to read).
    """

    number: int
    start: int
    end: int
    scanned: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document with its whole text, lines ending in a line feed.

    `id` is the first 12 hexadecimal digits of the SHA-256 of the bytes, so it survives a change of name or folder.
    `path` is relative to the folder that was read; an attachment stands under its mail: 'mail.eml/bijlage.pdf'.
    `body_start` is where the text proper begins: before it stand the lines with sender, recipients, date and subject
    that mails get. `scanned` is true when any page was read from an image.
    """

    id: str
    path: str
    kind: str
    title: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    hints: tuple[DateHint, ...] = ()
    author: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    body_start: int = 0
    scanned: bool = False
    attachments: tuple[Document, ...] = ()

    def walk(self) -> Iterator[Document]:
        """This document, then its attachments and theirs, in order."""
        yield self
        for attachment in self.attachments:
            yield from attachment.walk()

    def page_at(self, position: int) -> Page:
        """The page on which a character of the text stands; a line feed between two pages belongs to the first."""
        for page in reversed(self.pages):
            if page.start <= position:
                return page
        return self.pages[0]

    def written(self) -> dt.date | None:
        """The day of the strong hint, if there is one."""
        return next((hint.day for hint in self.hints if hint.strong), None)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file that holds what an earlier one holds already, and was therefore not read again.

    `duplicate_of` is the id of the document that was read and `original` its path; `same` says what is equal: the
    bytes, or only the words (a Word file and its print to PDF).
    """

    path: str
    id: str
    duplicate_of: str
    original: str
    same: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong with a file, as a sentence that names the file and says what to do, in Dutch and in English.

    `refused` is true when nothing of the file was read, false for a remark on a file that was.
    """

    path: str
    code: str
    nl: str
    en: str
    refused: bool = True


def digest(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def id_of(sha256: str) -> str:
    """The id of a document: the first 12 digits, enough to keep a million files apart."""
    return sha256[:12]
