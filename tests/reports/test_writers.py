# SPDX-License-Identifier: EUPL-1.2
"""One document tree, three writers: nothing is lost, nothing is let through, everything has its structure."""

import io
import re
import zipfile
import zlib
from html.parser import HTMLParser

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.reports.document import (
    Bullets,
    Card,
    Column,
    Document,
    Figure,
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
from thuislijn.reports.html import to_html, to_print
from thuislijn.reports.rendering import html_to_pdf, pdf_to_png, svg_to_pdf

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120" role="img" aria-label="proef">'
    '<title>proef</title><rect width="400" height="120" fill="#b5dbc9"/></svg>'
)
EVERYTHING = Document(
    title="Gezin 1",
    subtitle="Casusverslag",
    running="Gezin 1, tot en met 1 maart 2023",
    language="nl",
    sections=(
        Section(
            (
                Notice("Eerst dit", (Paragraph(runs("Bel bij gevaar 112.")),), "danger"),
                Paragraph(runs("Gewoon, ", Run("stevig", strong=True), Run(" en zacht", quiet=True))),
            )
        ),
        Section((Heading(2, "De tijdlijn", "timeline"), Figure(SVG, "Tijdlijn van gezin 1", 400, 120)), "a3-landscape"),
        Section(
            (
                Heading(2, "Wie vertelt wat"),
                SideBySide(
                    (
                        ("Volgens het gezin", (Bullets((runs("moeder belde drie keer"),)),)),
                        ("Volgens professionals", (Paragraph(runs("één melding")),)),
                    )
                ),
                Card("Periode zonder hulp", (Paragraph(runs("Wie hield zicht?")),)),
                Table(
                    "Alles met een datum",
                    (Column("Wanneer"), Column("Wat", 3)),
                    tuple((cell(f"{year}"), cell("gebeurtenis", "tweede regel")) for year in range(1990, 2060)),
                ),
            )
        ),
    ),
)


class Outline(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.sources: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value for name, value in attrs if name in ("src", "href", "onerror")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_has_its_structure_and_needs_nothing_from_outside() -> None:
    html = to_html(EVERYTHING)
    outline = Outline(html)
    assert html.startswith("<!DOCTYPE html>") and '<html lang="nl">' in html
    assert {"main", "h1", "h2", "table", "caption", "thead", "figure", "aside", "article"} <= set(outline.tags)
    assert "script" not in outline.tags
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert not re.search(r"url\((?!data:)", html)


def test_every_word_reaches_every_writer() -> None:
    wanted = ("Bel bij gevaar 112.", "stevig", "moeder belde drie keer", "één melding", "Wie hield zicht?", "2059")
    html = Outline(to_html(EVERYTHING)).words
    document = docx.Document(io.BytesIO(to_docx(EVERYTHING, {})))
    word = "\n".join(paragraph.text for paragraph in document.paragraphs)
    word += "\n".join(c.text for table in document.tables for row in table.rows for c in row.cells)
    pdf = pypdfium2.PdfDocument(html_to_pdf(to_html(EVERYTHING)))
    printed = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for text in wanted:
        assert text in html and text in word and text in printed


def unpacked(pdf: bytes) -> bytes:
    """The content of all streams of a PDF, unpacked where they are packed."""
    content = b""
    for body in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content += zlib.decompress(body)
        except zlib.error:
            content += body
    return content


def test_the_pdf_is_tagged_titled_and_puts_the_drawing_on_a3() -> None:
    data = html_to_pdf(to_html(EVERYTHING))
    pdf = pypdfium2.PdfDocument(data)
    sizes = [(round(width * 0.3528), round(height * 0.3528)) for width, height in (page.get_size() for page in pdf)]
    assert sizes[0] == (210, 297) and sizes[1] == (420, 297) and sizes[2] == (210, 297)
    assert pdf.get_metadata_dict()["Title"] == "Gezin 1"
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf)
    assert b"pdfuaid:part" in unpacked(data) and b"/Lang" in unpacked(data)


def test_the_word_file_holds_the_drawing_as_vector_and_as_bitmap() -> None:
    png = pdf_to_png(svg_to_pdf(SVG, 400, 120, "", "proef"))
    data = to_docx(EVERYTHING, {SVG: png})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        body = archive.read("word/document.xml").decode()
        assert archive.read("word/media/drawing1.svg").decode() == SVG
    assert any(name.endswith(".png") for name in names)
    assert "svgBlip" in body and 'descr="Tijdlijn van gezin 1"' in body
    sections = docx.Document(io.BytesIO(data)).sections
    assert [round(section.page_width.mm) for section in sections if section.page_width] == [210, 420, 210]


def test_lines_within_a_text_stay_lines_and_boxes_say_what_was_done() -> None:
    bullets = Bullets((runs("opa bellen\nvoor mei"), runs("fiets")), done=(True, False))
    page = to_html(Document("", "", "", "nl", (Section((bullets,), hung=True),)))
    assert '<li class="done">opa bellen<br>voor mei</li><li class="to-do">fiets</li>' in page
    assert '<section class="a4 hung">' in page


HOSTILE = '<script>alert(1)</script><img src=x onerror="x">&amp;\x00\x0b\ufffe</p>'


@pytest.mark.parametrize("text", [HOSTILE, "]]>", "=1+1", "\ud83d"])
def test_what_people_typed_stays_text(text: str) -> None:
    line = runs(Run(text, strong=True), Run(text, quiet=True))
    everywhere = (
        Heading(2, text, text),
        Paragraph(line),
        Bullets((line, line), done=(True, False)),
        Notice(text, (Paragraph(line),), "danger"),
        Card(text, (Paragraph(line),)),
        SideBySide(((text, (Paragraph(line),)),)),
        Table(text, (Column(text), Column(text)), ((cell(text), cell(line)),)),
        Figure(SVG, text, 400, 120, text),
    )
    document = Document(text, text, text, "nl", (Section(everywhere),))
    for page in (to_html(document), to_print(document)):
        outline = Outline(page)
        assert "script" not in outline.tags and "x" not in outline.sources
    docx.Document(io.BytesIO(to_docx(document, {})))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_written(text: str) -> None:
    document = Document(text, text, text, "en", (Section((Paragraph(runs(text)), Bullets((runs(text),)))),))
    to_html(document)
    to_docx(document, {})
