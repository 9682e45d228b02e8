# SPDX-License-Identifier: EUPL-1.2
"""Persons that nobody told us about: by title, first name, initials, surname prefix, or a capital inside a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import has_large_list, is_listed, is_ordinary, is_people
from thuislijn.reading.names.lists import Title
from thuislijn.reading.names.name_reader import MOST_WORDS, SPACES, NameReader, is_date_word
from thuislijn.reading.names.places import place_keys
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import Word, Words, fold

_SURNAME_ENDINGS = ("stra", "sma", "inga", "enga", "ema", "sema", "oğlu", "oglu", "ski", "ska", "wicz", "czyk", "idis")


def find_persons(words: Words, taken: Collection[NameSpan]) -> Iterator[NameSpan]:
    """Spans of persons. `taken` are places, institutions and schools: a person's name does not run into them."""
    reader = _Reader(words, frozenset(at for span in taken for at in words.between(span.start, span.end)))
    found: list[NameSpan] = []
    at = 0
    while at < len(words):
        behind = reader.person(at, found)
        at = max(at + 1, behind)
    yield from _settle_places(found)
    yield from _again(words, found)


class _Reader:
    """Reads persons from words; `covered` are indexes of words that name something else."""

    def __init__(self, words: Words, covered: frozenset[int]) -> None:
        self.words = words
        self.covered = covered
        self.names = NameReader(words, covered)
        self.not_names = frozenset(lists.in_phrases(words))

    def person(self, at: int, found: list[NameSpan]) -> int:
        """Adds the person whose name or title begins at word `at`, if any; gives the index to go on from."""
        words, word = self.words, self.words[at]
        title = lists.titles().match(words, at)
        if title is not None and not self._inside_name(at):
            behind = self._titled(*title, at, found)
            if behind > at:
                return behind
        if not (word.capital or word.key in lists.prefix_words()) or at in self.covered or at in self.not_names:
            return at
        for read in (self._initials, self._elided, self._first_name, self._prefixed, self._lone_surname, self._unknown):
            behind = read(at, found)
            if behind > at:
                return behind
        return at

    def _inside_name(self, at: int) -> bool:
        return at > 0 and self.words[at].gap in ("-", "'", "’", "")

    def _add(
        self, at: int, behind: int, certainty: Certainty, role: str, found: list[NameSpan], *, genitive: bool = False
    ) -> int:
        words = self.words
        start, end = words[at].start, words[behind - 1].end - genitive
        if words[at].key in ("t", "s") and words.text[max(0, start - 1) : start] in ("'", "’", "‘"):
            start -= 1
        if len(words[behind - 1].text) == 1:
            end += words.text.startswith(".", end)
        surface = words.text[start:end]
        role = role or self._role_beside(at, behind)
        found.append(NameSpan(start, end, Kind.PERSON, surface, certainty, f"person:{fold(surface)}", role))
        return behind

    def _role_beside(self, at: int, behind: int) -> str:
        """The function told beside a name: "de gezinsvoogd, Karin Smit", "Karin Smit (gezinsvoogd)", a signature."""
        words = self.words
        if behind < len(words) and words[behind].gap.strip(" .\r") in (",", "(", "\n", ", de", ",\n"):
            found = lists.titles().match(words, behind)
            if found is not None and found[1].kind == "role":
                return found[1].role
        first = at
        while (
            first > 0
            and at - first < 3
            and words[first].gap in (" ", ". ", " ")
            and words[first - 1].key in lists.around("courtesy")
        ):
            first -= 1
        if first > 0 and words[first].gap == ", ":
            for back in range(max(0, first - 3), first):
                found = lists.titles().match(words, back)
                if found is not None and found[0] == first and found[1].kind == "role":
                    return found[1].role
        return ""

    def _titled(self, first: int, title: Title, at: int, found: list[NameSpan], *, nested: bool = False) -> int:
        words = self.words
        if first >= len(words):
            return at
        labels = title.kind in ("role", "family") and words[first].gap in (": ", ":  ", ":\t")
        if not labels and not _after_title(words[first].gap, words[first - 1]):
            return at
        again = lists.titles().match(words, first)
        if again is not None and not nested and again[0] < len(words):
            # "gezinsvoogd mw. De Boer": the first title tells the role, the second stands nearest.
            inner = Title(again[1].kind, again[1].role or title.role, again[1].sex or title.sex)
            behind = self._titled(again[0], inner, first, found, nested=True)
            if behind > first:
                return behind
        role = "family" if title.kind == "family" else title.role
        name = self.names.name(first, after_title=title.kind)
        if name is None:
            return self._small_letters(first, title, at, found)
        return self._add(first, name.behind, Certainty.SURE, role, found)

    def _small_letters(self, first: int, title: Title, at: int, found: list[NameSpan]) -> int:
        """'mw jansen', as quick notes have it."""
        word = self.words[first]
        if title.kind not in ("courtesy", "role") or first in self.covered or word.capital:
            return at
        behind = self.names.behind_prefixes(first)
        if behind >= len(self.words):
            return at
        last = self.words[behind]
        if last.capital:
            return at
        known = last.key in lists.surnames() or last.key in lists.first_names()
        fits = title.kind == "courtesy" or not is_ordinary(last.text)
        if not known or not fits or last.key in lists.never_names() or (is_listed(last.text) and behind == first):
            return at
        return self._add(first, behind + 1, Certainty.DOUBTFUL, title.role, found)

    def _initials(self, at: int, found: list[NameSpan]) -> int:
        words, word = self.words, self.words[at]
        if len(word.text) != 1 or not words.text.startswith(".", word.end):
            return at
        name = self.names.name(at)
        if name is None or not name.surname:
            return at
        return self._add(at, name.behind, Certainty.SURE, "", found)

    def _elided(self, at: int, found: list[NameSpan]) -> int:
        """ "D'Angelo", "O'Brien": a capital, an apostrophe, and the rest of the name."""
        words, word = self.words, self.words[at]
        if len(word.text) != 1 or not word.capital or at + 1 >= len(words) or words[at + 1].gap not in ("'", "’", "‘"):
            return at
        if not words[at + 1].capital or len(words[at + 1].text) < 3:
            return at
        name = self.names.name(at + 1)
        return self._add(at, name.behind if name else at + 2, Certainty.SURE if name else Certainty.DOUBTFUL, "", found)

    def _first_name(self, at: int, found: list[NameSpan]) -> int:
        word = self.words[at]
        if word.capital and self._possessive(at):
            return self._add(at, at + 1, Certainty.SURE, "", found, genitive=True)
        if not word.capital or word.key not in lists.first_names() or len(word.text) < 2:
            return at
        if is_date_word(self.words, at) or word.key in lists.never_names():
            return at
        name = self.names.name(at)
        if name is None:
            return at
        if word.gap == "-" and at and self.words[at - 1].capital and at - 1 not in self.covered:
            return self._add(at - 1, name.behind, Certainty.SURE, "", found)  # "Ard-Jan"
        if name.behind - at > 1 and not (word.opens and is_ordinary(word.text) and not name.surname):
            return self._add(at, name.behind, self._surety(at), "", found)
        certainty = self._alone(at)
        return at if certainty is None else self._add(at, name.behind, certainty, "", found)

    def _possessive(self, at: int) -> bool:
        """Whether the word is a first name with the s of possession ("Emiels ouders")."""
        word = self.words[at]
        stem = word.key[:-1]
        if not word.key.endswith("s") or len(stem) < 4 or stem not in lists.first_names() or word.all_capitals:
            return False
        return word.key not in lists.first_names() | lists.surnames() and not is_ordinary(word.text)

    def _surety(self, at: int) -> Certainty:
        return Certainty.DOUBTFUL if self.words[at].all_capitals else Certainty.SURE

    def _alone(self, at: int) -> Certainty | None:
        """How sure one first name by itself is a name; None: not at all."""
        words, word = self.words, self.words[at]
        before = words[at - 1].key if at and word.gap.strip() == "" else ""
        if word.all_capitals:
            return None if len(word.text) < 4 or is_ordinary(word.text) else Certainty.DOUBTFUL
        if not is_ordinary(word.text) and word.key not in lists.not_names():
            return Certainty.DOUBTFUL if before in ("de", "het", "een") else Certainty.SURE
        if word.opens:
            if (word.key in lists.calendar() and len(word.text) > 3) or word.key == "mei":
                return None
            following = words[at + 1] if at + 1 < len(words) else None
            if following is None or following.gap not in (" ", ", ") or following.key not in lists.around("verbs"):
                return None
            return Certainty.DOUBTFUL
        if before in lists.around("determiners") or before in ("in", "spreekt", "vak"):
            return None
        return Certainty.DOUBTFUL if word.key in lists.not_names() or len(word.text) < 3 else Certainty.SURE

    def _prefixed(self, at: int, found: list[NameSpan]) -> int:
        """'Van der Velde' inside a sentence, 'De Vries' anywhere."""
        words, word = self.words, self.words[at]
        prefix = lists.prefixes().match(words, at)
        if prefix is None or not (word.capital or word.key in ("t",)):
            return at
        name = prefix[0]
        if name >= len(words) or name in self.covered or words[name].gap not in SPACES:
            return at
        surname = words[name]
        common = is_ordinary(surname.text) and surname.key not in lists.surnames()
        if not self.names.is_surname(name, False, True, "") or common or surname.key in place_keys():
            return at
        if surname.key in lists.first_names() - lists.surnames() and word.opens:
            return at  # "Van Afke"
        behind = self.names.surname(at, at, False, "")
        if behind <= name:
            return at
        doubt = is_ordinary(surname.text) or surname.key not in lists.surnames()
        return self._add(at, behind, Certainty.DOUBTFUL if doubt else Certainty.SURE, "", found)

    def _lone_surname(self, at: int, found: list[NameSpan]) -> int:
        word = self.words[at]
        if word.all_capitals or not word.capital or is_ordinary(word.text) or word.key in lists.never_names():
            return at
        if word.key not in lists.surnames() and not (word.key.endswith(_SURNAME_ENDINGS) and len(word.key) > 5):
            return at
        behind = self.names.surname(at, at, True, "")
        return self._add(at, behind, Certainty.SURE, "", found) if behind > at else at

    def _unknown(self, at: int, found: list[NameSpan]) -> int:
        """Capitalised words that no list knows: a name more often than not, so a person has to look."""
        if not self._strange(at):
            return at
        behind = at + 1
        while (
            behind < min(len(self.words), at + MOST_WORDS)
            and self.names.continues(at, behind)
            and self._strange(behind)
        ):
            behind += 1
        surname = self.names.surname(behind, at, True, "") if behind < len(self.words) else behind
        before = self.words[at - 1].key if at and self.words[at].gap == " " else ""
        self._add(at, max(behind, surname), Certainty.DOUBTFUL, "name", found)
        if before in ("te", "in", "naar", "uit", "nabij", "gemeente") and surname <= behind:
            place = found.pop()
            found.append(replace(place, kind=Kind.PLACE, key=f"place:{fold(place.surface)}", role=""))
        return max(behind, surname)

    def _strange(self, at: int) -> bool:
        words, word = self.words, self.words[at]
        if not word.capital or len(word.text) < 3 or word.all_capitals or at in self.covered or at in self.not_names:
            return False
        if word.key in lists.not_names() or is_ordinary(word.text) or not word.text.isalpha():
            return False
        if is_people(word.text):
            return False
        if (
            _in_one_run(words, at)
            or any(c.isupper() for c in word.text[1:])
            or (at and word.gap in ("-", "", "/", "_"))
            or _hyphen_follows(words, at)
        ):
            return False
        before = words[at - 1].key if at and word.gap == " " else ""
        if before in lists.around("determiners"):
            return False
        # Without the large list a sentence start tells nothing.
        return not word.opens or (has_large_list() and len(word.text) > 3)


