# SPDX-License-Identifier: EUPL-1.2
"""Every format that is read, in the order in which they are asked whether a file is theirs.

To add a format: a file beside this one with a constant `FORMAT` (see `reading/documents/content.py`), and its line
here, before the formats that would take its files for theirs. Plain text stays last.
"""

from __future__ import annotations

import re

from thuislijn.reading.documents.archive import names_in
from thuislijn.reading.documents.content import Format
from thuislijn.reading.documents.formats import docx, eml, html, image, msg, odt, pdf, rtf, txt
from thuislijn.reading.documents.sentences import Refusal

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    docx.FORMAT,
    odt.FORMAT,
    msg.FORMAT,
    rtf.FORMAT,
    image.FORMAT,
    html.FORMAT,
    eml.FORMAT,
    txt.FORMAT,
)

_MEDIA = re.compile(rb"\A(?:ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|\x1aE\xdf\xa3|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp)", re.S)
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_CALENDAR = re.compile(rb"\A[\s\xef\xbb\xbf]*BEGIN:(?:VCALENDAR|VCARD)", re.I)

_OWN = re.compile(rb"\A[\s\xef\xbb\xbf]*\{\s*\"(?:format|schema|findings)\"\s*:\s*(?:\"thuislijn-|\[\s*\{\s*\"lens\")")


def format_of(data: bytes, name: str) -> Format:
    """The format of a file by what it holds. `name` only helps to say what is wrong with a damaged one.

    Raises `Refusal` with the reason when it is no format that is read.
    """
    _refuse_known(data)
    for candidate in FORMATS:
        if candidate.recognise(data):
            return candidate
    named = named_format(name)
    if named is not None and named.kind != "txt":
        raise Refusal("damaged", kind=named.kind)
    raise Refusal("unknown")


def named_format(name: str) -> Format | None:
    """The format that goes with the extension of a file name."""
    extension = name.rpartition(".")[2].lower()
    return next((candidate for candidate in FORMATS if extension in candidate.extensions), None)


def _refuse_known(data: bytes) -> None:
    """Says precisely what is wrong with files that are well known and not read."""
    if data.startswith(msg.OLE) and not msg.recognise(data):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refusal("encrypted")
        raise Refusal("old_office")
    if data.startswith(b"PK\x03\x04"):
        _refuse_zip(data)
    if data.startswith(_PACKED):
        raise Refusal("archive")
    if _CALENDAR.match(data[:200]):
        raise Refusal("calendar")
    if _OWN.match(data[:200]):
        raise Refusal("own_file")
    if _MEDIA.match(data[:32]):
        raise Refusal("media")


def _refuse_zip(data: bytes) -> None:
    names = names_in(data)
    if names is None:
        raise Refusal("damaged", kind="zip")
    tops = {name.partition("/")[0] for name in names}
    if "xl" in tops or b"opendocument.spreadsheet" in data[:200]:
        raise Refusal("spreadsheet")
    if "ppt" in tops or b"opendocument.presentation" in data[:200]:
        raise Refusal("presentation")
    if not docx.recognise(data) and not odt.recognise(data):
        raise Refusal("archive")
