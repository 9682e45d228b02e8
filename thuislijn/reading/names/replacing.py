# SPDX-License-Identifier: EUPL-1.2
"""Text with pseudonyms in place of names; every other character stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thuislijn.reading.names.entities import Entity
from thuislijn.reading.names.matching import Match, Matcher
from thuislijn.reading.names.meant import named_by_head, titles_before
from thuislijn.reading.names.numbers import PLACEHOLDERS, find_numbers
from thuislijn.reading.names.places import HOUSE_NUMBER
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.spans import Kind
from thuislijn.reading.names.words import Words, clean, fold, read_words

_Planned = tuple[int, int, str, str]  # start, end in the clean text, what comes there, key
_OR = {"nl": " of ", "en": " or "}
_MOST_CANDIDATES = 3
_OPENING_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSING_QUOTE = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_MOST_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters `start` to `end` of the text before became `new_start` to `new_end` of the text after."""

    start: int
    end: int
    new_start: int
    new_end: int
    surface: str
    pseudonym: str
    key: str


def pseudonymise(text: str, pseudonyms: Pseudonyms, *, file_name: bool = False) -> tuple[str, tuple[Replacement, ...]]:
    """The text with pseudonyms, and what was replaced where, in order.

    Names are those in `pseudonyms`; numbers of persons are found by their form. `file_name`: the text is the name of
    a file, where small letters count as names too. Doing it twice changes nothing.
    """
    return _replacer(pseudonyms)(text, file_name=file_name)


class Replacer:
    """`pseudonymise` for many texts: the forms of the names are prepared once."""

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self.pseudonyms = pseudonyms
        self._matcher = Matcher(pseudonyms.entities)

    def __call__(self, text: str, *, file_name: bool = False) -> tuple[str, tuple[Replacement, ...]]:
        plan = self._found(text, file_name)
        hidden, done = _build(text, plan)
        # What stands beside a name changes when a neighbour is replaced ("R. Almere" becomes "R. plaats 1"), so it is
        # read again until nothing is left to replace; only then doing it twice changes nothing.
        for _ in range(_MOST_ROUNDS):
            more = self._found(hidden, file_name)
            if not more:
                break
            hidden, done = _build(text, _composed(done, hidden, more))
        return hidden, done

    def _found(self, text: str, file_name: bool) -> list[_Planned]:
        """What to replace, in order, in places of the text itself."""
        cleaned = clean(text)
        planned = []
        for start, end, new, key in _without_overlap(self._planned(read_words(cleaned.text), file_name)):
            first, last = cleaned.original(start, end)
            if text[first:last] != new and _whole(text, first, last):
                planned.append((first, last, new, key))
        return planned

    def _planned(self, words: Words, file_name: bool) -> Iterator[_Planned]:
        pseudonyms = self.pseudonyms
        column = 1 if pseudonyms.language == "en" else 0
        for span in find_numbers(words.text, birth_dates=pseudonyms.birth_dates):
            if fold(span.surface) not in pseudonyms.ordinary:
                yield span.start, span.end, PLACEHOLDERS[span.key][column], span.key
        for match in self._matcher.find(words, file_name=file_name):
            yield _replacement(match, self._matcher, words, pseudonyms, file_name)


@lru_cache(maxsize=16)
def _replacer(pseudonyms: Pseudonyms) -> Replacer:
    return Replacer(pseudonyms)


def _build(text: str, planned: list[_Planned]) -> tuple[str, tuple[Replacement, ...]]:
    """The text with everything planned put in its place."""
    pieces: list[str] = []
    done: list[Replacement] = []
    at = length = 0
    for start, end, new, key in planned:
        pieces += [text[at:start], new]
        length += start - at
        done.append(Replacement(start, end, length, length + len(new), text[start:end], new, key))
        length += len(new)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(done)


def _composed(done: tuple[Replacement, ...], between: str, more: list[_Planned]) -> list[_Planned]:
    """What was done and what is to follow, as one plan for the text before.

    `more` has its places in `between`, the text after `done`. What touches an earlier replacement takes it in whole.
    """
    added: list[tuple[int, int, str, str]] = []
    swallowed: set[int] = set()
    behind = 0
    for start, end, new, key in more:
        touching = [r for r in done if r.new_start < end and start < r.new_end]
        first = min([start, *(r.new_start for r in touching)])
        last = max([end, *(r.new_end for r in touching)])
        if first < behind:
            continue  # shares an earlier replacement with the one before; its turn comes in the next round
        behind = last
        swallowed.update(r.start for r in touching)
        whole = between[first:start] + new + between[end:last]
        added.append((_before(done, first), _before(done, last), whole, key))
    kept = [(r.start, r.end, r.pseudonym, r.key) for r in done if r.start not in swallowed]
    return sorted(kept + added)


