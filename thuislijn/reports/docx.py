# SPDX-License-Identifier: EUPL-1.2
"""A report as a Word document: real styles, lists and tables, the drawing as vector picture with a bitmap beside it."""

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
    legal,
)
from thuislijn.reports.docx_empty import LANGUAGE, empty_document, own_numbers
from thuislijn.reports.docx_picture import add_picture

_HUNG = 1.1  # times as large, what hangs on a wall
_ACROSS = {"a4": 176, "a3-landscape": 396, "a4-landscape": 273}  # mm between the margins
_SHEET = {"a4": (210, 297), "a3-landscape": (420, 297), "a4-landscape": (297, 210)}  # mm


def to_docx(document: Document, pictures: dict[str, bytes]) -> bytes:
    """The document as the bytes of a .docx file.

    `pictures` holds a PNG for each drawing, by its SVG text; where one is missing only the vector picture is put in.
    """
    return _Writer(document, pictures).write()


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, pictures: dict[str, bytes]) -> None:
        self.document = document
        self.pictures = pictures
        self.paper: Paper = "a4"
        self.written: Any = None  # the latest paragraph of text
        hung = any(section.hung for section in document.sections)
        self.out: Any = empty_document(document.language, _HUNG if hung else 1.0)

    def write(self) -> bytes:
        properties = self.out.core_properties
        properties.title, properties.language = legal(self.document.title)[:255], LANGUAGE[self.document.language]
        self._set_paper(self.out.sections[0])
        self.out.add_paragraph(legal(self.document.title), style="Title")
        self.out.add_paragraph(legal(self.document.subtitle), style="Subtitle")
        for section in self.document.sections:
            if section.paper != self.paper:
                self.paper = section.paper
                self._new_section()
            self._blocks(section.blocks, self.out)
        buffer = io.BytesIO()
        self.out.save(buffer)
        return buffer.getvalue()

    def _new_section(self) -> None:
        from docx.enum.section import WD_SECTION

        self._set_paper(self.out.add_section(WD_SECTION.NEW_PAGE))

    def _set_paper(self, section: Any) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        wide, (across, high) = self.paper != "a4", _SHEET[self.paper]
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(across), Mm(high)
        section.left_margin = section.right_margin = Mm(12 if wide else 17)
        section.top_margin, section.bottom_margin = Mm(12 if wide else 18), Mm(18)
        section.footer_distance = Mm(9)
        section.footer.is_linked_to_previous = False
        self._footer(section.footer.paragraphs[0])

    def _footer(self, paragraph: Any) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm

        paragraph.style = "Footer"
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_ACROSS[self.paper]), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{legal(self.document.running)}\t")
        for name, before in (("PAGE", ""), ("NUMPAGES", " / ")):
            if before:
                paragraph.add_run(before)
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), name)
            paragraph._p.append(field)
            counted = paragraph.add_run("1")
            field.append(counted._r)

    def _blocks(self, blocks: Iterable[Block], parent: Any) -> None:
        before: Block | None = None
        for block in blocks:
            self._block(block, parent)
            if isinstance(before, Heading) and isinstance(block, Paragraph) and block.tone == "quiet":
                self.written.paragraph_format.keep_with_next = True  # it belongs to the heading
            before = block

    def _block(self, block: Block, parent: Any) -> None:
        match block:
            case Heading(level, text):
                # The title of the document is no heading in Word: its outline begins at 1.
                parent.add_paragraph(legal(text), style=f"Heading {level - 1}")
            case Paragraph(runs, tone):
                self.written = parent.add_paragraph(style="Quiet Text" if tone == "quiet" else "Normal")
                self._runs(self.written, runs)
            case Bullets():
                self._bullets(block, parent)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block, parent)
            case Notice(title, blocks, tone):
                parent.add_paragraph(legal(title), style="Danger Title" if tone == "danger" else "Notice Title")
                self._blocks(blocks, parent)
            case Card(title, blocks):
                parent.add_paragraph(legal(title), style="Heading 3")
                self._blocks(blocks[:1], parent)
                if len(blocks) > 1 and isinstance(blocks[0], Paragraph):
                    self.written.paragraph_format.keep_with_next = True
                self._blocks(blocks[1:], parent)
            case SideBySide(columns):
                self._side_by_side(columns)

    def _bullets(self, bullets: Bullets, parent: Any) -> None:
        number = own_numbers(self.out) if bullets.numbered else None
        for at, entry in enumerate(bullets.entries):
            style = "List Number" if bullets.numbered else "List Bullet"
            if bullets.done:
                style = "Done" if bullets.done[at] else "To Do"
            paragraph = parent.add_paragraph(style=style)
            if number is not None:
                numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_ilvl().val, numbering.get_or_add_numId().val = 0, number
            self._runs(paragraph, entry)

    def _runs(self, paragraph: Any, runs: Runs) -> None:
        for run in runs:
            written = paragraph.add_run(legal(run.text))
            if run.strong or run.emphasis or run.quiet:
                written.style = "Strong" if run.strong else "Emphasis" if run.emphasis else "Quiet"
            if run.strong and run.emphasis:
                written.italic = True

    def _table(self, table: Table) -> None:
        if table.caption:
            self.out.add_paragraph(legal(table.caption), style="Caption")
        grid = self._grid(1 + len(table.rows), [column.share for column in table.columns], "Report Table")
        head = [_written(Run(column.title)) for column in table.columns]
        for row, cells in zip(grid, (head, *([cell.lines for cell in row] for row in table.rows)), strict=True):
            for target, lines in zip(row.cells, cells, strict=True):
                for n, line in enumerate(lines or ((),)):
                    paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
                    paragraph.style = "Table Text"
                    self._runs(paragraph, line)

    def _side_by_side(self, columns: tuple[tuple[str, tuple[Block, ...]], ...]) -> None:
        head, body = self._grid(2, [1.0 for _ in columns], "Side By Side", whole=False)
        for target, (title, _) in zip(head.cells, columns, strict=True):
            target.paragraphs[0].style = "Column Title"
            target.paragraphs[0].add_run(legal(title))
        for target, (_, blocks) in zip(body.cells, columns, strict=True):
            self._blocks(blocks, target)
            first = target.paragraphs[0]
            if len(target.paragraphs) > 1:
                first._p.getparent().remove(first._p)

    def _grid(self, rows: int, shares: list[float], style: str, whole: bool = True) -> list[Any]:
        """The rows of an empty table over the whole width; its first row returns on every page, `whole`: no row is
        parted over two pages."""
        from docx.shared import Mm

        grid = self.out.add_table(rows=rows, cols=len(shares), style=style)
        grid.autofit = False
        widths = [Mm(_ACROSS[self.paper] * share / sum(shares)) for share in shares]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width  # LibreOffice goes by the columns, Word by the cells
        found = list(grid.rows)
        for row in found:
            for target, width in zip(row.cells, widths, strict=True):
                target.width = width
            if whole:
                _marked(row, "w:cantSplit")
        _marked(found[0], "w:tblHeader")
        self.out.add_paragraph(style="Table Gap")  # tables that touch become one in Word
        return found

    def _figure(self, figure: Figure, parent: Any) -> None:
        paragraph = parent.add_paragraph(style="Drawing")
        section = self.out.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        height = section.page_height - section.top_margin - section.bottom_margin
        scale = min(width / figure.width, 0.94 * height / figure.height)
        size = (int(figure.width * scale), int(figure.height * scale))
        add_picture(paragraph, figure.svg, self.pictures.get(figure.svg), size, legal(figure.description))
        if figure.caption:
            parent.add_paragraph(legal(figure.caption), style="Caption")


def _written(run: Run) -> tuple[Runs, ...]:
    return ((run,),)


def _marked(row: Any, mark: str) -> None:
    """Marks a row of a table: 'w:tblHeader' returns on every page, 'w:cantSplit' stays on one."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(mark))
