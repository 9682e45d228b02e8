# SPDX-License-Identifier: EUPL-1.2
"""Short hand for the invented families by which each lens explains itself (and by which it is tested)."""

from __future__ import annotations

import datetime as dt

from thuislijn.timeline.edtf_text import from_edtf, period_from_edtf
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import OrganisationKind, PersonRole, RelationKind


def when(edtf: str) -> Period:
    """A period from EDTF: `2019-03` (a moment), `2019-03/2020-01`, `2019-03/..` (goes on), `2019-03/` (end unknown)."""
    return period_from_edtf(edtf)


def child(id: str, birth: str = "") -> Person:
    """A child; the name is its id with a capital."""
    return Person(id=id, name=id.capitalize(), role=PersonRole.CHILD, birth=from_edtf(birth))


def adult(id: str, role: PersonRole) -> Person:
    return Person(id=id, name=id.capitalize(), role=role)


def organisation(id: str, kind: OrganisationKind = OrganisationKind.YOUTH_CARE) -> Organisation:
    return Organisation(id=id, name=id.replace("_", " "), kind=kind)


def family(
    *items: Item,
    until: str = "2023-01-01",
    children: tuple[Person, ...] = (),
    adults: tuple[Person, ...] = (),
    organisations: tuple[Organisation, ...] = (),
    observed: str = "",
) -> Timeline:
    """A family with these items: one child 'noa' born in 2010 and a mother unless told otherwise."""
    children = children or (child("noa", "2010-05-04"),)
    adults = adults or (adult("moeder", PersonRole.MOTHER),)
    raising = [person for person in adults if person.role.is_parent]
    return Timeline(
        id="sketch",
        title="Sketch",
        reference_day=dt.date.fromisoformat(until).toordinal(),
        observed=when(observed) if observed else Period(),
        persons=(*children, *adults),
        relations=tuple(
            Relation(kind=RelationKind.PARENT, of=parent.id, to=one.id) for parent in raising for one in children
        ),
        organisations=organisations,
        items=items,
    ).resolved()
