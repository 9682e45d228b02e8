# SPDX-License-Identifier: EUPL-1.2
"""The contract between a format and the rest of reading: bytes in, extracted text out.

A format is one file in `formats/` with a constant `FORMAT`, named in `formats/catalogue.py`. It recognises its files
by what they hold, and reads them; whatever it raises becomes a sentence about the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thuislijn.reading.documents.documents import DateHint

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read. Sizes in megabytes of a million bytes; the rest are counts.

    The ratio of unpacked to packed is only looked at from `ratio_from_mb` unpacked on: small office files full of
    empty table rows are honest and pack better than that.
    """

    file_mb: int = 200
    unpacked_mb: int = 200
    unpacked_ratio: int = 100
    ratio_from_mb: int = 10
    archive_entries: int = 10_000
    pages: int = 5_000
    mail_depth: int = 5
    attachments: int = 500
    image_megapixels: int = 200


@dataclass(frozen=True, slots=True)
class Setting:
    """How to read: the limits, and who is told that a scanned page begins (number, of how many scans in the file)."""

    limits: Limits = field(default_factory=Limits)
    on_scan: Callable[[int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """The cleaned text of a page, and how it was come by (see `documents.Page`)."""

    text: str
    scanned: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file, still as bytes. An `inline` one is shown within the text, such as a logo."""

    name: str
    data: bytes
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a file that was read: the code of a sentence, and the words to fill in."""

    code: str
    words: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a format makes of a file. `head` is put before the first page and is not part of the text proper."""

    pages: tuple[PageText, ...]
    title: str = ""
    author: str = ""
    hints: tuple[DateHint, ...] = ()
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    head: str = ""
    attachments: tuple[Attachment, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its kind, the extensions that go with it, how it is recognised, and how it is read.

    `recognise` sees the bytes and must not raise; `read` may raise `sentences.Refusal` to say precisely what is wrong,
    and anything else to say that the file is damaged.
    """

    kind: str
    extensions: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    read: Callable[[bytes, Setting], Extracted]
