# SPDX-License-Identifier: EUPL-1.2
"""The people of a family, how they are related, and the organisations around them."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.vocabulary import OrganisationKind, PersonRole, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the timeline; an unborn child has `unborn` set and its expected birth in `birth`."""

    id: str
    name: str
    role: PersonRole
    pseudonym: str = ""  # empty: made from the role when text is pseudonymised
    birth: Moment = Moment.UNKNOWN
    death: Moment | None = None  # None: alive as far as known
    unborn: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Person `of` is, for instance, the parent of person `to`; a period where the relation had one."""

    kind: RelationKind
    of: str
    to: str
    when: Period = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation, a team of it, or a school."""

    id: str
    name: str
    kind: OrganisationKind = OrganisationKind.OTHER
    pseudonym: str = ""
    municipality: str = ""
