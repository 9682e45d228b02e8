# SPDX-License-Identifier: EUPL-1.2
"""A Word file opens clean: all looks as its style says, lists and tables are real, and nobody's name goes along."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.reports.test_writers import EVERYTHING, SVG
from thuislijn.reports.document import (
    Bullets,
    Column,
    Document,
    Heading,
    Notice,
    Paragraph,
    Run,
    Section,
    SideBySide,
    Table,
    cell,
    runs,
)
from thuislijn.reports.docx import to_docx

LISTS = Document(
    title="Het plan",
    subtitle="zoals het er staat",
    running="Gezin Zeester",
    language="nl",
    sections=(
        Section(
            (
                Heading(2, "Eerst"),
                Paragraph(runs("hoort bij de kop"), "quiet"),
                Bullets((runs("een"), runs("twee")), numbered=True),
                Heading(3, "Dan"),
                Bullets((runs("weer een"),), numbered=True),
                Heading(4, "Nu"),
                Bullets((runs("opa bellen"), runs(Run("fiets", strong=True, emphasis=True))), done=(True, False)),
                Notice("Gevaar", (Bullets((runs("bel 112"),)),), "danger"),
            )
        ),
    ),
)


def parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(to_docx(document, {}))) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(to_docx(document, {})))


def styled(document: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in opened(document).paragraphs if p.text]


def test_every_paragraph_is_what_its_style_says() -> None:
    assert styled(LISTS) == [
        ("Title", "Het plan"),
        ("Subtitle", "zoals het er staat"),
        ("Heading 1", "Eerst"),
        ("Quiet Text", "hoort bij de kop"),
        ("List Number", "een"),
        ("List Number", "twee"),
        ("Heading 2", "Dan"),
        ("List Number", "weer een"),
        ("Heading 3", "Nu"),
        ("Done", "opa bellen"),
        ("To Do", "fiets"),
        ("Danger Title", "Gevaar"),
        ("List Bullet", "bel 112"),
    ]


@pytest.mark.parametrize("document", [LISTS, EVERYTHING])
def test_no_letter_is_dressed_apart_from_its_style(document: Document) -> None:
    found = parts(document)
    known = set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"]))
    for name in [one for one in found if re.fullmatch(r"word/(document|footer\d)\.xml", one)]:
        assert set(re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', found[name])) <= known
        dressed = set(re.findall(r"<w:(b|sz|color|rFonts|u|shd|pBdr|jc|ind)\b", found[name]))
        assert dressed == set(), f"{name}: {dressed}"


def test_each_numbered_list_begins_at_one() -> None:
    body = opened(LISTS)
    numbers = [p._p.pPr.numPr.numId.val for p in body.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = body.part.numbering_part.element
    for number in set(numbers):
        assert 'w:startOverride w:val="1"' in numbering.num_having_numId(number).xml


def test_headings_stay_with_what_they_are_about() -> None:
    body = opened(LISTS)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Danger Title"):
        style = body.styles[name]
        while style.paragraph_format.keep_with_next is None:
            style = style.base_style
        assert style.paragraph_format.keep_with_next, name
    (after,) = [p for p in body.paragraphs if p.text == "hoort bij de kop"]
    assert after.paragraph_format.keep_with_next


@pytest.mark.parametrize(("language", "spelt"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_word_spells_in_the_language_of_the_report(language: Any, spelt: str) -> None:
    found = parts(replace(LISTS, language=language))
    assert f'<w:lang w:val="{spelt}"' in found["word/styles.xml"]
    assert f'<w:themeFontLang w:val="{spelt}"' in found["word/settings.xml"]
    assert f"<dc:language>{spelt}</dc:language>" in found["docProps/core.xml"]


def test_tables_repeat_their_header_and_part_no_row() -> None:
    for grid in opened(EVERYTHING).tables:
        assert grid.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        if grid.style.name == "Report Table":
            assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in grid.rows)


def test_nothing_goes_along_of_who_made_it_or_when() -> None:
    found = parts(EVERYTHING)
    core = found["docProps/core.xml"]
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core) == ["Thuislijn", "Thuislijn"]
    assert "2013" not in core and "python-docx" not in "".join(found.values())
    assert not [name for name in found if "thumbnail" in name or "custom" in name or name == "docProps/app.xml"]
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in (found["word/settings.xml"])
    )


def test_the_drawing_says_what_it_shows_and_the_foot_counts_the_pages() -> None:
    found = parts(EVERYTHING)
    assert 'descr="Tijdlijn van gezin 1"' in found["word/document.xml"] and found["word/media/drawing1.svg"] == SVG
    assert re.findall(r'w:instr="(\w+)"', found["word/footer1.xml"]) == ["PAGE", "NUMPAGES"]


COMMAND = '=HYPERLINK("http://elders.example") DDEAUTO c:\\x.exe {INCLUDETEXT "c:\\geheim"} <w:r><w:br/></w:r>]]>'


def test_what_word_would_take_for_a_command_stays_text_wherever_it_stands() -> None:
    line = runs(COMMAND)
    everywhere = (
        Heading(2, COMMAND),
        Paragraph(line),
        Bullets((line,), done=(False,)),
        Table(COMMAND, (Column(COMMAND),), ((cell(COMMAND),),)),
        SideBySide(((COMMAND, (Paragraph(line),)),)),
        Notice(COMMAND, (), "danger"),
    )
    found = parts(Document(COMMAND, COMMAND, COMMAND, "nl", (Section(everywhere),)))
    body = opened(Document(COMMAND, COMMAND, COMMAND, "nl", (Section(everywhere),)))
    assert sum(p.text == COMMAND for p in body.paragraphs) == 7
    assert [c.text for grid in body.tables for c in grid._cells] == [COMMAND] * 4
    for name, part in found.items():
        assert "instrText" not in part and set(re.findall(r'w:instr="(\w+)"', part)) <= {"PAGE", "NUMPAGES"}, name
        assert not (name.endswith(".rels") and "elders.example" in part), name
