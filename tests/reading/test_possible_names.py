# SPDX-License-Identifier: EUPL-1.2
"""Words that may be a name, told by the text alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.reading.wording.names import possible_names


def test_names_are_seen_known_or_strange() -> None:
    assert possible_names("Vandaag belde Quirkje met Sandra Jansen.") == ("Quirkje", "Sandra Jansen")


def test_bodies_abbreviations_and_ordinary_words_are_no_names() -> None:
    text = "Moeder belde Veilig Thuis over ADHD en de OTS. De Raad kwam met Pasen in Zwolle, uit Marokko."
    assert possible_names(text) == ()


@settings(deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_typed_each_stands_in_the_text(text: str) -> None:
    assert all(one in text for one in possible_names(text))
