# SPDX-License-Identifier: EUPL-1.2
"""HTML and drawings as PDF and as bitmaps, by WeasyPrint and pdfium; nothing is fetched from anywhere."""

from __future__ import annotations

import html as html_text
import io
import logging
from typing import Any


class RenderingError(RuntimeError):
    """Printing is not possible here; `nl` and `en` say what to do about it."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


def html_to_pdf(html: str) -> bytes:
    """The page as a tagged PDF (PDF/UA-1). Raises RenderingError where the text library Pango is missing."""
    html_class, fetcher = _printer()
    printed: bytes = html_class(string=html, url_fetcher=fetcher(allowed_protocols=("data",))).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return printed


def svg_to_pdf(svg: str, width: float, height: float, css: str, title: str) -> bytes:
    """A drawing as a PDF of one page of that size (CSS pixels). Raises RenderingError."""
    style = f"{css} @page {{ size: {width}px {height}px; margin: 0 }} svg {{ display: block }}"
    head = f'<html lang="nl"><meta charset="utf-8"><title>{html_text.escape(title)}</title><style>{style}</style>'
    return html_to_pdf(f"<!DOCTYPE html>{head}<body style='margin:0'>{svg}")


def pdf_to_png(pdf: bytes, scale: float = 2.0) -> bytes:
    """The first page of a PDF as a PNG of `scale` pixels for each PDF point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=scale).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _printer() -> tuple[Any, Any]:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise RenderingError(
            "een pdf maken lukt hier niet omdat Pango ontbreekt; installeer libpango-1.0-0 en libpangoft2-1.0-0",
            "a PDF cannot be made here because Pango is missing; install libpango-1.0-0 and libpangoft2-1.0-0",
        ) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return HTML, URLFetcher
