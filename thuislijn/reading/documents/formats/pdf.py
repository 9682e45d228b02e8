# SPDX-License-Identifier: EUPL-1.2
"""PDF: the text of each page as pdfium gives it; a page that is only a picture is read as a scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Attachment, Extracted, Format, PageText, Remark, Setting
from thuislijn.reading.documents.hints import property_hints
from thuislijn.reading.documents.sentences import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

# A scan may carry a stamp or a page number as text: fewer characters than this, under a picture, is no page of text.
_HARDLY_ANY = 100
_PICTURE_PART = 0.3  # of the page; a scan has margins, a logo is smaller
_DRAWN = 100  # strokes on a page without any text: letters that were turned into outlines
_PASSWORD = (4, 5)  # pdfium: wrong or missing password, unknown kind of encryption


@dataclass(frozen=True, slots=True)
class _Pages:
    """What the text layer gave: a text for each page, and the indexes of pages that are scans or are broken."""

    texts: list[str]
    scans: list[int]
    broken: list[int]


def recognise(data: bytes) -> bool:
    """Whether the mark of a PDF stands in the first kilobyte, where readers look for it."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, setting: Setting) -> Extracted:
    """Text, properties and attachments of a PDF."""
    with open_pdf(data) as pdf:
        count = min(len(pdf), setting.limits.pages)
        remarks = []
        if len(pdf) > count:
            remarks.append(Remark("too_many_pages", {"size": len(pdf), "limit": count}))
        found = _text_layer(pdf, count)
        pages = [PageText(text) for text in found.texts]
        remarks += _read_scans(pdf, found, pages, setting)
        whole = b"%%EOF" in data[-2048:]
        if not whole and not any(page.text for page in pages):
            raise Refusal("damaged", kind="pdf")
        if not whole:
            remarks.append(Remark("cut_off", {"pages": count}))
        if found.broken:
            remarks.append(Remark("pages_damaged", {"pages": _numbers(found.broken)}))
        made, changed = (pdf.get_metadata_value(key) for key in ("CreationDate", "ModDate"))
        return Extracted(
            pages=tuple(pages),
            title=pdf.get_metadata_value("Title"),
            author=pdf.get_metadata_value("Author"),
            hints=property_hints(made, changed),
            attachments=tuple(_attachments(pdf)),
            remarks=tuple(remarks),
        )


def open_pdf(data: bytes) -> PdfDocument:
    """The opened PDF, to be closed by the caller; `Refusal` when it is encrypted or damaged."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD:
            raise Refusal("encrypted") from error
        raise Refusal("damaged", kind="pdf") from error
    if pdf.get_formtype():
        pdf.init_forms()  # before the first page, or what was filled in stays out
    return pdf


def open_page(pdf: PdfDocument, index: int) -> PdfPage:
    """A page with what was filled in or typed onto it as part of its text; to be closed by the caller."""
    import pypdfium2.raw as pdfium

    page = pdf[index]
    if not pdfium.FPDFPage_GetAnnotCount(page) or not _typed_on(page):
        return page
    page.flatten()
    page.close()
    return pdf[index]


def _typed_on(page: PdfPage) -> bool:
    """Whether the page has form fields, typed notes or stamps; links, the usual annotations, do not count."""
    import pypdfium2.raw as pdfium

    typed = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in typed:
            return True
    return False


def page_characters(page: PdfPage) -> str:
    """The text of a page as pdfium gives it, not cleaned."""
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()


def _text_layer(pdf: PdfDocument, count: int) -> _Pages:
    """One page at a time: a page that stays open keeps its fonts and pictures in memory."""
    import pypdfium2

    found = _Pages([], [], [])
    for index in range(count):
        try:
            page = open_page(pdf, index)
        except pypdfium2.PdfiumError:
            found.texts.append("")
            found.broken.append(index)
            continue
        try:
            raw = page_characters(page)
            text = clean(raw)
            if (len(text) < _HARDLY_ANY or len(text) < len(raw) / 2) and _is_picture(page, text, raw):
                found.scans.append(index)
        except pypdfium2.PdfiumError:
            text = ""
            found.broken.append(index)
        finally:
            page.close()
        found.texts.append(text)
    return found


def _is_picture(page: PdfPage, text: str, raw: str) -> bool:
    """Whether the words of the page are in its picture and not in its text layer."""
    import pypdfium2.raw as pdfium

    if len(text) < len(raw.strip()) / 2:
        return True  # letters that the font does not name were cleaned away: people see words, the layer has none
    if not text and pdfium.FPDFPage_CountObjects(page) >= _DRAWN:
        return True
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return bool(covered >= _PICTURE_PART * width * height)


def _read_scans(pdf: PdfDocument, found: _Pages, pages: list[PageText], setting: Setting) -> list[Remark]:
    """Puts what was read from scans into `pages`; a page whose scan gives less than its text layer keeps that."""
    if not found.scans:
        return []
    from thuislijn.reading.documents.ocr import read_pages

    failed = []
    try:
        results = read_pages(_pictures(pdf, found.scans), len(found.scans), setting.on_scan)
        for index, result in zip(found.scans, results, strict=True):
            if result is None:
                failed.append(index)
            if result is not None and len(result.text) >= len(pages[index].text):
                pages[index] = PageText(result.text, scanned=True, confidence=result.confidence)
    except Refusal:
        if not any(page.text for page in pages):
            raise
        return [Remark("pages_no_ocr", {"pages": _numbers(found.scans)})]
    return [Remark("pages_ocr_failed", {"pages": _numbers(failed)})] if failed else []


def _pictures(pdf: PdfDocument, indexes: list[int]) -> Iterator[Image | None]:
    for index in indexes:
        yield page_picture(pdf, index)


def page_picture(pdf: PdfDocument, index: int) -> Image | None:
    """A page as a grey picture at the resolution for reading scans; None when it cannot be drawn."""
    import pypdfium2

    from thuislijn.reading.documents.ocr import DPI, LONGEST_SIDE

    try:
        page = open_page(pdf, index)
        try:
            scale = min(DPI / 72, LONGEST_SIDE / max(*page.get_size(), 1.0))
            bitmap = page.render(scale=scale, grayscale=True)
            picture: Any = bitmap.to_pil().copy()  # the copy outlives the page
            bitmap.close()
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None
    return picture  # type: ignore[no-any-return]


def _attachments(pdf: PdfDocument) -> Iterator[Attachment]:
    import pypdfium2

    for index in range(pdf.count_attachments()):
        try:
            attachment = pdf.get_attachment(index)
            yield Attachment(attachment.get_name(), bytes(attachment.get_data()))
        except pypdfium2.PdfiumError:
            continue


def _numbers(indexes: list[int]) -> str:
    """Page numbers for a sentence: '3, 4, 7'."""
    return ", ".join(str(index + 1) for index in indexes)


FORMAT = Format(kind="pdf", extensions=("pdf",), recognise=recognise, read=read)
