# SPDX-License-Identifier: EUPL-1.2
"""What the head of a paper tells in fields: 'Opname: 4 december 2017', 'Periode: mei 2016 tot en met juli 2016',
'Op De Linde sinds | 28 juni 2013'.

A field tells when and not what; what it is stands in the letterhead or the title ('Behandelgroep Duinpad', 'Eindverslag
speltherapie'), or in a field beside it ('Pleeggezin: Van Dalen').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.reading.dutch.cues_nl import Cue, find_cues
from thuislijn.reading.dutch.tokens import Span, tokenise
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.story.place_details import place_details
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute, Role, Value
from thuislijn.timeline.moment import Moment, Period

_HEAD_LINES = 14
_TITLE_LINES = 4
_BEGIN = r"datum opname|opnamedatum|opname(?: op)?|datum plaatsing|plaatsing|geplaatst(?: op| sinds)?|startdatum"
_SINCE = r"in zorg sinds|(?:woont|verblijft) hier sinds|woonachtig sinds|op [A-Z][^|:\n]{2,30} sinds"
_OVER = r"datum ontslag|ontslagdatum|ontslag|einddatum|uitstroom"
_SPAN = r"periode|behandelperiode|opnameperiode|looptijd"
_FIELD = re.compile(
    rf"(?m)(?:^|(?<=[.;|,] ))(?P<label>(?i:{_BEGIN}|{_SINCE}|{_OVER}|{_SPAN})) ?"
    r"(?:[:|] ?|(?= ?\d))(?P<value>[^|.;]{4,70})"
)
_BESIDE = re.compile(
    r"(?i)\b(?:pleeggezin|gezinshuis|leefgroep|behandelgroep|groep|kliniek|locatie) ?[:|] ?[A-Z][^.|\n]*"
)
_LIVES = frozenset({"verblijf"})
_HELPS = frozenset({"hulp"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its place in the text, whether it tells a start, an end or both, and its dates."""

    span: Span
    time: Span
    words: str
    start: Moment = Moment.UNKNOWN
    end: Moment = Moment.UNKNOWN

    @property
    def period(self) -> Period:
        return Period.during(self.start, self.end) if self.end.is_known else Period(self.start)


def form_proposals(text: str) -> Iterator[Proposal]:
    """One proposal for a stay or help that the fields in the head of a text tell of, about the child of the text."""
    head = _head(text)
    found = [field for match in _FIELD.finditer(text, 0, head) if (field := _field(match)) is not None]
    if not found:
        return
    what = _what(text, head, lives=not re.match(_SPAN, text[found[0].span[0] :], re.I))
    if what is None:
        return
    cue, words = what
    period = _together(found)
    details = tuple(place_details(words).codes()) if cue.type == "verblijf" else ()
    yield Proposal(
        sentence=found[0].span,
        trigger=None,
        time=found[0].time,
        time_words=found[0].words,
        when=period,
        type=cue.type,
        kind=cue.kind,
        codes=tuple(sorted((*cue.codes.items(), *details))),
        explanation=f"'{found[0].words}' zoals het er staat.",
        quote=text[slice(*found[0].span)],
    )


def _head(text: str) -> int:
    at = 0
    for _ in range(_HEAD_LINES):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def _field(match: re.Match[str]) -> Field | None:
    value = match["value"]
    expression = next((one for one in find_times(tokenise(value)) if one.first <= 1), None)
    if expression is None:
        return None
    start, until = _moment(expression.value, expression.words), _moment(expression.until, expression.words)
    low = match.start("value") + expression.span[0]
    high = match.start("value") + expression.span[1]
    words = " ".join(value[slice(*expression.span)].split())
    if re.fullmatch(_OVER, match["label"], re.I):
        start, until = Moment.UNKNOWN, start
    elif expression.role is Role.RANGE and not until.is_known:
        return None
    if not start.is_known and not until.is_known:
        return None
    return Field((match.start("label"), max(high, match.end("value"))), (low, high), words, start, until)


def _moment(value: Value | None, words: str) -> Moment:
    return Moment.between(value.first, value.last, words) if isinstance(value, Absolute) else Moment.UNKNOWN


def _together(fields: list[Field]) -> Period:
    """The first start and the first end that the fields tell: 'Opname: ...' on one line, 'Ontslag: ...' on the next."""
    start = next((field.start for field in fields if field.start.is_known), Moment.UNKNOWN)
    end = next((field.end for field in fields if field.end.is_known), Moment.UNKNOWN)
    return Period.during(start, end) if end.is_known else Period(start)


def _what(text: str, head: int, lives: bool) -> tuple[Cue, str] | None:
    """The stay or help that a paper is about: by a field beside it, else by its letterhead or title."""
    lines = [match.group() for match in _BESIDE.finditer(text, 0, head)]
    lines += [line.strip() for line in text[:head].splitlines() if line.strip()][:_TITLE_LINES]
    wanted = (_LIVES, _HELPS) if lives else (_HELPS, _LIVES)
    beside = [_LIVES] if lines and _BESIDE.match(lines[0]) else []
    for types in (*beside, *wanted):
        for line in lines:
            for cue in find_cues(tokenise(line)):
                if cue.type in types and cue.aspect != "einde":
                    return cue, line
    return None
