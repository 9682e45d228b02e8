# SPDX-License-Identifier: EUPL-1.2
"""Bytes become a document with its attachments; whatever is wrong with them becomes a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import MEGABYTE, Attachment, Extracted, Format, Setting
from thuislijn.reading.documents.documents import Document, Duplicate, Page, Problem, digest, id_of
from thuislijn.reading.documents.same_text import fingerprint
from thuislijn.reading.documents.sentences import Refusal, problem

# What Word and Acrobat put in the title of a file by themselves.
_NO_TITLE = re.compile(r"\A(?:Microsoft (?:Office )?Word ?-? ?|untitled\Z|naamloos\Z|document\s?\d*\Z|\W*\Z)", re.I)
_EXTENSION = re.compile(r"\.(?:docx?|odt|rtf|pdf|txt)\Z", re.I)


@dataclass(slots=True)
class Gathering:
    """What has been read so far, and what came of it besides documents."""

    duplicates: list[Duplicate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _by_bytes: dict[str, tuple[str, str]] = field(default_factory=dict)
    _by_words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def is_known(self, path: str, sha256: str) -> bool:
        """Whether the same bytes were read before; if so they are recorded as a duplicate."""
        return self._known(self._by_bytes.get(sha256), path, sha256, "bytes")

    def says_nothing_new(self, path: str, sha256: str, words: str | None) -> bool:
        """Whether the same words were read before; if so they are recorded as a duplicate."""
        return self._known(self._by_words.get(words or ""), path, sha256, "text")

    def remember(self, path: str, sha256: str, words: str | None) -> None:
        """From now on these bytes and these words are known."""
        self._by_bytes[sha256] = id_of(sha256), path
        if words:
            self._by_words[words] = id_of(sha256), path

    def _known(self, earlier: tuple[str, str] | None, path: str, sha256: str, same: str) -> bool:
        if earlier is not None:
            self.duplicates.append(Duplicate(path, id_of(sha256), *earlier, same))
        return earlier is not None


def open_document(path: str, data: bytes, setting: Setting, gathering: Gathering, depth: int = 0) -> Document | None:
    """The document in `data`, its attachments with it; None when there is none, and then `gathering` says why.

    `path` is the name under which it is reported; `depth` counts the mails around it.
    """
    sha256 = digest(data)
    if gathering.is_known(path, sha256):
        return None
    try:
        if not data:
            raise Refusal("empty")
        kind, extracted = _read(path, data, setting)
    except Refusal as refusal:
        gathering.problems.append(problem(path, refusal.code, refusal.words))
        return None
    document = _composed(path, kind.kind, sha256, extracted)
    words = fingerprint([page.text for page in extracted.pages], _apart(document, extracted))
    if gathering.says_nothing_new(path, sha256, words):
        return None
    gathering.remember(path, sha256, words)
    _remark(path, kind, extracted, gathering)
    attachments = _attached(path, extracted.attachments, setting, gathering, depth)
    if not document.text.strip() and not attachments:
        if not extracted.attachments:
            gathering.problems.append(problem(path, "no_text"))
        return None
    return replace(document, attachments=attachments)


def _read(path: str, data: bytes, setting: Setting) -> tuple[Format, Extracted]:
    from thuislijn.reading.documents.formats.catalogue import format_of

    found = format_of(data, path)
    try:
        return found, found.read(data, setting)
    except Refusal:
        raise
    except RecursionError as error:
        raise Refusal("too_complex") from error
    except MemoryError as error:
        raise Refusal("bomb") from error
    except Exception as error:
        # Parsers of damaged files raise whatever they meet; the one thing to be said is that the file is damaged.
        raise Refusal("damaged", kind=found.kind) from error


def _composed(path: str, kind: str, sha256: str, extracted: Extracted) -> Document:
    """The text of all pages in one, a line feed between them, and where each page lies in it."""
    head = extracted.head
    body = any(page.text.strip() for page in extracted.pages)
    text = head + "\n" if head and body else head.rstrip("\n")
    body_start = len(text)
    pages: list[Page] = []
    for number, page in enumerate(extracted.pages, 1):
        start = len(text) if pages else 0  # the head stands on the first page
        text += page.text
        pages.append(Page(number, start, len(text), page.scanned, page.confidence))
        text += "\n" if number < len(extracted.pages) else ""
    return Document(
        id=id_of(sha256),
        path=path,
        kind=kind,
        title=_title(path, clean(extracted.title)),
        sha256=sha256,
        text=text if body or head else "",
        pages=tuple(pages),
        hints=extracted.hints,
        author=clean(extracted.author),
        sender=extracted.sender,
        recipients=extracted.recipients,
        subject=extracted.subject,
        body_start=body_start,
        scanned=any(page.scanned for page in extracted.pages),
    )


def _apart(document: Document, extracted: Extracted) -> str:
    """What makes one mail another although both only say 'see the attachment': subject, day, and what is attached."""
    attached = sorted(digest(attachment.data) for attachment in extracted.attachments)
    return " ".join([extracted.subject, str(document.written() or ""), *attached])


def _title(path: str, title: str) -> str:
    """The title that the file says it has, or its name without extension where that says nothing."""
    title = re.sub(r"\s+", " ", title)
    said = _EXTENSION.sub("", _NO_TITLE.sub("", title, count=1)).strip()
    name = path.rpartition("/")[2]
    return said or name.rpartition(".")[0] or name


def _remark(path: str, kind: Format, extracted: Extracted, gathering: Gathering) -> None:
    from thuislijn.reading.documents.formats.catalogue import named_format

    named = named_format(path)
    if named is not None and kind.extensions != named.extensions:
        extension = path.rpartition(".")[2].lower()
        if extension not in kind.extensions:
            words: dict[str, object] = {"named": extension, "kind": kind.kind}
            gathering.problems.append(problem(path, "mislabelled", words))
    gathering.problems.extend(problem(path, remark.code, remark.words) for remark in extracted.remarks)


def _attached(
    path: str, attachments: tuple[Attachment, ...], setting: Setting, gathering: Gathering, depth: int
) -> tuple[Document, ...]:
    """The attachments that could be read; the others are reported under the name of the mail."""
    limits = setting.limits
    if len(attachments) > limits.attachments:
        words: dict[str, object] = {"size": len(attachments), "limit": limits.attachments}
        gathering.problems.append(problem(path, "too_many_attachments", words))
    taken: set[str] = set()
    documents = []
    for attachment in attachments[: limits.attachments]:
        if _is_logo(attachment):
            continue
        inner = f"{path}/{_unique(attachment.name, taken)}"
        if depth >= limits.mail_depth:
            gathering.problems.append(problem(inner, "too_deep", {"limit": limits.mail_depth}))
        elif len(attachment.data) > limits.file_mb * MEGABYTE:
            words = {"size": len(attachment.data) // MEGABYTE, "limit": limits.file_mb}
            gathering.problems.append(problem(inner, "too_large", words))
        else:
            document = open_document(inner, attachment.data, setting, gathering, depth + 1)
            documents += [document] if document is not None else []
    return tuple(documents)


def _is_logo(attachment: Attachment) -> bool:
    from thuislijn.reading.documents.formats import image

    return image.recognise(attachment.data) and image.is_logo(attachment.data)


def _unique(name: str, taken: set[str]) -> str:
    """The name of an attachment as part of a path: no folders in it, and a number when it occurs twice."""
    plain = re.sub(r"[/\\\x00-\x1f]+", "_", clean(name)).strip(". ")[:150] or "bijlage"
    stem, dot, extension = plain.rpartition(".")
    unique, number = plain, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{stem} ({number}){dot}{extension}" if stem else f"{plain} ({number})"
    taken.add(unique.casefold())
    return unique
