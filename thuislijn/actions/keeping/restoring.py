# SPDX-License-Identifier: EUPL-1.2
"""Putting a backup back in an empty installation: all of it or nothing, after all of it was checked.

The tables are first brought to the version that the backup was made with, so that an older backup fits; `update` then
brings them up to this version, as it does with any installation.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import tarfile
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from thuislijn.actions.entering.accounts import COMMAND_LINE
from thuislijn.actions.keeping.backup import FORMAT, HEAD, LIST, PROBE, Digesting, Held, owner_of
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import Act
from thuislijn.store.portable import Model, tables, value_from
from thuislijn.store.sealed_streams import read_sealed
from thuislijn.store.sealing import SealBrokenError, unseal

_AT_ONCE = 500
_LARGEST_HEAD = 64 * 1024
_DOCUMENT = re.compile(r"documents/([0-9a-f]{32})/([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class _Backup:
    """A file that was checked: its id, when it was made, the migrations it was made with, and its parts."""

    id: uuid.UUID
    made: str
    migrations: frozenset[tuple[str, str]]
    parts: dict[str, dict[str, Any]]


def restore(file: Path) -> Held:
    """Puts a backup back. Raises CannotError, with nothing changed: where the file is no backup, damaged, of a newer
    version or sealed with another key, and where the installation is not empty. OSError where the disk refuses."""
    checked = _check(file)
    _check_empty()
    at_its_version = _migrate(checked)
    staging = Path(settings.DOCUMENTS) / "restoring"
    shutil.rmtree(staging, ignore_errors=True)  # of one that was killed
    cases = Path(settings.DOCUMENTS) / "cases"
    try:
        with tarfile.open(file, "r:") as tar, transaction.atomic():
            rows = _put_tables(tar, checked, at_its_version)
            documents = _put_documents(tar, checked, staging)
            if documents:
                shutil.rmtree(cases, ignore_errors=True)
                (staging / "documents").rename(cases)
    except BaseException:
        shutil.rmtree(cases, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Held(rows, documents, file.stat().st_size, 0)


def note_restored(file: Path) -> None:
    """The row in the log; once the tables are at this version."""
    record(by=COMMAND_LINE, act=Act.CREATE, kind="restored", why=_head_of(file)["made"])


# -- is it whole, and ours --------------------------------------------------------------------------------------------


def _damaged(file: Path) -> CannotError:
    return CannotError(
        f"{file} is beschadigd of niet heel. Neem een andere reservekopie.",
        f"{file} is damaged or not whole. Take another backup.",
    )


def _head_of(file: Path) -> dict[str, Any]:
    foreign = CannotError(
        f"{file} is geen reservekopie van Thuislijn.",
        f"{file} is no backup of Thuislijn.",
    )
    try:
        with tarfile.open(file, "r:") as tar:
            first = tar.next()
            content = tar.extractfile(first) if first is not None and first.name == HEAD else None
            head = json.loads(content.read(_LARGEST_HEAD)) if content is not None else None
    except (tarfile.TarError, ValueError) as error:
        raise foreign from error
    if not isinstance(head, dict) or not isinstance(head.get("thuislijn"), int):
        raise foreign
    return head


def _newer(file: Path, of: object) -> CannotError:
    return CannotError(
        f"{file} is gemaakt met een nieuwere versie ({of}). Installeer die, en zet de reservekopie dan terug.",
        f"{file} was made with a newer version ({of}). Install that, and restore the backup then.",
    )


def _check(file: Path) -> _Backup:
    """Reads the whole file once and compares everything with its list."""
    head = _head_of(file)
    if head["thuislijn"] > FORMAT:
        raise _newer(file, head.get("version"))
    try:
        if unseal(base64.b64decode(head["probe"])) != PROBE:
            raise SealBrokenError
    except (SealBrokenError, KeyError, ValueError) as error:
        raise CannotError(
            "Deze reservekopie is verzegeld met een andere sleutel. Zet in THUISLIJN_NAMES_KEY de sleutel van toen.",
            "This backup is sealed with another key. Put the key of then in THUISLIJN_NAMES_KEY.",
        ) from error
    try:
        checked = _compare(file, head)
    except (tarfile.TarError, SealBrokenError, ValueError, KeyError, TypeError, EOFError) as error:
        raise _damaged(file) from error
    if checked.migrations - _known_migrations():
        raise _newer(file, head.get("version"))
    return checked


def _compare(file: Path, head: dict[str, Any]) -> _Backup:
    found: dict[str, dict[str, Any]] = {}
    listed: dict[str, Any] = {}
    with tarfile.open(file, "r:") as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None
            if content is None or member.name in found:
                raise ValueError(member.name)
            if member.name == LIST:
                owner = owner_of(uuid.UUID(head["id"]), LIST)
                whole = b"".join(read_sealed(cast(BinaryIO, content), owner))
                listed = json.loads(whole)
                continue
            reading = Digesting(content)
            size = 0
            while part := reading.read(1 << 20):
                size += len(part)
            found[member.name] = {"size": size, "sha256": reading.digest.hexdigest()}
    parts = listed["parts"]
    if {name: {"size": part["size"], "sha256": part["sha256"]} for name, part in parts.items()} != found:
        raise ValueError
    migrations = frozenset((app, name) for app, _, name in (one.partition(".") for one in listed["migrations"]))
    return _Backup(uuid.UUID(head["id"]), str(head["made"]), migrations, parts)


def _known_migrations() -> set[tuple[str, str]]:
    return set(MigrationExecutor(connection).loader.graph.nodes)


# -- into an empty installation ---------------------------------------------------------------------------------------


def _check_empty() -> None:
    present = set(connection.introspection.table_names())
    full = any(model._meta.db_table in present and model._base_manager.exists() for model in tables(apps))
    cases = Path(settings.DOCUMENTS) / "cases"
    if full or (cases.is_dir() and any(cases.iterdir())):
        raise CannotError(
            "Deze installatie is niet leeg. Zet een reservekopie terug in een lege database en een lege documentenmap.",
            "This installation is not empty. Restore a backup in an empty database and an empty document folder.",
        )


def _migrate(backup: _Backup) -> Apps:
    """Brings the tables to the state that the backup was made with; its models as they were then."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    # Of the migrations that were applied, those on which no other applied one of the same app rests.
    targets = [
        node
        for node in backup.migrations
        if not any(child in backup.migrations and child[0] == node[0] for child in graph.node_map[node].children)
    ]
    targets.sort()
    executor.migrate(targets)
    executor.loader.build_graph()
    state = executor.loader.project_state(targets)
    return cast(Apps, state.apps)


