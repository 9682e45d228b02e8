# SPDX-License-Identifier: EUPL-1.2
"""Ages in Dutch: 'toen hij vijf was', 'op haar 12de', 'op 15-jarige leeftijd', 'als peuter', 'in groep 4'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.numbers import cardinal, ordinal
from thuislijn.reading.time_nl.values import AtAge

# Stages of life and of school, in years of age; usual ages, so the value says that it is an estimate.
STAGES: dict[str, tuple[float, float]] = {
    "baby": (0, 1.5),
    "pasgeborene": (0, 0.25),
    "zuigeling": (0, 1.0),
    "dreumes": (1, 2),
    "peuter": (2, 4),
    "kleuter": (4, 6),
    "puber": (12, 17),
    "tiener": (12, 18),
    "pasgeboren": (0, 0.25),
    "peuterspeelzaal": (2, 4),
    "peuteropvang": (2, 4),
    "kleuterschool": (4, 6),
    "kleuterklas": (4, 6),
    "brugklas": (12, 14),
    "kleuters": (4, 6),
    "kleutertijd": (4, 6),
    "peutertijd": (2, 4),
    "puberteit": (12, 17),
    "kleuterleeftijd": (4, 6),
    "peuterleeftijd": (2, 4),
    "babytijd": (0, 1.5),
    "examenjaar": (15, 18),
    "crèche": (0, 4),
    "basisschooltijd": (4, 13),
    "basisschoolleeftijd": (4, 13),
    "schoolleeftijd": (4, 6),
    "jeugd": (0, 18),
    "couveuse": (0, 0.05),
    "kindertijd": (0, 12),
    "tienerjaren": (12, 18),
}
_TOO_WIDE = 10.0  # a stage of more years dates nothing
POSSESSIVE = word_set("zijn haar mijn hun m'n z'n je jouw d'r diens onze ons")
YEARS = word_set("jaar jaren jr j")
_JARIG = re.compile(r"(\d{1,2})-?(?:jarige?)[^\W\d_]*\Z")

Found = tuple[AtAge, int]


@lru_cache(maxsize=2048)
def jarig(word: str) -> float | None:
    """'14-jarige', 'veertienjarige', 'zesjarige' as a number of years."""
    if found := _JARIG.match(word):
        return float(found.group(1))
    if "jarig" in word:
        return cardinal(word[: word.index("jarig")].rstrip("-"))
    return None


def is_age(value: float | None) -> bool:
    return value is not None and 0 <= value <= 99


def age_at(t: Tokens, at: int) -> Found | None:
    """The age that begins at a token, the preposition before it not included, and the index after it."""
    return (
        _yearly_age(t.words, at)
        or _of_age(t.words, at)
        or _birthday(t.words, at)
        or stage(t.words, at + (t.words[at] in POSSESSIVE))
        or group(t.words, at)
    )


def _yearly_age(words: Sequence[str], at: int) -> Found | None:
    """'15-jarige leeftijd', 'vierjarige leeftijd', '11 jarige leeftijd', 'zeer jonge leeftijd'."""
    word = words[at]
    if word == "bijna" and at + 1 < len(words) and (found := _yearly_age(words, at + 1)) is not None:
        return AtAge(found[0].least - 0.5, found[0].least), found[1]
    value = jarig(word)
    nxt = at + 1
    if value is None and words[nxt : nxt + 2] in (("-", "jarige"), ("-", "jarig")) and is_age(cardinal(word)):
        nxt += 1  # '6,5-jarige'
    if value is None and nxt < len(words) and words[nxt] in ("jarige", "jarig") and is_age(cardinal(word)):
        value, nxt = cardinal(word), nxt + 1
    if value is not None and nxt < len(words) and words[nxt] in ("leeftijd", "lft"):
        return years(value), nxt + 1
    if word in ("jonge", "jeugdige", "vroege") and nxt < len(words) and words[nxt] == "leeftijd":
        return AtAge(0, 6, estimated=True), nxt + 1
    if word in ("zeer", "heel", "erg") and tuple(words[at + 1 : at + 3]) == ("jonge", "leeftijd"):
        return AtAge(0, 5, estimated=True), at + 3
    return None


def _of_age(words: Sequence[str], at: int) -> Found | None:
    """'leeftijd van 4 (jaar)', 'een leeftijd van anderhalf', 'leeftijd van 14 maanden'."""
    at += words[at : at + 2] == ("een", "leeftijd")
    if words[at] == "leeftijd" and at + 2 < len(words) and words[at + 1] == "van":
        skip = 3 if words[at + 2] in ("ongeveer", "circa", "ca", "rond") else 2
        value = cardinal(words[at + skip]) if at + skip < len(words) else None
        if is_age(value):
            assert value is not None
            after = at + skip + 1
            if after < len(words) and words[after] in ("maand", "maanden", "mnd"):
                return AtAge(value / 12, (value + 1) / 12), after + 1
            after += after < len(words) and words[after] in YEARS
            return years(value), after
    return None


def years(value: float) -> AtAge:
    """An age in years; one with a half is told to the half year."""
    return AtAge(value, value + (0.5 if value % 1 else 1))


def _birthday(words: Sequence[str], at: int) -> Found | None:
    """'haar vijftiende', 'zijn tweede jaar', 'mijn 12e verjaardag', 'zijn eerste levensjaar', 'haar 18'."""
    if words[at] not in POSSESSIVE or at + 1 >= len(words):
        return None
    value: float | None = ordinal(words[at + 1])
    nxt = at + 2
    tail = words[nxt] if nxt < len(words) else ""
    who = words[at]
    if value is None:
        value = cardinal(words[at + 1])
        follows = tail in YEARS or tail in ("levensjaar", "verjaardag") or not tail or not tail[0].isalpha()
        if (
            not is_age(value)
            or value is None
            or (not follows and value < 8)
            or tail in ("kinderen", "broers", "zussen", "zusjes", "broertjes", "dochters", "zonen")
        ):
            return None
        return AtAge(value, value + 1, who), nxt + (tail in YEARS)
    if not is_age(value):
        return None
    if tail in ("levensjaar", "jaar", "jr", "lj"):
        first_year = tail == "levensjaar" and value == 1
        return AtAge(0.0 if first_year else value, 1.0 if first_year else value + 1, who), nxt + 1
    if tail in ("levensjaren", "jaren") and value == 1:
        return AtAge(0, 4, who, estimated=True), nxt + 1
    if tail == "verjaardag":
        return AtAge(value, value + 0.1, who), nxt + 1
    if tail == "levensmaand":
        return AtAge((value - 1) / 12, value / 12, who), nxt + 1
    if tail and tail[0].isalpha() and (value < 4 or tail in _NOT_AGES) and not _follows_age(tail):
        return None
    return AtAge(value, value + 1, who), nxt


_NOT_AGES = word_set(
    """
    klas poging school plek plaatsing groep pleeggezin kind baan relatie opname keer schooldag week maand dag
    plaats onderzoek
    """
)
# Words that commonly follow an age: after 'haar tweede ...' anything else is a noun ('haar tweede kind').
_AFTER_AGE = word_set(
    """
    is was werd wordt heeft had kreeg krijgt ging gaat woont woonde kwam komt zit zat viel bij in op naar
    naartoe uit een de het en tot van thuis door met al niet hij zij ze ik wij moeder vader mijn zijn haar
    hebben waren laat liet begon verhuisde kon moest mocht verbleef verblijft groeide lijdt bestaat volgt ook
    weer nog onder om werden worden liep loopt hun ben heb
    """
)


_PARTICIPLE = re.compile(
    r"(?:ge|(?:op|aan|af|uit|in|mee|terug|weg|over|onder|thuis|door)ge|ver|be|ont|her|over|onder)[a-zë]{3,}(?:d|t|en)\Z"
)


def _follows_age(word: str) -> bool:
    """Whether a word may follow an age: a verb, a preposition, a participle ('op haar derde geadopteerd')."""
    return word in _AFTER_AGE or _PARTICIPLE.match(word) is not None


def stage(words: Sequence[str], at: int) -> Found | None:
    if at >= len(words):
        return None
    word = words[at]
    if word in STAGES and STAGES[word][1] - STAGES[word][0] < _TOO_WIDE:
        return AtAge(*STAGES[word], estimated=True), at + 1
    if (
        word in ("middelbare", "voortgezet")
        and at + 1 < len(words)
        and words[at + 1] in ("school", "onderwijs", "ging")
    ):
        return AtAge(11.5, 13.5, estimated=True), at + (1 if words[at + 1] == "ging" else 2)
    return None


def group(words: Sequence[str], at: int) -> Found | None:
    """'groep 4', 'groep 3/4', 'klas 2', 'de tweede klas', '3 havo', 'eerste klas van de middelbare school'."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("groep", "gr") and following.isdigit() and 1 <= int(following[:3]) <= 8:
        return AtAge(int(following) + 3, int(following) + 5, estimated=True), at + 2
    if word == "groep" and (cardinal(following) or 9) <= 8 and following.isalpha():
        value = cardinal(following) or 0
        return AtAge(value + 3, value + 5, estimated=True), at + 2
    if word in ("klas", "leerjaar") and following.isdigit() and 1 <= int(following[:3]) <= 6:
        return AtAge(int(following) + 11, int(following) + 13, estimated=True), at + 2
    level = ordinal(word) or (cardinal(word) if word.isdigit() else None)
    if level and 1 <= level <= 6:
        skip = 1 + (following in ("jaar", "leerjaar", "klas"))
        skip += 2 if words[at + skip : at + skip + 2] in (("van", "het"), ("van", "de")) else 0
        if following in ("leerjaar", "klas") and words[at + skip : at + skip + 1] not in [
            (level,) for level in _LEVELS
        ]:
            return AtAge(level + 11, level + 13, estimated=True), at + 2
        if at + skip < len(words) and words[at + skip] in _LEVELS:
            return AtAge(level + 11, level + 13, estimated=True), at + skip + 1
    return None


