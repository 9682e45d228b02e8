# SPDX-License-Identifier: EUPL-1.2
"""Moments as people type them in a field: '14-6-2021', 'juni 2021', '2019', 'voorjaar 2019', 'toen Sem vijf was'."""

from __future__ import annotations

import datetime as dt
import re

from thuislijn.reading.proposals import read_text
from thuislijn.timeline.edtf_text import EdtfError, from_edtf
from thuislijn.timeline.family import Person
from thuislijn.timeline.moment import Age, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import moment_text
from thuislijn.web.page.language import say, spoken

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"(?:tussen|between)\s+(.+?)\s+(?:en|and)\s+(.+)", re.IGNORECASE)
_FROM = re.compile(r"(?:vanaf|na|from|after)\s+(.+)", re.IGNORECASE)
_BY = re.compile(r"(?:uiterlijk|voor|vóór|by|before)\s+(.+)", re.IGNORECASE)
_EARLIEST, _LATEST = 1850, 2200


class UnclearMomentError(ValueError):
    """What was typed is no moment; the message says so in the reader's language."""


def typed(moment: Moment) -> str:
    """A moment as it stands in a field: a day as dd-mm-jjjj, everything else in words."""
    if not moment.is_known:
        return moment.words
    if moment.is_exact and moment.earliest is not None:
        return f"{dt.date.fromordinal(moment.earliest):%d-%m-%Y}"
    return moment.words or moment_text(moment, spoken())


def read_moment(text: str, timeline: Timeline) -> Moment:
    """The moment that was typed; ages are those of the persons of `timeline`. Raises UnclearMomentError."""
    text = " ".join(text.split())
    if not text:
        return Moment.UNKNOWN
    plain = _plain(text)
    if plain is not None:
        return plain
    for pattern in (_BETWEEN, _FROM, _BY):
        found = pattern.fullmatch(text)
        if found:
            return _bounded(pattern, [read_moment(part, timeline) for part in found.groups()], text)
    try:
        return from_edtf(text)
    except EdtfError:
        return _in_words(text, timeline)


def _plain(text: str) -> Moment | None:
    """A moment in figures; None where it is none. Raises UnclearMomentError for a day that does not exist."""
    try:
        if found := _DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
            moment = Moment.on(dt.date(year, month, day))
        elif found := _MONTH.fullmatch(text):
            moment = Moment.in_month(int(found[2]), int(found[1]))
        elif _YEAR.fullmatch(text):
            moment = Moment.in_year(int(text))
        else:
            return None
    except ValueError as error:
        raise UnclearMomentError(
            say("Deze dag bestaat niet: {text}.", "This day does not exist: {text}.", text=text)
        ) from error
    assert moment.earliest is not None
    if not _EARLIEST <= dt.date.fromordinal(moment.earliest).year <= _LATEST:
        raise UnclearMomentError(say("Kijk het jaar na: {text}.", "Check the year: {text}.", text=text))
    return moment


def _bounded(pattern: re.Pattern[str], parts: list[Moment], words: str) -> Moment:
    if pattern is _FROM:
        return Moment.between(parts[0].earliest, None, words)
    if pattern is _BY:
        return Moment.between(None, parts[0].latest, words)
    first, last = parts
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        raise UnclearMomentError(
            say(
                "Van deze twee ligt de tweede voor de eerste: {words}.",
                "Of these two the second lies before the first: {words}.",
                words=words,
            )
        )
    return Moment.between(first.earliest, last.latest, words)


_ANYBODY = "Sem"
"""The name under which the grammar of documents gets to know the one whose age is told."""


def _in_words(text: str, timeline: Timeline) -> Moment:
    """Words such as 'in het voorjaar van 2019' or 'toen Sem vijf was', by the grammar that reads documents."""
    person, told = _whose(text, timeline)
    births = {_ANYBODY.lower(): person.birth} if person is not None and person.birth.is_known else {}
    for sentence in (f"{told}.", f"In {told}."):
        for proposal in read_text(sentence, timeline.reference_day, births, (_ANYBODY,)).proposals:
            moment = proposal.when.start if proposal.when.start.is_known else proposal.when.end
            if moment.is_known:
                age = moment.age if person else None
                kept = Age(person.id, age.years_from, age.years_to) if age and person else None
                return Moment(moment.earliest, moment.latest, text, kept)
    raise UnclearMomentError(
        say(
            "Ik lees hier geen datum in: “{text}”. Schrijf bijvoorbeeld 14-6-2021, juni 2021, voorjaar 2019, tussen "
            "2018 en 2020, of toen jeugdige 1 vijf was.",
            "I read no date in “{text}”. Write for instance 14-6-2021, 2021, 06-2021, between 2018 and 2020.",
            text=text,
        )
    )


def _whose(text: str, timeline: Timeline) -> tuple[Person | None, str]:
    """The person of the family that a text names, and the text with a plain first name for them.

    Where it names nobody and the family has one child, it is about that child.
    """
    named = [(name, person) for person in timeline.persons for name in (person.name, person.pseudonym) if name]
    for name, person in sorted(named, key=lambda pair: -len(pair[0])):
        found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
        if found:
            return person, text[: found.start()] + _ANYBODY + text[found.end() :]
    only = timeline.children[0] if len(timeline.children) == 1 else None
    return only, re.sub(r"\b(?:hij|zij|ze)\b", _ANYBODY, text) if only else text
