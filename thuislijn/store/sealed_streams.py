# SPDX-License-Identifier: EUPL-1.2
"""A stream of bytes, sealed piece by piece.

Every piece carries what it belongs to, its number and whether it is the last, inside its seal: a stream that was cut
off, or put together from pieces of others, does not open.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from uuid import UUID

from thuislijn.store.sealing import SealBrokenError, seal, unseal

PIECE = 1024 * 1024
"""Bytes sealed at once, so that a large file never stands in memory whole."""

_HEAD = struct.Struct(">16sI?")
_LENGTH = struct.Struct(">I")
_LARGEST_TOKEN = 2 * PIECE


def write_sealed(file: BinaryIO, owner: UUID, content: Iterable[bytes]) -> None:
    """Writes the content to an open file, sealed, as that of `owner`."""
    for number, piece, last in _pieces(content):
        token = seal(_HEAD.pack(owner.bytes, number, last) + piece)
        file.write(_LENGTH.pack(len(token)) + token)


def read_sealed(file: BinaryIO, owner: UUID) -> Iterator[bytes]:
    """The content of `owner` from an open file, piece by piece. Raises SealBrokenError where it is not whole."""
    number, last = 0, False
    while not last:
        length = file.read(_LENGTH.size)
        if len(length) < _LENGTH.size or _LENGTH.unpack(length)[0] > _LARGEST_TOKEN:
            raise SealBrokenError
        plain = unseal(file.read(_LENGTH.unpack(length)[0]))
        whose, place, last = _HEAD.unpack_from(plain)
        if whose != owner.bytes or place != number:
            raise SealBrokenError
        number += 1
        yield plain[_HEAD.size :]


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """(number, piece, whether it is the last), pieces of one size but the last; an empty file is one empty piece."""
    number, rest = 0, b""
    for part in content:
        rest += part
        while len(rest) > PIECE:
            yield number, rest[:PIECE], False
            number, rest = number + 1, rest[PIECE:]
    yield number, rest, True
