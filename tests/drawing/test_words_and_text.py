# SPDX-License-Identifier: EUPL-1.2
"""Dates and durations in both languages, and text measured with the very fonts that are shipped."""

from __future__ import annotations

from importlib import resources
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from thuislijn.drawing import faces, words
from thuislijn.drawing.text import BOLD, STYLES, TEXT, Style, shortened, width
from thuislijn.timeline.moment import Duration
from thuislijn.timeline.vocabulary import Language


@pytest.mark.parametrize(
    ("days", "nl", "en"),
    [
        (1, "1 dag", "1 day"),
        (5, "5 dgn", "5 days"),
        (49, "7 wk", "7 wk"),
        (274, "9 mnd", "9 mo"),
        (1491, "4 jr 1 mnd", "4 yr 1 mo"),
        (1461, "4 jr", "4 yr"),
    ],
)
def test_a_duration_is_said_shortly(days: int, nl: str, en: str) -> None:
    assert words.duration_text(days, "nl") == nl
    assert words.duration_text(days, "en") == en


def test_a_duration_with_loose_bounds_says_so() -> None:
    assert words.about(Duration(300, 900), 600, "nl") == "ca. 20 mnd"
    assert words.about(Duration(600, 604), 600, "nl") == "20 mnd"


def test_what_is_not_drawn_is_counted_in_one_sentence() -> None:
    assert words.undrawn_text(7, 0, 0, "nl") == "7 gegevens zonder datum staan in de tabel"
    assert words.undrawn_text(1, 0, 0, "nl") == "1 gegeven zonder datum staat in de tabel"
    both = "2 entries without a date and 1 entry not stated as fact are listed in the table"
    assert words.undrawn_text(2, 1, 0, "en") == both
    assert words.undrawn_text(0, 0, 0, "nl") == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_fixed_word_exists_in_both_languages(language: Language) -> None:
    assert all(words.word(key, language) for key in words._WORDS)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_width_table_tells_what_the_shipped_font_says(style: Style) -> None:
    font = TTFont(BytesIO(faces.font_bytes(style.face)))
    metrics, glyphs = font["hmtx"].metrics, font.getBestCmap()
    for character in "abcABC 0123456789,.éëïüñçø×–—…’":
        assert width(character, style) == pytest.approx(metrics[glyphs[ord(character)]][0] * style.size / 1000)


@pytest.mark.parametrize(("name", "family", "weight"), faces.FACES)
def test_the_shipped_fonts_carry_their_own_names_and_not_the_reserved_one(name: str, family: str, weight: int) -> None:
    font = TTFont(BytesIO(faces.font_bytes(name)))
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names.get(16, names[1]) == family
    assert font["OS/2"].usWeightClass == weight
    assert "Source" not in names[1] + names[4] + names[6]


def test_the_licence_lies_beside_the_fonts() -> None:
    text = resources.files("thuislijn.drawing.fonts").joinpath("OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_a_text_is_shortened_to_the_room_there_is() -> None:
    text = "ambulante gezinsbegeleiding"
    assert shortened(text, width(text, TEXT), TEXT) == text
    cut = shortened(text, 60, TEXT)
    assert cut.endswith("…") and width(cut, TEXT) <= 60
    assert shortened(text, 12, TEXT) == ""


def test_bold_is_wider_and_what_the_fonts_lack_counts_as_wide() -> None:
    assert width("behandelgroep", BOLD) > width("behandelgroep", TEXT)
    assert width("漢", TEXT) == TEXT.size
    assert width("é", TEXT) == width("e", TEXT)


def test_a_standalone_drawing_carries_the_small_fonts_unless_its_text_needs_more() -> None:
    small, large = faces.css_for(set("Teun, 3 jr")), faces.css_for(set("Łukasz"))
    assert len(small) < 70_000 < len(large)
