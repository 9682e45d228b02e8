# SPDX-License-Identifier: EUPL-1.2
"""Files come in, are put right, opened and taken away. A file is on the disk, sealed, before its row says so."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.searching import forget_source, index_source
from thuislijn.actions.sources.names import opened_names, pseudonyms_of, sealed_names
from thuislijn.actions.timeline import Edit, write_for_good
from thuislijn.reading.names.file_names import holds_name
from thuislijn.reading.names.replacing import Replacer
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Origin, SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.files import fetch, forget, keep
from thuislijn.store.identities import SOURCE, TEXT
from thuislijn.store.interviews import check_may_tell
from thuislijn.store.sources import CaseSource

LARGEST_MB = 100
"""Of one file."""
MOST_SOURCES = 2000
"""Of one case: beyond it something went wrong, or somebody means harm."""

_HEAD = 4096
_MEGABYTE = 1_000_000
_PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"L\x00\x00\x00\x01\x14\x02\x00")
_PICTURE_OF_CODE = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]", re.S | re.I
)
_MEDIA = re.compile(
    rb"\A(?:ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|\x1aE\xdf\xa3|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp(?!hei|mif1))", re.S
)
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_SIDES = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class RefusedFileError(Exception):
    """A file is not taken; a sentence for each language says why and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What is known of a file when all of it came in: its digest and size."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Told:
    """Where a source comes from; `respondent` is the key of whom an interview or a recording was with."""

    origin: Origin = Origin.FILE
    respondent: str = ""


PAPER = Told()
"""A paper of the file."""


def add(
    *,
    by: Actor,
    case: Case,
    name: str,
    content: Iterable[bytes],
    id: uuid.UUID | None = None,
    within: CaseSource | None = None,
    told: Told = PAPER,
) -> CaseSource:
    """Takes a file in: sealed on the disk first, its row second, both or neither. It then waits for the reader.

    A file that the case holds already becomes a copy, without a file of its own. What came with a mail was told by
    whoever the mail was. Raises RefusedFileError, and SourceClosedError for a telling without its consents.
    """
    if within is not None:
        told = Told(Origin(within.origin), within.respondent)
    else:
        check_may_tell(case, told.origin, told.respondent, timezone.localdate())
    source_id = id or uuid.uuid4()
    if case.sources.count() >= MOST_SOURCES:
        raise RefusedFileError(
            f"Deze casus heeft al {MOST_SOURCES} bronnen. Haal eerst weg wat dubbel is.",
            f"This case already has {MOST_SOURCES} sources. First remove what is there twice.",
        )
    found = _keep(case, source_id, content)
    try:
        with transaction.atomic():
            locked = Case.objects.select_for_update().get(pk=case.pk)
            others = locked.sources.filter(sha256=found.sha256, same_as__isnull=True).order_by("uploaded")
            same = others.exclude(state=SourceState.FAILED).first()
            source = CaseSource(
                id=source_id,
                case=locked,
                key=f"s{uuid.uuid4().hex[:12]}",
                size=found.size,
                sha256=found.sha256,
                state=SourceState.COPY if same is not None else SourceState.WAITING,
                same_as=same,
                within=within,
                origin=told.origin,
                respondent=told.respondent,
                uploaded_by=by.name,
            )
            source.title = same.title if same is not None else _harmless_title(locked, plain_name(name))
            source.progress = 100 if same is not None else 0
            source.save(force_insert=True)
            sealed_names(locked, SOURCE, source.key, {"name": plain_name(name)})
            locked.worked_on = timezone.now()
            locked.save(update_fields=["worked_on"])
            record(by=by, act=Act.CREATE, kind="source", target=source.pk, case=locked)
    except BaseException:
        forget(case.pk, source_id)
        raise
    if source.same_as_id:
        forget(case.pk, source_id)
    return source


