# SPDX-License-Identifier: EUPL-1.2
"""Every change of a case's timeline: in steps, checked against the version that the person saw, with undo and redo."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.searching import index_case_items
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Change, Entry, Section, Step
from thuislijn.store.timelines import value_of

_BY_HAND = 25
"""Entries in one step, at most, that somebody may have changed by hand; taking back more of them is one row in the
log, as bringing them in was."""


class ConflictError(Exception):
    """Somebody else changed the same entry in between: nothing was written. `entries` are as they stand now."""

    def __init__(self, entries: tuple[Entry | None, ...]) -> None:
        super().__init__("changed in between")
        self.entries = entries


class NothingToUndoError(Exception):
    """There is no step of this person left to take back, or to do again."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry to be written: `data` None takes it away; `seen` is the version the person saw, None for a new one.

    `data` is in the form of the exchange format.
    """

    section: Section
    key: str
    data: Any
    seen: int | None = None


def new_key(section: Section) -> str:
    """A key for a new entry: opaque, unique over all cases."""
    return f"{section.value[0]}{uuid.uuid4().hex[:12]}"


def write(
    *,
    by: Actor,
    case: Case,
    edits: Sequence[Edit],
    undoes: int | None = None,
    redoes: int | None = None,
    one_row: tuple[Act, str] | None = None,
    for_good: bool = False,
) -> int:
    """Writes the edits as one step, all or nothing, and returns the new revision of the case.

    `one_row`: act and kind of the single row of the log that tells of the whole step with the number of its entries,
    where a machine wrote them; without it each edit has a row of its own. `for_good`: a step that is not undone.
    Raises ConflictError where an entry is no longer at the version that was seen, ExchangeError where data is wrong.
    """
    for edit in edits:
        if edit.data is not None:
            value_of(edit.section, edit.data)
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        present = {(e.section, e.key): e for e in _entries(locked, edits)}
        clashes = [present.get((e.section, e.key)) for e in edits if _clashes(e, present.get((e.section, e.key)))]
        if clashes:
            raise ConflictError(tuple(clashes))
        locked.revision += 1
        locked.worked_on = timezone.now()
        locked.save(update_fields=["revision", "worked_on"])
        step = Step(case=locked, revision=locked.revision, by=by.id, by_name=by.name, undoes=undoes, redoes=redoes)
        step.undone = for_good
        step.save()
        for edit in edits:
            act = _write(locked, step, edit, present.get((edit.section, edit.key)))
            if one_row is None:
                record(by=by, act=act, kind=edit.section, target=edit.key, case=case)
        if one_row is not None:
            record(by=by, act=one_row[0], kind=one_row[1], target=len(edits), case=case)
        index_case_items(locked, [edit.key for edit in edits if edit.section is Section.ITEMS])
    case.revision, case.worked_on = locked.revision, locked.worked_on
    return locked.revision


def _entries(case: Case, edits: Sequence[Edit]) -> list[Entry]:
    return list(Entry.objects.filter(case=case, key__in=[edit.key for edit in edits]))


def _clashes(edit: Edit, entry: Entry | None) -> bool:
    return (entry.version if entry is not None else None) != edit.seen


def _write(case: Case, step: Step, edit: Edit, entry: Entry | None) -> Act:
    before = entry.data if entry is not None else None
    if entry is None:
        Entry(case=case, section=edit.section, key=edit.key, data=edit.data, version=step.revision).save()
        act = Act.CREATE
    elif edit.data is None:
        entry.delete()
        act = Act.DELETE
    else:
        entry.data, entry.version = edit.data, step.revision
        entry.save(update_fields=["data", "version"])
        act = Act.CHANGE
    Change(step=step, section=edit.section, key=edit.key, before=before, after=edit.data).save()
    return act


def write_for_good(*, by: Actor, case: Case, edits: Sequence[Edit], clean: Callable[[Any], Any]) -> None:
    """Writes edits that take away what nobody may read any more, and takes it out of earlier versions too, so that no
    undo brings it back. `clean` gives data without it. Call it with the case locked. Raises as `write` does."""
    if edits:
        write(by=by, case=case, edits=edits, for_good=True)
    for change in Change.objects.filter(step__case=case).iterator():
        before, after = clean(change.before), clean(change.after)
        if before is None and after is None:
            change.delete()  # nothing is left of what came or went here
        elif (before, after) != (change.before, change.after):
            Change.objects.filter(pk=change.pk).update(before=before, after=after)


def undo(*, by: Actor, case: Case) -> int:
    """Takes back the last step of this person that stands, and returns the new revision.

    Raises NothingToUndoError, and ConflictError where somebody else has changed the same entry since.
    """
    step = _standing(by, case).filter(undoes__isnull=True).first()
    if step is None:
        raise NothingToUndoError
    return _take_back(by, case, step, undoes=step.revision)


def redo(*, by: Actor, case: Case) -> int:
    """Does again what this person undid last, as long as they did nothing new since. Raises as `undo` does."""
    step = _standing(by, case).filter(undoes__isnull=False).first()
    if step is None or _something_new_since(by, case, step):
        raise NothingToUndoError
    return _take_back(by, case, step, redoes=step.revision)


def _something_new_since(by: Actor, case: Case, step: Step) -> bool:
    """Whether this person did something of their own after a step, taken back meanwhile or not."""
    later = Step.objects.filter(case=case, by=by.id, revision__gt=step.revision)
    return later.filter(undoes__isnull=True, redoes__isnull=True).exists()


def _standing(by: Actor, case: Case) -> QuerySet[Step]:
    return Step.objects.filter(case=case, by=by.id, undone=False).order_by("-revision")


def _take_back(by: Actor, case: Case, step: Step, *, undoes: int | None = None, redoes: int | None = None) -> int:
    with transaction.atomic():
        changes = list(step.changes.all())
        rows = {(e.section, e.key): e for e in Entry.objects.filter(case=case, key__in=[c.key for c in changes])}
        since = [rows.get((c.section, c.key)) for c in changes if _data(rows.get((c.section, c.key))) != c.after]
        if since:
            raise ConflictError(tuple(since))
        edits = [
            Edit(Section(c.section), c.key, c.before, row.version if (row := rows.get((c.section, c.key))) else None)
            for c in changes
        ]
        one_row = (Act.CHANGE, "step") if len(edits) > _BY_HAND else None
        revision = write(by=by, case=case, edits=edits, undoes=undoes, redoes=redoes, one_row=one_row)
        step.undone = True
        step.save(update_fields=["undone"])
    return revision


def _data(entry: Entry | None) -> Any:
    return None if entry is None else entry.data
