# SPDX-License-Identifier: EUPL-1.2
"""The network of a family, and the persons, relations and organisations on its timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import hold
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import ConflictError, Edit, new_key, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry, Section
from thuislijn.store.network import NetworkTie
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import to_data


def keep_tie(*, by: Actor, case: Case, values: Mapping[str, Any], tie: UUID | None = None, seen: int = 0) -> NetworkTie:
    """Adds somebody of the network, or changes them as they stood at version `seen`. Raises CannotError.

    `values` are fields of `NetworkTie`.
    """
    with transaction.atomic():
        hold(case.pk)
        kept = NetworkTie(case=case, version=0)
        if tie is not None:
            present = NetworkTie.objects.select_for_update().filter(case=case, pk=tie).first()
            if present is None or present.version != seen:
                raise CannotError(
                    "Iemand anders heeft dit intussen veranderd of weggehaald. Kijk wat er nu staat en vul het "
                    "zo nodig opnieuw in.",
                    "Somebody else changed or removed this in between. See what it says now and fill it in again if "
                    "needed.",
                )
            kept = present
        for name, value in values.items():
            setattr(kept, name, value)
        kept.version += 1
        kept.save()
        record(by=by, act=Act.CHANGE if tie else Act.CREATE, kind="network", target=kept.pk, case=case)
    return kept


def remove_tie(*, by: Actor, case: Case, tie: UUID) -> None:
    """Takes somebody out of the network; who is gone already stays gone."""
    with transaction.atomic():
        hold(case.pk)
        NetworkTie.objects.filter(case=case, pk=tie).delete()
        record(by=by, act=Act.DELETE, kind="network", target=tie, case=case)


def keep_entry(
    *, by: Actor, case: Case, section: Section, data: dict[str, Any], key: str | None = None, seen: int | None = None
) -> str:
    """Adds or changes a person, relation or organisation and returns its key. Raises ConflictError, ExchangeError."""
    place = key or new_key(section)
    named = section is not Section.RELATIONS
    whole = {**data, "id": place} if named else data
    write(by=by, case=case, edits=[Edit(section, place, whole, seen)])
    return place


def remove_entry(*, by: Actor, case: Case, section: Section, key: str) -> None:
    """Takes away a person, relation or organisation that nothing else on the timeline speaks of. Raises CannotError."""
    entry = Entry.objects.filter(case=case, section=section, key=key).first()
    if entry is None:
        return
    edits = [Edit(section, key, None, entry.version)]
    if section is Section.PERSONS:
        own = [
            e for e in Entry.objects.filter(case=case, section=Section.RELATIONS) if key in (e.data["of"], e.data["to"])
        ]
        edits += [Edit(Section.RELATIONS, e.key, None, e.version) for e in own]
    if section is not Section.RELATIONS and _spoken_of(case, section, key):
        raise CannotError(
            "Op de tijdlijn of bij de toestemmingen staat nog iets over deze persoon of organisatie. Haal dat "
            "eerst weg.",
            "Something on the timeline or among the consents is still about them. Remove that first.",
        )
    try:
        write(by=by, case=case, edits=edits)
    except ConflictError as error:
        raise CannotError(
            "Iemand anders heeft dit intussen veranderd. Kijk eerst wat er nu staat.",
            "Somebody else changed this in between. Look first at what it says now.",
        ) from error


def _spoken_of(case: Case, section: Section, key: str) -> bool:
    """Whether an item, turning point or consent names this key."""
    timeline = timeline_of(case)
    parts = to_data(timeline)
    rest = [parts.get("items", []), parts.get("turning_points", [])]
    if section is Section.PERSONS and case.consents.filter(about=key).exists():
        return True
    return _holds(rest, key)


def _holds(data: Any, key: str) -> bool:
    if isinstance(data, dict):
        return any(_holds(value, key) for value in data.values())
    if isinstance(data, list):
        return any(_holds(value, key) for value in data)
    return bool(data == key)
