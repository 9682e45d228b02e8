# SPDX-License-Identifier: EUPL-1.2
"""How the installation is doing, in numbers: nothing here tells what is in a case."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from thuislijn.actions.entering.signing_in import DOORS, WRONG
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource
from thuislijn.web.installation.beside_reading import last_sign

_DAYS = 14
_AWAY = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Refusals:
    """How often signing in was refused on one day."""

    day: dt.date
    times: int


@dataclass(frozen=True, slots=True)
class State:
    """Sizes are in bytes. `reader_seen`: when the reader last gave a sign of life; `reader_away`: something waits, and
    it gave none for minutes."""

    version: str
    database: str
    documents: int
    free: int
    waiting: int
    failed: int
    reader_seen: dt.datetime | None
    reader_away: bool
    sends_mail: bool
    organisations: bool
    refusals: tuple[Refusals, ...]


def state_now() -> State:
    """The state at this moment."""
    folder = Path(settings.DOCUMENTS)
    sources = Counter(CaseSource.objects.values_list("state", flat=True))
    waiting = sources[SourceState.WAITING.value] + sources[SourceState.READING.value]
    seen = reader_seen()
    return State(
        version=version("thuislijn"),
        database={"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor),
        documents=_size_of(folder),
        free=shutil.disk_usage(folder).free if folder.is_dir() else 0,
        waiting=waiting,
        failed=sources[SourceState.FAILED.value],
        reader_seen=seen,
        reader_away=bool(waiting) and _waits_long() and (seen is None or timezone.now() - seen > _AWAY),
        sends_mail=settings.SENDS_MAIL,
        organisations=settings.OIDC is not None,
        refusals=_refusals(),
    )


def _size_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.lstat().st_size if path.is_file() and not path.is_symlink() else 0
        except FileNotFoundError:  # taken away in between
            continue
    return total


def reader_seen() -> dt.datetime | None:
    """It gives a sign of life each minute; while it reads, it touches its source."""
    busy = CaseSource.objects.aggregate(last=Max("claimed"))["last"]
    return max((moment for moment in (busy, last_sign()) if moment is not None), default=None)


def _waits_long() -> bool:
    first = CaseSource.objects.filter(state=SourceState.WAITING).aggregate(first=Min("uploaded"))["first"]
    return first is not None and timezone.now() - first > _AWAY


def _refusals() -> tuple[Refusals, ...]:
    """The days on which signing in was refused, the last one first."""
    since = timezone.now() - dt.timedelta(days=_DAYS)
    rows = LogRow.objects.filter(at__gt=since, act=Act.REFUSED, kind__in=DOORS, why=WRONG)
    counted = Counter(timezone.localtime(at).date() for at in rows.values_list("at", flat=True).iterator())
    return tuple(Refusals(day, counted[day]) for day in sorted(counted, reverse=True))
