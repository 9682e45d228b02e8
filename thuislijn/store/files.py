# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files at rest: sealed piece by piece, each file whole or not there at all.

Every piece carries the source it belongs to, its number and whether it is the last, inside its seal: a file that was
cut off, or put together from pieces of others, does not open.
"""

from __future__ import annotations

import os
import secrets
import shutil
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from thuislijn.store.sealing import SealBrokenError, seal, unseal

PIECE = 1024 * 1024
"""Bytes sealed at once, so that a large file never stands in memory whole."""

_HEAD = struct.Struct(">16sI?")
_LENGTH = struct.Struct(">I")
_LARGEST_TOKEN = 2 * PIECE


def path_of(case: UUID, source: UUID) -> Path:
    """Where the sealed file of a source lies: made of ids alone, never of a name that somebody gave."""
    return Path(settings.DOCUMENTS) / "cases" / case.hex / source.hex


def keep(case: UUID, source: UUID, content: Iterable[bytes]) -> None:
    """Seals and writes a file. When this returns it is on the disk; when it raises nothing is there."""
    path = path_of(case, source)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = path.with_name(f".{source.hex}.{secrets.token_hex(4)}")
    try:
        with waiting.open("xb") as file:
            os.chmod(waiting, 0o600)  # noqa: PTH101  (the open file's own name)
            for number, piece, last in _pieces(content):
                token = seal(_HEAD.pack(source.bytes, number, last) + piece)
                file.write(_LENGTH.pack(len(token)) + token)
            file.flush()
            os.fsync(file.fileno())
        waiting.rename(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def fetch(case: UUID, source: UUID) -> Iterator[bytes]:
    """The content of a file, piece by piece. Raises FileNotFoundError, or SealBrokenError where it is not whole."""
    with path_of(case, source).open("rb") as file:
        number, last = 0, False
        while not last:
            length = file.read(_LENGTH.size)
            if len(length) < _LENGTH.size or _LENGTH.unpack(length)[0] > _LARGEST_TOKEN:
                raise SealBrokenError
            plain = unseal(file.read(_LENGTH.unpack(length)[0]))
            owner, place, last = _HEAD.unpack_from(plain)
            if owner != source.bytes or place != number:
                raise SealBrokenError
            number += 1
            yield plain[_HEAD.size :]


def forget(case: UUID, source: UUID) -> None:
    """Takes the file of a source away; nothing happens where there is none."""
    path_of(case, source).unlink(missing_ok=True)


def forget_case(case: UUID) -> None:
    """Takes all files of a case away."""
    shutil.rmtree(path_of(case, case).parent, ignore_errors=True)


def strays(case: UUID, known: Iterable[UUID]) -> list[Path]:
    """Files of a case that belong to no source: what an upload that never ended has left behind."""
    names = {source.hex for source in known}
    folder = path_of(case, case).parent
    return sorted(path for path in folder.iterdir() if path.name not in names) if folder.is_dir() else []


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """(number, piece, whether it is the last), pieces of one size but the last; an empty file is one empty piece."""
    number, rest = 0, b""
    for part in content:
        rest += part
        while len(rest) > PIECE:
            yield number, rest[:PIECE], False
            number, rest = number + 1, rest[PIECE:]
    yield number, rest, True


def _settle(folder: Path) -> None:
    """A renamed file is only safe from a power cut once its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
