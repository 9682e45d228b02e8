# SPDX-License-Identifier: EUPL-1.2
"""The day on which a paper was written, where its text does not say so in the head of a letter.

In this order: a line with nothing but a date near its beginning or end, a date in the name of the file, and the day
that the file itself says it was made or changed. The last is often that of a template or a copy, and is believed only
where it lies on or soon after the latest day of which the text tells.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from thuislijn.reading.documents.documents import Document
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute, Yearless
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.vocabulary import Modality

_EDGE_LINES = 12
_BARE = re.compile(r"^\W*(?:[A-Z][a-z'-]+, ?)?(?:\d{1,2} [a-z]{3,9}\.? \d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\W*$")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_DUTCH = re.compile(r"(?<!\d)([0-3]\d)(0[1-9]|1[0-2])((?:19|20)\d\d)(?!\d)")
_MONTH_YEAR = re.compile(
    r"\b(jan|feb|mrt|maart|apr|mei|juni?|juli?|aug|sept?|okt|nov|dec)[a-z]*[ '’-]?([012]\d)\b(?!-)", re.I
)
_MONTH = 31  # days
_SOON = 200  # days after something it tells of within which a file was written
_A_FEW_LATER = 0.2  # the part of dated proposals that may lie after the day of writing before that day is doubted


def can_be_written_on(day: Day, proposals: Iterable[Proposal]) -> bool:
    """Whether a text can have been written that day: hardly anything is told of later days as fact."""
    dated = [p for p in proposals if p.modality is Modality.ACTUAL and p.when.start.earliest is not None]
    later = sum((p.when.start.earliest or 0) > day + 1 for p in dated)
    return later <= max(2, _A_FEW_LATER * len(dated))


def written_on(document: Document, text: str, proposals: Sequence[Proposal], sent: Day | None = None) -> Moment:
    """When it was written, by its lines, its file name or its properties; unknown where none of these can be it.

    `sent`: the day of the mail it was attached to, taken for want of anything better than a month.
    """
    named = list(_stretches(_plain(document.path)))
    for first, last in (*_by_lines(text), *named):
        if first == last and can_be_written_on(first, proposals):
            return Moment.on(first)
    told = [p.when.start.latest for p in proposals if p.modality is Modality.ACTUAL and p.when.start.latest is not None]
    for hint in document.hints:
        day = hint.day.toordinal()
        near = _named_so(document.path, hint.day) or any(0 <= day - last <= _SOON for last in told)
        if near and can_be_written_on(day, proposals):
            return Moment.on(day)
    if sent is not None and can_be_written_on(sent, proposals):
        return Moment.on(sent)
    months = (Moment(*days) for days in named if days[1] - days[0] <= _MONTH and can_be_written_on(days[1], proposals))
    return next(months, Moment.UNKNOWN)


def _by_lines(text: str) -> Iterator[tuple[Day, Day]]:
    lines = [line for line in text.splitlines() if line.strip()]
    for line in (*lines[:_EDGE_LINES], *reversed(lines[_EDGE_LINES:][-_EDGE_LINES:])):
        if _BARE.match(line):
            yield from _stretches(line)


def _named_so(path: str, day: dt.date) -> bool:
    """Whether the file name tells this day without its year, or its month: 'verslag 4 nov', 'evaluatie aug 22'."""
    for expression in find_times(tokenise(_plain(path))):
        value = expression.value
        if isinstance(value, Yearless) and value.first <= (day.month, day.day) <= value.last:
            return True
        if isinstance(value, Absolute) and value.first <= day.toordinal() <= value.last:
            return True
    return False


def _plain(path: str) -> str:
    """The name of a file as words with its dates written out: of '20230220', '170822', '15052012' and 'mei14'."""
    name = path.rpartition("/")[2].rpartition(".")[0].translate(str.maketrans("_()", "   "))
    name = _SHORT.sub(r"20\1-\2-\3", _DUTCH.sub(r"\1-\2-\3", _PACKED.sub(r"\1-\2-\3", name)))
    return _MONTH_YEAR.sub(r"\1 20\2", name)


def _stretches(words: str) -> Iterator[tuple[Day, Day]]:
    """First and last day of the dates with a year in some words."""
    for expression in find_times(tokenise(words)):
        if isinstance(expression.value, Absolute):
            yield expression.value.first, expression.value.last
