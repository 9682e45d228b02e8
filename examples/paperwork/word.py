# SPDX-License-Identifier: EUPL-1.2
"""A document as .docx: letterhead in the page header, tables as tables, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from examples.paperwork.authored import Bullets, Document, Heading, PageBreak, Paragraph, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_bytes(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    import docx
    from docx.shared import Pt

    word = docx.Document()
    style = word.styles["Normal"]
    style.font.name = "Times New Roman" if document.serif else "Calibri"
    style.font.size = Pt(11)
    stamp = dt.datetime.combine(document.written or dt.date(2000, 1, 1), dt.time(9))
    word.core_properties.author = document.letterhead[0] if document.letterhead else ""
    word.core_properties.created = word.core_properties.modified = stamp
    section = word.sections[0]
    section.header.paragraphs[0].text = "\n".join(document.letterhead)
    section.footer.paragraphs[0].text = document.footer
    fill(word, document)
    raw = io.BytesIO()
    word.save(raw)
    return same_times(raw.getvalue())


def fill(word: WordDocument, document: Document) -> None:
    for block in document.blocks:
        match block:
            case Heading():
                word.add_heading(block.text, level=block.level)
            case Paragraph():
                word.add_paragraph("\n".join(block.lines))
            case Bullets():
                for line in block.lines:
                    word.add_paragraph(line, style="List Bullet")
            case Table():
                add_table(word, block)
            case PageBreak():
                word.add_page_break()  # type: ignore[no-untyped-call]


def add_table(word: WordDocument, block: Table) -> None:
    table = word.add_table(rows=0, cols=max(len(row) for row in block.rows), style="Table Grid")
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text


def same_times(raw: bytes) -> bytes:
    """The zip again with one fixed time on every part: python-docx stamps the hour of the build."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, EPOCH), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
