# SPDX-License-Identifier: EUPL-1.2
"""Dutch numbers, lengths of time and their softeners: 'bijna acht jaar', 'anderhalf jaar', 'een paar weken'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.time_nl.values import Length, Unit

_ONES = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}


def _cardinals() -> dict[str, int]:
    ones = {word: value for value, word in enumerate(_ONES.split())}
    numbers = {**ones, **_TENS, "één": 1, "eén": 1, "eentje": 1, "honderd": 100}
    for ten, value in _TENS.items():
        for one, extra in list(ones.items())[1:10]:
            joint = "ën" if one.endswith("e") else "en"
            numbers[one + joint + ten] = value + extra
            numbers[one + "en" + ten] = value + extra
    return numbers


CARDINALS = _cardinals()


def _ordinals() -> dict[str, int]:
    irregular = {"eerste": 1, "derde": 3, "achtste": 8, "laatste": 0}
    found = {}
    for word, value in CARDINALS.items():
        if 0 < value < 20 and value not in (1, 3, 8):
            found[word + "de"] = value
        elif value >= 20:
            found[word + "ste"] = value
    del irregular["laatste"]
    return {**found, **irregular, "zevende": 7, "negende": 9}


ORDINALS = _ordinals()

# Vague amounts: bounds of what people mean by them, in units.
_VAGUE = {
    "paar": (2, 4),
    "enkele": (2, 5),
    "aantal": (2, 8),
    "meerdere": (2, 6),
    "verschillende": (2, 6),
    "tiental": (8, 12),
    "dozijn": (11, 13),
    "tijdje": (1, 6),
    "vele": (4, 12),
    "diverse": (2, 6),
    "ettelijke": (3, 9),
}
_JOINED = {
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "tweeënhalf": 2.5,
    "tweeëneenhalf": 2.5,
    "tweeënhalve": 2.5,
    "drieënhalf": 3.5,
    "drieëneenhalf": 3.5,
    "vierenhalf": 4.5,
    "vijfenhalf": 5.5,
    "viereneenhalf": 4.5,
    "vijfeneenhalf": 5.5,
}
_UNITS: dict[str, tuple[Unit, float]] = {
    "dag": ("day", 1),
    "dagen": ("day", 1),
    "dagje": ("day", 1),
    "nacht": ("day", 1),
    "nachten": ("day", 1),
    "nachtje": ("day", 1),
    "nachtjes": ("day", 1),
    "dgn": ("day", 1),
    "etmaal": ("day", 1),
    "week": ("week", 1),
    "weken": ("week", 1),
    "weekje": ("week", 1),
    "weekjes": ("week", 1),
    "wk": ("week", 1),
    "wkn": ("week", 1),
    "weekend": ("day", 3),
    "weekenden": ("week", 1),
    "kwartaal": ("month", 3),
    "kwartalen": ("month", 3),
    "maand": ("month", 1),
    "maanden": ("month", 1),
    "mnd": ("month", 1),
    "mnden": ("month", 1),
    "mdn": ("month", 1),
    "maandje": ("month", 1),
    "levensweken": ("week", 1),
    "levensmaanden": ("month", 1),
    "levensjaren": ("year", 1),
    "jaar": ("year", 1),
    "jaren": ("year", 1),
    "jr": ("year", 1),
    "jaartje": ("year", 1),
    "jaartjes": ("year", 1),
    "schooljaar": ("year", 1),
    "schooljaren": ("year", 1),
    "halfjaar": ("month", 6),
    "decennium": ("year", 10),
    "decennia": ("year", 10),
}
_ABOUT = word_set(
    """
    ongeveer circa ca rond grofweg zo'n pakweg plusminus omstreeks ongv plm ruwweg om-en-nabij bij-benadering
    """
)
_NEARLY = word_set("bijna haast nog-geen krap klein kleine dik-onder net-geen")
_OVER = word_set("ruim dik goed meer-dan minstens zeker minimaal tenminste ruime dikke")
_UPTO = word_set("maximaal hooguit hoogstens binnen minder-dan nauwelijks amper slechts maar pas al")

Number = tuple[float, float, int]
"""Bounds of a number and the index of the token after it."""


@lru_cache(maxsize=4096)
def cardinal(word: str) -> float | None:
    """The number a single word or figure stands for."""
    if word in CARDINALS:
        return float(CARDINALS[word])
    if word in _JOINED:
        return _JOINED[word]
    if len(word) <= 6 and word.isascii() and word[:1].isdigit():
        if ";" in word:  # '2;6': two years and six months
            full, _, months = word.partition(";")
            return int(full) + int(months) / 12 if months.isdigit() and int(months) < 12 else None
        try:
            return float(word.replace(",", "."))
        except ValueError:
            return None
    return None


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """'vijftiende', '12de', '16e' as a number."""
    if word in ORDINALS:
        return ORDINALS[word]
    found = re.match(r"([0-9]{1,3})(?:ste|de|e|ᵉ)\Z", word)
    return int(found.group(1)) if found else None


def number_at(words: Sequence[str], at: int) -> Number | None:
    """The number that begins at a token: 'acht', '2 à 3', 'twee en een half', 'een paar', 'half'."""
    n = len(words)
    if at >= n:
        return None
    word = words[at]
    if word in _VAGUE:
        return (*_VAGUE[word], at + 1)
    if word in ("een", "één", "n", "'n", "de") and at + 1 < n:
        following = words[at + 1]
        if following in _VAGUE:
            return (*_VAGUE[following], at + 2)
        if following in ("half", "halve"):
            return 0.5, 0.5, at + 2
        if following in ("klein", "kleine", "krap", "krappe"):
            return 0.8, 1.0, at + 2
        if following in ("goed", "goede", "ruim", "ruime", "dik", "dikke"):
            return 1.0, 1.25, at + 2
    if word in ("half", "halve"):
        return 0.5, 0.5, at + 1
    value = cardinal(word)
    return None if value is None else _extended(words, at + 1, value)


def _extended(words: Sequence[str], at: int, value: float) -> Number:
    """What may follow a first number: a half, a second number, 'tot'."""
    n = len(words)
    rest = tuple(words[at : at + 3])
    if rest[:3] in (("en", "een", "half"), ("en", "een", "halve")):
        return value + 0.5, value + 0.5, at + 3
    if rest[:2] in (("en", "half"), ("½", "jaar")):
        return value + 0.5, value + 0.5, at + 2
    if rest[:1] == ("½",):
        return value + 0.5, value + 0.5, at + 1
    if at + 1 < n and words[at] in ("à", "a", "-", "–", "tot", "of", "/"):
        second = cardinal(words[at + 1])
        if second is not None and value < second <= value * 2 + 3:
            return value, second, at + 2
    return value, value, at


def length_at(words: Sequence[str], at: int) -> tuple[Length, int] | None:
    """A length of time that begins at a token, softeners included, and the index after it."""
    start, least_change, most_change = _softened(words, at)
    if start < len(words) and words[start] == "halfjaar":
        return _changed(6, 6, "month", least_change, most_change), start + 1
    if start + 1 < len(words) and words[start] in ("een", "'n", "het") and words[start + 1] == "halfjaar":
        return _changed(6, 6, "month", least_change, most_change), start + 2
    if (loose := _loosely(words, start)) is not None:
        return loose
    if start and start < len(words) and words[start - 1] == "geen" and words[start] in _UNITS:
        unit, factor = _UNITS[words[start]]
        return Length(0.25 * factor, factor, unit), start + 1  # 'nog geen maand later'
    number = number_at(words, start)
    if number is None:
        return None
    least, most, after = number
    after, softer = _inner_softener(words, after)
    if after >= len(words) or words[after] not in _UNITS:
        return None
    unit, factor = _UNITS[words[after]]
    if unit == "year" and least == most and least % 1:
        unit, factor = "month", 12.0
    after = _past_tail(words, after + 1)
    if softer:
        least, most = least * 0.8, most
    return _changed(least * factor, most * factor, unit, least_change, most_change), after


def _loosely(words: Sequence[str], at: int) -> tuple[Length, int] | None:
    """'een jaar of drie', 'een week of zes': about that many."""
    if tuple(words[at : at + 1]) not in (("een",), ("'n",)) or at + 3 >= len(words) or words[at + 2] != "of":
        return None
    value = cardinal(words[at + 3])
    if words[at + 1] not in _UNITS or value is None or words[at + 3] == "een" or not 1 < value < 60:
        return None
    unit, factor = _UNITS[words[at + 1]]
    return Length((value - 0.5) * factor, (value + 0.5) * factor, unit), at + 4


def _past_tail(words: Sequence[str], at: int) -> int:
    """Skips what belongs to a length without changing it: 'twee jaar lang', 'acht jaar of zo'."""
    return at + 1 if at < len(words) and words[at] in ("lang",) else at


def _inner_softener(words: Sequence[str], at: int) -> tuple[int, bool]:
    """'een klein jaar', 'een kleine twee jaar', 'vijf lange maanden'."""
    if at < len(words) and words[at] in ("klein", "kleine", "krappe"):
        return at + 1, True
    if at < len(words) and words[at] in (
        "hele",
        "lange",
        "volle",
        "gehele",
        "heel",
        "moeilijke",
        "zware",
        "goede",
        "schooljaren",
    ):
        return at + 1, False
    return at, False


def _softened(words: Sequence[str], at: int) -> tuple[int, float, float]:
    """Index after softening words, and how far the bounds move as a share of the length (down, up)."""
    down = up = 0.0
    for _ in range(3):
        if at >= len(words):
            break
        pair = "-".join(words[at : at + 2])
        if words[at] in ("een", "'n") and at + 1 < len(words) and words[at + 1] in _ABOUT:
            at += 1
        if words[at] in _ABOUT or pair in _ABOUT:
            down, up = 0.15, 0.15
        elif words[at] in _NEARLY or pair in _NEARLY:
            down = max(down, 0.5)
        elif words[at] in _OVER or pair in _OVER:
            up = max(up, 0.5)
        elif words[at] not in _UPTO and pair not in _UPTO:
            break
        at += 2 if "-" in pair and pair in _ABOUT | _NEARLY | _OVER | _UPTO else 1
        if at < len(words) and words[at] == ".":
            at += 1
    return at, down, up


def _changed(least: float, most: float, unit: Unit, down: float, up: float) -> Length:
    """Bounds moved for a softener: half a unit at most for 'bijna' and 'ruim', a share for 'ongeveer'."""
    lower = min(down, 0.5) if down == 0.5 else least * down
    upper = min(up, 0.5) if up == 0.5 else most * up
    if down == 0.5 or up == 0.5:
        scale = 1.0 if unit in ("year", "week") and most < 20 else max(1.0, most / 10)
        lower, upper = lower * scale, upper * scale
    return Length(max(0.0, least - lower), most + upper, unit)
