# SPDX-License-Identifier: EUPL-1.2
"""Plain text in UTF-8, in UTF-16 when it says so, and else in the code page of Windows in western Europe.

No guessing beyond that: programs that guess an encoding from the text garble cp1252, which is what Dutch offices had.
"""

from __future__ import annotations

import codecs
import re

from thuislijn.reading.documents.cleaning import clean_in_place
from thuislijn.reading.documents.content import Extracted, Format, PageText, Setting

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.005  # of the bytes; a stray one is forgiven, a program or a picture is full of them


def recognise(data: bytes) -> bool:
    """Whether the bytes are text; the last format to be asked, since nearly all others are text or not at all."""
    if data.startswith(_UTF16):
        return True
    sample = data[:100_000]
    return len(_CONTROLS.findall(sample)) <= _MOST_CONTROLS * len(sample)


def read(data: bytes, setting: Setting) -> Extracted:
    """The text as it stands; a form feed in it begins a page."""
    pages = decode(data).split("\f")
    return Extracted(pages=tuple(PageText(clean_in_place(page)) for page in pages))


def decode(data: bytes) -> str:
    """Bytes of which nothing is known but that they are text."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


FORMAT = Format(kind="txt", extensions=("txt", "text", "md", "asc", "log"), recognise=recognise, read=read)
