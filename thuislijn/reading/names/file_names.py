# SPDX-License-Identifier: EUPL-1.2
"""Neutral names for the papers of a file: 'bron 3, brief, 11 januari 2018' where a file name or subject holds a name.

File names are the worst place for a name: nobody reads them again before a report is passed on, initials stand in them
("diagnostiek_FK.pdf") and no sentence around them shows what is a name. So here only what a list explains may stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_ordinary
from thuislijn.reading.names.numbers import PLACEHOLDERS
from thuislijn.reading.names.replacing import Replacer
from thuislijn.reading.names.words import Word, fold, read_words
from thuislijn.timeline.sources import Source
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import moment_text

_SHORT = 4  # capitals in a row up to this many are initials unless a list knows them as an abbreviation
_COUNTERS = frozenset({"def", "img", "dsc", "scan", "dd", "vs", "kopie", "fwd", "re", "fw", "maa", "mrt"})


def neutral_sources(timeline: Timeline, replacer: Replacer) -> tuple[Source, ...]:
    """The sources under names that hold no name of the family file, in the same order.

    A title of plain words stays ("journaal export"); any other becomes number, kind of paper and day.
    """
    named = {source.id: number for number, source in enumerate(timeline.sources, 1)}
    return tuple(_neutral(source, named[source.id], replacer) for source in timeline.sources)


def new_titles(before: tuple[Source, ...], after: tuple[Source, ...]) -> Mapping[str, str]:
    """Old titles and file names -> new ones, the longest first, for the notes that cite them."""
    changed: dict[str, str] = {}
    for old, new in zip(before, after, strict=True):
        for one in (old.title, old.file):
            if one and one not in (new.title, new.file) and len(one) > 3:
                changed[one] = new.title
    return dict(sorted(changed.items(), key=lambda pair: -len(pair[0])))


def _neutral(source: Source, number: int, replacer: Replacer) -> Source:
    language: Language = "en" if replacer.pseudonyms.language == "en" else "nl"
    title, file = source.title, source.file
    if holds_name(title, replacer):
        parts = [f"{'source' if language == 'en' else 'bron'} {number}", _kind(source, language)]
        if source.date.is_known:
            parts.append(moment_text(source.date, language))
        title = ", ".join(part for part in parts if part)
    if holds_name(file, replacer):
        suffix = PurePosixPath(file).suffix
        file = f"{'source' if language == 'en' else 'bron'} {number}{suffix if len(suffix) < 6 else ''}"
    return source if (title, file) == (source.title, source.file) else replace(source, title=title, file=file)


def holds_name(name: str, replacer: Replacer) -> bool:
    """Whether a file name or subject holds a known name, a number of somebody, or a word that no list explains."""
    _, replaced = replacer(name, file_name=True)
    if any(done.key not in PLACEHOLDERS or "[" not in name for done in replaced):
        return True
    words = read_words(name).items
    return any(_unexplained(word, at) for at, word in enumerate(words))


def _unexplained(word: Word, at: int) -> bool:
    key = word.key
    if not word.text.isalpha() or len(key) < 2 or key in _COUNTERS or key in lists.not_names() or key in _suffixes():
        return False
    if word.text.isupper() and len(word.text) <= _SHORT:
        return True
    if key in lists.first_names() and not is_common(word.text):
        return True
    if at and word.capital and not word.text.isupper() and not is_common(word.text) and not _kind_of(key, "nl"):
        return True  # "brief Esdoorn aan huisarts"
    return not is_ordinary(word.text)


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(
        {"pdf", "docx", "doc", "odt", "rtf", "eml", "msg", "txt", "html", "htm", "png", "jpg", "jpeg", "tif"}
    )


@cache
def _kinds() -> tuple[tuple[str, str, str], ...]:
    rows = []
    for line in lists.lines("document_kinds.txt"):
        word, nl, en = (cell.strip() for cell in line.split("|"))
        rows.append((word, nl, en))
    return tuple(rows)


def _kind_of(key: str, language: Language) -> str:
    for word, nl, en in _kinds():
        if key.startswith(word) or (len(word) > 3 and key.endswith(word)):
            return en if language == "en" else nl
    return ""


def _kind(source: Source, language: Language) -> str:
    keys = [word.key for word in read_words(f"{source.title} {source.file}").items]
    for word, nl, en in _kinds():
        if any(key.startswith(word) or (len(word) > 3 and key.endswith(word)) for key in keys):
            return en if language == "en" else nl
    return "e-mail" if fold(source.kind) in ("eml", "msg") else ""
