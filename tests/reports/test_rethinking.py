# SPDX-License-Identifier: EUPL-1.2
"""Rethinking cards on paper: what was known then beside what is known now, and who sees it differently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thuislijn.reports.document import Bullets, Paragraph, Run, SideBySide, Table
from thuislijn.reports.html import to_html
from thuislijn.reports.rethinking import (
    Asked,
    CardOnPaper,
    Somebody,
    Voice,
    Way,
    cards_document,
    short_card,
    whole_card,
)
from thuislijn.timeline.vocabulary import Language

CARD = CardOnPaper(
    title="naar oma",
    kind="schakelmoment",
    when="1 maart 2021",
    day=737850,
    asked=(
        Asked("how", "hoe het zo kwam", "Wat ging eraan vooraf?", (Voice("na de ruzie", "school"),)),
        Asked("known_then", "wat men toen wist", "?", (Voice("dat er ruzie was", ""),)),
        Asked("known_now", "wat we nu weten", "?", (Voice("dat moeder hulp vroeg", "moeder", "ouder"),)),
        Asked(
            "fitted", "paste het", "?", (Voice("", "moeder", "ouder", "paste niet"), Voice("", "voogd", "", "paste"))
        ),
    ),
    people=(Somebody("oma", "nee", "onbekend"),),
    ways=(Way("hulp thuis <b>", "hulp thuis", "ja", "nee", "wachtlijst", "voogd"),),
    aside=("wat bewezen helpt",),
    differ=True,
)


def _text(block: object) -> str:
    """All runs of a block as one text, whatever it is made of."""
    if isinstance(block, Run):
        return block.text
    if isinstance(block, str):
        return block
    if isinstance(block, tuple):
        return " ".join(map(_text, block))
    names = getattr(type(block), "__dataclass_fields__", {})
    return " ".join(_text(getattr(block, name)) for name in names)


def test_known_then_and_known_now_stand_side_by_side_once() -> None:
    sides = [block for block in whole_card(CARD, "nl") if isinstance(block, SideBySide)]
    (both,) = sides
    assert [title for title, _ in both.columns] == ["Wat men toen wist", "Wat we nu weten"]
    assert "Het team" in _text(both.columns[0][1]) and "Moeder (ouder)" in _text(both.columns[1][1])


def test_only_known_now_still_stands_on_paper() -> None:
    card = replace(CARD, asked=tuple(one for one in CARD.asked if one.key != "known_then"))
    (side,) = [block for block in whole_card(card, "nl") if isinstance(block, SideBySide)]
    assert [title for title, _ in side.columns] == ["Wat we nu weten"]


def test_everybody_s_fit_is_told_and_that_they_differ() -> None:
    told = " ".join(_text(block) for block in whole_card(CARD, "nl"))
    assert "Paste niet" in told and "Voogd" in told and "Hierover verschillen de meningen." in told
    same = " ".join(_text(block) for block in whole_card(replace(CARD, differ=False), "nl"))
    assert "verschillen" not in same


def test_people_and_ways_are_tables_and_empty_ones_are_left_out() -> None:
    assert sum(isinstance(block, Table) for block in whole_card(CARD, "nl")) == 2
    bare = replace(CARD, people=(), ways=(), asked=())
    assert not any(isinstance(block, Table | SideBySide | Bullets) for block in whole_card(bare, "en"))


@pytest.mark.parametrize(("language", "words"), [("nl", "geen behandelplan"), ("en", "not a treatment plan")])
def test_every_page_says_what_the_paper_is_for(language: Language, words: str) -> None:
    document = cards_document("Gezin Zeester", (CARD,), 739000, language)
    assert words in document.running and "Gezin Zeester" in document.running
    html = to_html(document)
    assert "hulp thuis &lt;b&gt;" in html and "<b>" not in html


def test_without_a_card_the_paper_says_so() -> None:
    (section,) = cards_document("Gezin Zeester", (), 739000, "nl").sections
    (only,) = section.blocks
    assert isinstance(only, Paragraph)


def test_minutes_tell_what_was_said_and_by_whom_in_short() -> None:
    told = " ".join(_text(block) for block in short_card(CARD, "nl"))
    for words in ("Naar oma", "na de ruzie", "School", "Paste niet", "Hulp thuis", "wachtlijst"):
        assert words in told
