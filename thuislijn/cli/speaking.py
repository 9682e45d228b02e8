# SPDX-License-Identifier: EUPL-1.2
"""What a command says while it works: sentences and progress on standard error, results on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from thuislijn.timeline.vocabulary import Language

T = TypeVar("T")

# Exit codes: everything done; done, but not all of it could be used; nothing done.
OK, PARTLY, FAILED = 0, 1, 2


class CommandError(Exception):
    """A command cannot do what was asked; the sentence says what is wrong and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


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
        """Draws a bar over the last line of a terminal; ends the line when all is done."""
        if not sys.stderr.isatty() or total <= 0:
            return
        filled = 28 * done // total
        end = "\n" if done >= total else ""
        print(f"\r{label:<34} {'█' * filled}{'·' * (28 - filled)} {done}/{total}", end=end, file=sys.stderr, flush=True)
