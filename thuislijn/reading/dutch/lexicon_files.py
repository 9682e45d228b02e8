# SPDX-License-Identifier: EUPL-1.2
"""Reads the editable word lists in `lexicon/` and compiles them so that a word is looked up once.

A pattern is a row of words. A word may carry a `*` at either end, name alternatives with `/`, or a group with `@`;
`..3` allows up to three words between, `<>3` the same in either order. `~halen` stands for all forms of a verb,
`~op+halen` for those of one with a loose particle. The files themselves say what each list is for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.dutch.verbs_nl import forms, separable

CUE_FILES = (
    "verblijf",
    "maatregel",
    "melding",
    "diagnose",
    "hulp",
    "levensgebeurtenis",
    "school",
    "veiligheid",
    "gedrag",
    "justitie",
    "contact",
)
_CODES = ("plek", "doel", "maatregel", "hulp", "teken", "gebeurtenis", "school", "vorm")
NEGATIVES = word_set("niet geen nooit nauwelijks amper zonder weigert weigeren weigerde weigerden zelden")
_IN_DATES = word_set(
    """
    op januari februari maart april mei juni juli augustus september oktober november december lente voorjaar zomer
    najaar herfst winter begin eind medio halverwege vorig vorige afgelopen maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag daarna daarop toen
    """
)
_WIDE_GAP = 3  # only a pattern that leaves room lets a date stand between
_AFTER_PREPOSITION = word_set(
    """
    de het een deze die dit dat zijn haar mijn hun ons onze m'n z'n d'r elke elk iedere ieder basis advies verzoek
    school straat januari februari maart april mei juni juli augustus september oktober november december alle haar hem
    """
)
_BLOCKS = word_set(". ; : , ( ) ! ?")  # words that a gap in a pattern never jumps


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of slots, each with the number of words that may stand before it."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]
    rest: frozenset[int] = frozenset()  # the slots after the first: a sentence that lacks one cannot match
    all_slots: frozenset[int] = frozenset()
    loose: bool = False  # holds a wildcard, so a pattern that names the word itself goes before it
    apart: bool = False  # ends in the particle of a verb, so not in a preposition with what it goes with
    negative: bool = False  # says itself that something was not so: 'niet naar school', 'geen contact'


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a list: what it suggests and which words must, may or may not stand near."""

    type: str
    kind: str
    aspect: str
    near: tuple[Pattern, ...]
    not_near: tuple[Pattern, ...]
    before: frozenset[str]
    weak: bool
    in_note: bool
    codes: Mapping[str, str]
    weight: int


Entry: TypeAlias = tuple[Pattern, Rule, bool]
"""A pattern, the rule it belongs to, and whether it is weak."""


