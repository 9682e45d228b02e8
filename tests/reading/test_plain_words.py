# SPDX-License-Identifier: EUPL-1.2
"""How plain a text reads: figures that can be counted after, and words with a plainer one beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reading.wording.plain import plainness


def test_a_plain_text_gets_no_hint() -> None:
    text = "Vader schreeuwt. Jeugdige 1 wordt bang en gaat naar oma. Zij kookt dan en brengt hem om acht uur thuis."
    assert not plainness(text).speaks


def test_long_sentences_are_counted_with_their_sum() -> None:
    text = " ".join(["woord"] * 30) + ". " + " ".join(["kort"] * 6) + "."
    found = plainness(text)
    assert (found.words, found.sentences, found.longest, found.average) == (36, 2, 30, 18.0)
    assert found.line("nl") == "36 woorden in 2 zinnen: gemiddeld 18, de langste 30. Tot 15 leest vlot."
    assert found.line("en") == "36 words in 2 sentences: 18 on average, the longest 30. Up to 15 reads easily."


def test_dates_and_abbreviations_end_no_sentence() -> None:
    assert plainness("Op 3.5.2021 belde mw. Jansen o.a. de school.").sentences == 1


def test_it_asks_who_did_it() -> None:
    found = plainness("Er werd gisteren een melding gedaan. Het bieden van hulp is nodig.")
    assert (found.passive, found.nouns) == (1, 1)
    assert "wie deed het?" in found.line("nl") and "who did it?" in found.line("en")


def test_hard_words_have_a_plainer_one() -> None:
    text = "Conform het besluit dienen te worden ingezet: frequente interventies."
    assert [(one.surface, one.plainer) for one in plainness(text).hard] == [
        ("Conform", "volgens"),
        ("dienen te", "moeten"),
        ("frequente", "vaak"),
        ("interventies", "hulp"),
    ]


def test_an_empty_text_has_nothing_to_count() -> None:
    assert (plainness("").words, plainness("").average, plainness("").speaks) == (0, 0.0, False)


@given(st.text(max_size=500))
def test_whatever_is_typed_it_counts_and_never_raises(text: str) -> None:
    found = plainness(text)
    assert found.longest <= found.words and found.sentences <= found.words
    assert all(text[one.start : one.end] == one.surface for one in found.hard)
    assert isinstance(found.line("nl"), str)
