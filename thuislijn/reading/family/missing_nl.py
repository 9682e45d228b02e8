# SPDX-License-Identifier: EUPL-1.2
"""Papers that the file speaks of and does not hold: a decision of a day, a report that would follow, an enclosure.

What is not in the file is a finding too (S1 ch. 6). Conservative: a paper is only missed where its kind is named with
its day, or with the words that it follows or did not come, and no paper of that kind in the file can be the one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thuislijn.reading.documents.documents import Document
from thuislijn.reading.dutch.passages import sentences
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.messages.messages import plain_layout
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute, Yearless
from thuislijn.timeline.moment import Day
from thuislijn.timeline.sources import Missing, Passage
from thuislijn.timeline.words import day_text

# Kinds of paper, each with what papers of that kind call themselves.
_KINDS: Mapping[str, str] = {
    "beschikking": r"beschikking",
    "besluit": r"be(?:sluit|slissing)|toekenning",
    "raadsrapport": r"raadsrapport|rapport",
    "rapport": r"rapport|onderzoek",
    "onderzoeksverslag": r"onderzoeksverslag|verslag.{0,20}onderzoek|diagnostiek",
    "eindverslag": r"eindverslag|eindrapport|eindevaluatie|ontslag",
    "eindevaluatie": r"eindevaluatie|eindverslag",
    "tussenbericht": r"tussenbericht",
    "plan van aanpak": r"plan van aanpak|\bpva\b",
    "hulpverleningsplan": r"hulpverleningsplan|behandelplan",
    "behandelplan": r"behandelplan",
    "signaleringsplan": r"signaleringsplan",
    "veiligheidsplan": r"veiligheidsplan",
    "toekomstplan": r"toekomstplan",
    "verslag": r"verslag|notulen|rapportage",
    "brief": r"brief|geachte|beste|hoogachtend|groet",
    "mail": r"@|onderwerp:",
    "aangifte": r"aangifte",
    "medische verklaring": r"medische verklaring",
}
_KIND = re.compile(rf"\b({'|'.join(sorted(_KINDS, key=len, reverse=True))})\b", re.I)
_OF_DAY = re.compile(r"\s+(?:van|d\.?d\.?|gedateerd|dated)\s+(?=\d)", re.I)
_NOT_HERE = r"(?:nog )?niet (?:ontvangen|bijgevoegd|aangetroffen|in het dossier)|ontbreekt"
_FOLLOWS = re.compile(rf"^[^.;,]{{0,40}}?\b(?:volgt(?! de| op| uit| en)|zal (?:\w+ )?volgen|{_NOT_HERE})\b", re.I)
_NONE_SEEN = re.compile(r"\bgeen\s+$", re.I)
_SEEN = re.compile(r"^\s+(?:gezien|ontvangen|aangetroffen)\b", re.I)
_ENCLOSED = re.compile(
    r"\b(?:zie (?:de )?bijlage|(?:in|als) (?:de )?bijlage(?! bij)|bijgevoegd (?:vindt|is|zijn))\b", re.I
)
_ENCLOSURE = re.compile(r"(?mi)^\W*bijlagen?\b")
_WHERE_IT_SAYS = 200  # characters at its head in which a paper says what it is
_NEAR = 7  # days that a paper may be dated beside the day under which it is known
_SOON = 400  # days within which what 'follows' has come


@dataclass(frozen=True, slots=True)
class _Mention:
    """A paper that a sentence speaks of: its kind, its day where told, and the day it was spoken of."""

    kind: str
    day: Day | None
    said: Day | None
    passage: Passage
    follows: bool = False


def missing_documents(documents: Iterable[Document], days: Mapping[str, Day | None]) -> tuple[Missing, ...]:
    """Papers that the documents refer to and that are not among them. `days`: when each was written, by id."""
    texts = list(documents)
    found: dict[tuple[str, object], list[_Mention]] = {}
    titles = {document.id: document.title or document.path for document in texts}
    for document in texts:
        for mention in _mentions(document, days.get(document.id)):
            if not _is_here(mention, texts, days):
                key = (mention.kind, mention.day if mention.day is not None else mention.passage.source)
                found.setdefault(key, []).append(mention)
    missing = tuple(_missing(mentions, titles) for mentions in found.values())
    return (*missing, *_enclosures(texts))


def _missing(mentions: list[_Mention], titles: Mapping[str, str]) -> Missing:
    first = mentions[0]
    what = first.kind if first.day is None else f"{first.kind} van {day_text(first.day, 'nl')}"
    named = "; ".join(dict.fromkeys(titles[mention.passage.source] for mention in mentions))
    return Missing(
        what=what,
        mentioned_in=tuple(mention.passage for mention in mentions),
        note=f"genoemd in {named}, niet in het dossier",
    )


def _mentions(document: Document, written: Day | None) -> Iterator[_Mention]:
    plain = plain_layout(document.text)
    for part in sentences(plain):
        sentence = plain[part.start : part.end]
        for kind in _KIND.finditer(sentence):
            name = kind[1].casefold()
            rest = sentence[kind.end() :]
            told = _OF_DAY.match(rest)
            day = _day(rest[told.end() : told.end() + 40], written) if told else None
            none_seen = _NONE_SEEN.search(sentence[: kind.start()]) and _SEEN.match(rest)
            follows = name not in ("brief", "mail", "besluit") and bool(_FOLLOWS.match(rest) or none_seen)
            if day is not None or follows:
                passage = Passage(
                    source=document.id,
                    page=document.page_at(part.start).number if len(document.pages) > 1 else 0,
                    start=part.start,
                    end=part.end,
                    quote=document.text[part.start : part.end],
                )
                yield _Mention(name, day, _line_day(document.text, part.start) or written, passage, follows)


def _day(words: str, written: Day | None) -> Day | None:
    """The day at the head of some words; without a year the last such day before the paper was written."""
    for expression in find_times(tokenise(words)):
        value = expression.value
        if expression.first > 0 or not isinstance(value, Absolute | Yearless):
            return None
        if isinstance(value, Absolute):
            return value.first if value.first == value.last else None
        if written is None or value.first != value.last:
            return None
        year = dt.date.fromordinal(written).year
        days = (_in_year(value.first, y) for y in (year, year - 1))
        return next((day for day in days if day is not None and day <= written), None)
    return None


def _in_year(month_day: tuple[int, int], year: int) -> Day | None:
    try:
        return dt.date(year, *month_day).toordinal()
    except ValueError:
        return None


def _line_day(text: str, at: int) -> Day | None:
    """The day at the head of the line, as in a journal."""
    line = text[text.rfind("\n", 0, at) + 1 : at][:40]
    return _day(line, None) if line else None


def _is_here(mention: _Mention, documents: Iterable[Document], days: Mapping[str, Day | None]) -> bool:
    """Whether a paper of the file can be the one that is meant; a doubt counts as yes."""
    for document in documents:
        day = days.get(document.id)
        if mention.day is not None and day is not None:
            if abs(day - mention.day) <= _NEAR:
                return True
        elif document.id != mention.passage.source and _calls_itself(document, mention.kind):
            days_later = 0 if day is None or mention.said is None else day - mention.said
            if -_NEAR <= days_later <= _SOON:
                return True
    return False


def _calls_itself(document: Document, kind: str) -> bool:
    head = f"{document.path} {document.title} {document.subject} {document.text[:_WHERE_IT_SAYS]}"
    return re.search(_KINDS[kind], head, re.I) is not None


def _enclosures(documents: list[Document]) -> Iterator[Missing]:
    """An enclosure that a paper speaks of: not in the mail, nor further on in the paper, nor named so in the file."""
    if any(_ENCLOSURE.search(document.path.rpartition("/")[2]) for document in documents):
        return
    for document in documents:
        said = None if document.attachments or "/" in document.path else _ENCLOSED.search(document.text)
        if said is None or _ENCLOSURE.search(document.text, said.end()):
            continue
        part = next(part for part in sentences(document.text) if part.end > said.start())
        quote = document.text[part.start : part.end]
        yield Missing(
            what=f"bijlage bij {document.title or document.path}",
            mentioned_in=(Passage(source=document.id, start=part.start, end=part.end, quote=quote),),
            note="genoemd in het stuk zelf, niet in het dossier",
        )
