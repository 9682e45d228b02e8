# SPDX-License-Identifier: EUPL-1.2
"""A sentence as the title of an entry: the part that matters, without the date that the entry has already."""

from __future__ import annotations

import re

from thuislijn.reading.dutch.clauses_nl import FINITE
from thuislijn.reading.dutch.tokens import Span, word_set
from thuislijn.reading.people.persons_nl import CHILDREN_WORDS, ROLES

LONGEST = 72
"""Characters of a title."""

_HEAD = 3  # characters before which a date opens its sentence
_LEAD = re.compile(r"^(?:[\s>*•▪–—-]+|\(?\d{1,2}[.)]\s+(?=\D))+")
_SEPARATOR = re.compile(
    r"^[\s.,:;|–—-]*(?:\d{1,2}[:.]\d\d(?: uur| u\.)?\b[\s.,:;|–—-]*)?(?:\([^)\n]{1,30}\)[\s:|–—-]*(?=[A-Z]))?"
)
_LABEL = re.compile(r"^\W*(?:(?:ma|di|wo|do|vr|za|zo)[a-z]*\.? )?\d", re.I)
_CLAUSE = re.compile(r"[,;:|] (?=\w)")
_JOURNAL = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
# The verb comes second in a Dutch main clause, then who does it; a name may be of several words.
_VERB_SUBJECT = re.compile(
    r"\s+([a-zë]+)\s+((?:(?:[A-Z][\w'’-]+|van|de|der|den)\s+)*[A-Z][\w'’-]+|[^\s,.;:]+)\s+(\S.*)", re.S
)
_LETTERS = re.compile(r"[^\W\d_]{2}")

_PRONOUNS = word_set("ik wij we hij zij ze u jullie jij je men er iemand niemand")
_AUXILIARIES = word_set("is zijn was waren heeft hebben had hadden werd werden wordt worden ben")
_POINTS = word_set("op in rond omstreeks begin eind half medio halverwege vandaag gisteren eergisteren")
_LATE = 56  # characters before what matters, from which a title begins at the clause around it


def title_of(sentence: str, time: Span | None, matters: Span | None) -> str:
    """The title for a sentence; `time` and `matters` (what gave its kind away) are places in it, where known.

    'Op 3 mei hebben wij de school gebeld' becomes 'Wij hebben de school gebeld': with the date goes the order of
    words that it asked for. A sentence that cannot be turned so keeps its date, as does one that begins with 'sinds'.
    """
    lead = _LEAD.match(sentence)
    begin = lead.end() if lead else 0
    if day := _JOURNAL.match(sentence, begin):
        rest = _without_date(day.group(), sentence[day.end() :])
        return _cut(sentence[begin:] if rest is None else rest)
    if time is not None and 0 <= time[0] - begin <= _HEAD and time[1] <= len(sentence):
        turned = _without_date(sentence[begin : time[1]], sentence[time[1] :])
        if turned and len(" ".join(turned.split())) <= LONGEST + 20:
            return _cut(turned)
        if turned is not None and _LABEL.match(sentence[begin:]):
            return _cut(turned)
    if matters is not None and begin + _LATE < matters[0] and matters[1] <= len(sentence):
        clauses = [match.end() for match in _CLAUSE.finditer(sentence, begin, matters[0])]
        if clauses and matters[0] - clauses[-1] <= LONGEST:
            return "… " + _cut(_turned(sentence[clauses[-1] :]), capital=False, longest=LONGEST - 2)
    return _cut(sentence[begin:])


def _without_date(date: str, rest: str) -> str | None:
    """What is left of a sentence behind the date at its head; None where it cannot do without."""
    if _LABEL.match(date):
        rest = rest[separator.end() :] if (separator := _SEPARATOR.match(rest)) else rest
        return _turned(rest) if _LETTERS.search(rest) else None
    if date.split()[0].lower() not in _POINTS or not rest[:1].isspace() or not (found := _VERB_SUBJECT.match(rest)):
        return None
    verb, subject, others = found.groups()
    if subject.lower() in _PRONOUNS or subject in ROLES or subject in CHILDREN_WORDS or subject[0].isupper():
        return f"{subject} {verb} {others}"
    return f"{subject} {others}" if verb in _AUXILIARIES else None


def _turned(rest: str) -> str:
    """'werd Sem in een gezinshuis geplaatst', left over behind a date, with its subject first again."""
    found = _VERB_SUBJECT.match(f" {rest}") if rest.partition(" ")[0] in FINITE else None
    if found is None:
        return rest
    verb, subject, others = found.groups()
    known = subject.lower() in _PRONOUNS or subject in ROLES or subject in CHILDREN_WORDS or subject[0].isupper()
    return f"{subject} {verb} {others}" if known else rest


def _cut(text: str, capital: bool = True, longest: int = LONGEST) -> str:
    words = " ".join(text.split()).replace(" | ", " – ").strip(" |–-")
    words = words[:1].upper() + words[1:] if capital else words
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
