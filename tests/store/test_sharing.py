# SPDX-License-Identifier: EUPL-1.2
"""With whom a case may be shared: each organisation apart, the last word about it counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, Purpose
from thuislijn.store.consent_records import Records
from thuislijn.store.consents import Consent, Custody
from thuislijn.store.sharing import needs_to_share, sharing_in
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole

DAY = dt.date(2026, 6, 1)
MOTHER = Person(id="moeder", name="moeder", role=PersonRole.MOTHER)
SEM = Person(id="sem", name="jeugdige 1", role=PersonRole.CHILD, birth=from_edtf("2018-05-04"))


def said(organisations: str, given: int = 1, **more: Any) -> Consent:
    """What the mother said about Sem in May; `given` is the day."""
    fixed = {"about": "sem", "by": "moeder", "purpose": Purpose.SHARING, "form": ConsentForm.WRITTEN}
    day = dt.date(2026, 5, given)
    return Consent(organisations=organisations, given=day, **{**fixed, **more})


def family(*consents: Consent) -> Records:
    custody = Custody(child="sem", holder="moeder", kind="parent")
    return Records(Case(), (MOTHER, SEM), consents, (custody,))


@pytest.mark.parametrize(
    ("consents", "may"),
    [
        ([], False),
        ([said("GGZ De Brug")], True),
        ([said("  ggz de   brug. ")], True),
        ([said("School Zuid\r\nGGZ De Brug\r\n")], True),
        ([said("GGZ De Brug Noord")], False),
        ([said("GGZ")], False),
        ([said("GGZ De Brug"), said("School Zuid", 2)], True),
        ([said("GGZ De Brug"), said("", 2, refused=True)], False),
        ([said("GGZ De Brug"), said("School Zuid", 2, refused=True)], True),
        ([said("GGZ De Brug", withdrawn=dt.datetime(2026, 5, 9, tzinfo=dt.UTC)), said("School Zuid", 2)], False),
        ([said("GGZ De Brug", until=dt.date(2026, 5, 31))], False),
        ([said("GGZ De Brug", purpose=Purpose.FILE)], False),
        ([said("GGZ De Brug"), said("", about="moeder", refused=True)], False),
    ],
)
def test_an_organisation_may_have_it_once_the_last_word_about_it_is_yes(consents: list[Consent], may: bool) -> None:
    assert (needs_to_share(family(*consents), "GGZ de Brug", DAY) == ()) is may


def test_every_organisation_that_was_asked_about_is_named_once() -> None:
    records = family(said("GGZ De Brug\nSchool Zuid"), said("ggz de brug", 2), said("Voogdij Oost", 3, refused=True))
    told = [(one.organisation, bool(one.needs)) for one in sharing_in(records, DAY)]
    assert told == [("ggz de brug", False), ("School Zuid", False), ("Voogdij Oost", True)]
