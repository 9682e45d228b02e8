# SPDX-License-Identifier: EUPL-1.2
"""How plain a Dutch text reads: long sentences, long words, who did it, and words with a plainer one beside them.

Measures of our own, in the direction that advice on language level B1 points: short sentences, people who do things,
ordinary words. No grade, neither of the text nor of who wrote it: every figure can be counted after.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from thuislijn.reading.wording.container import forms_of
from thuislijn.timeline.vocabulary import Language

SENTENCE = 15
"""Words in a sentence on average up to which a text reads easily aloud; above it the hint speaks."""
LONGEST = 25
"""Words up to which one sentence is not called long."""
LONG_WORD = 14
"""Letters from which a word counts as long; 'gezinsvoogd' has 11, 'jeugdbescherming' 16."""
_LONG_WORDS = 0.1  # share of long words above which the hint speaks
_LEAST = 8  # words: a shorter text has no average worth telling

_WORD = re.compile(r"[^\W_][\w'’-]*")
_SENTENCE = re.compile(r"[^.!?\n]+")
_NOT_THE_END = re.compile(r"(?<=\d)\.(?=\d)|\b(?:bijv|bv|nl|evt|ca|nr|o\.a|d\.w\.z|m\.b\.t|i\.v\.m|mw|dhr)\.", re.I)
_NO_DEED = (
    "gezinnen|gesprekken|gezicht|geld|geluid|geduld|gebied|gebieden|gedachten|geheugen|gewicht|verdriet|verband|"
    "verstand|verleden|beleid|beiden|bezoeken|berichten|herfst"
)
"""Words that begin and end as a participle does and are none."""
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b.{0,120}?\b"
    rf"(?!(?:{_NO_DEED})\b)(?:(?:ge|be|ver|her|ont|mis)\w{{1,30}}(?:d|t|en|aan|ien)|"
    r"\w{2,30}(?:ge\w{2,20}(?:d|t|en)|eerd))\b",
    re.I | re.S,
)
_NOUNS = re.compile(r"\b(?:de|het)\s{1,5}\w{2,30}(?:ing|atie|iteit|heid|en)\s{1,5}van\b", re.I)


@dataclass(frozen=True, slots=True)
class HardWord:
    """Characters `start` to `end` are a word with a plainer one beside it."""

    start: int
    end: int
    surface: str
    plainer: str


@dataclass(frozen=True, slots=True)
class Plainness:
    """What can be counted in a text. `longest` is the number of words of its longest sentence; `passive` counts the
    sentences that do not say who did it, `nouns` the actions written as a thing ('het bieden van')."""

    words: int
    sentences: int
    longest: int
    long_words: int
    passive: int
    nouns: int
    hard: tuple[HardWord, ...]

    @property
    def average(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def speaks(self) -> bool:
        """Whether there is something worth a second look."""
        return bool(self.hard) or bool(self.line("nl"))

    def line(self, language: Language) -> str:
        """One line with the arithmetic of what stands out; empty where nothing does."""
        dutch = language == "nl"
        told = []
        if self.words >= _LEAST and (self.average > SENTENCE or self.longest > LONGEST):
            average = f"{self.average:.0f}"
            told.append(
                f"{self.words} woorden in {self.sentences} {'zin' if self.sentences == 1 else 'zinnen'}: gemiddeld "
                f"{average}, de langste {self.longest}. Tot {SENTENCE} leest vlot."
                if dutch
                else f"{self.words} words in {self.sentences} sentence{'' if self.sentences == 1 else 's'}: {average} "
                f"on average, the longest {self.longest}. Up to {SENTENCE} reads easily."
            )
        if self.words >= _LEAST and self.long_words > max(1, self.words * _LONG_WORDS):
            told.append(
                f"{self.long_words} van de {self.words} woorden tellen {LONG_WORD} letters of meer."
                if dutch
                else f"{self.long_words} of the {self.words} words have {LONG_WORD} letters or more."
            )
        if self.passive:
            told.append(
                f"{self.passive} keer 'wordt' of 'werd': wie deed het?"
                if dutch
                else f"{self.passive} times 'wordt' or 'werd' (was done): who did it?"
            )
        if self.nouns:
            told.append(
                f"{self.nouns} keer een handeling als ding ('het bieden van'): wie doet dat?"
                if dutch
                else f"{self.nouns} times an action as a thing ('het bieden van'): who does it?"
            )
        return " ".join(told)


def plainness(text: str) -> Plainness:
    """Counts what makes a Dutch text hard to read. Never raises; an empty text has nothing to count."""
    lengths = [length for sentence in _sentences(text) if (length := sum(1 for _ in _WORD.finditer(sentence)))]
    words = [one.group() for one in _WORD.finditer(text)]
    return Plainness(
        words=len(words),
        sentences=len(lengths),
        longest=max(lengths, default=0),
        long_words=sum(len(word) >= LONG_WORD for word in words),
        passive=sum(_PASSIVE.search(sentence) is not None for sentence in _sentences(text)),
        nouns=sum(1 for _ in _NOUNS.finditer(text)),
        hard=tuple(_hard(text)),
    )


def _sentences(text: str) -> list[str]:
    """The text cut at full stops, questions, exclamations and line ends; dots of dates and abbreviations are none."""
    return _SENTENCE.findall(_NOT_THE_END.sub(lambda one: one.group().replace(".", " "), text))


def _hard(text: str) -> Iterator[HardWord]:
    pattern, plainer = _hard_words()
    for one in pattern.finditer(text):
        found = plainer.get(" ".join(one.group().casefold().split()))
        if found is not None:  # a capital that folds to other letters is left alone
            yield HardWord(one.start(), one.end(), one.group(), found)


@lru_cache(maxsize=1)
def _hard_words() -> tuple[re.Pattern[str], dict[str, str]]:
    text = files("thuislijn.reading.wording").joinpath("plain_words.toml").read_text(encoding="utf-8")
    listed: dict[str, str] = tomllib.loads(text)["woorden"]
    plainer = {form: plain for word, plain in listed.items() for form in _bent(word)}
    plainer |= {word.casefold(): plain for word, plain in listed.items()}
    choices = (re.escape(form).replace(r"\ ", r"\s{1,5}") for form in sorted(plainer, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-])", re.I), plainer


def _bent(word: str) -> frozenset[str]:
    return forms_of(word) if " " not in word and len(word) > 5 else frozenset({word})
