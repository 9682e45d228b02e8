# SPDX-License-Identifier: EUPL-1.2
"""Writes the loose documents of a family into a folder, each in its own format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from examples.paperwork.authored import Document, plain_text
from examples.paperwork.office import odt_bytes, rtf_bytes
from examples.paperwork.post import Attachments, eml_bytes, msg_bytes
from examples.paperwork.sheet import pdf_bytes, scan_bytes
from examples.paperwork.word import docx_bytes

PAPERS: dict[str, Callable[[Document], bytes]] = {
    ".docx": docx_bytes,
    ".odt": odt_bytes,
    ".rtf": rtf_bytes,
    ".txt": lambda document: plain_text(document.body).encode(document.encoding),
}
MAILS: dict[str, Callable[[Document, Attachments], bytes]] = {".eml": eml_bytes, ".msg": msg_bytes}


def file_bytes(document: Document, name: str, others: Sequence[Document]) -> bytes:
    """One file of a document, by the ending of its name. Raises KeyError for an ending nobody writes."""
    ending = Path(name).suffix.lower()
    if ending == ".pdf":
        return scan_bytes(document) if document.scan else pdf_bytes(document)
    if ending in MAILS:
        wanted = document.mail.attach if document.mail else ()
        found = {other.name: other for other in others}
        attached = tuple(
            (found[stem].files[0], file_bytes(found[stem], found[stem].files[0], others)) for stem in wanted
        )
        return MAILS[ending](document, attached)
    return PAPERS[ending](document)


def write_folder(documents: Sequence[Document], folder: Path) -> tuple[Path, ...]:
    """Write every loose file of these documents into `folder` (made where needed) and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for document in (document for document in documents if document.loose):
        for name in document.files:
            path = folder / name
            path.write_bytes(file_bytes(document, name, documents))
            written.append(path)
    return tuple(written)
