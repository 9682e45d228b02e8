# SPDX-License-Identifier: EUPL-1.2
"""Whether a sentence tells a cue as fact, denies it, suspects it, plans or wishes it, or speaks in general.

Only what is told as fact may stand on a timeline as a fact; everything else is kept with its modality. The words are
in `lexicon/wijs.toml`; what they govern follows the clauses of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.reading.clauses_nl import FINITE as FINITE
from thuislijn.reading.clauses_nl import STOPS
from thuislijn.reading.clauses_nl import Clauses as Clauses
from thuislijn.reading.conditions_nl import condition_clause, is_counterfactual
from thuislijn.reading.cues_nl import Cue, Reader
from thuislijn.reading.lexicon_files import Lexicon, lexicon, match
from thuislijn.reading.tokens import Tokens, word_set
from thuislijn.timeline.vocabulary import Modality

_HAVE = word_set("heeft hebben heb hebt")
_MODAL_NOW = word_set("kan kunnen mag mogen moet moeten")
_INFINITIVES = word_set(
    """
    wonen worden komen gaan blijven verhuizen terugkeren logeren krijgen starten volgen zijn hebben verblijven
    """
)
_PLANNABLE = frozenset(("verblijf", "hulp", "maatregel", "melding"))
_ABSENCE_IS_NONE = frozenset(("diagnose", "contact", "hulp", "maatregel"))  # 'geen contact' tells that there was none
_BACK = word_set("dat dit daar hier het deze die hiervan daarvan hiervoor daarvoor")
_ONCE = word_set("meer sindsdien sinds sedert nog inmiddels jaren jarenlang maanden enkel al")
CONTESTABLE = frozenset(("diagnose", "veiligheid", "gedrag", "justitie"))
_DENIALS = word_set("niet geen nooit nauwelijks amper")
_WHOLE_CLAUSE = word_set("mogelijk waarschijnlijk misschien wellicht zou zouden lijkt lijken leek vermoedelijk")
_NEVER_PART = _WHOLE_CLAUSE | word_set(
    """
    zal zullen wil willen wilde wilden vermoedt vermoedde vermoedden denkt dacht dachten hoopt hoopte adviseert
    adviseerde verzoekt verzocht overweegt overwogen
    """
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a modal pattern stands."""

    first: int
    last: int


