# SPDX-License-Identifier: EUPL-1.2
"""Opening a case, and changing what is known of it apart from its content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, BroughtInBy, CaseStatus
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import AgendaItem
from thuislijn.store.programmes import Programme, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseData:
    """What is known of a case itself (S0 4.1). `known_since` is EDTF text."""

    pseudonym: str
    team: Team
    reference_day: dt.date
    municipality: str = ""
    brought_in_by: BroughtInBy = BroughtInBy.OTHER
    status: CaseStatus = CaseStatus.RUNNING
    known_since: str = ""


def open_case(*, by: Actor, programme: Programme, data: CaseData) -> Case:
    """A new case; its content stays closed until the consents are there. Raises CannotError."""
    case = Case(programme=programme)
    _fill(case, data)
    with transaction.atomic():
        _check(case)
        case.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="case", target=case.pk, case=case)
    return case


def change_case(*, by: Actor, case: Case, data: CaseData) -> None:
    """Changes the data of a case; the log says which fields, not what stood in them. A case that goes to another team
    leaves the agendas that its former team planned.

    Raises CannotError, and Case.DoesNotExist where it was deleted in between.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        changed = _fill(case, data)
        if not changed:
            return
        _check(case)
        case.save(update_fields=changed)
        if "team" in changed:
            AgendaItem.objects.filter(case=case, meeting__state=MeetingState.PLANNED).delete()
        record(by=by, act=Act.CHANGE, kind="case", target=case.pk, case=case, why=", ".join(changed))


def change_status(*, by: Actor, case: Case, status: CaseStatus) -> None:
    """Finishes a case, or takes it up again."""
    with transaction.atomic():
        if Case.objects.select_for_update().get(pk=case.pk).status == status:
            return
        case.status = status
        case.save(update_fields=["status"])
        record(by=by, act=Act.CHANGE, kind="case_status", target=case.pk, case=case, why=status.value)


def _fill(case: Case, data: CaseData) -> list[str]:
    changed = []
    for field in fields(data):
        value = getattr(data, field.name)
        if field.name == "team":
            if case.team_id != value.pk:
                case.team = value
                changed.append("team")
        elif getattr(case, field.name) != value:
            setattr(case, field.name, value)
            changed.append(field.name)
    return changed


def _check(case: Case) -> None:
    if case.team.programme_id != case.programme_id:
        raise CannotError("Kies een team van dit leertraject.", "Choose a team of this programme.")
    same = Case.objects.filter(programme=case.programme, pseudonym__iexact=case.pseudonym).exclude(pk=case.pk)
    if same.exists():
        raise CannotError(
            "Dit pseudoniem heeft al een andere casus in dit leertraject. Kies een ander.",
            "Another case of this programme has this pseudonym. Choose another one.",
        )
