# SPDX-License-Identifier: EUPL-1.2
"""Opens what comes from strangers: zip files that may be bombs, XML that may be one too.

A zip is refused by what it declares before anything is unpacked, and unpacking stops at the limit whatever was
declared. XML with a document type is refused, since entities are declared there and no office program writes one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree
from xml.parsers import expat

from thuislijn.reading.documents.content import MEGABYTE, Limits
from thuislijn.reading.documents.sentences import Refusal

_CHUNK = 1 << 16


class Archive:
    """An opened zip file whose parts are read within limits."""

    def __init__(self, opened: zipfile.ZipFile, limits: Limits, size: int) -> None:
        self._opened = opened
        self._left = limits.unpacked_mb * MEGABYTE
        entries = opened.infolist()
        declared = sum(entry.file_size for entry in entries)
        if (
            len(entries) > limits.archive_entries
            or declared > self._left
            or (declared > limits.ratio_from_mb * MEGABYTE and declared > limits.unpacked_ratio * size)
        ):
            raise Refusal("bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal("encrypted")
        self.names = frozenset(entry.filename for entry in entries)

    def part(self, name: str) -> bytes:
        """The bytes of a part; `KeyError` when there is none of that name."""
        pieces = []
        with self._opened.open(name) as stream:
            while piece := stream.read(_CHUNK):
                self._left -= len(piece)
                if self._left < 0:
                    raise Refusal("bomb")
                pieces.append(piece)
        return b"".join(pieces)

    def under(self, folder: str) -> list[bytes]:
        """The bytes of the parts in a folder, in the order of their numbers."""
        names = [name for name in self.names if name.startswith(folder) and not name.endswith("/")]
        return [self.part(name) for name in sorted(names, key=lambda name: (len(name), name))]

    def xml(self, name: str) -> ElementTree.Element:
        """The root of a part that is XML."""
        return parse_xml(self.part(name))


@contextmanager
def open_archive(data: bytes, limits: Limits) -> Iterator[Archive]:
    """Open the bytes of a zip file.

    Raises `Refusal` when it would unpack beyond the limits or is encrypted, `zipfile.BadZipFile` when it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        yield Archive(opened, limits, len(data))


def names_in(data: bytes) -> frozenset[str] | None:
    """The names of the parts of a zip file; None when the bytes are not a whole zip file."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return frozenset(opened.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, OverflowError):
        return None


def parse_xml(data: bytes) -> ElementTree.Element:
    """The root element of XML without a document type; `Refusal` with one, `ElementTree.ParseError` when malformed."""
    _refuse_doctype(data)
    return ElementTree.fromstring(data)


class _RootReached(Exception):  # noqa: N818
    """The first element has begun, and a document type can only come before it."""


def _refuse_doctype(data: bytes) -> None:
    # Searching the bytes for '<!DOCTYPE' would miss it in UTF-16; the parser itself knows the encoding.
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise Refusal("doctype")

    def element(*_: object) -> None:
        raise _RootReached

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)
    except _RootReached:
        return
    except expat.ExpatError as error:
        raise ElementTree.ParseError(str(error)) from error