@dataclass
class Slots:
    """Word patterns by number; `of(word)` gives the numbers of all that a word fits."""

    groups: Mapping[str, tuple[str, ...]]
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    literal: dict[str, set[int]] = field(default_factory=dict)
    prefix: dict[str, set[int]] = field(default_factory=dict)
    suffix: dict[str, set[int]] = field(default_factory=dict)
    infix: dict[str, set[int]] = field(default_factory=dict)
    known: dict[str, frozenset[int]] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The number of a slot as written in a file: 'kwam/kwamen', '@wonen', '*pleeggezin'."""
        atoms: list[str] = []
        for part in text.split("/") if len(text) > 1 else [text]:
            atoms.extend(self._atoms(part))
        key = tuple(sorted(set(atoms)))
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            for atom in key:
                self._add(atom, self.numbers[key])
        return self.numbers[key]

    def _atoms(self, part: str) -> tuple[str, ...]:
        if part.startswith("@"):
            return self.groups[part[1:]]
        if part.startswith("~"):
            particle, _, verb = part[1:].rpartition("+")
            return separable(particle, verb) if particle else _as_written(verb)
        return (part,)

    def _add(self, atom: str, number: int) -> None:
        bare = atom.strip("*")
        if atom == "*" or not bare:
            raise ValueError(f"een patroon mag niet alleen uit een sterretje bestaan: {atom!r}")
        table = self.literal
        if atom.startswith("*") and atom.endswith("*"):
            table = self.infix
        elif atom.startswith("*"):
            table = self.suffix
        elif atom.endswith("*"):
            table = self.prefix
        table.setdefault(bare, set()).add(number)

    def of(self, word: str) -> frozenset[int]:
        """All slots that the lower-cased word fits."""
        found = self.known.get(word)
        if found is None:
            found = self._search(word)
            if len(self.known) > 200_000:
                self.known.clear()
            self.known[word] = found
        return found

    def _search(self, word: str) -> frozenset[int]:
        found = set(self.literal.get(word, ()))
        reach = min(len(word), 40)
        for cut in range(1, reach + 1):
            found |= self.prefix.get(word[:cut], set())
            found |= self.suffix.get(word[-cut:], set())
        if self.infix and len(word) > 3:
            for part, numbers in self.infix.items():
                if part in word:
                    found |= numbers
        return frozenset(found)


@dataclass(frozen=True)
class Lexicon:
    """All rules; `rarest` groups the patterns by the slot that the fewest sentences fill, `modal` by the first."""

    slots: Slots
    rarest: Mapping[int, tuple[tuple[frozenset[int], int, Entry], ...]]
    modal: Mapping[int, tuple[tuple[str, Pattern], ...]]
    modal_firsts: frozenset[int]

    def possible(self, present: frozenset[int]) -> dict[int, list[Entry]]:
        """The patterns that lack none of the slots of a sentence, by their first slot, in the order of the files."""
        found: list[tuple[frozenset[int], int, Entry]] = []
        for slot in self.rarest.keys() & present:
            found += [entry for entry in self.rarest[slot] if entry[0] <= present]
        found.sort(key=_in_file)
        by_first: dict[int, list[Entry]] = {}
        for _, _, entry in found:
            by_first.setdefault(entry[0].slots[0], []).append(entry)
        return by_first


def _in_file(entry: tuple[frozenset[int], int, Entry]) -> int:
    return entry[1]


def match(pattern: Pattern, slots: list[frozenset[int]], words: tuple[str, ...], at: int) -> int | None:
    """Index of the last word of the pattern if it begins at word `at`; None where it does not."""
    if pattern.slots[0] not in slots[at]:
        return None
    last = at
    for slot, gap in zip(pattern.slots[1:], pattern.gaps[1:], strict=True):
        found = _next_place(slot, gap, slots, words, last + 1)
        if found is None:
            return None
        last = found
    if pattern.apart and last + 1 < len(words) and (words[last + 1] in _AFTER_PREPOSITION or words[last + 1].isdigit()):
        return None
    return last


def _next_place(slot: int, gap: int, slots: list[frozenset[int]], words: tuple[str, ...], place: int) -> int | None:
    """Where the next slot is filled, at most `gap` words on; a date between counts for nothing."""
    left = gap + 1
    while left and place < len(words):
        if slot in slots[place]:
            return place
        word = words[place]
        if word in _BLOCKS and not (word == "." and len(words[place - 1]) == 1):  # 'plaatsing K. op de groep'
            return None
        if gap < _WIDE_GAP or not (word[0].isdigit() or word in _IN_DATES):
            left -= 1
        place += 1
    return None


def _as_written(verb: str) -> tuple[str, ...]:
    """All forms of a verb, and its weak participle with the slip that many people make: 'gewoont', 'gestopd'."""
    found = forms(verb)
    slip = {"d": "t", "t": "d"}.get(found.participle[-1])
    return (*found.all, found.participle[:-1] + slip) if slip else found.all


_EITHER_WAY = re.compile(r"^(.+?) <>(\d+) (.+)$")
_SEPARABLE = re.compile(r"~([a-z]+)\+([a-zë]+)")
_APART = 6  # words that may stand between a verb and its particle


def _patterns(text: str, slots: Slots) -> list[Pattern]:
    """The patterns that one line of a list stands for: its words in either order, its verbs whole and in two."""
    if found := _EITHER_WAY.match(text):
        first, gap, second = found.groups()
        return [
            pattern for a, b in ((first, second), (second, first)) for pattern in _patterns(f"{a} ..{gap} {b}", slots)
        ]
    patterns = [_pattern(text, slots)]
    if "veilig thuis" in text:
        patterns += _patterns(text.replace("veilig thuis", "vt"), slots)
    for found in _SEPARABLE.finditer(text):
        particle, verb = found.groups()
        # 'mee genomen': a participle that was written as two words
        patterns.append(
            _pattern(f"{text[: found.start()]}{particle} {forms(verb).participle}{text[found.end() :]}", slots)
        )
        lead, tail = text[: found.start()].rpartition(" ")[0].strip(), text[found.end() :].partition(" ")[2].strip()
        parts = [f"~{verb}"] + ([tail] if tail else []) + [f"..{_APART} {particle}"]
        patterns.append(_pattern(" ".join([lead, *parts]).strip(), slots, apart=True))
        if lead:
            subject = re.sub(r"\s*\.\.\d+$", "", lead)
            patterns.append(_pattern(f"~{verb} ..{_APART} {subject} ..{_APART} {particle}", slots, apart=True))
    return patterns


def _pattern(text: str, slots: Slots, apart: bool = False) -> Pattern:
    numbers: list[int] = []
    gaps: list[int] = []
    gap = 0
    for part in text.split():
        if part.startswith("..") and part[2:].isdigit():
            gap = int(part[2:])
            continue
        if part == "*":
            gap += 1
            continue
        numbers.append(slots.number(part))
        gaps.append(gap)
        gap = 0
    if not numbers:
        raise ValueError(f"leeg patroon {text!r}")
    denies = not NEGATIVES.isdisjoint(re.split(r"[ /]", text))
    return Pattern(tuple(numbers), tuple(gaps), frozenset(numbers[1:]), frozenset(numbers), "*" in text, apart, denies)


def _rule(kind: Mapping[str, Any], entry: Mapping[str, Any], slots: Slots, weight: int) -> Rule:
    return Rule(
        type=kind["type"],
        kind=entry["soort"],
        aspect=entry.get("aard", kind.get("aard", "toestand")),
        near=tuple(p for text in entry.get("bij", ()) for p in _patterns(text, slots)),
        not_near=tuple(p for text in entry.get("niet", ()) for p in _patterns(text, slots)),
        before=frozenset(entry.get("voor", ())),
        weak=entry.get("zwak", False),
        in_note=entry.get("notitie", False),
        codes={code: entry[code] for code in _CODES if code in entry},
        weight=weight,
    )


def _load(name: str) -> dict[str, Any]:
    text = files("thuislijn.reading").joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The compiled word lists; read once.

    Raises ValueError with the name of the file where a list is not well formed.
    """
    groups = {name: tuple(words.split()) for name, words in _load("woordgroepen")["groepen"].items()}
    slots = Slots(groups)
    entries: list[Entry] = []
    for weight, name in enumerate(CUE_FILES):
        data = _load(name)
        for place, entry in enumerate(data["aanwijzing"]):
            try:
                rule = _rule(data, entry, slots, weight * _RULES + place)
                weak = set(entry.get("zwakke_woorden", ()))
                for text in entry["woorden"]:
                    entries.extend((p, rule, rule.weak or text in weak) for p in _patterns(text, slots))
            except (KeyError, ValueError) as error:
                raise ValueError(f"lexicon/{name}.toml, aanwijzing {entry.get('soort', '?')}: {error}") from error
    modal = _by_first(_load("wijs")["wijs"], slots)
    return Lexicon(slots, _by_rarest(entries, slots), modal, frozenset(modal))


