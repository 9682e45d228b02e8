# SPDX-License-Identifier: EUPL-1.2
"""Names that no list knows: invented houses, schools and towns, read by what stands around them."""

from __future__ import annotations

import pytest

from thuislijn.reading.names.contexts import find_by_addresses, find_in_headers
from thuislijn.reading.names.names_nl import KnownNames, Pseudonyms, find_names, known_person, pseudonymise

pytestmark = pytest.mark.needs("wdutch")

FAMILY = KnownNames(
    persons=(
        known_person("Fenna Kamphuis", "child", birth_year=2008),
        known_person("Thijs Kamphuis", "child", birth_year=2011),
        known_person("Lotte van Rossum", "mother"),
    )
)


def hidden(text: str, *more: str) -> str:
    """The text under the pseudonyms of the family, after `more` texts of the same file were read."""
    spans = [span for one in (text, *more) for span in find_names(one, FAMILY)]
    return pseudonymise(text, Pseudonyms.of(FAMILY).extended(spans))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zij ging naar De Zandloper.", "Zij ging naar organisatie A."),
        ("De Esdoorn belde terug.", "Organisatie A belde terug."),
        ("Hij woont in Duinrade bij oma.", "Hij woont in plaats 1 bij oma."),
        ("Zij verhuist naar locatie Wadzicht.", "Zij verhuist naar locatie A."),
        ("Overleg met wijkteam Hoogwaarde.", "Overleg met wijkteam plaats 1."),
        ("Melding bij Veilig Thuis Rietland.", "Melding bij Veilig Thuis plaats 1."),
        ("Een brief van Bureau Jeugdzorg Rietland.", "Een brief van Bureau Jeugdzorg plaats 1."),
        ("Hij slaapt op Duinpad en mist thuis.", "Hij slaapt op organisatie A en mist thuis."),
        ("Zij wonen aan de Zonnehoek 22 nu.", "Zij wonen aan de straat 1 nu."),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name(text: str, expected: str) -> None:
    assert hidden(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De Raad en de Rechtbank spraken de Jeugdbeschermer.",
        "Rapport RvdK, VT en GI; de OTS en de MUHP lopen af.",
        "In Curaçao spreekt men Papiaments, de Zweedse buren niet.",
        "De Participatiewet en de Wmo gelden; met Pasen is er PlayStation.",
        "De Ouders en de Gedragswetenschapper kwamen op Donderdag.",
        "Beeindiging ondersteuning per 1 mei.",
    ],
)
def test_what_a_list_explains_stays(text: str) -> None:
    assert hidden(text) == text


def test_what_is_told_in_one_paper_is_hidden_in_every_other() -> None:
    assert hidden("Steiger: geen plek vandaag.") == "Steiger: geen plek vandaag."
    assert (
        hidden("Volgens Steiger is er plek.", "Crisisgroep De Steiger schreef.") == "Volgens organisatie A is er plek."
    )
    assert hidden("Zij viel van een steiger.", "Crisisgroep De Steiger schreef.") == "Zij viel van een steiger."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diagnostiek FK is klaar.", "Diagnostiek jeugdige 1 is klaar."),
        ("Reactie LvR ontvangen.", "Reactie moeder ontvangen."),
        ("Fenna K. en Thijs K kwamen.", "Jeugdige 1 en jeugdige 2 kwamen."),
        ("Fennas moeder en Thijs' juf", "Jeugdige 1's moeder en jeugdige 2's juf"),
        ("Lotte's auto en Lottes fiets", "Moeders auto en moeders fiets"),
        ("Hij zei 'dat is van Thijs' en ging.", "Hij zei 'dat is van jeugdige 2' en ging."),
    ],
)
def test_initials_and_possession_read_naturally(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_initials_that_the_field_uses_itself_stay() -> None:
    known = KnownNames(persons=(known_person("Ineke Bakker", "child"), known_person("Olga Tas Smit", "mother")))
    text = "De IB sprak over de OTS."
    assert pseudonymise(text, Pseudonyms.of(known))[0] == text


def test_names_are_replaced_as_whole_words_only() -> None:
    known = KnownNames(persons=(known_person("Rvd Iks", "child"), known_person("Sem Raad", "child")))
    text = "Het RvdK en de semester-raadsheer."
    assert pseudonymise(text, Pseudonyms.of(known))[0] == text


def test_a_sender_and_an_address_tell_a_name() -> None:
    sender = "Directie Kiem <info@dekiem.example>"
    assert {span.surface for span in find_in_headers(sender, find_names(sender))} == {"Kiem"}
    found = find_by_addresses(("Mail naar w.schaap@dezandloper.example", "Vandaag belde De Zandloper weer."))
    assert [span.surface for span in found] == ["De Zandloper"]
    assert not list(find_by_addresses(("x@gmail.com", "Gmail werkt niet.")))
