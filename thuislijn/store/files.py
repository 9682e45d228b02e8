# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files at rest: sealed piece by piece, each file whole or not there at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from thuislijn.store.sealed_streams import read_sealed, write_sealed


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
            write_sealed(file, source, content)
            file.flush()
            os.fsync(file.fileno())
        waiting.rename(path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    settle(path.parent)


def fetch(case: UUID, source: UUID) -> Iterator[bytes]:
    """The content of a file, piece by piece. Raises FileNotFoundError, or SealBrokenError where it is not whole."""
    with path_of(case, source).open("rb") as file:
        yield from read_sealed(file, source)


def forget(case: UUID, source: UUID) -> None:
    """Takes the file of a source away; nothing happens where there is none."""
    path_of(case, source).unlink(missing_ok=True)


def forget_case(case: UUID) -> None:
    """Takes all files of a case away."""
    shutil.rmtree(path_of(case, case).parent, ignore_errors=True)


def settle(folder: Path) -> None:
    """A renamed file is only safe from a power cut once its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
