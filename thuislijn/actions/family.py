# SPDX-License-Identifier: EUPL-1.2
"""The members of a family and who decides for whom, as far as the question of consent needs them.

They are entered before any content, and stand on the timeline like everybody else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, new_key, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, CustodyKind
from thuislijn.store.consent_records import records_of
from thuislijn.store.consents import Custody
from thuislijn.store.entries import Entry, Section
from thuislijn.timeline.vocabulary import PersonRole, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberData:
    """A member of the family: `pseudonym` is how everybody here calls them, `birth` EDTF text."""

    pseudonym: str
    role: PersonRole
    birth: str = ""


def add_member(*, by: Actor, case: Case, data: MemberData) -> str:
    """Enters a member of the family and returns the key. Raises CannotError for a pseudonym that is taken."""
    key = new_key(Section.PERSONS)
    with transaction.atomic():
        _check_name(case, data.pseudonym)
        write(by=by, case=case, edits=[Edit(Section.PERSONS, key, _written({"id": key}, data))])
    return key


def change_member(*, by: Actor, case: Case, key: str, data: MemberData, seen: int) -> None:
    """Changes a member as they stood at version `seen`. Raises CannotError, and ConflictError as `write` does."""
    with transaction.atomic():
        entry = Entry.objects.filter(case=case, section=Section.PERSONS, key=key).first()
        if entry is None:
            raise CannotError("Deze persoon is er niet meer.", "This person is not there any more.")
        _check_name(case, data.pseudonym, key)
        write(by=by, case=case, edits=[Edit(Section.PERSONS, key, _written(dict(entry.data), data), seen)])


def _written(present: dict[str, object], data: MemberData) -> dict[str, object]:
    """The entry with what was typed; a rough birth that was left as it was keeps the words it came from."""
    present |= {"name": data.pseudonym, "pseudonym": data.pseudonym, "role": data.role.value}
    birth = present.get("birth")
    if (birth.get("edtf") if isinstance(birth, dict) else birth or "") != data.birth:
        present.pop("birth", None)
        if data.birth:
            present["birth"] = data.birth
    return present


def _check_name(case: Case, pseudonym: str, own: str = "") -> None:
    persons = records_of([case])[case.pk].persons
    if any(person.name.casefold() == pseudonym.casefold() and person.id != own for person in persons):
        raise CannotError(
            "Iemand anders in dit gezin heet al zo. Kies een ander pseudoniem.",
            "Somebody else in this family has this name already. Choose another pseudonym.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyData:
    """Who decides for a child: keys of parents with custody, and of a guardian by a measure with its period."""

    parents: tuple[str, ...]
    guardian: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def set_custody(*, by: Actor, case: Case, child: str, data: CustodyData) -> None:
    """Records who decides for a child, in the place of what stood there; parents become its parents on the timeline.

    Raises CannotError for who is not in the family, and for a child that would decide for a child.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        records = records_of([case])[case.pk]
        adults = {person.id for person in records.persons if person.role is not PersonRole.CHILD}
        about = records.person(child)
        if about is None or about.id in adults or not {*data.parents, *filter(None, (data.guardian,))} <= adults:
            raise CannotError("Kies volwassenen uit dit gezin.", "Choose adults of this family.")
        if data.since and data.until and data.until < data.since:
            raise CannotError("Het einde ligt vóór het begin.", "The end comes before the start.")
        Custody.objects.filter(case=case, child=child).delete()
        for holder in data.parents:
            Custody(case=case, child=child, holder=holder, kind=CustodyKind.PARENT).save(force_insert=True)
        if data.guardian:
            Custody(
                case=case,
                child=child,
                holder=data.guardian,
                kind=CustodyKind.GUARDIAN,
                since=data.since,
                until=data.until,
            ).save(force_insert=True)
        record(by=by, act=Act.CHANGE, kind="custody", target=child, case=case)
        _relate(by, case, child, {p.id for p in records.persons if p.role.is_parent} & set(data.parents))


def _relate(by: Actor, case: Case, child: str, parents: Collection[str]) -> None:
    rows = Entry.objects.filter(case=case, section=Section.RELATIONS).values_list("data", flat=True)
    known = {row.get("of") for row in rows if row.get("to") == child and row.get("kind") == RelationKind.PARENT}
    edits = [
        Edit(
            Section.RELATIONS,
            new_key(Section.RELATIONS),
            {"kind": RelationKind.PARENT.value, "of": parent, "to": child},
        )
        for parent in sorted(set(parents) - known)
    ]
    if edits:
        write(by=by, case=case, edits=edits)
