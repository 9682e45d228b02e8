# SPDX-License-Identifier: EUPL-1.2
"""OpenDocument text (LibreOffice): headers, the text with tables and text boxes, footers, notes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from thuislijn.reading.documents.archive import Archive, names_in, open_archive
from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Extracted, Format, PageText, Setting
from thuislijn.reading.documents.formats.image import read_pictures
from thuislijn.reading.documents.hints import property_hints
from thuislijn.reading.documents.sentences import Refusal

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_PAGE = "\ue0f0"
_NOT_SHOWN = frozenset({"tracked-changes", "sequence-decls", "forms", "desc", "title", "script", "event-listeners"})
_MOST_SPACES = 100  # a count in the file that would make more of them is no honest one


def recognise(data: bytes) -> bool:
    """Whether this is a whole zip file that calls itself an OpenDocument text, or a template of one."""
    names = names_in(data)
    return names is not None and "content.xml" in names and b"application/vnd.oasis.opendocument.text" in data[:200]


def read(data: bytes, setting: Setting) -> Extracted:
    """Text and properties of an OpenDocument text."""
    with open_archive(data, setting.limits) as archive:
        if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.part("META-INF/manifest.xml"):
            raise Refusal("encrypted")
        body = archive.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise Refusal("damaged", kind="odt")
        headers, footers = _around(archive)
        meta = archive.xml("meta.xml") if "meta.xml" in archive.names else Element("none")
        aside: list[str] = []
        parts = [*headers, "\n".join(_blocks(body, aside)), *footers, *aside]
        pictures = archive.under("Pictures/") if not "".join(parts).strip() else []
    if pictures:
        return read_pictures(pictures, setting)
    text = "\n".join(part for part in parts if part.strip())
    properties = f"{_OFFICE}meta"
    return Extracted(
        pages=tuple(PageText(clean(page)) for page in text.split(_PAGE)),
        title=meta.findtext(f"{properties}/{_DUBLIN_CORE}title") or "",
        author=meta.findtext(f"{properties}/{_META}initial-creator")
        or meta.findtext(f"{properties}/{_DUBLIN_CORE}creator")
        or "",
        hints=property_hints(
            meta.findtext(f"{properties}/{_META}creation-date"), meta.findtext(f"{properties}/{_DUBLIN_CORE}date")
        ),
    )


def _around(archive: Archive) -> tuple[list[str], list[str]]:
    """The headers and the footers of the page styles, each different one once."""
    if "styles.xml" not in archive.names:
        return [], []
    styles = archive.xml("styles.xml")
    found: tuple[list[str], list[str]] = [], []
    for texts, kind in zip(found, ("header", "footer"), strict=True):
        for page in styles.iter(f"{_STYLE}master-page"):
            for element in page:
                if _kind(element).startswith(kind):
                    text = "\n".join(_blocks(element, [])).replace(_PAGE, "")
                    texts += [text] if text.strip() and text not in texts else []
    return found


def _blocks(parent: Element, aside: list[str]) -> Iterator[str]:
    """The paragraphs and rows under an element; notes and comments go to `aside`."""
    for element in parent:
        kind = _kind(element)
        if kind in ("p", "h"):
            boxes: list[Element] = []
            yield "".join(_inline(element, boxes, aside))
            for box in boxes:
                yield from _blocks(box, aside)
        elif kind == "table-row":
            cells = ["\n".join(_blocks(cell, aside)).strip() for cell in element]
            if any(cells):
                yield " | ".join(cell for cell in cells if cell)
        elif kind == "soft-page-break":
            yield _PAGE
        elif kind not in _NOT_SHOWN:
            yield from _blocks(element, aside)


def _inline(parent: Element, boxes: list[Element], aside: list[str]) -> Iterator[str]:
    """The characters of a paragraph with those between its elements; text boxes are put aside into `boxes`."""
    yield parent.text or ""
    for element in parent:
        kind = _kind(element)
        if kind == "s":
            yield " " * _count(element)
        elif kind == "tab":
            yield "\t"
        elif kind == "line-break":
            yield "\n"
        elif kind == "soft-page-break":
            yield _PAGE
        elif kind == "text-box":
            boxes.append(element)
        elif kind == "note":
            aside.extend("\n".join(_blocks(body, aside)) for body in element if _kind(body) == "note-body")
        elif kind == "annotation":
            aside.append(_comment(element))
        elif kind not in _NOT_SHOWN:
            yield from _inline(element, boxes, aside)
        yield element.tail or ""


def _comment(annotation: Element) -> str:
    who = annotation.findtext(f"{_DUBLIN_CORE}creator") or ""
    words = "\n".join("".join(_inline(line, [], [])) for line in annotation if _kind(line) in ("p", "list"))
    return f"[{who}] {words}" if who else words


def _count(spaces: Element) -> int:
    count = spaces.get(f"{_TEXT}c", "1")
    return min(int(count), _MOST_SPACES) if count.isdecimal() else 1


def _kind(element: Element) -> str:
    """The local name of an element; comments of XML have none."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


FORMAT = Format(kind="odt", extensions=("odt", "ott"), recognise=recognise, read=read)
