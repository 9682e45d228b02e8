# SPDX-License-Identifier: EUPL-1.2
"""Minutes on paper: what was written stands in them in the order of the conversation, and what was not is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.reports.test_rethinking import CARD
from thuislijn.reports.document import Document, Heading, Paragraph, Table
from thuislijn.reports.docx import to_docx
from thuislijn.reports.html import to_html
from thuislijn.reports.minutes import Minutes, Present, Seen, ToDo, minutes_document
from thuislijn.reports.rethinking import short_card
from thuislijn.timeline.vocabulary import Answer, Language

EMPTY = Minutes(
    title="Verslag van de bijeenkomst over Gezin Zeester",
    family="Gezin Zeester",
    subtitle="Leerbijeenkomst, vrijdag 3 juli 2026",
    printed=dt.date(2026, 7, 4),
    facts=(("Team", "Noord"), ("Waar", "")),
)
FULL = Minutes(
    title=EMPTY.title,
    family=EMPTY.family,
    subtitle=EMPTY.subtitle,
    printed=EMPTY.printed,
    facts=EMPTY.facts,
    present=(
        Present("Fatima", "observator", Answer.YES),
        Present("Rens", "omdenker", Answer.YES),
        Present("Tine", "teamlid", Answer.NO),
    ),
    turning_points=(("naar oma", "maart 2021"),),
    seen=(Seen("De wijk besliste.\n\nNiemand vroeg moeder.", "of zij erbij was", "bij oma", "maart 2021"),),
    cards=tuple(short_card(CARD, "nl")),
    actions=(ToDo("oma bellen", "Tine", "1 december 2026", "loopt"),),
    questions=(ToDo("is oma gevraagd?", "", "", "nee"),),
)


def blocks(document: Document) -> list[object]:
    return [block for section in document.sections for block in section.blocks]


def headings(document: Document) -> list[str]:
    return [block.text for block in blocks(document) if isinstance(block, Heading) and block.level == 2]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            [
                "Wie er waren",
                "Schakelmomenten",
                "Wat we samen zagen",
                "Wat we omdachten",
                "Het andere plan",
                "Vragen die we meenemen",
            ],
        ),
        (
            "en",
            [
                "Who was there",
                "Turning points",
                "What we saw together",
                "What we rethought",
                "The other plan",
                "Questions we take along",
            ],
        ),
    ],
)
def test_everything_stands_under_its_heading_in_order(language: Language, expected: list[str]) -> None:
    document = minutes_document(FULL, language)
    assert headings(document) == expected
    assert "Gezin Zeester" in document.running


def test_what_nobody_wrote_has_no_heading_and_an_empty_meeting_says_so() -> None:
    document = minutes_document(EMPTY, "nl")
    assert headings(document) == []
    told = [run.text for block in blocks(document) if isinstance(block, Paragraph) for run in block.runs]
    assert told == ["Er is in deze bijeenkomst nog niets opgeschreven."]


def test_disagreement_stays_in_sight_beside_what_was_agreed() -> None:
    html = to_html(minutes_document(FULL, "nl"))
    assert html.index("De wijk besliste.") < html.index("Niemand vroeg moeder.") < html.index("of zij erbij was")
    assert "Niet eens" in html and "Paste niet." in html and "wachtlijst" in html


def test_tables_have_a_cell_for_every_column_and_a_dash_where_nothing_is_known() -> None:
    found = [block for block in blocks(minutes_document(FULL, "nl")) if isinstance(block, Table)]
    assert [len(table.columns) for table in found] == [3, 4]
    assert all(len(row) == len(table.columns) for table in found for row in table.rows)
    assert "–" in to_html(minutes_document(FULL, "nl"))


def test_who_were_there_stand_in_a_line_and_what_nobody_filled_in_is_said() -> None:
    html = to_html(minutes_document(FULL, "nl"))
    assert "Fatima (observator), Rens (omdenker)" in html and "Tine (teamlid)" in html
    assert "Niet gekomen" in html and "Niet ingevuld" not in html
    asked = replace(FULL, present=(Present("Eva", "observator", Answer.UNKNOWN),))
    assert "Niet ingevuld of zij er waren" in to_html(minutes_document(asked, "nl"))


def test_no_column_waits_for_answers_that_nobody_has() -> None:
    waiting = replace(FULL, questions=(ToDo("is oma gevraagd?", "Tine", ""),))
    (_, questions) = [block for block in blocks(minutes_document(waiting, "nl")) if isinstance(block, Table)]
    assert [column.title for column in questions.columns] == ["Wat", "Wie", "Wanneer"]


def test_it_becomes_a_word_document_too() -> None:
    assert to_docx(minutes_document(FULL, "nl"), {}).startswith(b"PK")
