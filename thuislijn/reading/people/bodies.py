# SPDX-License-Identifier: EUPL-1.2
"""Organisations by their own names: 'GI Noorderhoek', 'GGZ Waterkant', 'Praktijk Zandkasteel', as a file names them.

A generic word ('de gezinsvoogd', 'de gemeente') means the one body of its kind that the file names, where there is one;
where there are several, or none, it stays the generic body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.people.organisations_found import body_called, organisations_in
from thuislijn.timeline.family import Organisation
from thuislijn.timeline.vocabulary import OrganisationKind as Kind

_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?"
_NAME = rf"(?:(?:De|Het|Den|'t) )?{_WORD}(?: en {_WORD})?"
_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.CERTIFIED_AGENCY, r"GI|Jeugdbescherming|Bureau Jeugdzorg|Jeugdzorg|Nidos|Jeugd- en Gezinsbeschermers"),
    (Kind.MENTAL_HEALTH, r"GGZ(?:-instelling)?|Ggz(?:-instelling)?"),
    (Kind.FOSTER_CARE, r"[Pp]leegzorg(?:aanbieder|organisatie)?"),
    (Kind.HEALTH, r"[Zz]iekenhuis|GGD|[Hh]uisartsenpraktijk|[Vv]erloskundigenpraktijk"),
    (Kind.MUNICIPALITY, r"[Gg]emeente|[Ww]ijkteam|[Jj]eugdteam|CJG"),
    (Kind.YOUTH_CARE, r"Stichting|Praktijk|Bureau|Centrum|Omgangshuis|Instelling|Expertisecentrum|Zorgboerderij"),
    (Kind.SCHOOL, r"(?:[Bb]asiss|[Ss])chool|SBO|SO|VSO|[Kk]inderopvang|[Pp]euterspeelzaal"),
)
_NAMED = re.compile("|".join(rf"\b(?:{words}) (?P<k{n}>{_NAME})" for n, (_, words) in enumerate(_KINDS)))
_COLLEGE = re.compile(rf"\b(?P<name>{_WORD} College)\b")
_NOT_NAMES = word_set(
    """
    Aan Van Naar Voor Met Ook Het De Een En Er Is Was Wij Ik Zij Hij Moeder Vader Ouders Datum Betreft Team Afdeling
    Zuid Noord Oost West Jeugd Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December
    Na Volgens Sinds Daarna Ouder Heeft Wil Gemeente Locatie Dit Dat Kader Op In Om Omdat Als Toegang
    Jeugdzorg Jeugdbescherming Pleegzorg
    """
)
_GENERIC = {
    "gi": Kind.CERTIFIED_AGENCY,
    "ggz": Kind.MENTAL_HEALTH,
    "gemeente": Kind.MUNICIPALITY,
    "school": Kind.SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations that a file names by their own names, by the plain name that they are looked for with."""

    named: tuple[tuple[str, Organisation], ...] = ()

    def __call__(self, text: str) -> tuple[Organisation, ...]:
        """The organisations that a text names, the generic ones among them, each once."""
        found = {body.id: body for name, body in self.named if re.search(rf"\b{re.escape(name)}\b", text)}
        kinds = {body.kind for body in found.values()}
        for body in organisations_in(text):
            kind = _GENERIC.get(body.id)
            if kind is not None and kind in kinds:
                continue  # 'GI Noorderhoek' is the GI
            own = self._only(kind) if kind is not None else None
            meant = own or body
            found.setdefault(meant.id, meant)
        return tuple(found.values())

    def known(self, id: str) -> Organisation:
        """The organisation with an id that this gave."""
        named = next((body for _, body in self.named if body.id == id), None)
        return named or body_called(id)

    @property
    def municipality(self) -> str:
        """The municipality that the file names, where it names one only."""
        towns = {body.name.split(" ", 1)[1] for _, body in self.named if body.kind is Kind.MUNICIPALITY}
        return next(iter(towns)) if len(towns) == 1 else ""

    def _only(self, kind: Kind) -> Organisation | None:
        same = [body for _, body in self.named if body.kind is kind]
        return same[0] if len(same) == 1 else None


def bodies_in(texts: Iterable[str]) -> Bodies:
    """The organisations named in all texts of a file; the name by which they are told most often."""
    told: dict[str, Counter[tuple[str, Kind]]] = {}
    for text in texts:
        for match in _NAMED.finditer(text):
            kind = _KINDS[int((match.lastgroup or "k0")[1:])][0]
            name = match[match.lastgroup or 0]
            if not _NOT_NAMES & set(name.split()[-1:]) and len(name) > 3:
                told.setdefault(_plain(name), Counter())[(match.group(), kind)] += 1
        for match in _COLLEGE.finditer(text):
            told.setdefault(_plain(match["name"]), Counter())[(match["name"], Kind.SCHOOL)] += 1
    found = []
    for names in told.values():
        (full, kind), _ = names.most_common(1)[0]
        bare = re.sub(rf"^(?:{'|'.join(words for _, words in _KINDS)}) ", "", full)
        looked_for = full if kind is Kind.MUNICIPALITY else bare  # a town is no municipality
        found.append((looked_for, Organisation(id=_id(full), name=full[:1].upper() + full[1:], kind=kind)))
    return Bodies(tuple(found))


def _plain(name: str) -> str:
    return re.sub(r"^(?:De|Het|Den|'t) ", "", name).casefold()


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