def _before(done: tuple[Replacement, ...], place: int) -> int:
    """The place in the text before of a place in the text after that does not lie inside a replacement."""
    passed = [r for r in done if r.new_end <= place]
    return place - passed[-1].new_end + passed[-1].end if passed else place


def _without_overlap(planned: Iterator[_Planned]) -> list[_Planned]:
    """The longest of what overlaps, in order of place."""
    kept: list[_Planned] = []
    taken: set[int] = set()
    for entry in sorted(planned, key=lambda entry: (entry[0] - entry[1], entry[0])):
        place = range(entry[0], entry[1])
        if not any(at in taken for at in place):
            taken.update(place)
            kept.append(entry)
    return sorted(kept)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letters of the same word stand before or behind: 'RvdK' holds no name.

    A capital after a small letter begins a word of its own ("BriefMila").
    """
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    own_start = not before.isalpha() or (before.islower() and text[start].isupper()) or not text[start].isalpha()
    own_end = not behind.isalpha() or (text[end - 1].islower() and behind.isupper()) or not text[end - 1].isalpha()
    return own_start and own_end


def _possessive(new: str, language: str) -> str:
    """A pseudonym with the s of possession, as Dutch writes it: "vaders", "oma's", "jeugdige 2's"."""
    if language == "en":
        return new + "'s"
    if new[-1:] in ("s", "x", "z"):
        return new + "'"
    plain = new[-1:].islower() and not (new[-1:] in "aiouy" or new.endswith(" e"))
    return new + ("s" if plain else "'s")


def _apostrophe(words: Words, end: int) -> int:
    """How many characters of possession stand behind a name: "'s", or the ' of "Thijs' moeder"."""
    text = words.text
    if text[end : end + 1] not in ("'", "’", "‘") or not text[end : end + 1]:
        return 0
    if text[end + 1 : end + 2] == "s" and not text[end + 2 : end + 3].isalnum():
        return 2
    line = text[text.rfind("\n", 0, end) + 1 : end]
    quoted = len(_OPENING_QUOTE.findall(line)) > len(_CLOSING_QUOTE.findall(line))
    follows = text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower()
    return int(text[end - 1] in "sxzSXZ" and follows and not quoted)


def _replacement(match: Match, matcher: Matcher, words: Words, pseudonyms: Pseudonyms, file_name: bool) -> _Planned:
    entities = [matcher.entities[index] for index in match.candidates]
    start, end = words[match.at].start, words[match.behind - 1].end
    if words[match.at].key in ("s", "t") and words.text[max(0, start - 1) : start] in ("'", "’", "‘"):
        start -= 1
    names = list(dict.fromkeys(entity.pseudonym(pseudonyms.language) for entity in entities))
    new = _OR["en" if pseudonyms.language == "en" else "nl"].join(names[:_MOST_CANDIDATES])
    key = "|".join(entity.key for entity in entities)
    lone = match.initial or len(words[match.behind - 1].text) == 1
    if lone and not file_name and len(words[match.behind - 1].text) == 1:
        end += words.text.startswith(".", end) and not _closes(words, match.behind)
    first = match.at
    if entities[0].kind is Kind.PERSON:
        first = _with_titles(match.at, entities, words)
        start = min(start, words[first].start)
    elif entities[0].role == "street":
        number = HOUSE_NUMBER.match(words.text, end)
        end = number.end() if number else end
    elif entities[0].kind is not Kind.PLACE and not entities[0].label and named_by_head(words, match.at):
        new = new.rsplit(" ", 1)[-1]  # "gezinshuis De Linde" becomes "gezinshuis B"
    if first == match.at and entities[0].role == "family" and titles_before(words, first):
        new = new.rsplit(" ", 1)[-1]  # "gezin De Boer" becomes "gezin A"
    marks = _apostrophe(words, end)
    if match.genitive or marks:
        new, end = _possessive(new, pseudonyms.language), end + marks
    # A name that is the whole text is a label: "jeugdige 1". With its title it is a heading: "Familie A".
    label = start == 0 and end == len(words.text) and first == match.at
    if words[first].opens and words[first].capital and not label:
        new = new[:1].upper() + new[1:]
    return start, end, new, key


def _closes(words: Words, behind: int) -> bool:
    """Whether the full stop behind an initial also ends the sentence."""
    return behind >= len(words) or words[behind].opens


def _with_titles(at: int, entities: list[Entity], words: Words) -> int:
    """Index of the first title that the pseudonym takes the place of: "mw.", and "juf" where it says leerkracht."""
    first = at
    for index, title in titles_before(words, at):
        role = "family" if title.word.startswith("fam") else title.role
        if title.kind == "courtesy" or (role and all(entity.role == role for entity in entities)):
            first = index
        else:
            break
    return first