def _in_one_run(words: Words, at: int) -> bool:
    """Whether the word is a part of a longer one ("WhatsApp")."""
    return at + 1 < len(words) and words[at + 1].start == words[at].end


def _hyphen_follows(words: Words, at: int) -> bool:
    end = words[at].end
    return words.text[end : end + 1] == "-" and words.text[end + 1 : end + 2].isalnum()


def _after_title(gap: str, title: Word) -> bool:
    if gap in (" ", "\u00a0", "  ", "\n", "\r\n"):
        return True
    return len(title.text) <= 4 and gap in (".", ". ", ".\u00a0", ".\n", ".  ")


def _again(words: Words, found: list[NameSpan]) -> Iterator[NameSpan]:
    """Parts of names that are sure somewhere count as that name wherever they stand with a capital."""
    parts: dict[str, NameSpan] = {}
    for span in found:
        if not span.sure or span.kind is not Kind.PERSON:
            continue
        for index in words.between(span.start, span.end):
            word = words[index]
            if len(word.text) > 2 and word.key not in lists.prefix_words():
                parts.setdefault(word.key, span)
    for at, word in enumerate(words.items):
        if not word.capital or word.key not in parts or word.key in lists.never_names() or word.gap == "":
            continue
        certainty = Certainty.SURE
        if is_ordinary(word.text):
            if not word.opens or word.key not in lists.first_names():
                continue
            following = words[at + 1] if at + 1 < len(words) else None
            if following is not None and following.gap == " " and following.key in lists.around("after_word"):
                continue
            sure = following is not None and following.key in lists.around("verbs")
            certainty = Certainty.SURE if sure else Certainty.DOUBTFUL
        role = parts[word.key].role
        yield NameSpan(word.start, word.end, Kind.PERSON, word.text, certainty, f"person:{word.key}", role)


def _settle_places(found: list[NameSpan]) -> list[NameSpan]:
    """A strange word that stands behind "te" or "in" somewhere is that place everywhere."""
    places = {span.key.removeprefix("place:") for span in found if span.kind is Kind.PLACE}
    return [
        replace(span, kind=Kind.PLACE, key=f"place:{fold(span.surface)}", role="")
        if span.role == "name" and fold(span.surface) in places
        else span
        for span in found
    ]
