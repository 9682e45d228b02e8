# SPDX-License-Identifier: EUPL-1.2
"""The day a text was written, the dated entries of journals, and the lines that are only heading.

Letters and reports carry their date in the head, journals one per entry, mails one per message. Everything relative
('vorige maand', 'sinds twee weken') is counted from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tokens import Tokens
from thuislijn.reading.messages.headings import VERB, is_heading, opens_section
from thuislijn.reading.messages.journals import Entry, alone, colon_after, dated, entry_date, leaves_entry, logged
from thuislijn.reading.time_nl.values import Absolute, AtAge, Role, TimeExpression, Yearless

_LABEL = re.compile(
    r"\s*(?:[-•*]\s*)?(?!(?:ingangs|start|begin|eind|opname|plaatsings|ontslag|aanmeld|verval)datum)"
    r"(?:date|verzonden|sent|d\.?d\.?|opgemaakt|opgesteld|afgerond|uitgebracht|dagtekening|gedateerd|datum\w*|\w+datum)"
    r"\b[^:\n]{0,30}:?",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\s*(?:evaluatie|volgend|geldig|herzien|zitting)", re.IGNORECASE)
_PLACE_DATE = re.compile(r"\s*[A-ZÀ-Þ'][\w'’ -]{1,40},\s+(?:de |den )?\d{1,2}(?:\s|[-/.])")
_BIRTH = re.compile(r"geb(?:\.|oren|oorte|\b)", re.IGNORECASE)
_PAST_STORY = re.compile(
    r"\s*(?:[-•*] )?(?:voorgeschiedenis|achtergrond\w*|historie|context|gezinssituatie|samenvatting|anamnese|"
    r"terugblik|levensloop)\b[^:\n]{0,25}:",
    re.IGNORECASE,
)
_NOW_AGAIN = re.compile(
    r"\s*(?:\d+[.)]? )?(?:huidige situatie|actuele situatie|stand van zaken|situatie nu|hoe het nu gaat|conclusies?|"
    r"samenvatting|hulpvraag|besluit|beoordeling|advies|vooruitblik|vraag aan)\b[^.\n]{0,30}$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:schreef|geschreven|opgeschreven|opgetekend|genoteerd|ingesproken|vertelde|verteld"
    r"|opgenomen in (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|de (?:lente|zomer|herfst|winter)|\d)\w*)\b",
    re.IGNORECASE,
)
_MONTH = 31  # days
_HEAD_LINES = 25
_TAIL = 1500
_DAYS = 2  # 'inzet 14/15 oktober 2023'
_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """How one sentence is dated from outside: the day of writing, and its entry's date when it stands in a journal.

    `skip` marks headings and address lines, of which no proposals are made. `entry` is the date at the head of the
    entry and `entry_time` its words, `entry_head` whether this sentence carries it, `journal` whether what stands in
    the entry happened then unless it says otherwise, `plans` whether it stands under a heading such as 'Afspraken'.
    """

    reference: int | None
    entry: Absolute | AtAge | None = None
    entry_time: TimeExpression | None = None
    entry_head: bool = False
    journal: bool = False
    skip: bool = False
    plans: bool = False


def frames(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
    reference: int | None,
) -> tuple[int | None, tuple[Frame, ...]]:
    """The day of the whole text (`reference` from the caller wins) and the frame of each sentence."""
    heads = [_head_day(text, s, times[i]) for i, s in enumerate(sentences)]
    heads = _written_last(text, sentences, heads)
    entries = [None if heads[i] is not None else entry_date(s, tokens[i], times[i]) for i, s in enumerate(sentences)]
    lone = alone(sentences, tokens, times, entries)
    if len({entries[i] for i in lone}) < 2:
        heads = [_lone_day(entries[i]) if i in lone and heads[i] is None else heads[i] for i in range(len(sentences))]
        entries = [None if i in lone else entry for i, entry in enumerate(entries)]
        lone = frozenset()
    day = reference if reference is not None else _document_day(text, sentences, tokens, times, heads)
    if logged(text, heads):
        lone |= frozenset(i for i, head in enumerate(heads) if head is not None)
        entries = [entry if head is None else Absolute(head, head) for entry, head in zip(entries, heads, strict=True)]
        heads = [None] * len(heads)
    return _placed(text, sentences, tokens, times, _Heads(heads, entries, lone, day, reference is None))


def _written_last(text: str, sentences: Sequence[Sentence], heads: Sequence[int | None]) -> list[int | None]:
    """The last day of lines that follow each other: 'Datum melding: 6 maart', 'Datum rapport: 14 mei'.

    What is planned, such as 'Evaluatiedatum', is no day of writing there.
    """
    found = list(heads)
    first = 0
    for i in range(1, len(found)):
        day, above = found[i], found[first]
        if heads[i - 1] is None or day is None or above is None:
            first = i
            continue
        if not _AHEAD.match(text, sentences[i].start):
            found[first] = max(day, above)
        found[i] = None
    return found


@dataclass(frozen=True, slots=True)
class _Heads:
    """What the heads of lines tell: days of writing, entries, the lines that hold only a date, the day of the whole."""

    days: Sequence[int | None]
    entries: Sequence[Entry]
    lone: frozenset[int]
    day: int | None
    may_change: bool


def _lone_day(entry: Entry) -> int | None:
    return entry.first if isinstance(entry, Absolute) and entry.first == entry.last else None


def _placed(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
    heads: _Heads,
) -> tuple[int | None, tuple[Frame, ...]]:
    """The frame of each sentence, from the first to the last."""
    entries, day = heads.entries, heads.day
    days = [e for e in entries if isinstance(e, Yearless) or (isinstance(e, Absolute) and e.first == e.last)]
    journal = len(days) >= 2
    listed = sum(e is not None for e in entries) >= 2 or any(
        e is not None and colon_after(tokens[i], times[i]) for i, e in enumerate(entries)
    )
    found: list[Frame] = []
    current, entry_journal, headed, plans = day, False, False, False
    entry: Absolute | AtAge | None = None
    opening: TimeExpression | None = None
    for i, sentence in enumerate(sentences):
        head = heads.days[i]
        if head is not None:
            if heads.may_change:
                current = day = head
            entry, entry_journal = None, False
            found.append(Frame(current, skip=True))
            continue
        told = entries[i] if listed or journal else None
        if isinstance(told, AtAge):
            begun: Absolute | AtAge | None = told
        else:
            near = entry.last if isinstance(entry, Absolute) else current
            begun = dated(told, near if near is not None else _some_day(times))
        if isinstance(begun, AtAge):
            entry, entry_journal, opening, current = begun, True, times[i][0], day
            headed, plans = i in heads.lone, False
        elif begun is not None:
            daily = journal and begun.first == begun.last
            entry, entry_journal, opening = begun, True, replace(times[i][0], value=begun)
            current, headed, plans = begun.first if daily else day, i in heads.lone, False
        elif entry is not None and (
            leaves_entry(sentence, day, _is_day(entry), headed)
            or _PAST_STORY.match(text, sentence.start, sentence.end)
            or (sentence.opens_line and _NOW_AGAIN.match(text[sentence.start : sentence.end]))
        ):
            entry, entry_journal, current = None, False, day
        section = opens_section(text, sentence, sentences, i)
        plans = plans if section is None else section
        skip = i in heads.lone if begun is not None else is_heading(text, sentence, times[i], sentences, i)
        found.append(Frame(current, entry, opening if entry else None, begun is not None, entry_journal, skip, plans))
    if day is None and journal:
        day = next((frame.reference for frame in reversed(found) if frame.journal), None)
    return day, tuple(found)


def _some_day(times: Sequence[tuple[TimeExpression, ...]]) -> int | None:
    """The first date with its year: near it lie the entries of a journal that tell no year."""
    dates = (time.value for found in times for time in found)
    return next((value.first for value in dates if isinstance(value, Absolute)), None)


def _is_day(entry: Absolute | AtAge) -> bool:
    return isinstance(entry, Absolute) and entry.first == entry.last


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
        _LABEL.match(line) is not None and len(lead) < 60 and not VERB.search(lead) and (":" in lead or len(line) < 60)
    )
    inline = re.search(r"\bdatum\b[\w ]{0,20}: ?$", lead, re.IGNORECASE) is not None
    placed = _PLACE_DATE.match(line) is not None and len(line) < 60 and not VERB.search(line)
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
        if re.search(r"uitgesproken|aldus|ondertekend|opgemaakt|schreef ik|geschreven op", line, re.IGNORECASE):
            for expression in times[i]:
                if isinstance(expression.value, Absolute) and expression.value.first == expression.value.last:
                    return expression.value.first
    return None


def _title_day(text: str, sentence: Sentence, tokens: Tokens, times: tuple[TimeExpression, ...]) -> int | None:
    """'Verslag gezinsgesprek 14 mei 2020.': a date in a title without a verb; not the head of a journal entry."""
    line = text[sentence.start : sentence.end].partition("\n")[0]
    if len(line) > 140 or VERB.search(line) or _BIRTH.search(line):
        return None
    for expression in times:
        value = expression.value
        if (
            isinstance(value, Absolute)
            and expression.span[1] <= sentence.start + len(line)
            and value.last - value.first <= _DAYS
            and expression.first
            and expression.role is Role.AT
        ):
            return value.last
    return None


def month_of_writing(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
) -> int | None:
    """The last day of the month that a title or the end of a text names, where no day of writing is told.

    'Plan van aanpak, maart 2023', 'Dit schreef ik in mei 2024.': enough to count 'vorig jaar' from, but no day.
    """
    for i, sentence in enumerate(sentences):
        line = text[sentence.start : sentence.end]
        title = i < _TITLE_LINES and sentence.opens_line and len(line) <= 140 and not VERB.search(line)
        closing = sentence.end > len(text) - _TAIL // 5 and len(line) <= 140 and _WRITTEN.search(line)
        if (title and not _BIRTH.search(line)) or closing:
            for expression in times[i]:
                value = expression.value
                closes = expression.first and expression.span[1] >= sentence.start + len(line.rstrip(" .")) - 1
                if not isinstance(value, Absolute) or value.last - value.first > _MONTH or not (closing or closes):
                    continue
                if expression.role is Role.AT:
                    return value.last
    return None
