# SPDX-License-Identifier: EUPL-1.2
"""Times counted from what was told before: 'daarna', 'dat jaar', 'na de scheiding', 'de eerste week'."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.time_nl.calendar_words import SEASONS
from thuislijn.reading.time_nl.numbers import length_at
from thuislijn.reading.time_nl.values import (
    AnchorUnit,
    Direction,
    FromAnchor,
    FromNow,
    Length,
    Role,
    Value,
    Yearless,
)

Found = tuple[Value, Role, int]
"""A value, what it says about its event, and the index of the token after it."""

AFTER_WORDS = word_set(
    """
    daarna daarop hierna hierop waarna nadien vervolgens naderhand waarop aansluitend later uiteindelijk
    daaropvolgend
    """
)


SINCE_WORDS = word_set("sindsdien sedertdien")


BEFORE_WORDS = word_set("daarvoor voordien tevoren")


SAME_WORDS = word_set("destijds intussen ondertussen tegelijkertijd gelijktijdig")


SOON = word_set("kort korte vlak direct meteen snel onmiddellijk spoedig enige niet al gelijk")


_MOMENT = word_set(
    """
    moment tijd periode dag ogenblik tijdje jaren maanden weken avond nacht ochtend week maand zomer
    """
)


def anchored(words: Sequence[str], at: int, preposition: str) -> Found | None:
    """'daarna', 'sindsdien', 'in die periode', 'dat jaar', 'het jaar daarop', 'de volgende dag', 'korte tijd later'."""
    word = words[at]
    if not preposition and (found := _story_word(words, at)):
        return found
    if preposition in ("sinds", "sedert") and word == "kort":
        return FromNow(Length(0, 4, "month"), -1), Role.SINCE, at + 1
    if word in SINCE_WORDS:
        return FromAnchor(0), Role.SINCE, at + 1
    if word in ("van", "vanaf") and words[at + 1 : at + 2] == ("toen",):
        return FromAnchor(0), Role.SINCE, at + 2
    found = _soon(words, at) or _unit_after(words, at)
    if found is not None:
        return found
    if word in _THAT and at + 1 < len(words):
        return _that(words, at, preposition)
    return None if preposition else _bare_word(words, at)


_THAT = word_set("dat die deze dit datzelfde diezelfde dezelfde hetzelfde")


def _soon(words: Sequence[str], at: int) -> Found | None:
    """'kort daarna', 'niet lang daarvoor'."""
    if words[at] not in SOON:
        return None
    for place in range(at + 1, min(at + 4, len(words))):
        if words[place] in AFTER_WORDS or words[place] in ("erna", "daarop"):
            return FromAnchor(1, soon=True), Role.AFTER, place + 1
        if words[place] in ("daarvoor", "ervoor"):
            return FromAnchor(-1, soon=True), Role.BEFORE, place + 1
    return None


_AT_ONCE = word_set("direct meteen onmiddellijk terstond prompt")


def _before_there(words: Sequence[str], at: int) -> int | None:
    """The end of 'voordat zij daar kwam', which counts back from the stay told before."""
    for end in range(at + 2, min(at + 7, len(words))):
        if words[end] in (",", "had", "heeft", "was", "woonde"):
            return end if "daar" in words[at:end] or "hier" in words[at:end] else None
    return None


def _bare_word(words: Sequence[str], at: int) -> Found | None:
    """'destijds', 'vervolgens', 'daarvoor'."""
    word = words[at]
    if word == "direct" and at and words[at - 1] == "per":
        return FromAnchor(0), Role.DURING, at + 1
    if word in _AT_ONCE and words[at + 1 : at + 2] not in (("na",), ("daarna",), ("voor",), ("contact",)):
        return FromAnchor(1, Length(0, 1, "month")), Role.AFTER, at + 1
    if word == "voordat" and (end := _before_there(words, at)) is not None:
        return FromAnchor(-1), Role.BEFORE, end
    if word in SAME_WORDS:
        return FromAnchor(0), Role.DURING, at + 1
    if word in AFTER_WORDS and not (word == "later" and words[at + 1 : at + 2] in (("dan",), ("op",))):
        return FromAnchor(1), Role.AFTER, at + 1
    if word in BEFORE_WORDS or (word in ("hiervoor", "ervoor") and length_at(words, at + 1) is not None):
        return FromAnchor(-1), Role.BEFORE, at + 1
    return None


def _story_word(words: Sequence[str], at: int) -> Found | None:
    """'toen', 'eerst', 'de eerste week' as steps of a story: only where they cannot open a subordinate clause."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    opens = at == 0 or words[at - 1] in (",", "en", ";", "maar", "waarna", "(", '"', "“", "'", "‘", ":", "-", "…")
    if word == "toen":
        adverb = (
            following in _VERBS
            if opens
            else (
                words[at - 1] in _VERBS
                and (following not in _SUBJECTS or length_at(words, at + 1) is not None)
                and not following.isdigit()
            )
        )
        return (FromAnchor(1, Length(0, 1, "year")), Role.AFTER, at + 1) if adverb else None
    if word == "eerst" and opens and (following in _VERBS or at == 0):
        return FromAnchor(0), Role.AT, at + 1
    if word in ("de", "het") and following == "eerste" and at + 2 < len(words) and opens:
        noun = words[at + 2]
        units = {
            "dag": "day",
            "nacht": "day",
            "week": "week",
            "maand": "month",
            "jaar": "year",
            "weken": "week",
            "maanden": "month",
            "dagen": "day",
        }
        if noun in units or noun in ("periode", "tijd"):
            single = noun in ("dag", "nacht", "week", "maand", "jaar")
            length = Length(1, 1 if single else 6, units[noun]) if noun in units else None  # type: ignore[arg-type]
            return FromAnchor(0, length), Role.AT, at + 3
    return None


_VERBS = word_set(
    """
    is was ben zijn waren heb heeft had hebben hadden ging gingen gaat kwam kwamen komt werd werden wordt kreeg
    kregen krijgt moest moesten mocht mochten kon konden zat zaten woonde woonden verbleef bleef volgde begon
    begonnen startte bleek verhuisde verhuisden vertrok belandde liep stopte zei zeiden wilde wilden besloot
    besloten heette ontstond raakte raakten vond vonden leerde ben bent had zocht vroeg vroegen stond trok zocht
    """
)


_SUBJECTS = word_set(
    """
    hij zij ze ik we wij je er het de een mijn haar zijn hun onze dat deze die jullie u oma opa vader moeder
    """
)


def _unit_after(words: Sequence[str], at: int) -> Found | None:
    """'het jaar daarop', 'de maand erna', 'de volgende dag', 'een dag later' is read with the lengths."""
    start = at + (words[at] in ("de", "het", "een"))
    rest = tuple(words[start : start + 2])
    if len(rest) < 2:
        return None
    units = {
        "jaar": "year",
        "schooljaar": "school_year",
        "maand": "month",
        "week": "week",
        "dag": "day",
        "ochtend": "day",
        "avond": "day",
    }
    unit = units.get(rest[0])
    if unit and rest[1] in ("daarop", "daarna", "erna", "erop", "nadien", "daaropvolgend"):
        return AnchorUnit(unit, 1), Role.AT, start + 2  # type: ignore[arg-type]
    if unit and rest[1] in ("daarvoor", "ervoor", "tevoren", "eerder"):
        return AnchorUnit(unit, -1), Role.AT, start + 2  # type: ignore[arg-type]
    if (
        rest[0] in ("volgende", "daaropvolgende", "daaropvolgend", "volgend")
        and rest[1] in units
        and start > at
        and (rest[0][0] == "d" or rest[1] in ("dag", "ochtend"))
    ):
        return AnchorUnit(units[rest[1]], 1), Role.AT, start + 2  # type: ignore[arg-type]
    return None


def _that(words: Sequence[str], at: int, preposition: str) -> Found | None:
    """'dat jaar', 'die tijd', 'datzelfde jaar', 'dat moment', 'deze periode'."""
    noun = words[at + 1]
    since = preposition in ("sinds", "sedert", "vanaf")
    if noun in SEASONS and words[at] not in ("dit", "deze"):
        first, last = SEASONS[noun]
        winter = first > last
        return (
            Yearless(first, last, Direction.NEXT if winter else Direction.SAME_YEAR),
            Role.SINCE if since else Role.AFTER if preposition == "na" else Role.AT,
            at + 2,
        )
    if noun in ("jaar", "schooljaar", "kalenderjaar") and words[at] != "dit":
        unit = "school_year" if noun == "schooljaar" else "year"
        return AnchorUnit(unit, 0), Role.SINCE if since else Role.AT, at + 2  # type: ignore[arg-type]
    if noun not in _MOMENT or (noun in ("moment", "week", "maand") and words[at] in ("dit", "deze")):
        return None
    if since:
        return FromAnchor(0), Role.SINCE, at + 2
    if preposition in ("na",):
        return FromAnchor(1), Role.AFTER, at + 2
    if preposition in ("voor", "vóór"):
        return FromAnchor(-1), Role.BEFORE, at + 2
    if preposition in ("in", "tijdens", "op", "gedurende", "rond", "om", ""):
        if not preposition and noun not in ("dag", "zomer", "nacht", "avond", "week", "maand", "weken", "maanden"):
            return None
        return FromAnchor(0), Role.DURING, at + 2
    return None