def _put_tables(tar: tarfile.TarFile, backup: _Backup, at_its_version: Apps) -> int:
    models_then = {f"tables/{model._meta.label_lower}": model for model in tables(at_its_version)}
    named = {name for name in backup.parts if name.startswith("tables/")}
    if named != set(models_then):
        raise _damaged(Path(str(tar.name)))
    total = 0
    for name, model in models_then.items():
        part = backup.parts[name]
        content = tar.extractfile(name)
        assert content is not None
        total += _fill(model, part["columns"], _lines(content, owner_of(backup.id, name)))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models_then.values())):
            cursor.execute(statement)
    return total


def _fill(model: Model, names: list[str], lines: Iterator[bytes]) -> int:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for field in fields.values():
        # These models are made for this run alone; the moments are those of then.
        if isinstance(field, models.DateField):
            field.auto_now = field.auto_now_add = False
    chosen = [fields[name] for name in names]
    count = 0
    while some := [json.loads(line) for line in islice(lines, _AT_ONCE)]:
        model._base_manager.bulk_create(
            model(**{f.attname: value_from(f, value) for f, value in zip(chosen, row, strict=True)}) for row in some
        )
        count += len(some)
    return count


def _lines(content: IO[bytes], owner: uuid.UUID) -> Iterator[bytes]:
    press = zlib.decompressobj()
    rest = b""
    for piece in read_sealed(cast(BinaryIO, content), owner):
        *whole, rest = (rest + press.decompress(piece)).split(b"\n")
        yield from whole
    *whole, rest = (rest + press.flush()).split(b"\n")
    yield from whole


def _put_documents(tar: tarfile.TarFile, backup: _Backup, staging: Path) -> int:
    """Writes the documents beside their place, checks that the first piece of each opens, and returns how many."""
    count = 0
    for name in backup.parts:
        if not name.startswith("documents/"):
            continue
        match = _DOCUMENT.fullmatch(name)
        content = tar.extractfile(name)
        if match is None or content is None:
            raise _damaged(Path(str(tar.name)))
        _check_opens(content, uuid.UUID(match[2]))
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:  # noqa: PTH123
            shutil.copyfileobj(content, out)
            out.flush()
            os.fsync(out.fileno())
        count += 1
    return count


def _check_opens(content: IO[bytes], source: uuid.UUID) -> None:
    try:
        next(read_sealed(cast(BinaryIO, content), source))
    except SealBrokenError as error:
        raise CannotError(
            "Een document in deze reservekopie is verzegeld met een sleutel die niet in THUISLIJN_NAMES_KEY staat. Zet"
            " daar alle sleutels van toen in.",
            "A document in this backup is sealed with a key that is not in THUISLIJN_NAMES_KEY. Put all keys of then"
            " there.",
        ) from error
    content.seek(0)
