# SPDX-License-Identifier: EUPL-1.2
"""A report as a Word document: real headings and tables, the drawing as vector picture with a bitmap beside it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Document,
    Figure,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Run,
    Runs,
    SideBySide,
    Table,
    Tone,
    legal,
)
from thuislijn.reports.docx_picture import add_picture

_BAR = {"plain": "8A8377", "danger": "A3231C", "good": "24603F", "quiet": "D9D3C7"}
_LANGUAGE = {"nl": "nl-NL", "en": "en-GB"}


def to_docx(document: Document, pictures: dict[str, bytes]) -> bytes:
    """The document as the bytes of a .docx file.

    `pictures` holds a PNG for each drawing, by its SVG text; where one is missing only the vector picture is put in.
    """
    return _Writer(document, pictures).write()


class _Writer:
    """Writes one document; python-docx is loaded here because it takes a quarter of a second."""

    def __init__(self, document: Document, pictures: dict[str, bytes]) -> None:
        import docx

        self.document = document
        self.pictures = pictures
        self.out: Any = docx.Document()

    def write(self) -> bytes:
        self._prepare()
        self.out.add_paragraph(legal(self.document.title), style="Title")
        self.out.add_paragraph(legal(self.document.subtitle), style="Subtitle")
        paper: Paper = "a4"
        for section in self.document.sections:
            if section.paper != paper:
                paper = section.paper
                self._new_section(paper)
            self._blocks(section.blocks, self.out)
        buffer = io.BytesIO()
        self.out.save(buffer)
        return buffer.getvalue()

    def _prepare(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        properties = self.out.core_properties
        properties.title, properties.author = legal(self.document.title)[:255], "Thuislijn"
        properties.comments, properties.language = "", _LANGUAGE[self.document.language]
        for name, size, font in (
            ("Normal", 10, "Source Sans 3"),
            ("Title", 22, "Source Serif 4"),
            ("Subtitle", 11, "Source Sans 3"),
            ("Heading 2", 15, "Source Serif 4"),
            ("Heading 3", 12, "Source Serif 4"),
            ("Heading 4", 10.5, "Source Sans 3"),
        ):
            style = self.out.styles[name]
            style.font.size, style.font.name = Pt(size), font
            style.font.color.rgb = RGBColor(0x1F, 0x1D, 0x1A)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(kind), font)
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
                fonts.attrib.pop(qn(theme), None)
        self.out.styles["Normal"].paragraph_format.space_after = Pt(4)
        self._set_language()
        self._set_paper(self.out.sections[0], "a4")

    def _set_language(self) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGE[self.document.language])
        self.out.styles["Normal"].element.get_or_add_rPr().append(language)

    def _new_section(self, paper: Paper) -> None:
        from docx.enum.section import WD_SECTION

        section = self.out.add_section(WD_SECTION.NEW_PAGE)
        self._set_paper(section, paper)

    def _set_paper(self, section: Any, paper: Paper) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        wide = paper == "a3-landscape"
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(420), Mm(297)) if wide else (Mm(210), Mm(297))
        section.left_margin = section.right_margin = Mm(12 if wide else 17)
        section.top_margin, section.bottom_margin = Mm(12 if wide else 18), Mm(16)
        section.footer.is_linked_to_previous = False
        self._footer(section.footer.paragraphs[0])

    def _footer(self, paragraph: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph.text = f"{legal(self.document.running)}    "
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = paragraph.add_run()
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = text
            run._r.append(part)

    def _blocks(self, blocks: Iterable[Block], parent: Any) -> None:
        for block in blocks:
            self._block(block, parent)

    def _block(self, block: Block, parent: Any) -> None:
        match block:
            case Heading(level, text):
                parent.add_paragraph(legal(text), style=f"Heading {level}")
            case Paragraph(runs):
                self._runs(parent.add_paragraph(), runs)
            case Bullets(entries, numbered):
                for number, entry in enumerate(entries, 1):
                    # Word counts on from list to list, so the number is written out.
                    own = (Run(f"{number}. "), *entry) if numbered else entry
                    self._runs(parent.add_paragraph(style="Normal" if numbered else "List Bullet"), own)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block, parent)
            case Notice(title, blocks, tone):
                self._framed(title, blocks, tone, parent)
            case Card(title, blocks, tone):
                self._framed(title, blocks, tone, parent)
            case SideBySide(columns):
                self._side_by_side(columns)

    def _runs(self, paragraph: Any, runs: Runs) -> None:
        from docx.shared import RGBColor

        for run in runs:
            written = paragraph.add_run(legal(run.text))
            written.bold, written.italic = run.strong or None, run.emphasis or None
            if run.quiet:
                written.font.color.rgb = RGBColor(0x57, 0x52, 0x4A)

    def _framed(self, title: str, blocks: Iterable[Block], tone: Tone, parent: Any) -> None:
        before = len(self.out.element.body)
        head = parent.add_paragraph()
        head.add_run(legal(title)).bold = True
        head.paragraph_format.keep_with_next = True
        self._blocks(blocks, parent)
        if parent is self.out:
            for element in list(self.out.element.body)[before - 1 : -1]:
                _bar(element, _BAR[tone])

    def _table(self, table: Table) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt

        self.out.add_paragraph().add_run(legal(table.caption)).italic = True
        grid = self.out.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        grid.autofit = False
        wide = self.out.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        whole = sum(column.share for column in table.columns)
        widths = [Mm((396 if wide else 176) * column.share / whole) for column in table.columns]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width  # LibreOffice goes by the columns, Word by the cells
        for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].add_run(legal(column.title)).bold = True
        _repeat(grid.rows[0])
        for row in table.rows:
            cells = grid.add_row().cells
            for target, cell in zip(cells, row, strict=True):
                for n, line in enumerate(cell.lines):
                    self._runs(target.paragraphs[0] if n == 0 else target.add_paragraph(), line)
        for written in grid.rows:
            for target, width in zip(written.cells, widths, strict=True):
                target.width = width
                for paragraph in target.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(1)
                    for run in paragraph.runs:
                        run.font.size = Pt(8.5)
        self.out.add_paragraph()

    def _side_by_side(self, columns: tuple[tuple[str, tuple[Block, ...]], ...]) -> None:
        grid = self.out.add_table(rows=2, cols=len(columns))
        for n, (title, blocks) in enumerate(columns):
            grid.rows[0].cells[n].paragraphs[0].add_run(legal(title)).bold = True
            target = grid.rows[1].cells[n]
            self._blocks(blocks, target)
            first = target.paragraphs[0]
            if not first.text and len(target.paragraphs) > 1:
                first._p.getparent().remove(first._p)
        _repeat(grid.rows[0])
        self.out.add_paragraph()

    def _figure(self, figure: Figure, parent: Any) -> None:
        paragraph = parent.add_paragraph()
        section = self.out.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        height = section.page_height - section.top_margin - section.bottom_margin
        scale = min(width / figure.width, 0.94 * height / figure.height)
        size = (int(figure.width * scale), int(figure.height * scale))
        add_picture(paragraph, figure.svg, self.pictures.get(figure.svg), size, legal(figure.description))
        if figure.caption:
            parent.add_paragraph().add_run(legal(figure.caption)).italic = True


def _repeat(row: Any) -> None:
    """Marks a table row as the header that returns on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _bar(element: Any, colour: str) -> None:
    """Draws the coloured bar of a card or a notice at the left of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not element.tag.endswith("}p"):
        return
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for key, value in (("w:val", "single"), ("w:sz", "18"), ("w:space", "8"), ("w:color", colour)):
        left.set(qn(key), value)
    borders.append(left)
    element.get_or_add_pPr().append(borders)