_LEVELS = word_set(
    """
    klas havo vwo vmbo mavo vmbo-t vmbo-kader vmbo-basis vmbo-tl gymnasium praktijkschool
    """
)


def plain_at(words: Sequence[str], at: int) -> Found | None:
    """'met 16 (jaar)', 'met anderhalf jaar', 'met 14 maanden': an age after 'met'.

    A verb follows it; where the sentence tells what a young child learns ('liep los met 19 maanden') nothing need.
    """
    value = cardinal(words[at]) if at < len(words) else None
    if value is None or not 0 < value <= _OLDEST_IN_MONTHS or words[at] == "een":
        return None
    after = at + 1
    per_year = _PER_YEAR.get(words[after], 0) if after < len(words) else 0
    after += after < len(words) and (bool(per_year) or words[after] in YEARS)
    age = AtAge(value / per_year, (value + 1) / per_year) if per_year else years(value) if value <= 25 else None
    follows = after < len(words) and words[after] in _FOLLOWS
    learns = not LEARNS.isdisjoint(words) and after > at + 1
    return (age, after) if age is not None and (follows or learns) else None


_OLDEST_IN_MONTHS = 48
_PER_YEAR = {"maanden": 12, "maand": 12, "mnd": 12, "mnden": 12, "weken": 52, "wkn": 52}
LEARNS = word_set(
    """
    liep los lopen kruipen kroop zitten praten praatte sprak woordjes woorden zinnen zinnetjes brabbelen zindelijk
    droog zelfstandig fietsen tandjes lachen lachte zwemmen
    """
)


def just_old(words: Sequence[str], at: int) -> Found | None:
    """'net zeven jaar oud', 'nog geen drie jaar oud': an age that stands by itself and dates what it is said with."""
    under = words[at : at + 2] == ("nog", "geen")
    nxt = at + 1 + (under or words[at : at + 2] == ("nog", "maar"))
    if nxt + 2 >= len(words) or words[nxt + 1] not in YEARS or words[nxt + 2] != "oud":
        return None
    value = cardinal(words[nxt])
    if value is None or not is_age(value):
        return None
    return (AtAge(max(0.0, value - 1), value) if under or words[at] == "bijna" else years(value)), nxt + 3


JUST = word_set("net pas amper nog slechts krap bijna nauwelijks")


_FOLLOWS = word_set(
    """
    werd was is wordt kwam ging gaat komt woonde kreeg krijgt had heeft viel begon liep zat moest mocht verhuisde
    belandde stopte raakte verliet begonnen bleek hij zij ze ik
    """
)
