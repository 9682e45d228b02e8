# SPDX-License-Identifier: EUPL-1.2
"""Finds the written forms of known entities in words; who of several is meant stands in `meant.py`.

Case: a form counts with its capitals, in ALL CAPITALS, and in small letters unless its words are common Dutch words
("mila" counts, "roos" does not: lexicon/names/ordinary_words.txt); in file names small letters always count. A name
that is also a common word does not count at the start of a sentence where what follows shows the common word
("Wil hij naar huis?").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_listed
from thuislijn.reading.names.entities import Entity
from thuislijn.reading.names.known import is_surname_form
from thuislijn.reading.names.lists import Phrase
from thuislijn.reading.names.meant import titles_before, who_is_meant
from thuislijn.reading.names.spans import Kind
from thuislijn.reading.names.words import Word, Words, fold, read_words

_NOT_AFTER_INITIAL = re.compile(r"\.(?:[ \u00a0]?[^\W\d_a-z]|\w)")


@dataclass(frozen=True, slots=True)
class Match:
    """Words `at` up to `behind` name one of `candidates` (indexes of entities; several where it cannot be told).

    `title` is the first word of the titles before it, `genitive` whether a possessive s hangs on the last word.
    """

    at: int
    behind: int
    candidates: tuple[int, ...]
    genitive: bool = False
    initial: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    phrase: Phrase[int]
    small_letters: bool  # counts in small letters too
    ordinary: bool  # one word that is an ordinary word as well
    bare: bool  # an ordinary word that names something with its article ("Esdoorn" of "De Esdoorn")
    surname: bool  # nothing but a surname
    role_word: bool  # "Voogd": a surname that is also what pseudonyms are made of


class Matcher:
    """The forms of entities, looked up word by word; the longest wins."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = tuple(entities)
        self._forms: dict[str, list[_Form]] = {}
        self._initials: dict[str, list[int]] = {}
        self._abbreviations: dict[str, list[int]] = {}
        for index, entity in enumerate(self.entities):
            surnames = _surnames(entity)
            for text in (*entity.forms, *_without_article(entity)):
                form = _form(text, index, entity, surnames)
                if form is not None:
                    self._forms.setdefault(form.phrase.words[0].key, []).append(form)
            if entity.family and entity.kind is Kind.PERSON:
                for first in {name.given[0][:1] for name in entity.names if name.given}:
                    self._initials.setdefault(fold(first), []).append(index)
            for short in abbreviations_of(entity):
                self._abbreviations.setdefault(short, []).append(index)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.phrase.words))

    def find(self, words: Words, *, file_name: bool = False, titles_decide: bool = False) -> Iterator[Match]:
        """Matches in order of place, never overlapping.

        `titles_decide`: "juf Anna" is nobody of ours when our only Anna is a child.
        """
        at = 0
        while at < len(words):
            match = self._longest(words, at, file_name) or self._initial(words, at) or self._abbreviated(words, at)
            if match is not None and titles_decide and self._is_somebody_else(match, words):
                match = None
            if match is not None:
                match = self._with_letter(match, words)
                yield match
                at = match.behind
            else:
                at += 1

    def _is_somebody_else(self, match: Match, words: Words) -> bool:
        title = next((title for _, title in titles_before(words, match.at)), None)
        if title is None or not title.address:
            return False
        return not any(lists.may_be_one(self.entities[index].role, title.role) for index in match.candidates)

    def _longest(self, words: Words, at: int, file_name: bool) -> Match | None:
        key = words[at].key
        forms = self._forms.get(key, ())
        # "Ruuds": the form is one letter shorter than the word.
        possessive = self._forms.get(key[:-1], ()) if key.endswith("s") and len(key) > 3 else ()
        found: list[_Form] = []
        size, genitive = 0, False
        for form in (*forms, *possessive):
            length = len(form.phrase.words)
            if length < size:
                continue
            with_s = _ends_with_s(form.phrase, words, at)
            if _fits(form, words, at, with_s, file_name):
                if length > size:
                    size, found, genitive = length, [], with_s
                if with_s == genitive:
                    found.append(form)
        if not found:
            return None
        candidates = tuple(dict.fromkeys(form.phrase.value for form in found))
        everyone = {index: self.entities[index] for index in candidates}
        meant = who_is_meant(everyone, words, at, at + size, all(form.surname for form in found))
        return Match(at, at + size, meant, genitive)

    def _initial(self, words: Words, at: int) -> Match | None:
        """'R.' for Ruud: a letter and a full stop where a person is expected."""
        word = words[at]
        if len(word.text) != 1 or not word.capital or word.key not in self._initials:
            return None
        if not words.text.startswith(".", word.end) or _NOT_AFTER_INITIAL.match(words.text, word.end):
            return None
        following = words[at + 1] if at + 1 < len(words) else None
        before = words[at - 1].key if at and word.gap == " " else ""
        if word.opens:
            if following is None or following.opens or not following.text.islower():
                return None
            if following.gap not in (". ", ".\n"):
                return None
        elif before not in lists.around("before_initial"):
            return None
        return Match(at, at + 1, tuple(self._initials[word.key]), initial=True)

    def _abbreviated(self, words: Words, at: int) -> Match | None:
        """'FK' for Fenna Kamphuis, 'LvR' for Lotte van Rossum; a known abbreviation of the field is never a person."""
        found = self._abbreviations.get(words[at].text)
        joined = words[at].gap in ("-", "'", "’", "&") or words.text[words[at].end : words[at].end + 1] in ("&", "'")
        if not found or joined:
            return None
        own = [index for index in found if self.entities[index].family]
        return Match(at, at + 1, tuple(own or found))

    def _with_letter(self, match: Match, words: Words) -> Match:
        """The match with the letter of a surname behind it: 'Stijn L' for Stijn Lammers."""
        at = match.behind
        if at >= len(words) or match.genitive or match.initial or len(words[at].text) != 1 or not words[at].capital:
            return match
        if words[at].gap not in (" ", "_", "\u00a0"):
            return match
        meant = [index for index in match.candidates if words[at].key in _surname_letters(self.entities[index])]
        return replace(match, behind=at + 1, candidates=tuple(meant)) if meant else match


