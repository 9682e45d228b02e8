# SPDX-License-Identifier: EUPL-1.2
"""Where the words of a passage stand on the page, worked out only when somebody wants to see it.

A page is opened again, its text is cleaned again while the origin of each character is kept, and the boxes of the
characters are put together to words. A scanned page is read again, which takes seconds.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuislijn.reading.documents.cleaning import clean_with_origins
from thuislijn.reading.documents.content import Limits
from thuislijn.reading.documents.documents import Document, Page, digest

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_WORD = re.compile(r"\S+")
_FINE = 1_000_000  # pdfium answers in whole pixels of a page that is this wide and high


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word on a page: its span in the text of the document, and its box as parts of the width and the height of the
    page as it is shown, from the top left (0 to 1)."""

    page: int
    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


def word_boxes(data: bytes, document: Document, start: int, end: int) -> tuple[WordBox, ...]:
    """The boxes of the words of `document` that lie wholly or partly between `start` and `end`, in reading order.

    `data` are the bytes of the file (see `folder.original_bytes`). Only PDF files and pictures have places; for other
    kinds the answer is empty. A word that was broken off at the end of a line gives a box for each part. Raises
    `ValueError` when `data` is not the file that was read.
    """
    if digest(data) != document.sha256:
        raise ValueError(f"{document.path}: these are not the bytes that were read")
    pages = [page for page in document.pages if page.start < end and page.end > start]
    if document.kind == "pdf":
        found = [box for page in pages for box in _on_pdf(data, document, page)]
    elif document.kind == "image":
        found = [box for page in pages for box in _on_picture(data, page)]
    else:
        return ()
    return tuple(box for box in found if box.start < end and box.end > start)


def _on_pdf(data: bytes, document: Document, page: Page) -> Iterator[WordBox]:
    from thuislijn.reading.documents.formats import pdf

    with pdf.open_pdf(data) as opened:
        if page.scanned:
            picture = pdf.page_picture(opened, page.number - 1)
            yield from _reread(picture, page)
            return
        shown = pdf.open_page(opened, page.number - 1)
        text_page = shown.get_textpage()
        try:
            text, origins = clean_with_origins(pdf.page_characters(shown))
            if text == document.text[page.start : page.end]:
                yield from _words(shown, text_page, text, origins, page)
        finally:
            text_page.close()
            shown.close()


def _words(shown: PdfPage, text_page: PdfTextPage, text: str, origins: list[int], page: Page) -> Iterator[WordBox]:
    import pypdfium2.raw as pdfium

    for word in _WORD.finditer(text):
        lines: list[list[float]] = []
        for place in dict.fromkeys(origins[word.start() : word.end()]):
            character = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)
            box = _character(shown, text_page, character)
            if box is None:
                continue
            last = lines[-1] if lines else None
            if last is not None and box[0] >= last[0] and _same_line(last, box):
                lines[-1] = [min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])]
            else:
                lines.append(box)
        for left, top, right, bottom in lines:
            start, end = page.start + word.start(), page.start + word.end()
            yield WordBox(page.number, start, end, left, top, right, bottom)


def _same_line(last: list[float], box: list[float]) -> bool:
    return box[1] < last[3] and box[3] > last[1]


def _character(shown: PdfPage, text_page: PdfTextPage, character: int) -> list[float] | None:
    """The box of a character as left, top, right, bottom; None for one that pdfium put in, such as a line end."""
    import pypdfium2.raw as pdfium

    if character < 0 or pdfium.FPDFText_IsGenerated(text_page, character) == 1:
        return None
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text_page, character, box):
        return None
    x, y = ctypes.c_int(), ctypes.c_int()
    xs, ys = [], []
    for across, up in ((box.left, box.top), (box.right, box.bottom)):
        pdfium.FPDF_PageToDevice(shown, 0, 0, _FINE, _FINE, 0, across, up, x, y)
        xs.append(x.value / _FINE)
        ys.append(y.value / _FINE)
    return [min(xs), min(ys), max(xs), max(ys)]


def _on_picture(data: bytes, page: Page) -> Iterator[WordBox]:
    from thuislijn.reading.documents.formats import image

    with image.open_image(data, Limits().image_megapixels) as opened:
        pictures = list(image.frames(opened, page.number, []))
    yield from _reread(pictures[page.number - 1], page)


def _reread(picture: object, page: Page) -> Iterator[WordBox]:
    from PIL.Image import Image

    from thuislijn.reading.documents.ocr import read_page, tesseract

    if not isinstance(picture, Image):
        return
    for word in read_page(picture, tesseract()).words:
        start, end = page.start + word.start, page.start + word.end
        yield WordBox(page.number, start, end, word.left, word.top, word.right, word.bottom)
