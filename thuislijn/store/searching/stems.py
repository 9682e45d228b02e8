# SPDX-License-Identifier: EUPL-1.2
"""Dutch words by their stem and their parts: gezinshuizen is gezinshuis, and pleeggezin is in netwerkpleeggezin.

Snowball's stems for Dutch, over two lists of this field: nouns with their plurals, which are also the parts by which a
compound is taken apart, and verbs with the forms that no rule gives. Both databases get what is made here, so that
they find the same. What it reaches is in `tests/store/searching/test_stems.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import local

import Stemmer

from thuislijn.store.searching.words import plain

_HERE = Path(__file__).parent
_VOWELS = "aeiou"
_BEFORE_VERBS = (
    *(
        "aan",
        "achter",
        "af",
        "be",
        "bij",
        "binnen",
        "buiten",
        "dicht",
        "door",
        "goed",
        "her",
        "in",
        "klaar",
    ),
    *(
        "los",
        "mee",
        "mis",
        "na",
        "neer",
        "om",
        "onder",
        "ont",
        "op",
        "open",
        "over",
        "plaats",
        "samen",
        "stil",
        "tegen",
    ),
    *(
        "terecht",
        "terug",
        "thuis",
        "toe",
        "tussen",
        "uit",
        "uiteen",
        "uithuis",
        "vast",
        "ver",
        "vol",
        "voor",
        "vooruit",
    ),
    *("vrij", "waar", "weer", "weg", "ziek"),
)
_LINKS = ("", "s", "en", "n", "e")
_SHORTEST_COMPOUND = 6
_KNOWN_ALONE = 5  # letters of a known part that may stand beside an unknown one
_UNKNOWN = 4  # letters of that unknown one, at least
_OF_REGULAR_VERBS = ("", "t", "d", "te", "de", "ten", "den", "end", "ende")
_UNSTRESSED = ("el", "er", "en", "ig")
_ENDINGS = ("schap", "lijk", "heid", "loos", "achtig", "aars", "lijke", "loze")
_DIMINUTIVES = ("je", "tje", "etje", "pje")


@dataclass(frozen=True, slots=True)
class Lists:
    """Forms of nouns and of verbs -> their stem, forms that count only behind a prefix, and what regular
    verbs end their forms behind."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    prefixed: dict[str, str]
    regular: dict[str, str]


_own = local()  # a stemmer of Snowball may not be used by two threads at once


def _snowball(word: str) -> str:
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("dutch")
    found: str = _own.stemmer.stemWord(word)
    return found[:-1] + {"z": "s", "v": "f"}.get(found[-1:], found[-1:])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word of `words.plain`; of a compound whose parts are known, their stems without what links them."""
    parts = parts_of(word)
    return "".join(parts) if parts else _simple(word)


@lru_cache(maxsize=100_000)
def stems_within(word: str) -> tuple[str, ...]:
    """By which stems a word is found: its own, and every part or row of parts of a compound."""
    parts = parts_of(word)
    rows = ("".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1))
    return tuple(dict.fromkeys((stem(word), *rows, *_half_known(word, parts))))


def _simple(word: str) -> str:
    lists = _lists()
    return lists.verbs.get(word) or lists.nouns.get(word) or _regular(word) or _with_prefix(word) or _snowball(word)


def _with_prefix(word: str) -> str:
    """The stem of a verb with something before it: aangemeld, aanmelding, verwezen; empty for anything else."""
    lists = _lists()
    for length in range(2, min(9, len(word) - 2)):
        prefix, rest = word[:length], word[length:]
        if prefix in _BEFORE_VERBS:
            stem = lists.verbs.get(rest) or lists.prefixed.get(rest) or _regular(rest)
            if stem:
                return prefix + stem
    return ""


def _regular(word: str) -> str:
    """The stem of a form of a regular verb: meldt, meldde, gemeld, geplaatste; empty for anything else."""
    regular = _lists().regular
    for start in (0, 2) if word.startswith("ge") else (0,):
        for ending in _OF_REGULAR_VERBS:
            if word.endswith(ending) and (found := regular.get(word[start : len(word) - len(ending)])):
                return found
    return ""


def _part(word: str) -> str:
    """The stem of a word that may be part of a compound: a noun of the list, or what a known verb gives ('melding')."""
    if found := _lists().nouns.get(word):
        return found
    if word.endswith(("ing", "ingen")) and len(word) > 5:
        return _lists().verbs.get(word) or _with_prefix(word)
    return ""


@lru_cache(maxsize=100_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The stems of the parts of a compound, two or more, all of them known; empty for any other word."""
    if len(word) < _SHORTEST_COMPOUND or _part(word) or word in _lists().verbs:
        return ()
    return _split(word)


