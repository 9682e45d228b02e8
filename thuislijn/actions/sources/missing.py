# SPDX-License-Identifier: EUPL-1.2
"""Papers that a family's file speaks of and that are not in it: a gap in the file is a finding too (S1 ch. 6)."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from thuislijn.actions.acting import READER
from thuislijn.actions.sources.reading_apart import ReadingApart
from thuislijn.actions.timeline import ConflictError, Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import SourceState
from thuislijn.store.entries import Change, Entry, Section


def look_for_missing(case: Case, apart: ReadingApart) -> None:
    """Brings the list of missing papers up to date with all that was read; what people took off it stays off."""
    read = list(case.sources.filter(state=SourceState.READ).exclude(text="").order_by("uploaded"))
    papers = [
        {
            "key": source.key,
            "title": source.title,
            "text": source.text,
            "date": source.date,
            "parts": source.parts.exists() or source.within_id is not None,
        }
        for source in read
    ]
    found = {_key_of(missing): missing for missing in apart.missing(papers)}
    with transaction.atomic():
        locked = Case.objects.select_for_update().filter(pk=case.pk).first()
        if locked is None:
            return
        held = {e.key: e for e in Entry.objects.filter(case=locked, section=Section.MISSING, key__startswith="mr")}
        refused = set(
            Change.objects.filter(
                step__case=locked, section=Section.MISSING, after__isnull=True, step__by__isnull=False
            ).values_list("key", flat=True)
        )
        edits = [
            Edit(Section.MISSING, key, data) for key, data in found.items() if key not in held and key not in refused
        ]
        edits += [Edit(Section.MISSING, key, None, e.version) for key, e in held.items() if key not in found]
        if edits:
            try:
                write(by=READER, case=locked, edits=edits)
            except ConflictError:  # somebody is at it this moment; the next source that is read looks again
                return


def _key_of(missing: dict[str, Any]) -> str:
    where = missing["mentioned_in"][0]["source"] if missing["what"].startswith("bijlage") else ""
    told = f"{missing['what']}|{where}".encode()
    return f"mr{hashlib.sha256(told).hexdigest()[:12]}"
