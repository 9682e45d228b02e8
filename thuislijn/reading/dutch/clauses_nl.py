# SPDX-License-Identifier: EUPL-1.2
"""The clauses of a Dutch sentence, and which of them depend on which."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.dutch.verbs_nl import finite_forms

STOPS = word_set(", ; : ( ) – —")
_OPENERS = word_set(
    """
    maar omdat want terwijl waarna nadat doordat zodat hoewel waarbij waardoor waarin dus aangezien totdat
    voordat
    """
)
_GOVERNED = word_set("dat om of te waarbij waarin zodat die waarmee wat welke hoe waar tot door")
_ADDITIONS = word_set("bijvoorbeeld zoals waaronder namelijk met in bij dan liefst mits via door zodat waarbij te om")
_PRONOUNS = word_set(
    """
    hij zij ze ik we wij het er dat dit die daar toen daarna vervolgens is wordt werd heeft had dan moeder vader
    """
)
_SAID = word_set(
    """
    vertelt vertelde vertelden verteld vertellen zegt zei zeiden gezegd aangegeven gemeld meldt meldde verklaard
    verklaarde verklaart aangevoerd geschreven uitgelegd weten afgesproken besloten
    """
)
_SUBORDINATE = word_set("omdat als indien wanneer zodra toen nadat doordat zolang hoewel mits tenzij sinds terwijl")
_MAIN_VERBS = word_set(
    "kwam kwamen werd werden ging gingen kreeg kregen had hadden begon begonnen startte volgde is was heeft"
)
_PAST_LAST = re.compile(
    r"[a-zë]{3,}(?:te|ten|de|den)\Z|\w*(?:liet|kwam|ging|hield|viel|brak|liep|nam|zag|gaf)(?:en)?\Z"
)
FINITE = word_set(
    """
    is was zijn waren wordt werd worden werden heeft had hebben hadden heb gaat ging gaan gingen kan kon moet
    moest mag mocht wil wilde zal zou komt kwam krijgt kreeg woont woonde verblijft verbleef blijft bleef zit
    zat staat stond ben bracht laat liet volgt volgde liep loopt begon begint start startte trok vroeg zei zegt
    stuurt stuurde belt belde schrijft schreef groeit groeide werkt werkte leeft leefde slaapt sliep trekt vertrekt
    vertrok verhuist verhuisde verliest verloor raakt raakte vertelt vertelde gebruikt gebruikte drinkt dronk
    spreekt sprak ziet zag vindt vond maakt maakte doet deed neemt nam geeft gaf haalt haalde vraagt meldt meldde
    belandt belandde overleed stierf sloeg slaat scheldt weigert weigerde verzuimt verzuimde spijbelt spijbelde
    blowt blowde steelt stal snijdt sneed dreigt dreigde probeert probeerde sluit sloot verlaat verliet stopt
    stopte eindigt eindigde vlucht vluchtte trouwt trouwde hertrouwt hertrouwde scheidden zoekt zocht brengt
    plaatst plaatste
    """
)
FINITE |= finite_forms()


def _reported(words: tuple[str, ...], at: int) -> bool:
    """'... heeft verteld dat', 'Afgesproken is dat': a clause begins without a comma."""
    said = at - 1 if at and words[at - 1] != "is" else at - 2
    return said >= 0 and words[said] in _SAID


class Clauses:
    """The clauses of a sentence: the number of each word's clause, and how each clause begins."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = ()) -> None:
        times = {first for first, _ in dated}
        self.number: list[int] = []
        self.starts: list[int] = [0]
        words = tokens.words
        self.words = words
        current = 0
        for at, word in enumerate(words):
            begins = (
                self._verb_upon_verb(at, current)
                or (word == "dat" and _reported(words, at))
                or word in STOPS
                or word in _OPENERS
                or (word == "en" and (at + 1 in times or self._opens(words, at + 1)))
            )
            if begins and at:
                current += 1
                self.starts.append(at)
            self.number.append(current)

    def _verb_upon_verb(self, at: int, clause: int) -> bool:
        """Whether a main clause begins without a comma: 'omdat ouders niet meewerkten kwam er ...'."""
        if not at or self.words[at] not in _MAIN_VERBS or self.words[at - 1] in _MAIN_VERBS:
            return False
        return self.words[self.starts[clause]] in _SUBORDINATE and _PAST_LAST.match(self.words[at - 1]) is not None

    @staticmethod
    def _opens(words: tuple[str, ...], at: int) -> bool:
        """Whether what follows 'en' is a clause of its own."""
        following = words[at : at + 3]
        return bool(following) and (following[0] in _PRONOUNS or any(word in FINITE for word in following))

    def opening(self, clause: int) -> str:
        """The first real word of a clause."""
        at = self.starts[clause]
        while at < len(self.words) - 1 and (self.words[at] in STOPS or self.words[at] == "en"):
            at += 1
        return self.words[at]

    def bounds(self, clause: int) -> tuple[int, int]:
        """The first word of a clause and the word after its last."""
        return self.starts[clause], self.starts[clause + 1] if clause + 1 < len(self.starts) else len(self.words)

    def inside(self, clause: int) -> tuple[str, ...]:
        """The words of a clause."""
        start, end = self.bounds(clause)
        return self.words[start:end]

    def _without_verb(self, clause: int) -> bool:
        """Whether a clause is only an addition: ', bijvoorbeeld met een logeeradres'."""
        words = self.inside(clause)
        return words[0] == "," and len(words) > 1 and words[1] in _ADDITIONS and FINITE.isdisjoint(words)

    def _goes_on(self, clause: int) -> bool:
        """Whether a clause only adds to a subordinate one: 'dat hij naar een opvang kon en thuis kon blijven'."""
        start = self.starts[clause]
        following = self.words[start + 1] if start + 1 < len(self.words) else ""
        return self.words[start] == "en" and following not in _PRONOUNS

    def governed(self, clause: int) -> range:
        """The clause itself and those after it that depend on it."""
        end = clause + 1
        if (
            end < len(self.starts)
            and self.words[self.starts[end]] == ":"
            and self.starts[end] - self.starts[clause] <= 4
        ):
            end += 1  # 'Advies: ...'
        while end < len(self.starts) and (
            self.opening(end) in _GOVERNED or (end > clause + 1 and self._goes_on(end)) or self._without_verb(end)
        ):
            end += 1
        return range(clause, end)