@lru_cache(maxsize=100_000)
def _split(rest: str) -> tuple[str, ...]:
    """The fewest parts that make up `rest`; empty where that cannot be done.

    Among equals the one with the shortest first part: 'vraag' with 'stelling', not 'vraags' with 'telling'.
    """
    best: tuple[str, ...] = ()
    for end in range(3, len(rest) - 2):
        first = _part(rest[:end])
        for link in _LINKS if first else ():
            if not rest.startswith(link, end):
                continue
            tail = rest[end + len(link) :]
            last = _part(tail)
            after = (last,) if last else _split(tail)
            if after and (not best or len(after) + 1 < len(best)):
                best = (first, *after)
    return best


def _half_known(word: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a compound of which one is known and one is not, such as the name of a village with 'school'."""
    if parts or len(word) < _KNOWN_ALONE + _UNKNOWN or _part(word) or word in _lists().verbs or _with_prefix(word):
        return ()
    for at in range(_UNKNOWN, len(word) - _KNOWN_ALONE + 1):
        if head := _part(word[at:]):
            return (head, *(_simple(rest) for rest in (word[:at], word[:at].removesuffix("s")) if rest != "s"))
    for at in range(len(word) - _UNKNOWN, _KNOWN_ALONE - 1, -1):
        if first := _part(word[:at]):
            rests = [word[at:], *(word[at + 1 :] for link in ("s", "e") if word[at] == link)]
            return (first, *(_simple(rest) for rest in rests if word[at:] not in _ENDINGS))
    return ()


@cache
def _lists() -> Lists:
    nouns = _nouns()
    verbs: dict[str, str] = {}
    prefixed: dict[str, str] = {}
    regular: dict[str, str] = {}
    for line in _lines("verbs.txt"):
        for infinitive in line[1:].split() if line.startswith("+") else ():
            stem = _first_person(infinitive)[-1]
            regular |= dict.fromkeys((*_first_person(infinitive), infinitive, infinitive.removesuffix("en")), stem)
            verbs |= dict.fromkeys(_made_of(infinitive), stem)
        if line.startswith("+"):
            continue
        alone, _, behind = line.partition("|")
        infinitive, *forms = alone.split()
        stem = _first_person(infinitive)[-1]
        now = (infinitive, *(form + ending for form in _first_person(infinitive) for ending in ("", "t")))
        verbs |= dict.fromkeys((*now, *forms, *_made_of(infinitive)), stem)
        participles = [form[2:] for form in forms if form.startswith("ge")]
        prefixed |= dict.fromkeys((*now, *forms, *behind.split(), *participles), stem)
    return Lists(nouns, {form: stem for form, stem in verbs.items() if form not in nouns}, prefixed | verbs, regular)


def _nouns() -> dict[str, str]:
    """Forms of nouns -> the noun: those made by rule give way to those that are written in the list."""
    entries = [entry.split("=") for line in _lines("nouns.txt") for entry in line.split()]
    made = {form: plain(noun) for noun, *_ in entries for form in _forms(plain(noun))}
    return made | {plain(form): plain(entry[0]) for entry in entries for form in entry}


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _first_person(infinitive: str) -> tuple[str, ...]:
    """How the first person of a verb may be written, the likeliest last: neem for nemen, zit for zitten, blijf."""
    base = infinitive.removesuffix("en")
    found = [base]
    if len(base) > 2 and base[-1] == base[-2]:
        found.append(base[:-1])
    elif len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS and base[-2:] not in _UNSTRESSED:
        found.append(base[:-2] + base[-2] * 2 + base[-1])
    return tuple(form[:-1] + {"v": "f", "z": "s"}.get(form[-1], form[-1]) for form in found)


def _made_of(infinitive: str) -> tuple[str, ...]:
    """The noun that a verb gives: plaatsing, plaatsingen."""
    base = infinitive.removesuffix("en")
    return base + "ing", base + "ingen"


def _forms(noun: str) -> set[str]:
    """Every way in which a plural or a diminutive of a noun might be written; ways that do not exist do no harm."""
    bases = {noun}
    if noun[-1] not in _VOWELS and len(noun) > 2:
        hard = noun[:-1] + {"s": "z", "f": "v"}.get(noun[-1], noun[-1])
        bases |= {hard, noun + noun[-1]} if noun[-2] in _VOWELS and noun[-3] not in _VOWELS else {hard}
        if noun[-2] in _VOWELS and noun[-2] == noun[-3]:
            bases |= {base[:-2] + base[-1] for base in (noun, hard)}
    plurals = {base + "en" for base in bases} | {noun + "s", noun + "n"}
    if noun.endswith("heid"):
        plurals.add(noun[:-2] + "den")
    small = {noun + ending + many for ending in _DIMINUTIVES for many in ("", "s")}
    return plurals | small | {noun}