def _by_rarest(entries: list[Entry], slots: Slots) -> dict[int, tuple[tuple[frozenset[int], int, Entry], ...]]:
    """Patterns with their place in the files, by the slot that the fewest words (and the longest) can fill."""
    weights = {number: sum(1 + 40 * (len(atom) < _SHORT_WORD) for atom in key) for key, number in slots.numbers.items()}
    found: dict[int, list[tuple[frozenset[int], int, Entry]]] = {}
    for place, entry in enumerate(entries):
        found.setdefault(min(entry[0].slots, key=weights.__getitem__), []).append((entry[0].all_slots, place, entry))
    return {slot: tuple(group) for slot, group in found.items()}


_RULES = 1000  # more than any file has, so that the weight of a rule keeps the order of the files and within them
_SHORT_WORD = 5  # letters: shorter words stand in most sentences


def _by_first(lists: Mapping[str, Iterable[str]], slots: Slots) -> dict[int, tuple[tuple[str, Pattern], ...]]:
    """The patterns of all lists with the name of their list, by their first slot."""
    found: dict[int, list[tuple[str, Pattern]]] = {}
    for name, texts in lists.items():
        for text in texts:
            for pattern in _patterns(text, slots):
                found.setdefault(pattern.slots[0], []).append((name, pattern))
    return {slot: tuple(patterns) for slot, patterns in found.items()}
