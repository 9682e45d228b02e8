# SPDX-License-Identifier: EUPL-1.2
"""With which organisations outside the team a case may be shared, and whose consent is missing (S0 3.2; S3).

For each organisation the words count that name it, and refusals that name none: who agrees to a second organisation
takes nothing back of the first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from thuislijn.store.choices import Purpose
from thuislijn.store.consent_records import Records
from thuislijn.store.consent_rules import Need, needs_in
from thuislijn.store.consents import Consent


@dataclass(frozen=True, slots=True)
class Sharing:
    """An organisation that somebody was asked about, and the consents that are still missing for it."""

    organisation: str
    needs: tuple[Need, ...]


def organisations_of(consent: Consent) -> tuple[str, ...]:
    """The organisations that a consent names, one on each line."""
    return tuple(name for line in consent.organisations.splitlines() if (name := " ".join(line.split())))


def words_about(records: Records, organisation: str) -> Records:
    """The records with those words about sharing alone that are about this organisation."""
    wanted = _same(organisation)

    def counts(consent: Consent) -> bool:
        named = organisations_of(consent)
        everything = consent.refused and not named
        return consent.purpose == Purpose.SHARING and (everything or any(_same(name) == wanted for name in named))

    return replace(records, consents=tuple(c for c in records.consents if counts(c)))


def needs_to_share(records: Records, organisation: str, on: dt.date) -> tuple[Need, ...]:
    """Whose consent is missing on a day before this organisation may have something of the case; of an anonymous case
    none is asked."""
    return needs_in(words_about(records, organisation), Purpose.SHARING, on)


def sharing_in(records: Records, on: dt.date) -> tuple[Sharing, ...]:
    """Every organisation that a consent names, once, in order of its name."""
    named = [name for c in records.consents if c.purpose == Purpose.SHARING for name in organisations_of(c)]
    once = {_same(name): name for name in named}
    return tuple(Sharing(once[key], needs_to_share(records, once[key], on)) for key in sorted(once))


def _same(name: str) -> str:
    """What is left of a name when it is compared: no capitals, no dot at its end, one space between words."""
    return " ".join(name.split()).rstrip(".").casefold()
