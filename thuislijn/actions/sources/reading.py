# SPDX-License-Identifier: EUPL-1.2
"""The reader: takes what waits, one file at a time, and writes what it found whole or not at all.

The queue is the table of sources. A source is claimed by one conditional update under the lock of its case, so that
two readers never read the same file, and one case is read by one reader at a time: its pseudonyms are handed out in
order. A reader that dies leaves its claim behind; another takes it over when no sign of life came for a while, and
the first, should it wake, finds that its claim has another number and writes nothing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import logging
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections, transaction
from django.db.models import F, Q
from django.utils import timezone

from thuislijn.actions.acting import READER
from thuislijn.actions.logging import record
from thuislijn.actions.searching import index_source
from thuislijn.actions.sources import files as sources
from thuislijn.actions.sources.found import Known
from thuislijn.actions.sources.lessons import LEARNT_AFTER
from thuislijn.actions.sources.missing import look_for_missing
from thuislijn.actions.sources.names import NameList, keep_list, name_list, opened_names, rehide, sealed_names
from thuislijn.actions.sources.reading_apart import Bounds, Opened, ReadingApart, SilentError, UnreadableError
from thuislijn.actions.sources.tidying import tidy
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.consent_rules import is_open
from thuislijn.store.files import fetch
from thuislijn.store.identities import SOURCE, TEXT
from thuislijn.store.interviews import closed_in
from thuislijn.store.sealing import SealBrokenError
from thuislijn.store.sources import CaseSource, Lesson, ProposalCard
from thuislijn.store.timelines import timeline_of

_STALE = dt.timedelta(minutes=2)  # without a sign of life of the one that claimed it
_BEAT = 2.0  # seconds between two signs of life
_TIDY = 60.0  # seconds between two times that what is no longer needed is cleared away
_MOST_ATTEMPTS = 3
_MOST_SILENCES = 2  # a machine that was too busy reads it the second time
_MOST_ROUNDS = 5  # readings anew because somebody judged a name in between


_log = logging.getLogger(__name__)


class _LostError(Exception):
    """The source is no longer ours: it was taken away, closed, or taken over."""


class _StoppedError(Exception):
    """The reader itself has to stop, halfway through a source."""


def work_forever(stop: threading.Event, rest: float = 1.0) -> None:
    """Reads what waits until `stop` is set, with `rest` seconds between two looks at an empty queue.

    It stops within seconds: what it is reading then is put back in the queue.
    """
    tidied = time.monotonic()
    while not stop.is_set():
        close_old_connections()
        try:
            busy = work_once(stop=stop)
            if not busy and time.monotonic() - tidied > _TIDY:
                tidy()
                tidied = time.monotonic()
        except Exception as error:  # a database that is away for a moment; its name says enough, its words may not
            _log.warning("reading failed: %s", type(error).__name__)
            busy = False
        if not busy:
            stop.wait(rest)


def work_once(bounds: Bounds | None = None, stop: threading.Event | None = None) -> bool:
    """Reads one source that waits. False where none did, and where `stop` was set before it was read."""
    source = claim()
    if source is None:
        return False
    try:
        _read(source, bounds, stop)
    except _LostError:
        pass
    except _StoppedError:
        _put_back(source)
        return False
    except SilentError as error:
        if source.attempts < _MOST_SILENCES:
            _give_up_or_wait(source)
        else:
            _fail(source, error.nl, error.en)
    except UnreadableError as error:
        _fail(source, error.nl, error.en)
    except (SealBrokenError, FileNotFoundError):
        _fail(
            source,
            "Het bestand is niet te openen in de opslag van deze installatie. Waarschuw de beheerder.",
            "The file cannot be opened in the store of this installation. Tell the administrator.",
        )
    except Exception as error:
        _log.warning("reading source %s failed: %s", source.pk, type(error).__name__)
        _give_up_or_wait(source)
    _look_for_missing(source.case, bounds)
    return True


def _look_for_missing(case: Case, bounds: Bounds | None) -> None:
    """When the last file of a case was read or failed: which papers does the file speak of that are not there?"""
    if case.sources.filter(state__in=(SourceState.WAITING, SourceState.READING)).exists() or not is_open(
        case, timezone.localdate()
    ):
        return
    with contextlib.suppress(UnreadableError), ReadingApart(bounds) as apart:
        look_for_missing(case, apart)


# -- the queue --------------------------------------------------------------------------------------------------------


def claim() -> CaseSource | None:
    """The next source, now ours: the oldest that waits, in a case that is open and that nobody is reading in."""
    now = timezone.now()
    stale = now - _STALE
    free = Q(state=SourceState.WAITING) | Q(state=SourceState.READING, claimed__lt=stale)
    busy = Q(state=SourceState.READING, claimed__gte=stale)
    taken = set(CaseSource.objects.filter(busy).values_list("case_id", flat=True))
    seen: set[uuid.UUID] = set(taken)
    for pk, case_id in CaseSource.objects.filter(free).order_by("uploaded", "key").values_list("pk", "case_id"):
        if case_id in seen:
            continue
        with transaction.atomic():
            case = Case.objects.select_for_update().filter(pk=case_id).first()
            if case is None or not is_open(case, timezone.localdate()) or case.sources.filter(busy).exists():
                seen.add(case_id)
                continue
            if pk in closed_in(case, timezone.localdate()):
                continue
            ours = CaseSource.objects.filter(free, pk=pk).update(
                state=SourceState.READING, claimed=now, attempts=F("attempts") + 1, progress=0
            )
        if ours:
            source = CaseSource.objects.select_related("case", "within").get(pk=pk)
            if source.attempts <= _MOST_ATTEMPTS:
                return source
            _give_up_or_wait(source)
    return None


def _mine(source: CaseSource) -> Any:
    return CaseSource.objects.filter(pk=source.pk, state=SourceState.READING, attempts=source.attempts)


def _fail(source: CaseSource, nl: str, en: str) -> None:
    with transaction.atomic():
        failed = _mine(source).update(state=SourceState.FAILED, problem_nl=nl, problem_en=en, claimed=None, progress=0)
        if failed:
            record(by=READER, act=Act.CHANGE, kind="source", target=source.pk, case=source.case, why="niet gelezen")


def _give_up_or_wait(source: CaseSource) -> None:
    """Back in the queue, or after some attempts failed: a file that fells its reader must not stop the others."""
    if source.attempts < _MOST_ATTEMPTS:
        _mine(source).update(state=SourceState.WAITING, claimed=None, progress=0)
        return
    _fail(
        source,
        f"Het lezen van dit bestand brak {_MOST_ATTEMPTS} keer af. Bewaar het als pdf en voeg het opnieuw toe.",
        f"Reading this file broke off {_MOST_ATTEMPTS} times. Save it as a PDF and add it again.",
    )


def _put_back(source: CaseSource) -> None:
    """As if it had never been claimed."""
    _mine(source).update(state=SourceState.WAITING, claimed=None, attempts=F("attempts") - 1, progress=0)


def _signs_of_life(source: CaseSource, stop: threading.Event | None) -> Callable[[int, int], None]:
    """Tells the queue that the reader lives, and how far it is, every other second at most; ends it when it must."""
    last = time.monotonic()

    def alive(page: int, pages: int) -> None:
        nonlocal last
        if stop is not None and stop.is_set():
            raise _StoppedError
        if time.monotonic() - last < _BEAT:
            return
        last = time.monotonic()
        told = {"progress": min(90, 90 * page // pages)} if pages else {}
        if not _mine(source).update(claimed=timezone.now(), **told):
            raise _LostError

    return alive


# -- reading ----------------------------------------------------------------------------------------------------------


def _read(source: CaseSource, bounds: Bounds | None, stop: threading.Event | None = None) -> None:
    case = source.case
    name = str(opened_names(case, SOURCE, source.key).get("name", "bron"))
    alive = _signs_of_life(source, stop)
    with ReadingApart(bounds, alive) as apart:
        alive(0, 0)  # a short file is read before the first sign of life
        opened = apart.open(name, fetch(case.pk, source.pk))
        _keep_attachments(source, opened)
        for _ in range(_MOST_ROUNDS):
            alive(0, 0)
            known, before = _known(source)
            made = apart.read(known) if opened.has_text else None
            if _write_down(source, opened, made, before):
                break
        else:
            _give_up_or_wait(source)
            return


def _known(source: CaseSource) -> tuple[Known, NameList]:
    case = source.case
    names = name_list(case)
    timeline = timeline_of(case)
    sent = source.within.date if source.within is not None else ""
    known = Known(
        persons=names.persons,
        relations=timeline.relations,
        organisations=names.organisations,
        reference_day=timeline.reference_day,
        pseudonyms=names.pseudonyms,
        key=source.key,
        number=case.sources.filter(uploaded__lte=source.uploaded).count(),
        sent=dt.date.fromisoformat(sent) if len(sent) == 10 and sent[0].isdigit() else None,
        lessons=tuple(Lesson.objects.filter(times__gte=LEARNT_AFTER).values_list("words", "suggested", "corrected")),
    )
    return known, names


def _write_down(source: CaseSource, opened: Opened, made: dict[str, Any] | None, before: NameList) -> bool:
    """Text, cards and names in one go. False where the names changed meanwhile: then it must be read anew."""
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=source.case_id)
        row = _mine(source).select_for_update().first()
        if row is None:
            raise _LostError
        if not is_open(case, timezone.localdate()) or row.pk in closed_in(case, timezone.localdate()):
            _put_back(source)
            return True
        row.state, row.progress, row.claimed = SourceState.READ, 100, None
        row.problem_nl, row.problem_en, row.words = opened.remark_nl, opened.remark_en, opened.words
        same = case.sources.filter(words=opened.words, state=SourceState.READ).first() if opened.words else None
        if same is not None:
            row.state, row.same_as, row.title, row.date = SourceState.COPY, same, same.title, same.date
        elif made is None:
            row.title, row.kind, row.date = "e-mail", "eml", opened.sent
        else:
            if not keep_list(case, made, before):
                return False
            _put(case, row, made)
            _hide_elsewhere(case, row, made, before)
        row.save()
        index_source(row)
        record(by=READER, act=Act.CHANGE, kind="source", target=row.pk, case=case, why="gelezen")
    return True


def _put(case: Case, row: CaseSource, made: dict[str, Any]) -> None:
    row.text, row.pages = made["text"], made["pages"]
    row.title, row.kind, row.date = made["title"], made["kind"], made["date"]
    name = opened_names(case, SOURCE, row.key)
    sealed_names(case, SOURCE, row.key, {**name, "author": made["author"]})
    sealed_names(case, TEXT, row.key, {"text": made["original"], "replaced": made["replaced"]})
    row.cards.all().delete()
    ProposalCard.objects.bulk_create(ProposalCard(source=row, **card) for card in made["cards"])


def _hide_elsewhere(case: Case, row: CaseSource, made: dict[str, Any], before: NameList) -> None:
    """A name that this source was the first to show as one is hidden in the others too."""
    after = Pseudonyms.from_json(made["pseudonyms"])
    known = Pseudonyms.from_json(before.pseudonyms) if before.pseudonyms else Pseudonyms()
    old = {form for entity in known.entities for form in entity.forms}
    new = {form for entity in after.entities for form in entity.forms} - old
    if old and new:
        rehide(by=READER, case=case, pseudonyms=after, words=new, apart_from=row)


def _keep_attachments(source: CaseSource, opened: Opened) -> None:
    """Each attachment becomes a source that waits, before its mail counts as read: none is lost when the reader dies.
    Its id follows from the mail and what it holds, so that another reader does not keep it twice."""
    if opened.attachments and not _mine(source).exists():
        raise _LostError
    for attachment in opened.attachments:
        digest = hashlib.sha256(attachment.data).hexdigest()
        id = uuid.uuid5(source.pk, digest)
        if CaseSource.objects.filter(pk=id).exists():
            continue
        try:
            sources.add(
                by=READER, case=source.case, name=attachment.name, content=[attachment.data], id=id, within=source
            )
        except sources.RefusedFileError as error:
            _log.info("attachment of %s refused: %s", source.pk, error)
