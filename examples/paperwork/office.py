# SPDX-License-Identifier: EUPL-1.2
"""A document as .odt and as .rtf, written by hand: both formats are simple enough for that."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from examples.paperwork.authored import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table
from examples.paperwork.word import EPOCH

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def odt_bytes(document: Document) -> bytes:
    """The document as the bytes of an .odt file, its letterhead in the page header."""
    body = "".join(odt_block(block) for block in document.blocks)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    head = "".join(f"<text:p>{escape(line)}</text:p>" for line in document.letterhead)
    styles = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES} office:version="1.2">'
        '<office:automatic-styles><style:page-layout style:name="a4"/></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4">'
        f"<style:header>{head}</style:header>"
        f"<style:footer><text:p>{escape(document.footer)}</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # The format asks for the media type first and unpacked, to be read without unzipping.
        archive.writestr(zipfile.ZipInfo("mimetype", EPOCH), "application/vnd.oasis.opendocument.text")
        parts = {"content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": MANIFEST}
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def odt_block(block: Block) -> str:
    match block:
        case Heading():
            return f'<text:h text:outline-level="{block.level}">{escape(block.text)}</text:h>'
        case Paragraph():
            return "<text:p>" + "<text:line-break/>".join(escape(line) for line in block.lines) + "</text:p>"
        case Bullets():
            items = (f"<text:list-item><text:p>{escape(line)}</text:p></text:list-item>" for line in block.lines)
            return f"<text:list>{''.join(items)}</text:list>"
        case Table():
            return "<table:table>" + "".join(odt_row(row) for row in block.rows) + "</table:table>"
        case PageBreak():
            return "<text:p><text:soft-page-break/></text:p>"


def odt_row(row: tuple[str, ...]) -> str:
    cells = (f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
    return "<table:table-row>" + "".join(cells) + "</table:table-row>"


def rtf_bytes(document: Document) -> bytes:
    """The document as the bytes of an .rtf file in the Western code page."""
    head = "".join(rtf_text(line) + r"\par " for line in document.letterhead)
    body = "\n".join(rtf_block(block) for block in document.blocks)
    font = "Times New Roman" if document.serif else "Arial"
    start = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 " + font + r";}}\f0\fs22" + "\n"
    return (start + (head + r"\par" + "\n" if head else "") + body + "\n}\n").encode("ascii")


def rtf_block(block: Block) -> str:
    match block:
        case Heading():
            return r"{\b " + rtf_text(block.text) + r"}\par"
        case Paragraph():
            return r"\line ".join(rtf_text(line) for line in block.lines) + r"\par\par"
        case Bullets():
            return "\n".join(r"\bullet  " + rtf_text(line) + r"\par" for line in block.lines)
        case Table():
            return "\n".join(r" \tab ".join(rtf_text(cell) for cell in row) + r"\par" for row in block.rows)
        case PageBreak():
            return r"\page"


def rtf_text(text: str) -> str:
    """The text in RTF: braces and backslashes escaped, Western letters by code, others as Unicode."""
    out: list[str] = []
    for letter in text:
        if letter in "\\{}":
            out.append("\\" + letter)
        elif letter.isascii():
            out.append(letter)
        else:
            try:
                out.append(f"\\'{letter.encode('cp1252')[0]:02x}")
            except UnicodeEncodeError:
                out.extend(f"\\u{unit}?" for unit in utf16_units(letter))
    return "".join(out)


def utf16_units(letter: str) -> tuple[int, ...]:
    """The letter as RTF counts: one or two 16-bit numbers with a sign."""
    raw = letter.encode("utf-16-le")
    return tuple(int.from_bytes(raw[i : i + 2], "little", signed=True) for i in range(0, len(raw), 2))
