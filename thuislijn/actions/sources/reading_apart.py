# SPDX-License-Identifier: EUPL-1.2
"""Reading one file in a process of its own, with limits on memory, time and what it can reach.

A file comes from outside and may be made to do harm. The process that opens it holds no keys, no database and no
file but the one it is handed, and is shut in (`shut_in.py`); when it hangs or grows it is ended, and only this file
fails. Both sides speak lines of JSON: the file goes in, what it holds comes out, then what is known of the family goes
in and the cards come out.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import json
import os
import resource
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from thuislijn.actions.sources.found import Known, made_of
from thuislijn.actions.sources.shut_in import shut_in
from thuislijn.reading.documents.content import MEGABYTE, Attachment, Limits, Setting
from thuislijn.reading.documents.documents import Document, Page
from thuislijn.timeline.exchange import decode, encode
from thuislijn.timeline.family import Organisation, Person, Relation

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one file may take: memory in megabytes of the process, seconds without any sign of life (longer than
    the two looks of 180 seconds that one page of a scan may take), and seconds in all."""

    memory_mb: int = 3000
    silence_s: float = 400
    total_s: float = 3600


class UnreadableError(Exception):
    """The file was not read; a sentence for each language says why."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


class EndedError(UnreadableError):
    def __init__(self) -> None:
        super().__init__(
            "Dit bestand bleek niet veilig te lezen: het vroeg te veel tijd of geheugen. Bewaar het als pdf en voeg"
            " het opnieuw toe.",
            "This file could not be read safely: it took too much time or memory. Save it as a PDF and add it again.",
        )


class SilentError(EndedError):
    """No sign of life for too long: the file hangs its reader, or the machine was too busy."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: whether there is text, its attachments, a remark in two languages, and the day it was sent."""

    has_text: bool
    attachments: tuple[Attachment, ...]
    remark_nl: str
    remark_en: str
    sent: str
    words: str


# -- the side that asks -----------------------------------------------------------------------------------------------


