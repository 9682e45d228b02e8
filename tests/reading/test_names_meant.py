# SPDX-License-Identifier: EUPL-1.2
"""One thing gets one word: a name that is also a place, a body or a first name is told by what stands around it."""

from __future__ import annotations

import pytest

from thuislijn.reading.names.names_nl import KnownNames, Pseudonyms, find_names, known_person, pseudonymise
from thuislijn.reading.names.timelines import pseudonyms_for
from thuislijn.timeline.timeline import Timeline

MILA = KnownNames(persons=(known_person("Mila de Boer", "child", birth_year=2010),))
MEREL = KnownNames(persons=(known_person("Merel de Boer", "child", birth_year=2010),))


def hidden(*texts: str, known: KnownNames = MILA) -> list[str]:
    """The texts of one file, read one after the other."""
    pseudonyms = Pseudonyms.of(known)
    for text in texts:
        pseudonyms = pseudonyms.extended(find_names(text, known))
    return [pseudonymise(text, pseudonyms)[0] for text in texts]


def in_one_file(*texts: str) -> list[str]:
    """The same where the texts are read together."""
    pseudonyms = pseudonyms_for(Timeline(id="t", title="Gezin", reference_day=738000), texts=texts)
    return [pseudonymise(text, pseudonyms)[0] for text in texts]


def test_a_town_with_an_address_of_its_own_is_no_organisation() -> None:
    told = in_one_file(
        "Moeder verhuisde naar een flat te Rietwoude.",
        "Aan: Jan Smit <j.smit@rietwoude.nl>\nBericht van de gemeente Rietwoude.\nRietwoude, 3 mei 2020",
    )
    assert told[0] == "Moeder verhuisde naar een flat te plaats 1."
    assert "gemeente plaats 1" in told[1] and "organisatie" not in told[1] and " of " not in told[1]


def test_a_first_name_behind_a_word_for_a_body_is_that_body() -> None:
    told = hidden("Zij sprak Merel over de hulp.", "De hulp komt van Bureau Merel en begint in mei.")
    assert told == ["Zij sprak organisatie A over de hulp.", "De hulp komt van Bureau A en begint in mei."]


def test_a_title_makes_a_person_of_the_name_of_a_body() -> None:
    told = hidden("De hulp komt van Bureau Merel.", "Zij sprak mevrouw Merel Jansen.", "Toen belde mevrouw Merel.")
    assert told[0] == "De hulp komt van Bureau A."
    assert told[2] == "Toen belde persoon 1."


def test_a_child_of_the_family_stays_that_child() -> None:
    told = hidden("De hulp komt van Bureau Merel.", "Vandaag lachte Merel.", "In de groep Merel huilde.", known=MEREL)
    assert told[1:] == ["Vandaag lachte jeugdige 1.", "In de groep jeugdige 1 huilde."]


def test_a_name_with_an_article_is_the_house_and_not_whoever_works_there() -> None:
    told = hidden(
        "Groet, Hanneke Dral, intern begeleider De Windroos",
        "Mila zit op basisschool De Windroos.",
        "Naar De Windroos.",
    )
    assert "intern begeleider 2" not in "".join(told)
    assert told[1:] == ["Jeugdige 1 zit op basisschool A.", "Naar school A."]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_never_two_kinds_in_place_of_one_name_and_nothing_readable(language: str) -> None:
    texts = (
        "Zij woonde op leefgroep De Linde te Rietwoude.",
        "Drie plekken: Steiger, Linde, weer Steiger. Ook Linde belde.",
        "Mail info@rietwoude.nl of bel de gemeente Rietwoude. Bureau Linde in Rietwoude.",
    )
    pseudonyms = pseudonyms_for(Timeline(id="t", title="Gezin", reference_day=738000), texts=texts, language=language)
    kinds = {entity.key: "thing" if entity.kind != "person" else "person" for entity in pseudonyms.entities}
    for text in texts:
        told, done = pseudonymise(text, pseudonyms)
        assert all(len({kinds[key] for key in one.key.split("|") if key in kinds}) < 2 for one in done)
        assert not any(name in told.lower() for name in ("linde", "rietwoude", "steiger"))
