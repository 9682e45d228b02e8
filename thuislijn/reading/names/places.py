# SPDX-License-Identifier: EUPL-1.2
"""Towns, municipalities, regions, streets and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_listed, is_ordinary
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import Word, Words, fold

# House number, with letter or addition: 12, 12a, 12 A, 12-3, 12 bis, 12-hs.
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
HOUSE_NUMBER = re.compile(
    r"(?:[ \u00a0]{1,2}|,[ ]|[ ]nr\.?[ ]|[ ]nummer[ ])\d{1,4}(?![ ](?:" + _MONTHS + r"|uur|jaar|keer|weken|dagen)\b)"
    r"(?:[ ]?[a-zA-Z](?!\w)|[ ]?-[ ]?\w{1,4}(?!\w)|[ ]bis\b)?(?![\w/:]|[.,]\d)"
)
_POSTCODE_BEHIND = re.compile(r",?[ \t]{0,4}(?:\r?\n[ \t]{0,8})?[1-9]\d{3}[ \u00a0]?[A-Z]{2}(?!\w)")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    ambiguous: bool  # also an ordinary word or a surname
    region: bool


@cache
def _gazetteer() -> lists.Phrases[_Place]:
    entries = []
    for section, rows in lists.sections("places.txt").items():
        for row in rows:
            for name in row.split(";"):
                if name.strip():
                    plain = name.strip().rstrip("?")
                    entries.append((plain, _Place(plain, name.strip().endswith("?"), section == "regions")))
    return lists.Phrases(entries)


@cache
def place_keys() -> frozenset[str]:
    """Folded place names of one word."""
    rows = [row for rows in lists.sections("places.txt").values() for row in rows]
    return frozenset(fold(name.strip().rstrip("?")) for row in rows for name in row.split(";") if name.strip())


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    found = lists.labelled("streets.txt")
    return tuple(found["strong"]), tuple(found["weak"]), frozenset(found["not"])


def find_places(words: Words) -> Iterator[NameSpan]:
    """Spans of towns and streets, possibly overlapping."""
    for at in range(len(words)):
        word = words[at]
        if not (word.capital or word.key in ("s", "t")):
            yield from _town_in_small_letters(words, at)
            continue
        yield from _town(words, at)
        if word.capital:
            yield from _street(words, at)


def _town(words: Words, at: int) -> Iterator[NameSpan]:
    found = _gazetteer().match(words, at)
    if found is None:
        yield from _of_the_town(words[at])
        return
    behind, place = found
    word, last = words[at], words[behind - 1]
    start = word.start
    if word.key == "s" and words.text[max(0, start - 1) : start] in ("'", "’", "‘"):
        start -= 1
    before = words[at - 1].key if at and word.gap.strip() == "" else ""
    said = before in lists.around("before_place") and not (word.opens and before not in ("in", "te", "gemeente"))
    certainty = Certainty.SURE
    if word.all_capitals and len(word.text) < 4:
        return
    if place.ambiguous and not said:
        if word.opens or before in lists.around("determiners"):
            return
        certainty = Certainty.DOUBTFUL
    elif behind - at == 1 and word.opens and is_listed(word.text) and not said:
        return
    surface = words.text[start : last.end]
    yield NameSpan(start, last.end, Kind.PLACE, surface, certainty, f"place:{fold(place.name)}")


def _of_the_town(word: Word) -> Iterator[NameSpan]:
    """'de Hilversumse wijk'."""
    stem = word.key.removesuffix("se").removesuffix("er")
    if stem == word.key or len(stem) < 4 or stem not in place_keys():
        return
    if word.key not in lists.not_names() and not is_listed(word.text):
        yield NameSpan(word.start, word.end, Kind.PLACE, word.text, Certainty.DOUBTFUL, f"place:{word.key}")


def _town_in_small_letters(words: Words, at: int) -> Iterator[NameSpan]:
    """'in groningen', as quick notes have it."""
    word = words[at]
    if at == 0 or word.key not in place_keys() or words[at - 1].key not in lists.around("towards") or word.gap != " ":
        return
    if len(word.text) > 3 and not is_ordinary(word.text):
        yield NameSpan(word.start, word.end, Kind.PLACE, word.text, Certainty.DOUBTFUL, f"place:{word.key}")


def _street(words: Words, at: int) -> Iterator[NameSpan]:
    """A street that begins at word `at`: by its ending, by 'Laan van ...', or by number and postcode behind it."""
    strong, weak, never = _endings()
    last = at
    while last < len(words) and last - at < _MOST_WORDS:
        word = words[last]
        if last > at and not _goes_on(words, last):
            break
        ends_so = word.key.endswith(strong) or word.key.endswith(weak)
        number = HOUSE_NUMBER.match(words.text, word.end)
        named = ends_so and word.key not in never and _whole_name(words, at, last)
        if number and word.capital and (named or _POSTCODE_BEHIND.match(words.text, number.end())):
            yield _address(words, at, number.end(), Certainty.SURE)
            return
        if named and word.key.endswith(strong) and word.capital and not _ordinary_street(word):
            sure = not word.opens or last > at
            yield _address(words, at, word.end, Certainty.SURE if sure else Certainty.DOUBTFUL)
            return
        last += 1
    yield from _laan_van(words, at)


def _goes_on(words: Words, index: int) -> bool:
    """Whether the word belongs to the same street name: capitalised or a small word of names, one space further."""
    word = words[index]
    if word.gap not in (" ", "-", "'", "’", ". ", ".") or word.opens:
        return False
    return word.capital or word.key in lists.prefix_words() or word.text.isdecimal()


def _whole_name(words: Words, at: int, last: int) -> bool:
    """A word in front belongs to the street only when it stands inside the sentence ("Oude Kerkstraat")."""
    if at == last:
        return True
    first = words[at]
    if first.key in lists.around("street_titles"):
        return True
    often = ("de", "het", "oude", "nieuwe", "lange", "korte", "grote")
    if first.key in lists.never_names() or (first.key in lists.around("determiners") and first.key not in often):
        return False
    return not (first.opens and is_listed(first.text) and first.key not in often)


def _ordinary_street(word: Word) -> bool:
    return is_listed(word.text)


def _laan_van(words: Words, at: int) -> Iterator[NameSpan]:
    if words[at].key not in ("laan", "weg", "plein", "kade", "hof", "straat") or at + 2 >= len(words):
        return
    if words[at + 1].key not in ("van", "der", "de", "naar", "aan", "op") or words[at + 1].gap != " ":
        return
    last = at + 1
    while last + 1 < len(words) and last - at < _MOST_WORDS and _goes_on(words, last + 1):
        last += 1
        if words[last].capital:
            number = HOUSE_NUMBER.match(words.text, words[last].end)
            if number:
                yield _address(words, at, number.end(), Certainty.SURE)
                return
    if words[last].capital and not words[at].opens:
        yield _address(words, at, words[last].end, Certainty.DOUBTFUL)


def _address(words: Words, at: int, end: int, certainty: Certainty) -> NameSpan:
    start = words[at].start
    surface = words.text[start:end]
    return NameSpan(start, end, Kind.PLACE, surface, certainty, f"place:street:{fold(surface)}")
