# SPDX-License-Identifier: EUPL-1.2
"""HTML: a saved web page, and the body of mails that have no plain text beside it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Extracted, Format, PageText, Setting
from thuislijn.reading.documents.formats.txt import decode

_OPENING = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_SHOWN = frozenset({"script", "style", "head", "template", "noscript", "svg", "object"})
_PARAGRAPHS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "table", "ul"})
_BLOCKS = _PARAGRAPHS | frozenset({"address", "article", "aside", "body", "dd", "div", "dl", "dt", "figure", "footer"})
_BLOCKS |= frozenset({"form", "header", "hr", "li", "main", "nav", "pre", "section", "tbody", "thead", "tr"})


def recognise(data: bytes) -> bool:
    """Whether the bytes open as HTML does."""
    return _OPENING.match(data[:2000]) is not None


def read(data: bytes, setting: Setting) -> Extracted:
    """The text that a browser would show, and the title."""
    parser = _Reader()
    parser.feed(_decoded(data))
    parser.close()
    return Extracted(pages=(PageText(parser.text()),), title=_SPACE.sub(" ", parser.title).strip())


def text_of(html: str) -> str:
    """The text that a mail program would show of `html`."""
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return parser.text()


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:2000])
    if named:
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Reader(HTMLParser):
    """Gathers what is shown: blocks on lines of their own, an empty line between paragraphs, cells parted by a bar."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._in_title = False
        self._as_is = False
        self._line_ends = 0  # to be written before the next words
        self._cell = False  # the next words open a further cell of a row
        self._row_begun = False

    def text(self) -> str:
        """What was gathered."""
        return clean("".join(self._pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        if tag == "body":
            self._hidden.clear()  # a head that was never closed does not hide the page
        if tag in _NOT_SHOWN:
            self._hidden.append(tag)
        if tag == "br":
            self._line_ends = min(2, self._line_ends + 1)
        if tag in ("td", "th"):
            self._cell = self._row_begun
        if tag == "tr":
            self._row_begun = self._cell = False
        self._as_is = self._as_is or tag == "pre"
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in ("tr", "table"):
            self._row_begun = self._cell = False
        self._as_is = self._as_is and tag != "pre"
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._hidden:
            return
        words = data if self._as_is else _SPACE.sub(" ", data)
        if words.strip():
            self._open_line()
            words = words if self._as_is or not self._at_line_start() else words.lstrip()
            self._row_begun = True
            self._pieces.append(words)
        elif not self._line_ends and not self._at_line_start():
            self._pieces.append(" ")

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._line_ends = max(self._line_ends, 2 if tag in _PARAGRAPHS else 1)

    def _open_line(self) -> None:
        if self._cell:
            self._pieces.append(" | ")
        elif self._pieces:
            self._pieces.append("\n" * self._line_ends)
        self._cell, self._line_ends = False, 0

    def _at_line_start(self) -> bool:
        return not self._pieces or self._pieces[-1].endswith(("\n", " "))


FORMAT = Format(kind="html", extensions=("html", "htm", "xhtml"), recognise=recognise, read=read)
