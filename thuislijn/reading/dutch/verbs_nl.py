# SPDX-License-Identifier: EUPL-1.2
"""The forms of Dutch verbs: strong ones from `lexicon/werkwoorden.toml`, all others by rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_FIXED_PREFIX = ("ver", "ont", "her", "be", "ge", "er")  # never loose, and without 'ge' in the participle
_VOICELESS = frozenset("tkfschpx")
_VOWELS = "aeiouy"
_OPEN = re.compile(r"(?:^|[^aeiouy])([aeou])[^aeiouywhx]$")  # 'mak' of 'maken' is 'maak'


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb; `present` includes the infinitive."""

    present: tuple[str, ...]
    past: tuple[str, ...]
    participle: str

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.present, *self.past, self.participle)


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, Forms], frozenset[str], tuple[str, ...]]:
    """Strong verbs, verbs in a stressed '-eren', and the weak verbs that tense is told by."""
    text = files("thuislijn.reading").joinpath("lexicon", "werkwoorden.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    strong = {}
    for infinitive, row in data["sterk"].items():
        present, past, participle = (part.split() for part in row.split("|"))
        strong[infinitive] = Forms((*present, infinitive), tuple(past), participle[0])
    return strong, frozenset(data["klemtoon"].split()), tuple(data["zwak"].split())


@lru_cache(maxsize=4096)
def forms(infinitive: str) -> Forms:
    """All forms of a verb by its infinitive, without any loose particle: 'bellen' gives belt, belde, gebeld."""
    strong = _known()[0]
    if infinitive in strong:
        return strong[infinitive]
    for prefix in _FIXED_PREFIX:
        base = infinitive.removeprefix(prefix)
        if base != infinitive and base in strong:
            found = strong[base]
            return Forms(
                tuple(prefix + word for word in found.present),
                tuple(prefix + word for word in found.past),
                prefix + found.participle.removeprefix("ge"),
            )
    return _weak(infinitive)


def separable(particle: str, infinitive: str) -> tuple[str, ...]:
    """The forms of a separable verb written as one word: 'op', 'halen' gives opgehaald, ophalen, ophaalde."""
    return tuple(particle + word for word in forms(infinitive).all)


@lru_cache(maxsize=1)
def past_forms() -> frozenset[str]:
    """Past forms of all verbs in the list that are not also a present one or another common word."""
    strong, stressed, weak = _known()
    past = {word for verb in (*strong, *stressed, *weak) for word in forms(verb).past}
    present = {word for verb in (*strong, *stressed, *weak) for word in forms(verb).present}
    return frozenset(past - present)


@lru_cache(maxsize=1)
def finite_forms() -> frozenset[str]:
    """Past forms, and the present ones in '-t' that no noun looks like ('woont', but not 'vlucht')."""
    strong, stressed, weak = _known()
    found = [forms(verb) for verb in (*strong, *stressed, *weak)]
    return past_forms() | {word for verb in found for word in verb.present[1:-1] if word != verb.present[0]}


def _weak(infinitive: str) -> Forms:
    root = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    voiceless = root[-1:] in _VOICELESS
    stem = root
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        stem = root[:-1]
    elif _OPEN.search(root) and not _unstressed(infinitive):
        stem = root[:-1] + root[-2] + root[-1]
    if stem[-1:] in "vz":
        stem = stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]
    second = stem if stem.endswith("t") else stem + "t"
    ending = "te" if voiceless else "de"
    past = (stem + ending, stem + ending + "n")
    closing = "" if stem[-1:] in "dt" else ending[0]
    prefix = "" if infinitive.startswith(_FIXED_PREFIX) and infinitive not in _GE_TOO else "ge"
    if prefix and stem[0] == "e":
        return Forms((stem, second, infinitive), past, "geë" + stem[1:] + closing)
    return Forms((stem, second, infinitive), past, prefix + stem + closing)


_GE_TOO = frozenset(("bellen", "beloven", "bedelen", "erven", "bekken", "gebaren"))


def _unstressed(infinitive: str) -> bool:
    """'weigeren', 'wandelen', 'oefenen': the last syllable of the stem has a dull e, unless the list says otherwise."""
    if not re.search(r"[aeiouy][^aeiouy]+e[lrnm]en$", infinitive):
        return False
    return infinitive not in _known()[1]
