# SPDX-License-Identifier: EUPL-1.2
"""What a command says while it works: sentences and progress on standard error, results on standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from thuislijn.timeline.vocabulary import Language

T = TypeVar("T")

# Exit codes: everything done; done, but not all of it could be used; nothing done.
OK, PARTLY, FAILED = 0, 1, 2


class CommandError(Exception):
    """A command cannot do what was asked; the sentence says what is wrong and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


def nowhere() -> TextIO:
    """A place for words that nobody reads any more."""
    return Path(os.devnull).open("w", encoding="utf-8")


def speak_whatever_the_terminal() -> None:
    """A terminal that has no curly quotes or accents shows another sign for them; that is no reason to stop."""
    sys.stdout, sys.stderr = sys.stdout or nowhere(), sys.stderr or nowhere()  # None where the caller closed them
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def prints_everything() -> bool:
    """Whether standard output takes any sign; where it does not, JSON writes them as escapes."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")


class Speaker:
    """Speaks to the person at the keyboard in their language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, nl: str, en: str) -> None:
        """One line on standard error."""
        print(nl if self.language == "nl" else en, file=sys.stderr)

    def progress(self, nl: str, en: str, steps: Iterable[T], total: int) -> Iterator[T]:
        """Passes the steps on and shows how far they are: a bar on a terminal, nothing elsewhere."""
        label = nl if self.language == "nl" else en
        for done, step in enumerate(steps):
            self.bar(label, done, total)
            yield step
        self.bar(label, total, total)

    def bar(self, label: str, done: int, total: int) -> None:
        """Draws a bar over the last line of a terminal that can go back; ends the line when all is done."""
        if not sys.stderr.isatty() or total <= 0 or os.environ.get("TERM") == "dumb":
            return
        filled = 28 * done // total
        end = "\n" if done >= total else ""
        full, empty = ("█", "·") if _can_show("█·") else ("#", ".")
        bar = full * filled + empty * (28 - filled)
        print(f"\r{label:<34} {bar} {done}/{total}", end=end, file=sys.stderr, flush=True)


def _can_show(signs: str) -> bool:
    try:
        signs.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
