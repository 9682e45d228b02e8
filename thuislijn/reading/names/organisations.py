# SPDX-License-Identifier: EUPL-1.2
"""Institutions and schools: listed names, and names behind words such as "gezinshuis" and "basisschool"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_listed, is_ordinary
from thuislijn.reading.names.places import place_keys
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import Words, fold

_ARTICLES = frozenset({"de", "het", "t", "den", "la", "le", "el", "al"})
_LINKS = frozenset({"van", "de", "het", "en", "der", "den", "t", "voor", "in", "aan", "op"})
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Institution:
    name: str
    fixed: str
    ambiguous: bool
    needs_article: bool


@cache
def _listed() -> lists.Phrases[_Institution]:
    entries = []
    for section, rows in lists.sections("institutions.txt").items():
        for row in rows:
            name, _, fixed = (part.strip() for part in row.partition("|"))
            plain = name.rstrip("?")
            entries.append((plain, _Institution(plain, fixed, name.endswith("?"), False)))
            article, _, rest = plain.partition(" ")
            if section != "everywhere" and article in ("De", "Het", "'t") and rest:
                entries.append((rest, _Institution(plain, fixed, " " not in rest, True)))
    return lists.Phrases(entries)


@cache
def heads() -> lists.Phrases[Kind]:
    """Words behind which the name of an organisation or school stands."""
    entries = [(line, Kind.INSTITUTION) for line in lists.lines("institution_words.txt")]
    entries += [(head, Kind.SCHOOL) for head in lists.labelled("schools.txt")["heads"]]
    return lists.Phrases(entries, any_case=True)


@cache
def _school_words() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    found = lists.labelled("schools.txt")
    return tuple(found["endings"]), frozenset(found["tails"]), frozenset(found["not"])


def find_organisations(words: Words) -> Iterator[NameSpan]:
    """Spans of institutions and schools, possibly overlapping."""
    for at in range(len(words)):
        word = words[at]
        if word.capital or word.key in ("s", "t"):
            yield from _known_institution(words, at)
            yield from _school_by_ending(words, at)
            yield from _capital_article(words, at)
            yield from _by_tail(words, at)
        yield from _behind_head(words, at)


def _span(words: Words, at: int, behind: int, kind: Kind, certainty: Certainty, fixed: str = "") -> NameSpan:
    start, end = words[at].start, words[behind - 1].end
    if words[at].key in ("s", "t") and words.text[max(0, start - 1) : start] in ("'", "’", "‘"):
        start -= 1
    surface = words.text[start:end]
    return NameSpan(start, end, kind, surface, certainty, f"{kind}:{fold(surface)}", fixed=fixed)


def _known_institution(words: Words, at: int) -> Iterator[NameSpan]:
    found = _listed().match(words, at)
    if found is None:
        return
    behind, institution = found
    word = words[at]
    if institution.fixed:
        region = _region_behind(words, behind)
        if region > behind:
            yield _span(words, at, region, Kind.INSTITUTION, Certainty.SURE, institution.fixed)
        return
    certainty = Certainty.SURE
    if institution.needs_article and (at == 0 or words[at - 1].key not in ("de", "het", "t") or word.opens):
        return
    if behind - at == 1 and (institution.ambiguous or is_listed(word.text)):
        if word.opens or word.key in lists.not_names():
            return
        certainty = Certainty.DOUBTFUL
    # "Jeugdbescherming Regio Amsterdam" is listed; "Bureau Jeugdzorg Flevoland" is the list and a region.
    while behind < len(words) and words[behind].gap in (" ", " & ") and words[behind].text in lists.around("branches"):
        behind += 1
    yield _span(words, at, _region_behind(words, behind), Kind.INSTITUTION, certainty)


def _region_behind(words: Words, at: int) -> int:
    """Index behind the region that follows at once ("Veilig Thuis Gooi en Vechtstreek"), or `at` where none does."""
    if at >= len(words) or words[at].gap != " " or not words[at].capital or words[at].opens:
        return at
    last = at + 1
    if words[at].key not in place_keys() and words[at].key not in lists.around("region_starts"):
        return at
    while last < len(words) and last - at < _MOST_WORDS:
        word = words[last]
        if word.gap in (" ", "-") and word.capital and not word.opens and word.key not in lists.first_names():
            last += 1
        elif word.gap in (" ", "-") and word.key in ("en", "aan", "den", "de", "op") and _capital_at(words, last + 1):
            last += 2
        else:
            break
    return last


def _capital_at(words: Words, at: int) -> bool:
    """Whether a word of a region with a capital stands here."""
    if at >= len(words):
        return False
    word = words[at]
    if not word.capital or word.gap not in (" ", "-") or word.opens:
        return False
    return any(
        word.key in known for known in (place_keys(), lists.around("region_starts"), lists.around("region_ends"))
    )


def _behind_head(words: Words, at: int) -> Iterator[NameSpan]:
    found = heads().match(words, at)
    if found is None:
        return
    first, kind = found
    if first >= len(words) or words[first].gap.strip(" \"“„'‘’«") or "\n" in words[first].gap or not words[first].gap:
        return
    last = first
    if words[last].key == "van" and words[at].key in ("roc", "universiteit", "hogeschool", "maatschap", "praktijk"):
        last += 1
    with_article = last < len(words) and words[last].key in _ARTICLES
    if with_article:
        last += 1
    # "Bureau Merel" inside a sentence is called so; in "groep Merel" she is a child.
    loose = words[at].key in lists.around("loose_heads") and not (words[at].capital and not words[at].opens)
    if last >= len(words) or not _names_something(words, last, with_article, loose):
        return
    behind = _run_of_capitals(words, last + 1)
    if words[at].key == "stichting" and words[at].capital:
        first = at
    name = fold(words.text[words[first].start : words[behind - 1].end])
    if name in place_keys():
        return  # "wijkteam Lelystad": the town is marked as a place
    if words[at].key in lists.around("team_heads") and not with_article:
        kind = Kind.PLACE  # "wijkteam Veenmeer"
    listed = kind is Kind.PLACE or (is_ordinary(words[last].text) and not with_article)
    yield _span(words, first, behind, kind, Certainty.DOUBTFUL if listed else Certainty.SURE)


def _names_something(words: Words, at: int, with_article: bool, loose: bool) -> bool:
    word = words[at]
    if not word.capital or len(word.text) < 2:
        return False
    if word.gap not in (" ", "\u00a0", "'", "’") and word.gap.strip() not in ("'", '"', "‘", "“", "„"):
        return False
    if with_article and words[at - 1].capital:
        return True
    if word.key in lists.not_names() or (word.all_capitals and len(word.text) < 4):
        return False
    return not (loose and word.key in lists.first_names() and not with_article)


def _run_of_capitals(words: Words, at: int) -> int:
    """Index behind the capitalised words, small linking words between them included."""
    start = at
    while at < len(words) and at - start < _MOST_WORDS:
        word = words[at]
        if word.opens or word.gap not in (" ", "-", "'", "’", " & ", "&", ". "):
            break
        if word.capital and word.key not in lists.never_names():
            at += 1
        elif word.key in _LINKS and at + 1 < len(words) and _linked(words, at + 1):
            at += 2
        else:
            break
    return at


def _linked(words: Words, at: int) -> bool:
    """Whether a capitalised word after a link still belongs to the name: "Reinier de Graaf", not "Oost in Almere"."""
    word, link = words[at], words[at - 1]
    if not word.capital or word.gap not in (" ", "-", "'", "’") or word.key in lists.never_names():
        return False
    return (
        link.key in ("van", "de", "der", "den", "t")
        and word.key not in place_keys()
        and (word.key not in lists.first_names())
    )


def _school_by_ending(words: Words, at: int) -> Iterator[NameSpan]:
    endings, tails, never = _school_words()
    word = words[at]
    if word.text in tails:
        first = _walk_back(words, at)
        if first < at:
            yield _span(words, first, at + 1, Kind.SCHOOL, Certainty.SURE)
        return
    if not word.key.endswith(endings) or word.key in never or is_listed(word.text):
        return
    if word.opens and is_ordinary(word.text):
        return
    certainty = Certainty.DOUBTFUL if is_ordinary(word.text) and word.gap != "-" else Certainty.SURE
    yield _span(words, _walk_back(words, at), at + 1, Kind.SCHOOL, certainty)


def _by_tail(words: Words, at: int) -> Iterator[NameSpan]:
    """'Omega Groep', 'Rosa Stichting': a capitalised word that says what the words before it are."""
    if words[at].text not in lists.around("tails") or words[at].opens or words[at].gap != " ":
        return
    first = _walk_back(words, at)
    if first < at and not is_common(words[at - 1].text):
        yield _span(words, first, at + 1, Kind.INSTITUTION, Certainty.SURE)


def _walk_back(words: Words, at: int) -> int:
    """Index of the first capitalised word of the run that ends at word `at`."""
    first = at
    while first > 0 and at - first < _MOST_WORDS and not words[first].opens:
        word = words[first - 1]
        if words[first].gap not in (" ", "-", ". ", "'", "’"):
            break
        if not word.capital and not (word.key in _LINKS and first > 1 and words[first - 2].capital):
            break
        if word.capital and word.key in lists.never_names() and word.key != "sint":
            break
        if word.opens and is_listed(word.text) and word.key not in ("de", "het", "sint"):
            break
        first -= 1
    while first < at and not words[first].capital:
        first += 1
    return first


def _capital_article(words: Words, at: int) -> Iterator[NameSpan]:
    """'op De Wegwijzer': an article with a capital inside a sentence begins a name. Surnames are read elsewhere."""
    word = words[at]
    if word.key not in ("de", "het") or word.opens or at == 0 or at + 1 >= len(words):
        return
    name = words[at + 1]
    if not name.capital or name.gap != " " or name.key in lists.never_names() or name.key in lists.surnames():
        return
    before = words[at - 1].key
    if before in ("op", "naar", "bij", "van", "in", "vanuit", "via", "door", "met") and is_ordinary(name.text):
        yield _span(words, at, _run_of_capitals(words, at + 2), Kind.INSTITUTION, Certainty.DOUBTFUL)