def plain_name(name: str) -> str:
    """The name of a file without folders, control characters and turns of direction, 200 characters at most."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _SIDES.sub("", last).strip(". ") or "zonder naam"
    if len(plain) <= 200:
        return plain
    stem, dot, extension = plain.rpartition(".")
    return f"{stem[: 190 - len(extension)]}{dot}{extension}" if dot and len(extension) < 10 else plain[:200]


def _harmless_title(case: Case, name: str) -> str:
    """The name of the file as a title until it was read, where no word of it can be a name; empty otherwise."""
    stem = name.rpartition(".")[0] or name
    return "" if holds_name(stem, Replacer(pseudonyms_of(case))) else stem[:200]


def _keep(case: Case, source_id: uuid.UUID, content: Iterable[bytes]) -> Sniffed:
    """Writes the file, refusing it on the way where it is nothing to read."""
    digest, size = hashlib.sha256(), 0

    def passing() -> Iterator[bytes]:
        nonlocal size
        head = b""
        for part in content:
            if size < _HEAD:
                head += part[: _HEAD - size]
                _refuse_by_head(head)
            size += len(part)
            if size > LARGEST_MB * _MEGABYTE:
                raise RefusedFileError(
                    f"Dit bestand is groter dan {LARGEST_MB} MB. Splits het, of scan het opnieuw op 300 dpi.",
                    f"This file is larger than {LARGEST_MB} MB. Split it, or scan it again at 300 dpi.",
                )
            digest.update(part)
            yield part
        if not size:
            raise RefusedFileError(
                "Dit bestand is leeg (0 bytes). Vraag het opnieuw op.",
                "This file is empty (0 bytes). Ask for it again.",
            )

    keep(case.pk, source_id, passing())
    return Sniffed(digest.hexdigest(), size)


def _refuse_by_head(head: bytes) -> None:
    """Refuses by its first bytes what will never be read; the reader judges the rest, apart."""
    if head.startswith(_PROGRAM):
        raise RefusedFileError(
            "Dit is een programma en geen document. Het is niet bewaard.",
            "This is a program and not a document. It was not kept.",
        )
    if _PICTURE_OF_CODE.match(head):
        raise RefusedFileError(
            "Dit is een SVG-tekening; daarin kan code staan. Bewaar haar als pdf, jpg of png.",
            "This is an SVG drawing, which may hold code. Save it as a PDF, JPG or PNG.",
        )
    if _MEDIA.match(head[:32]):
        raise RefusedFileError(
            "Dit is een geluid of film. Maak er een verslag van en voeg dat toe.",
            "This is a sound or film. Write a report of it and add that.",
        )
    if head.startswith(_PACKED):
        raise RefusedFileError(
            "Dit is een ingepakt bestand. Pak het uit en voeg de documenten zelf toe.",
            "This is a packed file. Unpack it and add the documents themselves.",
        )


def try_again(*, by: Actor, case: Case, source: CaseSource) -> None:
    """A file that was not read is put back in the queue; nothing happens to one that is in it or was read."""
    with transaction.atomic():
        put_back = CaseSource.objects.filter(pk=source.pk, case=case, state=SourceState.FAILED).update(
            state=SourceState.WAITING, attempts=0, progress=0, problem_nl="", problem_en="", claimed=None
        )
        if put_back:
            record(by=by, act=Act.CHANGE, kind="source", target=source.pk, case=case, why="opnieuw lezen")


def correct(*, by: Actor, case: Case, source: CaseSource, title: str, date: str) -> None:
    """Puts title and date (EDTF) of a source right."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)  # as the reader does, so that neither waits for the other
        CaseSource.objects.filter(pk=source.pk, case=case).update(title=title[:200], date=date[:40])
        index_source(CaseSource.objects.get(pk=source.pk))
        record(by=by, act=Act.CHANGE, kind="source", target=source.pk, case=case)


def set_told(*, by: Actor, case: Case, source: CaseSource, told: Told, why: str) -> None:
    """Puts right where a source comes from. A telling whose consents are missing closes at once."""
    respondent = told.respondent if told.origin is not Origin.FILE else ""
    with transaction.atomic():
        CaseSource.objects.filter(pk=source.pk, case=case).update(origin=told.origin, respondent=respondent)
        record(by=by, act=Act.CHANGE, kind="source_told", target=source.pk, case=case, why=why)


def take_away(*, by: Actor, case: Case, source: CaseSource, why: str) -> int:
    """Takes a source away: its file, its text, its cards, its names, and the passages that items cite of it.

    Items that people made of it stay, without the passage. Returns how many items those are.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        edits = [
            Edit(Section(entry.section), entry.key, new, entry.version)
            for entry in Entry.objects.filter(case=locked, section__in=(Section.ITEMS, Section.MISSING))
            if (new := _without(entry.data, source.key)) != entry.data
        ]
        write_for_good(by=by, case=locked, edits=edits, clean=lambda data: _without(data, source.key))
        locked.identities.filter(kind__in=(SOURCE, TEXT), key=source.key).delete()
        pk = source.pk
        source.copies.filter(state=SourceState.COPY).delete()
        forget_source(source)
        source.delete()
        record(by=by, act=Act.DELETE, kind="source", target=pk, case=locked, why=why)
        transaction.on_commit(lambda: forget(case.pk, pk))
    case.revision = locked.revision
    return sum(edit.section is Section.ITEMS for edit in edits)


def _without(data: Any, key: str) -> Any:
    """The data without passages of a source; what a paper that is gone said to be missing goes with it."""
    if isinstance(data, list):
        return [_without(part, key) for part in data if not (isinstance(part, dict) and part.get("source") == key)]
    if isinstance(data, dict):
        return {name: _without(part, key) for name, part in data.items()}
    return data


def open_original(*, by: Actor, case: Case, source: CaseSource, why: str) -> tuple[str, Iterator[bytes]]:
    """The name and the content of a file as it came in, for somebody who gave a reason; each time a row in the log.

    Raises FileNotFoundError or SealBrokenError.
    """
    first = source.same_as if source.same_as_id and source.same_as is not None else source
    record(by=by, act=Act.EXPORT, kind="original", target=source.pk, case=case, why=why)
    pieces = fetch(case.pk, first.pk)
    head = next(pieces)
    name = str(opened_names(case, SOURCE, source.key).get("name", "bron"))

    def whole() -> Iterator[bytes]:
        yield head
        yield from pieces

    return name, whole()


def oldest_wait(case: Case) -> dt.timedelta | None:
    """How long the first source in the queue has been waiting, where none is being read; None where none waits."""
    first = case.sources.filter(state=SourceState.WAITING).order_by("uploaded").first()
    return None if first is None else timezone.now() - first.uploaded
