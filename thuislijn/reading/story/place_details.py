# SPDX-License-Identifier: EUPL-1.2
"""What a sentence says of a place where a child lives: its own name, the town, and how far it is from home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.time_nl.numbers import CARDINALS, cardinal

Codes: TypeAlias = tuple[tuple[str, str], ...]

NAME, TOWN, DISTANCE = "naam", "gemeente", "afstand"
DETAILS = frozenset({NAME, TOWN, DISTANCE})
"""Names of the codes that tell more of a place and do not make it another one."""

_PROPER = r"(?:(?:De|Het|Den|Van|Ter|Ten|'t) )?[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:van |de |der )?[A-ZÀ-ÖØ-Þ][\w'’-]+)?"
_KIND = (
    r"(?:crisis|behandel|leef|woon|trainings|meiden|jongens)groep|(?:crisis)?pleeggezin|gezinshuis|kliniek|instelling"
    r"|opvanghuis|logeerhuis|zorgboerderij|(?:de |pleeg)?familie|het gezin|JeugdzorgPlus|groep|internaat"
)
NAMED = re.compile(rf"\b(?i:{_KIND})(?::| \|)? (?P<name>{_PROPER})")
_TOWN = re.compile(
    r"(?:\b(?:[Ii]n|te) |(?<=\w), )"
    r"(?P<town>[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+(?:[- ](?:aan|op|bij) (?:de|het) [A-Z]\w+|-[A-Z]\w+)?)\b"
)
_FAR = re.compile(r"\b(?P<km>\d{1,3}(?:[.,]\d)?|[a-zë]{3,20}) (?:kilometer|km)\b")
_NO_TOWN = word_set(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag nederland de het een duitsland belgië polen marokko turkije suriname overleg
    """
)
NO_NAME = word_set("is was heeft had wordt werd de het een in op en van")


@dataclass(frozen=True, slots=True)
class PlaceDetails:
    """Each empty or None where the words do not say it; the distance is in kilometres."""

    name: str = ""
    town: str = ""
    distance: float | None = None

    def codes(self) -> Iterator[tuple[str, str]]:
        """As codes of a proposal."""
        told = ((NAME, self.name), (TOWN, self.town), (DISTANCE, "" if self.distance is None else f"{self.distance:g}"))
        return ((name, value) for name, value in told if value)


def bare(codes: Codes) -> Codes:
    """The codes that say what something is, without those that only tell more of the place."""
    return tuple(code for code in codes if code[0] not in DETAILS)


def place_details(words: str) -> PlaceDetails:
    """The details that a sentence or line tells of one place; where it speaks of two places, those of the first."""
    named = NAMED.search(words)
    name = named["name"].strip() if named and named["name"].casefold() not in NO_NAME else ""
    towns = [match["town"] for match in _TOWN.finditer(words, named.end() if named else 0)]
    town = next((one for one in towns if one.casefold() not in _NO_TOWN and one != name), "")
    return PlaceDetails(name, town if named else "", _kilometres(words))


def _kilometres(words: str) -> float | None:
    far = _FAR.search(words)
    if far is None:
        return None
    told = far["km"].replace(",", ".")
    if told[0].isdigit():
        return float(told)
    return float(cardinal(told) or 0) or None if told in CARDINALS else None
