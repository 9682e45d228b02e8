# SPDX-License-Identifier: EUPL-1.2
"""The day a text was written, the dated entries of journals, and the lines that are only heading.

Letters and reports carry their date in the head, journals one per entry, mails one per message. Everything relative
('vorige maand', 'sinds twee weken') is counted from it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thuislijn.reading.passages import Sentence
from thuislijn.reading.time_nl.calendar_words import in_year
from thuislijn.reading.time_nl.values import Absolute, Role, TimeExpression, Yearless
from thuislijn.reading.tokens import Tokens, word_set

_LABEL = re.compile(
    r"\s*(?:[-•*]\s*)?(?:date|verzonden|sent|d\.?d\.?|opgemaakt|opgesteld|gedateerd|datum\w*|\w+datum)\b[^:\n]{0,30}:?",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\s*(?:betreft|onderwerp|subject|van|from|aan|to|cc|verzonden|sent|datum[\w ]*|date|"
    r"kenmerk|ons kenmerk|uw kenmerk|zaaknummer\w*|rekestnummer|zaaksgegevens|aanwezig\w*|afwezig\w*|"
    r"leerling|cliënt|client|patiënt|naam|bsn|locatie|plaats|opgesteld door|auteur|telefoon\w*|tel|e-mail|email|adres|"
    r"kopie|bijlagen?|notulist|voorzitter|re|geboortedatum|geb\. ?datum)\s*:",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\s*(?:geachte|beste|lieve|hallo|hoi|dag|met vriendelijke groet\w*|hoogachtend|groet\w*|mvg|"
    r"vriendelijke groet\w*|aldus)\b",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(r"\s*[A-ZÀ-Þ'][\w'’ -]{1,40},\s+(?:de |den )?\d{1,2}(?:\s|[-/.])")
_BIRTH = re.compile(r"geb(?:\.|oren|oorte|\b)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|was|zijn|waren|wordt|werd|worden|werden|heeft|had|hebben|hadden|gaat|ging|kan|kon|moet|moest|mag|"
    r"wil|zal|zou|komt|kwam|krijgt|kreeg|woont|woonde|verblijft|verbleef|blijft|bleef|"
    r"zit|zat|staat|doet|deed|vertelt|geeft|vindt|vond|volgt|start|loopt|belt|meldt|ziet|zegt)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 25
_TAIL = 1500


@dataclass(frozen=True, slots=True)
class Frame:
    """How one sentence is dated from outside: the day of writing, and its entry's date when it stands in a journal.

    `skip` marks headings and address lines, of which no proposals are made. `entry` is the date at the head of the
    entry and `entry_time` its words, `entry_head` whether this sentence carries it, `journal` whether what stands in
    the entry happened then unless it says otherwise.
    """

    reference: int | None
    entry: Absolute | None = None
    entry_time: TimeExpression | None = None
    entry_head: bool = False
    journal: bool = False
    skip: bool = False


def frames(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
    reference: int | None,
) -> tuple[int | None, tuple[Frame, ...]]:
    """The day of the whole text (`reference` from the caller wins) and the frame of each sentence."""
    heads = [_head_day(text, s, times[i]) for i, s in enumerate(sentences)]
    day = reference if reference is not None else _document_day(text, sentences, tokens, times, heads)
    entries = [_entry(s, tokens[i], times[i], heads[i] is not None) for i, s in enumerate(sentences)]
    days = [e for e in entries if isinstance(e, Yearless) or (e is not None and e.first == e.last)]
    journal = len(days) >= 2
    listed = sum(e is not None for e in entries) >= 2 or any(
        e is not None and _colon_after(tokens[i], times[i]) for i, e in enumerate(entries)
    )
    found: list[Frame] = []
    current, entry, entry_journal = day, None, False
    opening: TimeExpression | None = None
    for i, sentence in enumerate(sentences):
        head = heads[i]
        if head is not None:
            if reference is None:
                current = day = head
            entry, entry_journal = None, False
            found.append(Frame(current, skip=True))
            continue
        begun = _dated(entries[i], current if entry is None else entry.last) if listed or journal else None
        if begun is not None:
            daily = journal and begun.first == begun.last
            entry, entry_journal, opening = begun, True, replace(times[i][0], value=begun)
            current = begun.first if daily else day
        elif entry is not None and _leaves_entry(sentence, day, entry.first == entry.last):
            entry, entry_journal, current = None, False, day
        skip = begun is None and _is_heading(text, sentence, tokens[i], times[i], sentences, i)
        found.append(Frame(current, entry, opening if entry else None, begun is not None, entry_journal, skip))
    if day is None and journal:
        day = next((frame.reference for frame in reversed(found) if frame.journal), None)
    return day, tuple(found)


def _head_day(text: str, sentence: Sentence, times: tuple[TimeExpression, ...]) -> int | None:
    """The day of a line such as 'Datum: 27-05-2021', 'Almere, 3 maart 2020', 'Verzonden: donderdag 10 oktober 2019'."""
    if not sentence.opens_line or not times:
        return None
    line = text[sentence.start : min(sentence.end, sentence.start + 200)]
    first = times[0]
    if not isinstance(first.value, Absolute) or first.value.first != first.value.last or _BIRTH.search(line):
        return None
    lead = text[sentence.start : first.span[0]]
    labelled = (
        _LABEL.match(line) is not None and len(lead) < 60 and not _VERB.search(lead) and (":" in lead or len(line) < 60)
    )
    inline = re.search(r"\bdatum\b[\w ]{0,20}: ?$", lead, re.IGNORECASE) is not None
    placed = _PLACE_DATE.match(line) is not None and len(line) < 60 and not _VERB.search(line)
    return first.value.first if labelled or inline or placed else None


def _document_day(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
    heads: Sequence[int | None],
) -> int | None:
    for head in heads[:_HEAD_LINES]:
        if head is not None:
            return head
    for i, sentence in enumerate(sentences[:4]):
        day = _title_day(text, sentence, tokens[i], times[i])
        if day is not None:
            return day
    for head in reversed(heads):
        if head is not None:
            return head
    for i in range(len(sentences) - 1, -1, -1):
        if sentences[i].end < len(text) - _TAIL:
            break
        line = text[sentences[i].start : sentences[i].end]
        if re.search(r"uitgesproken|aldus|ondertekend|opgemaakt", line, re.IGNORECASE):
            for expression in times[i]:
                if isinstance(expression.value, Absolute) and expression.value.first == expression.value.last:
                    return expression.value.first
    return None


def _title_day(text: str, sentence: Sentence, tokens: Tokens, times: tuple[TimeExpression, ...]) -> int | None:
    """'Verslag gezinsgesprek 14 mei 2020.': a date in a title without a verb; not the head of a journal entry."""
    line = text[sentence.start : sentence.end]
    if len(line) > 140 or _VERB.search(line) or _BIRTH.search(line):
        return None
    for expression in times:
        value = expression.value
        if (
            isinstance(value, Absolute)
            and value.first == value.last
            and expression.first
            and expression.role is Role.AT
        ):
            return value.first
    return None


def _colon_after(tokens: Tokens, times: tuple[TimeExpression, ...]) -> bool:
    return bool(times) and times[0].last + 1 < len(tokens) and tokens.words[times[0].last + 1] == ":"


def _entry(
    sentence: Sentence, tokens: Tokens, times: tuple[TimeExpression, ...], head: bool
) -> Absolute | Yearless | None:
    """The date that opens a line, if one does: '12-03-2021 tel. contact', 'ma 4 nov:', '2014: geboorte'."""
    if head or not sentence.opens_line or not times:
        return None
    first = times[0]
    lead = tokens.words[: first.first]
    if any(word.isalpha() and word not in _WEEKDAYS for word in lead) or len(lead) > 3:
        return None
    if (
        first.last + 1 >= len(tokens)
        or first.role not in (Role.AT, Role.RANGE)
        or tokens.words[first.first] in ("in", "op", "van", "tussen", "sinds", "begin", "eind")
    ):
        return None
    if isinstance(first.value, Absolute):
        return first.value
    if isinstance(first.value, Yearless) and first.value.first == first.value.last:
        return first.value
    return None


_WEEKDAYS = word_set(
    """
    ma di wo do vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma. datum o
    """
)


def _dated(entry: Absolute | Yearless | None, near: int | None) -> Absolute | None:
    """An entry with its year: one without follows the entry before it."""
    if isinstance(entry, Yearless):
        if near is None:
            return None
        year = dt.date.fromordinal(near).year
        return min(
            (in_year(entry, y) for y in (year - 1, year, year + 1)),
            key=lambda a: abs(a.first - near) + (0 if a.first >= near - 31 else 300),
        )
    return entry


def _leaves_entry(sentence: Sentence, day: int | None, daily: bool) -> bool:
    """Whether a sentence without a date of its own is no longer part of the entry before it.

    In a journal of days an entry runs on until the next; in a list of years each line stands for itself.
    """
    if sentence.opens_paragraph:
        return day is not None or not daily
    return sentence.opens_line and not daily


def _is_heading(
    text: str,
    sentence: Sentence,
    tokens: Tokens,
    times: tuple[TimeExpression, ...],
    sentences: Sequence[Sentence],
    at: int,
) -> bool:
    line = text[sentence.start : min(sentence.end, sentence.start + 300)]
    if sentence.opens_line and (_HEADER.match(line) or _GREETING.match(line)) and len(line) < 200:
        return True
    alone = sentence.opens_line and (at + 1 == len(sentences) or sentences[at + 1].opens_line)
    ends = line.rstrip()[-1:] in ".!?;"
    if not alone or ends or _VERB.search(line):
        return False
    if line[:1] in "-•*–" or (at and _listed_before(text, sentences, at)):
        return False
    return len(sentences) > 1 and (not times or at <= 3) and len(line) < 160


def _listed_before(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the line before announced a list."""
    before = text[sentences[at - 1].start : sentences[at - 1].end].rstrip()
    return before.endswith(":") and bool(_VERB.search(before))
