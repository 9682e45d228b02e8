# SPDX-License-Identifier: EUPL-1.2
"""All that was recorded of one case and bears on its consents, fetched for one case or for many at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from thuislijn.store.cases import Case
from thuislijn.store.choices import CustodyKind, Purpose
from thuislijn.store.consents import Consent, Custody, Informed, OnlyMentioned
from thuislijn.store.entries import Entry, Section
from thuislijn.timeline.exchange import decode
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole


@dataclass(frozen=True, slots=True)
class Records:
    """The family, who decides for whom, and every consent of it, the oldest first."""

    case: Case
    persons: tuple[Person, ...] = ()
    consents: tuple[Consent, ...] = ()
    custody: tuple[Custody, ...] = ()
    informed: tuple[Informed, ...] = ()
    only_mentioned: frozenset[str] = frozenset()

    @property
    def children(self) -> tuple[Person, ...]:
        """The children that the file is about: born, alive, and not only mentioned in it."""
        return tuple(p for p in self.persons if is_living_child(p) and p.id not in self.only_mentioned)

    def person(self, key: str) -> Person | None:
        return next((person for person in self.persons if person.id == key), None)

    def deciders(self, child: str, on: dt.date, grown_up: bool = False) -> tuple[str, ...]:
        """Keys of those who decide for a child on a day: its guardian, or else the parents with custody.

        For who is of age a court can name somebody, who is entered as guardian; parents then decide no more.
        """
        valid = [c for c in self.custody if c.child == child and _in_force(c.since, c.until, on)]
        guardians = tuple(c.holder for c in valid if c.kind == CustodyKind.GUARDIAN)
        return guardians or (() if grown_up else tuple(c.holder for c in valid))

    def last_words(self, about: str, purpose: Purpose, on: dt.date) -> dict[str, Consent]:
        """By whom -> their last consent or refusal about somebody, given on or before a day."""
        return {
            c.by: c for c in self.consents if c.about == about and c.purpose == purpose and c.given <= on
        }  # the oldest first, so that the last one stays


def is_living_child(person: Person) -> bool:
    return person.role is PersonRole.CHILD and person.death is None and not person.unborn


def is_in_force(consent: Consent, on: dt.date) -> bool:
    """Whether a consent was given, has not ended, and was not withdrawn."""
    return _in_force(consent.given, consent.until, on) and not consent.refused and consent.withdrawn is None


def said_no(consent: Consent) -> bool:
    """Whether this is a refusal, or a consent that was withdrawn."""
    return consent.refused or consent.withdrawn is not None


def _in_force(since: dt.date | None, until: dt.date | None, on: dt.date) -> bool:
    return (since is None or since <= on) and (until is None or on <= until)


def records_of(cases: Iterable[Case]) -> dict[UUID, Records]:
    """The records of each case by its id, in five queries however many cases there are."""
    found = list(cases)
    keys = [case.pk for case in found]
    rows: dict[str, dict[UUID, list[Any]]] = defaultdict(lambda: defaultdict(list))
    persons = Entry.objects.filter(case__in=keys, section=Section.PERSONS).order_by("pk")
    for case, data in persons.values_list("case_id", "data"):
        rows["persons"][case].append(decode(Person, data))
    for consent in Consent.objects.filter(case__in=keys).order_by("given", "recorded"):
        rows["consents"][consent.case_id].append(consent)
    for custody in Custody.objects.filter(case__in=keys).order_by("pk"):
        rows["custody"][custody.case_id].append(custody)
    for told in Informed.objects.filter(case__in=keys).order_by("day", "pk"):
        rows["informed"][told.case_id].append(told)
    for case, about in OnlyMentioned.objects.filter(case__in=keys).values_list("case_id", "about"):
        rows["mentioned"][case].append(about)
    return {
        case.pk: Records(
            case,
            tuple(rows["persons"][case.pk]),
            tuple(rows["consents"][case.pk]),
            tuple(rows["custody"][case.pk]),
            tuple(rows["informed"][case.pk]),
            frozenset(rows["mentioned"][case.pk]),
        )
        for case in found
    }
