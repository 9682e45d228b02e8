# SPDX-License-Identifier: EUPL-1.2
"""Container words: found in every form, not inside other words, and never by raising."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reading.wording.container import container_words, find_container_words, forms_of, own_word


@pytest.mark.parametrize(
    ("text", "surface", "word"),
    [
        ("Er is sprake van Onveiligheid thuis.", "Onveiligheid", "onveiligheid"),
        ("De gezinsproblematiek is groot.", "gezinsproblematiek", "problematiek"),
        ("ADHD en gedragsproblematiek", "gedragsproblematiek", "gedragsproblemen"),
        ("Hij laat GRENSOVERSCHRIJDENDE dingen zien", "GRENSOVERSCHRIJDENDE", "grensoverschrijdend"),
        ("zorgelijke signalen", "zorgelijke", "zorgelijk"),
        ("de loyaliteitsconflicten thuis", "loyaliteitsconflicten", "loyaliteitsconflict"),
        ("Moeder is pedagogisch onmachtig.", "pedagogisch onmachtig", "pedagogisch onmachtig"),
        ("Ouders bieden te weinig structuur.", "bieden te weinig structuur", "structuur bieden"),
        ("De situatie is geëscaleerd.", "geëscaleerd", "escalatie"),
    ],
)
def test_a_word_is_found_in_the_form_in_which_it_stands(text: str, surface: str, word: str) -> None:
    assert [(one.surface, one.word.word) for one in find_container_words(text)] == [(surface, word)]


@pytest.mark.parametrize(
    "text",
    [
        "De verkeersonveiligheid in de straat.",
        "Er zijn slaapproblemen en geldproblemen.",
        "Systeemtherapie om de week.",
        "Vader schreeuwt tegen moeder; jeugdige 1 kruipt onder het bed.",
        "De structuur. Ouders bieden koffie aan.",
    ],
)
def test_what_is_meant_otherwise_gets_no_question(text: str) -> None:
    assert find_container_words(text) == ()


def test_every_word_of_the_list_is_recognised_by_itself_and_asks_in_both_languages() -> None:
    words = container_words()
    assert len(words) > 20 and len({one.word for one in words}) == len(words)
    for one in words:
        assert find_container_words(one.word), one.word
        assert one.nl.endswith("?") or "?" in one.nl, one.word
        assert "?" in one.en or one.en == "Who belongs to it? Name the people.", one.word


def test_a_programme_adds_words_that_bend_and_stand_in_compounds() -> None:
    own = [own_word("splitsen", "Wie zegt wat tegen wie?"), own_word("kindfactor"), own_word("nul")]
    found = find_container_words("De kindfactoren: moeder is aan het splitsen. Nulmeting.", own)
    assert [(one.surface, one.word.nl) for one in found] == [
        ("kindfactoren", "Wie doet wat, tegen wie, en wat is het gevolg?"),
        ("splitsen", "Wie zegt wat tegen wie?"),
    ]


@pytest.mark.parametrize(
    ("word", "form"),
    [("zwak", "zwakke"), ("probleem", "problemen"), ("actief", "actieve"), ("veiligheid", "veiligheden")],
)
def test_dutch_endings(word: str, form: str) -> None:
    assert form in forms_of(word)


@given(st.text(max_size=400), st.lists(st.text(max_size=30), max_size=3))
def test_whatever_is_typed_spans_lie_in_the_text_and_in_order(text: str, own: list[str]) -> None:
    found = find_container_words(text, [own_word(one) for one in own])
    behind = 0
    for one in found:
        assert behind <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.surface
        behind = one.end
