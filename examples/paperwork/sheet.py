# SPDX-License-Identifier: EUPL-1.2
"""A document as PDF, and as a scan: only a picture of each page, noisy and a little askew."""

from __future__ import annotations

import io
import random
import time
from html import escape

from examples.paperwork.authored import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table

SCAN_DPI = 150
CSS = """
@page { size: A4; margin: 30mm 24mm 24mm;
  @top-left { content: "%(head)s"; white-space: pre-line; font: 8.5pt %(font)s; color: #333 }
  @bottom-left { content: "%(foot)s"; font: 7.5pt %(font)s; color: #555 }
  @bottom-right { content: "Pagina " counter(page) " van " counter(pages); font: 7.5pt %(font)s } }
body { font: %(size)s %(font)s }
h1 { font-size: 14pt }
h2 { font-size: 11.5pt; margin-bottom: .2em }
p { margin: 0 0 .8em; white-space: pre-line }
table { border-collapse: collapse; width: 100%%; margin: 0 0 1em }
td, th { border: .5pt solid #777; padding: 2pt 4pt; text-align: left; vertical-align: top; font-size: 10pt }
.break { break-before: page }
"""


def pdf_bytes(document: Document) -> bytes:
    """The document as the bytes of a PDF with text."""
    from weasyprint import HTML

    font = "'Liberation Serif', serif" if document.serif else "'Liberation Sans', sans-serif"
    head, foot = css_text("\n".join(document.letterhead)), css_text(document.footer)
    size = "12pt/1.55" if document.serif else "11pt/1.4"
    css = CSS % {"font": font, "size": size, "head": head, "foot": foot}
    body = "".join(block_html(block) for block in document.blocks)
    html = f'<html lang="nl"><head><style>{css}</style></head><body>{body}</body></html>'
    return bytes(HTML(string=html).write_pdf())


def css_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\A ")


def block_html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return "<p>" + escape("\n".join(block.lines)) + "</p>"
        case Bullets():
            return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in block.lines) + "</ul>"
        case Table():
            head, *rest = block.rows
            return f"<table>{row_html(head, 'th')}{''.join(row_html(row, 'td') for row in rest)}</table>"
        case PageBreak():
            return '<div class="break"></div>'


def row_html(row: tuple[str, ...], cell: str) -> str:
    return "<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row) + "</tr>"


def scan_bytes(document: Document) -> bytes:
    """The document as a scan: no text layer, each page a grey JPEG turned by about a degree, with speckle."""
    import pypdfium2
    from PIL import Image, ImageFilter

    rng = random.Random(document.name)
    pages: list[Image.Image] = []
    source = pypdfium2.PdfDocument(pdf_bytes(document))
    try:
        for page in source:
            picture = page.render(scale=SCAN_DPI / 72).to_pil().convert("L")
            angle = rng.choice((-1, 1)) * rng.uniform(0.5, 1.3)
            picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
            noise = Image.frombytes("L", picture.size, rng.randbytes(picture.width * picture.height))
            pages.append(Image.blend(picture.filter(ImageFilter.GaussianBlur(0.5)), noise, 0.12))
    finally:
        source.close()
    out = io.BytesIO()
    when = time.gmtime(0)
    pages[0].save(
        out, "PDF", resolution=SCAN_DPI, save_all=True, append_images=pages[1:], quality=55,
        creationDate=when, modDate=when,
    )  # fmt: skip
    return out.getvalue()
