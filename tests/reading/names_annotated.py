# SPDX-License-Identifier: EUPL-1.2
"""Invented texts with their names marked, and how well a reader of names does on them.

The texts in `names_texts/tuned` were looked at while the rules were made, those in `names_texts/held_out` were
written before and only scored afterwards. `unseen`, `fresh` and `untouched` are about invented houses, schools and
towns that no list can know; each was scored before any of its misses was looked at. A first line
"known: Mila de Boer = child 2010; ..." gives the family.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from thuislijn.reading.names.names_nl import NOBODY, KnownNames, NameSpan, find_names, known_person

FOLDER = Path(__file__).parent / "names_texts"
_MARK = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")

Finder = Callable[[str, KnownNames], Iterable[NameSpan]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without its marks, the family it is about, and the marked spans: start, end, kind."""

    name: str
    text: str
    known: KnownNames
    spans: tuple[tuple[int, int, str], ...]


def read_annotated(half: str) -> list[Annotated]:
    """The texts of one half, "tuned" or "held_out"."""
    return [_read(path) for path in sorted((FOLDER / half).glob("*.txt"))]


def _read(path: Path) -> Annotated:
    first, _, marked = path.read_text(encoding="utf-8").partition("\n")
    persons = []
    for entry in first.removeprefix("known:").split(";"):
        name, _, details = entry.partition("=")
        role, *year = details.split()
        persons.append(known_person(name.strip(), role, birth_year=int(year[0]) if year else None))
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
        text += mark.group(2)
        at = mark.end()
    return Annotated(path.stem, text + marked[at:], KnownNames(persons=tuple(persons)), tuple(spans))


@dataclass(frozen=True, slots=True)
class Score:
    """`hidden` of `marked` names are wholly covered, `typed` with the right kind; `right` of `found` spans name."""

    marked: int
    hidden: int
    typed: int
    found: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.hidden / self.marked

    @property
    def precision(self) -> float:
        return self.right / self.found


def score(texts: Iterable[Annotated], find: Finder = find_names, *, family_known: bool = True) -> Score:
    """Names hidden and spans right over all texts together."""
    marked = hidden = typed = found = right = 0
    missed: list[str] = []
    wrong: list[str] = []
    for case in texts:
        spans = list(find(case.text, case.known if family_known else NOBODY))
        covered = {at: span for span in spans for at in range(span.start, span.end)}
        named = {at for start, end, _ in case.spans for at in range(start, end)}
        for start, end, kind in case.spans:
            letters = [at for at in range(start, end) if case.text[at].isalnum()]
            marked += 1
            if all(at in covered for at in letters):
                hidden += 1
                typed += any(covered[at].kind == kind for at in letters)
            else:
                missed.append(f"{case.name}: {case.text[start:end]}")
        for span in spans:
            found += 1
            if 2 * sum(at in named for at in range(span.start, span.end)) >= span.end - span.start:
                right += 1
            else:
                wrong.append(f"{case.name}: {span.surface} ({span.kind}, {span.certainty})")
    return Score(marked, hidden, typed, found, right, tuple(missed), tuple(wrong))
