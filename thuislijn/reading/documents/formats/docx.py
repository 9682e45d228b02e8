# SPDX-License-Identifier: EUPL-1.2
"""Word: headers, the text with its tables and text boxes, footers, notes and comments.

Read from the XML itself. python-docx walks over paragraphs and tables only: what stands in a content control (the
fields of a template letter) or was inserted with changes tracked is then lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from thuislijn.reading.documents.archive import Archive, names_in, open_archive
from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Extracted, Format, PageText, Setting
from thuislijn.reading.documents.formats.image import read_pictures
from thuislijn.reading.documents.hints import property_hints
from thuislijn.reading.documents.sentences import Refusal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_MAIN = re.compile(r'PartName="/([^"]+)"[^>]*ContentType="[^"]*(?:document|template)[^"]*\.main\+xml"')
_MAIN_TURNED = re.compile(r'ContentType="[^"]*(?:document|template)[^"]*\.main\+xml"[^>]*PartName="/([^"]+)"')

PAGE = "\f"
# A page break as Word last laid the text out; where those are recorded the breaks that people put in are among them.
_LAID_OUT, _PUT_IN = "\ue0f0", "\ue0f1"

# Elements whose text is not on the paper: what was deleted, and the instructions of fields.
_NOT_SHOWN = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sectPr", "sdtPr"})
_CHARACTERS = {
    "tab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "lastRenderedPageBreak": _LAID_OUT,
}


def recognise(data: bytes) -> bool:
    """Whether this is a whole zip file with a Word text in it."""
    names = names_in(data)
    return names is not None and "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read(data: bytes, setting: Setting) -> Extracted:
    """Text and properties of a Word file."""
    with open_archive(data, setting.limits) as archive:
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        body = _text(archive.xml(main))
        parts = [*_of(archive, folder, "header"), body, *_of(archive, folder, "footer")]
        parts += [*_of(archive, folder, "footnotes"), *_of(archive, folder, "endnotes")]
        parts += _of(archive, folder, "comments")
        core = archive.xml("docProps/core.xml") if "docProps/core.xml" in archive.names else Element("none")
        pictures = archive.under(f"{folder}/media/") if not "".join(parts).strip() else []
    if pictures:
        return read_pictures(pictures, setting)
    break_mark, other = (_LAID_OUT, _PUT_IN) if _LAID_OUT in body else (_PUT_IN, _LAID_OUT)
    text = "\n".join(part for part in parts if part.strip()).replace(other, "")
    return Extracted(
        pages=tuple(PageText(clean(page)) for page in text.split(break_mark)),
        title=core.findtext(f"{_DUBLIN_CORE}title") or "",
        author=core.findtext(f"{_DUBLIN_CORE}creator") or "",
        hints=property_hints(core.findtext(f"{_TERMS}created"), core.findtext(f"{_TERMS}modified")),
    )


def _main_part(archive: Archive) -> str:
    """The part with the text: usually word/document.xml, but the list of content types decides."""
    types = archive.part("[Content_Types].xml").decode("utf-8", "replace")
    found = _MAIN.search(types) or _MAIN_TURNED.search(types)
    name = found.group(1) if found else "word/document.xml"
    if name not in archive.names:
        raise Refusal("damaged", kind="docx")
    return name


def _of(archive: Archive, folder: str, kind: str) -> list[str]:
    """The texts of the headers, footers, notes or comments, in order, each different one once."""
    pattern = re.compile(rf"{re.escape(folder)}/{kind}\d*\.xml")
    names = sorted(name for name in archive.names if pattern.fullmatch(name))
    return list(dict.fromkeys(_text(archive.xml(name)).replace(_PUT_IN, "").replace(_LAID_OUT, "") for name in names))


def _text(root: Element) -> str:
    return "\n".join(_blocks(root))


def _blocks(parent: Element) -> Iterator[str]:
    """The paragraphs and tables under an element; whatever else it holds is looked into."""
    for element in parent:
        kind = _kind(element)
        if kind == "p":
            boxes: list[Element] = []
            yield "".join(_inline(element, boxes))
            for box in boxes:
                yield from _blocks(box)
        elif kind == "tbl":
            yield from _rows(element)
        elif kind == "AlternateContent":
            yield from _blocks(_chosen(element))
        elif kind == "comment":
            who = element.get(f"{_W}author", "")
            yield f"[{who}] " + "\n".join(_blocks(element)) if who else "\n".join(_blocks(element))
        elif kind == "sdt" and _is_placeholder(element):
            continue
        elif kind not in _NOT_SHOWN:
            yield from _blocks(element)


def _rows(table: Element) -> Iterator[str]:
    """Each row as one block, its cells parted by a bar; a cell of several paragraphs keeps its line ends."""
    for row in _inside(table, "tr"):
        cells = ["\n".join(_blocks(cell)).strip() for cell in _inside(row, "tc")]
        if any(cells):
            yield " | ".join(cell for cell in cells if cell)


def _inside(parent: Element, kind: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside a content control, not those of a table in a cell."""
    for element in parent:
        if _kind(element) == kind:
            yield element
        elif _kind(element) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(element, kind)


def _inline(parent: Element, boxes: list[Element]) -> Iterator[str]:
    """The characters of a paragraph; text boxes that hang on it are put aside into `boxes`."""
    for element in parent:
        kind = _kind(element)
        if kind == "t":
            yield element.text or ""
        elif kind in _CHARACTERS:
            yield _CHARACTERS[kind]
        elif kind == "br":
            yield _PUT_IN if element.get(f"{_W}type") == "page" else "\n"
        elif kind == "sym":
            yield _symbol(element.get(f"{_W}char", ""))
        elif kind == "checkBox":
            yield _tick(element)
        elif kind == "txbxContent":
            boxes.append(element)
        elif kind == "AlternateContent":
            yield from _inline(_chosen(element), boxes)
        elif kind == "pPr":
            yield _PUT_IN if element.find(f"{_W}pageBreakBefore") is not None else ""
        elif kind not in _NOT_SHOWN and not (kind == "sdt" and _is_placeholder(element)):
            yield from _inline(element, boxes)


def _chosen(element: Element) -> Element:
    """Of content in several forms the first; the others hold the same words for older programs."""
    choice = element.find(f"{_CHOICE}Choice")
    fallback = element.find(f"{_CHOICE}Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its prompt ('Klik om tekst in te voeren') because nobody filled it in."""
    return control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _tick(box: Element) -> str:
    """A tick box of an older form: ticked when it says so, or by default and not said otherwise."""
    state = box.find(f"{_W}checked")
    state = box.find(f"{_W}default") if state is None else state
    ticked = state is not None and state.get(f"{_W}val", "1") not in ("0", "false", "off")
    return "☒ " if ticked else "☐ "


def _kind(element: Element) -> str:
    """The local name of an element; comments of XML have none."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


FORMAT = Format(kind="docx", extensions=("docx", "docm", "dotx", "dotm"), recognise=recognise, read=read)
