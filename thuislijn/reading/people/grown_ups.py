# SPDX-License-Identifier: EUPL-1.2
"""What the grown-ups of a family are called, where a text says so: 'moeder (Debbie Kamphuis)', 'Karim Idrissi (de
vader)', 'Moeder: Petra Jansen, geboren op 4 mei 1984', 'opa Henk'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.reading.dutch.tokens import tokenise, word_set
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.values import Absolute
from thuislijn.timeline.moment import Moment

_ROLE = (
    r"(?i:moeder|vader|mama|papa|stiefvader|stiefmoeder|pleegvader|pleegmoeder|oma|opa|grootmoeder|grootvader"
    r"|tante|oom)"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)?"
_NAME = rf"{_WORD}(?: (?:(?:van|de|der|den|el|ten|ter) )*{_WORD}){{0,2}}"
_FULL = rf"{_WORD}(?: (?:(?:van|de|der|den|el|ten|ter) )*{_WORD}){{1,2}}"
_TITLE = r"(?i:(?:mevrouw|mevr\.?|mw\.?|de heer|dhr\.?|meneer) )?"
_SIDE = r"(?: (?:moederszijde|vaderszijde|mz|vz))?"
_PATTERNS = (
    re.compile(rf"\b(?P<role>{_ROLE}){_SIDE} \((?P<name>{_NAME})[,)]"),
    re.compile(rf"\b(?P<role>{_ROLE}){_SIDE}(?: is)?[:,] ?{_TITLE}(?P<name>{_FULL})\b"),
    re.compile(rf"\b(?P<name>{_FULL}) ?\((?:de |haar |zijn )?(?P<role>{_ROLE})\b"),
    re.compile(rf"\b(?P<name>{_FULL}), (?:de )?(?P<role>{_ROLE}) van\b"),
    re.compile(rf"\b(?P<role>{_ROLE}) (?P<name>{_WORD})(?![\w'’-])"),
)
_SUBJECT = re.compile(
    rf"(?m)^(?:Betreft|Inzake|Pati[eë]nte?|Cli[eë]nte?|Naam) ?[:|] ?"
    rf"(?:(?P<she>[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?)|(?P<he>[Dd]e heer|[Dd]hr\.?)) (?P<name>{_FULL})\b"
)
_BORN = re.compile(r"\W{0,3}(?:is )?(?:geboren|geb\.?|geboortedatum|°|\*):? ?(?:op |in )?", re.I)
_HEAD = 800  # characters at its head in which a paper says whom it is about
_NO_NAME = word_set(
    """
    de het een en is was die dat zij hij ze er dit deze moeder vader ouders kind kinderen volgens school gi ggz raad
    veilig thuis wijkteam gemeente januari februari maart april mei juni juli augustus september oktober november
    december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag datum adres naam telefoon betreft aanwezig
    afwezig geboren jeugdbescherming nee ja ook dan nu in op van bij met tot na voor uit heeft gaf vertelt geeft
    """
)


@dataclass(frozen=True, slots=True)
class GrownUp:
    """A grown-up as one text names them: the word for the role, the name, and the birth where told."""

    role: str
    name: str
    birth: Moment = Moment.UNKNOWN


def grown_ups(text: str) -> Iterator[GrownUp]:
    """The grown-ups whom a text names together with their role, in no particular order."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = " ".join(match["name"].split())
            if not _NO_NAME & {word.casefold() for word in name.split() if word[0].isupper()}:
                yield GrownUp(match["role"].casefold(), name, _birth(text, match.end("name")))
    subject = adult_subject(text)
    if subject is not None:
        yield subject


def adult_subject(text: str) -> GrownUp | None:
    """The grown-up whom a paper is about by its own head: 'Betreft: mevrouw Petra Jansen, 28 jaar'.

    A man or woman whom papers of a family are about is taken for the father or mother; a person checks it.
    """
    found = _SUBJECT.search(text, 0, _HEAD)
    if found is None:
        return None
    return GrownUp("moeder" if found["she"] else "vader", " ".join(found["name"].split()))


def _birth(text: str, at: int) -> Moment:
    born = _BORN.match(text, at)
    if born is None:
        return Moment.UNKNOWN
    tokens = tokenise(text, born.end(), born.end() + 40)
    found = calendar_at(tokens, 0) if len(tokens) else None
    if found is None or not isinstance(found[0], Absolute):
        return Moment.UNKNOWN
    return Moment.between(found[0].first, found[0].last)
