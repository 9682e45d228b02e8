# SPDX-License-Identifier: EUPL-1.2
"""Which consents a case needs before its content opens (Jeugdwet 7.3; handbook section 3; S0 3.2).

Under 12 the parents with custody or the guardian decide; from 12 to 15 the young person and they; from 16 the young
person alone. The age is that on the day asked for, so that a birthday asks for a fresh consent by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from thuislijn.store.cases import Case
from thuislijn.store.choices import Purpose
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Entry, Section
from thuislijn.timeline.exchange import decode
from thuislijn.timeline.family import Person
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import PersonRole

OWN_VOICE, OWN_DECISION, GROWN_UP = 12, 16, 18
"""Ages in years at which a young person decides along, decides alone, and is of age."""


class Whose(StrEnum):
    """Whose consent is needed for what concerns one person."""

    PARENTS = "parents"
    BOTH = "both"
    OWN = "own"


class ConsentMissingError(Exception):
    """Content of this case cannot be opened: consents are missing or withdrawn. `needs` says which."""

    def __init__(self, case: Case, needs: tuple[Need, ...]) -> None:
        super().__init__(f"consent missing in {case.pk}")
        self.case, self.needs = case, needs


@dataclass(frozen=True, slots=True)
class Need:
    """A consent that is needed and not there: `about` whom, and whose it must be (`own` or one of the `parents`).

    `since_birthday`: the age just reached, where an earlier consent does not hold any more for that reason.
    """

    about: Person
    whose: Whose
    since_birthday: int | None = None


def years_old(birth: Moment, on: dt.date) -> int | None:
    """Whole years at a day, by the latest possible birth (the youngest one can be); None where it is not known."""
    if birth.latest is None:
        return None
    born = dt.date.fromordinal(birth.latest)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def whose_consent(person: Person, on: dt.date) -> Whose:
    """Whose consent is needed for a member of the family; a child whose age is not known counts as 12 to 15."""
    if person.role is not PersonRole.CHILD:
        return Whose.OWN
    years = years_old(person.birth, on)
    if years is None:
        return Whose.BOTH
    if years < OWN_VOICE:
        return Whose.PARENTS
    return Whose.BOTH if years < OWN_DECISION else Whose.OWN


def persons_of(case: Case) -> tuple[Person, ...]:
    """The members of the family as they were entered."""
    rows = Entry.objects.filter(case=case, section=Section.PERSONS).order_by("pk").values_list("data", flat=True)
    return tuple(decode(Person, data) for data in rows)


def needs_of(case: Case, purpose: Purpose, on: dt.date) -> tuple[Need, ...]:
    """The consents for a purpose that are still missing on a day; a case without children needs somebody first."""
    if case.anonymous:
        return ()
    persons = persons_of(case)
    consents = [c for c in Consent.objects.filter(case=case, purpose=purpose) if _holds(c, on)]
    return tuple(
        need for person in persons if person.role is PersonRole.CHILD for need in _needs_for(person, consents, on)
    )


def _holds(consent: Consent, on: dt.date) -> bool:
    in_time = consent.given <= on and (consent.until is None or on <= consent.until)
    return in_time and not consent.refused and consent.withdrawn is None


def _needs_for(child: Person, consents: list[Consent], on: dt.date) -> list[Need]:
    whose = whose_consent(child, on)
    about = [c for c in consents if c.about == child.id]
    own = any(c.by == child.id and _still_right(child, c, on) for c in about)
    parents = any(c.by != child.id for c in about)
    needs = []
    if whose is not Whose.PARENTS and not own and not any(c.without and c.by != child.id for c in about):
        needs.append(Need(child, Whose.OWN, _birthday(child, on) if about else None))
    if whose is not Whose.OWN and not parents and not any(c.without and c.by == child.id for c in about):
        needs.append(Need(child, Whose.PARENTS))
    return needs


def _still_right(child: Person, consent: Consent, on: dt.date) -> bool:
    """A young person's own consent holds until the next age at which the law asks anew."""
    then, now = years_old(child.birth, consent.given), years_old(child.birth, on)
    if then is None or now is None:
        return True
    return not any(then < age <= now for age in (OWN_VOICE, OWN_DECISION, GROWN_UP))


def _birthday(child: Person, on: dt.date) -> int | None:
    years = years_old(child.birth, on)
    return max((age for age in (OWN_VOICE, OWN_DECISION, GROWN_UP) if years is not None and age <= years), default=None)


def check_open(case: Case, on: dt.date) -> None:
    """Raises ConsentMissingError unless content of this case may be opened on this day."""
    if case.closed is not None:
        raise ConsentMissingError(case, ())
    if case.anonymous:
        return
    needs = needs_of(case, Purpose.FILE, on)
    if needs or not any(person.role is PersonRole.CHILD for person in persons_of(case)):
        raise ConsentMissingError(case, needs)
