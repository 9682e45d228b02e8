# SPDX-License-Identifier: EUPL-1.2
"""Pseudonyms of a family: who is called what, the same in every document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thuislijn.reading.names.names_nl import (
    BadPseudonymsError,
    Kind,
    KnownNames,
    KnownOrganisation,
    KnownPerson,
    Pseudonyms,
    find_names,
    known_person,
    pseudonymise,
)

FAMILY = KnownNames(
    persons=(
        known_person("Mila de Boer", "child", birth_year=2010),
        known_person("Ruud de Boer", "child", birth_year=2008),
        known_person("Fatima el Amrani", "mother"),
        known_person("Jan de Boer", "father"),
        known_person("Bep van 't Hof", "grandmother"),
    ),
    organisations=(KnownOrganisation(names=("De Vlieger",), kind=Kind.SCHOOL),),
)


def hidden(text: str, known: KnownNames = FAMILY, *, language: str = "nl", birth_dates: bool = False) -> str:
    pseudonyms = Pseudonyms.of(known, language=language, birth_dates=birth_dates)
    return pseudonymise(text, pseudonyms.extended(find_names(text, known)))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vandaag kwam Mila met Ruud.", "Vandaag kwam jeugdige 2 met jeugdige 1."),
        ("Mila de Boer en M. de Boer zijn één.", "Jeugdige 2 en jeugdige 2 zijn één."),
        ("Milas fiets en Mila's jas", "Jeugdige 2's fiets en jeugdige 2's jas"),
        ("Dit is Fatimas fiets.", "Dit is moeders fiets."),
        ("Beste mevrouw El Amrani,", "Beste moeder,"),
        ("Oma Bep belde met mw. F. el Amrani.", "Oma belde met moeder."),
        ("Toen kwam vader Jan de Boer.", "Toen kwam vader."),
        ("Fam. De Boer verhuist; het gezin De Boer ook.", "Familie A verhuist; het gezin A ook."),
        ("Zij zit op basisschool De Vlieger.", "Zij zit op basisschool A."),
        ("Zij zit op De Vlieger.", "Zij zit op school A."),
        ("Zij woont in gezinshuis De Linde te Almere.", "Zij woont in gezinshuis A te plaats 1."),
        ("Hulp van Youké, later weer Youké.", "Hulp van organisatie A, later weer organisatie A."),
        ("Melding bij Veilig Thuis Flevoland.", "Melding bij Veilig Thuis."),
        ("Kerkstraat 12, later Kerkstraat 30a", "Straat 1, later straat 1"),
        ("De gezinsvoogd, mw. K. Jansen, belde.", "De gezinsvoogd, gezinsvoogd 1, belde."),
        ("Vandaag belde huisarts Smit.", "Vandaag belde huisarts."),
        ("Mail m.deboer@voorbeeld.nl of 06-12345678", "Mail [e-mailadres] of [telefoonnummer]"),
        ("BSN 123456782, geboren 3 juli 2010", "BSN [BSN], geboren 3 juli 2010"),
    ],
)
def test_names_become_what_the_people_are(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_english_pseudonyms_have_the_same_numbers() -> None:
    text = "Mila en oma Bep gaan met mevrouw El Amrani naar Almere en De Vlieger."
    assert hidden(text, language="en") == "Young person 2 en grandmother gaan met mother naar place 1 en school A."


def test_dates_of_birth_go_when_asked() -> None:
    assert hidden("Mila, geboren 3 juli 2010", birth_dates=True) == "Jeugdige 2, geboren [geboortedatum]"


def test_a_pseudonym_given_once_never_changes() -> None:
    first = Pseudonyms.of(FAMILY).extended(find_names("Met juf Anna en de heer Kramer in Almere.", FAMILY))
    second = first.extended(find_names("Juf Sanne, juf Anna Bos en dhr. P. Kramer, in Zwolle en Almere.", FAMILY))
    before, after = first.mapping(), second.mapping()
    assert before.items() <= after.items()
    assert after["Anna Bos"] == after["Anna"] == "leerkracht 1"
    assert after["Sanne"] == "leerkracht 2"
    assert after["P. Kramer"] == after["Kramer"]
    assert (after["Almere"], after["Zwolle"]) == ("plaats 1", "plaats 2")


def test_somebody_elses_first_name_is_told_apart_by_what_they_do() -> None:
    known = KnownNames(persons=(known_person("Anna", "child"),))
    text = "Anna huilde. Juf Anna troostte haar. Daarna lachte Anna."
    assert hidden(text, known) == "Jeugdige 1 huilde. Leerkracht 1 troostte haar. Daarna lachte jeugdige 1."


def test_two_of_one_name_are_both_named_where_nothing_tells_them_apart() -> None:
    known = KnownNames(
        persons=(known_person("Jan de Boer", "father"), known_person("Jan de Boer", "grandfather", birth_year=1950))
    )
    text = "Opa Jan kwam. Ook Jan de Boer (geb. 1950) kwam. Ook Jan bleef."
    pseudonyms = Pseudonyms.of(known).extended(find_names(text, known))
    assert pseudonymise(text, pseudonyms)[0] == "Opa kwam. Ook opa (geb. 1950) kwam. Ook vader of opa bleef."
    assert ("Jan", "vader of opa") in pseudonyms.doubtful()


def test_somebody_called_by_the_first_letter_of_the_surname_is_still_that_person() -> None:
    assert hidden("Vandaag kwam Mila d. B. niet, Ruud B. wel.").endswith("jeugdige 1 wel.")


def test_a_relation_to_somebody_is_no_surname() -> None:
    assert hidden("Dit is de broer van Mila en het steungezin van Ruud.") == (
        "Dit is de broer van jeugdige 2 en het steungezin van jeugdige 1."
    )


def test_a_chosen_pseudonym_is_used() -> None:
    known = KnownNames(persons=(KnownPerson(role="child", given=("Mila",), pseudonym="Vlinder"),))
    assert hidden("Toen kwam Mila.", known) == "Toen kwam Vlinder."


def test_doubtful_words_are_hidden_listed_and_judged_by_a_person() -> None:
    text = "Vandaag werkten wij met Zwirkel en met Zwonkel."
    pseudonyms = Pseudonyms().extended(find_names(text))
    assert pseudonyms.doubtful() == (("Zwirkel", "naam 1"), ("Zwonkel", "naam 2"))
    assert pseudonymise(text, pseudonyms)[0] == "Vandaag werkten wij met naam 1 en met naam 2."
    judged = pseudonyms.without("Zwirkel").confirmed("Zwonkel")
    assert judged.doubtful() == ()
    assert pseudonymise(text, judged)[0] == "Vandaag werkten wij met Zwirkel en met naam 2."
    assert judged.extended(find_names(text)).doubtful() == ()


def test_a_known_name_one_letter_wrong_is_hidden_and_listed() -> None:
    text = "Gesproken met Milla over thuis."
    pseudonyms = Pseudonyms.of(FAMILY).extended(find_names(text, FAMILY))
    assert pseudonymise(text, pseudonyms)[0] == "Gesproken met jeugdige 2 over thuis."
    assert pseudonyms.doubtful() == (("Milla", "jeugdige 2"),)


def test_every_other_character_stays_and_the_spans_lead_back() -> None:
    text = "  Zoe\u0308\ten  Mila —\r\n\r\n  „bij” mw.\u00a0El Amrani…\u00ad 100 %\n"
    pseudonyms = Pseudonyms.of(FAMILY).extended(find_names(text, FAMILY))
    new, replaced = pseudonymise(text, pseudonyms)
    rebuilt, at = "", 0
    for piece in replaced:
        assert text[piece.start : piece.end] == piece.surface
        assert new[piece.new_start : piece.new_end] == piece.pseudonym
        rebuilt += text[at : piece.start] + piece.pseudonym
        at = piece.end
    assert rebuilt + text[at:] == new
    assert new == "  Persoon 1\ten  jeugdige 2 —\r\n\r\n  „bij” moeder…\u00ad 100 %\n"


def test_file_names_lose_names_in_small_letters_too() -> None:
    known = KnownNames(persons=(known_person("Roos Bloem", "child"),))
    pseudonyms = Pseudonyms.of(known)
    assert pseudonymise("brieven/2019-roos_bloem.pdf", pseudonyms, file_name=True)[0] == "brieven/2019-jeugdige 1.pdf"
    assert pseudonymise("BriefRoosBloem2019.docx", pseudonyms, file_name=True)[0] == "Briefjeugdige 12019.docx"
    assert pseudonymise("een roos is een bloem", pseudonyms)[0] == "een roos is een bloem"


def test_the_key_comes_back_from_json_and_holds_no_numbers() -> None:
    text = "Mila (BSN 123456782) en Zwirkel, 06-12345678, in Almere."
    pseudonyms = Pseudonyms.of(FAMILY).extended(find_names(text, FAMILY))
    written = pseudonyms.to_json()
    assert Pseudonyms.from_json(written) == pseudonyms
    assert "123456782" not in written
    assert "12345678" not in written
    english = replace(Pseudonyms.from_json(written), language="en")
    assert english.mapping()["Mila"] == "young person 2"


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"schema": "other/1"}', '{"schema": "thuislijn-pseudonyms/1"}']
)
def test_something_else_than_a_key_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadPseudonymsError) as refused:
        Pseudonyms.from_json(text)
    assert str(refused.value).count(". ") == 0
