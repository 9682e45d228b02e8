# SPDX-License-Identifier: EUPL-1.2
"""Whether a sentence denies a cue: 'geen melding', 'de melding is niet gedaan', 'wees het verzoek af'."""

from __future__ import annotations

from thuislijn.reading.dutch.clauses_nl import FINITE
from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.modal_words import Hit, ModalWords
from thuislijn.reading.dutch.tokens import word_set

_ABSENCE_IS_NONE = frozenset(("diagnose", "contact", "hulp", "maatregel"))  # 'geen contact' tells that there was none
_NO = word_set("nee geen niet nvt ontkend ontkent nooit neen afwezig negatief")
_ONCE = word_set("meer sindsdien sinds sedert nog inmiddels jaren jarenlang maanden enkel al")
_DENIALS = word_set("niet geen nooit nauwelijks amper")
_TELLS_ON = word_set("dat hoe wat of waarom")
_CONDUCT = frozenset(("veiligheid", "gedrag", "diagnose", "justitie"))
_HELPLESS = word_set(
    """
    stopt stopte stoppen stopten helpt hielp lukt lukte werkt werkte verandert veranderde weet wist weten begrijpt
    begreep begrijpen snapt snapte ziet zag verbetert verbeterde gaat ging houdt hield vertelt vertelde zegt zei
    herinnert herinnerde vergeet vergat bespreekt meldt meldde durft durfde erkent erkende
    """
)


class Denials(ModalWords):
    """What one sentence denies."""

    def negated(self, cue: Cue, clause: int) -> bool:
        words = self.tokens.words
        inner = any(word in _DENIALS for word in words[cue.first + 1 : cue.last])
        if cue.type == "contact" and (cue.negative or inner):
            return self._no_contact(cue, clause)
        if self._answered_no(cue):
            return True
        if cue.negative:
            return cue.type in _ABSENCE_IS_NONE and words[cue.first] in ("geen", "nooit")
        if inner and cue.aspect != "einde":
            return True
        if self._denied_before(cue, clause):
            return True
        if any(hit.first < cue.first and cue.last < hit.last for hit in self.hits("ontkenning_rond")):
            return True
        if cue.type in _CONDUCT and self._not_last(cue, clause):
            return True
        if self._plain_not(cue, clause) or self._never(cue, clause):
            return True
        for hit in self.hits("ontkenning_na"):
            if hit.first > cue.last and hit.first - cue.last <= 9 and self._same_subject(hit, clause, cue):
                return True
        return bool(self.hits("ontkenning_zin"))

    def _answered_no(self, cue: Cue) -> bool:
        """'Alcoholgebruik: nee', 'Politiecontacten: geen': a form whose question is answered with no."""
        rest = self.tokens.words[cue.last + 1 : cue.last + 4]
        return rest[:1] == (":",) and rest[1:2] != () and rest[1] in _NO

    def _no_contact(self, cue: Cue, clause: int) -> bool:
        """Whether contact is denied, and not told to have ended."""
        words = self.tokens.words
        if words[cue.last] == "door" and words[cue.last - 1] == "niet":
            return True  # 'het bezoek ging niet door'
        # That a child does not see its father any more is told as a fact about their contact.
        if words[cue.first] == "geen" and not self._lasted(clause):
            return True
        return "nooit" in words[: cue.last + 4] and "geweest" in words[cue.last : cue.last + 4]

    def _denied_before(self, cue: Cue, clause: int) -> bool:
        words = self.tokens.words
        for hit in self.hits("ontkenning_voor"):
            if hit.last >= cue.first or self.is_dated(hit) or self.clauses.number[hit.first] != clause:
                continue
            between = self.tokens.words[hit.last + 1 : cue.first]
            if self._crosses(hit, words[hit.last + 1 : cue.first + 1]):
                continue
            if len(between) < self._reach(hit, cue) or (hit.last > hit.first and "dat" in between[:3]):
                return True
        return False

    def _not_last(self, cue: Cue, clause: int) -> bool:
        """'Drugs gebruikt hij niet.': a denial that closes its clause."""
        start, end = self.clauses.bounds(clause)
        while end > start and self.tokens.words[end - 1] in ".!;,":
            end -= 1
        inside = self.tokens.words[start:end]
        return end - 1 > cue.last and inside[-1:] in (("niet",), ("nooit",)) and _HELPLESS.isdisjoint(inside)

    def _same_subject(self, hit: Hit, clause: int, cue: Cue) -> bool:
        """Whether a denial behind a cue is of its clause, or of one that goes on with 'en' or 'maar' and a verb."""
        there = self.clauses.number[hit.first]
        if cue.type == "verblijf" and self.tokens.words[hit.first] == "ingetrokken":
            return False  # 'bij haar vader ingetrokken'
        if there == clause:
            return True
        if clause == 0 and there == 1 and self.tokens.words[0] == "dat":
            return True  # 'Dat sprake is van verwaarlozing, is niet komen vast te staan'
        start = self.clauses.starts[there]
        words = self.tokens.words
        return (
            there == clause + 1 and words[start] in ("en", "maar") and words[start + 1] in FINITE and start < hit.first
        )

    def _lasted(self, clause: int) -> bool:
        """Whether a clause says since when, or for how long, or that it was once otherwise."""
        dated = any(self.clauses.number[first] == clause for first, _ in self.dated)
        return dated or not _ONCE.isdisjoint(self.clauses.inside(clause))

    def _crosses(self, hit: Hit, between: tuple[str, ...]) -> bool:
        """Whether a denial ends before the cue: 'In plaats van hulp kwam er een OTS', 'Niemand zag dat ...'."""
        word = self.tokens.words[hit.first]
        if word in ("in", "zonder"):
            return not FINITE.isdisjoint(between)
        return word in ("niemand", "nergens") and not _TELLS_ON.isdisjoint(between)

    def _reach(self, hit: Hit, cue: Cue) -> int:
        word = self.tokens.words[hit.first]
        if hit.last > hit.first and word in ("geen", "helemaal"):
            return 6
        return {
            "geen": 3,
            "noch": 3,
            "zonder": 3,
            "nooit": 7,
            "niemand": 7,
            "nergens": 7,
            "in": 6,
            "nauwelijks": 5,
            "amper": 4,
            "niet": 4,
        }.get(word, 4)

    def _never(self, cue: Cue, clause: int) -> bool:
        """'Een MST-traject is nooit geprobeerd'; 'nooit meer' tells that something ended."""
        words = self.tokens.words
        for at in range(cue.last + 1, min(cue.last + 5, len(words) - 1)):
            if words[at] == "nooit" and self.clauses.number[at] == clause:
                return words[at + 1] not in ("meer", "eerder", "vergeten")
        return False

    def _plain_not(self, cue: Cue, clause: int) -> bool:
        """'niet' before the trigger within four words; 'niet alleen' and 'niet meer' of another verb do not count."""
        words = self.tokens.words
        for at in range(max(0, cue.first - 4), cue.first):
            if words[at] == "niet" and self.clauses.number[at] == clause:
                following = words[at + 1]
                return following not in ("alleen", "langer", "veel", "zo", "goed", "lang", "zelf", "weten", "vanzelf")
        return False
