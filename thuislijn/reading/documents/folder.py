# SPDX-License-Identifier: EUPL-1.2
"""A folder of loose documents, or one file, becomes a reading: documents, duplicates, and what went wrong."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from thuislijn.reading.documents.content import MEGABYTE, Setting
from thuislijn.reading.documents.documents import Document, Duplicate, Problem
from thuislijn.reading.documents.opening import Gathering, open_document
from thuislijn.reading.documents.sentences import problem

_NOT_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx", "ehthumbs.db"})


@dataclass(frozen=True, slots=True)
class Step:
    """How far reading is: this file begins, the `number`th of `total`; inside a scan also the page.

    The last step of all has the number `total` and an empty path.
    """

    path: str
    number: int
    total: int
    page: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder gave. `documents` hold their attachments; neither they nor those include duplicates."""

    documents: tuple[Document, ...]
    duplicates: tuple[Duplicate, ...] = ()
    problems: tuple[Problem, ...] = ()

    def everything(self) -> Iterator[Document]:
        """All documents, each followed by its attachments."""
        for document in self.documents:
            yield from document.walk()

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The problems of files of which nothing was read."""
        return tuple(problem for problem in self.problems if problem.refused)


def read_folder(path: Path, progress: Callable[[Step], None] | None = None, setting: Setting | None = None) -> Reading:
    """Read everything in a folder and the folders in it, or one file, in the order of their names.

    Never raises for what a file holds or for how it is protected: that becomes a problem, and the others are read.
    """
    gathering = Gathering()
    files = [(file, _shown(file, path)) for file in _files(path, gathering)]
    if not files and not gathering.problems:
        gathering.problems.append(problem(_text(path.name or str(path)), "no_files"))
    tell = progress or (lambda _: None)
    documents = []
    for number, (file, shown) in enumerate(files, 1):
        step = Step(shown, number, len(files))
        tell(step)
        document = _read_file(file, shown, _telling(setting or Setting(), tell, step), gathering)
        documents += [document] if document is not None else []
    tell(Step("", len(files), len(files)))
    return Reading(tuple(documents), tuple(gathering.duplicates), tuple(gathering.problems))


def original_bytes(root: Path, document: Document) -> bytes:
    """The bytes of a document that was read from `root`, also when it is an attachment, to show its pages.

    Raises `FileNotFoundError` when the file is gone or has changed since.
    """
    parts = document.path.split("/")
    candidates = [root] if root.is_file() else [root.joinpath(*parts[:n]) for n in range(1, len(parts) + 1)]
    for file in candidates:
        if file.is_file():
            found = _dig(file.read_bytes(), document.sha256, Setting().limits.mail_depth + 1)
            if found is not None:
                return found
    raise FileNotFoundError(document.path)


def _dig(data: bytes, sha256: str, depth: int) -> bytes | None:
    """`data` itself or the attachment somewhere in it that has this digest."""
    from thuislijn.reading.documents.documents import digest
    from thuislijn.reading.documents.formats.catalogue import format_of

    if digest(data) == sha256:
        return data
    try:
        kind = format_of(data, "")
        attachments = kind.read(data, Setting()).attachments if depth and kind.kind != "image" else ()
    except Exception:  # as in opening: a damaged file raises whatever it meets, and holds nothing to find
        return None
    return next((found for inner in attachments if (found := _dig(inner.data, sha256, depth - 1)) is not None), None)


def _telling(setting: Setting, tell: Callable[[Step], None], step: Step) -> Setting:
    def scan(page: int, pages: int) -> None:
        tell(replace(step, page=page, pages=pages))
        if setting.on_scan:
            setting.on_scan(page, pages)

    return replace(setting, on_scan=scan)


def _read_file(file: Path, shown: str, setting: Setting, gathering: Gathering) -> Document | None:
    limit = setting.limits.file_mb
    try:
        size = file.stat().st_size
        if size > limit * MEGABYTE:
            gathering.problems.append(problem(shown, "too_large", {"size": size // MEGABYTE, "limit": limit}))
            return None
        data = file.read_bytes()
    except OSError as error:
        gathering.problems.append(problem(shown, "unreadable", {"reason": error.strerror or "?"}))
        return None
    return open_document(shown, data, setting, gathering)


def _files(path: Path, gathering: Gathering) -> Iterator[Path]:
    """The files to read, in order; what cannot be one becomes a problem."""
    try:
        kind = path.stat().st_mode
    except OSError as error:
        code = "broken_link" if path.is_symlink() else "missing"
        code = code if isinstance(error, FileNotFoundError) else "unreadable"
        gathering.problems.append(problem(_text(str(path)), code, {"reason": error.strerror or "?"}))
        return
    if stat.S_ISDIR(kind):
        yield from _inside(path, path, frozenset(), gathering)
    elif stat.S_ISREG(kind):
        yield path
    else:
        gathering.problems.append(problem(_text(path.name), "not_a_file"))


def _inside(folder: Path, root: Path, around: frozenset[tuple[int, int]], gathering: Gathering) -> Iterator[Path]:
    """The files in a folder and below; `around` are the folders we are in, by which a loop of links is known."""
    shown = _shown(folder, root)
    try:
        status = folder.stat()
        entries = sorted((entry for entry in folder.iterdir() if not _is_hidden(entry.name)), key=_order)
    except OSError as error:
        gathering.problems.append(problem(shown, "unreadable", {"reason": error.strerror or "?"}))
        return
    identity = status.st_dev, status.st_ino
    if identity in around:
        gathering.problems.append(problem(shown, "link_loop"))
        return
    for entry in entries:
        try:
            kind = entry.stat().st_mode
        except OSError as error:
            code = "broken_link" if entry.is_symlink() else "unreadable"
            words: dict[str, object] = {"reason": error.strerror or "?"}
            gathering.problems.append(problem(_shown(entry, root), code, words))
            continue
        if stat.S_ISDIR(kind):
            yield from _inside(entry, root, around | {identity}, gathering)
        elif stat.S_ISREG(kind):
            yield entry
        else:
            gathering.problems.append(problem(_shown(entry, root), "not_a_file"))


def _is_hidden(name: str) -> bool:
    """Files that systems and programs leave behind, such as .DS_Store, ~$brief.docx and Thumbs.db."""
    return name.startswith((".", "~$")) or name.lower() in _NOT_DOCUMENTS


def _order(path: Path) -> tuple[list[tuple[int, str]], str]:
    """By name as people sort: 'brief 2' before 'brief 10', capitals no different."""
    pieces = re.split(r"(\d+)", path.name.casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces if piece], path.name


def _shown(path: Path, root: Path) -> str:
    """The path relative to the root with forward slashes; the name alone for the root itself."""
    relative = path.relative_to(root).as_posix() if path != root else path.name
    return _text(relative)


def _text(name: str) -> str:
    """A file name as text: names from old Windows archives are not UTF-8 and cannot be printed as they are."""
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
