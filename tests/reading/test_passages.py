# SPDX-License-Identifier: EUPL-1.2
"""Text cut into sentences: abbreviations, wrapped lines, lists and journals."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.reading.dutch.passages import sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hij werd o.a. door dhr. De Wit gezien.",
        "Op 3 mei jl. kwam zij terug.",
        "Zij zit op de J.H. Bavinckschool in Urk.",
        "De wachttijd is ca. 8 weken.",
        "Op 12 jan. 2019 begon de hulp.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_sentences_end_at_stops_and_before_capitals() -> None:
    assert cut("Dat was in mei jl. Zij kwam niet. Waarom?") == ["Dat was in mei jl.", "Zij kwam niet.", "Waarom?"]


def test_a_wrapped_line_goes_on_and_a_short_one_ends() -> None:
    wrapped = (
        "Moeder heeft vorig jaar zelf om hulp gevraagd bij het team van de gemeente,\n"
        "maar daar was een lange wachtlijst en pas in het najaar kwam er iemand\n"
        "langs voor een gesprek met haar en de kinderen.\n"
        "Volgende stap\n"
        "De school belt moeder op vrijdag."
    )
    assert len(cut(wrapped)) == 3


def test_entries_of_a_journal_are_sentences_of_their_own() -> None:
    text = "12-03-2021 tel. contact moeder\n19-03-2021 huisbezoek, vader niet thuis\n- nog bellen\n- brief sturen"
    assert len(cut(text)) == 4


@settings(deadline=None)
@given(st.text(max_size=400))
def test_every_letter_is_in_exactly_one_sentence(text: str) -> None:
    spans = [s.span for s in sentences(text)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    inside = {place for a, b in spans for place in range(a, b)}
    assert all(place in inside for place, letter in enumerate(text) if not letter.isspace())
