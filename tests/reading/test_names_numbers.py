# SPDX-License-Identifier: EUPL-1.2
"""Numbers that lead to a person are marked; dates, ages and years never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reading.names.names_nl import Kind, find_names
from thuislijn.reading.names.numbers import PLACEHOLDERS, find_numbers, is_iban, passes_eleven_test


def marked(text: str, *, birth_dates: bool = False) -> list[tuple[str, str]]:
    spans = find_names(text, birth_dates=birth_dates)
    return [(span.surface, span.key) for span in spans if span.key in PLACEHOLDERS]


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("Zijn BSN is 123456782.", "123456782", "number:bsn"),
        ("BSN: 1234.56.782", "1234.56.782", "number:bsn"),
        ("het nummer 111222333 staat erop", "111222333", "number:bsn"),
        ("burgerservicenummer 12345678", "12345678", "number:bsn"),
        ("op NL91 ABNA 0417 1643 00 storten", "NL91 ABNA 0417 1643 00", "number:iban"),
        ("op NL91ABNA0417164300 storten", "NL91ABNA0417164300", "number:iban"),
        ("bel 06-12345678", "06-12345678", "number:phone"),
        ("bel 06 - 12 34 56 78", "06 - 12 34 56 78", "number:phone"),
        ("bel (0320) 12 34 56 dan", "(0320) 12 34 56", "number:phone"),
        ("bel +31 6 1234 5678", "+31 6 1234 5678", "number:phone"),
        ("bel 088 - 123 45 67", "088 - 123 45 67", "number:phone"),
        ("mail naar mila.de-boer@voorbeeld.nl graag", "mila.de-boer@voorbeeld.nl", "number:email"),
        ("zie https://www.voorbeeld.nl/mila?x=1", "https://www.voorbeeld.nl/mila?x=1", "number:web"),
        ("zie voorbeeldschool.nl voor meer", "voorbeeldschool.nl", "number:web"),
        ("zaaknummer: C/16/512345 / JE RK 20-1234", "C/16/512345 / JE RK 20-1234", "number:case"),
        ("ECLI:NL:RBMNE:2020:1234", "ECLI:NL:RBMNE:2020:1234", "number:case"),
        ("Ons kenmerk: JB/2019/00123", "JB/2019/00123", "number:reference"),
        ("Ons kenmerk\nJB-4471", "JB-4471", "number:reference"),
        ("cliëntnummer 0048812", "0048812", "number:client"),
        ("een bus met kenteken GB-123-K reed weg", "GB-123-K", "number:plate"),
        ("Postbus 3021", "Postbus 3021", "place:box"),
        ("1351 AB Almere", "1351 AB", "place:postcode"),
        ("Kerkstraat 1, 2019 AB Haarlem", "2019 AB", "place:postcode"),
    ],
)
def test_a_number_that_leads_to_a_person_is_marked(text: str, surface: str, key: str) -> None:
    assert (surface, key) in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Op 12-03-2019 en 12 maart 2019 was er een zitting om 10.30 uur.",
        "geboren op 3 juli 2010, 12 jaar oud, groep 8",
        "In 2019 GI en Raad, in 2020 OM.",
        "schooljaar 2018-2019, artikel 1:265b BW, IQ 85, 16:42 uur",
        "20190312 verslag en 12032019 notitie",
        "dossier 2019 van de school, kenmerk van dit gezin",
        "tussen 01-02-2019 en 03-04-2019 14 dagen verlof",
        "1.250 euro, 24-uurszorg, 0-100 dagen",
        "BSN onbekend, geboren 12-03-2010",
    ],
)
def test_dates_ages_and_years_stay(text: str) -> None:
    assert marked(text) == []


def test_a_date_of_birth_is_marked_only_when_asked() -> None:
    text = "Mila, geboren 3 juli 2010, en Sem (geb. 12-3-2012), gezien op 5 mei 2019."
    assert marked(text) == []
    assert [surface for surface, _ in marked(text, birth_dates=True)] == ["3 juli 2010", "12-3-2012"]


def test_the_eleven_test_knows_right_from_wrong() -> None:
    assert passes_eleven_test("123456782")
    assert passes_eleven_test("111222333")
    assert not passes_eleven_test("123456783")
    assert not passes_eleven_test("000000000")
    assert not passes_eleven_test("1234567")
    assert not passes_eleven_test("12345678a")


@given(st.integers(min_value=10_000_000, max_value=999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_eleven_test(number: int, place: int, more: int) -> None:
    # Weights run from 9 to 2 and -1, none a multiple of eleven: one changed digit always shows.
    digits = f"{number:09d}"
    changed = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    assert not (passes_eleven_test(digits) and passes_eleven_test(changed))


def test_an_iban_is_known_by_its_check_digits() -> None:
    assert is_iban("NL91 ABNA 0417 1643 00")
    assert not is_iban("NL92 ABNA 0417 1643 00")
    assert not is_iban("NL91")


@given(st.text(alphabet="0123456789 -+()./@abzABZ:,\n", max_size=200))
def test_numbers_never_crash_and_lie_inside_the_text(text: str) -> None:
    for span in find_numbers(text, birth_dates=True):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.surface
        assert span.kind in (Kind.NUMBER, Kind.PLACE)
