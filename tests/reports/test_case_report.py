# SPDX-License-Identifier: EUPL-1.2
"""The case report: what a reader finds in it, in which order, and what it never says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from thuislijn.lenses.finding import Settings
from thuislijn.reports.document import Bullets, Card, Cell, Document, Heading, Notice, Paragraph, SideBySide, Table
from thuislijn.reports.showing import case_document, for_readers, look, report_in
from thuislijn.timeline.exchange import load
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Help, Item, Question, Stay
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.sources import Account, Missing, Passage, Source, Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    EventKind,
    Language,
    Marker,
    Modality,
    PersonRole,
    Perspective,
    PlaceType,
    Standing,
)

BRAM_AND_TEUN = Path(__file__).parents[1] / "drawing" / "demo_family.json"


def text_of(value: object) -> str:
    """Every word in a block, a cell or a document."""
    if isinstance(value, str):
        return value
    if isinstance(value, Document):
        return "\n".join(text_of(block) for section in value.sections for block in section.blocks)
    if isinstance(value, tuple):
        return " ".join(text_of(part) for part in value)
    parts: dict[type, Callable[[Any], str]] = {
        Heading: lambda b: b.text,
        Paragraph: lambda b: text_of(b.runs),
        Bullets: lambda b: text_of(b.entries),
        Notice: lambda b: f"{b.title} {text_of(b.blocks)}",
        Card: lambda b: f"{b.title} {text_of(b.blocks)}",
        SideBySide: lambda b: text_of(b.columns),
        Table: lambda b: f"{b.caption} {text_of(b.rows)}",
        Cell: lambda b: text_of(b.lines),
    }
    reader = parts.get(type(value))
    return reader(value) if reader else str(getattr(value, "text", ""))


def headings(document: Document) -> list[str]:
    return [b.text for s in document.sections for b in s.blocks if isinstance(b, Heading) and b.level == 2]


def family(*items: Item, **rest: object) -> Timeline:
    base = Timeline(
        id="f",
        title="Gezin van Noor Visser",
        reference_day=dt.date(2023, 1, 1).toordinal(),
        persons=(
            Person(id="noor", name="Noor Visser", role=PersonRole.CHILD, birth=Moment.in_year(2012)),
            Person(id="m", name="Hanna Visser", role=PersonRole.MOTHER),
        ),
        items=items,
    )
    return replace(base, **rest).resolved()  # type: ignore[arg-type]


def report(timeline: Timeline, language: Language = "nl", identified: bool = True) -> Document:
    shown = for_readers(timeline, language, identified)
    return case_document(look(shown, Settings()), language, identified)


DISPUTED = Event(
    id="e",
    title="ruzie aan de deur",
    event_kind=EventKind.INCIDENT,
    when=Period.at(Moment.between(dt.date(2021, 3, 1), dt.date(2021, 5, 31), "in het voorjaar")),
    persons=("noor",),
    account=Account(perspective=Perspective.PROFESSIONAL, who="jeugdbeschermer"),
    standing=Standing.DISPUTED,
    statements=(
        Statement(
            account=Account(perspective=Perspective.PARENT, who="m"),
            text="Zo is het niet gegaan.",
            standing=Standing.DISPUTED,
        ),
    ),
    no_response="niemand had dienst",
    evidence=(Passage(source="b1", page=2, start=5, end=9, quote="ruzie"),),
)


def test_a_rich_family_gets_every_part_in_the_order_in_which_a_team_reads() -> None:
    timeline = load(BRAM_AND_TEUN.read_bytes())
    found = headings(report(timeline))
    wanted = ["Schakelmomenten", "De vragen in het kort", "Wat goed ging", "Vragen bij deze tijdlijn", "Chronologie"]
    assert [heading for heading in found if heading in wanted] == wanted
    assert found[-1] == "Wat ontbreekt of botst"


def test_a_reader_meets_at_most_ten_groups_and_each_question_once_in_its_group() -> None:
    document = report(load(BRAM_AND_TEUN.read_bytes()))
    groups: list[list[str]] = []
    for block in (b for s in document.sections for b in s.blocks):
        if isinstance(block, Heading) and re.match(r"\d+\. ", block.text):
            groups.append([])
        elif isinstance(block, Card) and groups:
            groups[-1].append(f"{block.title} {text_of(block.blocks[0])}")
    assert 1 <= len(groups) <= 10
    assert all(len(cards) == len(set(cards)) for cards in groups)


def test_parents_and_professionals_stand_side_by_side_with_what_they_dispute() -> None:
    document = report(family(DISPUTED, sources=(Source(id="b1", title="Journaal", pages=4),)))
    sides = next(b for s in document.sections for b in s.blocks if isinstance(b, SideBySide))
    (family_title, family_blocks), (professional_title, professional_blocks) = sides.columns
    assert "gezin" in family_title and "professionals" in professional_title
    assert "Zo is het niet gegaan." in text_of(family_blocks) and "Hanna Visser" in text_of(family_blocks)
    assert "ruzie aan de deur" in text_of(professional_blocks) and "betwist" in text_of(professional_blocks)


def test_the_chronology_keeps_the_words_of_the_date_the_page_and_why_nothing_was_done() -> None:
    document = report(family(DISPUTED, sources=(Source(id="b1", title="Journaal", pages=4),)))
    table = next(b for s in document.sections for b in s.blocks if isinstance(b, Table))
    row = text_of(table.rows[0])
    assert "tussen 1 maart 2021 en 31 mei 2021" in row and "“in het voorjaar”" in row
    assert "Journaal, p. 2" in row and "niemand had dienst" in row and "betwist" in row


def test_a_column_that_nobody_filled_in_becomes_a_sentence() -> None:
    document = report(family(Event(id="e", title="verhuizing", when=Period.at(Moment.in_year(2020)))))
    table = next(b for s in document.sections for b in s.blocks if isinstance(b, Table))
    assert [column.title for column in table.columns] == ["Wanneer", "Wat"]
    assert "Bij geen van deze gegevens is vastgelegd: wie; bron; betekenis voor het kind" in text_of(document)


def test_signs_of_acute_danger_come_before_everything_else() -> None:
    danger = Event(
        id="d",
        title="dreiging met een mes",
        event_kind=EventKind.INCIDENT,
        when=Period.at(Moment.on(dt.date(2022, 12, 20))),
        persons=("noor",),
        markers=(Marker.ACUTE_DANGER,),
    )
    first = report(family(danger)).sections[0].blocks[0]
    assert isinstance(first, Notice) and first.tone == "danger"
    assert "Veilig Thuis" in text_of(first)


def test_what_is_missing_and_what_contradicts_is_said() -> None:
    timeline = family(
        Stay(id="a", title="thuis sinds januari", persons=("noor",), place=PlaceType.HOME),
        Stay(id="b", title="thuis sinds februari", persons=("noor",), place=PlaceType.HOME),
        missing=(Missing(what="rapport van de Raad van 14 mei 2020"),),
        contradictions=(("a", "b"),),
        sources=(Source(id="b9", title="Brief zonder gegevens"),),
    )
    text = text_of(report(timeline))
    for part in (
        "rapport van de Raad",
        "niet allebei kloppen",
        "Brief zonder gegevens",
        "2 gegevens hebben geen vindplaats",
    ):
        assert part in text


def test_suspicions_are_marked_and_never_told_as_fact() -> None:
    suspected = Event(
        id="s",
        title="mishandeling",
        modality=Modality.SUSPECTED,
        when=Period.at(Moment.in_year(2020)),
        persons=("noor",),
    )
    table = next(b for s in report(family(suspected)).sections for b in s.blocks if isinstance(b, Table))
    assert "vermoed" in text_of(table.rows[0])


def test_an_empty_timeline_gives_a_report_that_says_so() -> None:
    text = text_of(report(family()))
    assert "Er is nog niets met een datum." in text and "weinig is vastgelegd" in text


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_the_default_report_holds_no_name_of_the_family(kind: str) -> None:
    timeline = family(
        DISPUTED,
        Question(
            id="q", title="Hanna Visser vraagt hulp", persons=("m",), asker="m", when=Period.at(Moment.in_year(2020))
        ),
        Help(id="h", title="begeleiding van Noor", persons=("noor",), when=Period.since(Moment.in_year(2021))),
        sources=(Source(id="b1", title="Brief over Noor Visser", file="Visser/brief.docx", pages=2),),
    )
    hidden, named = (text_of(report(timeline, identified=identified)) for identified in (False, True))
    assert "Noor" in named and "Visser" in named
    for name in ("Noor", "Hanna", "Visser"):
        assert name not in hidden
    assert report_in(kind, report(timeline, identified=False))


def test_the_report_is_whole_in_english_too() -> None:
    timeline = load(BRAM_AND_TEUN.read_bytes())
    text = text_of(report(timeline, "en"))
    assert "Questions to this timeline" in text and "Chronology" in text
    assert "Vragen bij deze tijdlijn" not in text and "Dit geldt" not in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_report_scores_anybody(language: Language) -> None:
    text = text_of(report(load(BRAM_AND_TEUN.read_bytes()), language)).casefold()
    assert not re.search(r"risicoscore|risk score|risiconiveau|risk level|hoog risico|high risk", text)