class ReadingApart:
    """A process in which one file is read. Use it in a `with`; leaving it ends the process, whatever it is doing."""

    def __init__(self, bounds: Bounds | None = None, alive: Callable[[int, int], None] | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._alive = alive or (lambda page, pages: None)

    def __enter__(self) -> ReadingApart:
        self._folder = tempfile.TemporaryDirectory(prefix="thuislijn-lezen-")
        kept = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "LANG")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"TMPDIR": self._folder.name, "HOME": self._folder.name, "OMP_THREAD_LIMIT": "1"}
        environment["PYTHONPATH"] = str(Path(__file__).parents[3])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "thuislijn.actions.sources.reading_apart", str(self._bounds.memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder.name,
            env=environment,
            start_new_session=True,
        )
        self._until = time.monotonic() + self._bounds.total_s
        self._buffer = b""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._folder.cleanup()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def reach(self) -> tuple[str, ...]:
        """What the process can reach that reading does not need: NETWORK, FILES, or nothing. Raises EndedError."""
        return tuple(self._ask({"reach": True})["reach"])

    def open(self, name: str, content: Iterable[bytes]) -> Opened:
        """Opens a file that is called `name`. Raises UnreadableError."""
        data = b"".join(content)
        answer = self._ask({"open": name, "size": len(data)}, data)
        if "problem" in answer:
            raise UnreadableError(*answer["problem"])
        attached = tuple(Attachment(one["name"], base64.b64decode(one["data"])) for one in answer["attachments"])
        nl, en = answer["remark"]
        return Opened(answer["has_text"], attached, nl, en, answer["sent"], answer["words"])

    def read(self, known: Known) -> dict[str, Any]:
        """What the opened file gives for a family: see `found.made_of`. May be asked again when more is known."""
        made: dict[str, Any] = self._ask({"read": _to_plain(known)})["made"]
        return made

    def missing(self, papers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The papers that these papers speak of and that are not among them, in the form of the exchange format.

        Each has key, title, text, date (a day or '') and whether it came with a mail or has something with it.
        """
        found: list[dict[str, Any]] = self._ask({"missing": papers})["missing"]
        return found

    def _ask(self, task: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        """The answer to a task: the next line that is no sign of life."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(task).encode() + b"\n" + data)
            self._process.stdin.flush()
        except OSError as error:
            raise EndedError from error
        while True:
            answer: dict[str, Any] = json.loads(self._line())
            if "page" not in answer:
                return answer
            self._alive(*answer["page"])

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        silent_until = time.monotonic() + self._bounds.silence_s
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                now = time.monotonic()
                if now > self._until:
                    raise EndedError
                if now > silent_until:
                    raise SilentError
                if not selector.select(timeout=1):
                    self._alive(0, 0)
                    continue
                part = os.read(self._process.stdout.fileno(), 1 << 20)
                if not part:
                    raise EndedError
                self._buffer += part
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line


# -- the side that reads ----------------------------------------------------------------------------------------------


class Desk:
    """Where one file is opened and read; `tell` hears every answer and every sign of life."""

    def __init__(self, tell: Callable[[dict[str, Any]], None], reach: Iterable[str] = ()) -> None:
        self._tell, self._reach = tell, tuple(reach)
        self._document: Document | None = None

    def do(self, task: dict[str, Any], data: bytes = b"") -> None:
        """Opens the file in `data`, reads it for a family, or tells which papers are missing or what is in reach."""
        if "reach" in task:
            self._tell({"reach": self._reach})
        elif "open" in task:
            self._document = _open(task["open"], data, self._tell)
        elif "missing" in task:
            self._tell({"missing": list(_missing(task["missing"]))})
        elif self._document is not None:
            self._tell({"made": made_of(self._document, _from_plain(task["read"]))})


def serve(asked: BinaryIO, tell: Callable[[dict[str, Any]], None], reach: Iterable[str]) -> None:
    """Answers what is asked until nobody asks any more."""
    desk = Desk(tell, reach)
    for line in iter(asked.readline, b""):
        task = json.loads(line)
        desk.do(task, asked.read(task.get("size", 0)))


def _open(name: str, data: bytes, tell: Callable[[dict[str, Any]], None]) -> Document | None:
    """Attachments are not read here: each becomes a source of its own, and is read when its turn comes."""
    from thuislijn.reading.documents.formats import image
    from thuislijn.reading.documents.formats.catalogue import format_of
    from thuislijn.reading.documents.opening import Gathering, open_document
    from thuislijn.reading.documents.same_text import fingerprint

    limits = Limits(mail_depth=0)
    setting = Setting(limits, lambda page, pages: tell({"page": [page, pages]}))
    gathering = Gathering()
    document = open_document(name, data, setting, gathering)
    told = [p for p in gathering.problems if p.path == name]
    attached: tuple[Attachment, ...] = ()
    if name.lower().endswith((".eml", ".msg")) or (document is not None and document.kind in ("eml", "msg")):
        with contextlib.suppress(Exception):  # what is wrong with the mail has been told already
            found = format_of(data, name).read(data, setting).attachments[: limits.attachments]
            attached = tuple(one for one in found if len(one.data) <= limits.file_mb * MEGABYTE)
            attached = tuple(one for one in attached if not (image.recognise(one.data) and image.is_logo(one.data)))
    if document is None and not attached:
        refused = next((p for p in told if p.refused), None)
        nl, en = (
            (refused.nl, refused.en) if refused is not None else ("Hierin staat geen tekst.", "This holds no text.")
        )
        tell({"problem": [nl.replace(name, "Dit bestand"), en.replace(name, "This file")]})
        return None
    remarks = [p for p in told if not p.refused]
    sent = document.written() if document is not None else None
    pages = [document.text[page.start : page.end] for page in document.pages] if document is not None else []
    tell(
        {
            "has_text": document is not None,
            "attachments": [{"name": a.name, "data": base64.b64encode(a.data).decode()} for a in attached],
            "remark": [
                " ".join(p.nl.replace(name, "Dit bestand") for p in remarks),
                " ".join(p.en.replace(name, "This file") for p in remarks),
            ],
            "sent": "" if sent is None else sent.isoformat(),
            "words": "" if attached else fingerprint(pages, document.subject if document is not None else "") or "",
        }
    )
    return None if document is None else replace(document, attachments=())


def _missing(papers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from thuislijn.reading.family.missing_nl import missing_documents

    documents, days = [], {}
    for paper in papers:
        text = paper["text"].replace("\f", "\n")
        documents.append(
            Document(
                id=paper["key"],
                path=paper["title"],
                kind="",
                title=paper["title"],
                sha256="",
                text=text,
                pages=(Page(1, 0, len(text)),),
            )
        )
        days[paper["key"]] = decode(
            Person, {"id": "", "name": "", "role": "other", "birth": paper["date"]}
        ).birth.latest
    for missing in missing_documents(documents, days):
        if not (missing.what.startswith("bijlage") and _has_parts(missing.mentioned_in[0].source, papers)):
            yield encode(missing)


def _has_parts(key: str, papers: list[dict[str, Any]]) -> bool:
    return any(paper["parts"] for paper in papers if paper["key"] == key)


def _to_plain(known: Known) -> dict[str, Any]:
    return {
        "persons": [encode(one) for one in known.persons],
        "relations": [encode(one) for one in known.relations],
        "organisations": [encode(one) for one in known.organisations],
        "reference_day": known.reference_day,
        "pseudonyms": known.pseudonyms,
        "key": known.key,
        "number": known.number,
        "sent": "" if known.sent is None else known.sent.isoformat(),
        "lessons": [list(one) for one in known.lessons],
    }


def _from_plain(data: dict[str, Any]) -> Known:
    import datetime as dt

    return Known(
        persons=tuple(decode(Person, one) for one in data["persons"]),
        relations=tuple(decode(Relation, one) for one in data["relations"]),
        organisations=tuple(decode(Organisation, one) for one in data["organisations"]),
        reference_day=data["reference_day"],
        pseudonyms=data["pseudonyms"],
        key=data["key"],
        number=data["number"],
        sent=dt.date.fromisoformat(data["sent"]) if data["sent"] else None,
        lessons=tuple((one[0], one[1], one[2]) for one in data["lessons"]),
    )


def main() -> None:
    """Runs in the process apart: binds itself to its limits and to the life of the one that asked, then answers."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) * MEGABYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    reach = shut_in()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes nowhere, and not between our lines

    def tell(answer: dict[str, Any]) -> None:
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()

    serve(sys.stdin.buffer, tell, reach)


if __name__ == "__main__":
    main()
