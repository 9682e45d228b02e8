# SPDX-License-Identifier: EUPL-1.2
"""How far one person's name runs: first names or initials, small words, surname."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_listed, is_ordinary
from thuislijn.reading.names.places import place_keys
from thuislijn.reading.names.words import Words

MOST_WORDS = 8
HYPHENS = ("-", "'", "’", "‑")
SPACES = (" ", "\u00a0", "  ", "-", "‑", "'", "’")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was read: index behind its last word, and what it consists of."""

    behind: int
    given: bool
    surname: bool


class NameReader:
    """Reads single names. `covered` are indexes of words that name something else: a name does not run into them.

    `after_title` is the kind of title in front ("courtesy", "role", "kin", "family"), empty where there is none.
    """

    def __init__(self, words: Words, covered: frozenset[int]) -> None:
        self.words = words
        self.covered = covered

    def name(self, at: int, *, after_title: str = "") -> Name | None:
        """The name that begins at word `at`: given names or initials, prefixes, surname."""
        words = self.words
        index, given = at, 0
        while index < len(words) and index - at < MOST_WORDS and self.continues(at, index):
            word = words[index]
            if (len(word.text) == 1 and word.capital and words.text.startswith(".", word.end) and given < 5) or (
                word.capital and word.key in lists.first_names() and self._is_name_word(index, after_title)
            ):
                given += 1
            else:
                break
            index += 1
        behind = self.surname(index, at, given > 0, after_title)
        if behind > index:
            return Name(behind, given > 0, True)
        if given == 0 or (given == 1 and len(words[at].text) == 1 and not after_title):
            return None
        if all(len(words[i].text) == 1 for i in range(at, index)) and after_title not in ("courtesy", "role", "kin"):
            return None
        return Name(index, True, False)

    def continues(self, at: int, index: int) -> bool:
        """Whether word `index` may stand in the name that began at word `at`."""
        if index == at:
            return index not in self.covered or self.words[index].key in lists.first_names()
        word, before = self.words[index], self.words[index - 1]
        if index in self.covered and word.key not in lists.surnames() and not self._place_as_surname(at, index):
            return False
        if word.gap in SPACES or (word.gap.strip() in ("'", "’", "‘") and word.key in ("t", "s", "n")):
            return True
        if len(before.text) == 1 and word.gap in (".", ". ", ".-"):
            return True
        # A name may be broken at the end of a line after a small word or an initial.
        return word.gap in ("\n", "\r\n", ".\n") and (before.key in lists.prefix_words() or len(before.text) == 1)

    def _place_as_surname(self, at: int, index: int) -> bool:
        """'Ans van Hattem', 'familie Van Hattem', 'Merel Odijk': a town behind a name or title is a surname."""
        if self.words[index].key not in place_keys() or self.words[index].gap != " ":
            return False
        before = self.words[index - 1]
        return before.key in ("van", "der", "den") or (index - at == 1 and before.key in lists.first_names())

    def _is_name_word(self, index: int, after_title: str) -> bool:
        word = self.words[index]
        if word.key in lists.never_names() or is_date_word(self.words, index):
            return False
        if after_title and index and not is_ordinary(word.text):
            return True
        return not word.all_capitals or len(word.text) > 3 or bool(after_title)

    def surname(self, index: int, at: int, given: bool, after_title: str) -> int:
        """Index behind prefixes and surname from word `index` on, or `index` where none stands there."""
        words = self.words
        last = self.behind_prefixes(index)
        if any(not self.continues(at, i) or (words[i].opens and i > at) for i in range(index, last)):
            return index
        prefixed = last > index
        if last >= len(words) or not self.continues(at, last):
            return index
        if not self.is_surname(last, given, prefixed, after_title):
            return index
        small_start = prefixed and index == at and not words[at].capital
        if small_start and after_title and not self._surname_after(last, after_title):
            return index
        last += 1
        while last < min(len(words), index + MOST_WORDS) and words[last].capital and words[last].gap in ("", *HYPHENS):
            last += 1
        # "De Boer - van Dijk", "De Boer-van Dijk"
        if last < len(words) and words[last].gap in ("-", " - ", "‑") and words[last].key in lists.prefix_words():
            second = self.behind_prefixes(last)
            if second > last and words[second].gap in SPACES and self.is_surname(second, True, True, after_title):
                return second + 1
        # "Yılmaz Demir"
        if last < len(words) and words[last].gap == " " and words[last].key in lists.surnames() and self._plain(last):
            last += 1
        return last

    def behind_prefixes(self, index: int) -> int:
        """Index behind "van", "van der", "el" and the like; `index` where none stands there."""
        behind = index
        for _ in range(2):  # "van der", "el Ben"
            found = lists.prefixes().match(self.words, behind) if behind < len(self.words) else None
            if found is None or found[0] >= len(self.words):
                break
            first = self.words[behind]
            if (
                first.key in lists.around("prepositions")
                and not first.capital
                and not (behind and len(self.words[behind - 1].text) == 1)
            ):
                break  # "Melvin op de Linde"
            behind = found[0]
        return behind

    def _surname_after(self, index: int, after_title: str) -> bool:
        """Whether small "van" behind a title begins a surname: "juf van Dijk", but not "de broer van Amber"."""
        word = self.words[index]
        if after_title == "kin":
            return False
        return after_title == "courtesy" or word.key in lists.surnames() or word.key not in lists.first_names()

    def _signs(self, initial: int) -> bool:
        """Whether initial and capitalised word stand as a name does: on a line of their own or behind a small word."""
        words, word = self.words, self.words[initial + 1]
        if word.key in lists.around("after_word") or word.key in lists.around("verbs") or is_common(word.text):
            return False
        before = words[initial - 1] if initial else None
        if before is None or words[initial].opens:
            return True
        return not before.capital and before.text.isalpha() and before.key not in lists.around("before_letter")

    def _plain(self, index: int) -> bool:
        word = self.words[index]
        return word.capital and index not in self.covered and not is_listed(word.text) and not word.opens

    def is_surname(self, index: int, given: bool, prefixed: bool, after_title: str) -> bool:
        word = self.words[index]
        if len(self.words[index - 1].text) == 1 and index and not prefixed and not after_title:
            # "optie B. Dit": an initial alone makes no surname of every word; "consulent is J. Tuinman" is one.
            given = given and (not is_listed(word.text) or self._signs(index - 1))
        if not word.capital or len(word.text) < 2 or word.key in lists.never_names():
            return False
        if not word.all_capitals and any(c.isupper() for c in word.text[1:]):
            return False  # "RvdK"
        if index in self.covered and not (given or after_title in ("courtesy", "family")):
            return False
        if word.all_capitals and (len(word.text) < 4 or not (given or after_title)):
            return False
        if word.key in lists.surnames() or not is_ordinary(word.text):
            return True
        # Dutch writes no noun with a capital: behind "mevrouw" or a first name it is a surname ("Tim Achterberg").
        if after_title and not word.opens and word.gap == " " and not word.all_capitals:
            return lists.titles().match(self.words, index) is None and word.key not in lists.not_names()
        return after_title in ("courtesy", "family") or (given and not word.opens) or (prefixed and bool(after_title))


def is_date_word(words: Words, at: int) -> bool:
    """'12 Mei', 'Jan 2019': the name of a month beside a number."""
    if words[at].key not in lists.calendar():
        return False
    beside = [words[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return any(word.text.isdecimal() and word.gap.strip(" .-") == "" for word in beside)
