# SPDX-License-Identifier: EUPL-1.2
"""Names that no list knows, by what stands around them: a capital inside a sentence, "locatie X", "te X", "De X belde".

Dutch writes no noun with a capital, so a word that has one inside a sentence is a name unless a list explains it
(not_names.txt, titles.txt). What is found here is doubtful; what stands behind a telling word ("team", "regio") is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_listed, is_people, is_proper
from thuislijn.reading.names.organisations import heads
from thuislijn.reading.names.places import HOUSE_NUMBER, place_keys
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import Word, Words, clean, fold, read_words

_SPACES = (" ", "\u00a0", "  ", "\n")
_MOST_WORDS = 4
_ARTICLES = ("de", "het", "t", "'t")


def find_by_context(words: Words) -> Iterator[NameSpan]:
    """Spans of places and institutions by their context, possibly overlapping with others."""
    phrases = frozenset(lists.in_phrases(words))
    for at, word in enumerate(words.items):
        if at in phrases or (at and word.gap == "") or not word.capital or len(word.text) < 2 or word.all_capitals:
            continue
        if word.key in _ARTICLES:
            yield from _behind_article(words, at)
        elif _may_name(words, at):
            yield from _behind_word(words, at)
            yield from _set_apart(words, at)


def _behind_article(words: Words, at: int) -> Iterator[NameSpan]:
    """'De Esdoorn' anywhere, 'Het Vlechtwerk' inside a sentence."""
    if at + 1 >= len(words) or words[at + 1].gap not in (" ", "\u00a0") or not _may_name(words, at + 1):
        return
    name = words[at + 1]
    if words[at].opens and (name.key in lists.surnames() or is_proper(name.text) or _is_function(name.key)):
        return
    behind = _run(words, at + 2)
    if behind == at + 2 and name.key in lists.surnames():
        return  # "De Boer" is read as a person
    place = at > 0 and words[at].gap == " " and words[at - 1].key in ("te", "gemeente")
    sure = Certainty.DOUBTFUL if words[at].opens else Certainty.SURE
    yield _span(words, at, behind, Kind.PLACE if place else Kind.INSTITUTION, sure)


def _behind_word(words: Words, at: int) -> Iterator[NameSpan]:
    """A capitalised word behind a small one: 'naar Duinpad', 'in de Linde', 'team Hoogwaarde', 'regio Rietland'."""
    word = words[at]
    if at and word.gap == ", " and not word.opens and not is_listed(word.text) and not _stays(words, at):
        yield _span(words, at, _run(words, at + 1), Kind.PLACE, Certainty.SURE)  # "Kerkweg 3, Kromwijk"
    if at == 0 or word.gap not in _SPACES or words[at - 1].text.isdecimal():
        return
    before = words[at - 1].key
    if before in lists.around("place_heads"):
        yield _span(words, at, _run(words, at + 1), Kind.PLACE, Certainty.SURE)
        return
    if words[at - 1].capital and before in lists.around("body_ends") and not _is_function(word.key):
        yield _span(words, at, _run(words, at + 1), Kind.PLACE, Certainty.SURE)  # "Veilig Thuis Rietland"
        return
    small = not words[at - 1].capital or (words[at - 1].opens and before in _before_names())
    if word.opens or not small:
        return
    if _stays(words, at):
        return
    behind = _run(words, at + 1)
    number = HOUSE_NUMBER.match(words.text, words[behind - 1].end)
    if number and (before in _ARTICLES or before in ("op", "aan", "in")):  # "aan de Zonnehoek 22"
        surface = words.text[word.start : number.end()]
        key = f"place:street:{fold(surface)}"
        yield NameSpan(word.start, number.end(), Kind.PLACE, surface, Certainty.SURE, key)
        return
    sure = Certainty.DOUBTFUL if is_listed(word.text) else Certainty.SURE
    if before in lists.around("towards"):
        yield _span(words, at, behind, Kind.PLACE, sure)
    elif before in lists.around("at_places") or before in _ARTICLES or not is_listed(word.text) or _odd(word):
        yield _span(words, at, behind, Kind.INSTITUTION, Certainty.DOUBTFUL)


def _odd(word: Word) -> bool:
    """Whether an ordinary word has no reason to be written with a capital behind a small one: 'ene Boef'.

    A common word may begin a sentence whose full stop was lost, a participle the next line of a journal ("Gebeld").
    """
    return word.gap == " " and not is_common(word.text) and not word.key.startswith("ge")


def _set_apart(words: Words, at: int) -> Iterator[NameSpan]:
    """A word that stands by itself: a cell, 'Betty (Thuiskracht)', 'Wijzerplaats, centrum voor jeugdpsychiatrie'."""
    word, gap = words[at], words[at].gap
    behind = words[at + 1].gap if at + 1 < len(words) else words.text[word.end : word.end + 1]
    if _is_function(word.key) or is_common(word.text) or "\n" in gap + behind:
        return
    if gap.strip() == "|" and behind.strip() == "|" and not word.key.endswith("en"):
        yield NameSpan(word.start, word.end, Kind.PERSON, word.text, Certainty.DOUBTFUL, f"person:{word.key}", "name")
    beside_name = gap == " (" and behind.startswith(")") and at > 0 and words[at - 1].key in lists.first_names()
    explained = word.opens and behind == ", " and words[at + 1].text.islower() and heads().match(words, at + 1)
    if beside_name or explained:
        yield _span(words, at, at + 1, Kind.INSTITUTION, Certainty.DOUBTFUL)


def _stays(words: Words, at: int) -> bool:
    """Whether the capital says something else: a function ("de Jeugdbeschermer"), a people or language ("Zweeds")."""
    word = words[at]
    if _is_function(word.key) or word.key in lists.first_names() or word.key in lists.surnames():
        return True
    return is_people(word.text)


def _may_name(words: Words, at: int) -> bool:
    word = words[at]
    if not word.capital or len(word.text) < 3 or word.all_capitals or not word.text.isalpha():
        return False
    if words.text[word.end : word.end + 1].isalpha():  # "PlayStation"
        return False
    if any(c.isupper() for c in word.text[1:]) or word.key in lists.not_names() or word.key in lists.role_words():
        return False
    return word.key not in _title_words() and heads().match(words, at) is None


def _run(words: Words, at: int) -> int:
    """Index behind the capitalised words that follow ("Lage Hoeve"), at most four in all."""
    start = at
    while at < len(words) and at - start < _MOST_WORDS - 1:
        word = words[at]
        if word.opens or word.gap not in (" ", "-") or not _may_name(words, at) or _is_function(word.key):
            break
        if word.key in lists.first_names():
            break
        at += 1
    return at


@cache
def _before_names() -> frozenset[str]:
    return lists.around("towards") | lists.around("at_places")


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for line in lists.lines("titles.txt") for word in fold(line.partition("|")[0]).split())


def _is_function(key: str) -> bool:
    """Whether the word says what somebody or some body is: '-werker', '-team'; formal papers write a capital there."""
    return key.endswith(tuple(lists.around("function_endings")))


def _span(words: Words, at: int, behind: int, kind: Kind, certainty: Certainty) -> NameSpan:
    start, end = words[at].start, words[behind - 1].end
    surface = words.text[start:end]
    if kind is Kind.PLACE and fold(surface) in place_keys():
        certainty = Certainty.SURE
    return NameSpan(start, end, kind, surface, certainty, f"{kind}:{fold(surface)}")


def find_in_headers(text: str, found: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Names in a header or sender ("De Kiem, Hoogwaarde") besides those `found`: every word that no list explains."""
    words = read_words(clean(text).text)
    covered = set(lists.in_phrases(words))
    covered |= {at for span in found for at in words.between(span.start, span.end)}
    for at, word in enumerate(words.items):
        head = heads().match(words, at)
        covered |= set(range(at, head[0])) if head else set()
        plain = at in covered or word.gap in ("@", ".", "_") or _is_function(word.key)
        if not plain and _may_name(words, at):
            yield _span(words, at, at + 1, Kind.INSTITUTION, Certainty.DOUBTFUL)