class Mood:
    """The modal words of one sentence, asked once for each cue."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = (), reader: Reader | None = None) -> None:
        self.tokens = tokens
        self.words: Lexicon = lexicon()
        self.reader = reader if reader is not None else Reader.of(tokens, self.words)
        self.dated = list(dated)
        self.clauses = Clauses(tokens, self.dated)
        self._found: dict[str, list[Hit]] = {}
        self.condition = condition_clause(tokens, self.clauses, self.dated)
        self.counterfactual = is_counterfactual(tokens, self.clauses)

    def _hits(self, name: str) -> list[Hit]:
        if name not in self._found:
            patterns = self.words.modal[name]
            present, slots = self.reader.present, self.reader.slots
            found: list[Hit] = []
            firsts = present & patterns.keys()
            for at, here in enumerate(slots) if firsts else ():
                for slot in here & firsts:
                    for pattern in patterns[slot]:
                        end = match(pattern, slots, self.tokens.words, at) if pattern.rest <= present else None
                        if end is not None and not self._is_name(at):
                            found.append(Hit(at, end))
            self._found[name] = found
        return self._found[name]

    def _is_name(self, at: int) -> bool:
        """'Tante Wil' wants nothing."""
        return at > 0 and self.tokens.raw[at] == "Wil" and self.tokens.words[at - 1].isalpha()

    def of(self, cue: Cue) -> Modality:
        """The modality of a cue."""
        if self.tokens.words and self.tokens.words[-1] == "?":
            return Modality.SUSPECTED
        clause = self.clauses.number[cue.first]
        last_clause = self.clauses.number[cue.last]
        if self._general():
            return Modality.GENERIC
        if self._planned(cue, clause, last_clause):
            return Modality.HYPOTHETICAL
        if self._negated(cue, clause):
            return Modality.NEGATED
        if self._suspected(cue, clause):
            return Modality.SUSPECTED
        return Modality.ACTUAL

    def _general(self) -> bool:
        exempt = self._hits("niet_algemeen")
        return any(not _inside(hit, exempt) for hit in self._hits("algemeen") if not self._is_dated(hit))

    def _is_dated(self, hit: Hit) -> bool:
        return any(first <= hit.first <= last for first, last in self.dated)

    def _planned(self, cue: Cue, clause: int, last_clause: int) -> bool:
        if self.counterfactual:
            return True
        if self.condition is not None and (self.condition == 0 or clause >= self.condition):
            return True
        exempt = self._hits("niet_plan")
        for hit in self._hits("plan"):
            if self._part_of(hit, cue) or _inside(hit, exempt) or self._is_dated(hit):
                continue
            scope = self.clauses.governed(self.clauses.number[hit.first])
            if clause in scope or self.clauses.number[hit.last] in (clause, last_clause):
                return True
        if any(self._announces(hit, cue) for hit in self._hits("plan_kort")):
            return True
        if cue.type in _PLANNABLE and any(
            self._modal_now(at, cue)
            for at in range(len(self.tokens))
            if self.clauses.number[at] in (clause, last_clause)
        ):
            return True
        return self._purpose(cue, clause)

    def _part_of(self, hit: Hit, cue: Cue) -> bool:
        """Whether a modal word belongs to the words of a cue; 'zou' and 'mogelijk' only stand between them."""
        return cue.first <= hit.first <= cue.last and self.tokens.words[hit.first] not in _NEVER_PART

    def _announces(self, hit: Hit, cue: Cue) -> bool:
        """Whether the cue is what 'in afwachting van' or 'wachtlijst voor' names: right after it, before any verb."""
        if not hit.last < cue.first <= hit.last + 7:
            return False
        between = self.tokens.words[hit.last + 1 : cue.first + 1]
        return FINITE.isdisjoint(between) and STOPS.isdisjoint(between)

    def _modal_now(self, at: int, cue: Cue) -> bool:
        word = self.tokens.words[at]
        if word not in _MODAL_NOW or cue.first <= at <= cue.last or cue.aspect == "einde":
            return False
        if word.endswith("en") and not _HAVE.isdisjoint(self.clauses.inside(self.clauses.number[at])):
            return False  # 'hebben negen maanden moeten wachten' has happened
        # 'Dex mag naar zijn oma' tells a move; 'mag daar blijven wonen' a permission.
        return word not in ("mag", "mogen") or not _INFINITIVES.isdisjoint(self.tokens.words[at:])

    def _purpose(self, cue: Cue, clause: int) -> bool:
        """'om in kaart te brengen wat ...': a purpose is no fact."""
        opening = self.clauses.opening(clause)
        return (
            opening == "om"
            and clause > 0
            and "te" in self.clauses.inside(clause)
            and self.tokens.words[cue.first] != "om"
            and not self._refusal()
        )

    def _refusal(self) -> bool:
        return any(word.startswith("weiger") for word in self.tokens.words)

    def _negated(self, cue: Cue, clause: int) -> bool:
        words = self.tokens.words
        inner = any(word in _DENIALS for word in words[cue.first + 1 : cue.last])
        if cue.type == "contact" and (cue.negative or inner):
            # That a child does not see its father any more is told as a fact about their contact.
            if words[cue.first] == "geen" and not self._lasted(clause):
                return True
            return "nooit" in words[: cue.last + 4] and "geweest" in words[cue.last : cue.last + 4]
        if cue.negative:
            return cue.type in _ABSENCE_IS_NONE and words[cue.first] in ("geen", "nooit")
        if inner and cue.aspect != "einde":
            return True
        for hit in self._hits("ontkenning_voor"):
            if hit.last >= cue.first or self._is_dated(hit) or self.clauses.number[hit.first] != clause:
                continue
            between = self.tokens.words[hit.last + 1 : cue.first]
            if len(between) < self._reach(hit, cue) or (hit.last > hit.first and "dat" in between[:3]):
                return True
        if self._plain_not(cue, clause) or self._never(cue, clause):
            return True
        for hit in self._hits("ontkenning_na"):
            if hit.first > cue.last and self.clauses.number[hit.first] == clause and hit.first - cue.last <= 8:
                return True
        return bool(self._hits("ontkenning_zin"))

    def _lasted(self, clause: int) -> bool:
        """Whether a clause says since when, or for how long, or that it was once otherwise."""
        dated = any(self.clauses.number[first] == clause for first, _ in self.dated)
        return dated or not _ONCE.isdisjoint(self.clauses.inside(clause))

    def _reach(self, hit: Hit, cue: Cue) -> int:
        word = self.tokens.words[hit.first]
        if hit.last > hit.first and word in ("geen", "helemaal"):
            return 6
        return {"geen": 3, "noch": 3, "zonder": 3, "nooit": 7, "nauwelijks": 5, "amper": 4, "niet": 4}.get(word, 4)

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

    def _suspected(self, cue: Cue, clause: int) -> bool:
        if self.clauses.opening(clause) == "of":
            return True
        if cue.type in CONTESTABLE:
            if any(cue.last < hit.first for hit in self._hits("betwist")):
                return True
            if any(self._refers_back(hit) and self._refers_to(hit, cue) for hit in self._hits("teruggenomen")):
                return True
        for hit in self._hits("vermoeden"):
            if self._part_of(hit, cue) or self._is_dated(hit):
                continue
            hit_clause = self.clauses.number[hit.first]
            forward = hit.first < cue.first and clause in self.clauses.governed(hit_clause)
            whole = self.tokens.words[hit.first] in _WHOLE_CLAUSE and hit_clause == clause
            if forward or whole:
                return True
        return False

    def _refers_back(self, hit: Hit) -> bool:
        """Whether the clause of a hit speaks of what was said before it: 'maar dat is niet bevestigd'."""
        start = self.clauses.starts[self.clauses.number[hit.first]]
        return not _BACK.isdisjoint(self.tokens.words[start : hit.last + 1])

    def _refers_to(self, hit: Hit, cue: Cue) -> bool:
        """Whether a cue stands right before such a clause; past a semicolon only where the clause opens there."""
        if cue.last >= hit.first:
            return False
        between = self.tokens.words[cue.last + 1 : hit.first]
        opens = self.clauses.starts[self.clauses.number[hit.first]]
        return ";" not in between or (self.tokens.words[opens] == ";" and between.count(";") == 1)

    def takes_back(self) -> bool:
        """Whether the sentence contests or refutes what the sentence before it told."""
        hits = [*self._hits("teruggenomen"), *self._hits("betwist")]
        return len(self.tokens) <= 16 and any(self._refers_back(hit) and not self._opens_that(hit) for hit in hits)

    def _opens_that(self, hit: Hit) -> bool:
        """'Zij ontkent dat zij ...' says itself what it denies."""
        words = self.tokens.words
        return words[hit.last] == "dat" and hit.last + 1 < len(words) and words[hit.last + 1].isalpha()


def _inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer pattern that cancels it covers a hit."""
    return any(other.first <= hit.first and hit.last <= other.last for other in others)