def _without_article(entity: Entity) -> Iterator[str]:
    """'Esdoorn' for 'De Esdoorn': what people call a house or a school in passing."""
    if entity.kind not in (Kind.INSTITUTION, Kind.SCHOOL):
        return
    for form in entity.forms:
        first, _, rest = form.partition(" ")
        if fold(first).lstrip("'’‘") in ("de", "het", "t") and len(rest) > 3 and rest[0].isupper():
            yield rest


def abbreviations_of(entity: Entity) -> frozenset[str]:
    """The initials that stand for a person with first name (or initial) and surname: 'FK', 'LvR' and 'LR'."""
    if entity.kind is not Kind.PERSON or entity.role in ("family", "name"):
        return frozenset()
    found = set()
    for name in entity.names:
        first = name.given[0][0] if name.given else name.initials[:1]
        surname = [word.text for word in read_words(name.surname).items]
        if not first or not surname or not surname[-1][:1].isupper():
            continue
        small = "".join(word[0].lower() for word in surname[:-1])
        found |= {first.upper() + small + surname[-1][0], first.upper() + surname[-1][0]}
        found.add((first + small + surname[-1][0]).upper())
        if "-" in name.surname:
            found.add(first.upper() + "".join(word[0] for word in surname if word[0].isupper()))
    return frozenset(short for short in found if fold(short) not in lists.not_names())


def _surname_letters(entity: Entity) -> frozenset[str]:
    if entity.kind is not Kind.PERSON or entity.role == "family":
        return frozenset()
    return frozenset(name.core[:1] for name in entity.names if name.core)


def _surnames(entity: Entity) -> tuple[str, ...]:
    if entity.role == "family":
        return entity.forms
    return tuple(dict.fromkeys(name.surname for name in entity.names if name.surname))


def _form(text: str, index: int, entity: Entity, surnames: tuple[str, ...]) -> _Form | None:
    words = read_words(text).items
    own = [word for word in words if word.key not in lists.prefix_words() and len(word.text) > 1] or list(words)
    if not words or all(len(word.text) == 1 for word in words):
        return None
    common = [word for word in own if is_common(word.text)]
    small = entity.kind is Kind.PERSON and (len(common) < len(own) or (len(own) > 1 and entity.family))
    single = len(words) == 1
    return _Form(
        Phrase(words, index),
        small_letters=small and any(len(word.text) > 2 for word in own),
        ordinary=single and bool(common),
        bare=single and entity.kind in (Kind.INSTITUTION, Kind.SCHOOL) and is_listed(words[0].text),
        surname=entity.kind is Kind.PERSON and is_surname_form(text, surnames),
        role_word=single and words[0].key in lists.role_words(),
    )


def _ends_with_s(phrase: Phrase[int], words: Words, at: int) -> bool:
    last = at + len(phrase.words) - 1
    return last < len(words) and words[last].key == phrase.words[-1].key + "s"


def _fits(form: _Form, words: Words, at: int, with_s: bool, file_name: bool) -> bool:
    count = len(form.phrase.words)
    if at + count > len(words):
        return False
    theirs = words.items[at : at + count]
    phrase = form.phrase
    if with_s:
        last = theirs[-1]
        if len(phrase.words[-1].text) < 3 or is_listed(last.text) or last.key in lists.first_names():
            return False
        shortened = Word(last.text[:-1], phrase.words[-1].key, last.start, last.end - 1, last.opens, last.gap)
        theirs = (*theirs[:-1], shortened)
    if not phrase.fits(Words(words.text, theirs, ()), 0, any_case=True):
        return False
    if file_name:
        return True
    if not all(_case_fits(mine, word, form.small_letters) for mine, word in zip(phrase.words, theirs, strict=True)):
        return False
    return _not_the_ordinary_word(form, words, at)


def _case_fits(mine: Word, theirs: Word, small_letters: bool) -> bool:
    if theirs.capital or not mine.capital or mine.key in lists.prefix_words():
        return True
    return small_letters


def _not_the_ordinary_word(form: _Form, words: Words, at: int) -> bool:
    word = words[at]
    if form.role_word and word.opens:
        return False
    if word.key in lists.calendar() and _beside_number(words, at):
        return False
    if not (form.ordinary or form.bare) or not word.opens or word.all_capitals:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if form.bare and following is not None:
        return not following.joined or following.key in lists.around("verbs")
    return following is None or following.gap != " " or following.key not in lists.around("after_word")


def _beside_number(words: Words, at: int) -> bool:
    beside = [words[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return any(word.text.isdecimal() for word in beside)