_ADDRESS = re.compile(r"[\w.+-]{1,64}@([a-z0-9-]{3,63})\.", re.I)
# Post boxes that everybody may have tell nothing.
_ANYBODYS = frozenset(
    [
        "gmail",
        "hotmail",
        "outlook",
        "live",
        "icloud",
        "yahoo",
        "ziggo",
        "kpnmail",
        "kpn",
        "planet",
        "home",
        "xs4all",
        "post",
        "mail",
        "upcmail",
    ]
)


def find_by_addresses(texts: Iterable[str]) -> Iterator[NameSpan]:
    """Capitalised words that are the domain of an address in one of the texts: 'De Zandloper' of @dezandloper.nl."""
    everything = tuple(texts)
    domains = {fold(m.group(1)).replace("-", "") for text in everything for m in _ADDRESS.finditer(text)} - _ANYBODYS
    if not domains:
        return
    ends = tuple({domain[-4:] for domain in domains})
    for text in everything:
        words = read_words(clean(text).text)
        for at, word in enumerate(words.items):
            if not word.capital or not word.key.endswith(ends):
                continue
            for first in range(max(0, at - 2), at + 1):
                joined = "".join(words[i].key for i in range(first, at + 1))
                if (
                    joined in domains
                    and words[first].capital
                    and all(words[i].gap in (" ", "-") for i in range(first + 1, at + 1))
                ):
                    yield _span(words, first, at + 1, Kind.INSTITUTION, Certainty.SURE)
                    break
