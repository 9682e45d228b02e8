# SPDX-License-Identifier: EUPL-1.2
"""A text cut into sentences, each with its span, and into the lines that carry a date of their own.

Files mix running text, wrapped lines, lists, letters and journals. A line break ends a sentence where the layout
says so (an empty line, a list mark, a date or label at the head of the next line, a line that stops short), and
does not where a paragraph was merely wrapped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from thuislijn.reading.dutch.tokens import Span, word_set

# Abbreviations after which a sentence never ends, and those after which it ends when a capital follows.
_NEVER_END = word_set(
    """
    dhr mw mevr mej dr drs mr ir prof ds fam bijv bv o.a m.n t.a.v i.v.m n.a.v m.b.t d.m.v i.o.m t.g.v i.p.v d.d
    dd nr art lid blz pag tel ca incl excl resp vs geb gem evt m.u.v i.h.k.v t.b.v t.n.v i.g.v z.s.m a.u.b b.g.g
    ws gez ged cf vgl zgn z.g plm ongev afd inst kl gr
    """
)
_MAY_END = word_set("jl a.s as etc e.d enz jr red d.w.z p.w p.m p.j o.i.d st")
_MONTHS = word_set("jan feb febr mrt apr jun jul aug sep sept okt nov dec")

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n[ \t\r]*")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘]+)$")
_INITIALS = re.compile(r"\(?(?:[^\W\d_]\.)*[^\W\d_]$")  # of a name: 'J.H. de Wit', 'Mohammed A.'
_BULLET = re.compile(r"[ \t]*(?:[-–—•▪*·o>✓]\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)|[a-z]\)\s|\([a-z0-9]\)\s)")
_LABEL = re.compile(r"[ \t]*[A-Z][\w /&()-]{1,40}:(?:\s|$)")
_DATE_HEAD = re.compile(
    r"[ \t]*\[?(?:(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?\.?,? )?"
    r"(?:\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d\b"
    r"|\d{1,2} (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
    r"|(?:(?:begin|eind|half|medio|rond) )?"
    r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? (?:19|20)\d\d"
    r"|(?:begin|eind|half|medio|zomer|najaar|voorjaar|herfst|winter|lente|kerst) (?:19|20)\d\d)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"[ \t]*(?:beste|geachte|lieve|hoi|hallo|hi|hey|dag|goede\w+|"
    r"(?:met )?(?:vriendelijke |hartelijke )?groet\w*|hoogachtend)\b[^.!?]{0,60},$",
    re.IGNORECASE,
)
_LONGEST = 4000  # a text without any stop is cut here, so that no later step meets a sentence of a megabyte


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, and whether it opens a line and a paragraph."""

    start: int
    end: int
    opens_line: bool
    opens_paragraph: bool

    @property
    def span(self) -> Span:
        return self.start, self.end


def sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of `text` in order; together they hold every character that is not white space."""
    width = _wrap_width(text)
    cuts = [0]
    for stop in _STOP.finditer(text):
        breaks = _line_ends(text, stop.start(), stop.end(), width) if stop.group()[0] == "\n" else _ends(text, stop)
        if breaks:
            cuts.append(stop.end())
    cuts.append(len(text))
    found: list[Sentence] = []
    for low, high in pairwise(cuts):
        found.extend(_trimmed(text, low, high))
    return tuple(found)


def _trimmed(text: str, low: int, high: int) -> list[Sentence]:
    piece = text[low:high]
    start = low + len(piece) - len(piece.lstrip())
    end = high - (len(piece) - len(piece.rstrip()))
    if start >= end:
        return []
    before = text[max(0, start - 40) : start]
    gap = before[len(before.rstrip()) :]
    line = start == 0 or "\n" in gap or not before.strip()
    paragraph = start == 0 or gap.count("\n") > 1
    cuts = [*range(start, end, _LONGEST), end]
    return [Sentence(a, b, line and i == 0, paragraph and i == 0) for i, (a, b) in enumerate(pairwise(cuts))]


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop, question or exclamation mark ends the sentence."""
    if text[stop.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - 30), stop.start())
    last = word.group(1).lower() if word else ""
    following = text[stop.end() : stop.end() + 8].lstrip()
    first = following[:1]
    if last in _NEVER_END or (last not in _MAY_END and _INITIALS.match(last)):
        return False
    if last in _MONTHS:
        return not first.isdigit() and not first.islower()
    if last in _MAY_END or "." in last:
        return first.isupper()
    if last.isdigit() and len(last) <= 2:
        line_start = text.rfind("\n", 0, stop.start()) + 1
        return text[line_start : stop.start()].strip() != last  # '1.' at the head of a line is a number of a list
    return True


def _line_ends(text: str, at: int, after: int, width: int) -> bool:
    """Whether a line break ends the sentence."""
    following = text[after : after + 90]
    if not following or following[0] == "\n":
        return True
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:at].rstrip()
    if not line or line[-1] in ".!?:;…":
        return True
    if _BULLET.match(following) or _LABEL.match(following):
        return True
    if _SALUTATION.match(line):
        return True
    head = _DATE_HEAD.match(following)
    if head and following[head.end() :].lstrip(" .")[:1] == ":":
        return True  # 'nov. 2020: geplaatst'
    if following[0].islower() or line[-1] == ",":
        return False
    if head and (len(line) < 0.8 * width or _DATE_HEAD.match(line)):
        return True
    return len(line) < 0.75 * width


def _wrap_width(text: str) -> int:
    """The width at which the lines of this text were wrapped; 0 means that they were not."""
    lengths = sorted(len(line) for line in text[:200_000].split("\n") if len(line) > 20)
    if len(lengths) < 3:
        return 100
    return min(lengths[int(len(lengths) * 0.85)], 130)
