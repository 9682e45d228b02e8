# SPDX-License-Identifier: EUPL-1.2
"""The authored texts of a family: a small header in TOML, then the words as they were written.

An authored text looks like this, every paragraph on one line (a line break inside a paragraph is kept):

    +++
    files = ["beschikking.pdf"]
    kind = "beschikking kinderrechter"
    written = 2015-03-12
    +++
    # Heading
    A paragraph.
    - a bullet
    | a table row | its second cell |
    === (a new page)
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FENCE = "+++"


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Bullets | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Mail:
    """The head of an e-mail. `attach` names authored texts by their file stem."""

    sender: str
    to: str
    cc: str
    sent: dt.datetime
    subject: str
    attach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One authored text and the loose files that are made of it.

    `name` is the stem of the authored file ("03_beschikking"); `files` are the names under which it lies in
    the built folder (two names: the same letter kept twice). `written` is None for a text without a date.
    `scan` makes an image-only PDF; `encoding` counts for .txt only. A text that is not `loose` exists only as
    an attachment of an e-mail.
    """

    name: str
    files: tuple[str, ...]
    kind: str
    written: dt.date | None
    letterhead: tuple[str, ...]
    footer: str
    serif: bool
    scan: bool
    encoding: str
    loose: bool
    mail: Mail | None
    body: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        return parse_blocks(self.body)


def parse_blocks(body: str) -> tuple[Block, ...]:
    """Split a body into blocks. A blank line ends a block, and so does a line of another sort."""
    blocks: list[Block] = []
    sort, lines = "", list[str]()

    def close() -> None:
        if lines and sort == "bullet":
            blocks.append(Bullets(tuple(line[2:] for line in lines)))
        elif lines and sort == "row":
            blocks.append(Table(tuple(cells(line) for line in lines)))
        elif lines:
            blocks.append(Paragraph(tuple(lines)))
        lines.clear()

    for line in body.strip("\n").split("\n"):
        now = sort_of(line)
        if now != sort:
            close()
            sort = now
        if now == "heading":
            level = 2 if line.startswith("## ") else 1
            blocks.append(Heading(level, line.lstrip("# ")))
        elif now == "page":
            blocks.append(PageBreak())
        elif now != "blank":
            lines.append(line)
    close()
    return tuple(blocks)


def cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def sort_of(line: str) -> str:
    if not line.strip():
        return "blank"
    if line.startswith(("# ", "## ")):
        return "heading"
    if line.startswith("- "):
        return "bullet"
    if line.startswith("|"):
        return "row"
    return "page" if line.strip() == "===" else "text"


def plain_text(body: str) -> str:
    """The body without its marks, as it stands in a plain text file."""
    return "\n".join(unmarked(line) for line in body.strip("\n").split("\n")) + "\n"


def unmarked(line: str) -> str:
    match sort_of(line):
        case "heading":
            return line.lstrip("# ")
        case "page":
            return ""
    return line


def document(name: str, head: dict[str, Any], body: str) -> Document:
    """One document from its header. Raises KeyError where a field is lacking or misspelt."""
    known = {"files", "kind", "written", "letterhead", "footer", "serif", "scan", "encoding", "loose", "mail"}
    if unknown := set(head) - known:
        raise KeyError(f"{name}: the header has fields nobody reads: {', '.join(sorted(unknown))}")
    return Document(
        name=name,
        files=tuple(head["files"]),
        kind=head["kind"],
        written=head.get("written"),
        letterhead=tuple(head.get("letterhead", ())),
        footer=head.get("footer", ""),
        serif=head.get("serif", False),
        scan=head.get("scan", False),
        encoding=head.get("encoding", "utf-8"),
        loose=head.get("loose", True),
        mail=mail(head["mail"]) if "mail" in head else None,
        body=body,
    )


def mail(head: dict[str, Any]) -> Mail:
    return Mail(
        sender=head["from"],
        to=head["to"],
        cc=head.get("cc", ""),
        sent=head["sent"],
        subject=head["subject"],
        attach=tuple(head.get("attach", ())),
    )


def read_document(path: Path) -> Document:
    """One authored text from its file. Raises ValueError where the header is not closed."""
    first, fence, rest = path.read_text(encoding="utf-8").partition(f"{FENCE}\n")
    head, closing, body = rest.partition(f"\n{FENCE}\n")
    if first or not fence or not closing:
        raise ValueError(f"{path}: a text begins with a header between two lines of {FENCE}")
    return document(path.stem, tomllib.loads(head), body)


def read_texts(family: Path) -> tuple[Document, ...]:
    """All authored texts of a family folder, in order of their file names."""
    return tuple(read_document(path) for path in sorted((family / "texts").glob("*.txt")))
