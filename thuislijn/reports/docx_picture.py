# SPDX-License-Identifier: EUPL-1.2
"""A vector picture in a Word paragraph. python-docx places bitmaps only, so the SVG is added to what it makes.

Word 2016 and later show the SVG (extension `svgBlip`); older programs show the bitmap.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def add_picture(paragraph: Any, svg: str, png: bytes | None, size: tuple[int, int], description: str) -> None:
    """Puts a drawing in a paragraph: `size` is width and height in EMU, `description` its text alternative."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    run = paragraph.add_run()
    inline = run.add_picture(io.BytesIO(png or _blank()), width=size[0], height=size[1])._inline
    inline.docPr.set("descr", description)
    package = run.part.package
    number = 1 + sum(str(part.partname).endswith(".svg") for part in package.iter_parts())
    part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", svg.encode("utf-8"), package)
    relation = run.part.relate_to(part, _IMAGE)
    blip = inline.find(f".//{{{_MAIN}}}blip")
    extensions = etree.SubElement(blip, f"{{{_MAIN}}}extLst")
    extension = etree.SubElement(extensions, f"{{{_MAIN}}}ext", uri=_SVG_EXTENSION)
    picture = etree.SubElement(extension, f"{{{_SVG_NAMESPACE}}}svgBlip", nsmap={"asvg": _SVG_NAMESPACE})
    picture.set(f"{{{_RELATIONS}}}embed", relation)


def _blank() -> bytes:
    """A white PNG of one pixel, for where no bitmap could be made."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
    )
