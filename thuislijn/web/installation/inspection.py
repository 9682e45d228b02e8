# SPDX-License-Identifier: EUPL-1.2
"""Whether an installation can do its work on this machine: what `thuislijn check-installation` looks at."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection

from thuislijn.store.files import fetch
from thuislijn.store.identities import Identity
from thuislijn.store.sealing import SealBrokenError, unseal
from thuislijn.web.installation.remark import Remark
from thuislijn.web.installation.serving import behind
from thuislijn.web.installation.surroundings import (
    look_at_backup,
    look_at_clock,
    look_at_mail,
    look_at_reach,
    look_at_reader,
    look_through_proxy,
)

_GIGABYTE = 1_000_000_000
_LITTLE = 2 * _GIGABYTE


def inspect() -> Iterator[Remark]:
    """Everything in order; what rests on a database that is away is left out."""
    if os.geteuid() == 0:
        yield Remark(
            "dit draait als root: geef opdrachten als de gebruiker van de dienst, anders kan die er niet bij",
            "this runs as root: give commands as the user of the service, else it cannot reach what they make",
            right=False,
        )
    tables = _tables()
    yield tables
    yield from _folder()
    yield _waiting_room()
    for look in (_keys, look_at_reader, look_at_backup, look_at_clock) if tables.right else ():
        yield look()
    for look in (_style, look_at_reach, _scans, _pdf, look_at_mail):
        yield look()
    if not settings.DEMO:
        yield look_through_proxy()


def _tables() -> Remark:
    try:
        if behind():
            return Remark(
                "de tabellen horen bij een andere versie: draai thuislijn update",
                "the tables are of another version: run thuislijn update",
                right=False,
                grave=True,
            )
    except DatabaseError as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        return Remark(f"de database antwoordt niet: {first}", f"the database does not answer: {first}", False, True)
    return Remark(f"database ({connection.vendor})", f"database ({connection.vendor})", right=True)


def _folder() -> Iterator[Remark]:
    folder = Path(settings.DOCUMENTS)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        why = error.strerror or str(error)
        yield Remark(
            f"in de documentenmap kan niet geschreven worden: {why}",
            f"the document folder cannot be written: {why}",
            right=False,
            grave=True,
        )
        return
    free = shutil.disk_usage(folder).free
    room = f"{free / _GIGABYTE:.1f} GB"
    if free > _LITTLE:
        yield Remark(f"documentenmap, {room} vrij", f"document folder, {room} free", right=True)
    else:
        yield Remark(
            f"de schijf met de documentenmap is bijna vol: nog {room} vrij",
            f"the disk of the document folder is almost full: {room} left",
            right=False,
        )
    if folder.stat().st_mode & 0o077:
        yield Remark(
            "anderen op deze computer kunnen in de documentenmap kijken: chmod 700",
            "others on this machine can look into the document folder: chmod 700",
            right=False,
        )


def _waiting_room() -> Remark:
    """Where an upload waits until it is sealed: as large as what is sent at once, and for nobody else to read."""
    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free
    if free < _GIGABYTE:
        room = f"{free / 1e6:.0f} MB"
        return Remark(
            f"in {folder} wachten uploads, en daar is nog maar {room} vrij: wijs met TMPDIR een andere map aan",
            f"uploads wait in {folder}, and only {room} is left there: point TMPDIR to another folder",
            right=False,
        )
    if "TMPDIR" not in os.environ:
        return Remark(
            f"uploads wachten onverzegeld in {folder}: wijs met TMPDIR een map op de versleutelde schijf aan",
            f"uploads wait unsealed in {folder}: point TMPDIR to a folder on the encrypted disk",
            right=False,
        )
    return Remark(f"uploads wachten in {folder}", f"uploads wait in {folder}", right=True)


def _keys() -> Remark:
    """One sealed name, the oldest and the newest, and one document of each case."""
    wrong = Remark(
        "de sleutels openen niet alles wat hier verzegeld ligt: kijk THUISLIJN_NAMES_KEY na",
        "the keys do not open all that lies sealed here: check THUISLIJN_NAMES_KEY",
        right=False,
        grave=True,
    )
    rows = Identity.objects.order_by("pk")
    try:
        for row in (rows.first(), rows.last()):
            if row is not None:
                unseal(bytes(row.sealed))
        for case, document in _one_of_each_case():
            next(fetch(case, document))
    except PermissionError as error:
        return Remark(
            f"{error.filename} is van een andere gebruiker: chown -R de documentenmap naar die van de dienst",
            f"{error.filename} belongs to another user: chown -R the document folder to that of the service",
            right=False,
            grave=True,
        )
    except (SealBrokenError, OSError):
        return wrong
    return Remark("sleutels voor namen en documenten", "keys for names and documents", right=True)


def _one_of_each_case() -> Iterator[tuple[UUID, UUID]]:
    folder = Path(settings.DOCUMENTS) / "cases"
    for case in folder.iterdir() if folder.is_dir() else ():
        first = next((path for path in case.iterdir() if not path.name.startswith(".")), None)
        if first is not None:
            yield UUID(case.name), UUID(first.name)


def _style() -> Remark:
    there = (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file()
    if there:
        return Remark("stijl en scripts", "style and scripts", right=True)
    return Remark(
        "stijl en scripts ontbreken: draai thuislijn update",
        "style and scripts are missing: run thuislijn update",
        right=False,
        grave=True,
    )


def _scans() -> Remark:
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
        there = "nld" in (listed.stdout + listed.stderr).split()
    except (OSError, subprocess.TimeoutExpired):
        there = False
    if there:
        return Remark("scans lezen (Tesseract, Nederlands)", "reading scans (Tesseract, Dutch)", right=True)
    return Remark(
        "scans worden niet gelezen: installeer tesseract-ocr en tesseract-ocr-nld",
        "scans are not read: install tesseract-ocr and tesseract-ocr-nld",
        right=False,
    )


def _pdf() -> Remark:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return Remark(
            "er worden geen pdf's gemaakt: installeer libpango-1.0-0, libpangoft2-1.0-0 en libharfbuzz-subset0",
            "no PDF is made: install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0",
            right=False,
        )
    return Remark("pdf's maken (Pango)", "making PDFs (Pango)", right=True)
