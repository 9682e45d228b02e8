# SPDX-License-Identifier: EUPL-1.2
"""A backup: one file with every row and every document of the installation, sealed with its key.

The file is a tar. It begins with a few words about itself in plain JSON; then come the tables, each as rows of JSON,
packed and sealed; the documents as they lie sealed on the disk; and last a sealed list of all that, with digests and
counts. Without the key of the installation nothing in it can be read, and nothing can be put in or left out unseen.
The key itself is not in it.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import secrets
import tarfile
import tempfile
import time
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from thuislijn.actions.entering.accounts import COMMAND_LINE
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import Act
from thuislijn.store.files import path_of, settle
from thuislijn.store.portable import Model, columns, rows, snapshot, tables
from thuislijn.store.sealed_streams import write_sealed
from thuislijn.store.sealing import seal
from thuislijn.store.sources import CaseSource

FORMAT = 1
HEAD, LIST = "thuislijn.json", "list"
PROBE = b"thuislijn"
_MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds: rows of all tables, documents, its size in bytes, and documents that should have been there
    (a source says so, and the disk does not have them)."""

    rows: int
    documents: int
    size: int
    missing: int


class _ChangedError(Exception):
    """A document was taken away while it was being copied."""


def back_up(target: Path) -> Held:
    """Writes a backup of this moment to a new file, while people work on. It is there whole or not at all.

    Raises CannotError where the file exists or too much changes meanwhile, OSError where it cannot be written.
    """
    if target.exists():
        raise CannotError(
            f"{target} bestaat al. Kies een andere naam.", f"{target} exists already. Choose another name."
        )
    record(by=COMMAND_LINE, act=Act.EXPORT, kind="backup")
    waiting = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        for _ in range(_MOST_TRIES):
            with open(os.open(waiting, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123
                try:
                    held = _Writing(file, target.parent).all()
                except _ChangedError:
                    continue
                file.flush()
                os.fsync(file.fileno())
            size = waiting.stat().st_size
            waiting.rename(target)
            settle(target.parent)
            return Held(held.rows, held.documents, size, held.missing)
        raise CannotError(
            "Er werden steeds documenten weggehaald terwijl de reservekopie ontstond. Probeer het later.",
            "Documents were taken away again and again while the backup was made. Try again later.",
        )
    except BaseException:
        record(by=COMMAND_LINE, act=Act.DELETE, kind="backup")
        raise
    finally:
        waiting.unlink(missing_ok=True)


class _Writing:
    """One attempt: the parts in order, and the list of them."""

    def __init__(self, file: BinaryIO, room: Path) -> None:
        self._tar = tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self._room = room
        self._id = uuid.uuid4()
        self._parts: dict[str, dict[str, Any]] = {}
        self._rows = 0

    def all(self) -> Held:
        applied = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
        head = {
            "thuislijn": FORMAT,
            "version": version("thuislijn"),
            "made": timezone.now().isoformat(timespec="seconds"),
            "id": str(self._id),
            "probe": base64.b64encode(seal(PROBE)).decode(),
        }
        self._add(HEAD, io.BytesIO(json.dumps(head, indent=1).encode()))
        with snapshot():
            for model in tables(apps):
                self._table(model)
            documents = list(CaseSource.objects.order_by("pk").select_related("same_as"))
        missing = [source for source in documents if not self._document(source)]
        self._add_sealed(LIST, [json.dumps({"migrations": applied, "parts": self._parts}).encode()])
        self._tar.close()
        files = sum(name.startswith("documents/") for name in self._parts)
        return Held(self._rows, files, 0, len(missing))

    def _table(self, model: Model) -> None:
        counted = 0

        def lines() -> Iterator[bytes]:
            nonlocal counted
            for row in rows(model):
                counted += 1
                yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

        name = f"tables/{model._meta.label_lower}"
        self._add_sealed(name, _packed(lines()))
        self._parts[name] |= {"rows": counted, "columns": columns(model)}
        self._rows += counted

    def _document(self, source: CaseSource) -> bool:
        """Adds the file of a source; False where it should be there and is not. Raises _ChangedError."""
        try:
            with path_of(source.case_id, source.pk).open("rb") as file:
                self._add(f"documents/{source.case_id.hex}/{source.pk.hex}", file)
                return True
        except FileNotFoundError:
            if not _has_file(source):
                return True
            now = CaseSource.objects.filter(pk=source.pk).select_related("same_as").first()
            if now is None or not _has_file(now):
                raise _ChangedError from None
            return False

    def _add_sealed(self, name: str, content: Iterable[bytes]) -> None:
        with tempfile.TemporaryFile(dir=self._room) as spool:
            write_sealed(cast(BinaryIO, spool), owner_of(self._id, name), content)
            self._add(name, spool)

    def _add(self, name: str, file: IO[bytes]) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = file.seek(0, os.SEEK_END), 0o600, int(time.time())
        file.seek(0)
        reading = Digesting(file)
        self._tar.addfile(info, cast(IO[bytes], reading))
        self._parts[name] = {"size": info.size, "sha256": reading.digest.hexdigest()}


class Digesting:
    """A file that is read once, and its digest afterwards."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        part = self._file.read(size)
        self.digest.update(part)
        return part


def owner_of(backup: uuid.UUID, part: str) -> uuid.UUID:
    """Whose the pieces of a sealed part are: of this backup and this part, and of no other."""
    return uuid.uuid5(backup, part)


def _has_file(source: CaseSource) -> bool:
    """Whether a document lies on the disk for it: not for one that came in an exchange file, an exact copy of another,
    or one of a case that was made anonymous."""
    exact = source.same_as is not None and source.same_as.sha256 == source.sha256
    return source.size > 0 and source.sha256 != "" and not exact


def _packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    press = zlib.compressobj()
    for line in lines:
        if part := press.compress(line):
            yield part
    yield press.flush()
