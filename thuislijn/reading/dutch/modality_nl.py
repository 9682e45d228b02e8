# SPDX-License-Identifier: EUPL-1.2
"""Whether a sentence tells a cue as fact, denies it, suspects it, plans or wishes it, or speaks in general.

Only what is told as fact may stand on a timeline as a fact; everything else is kept with its modality. The words are
in `lexicon/wijs.toml`; what they govern follows the clauses of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from thuislijn.reading.dutch.clauses_nl import FINITE as FINITE
from thuislijn.reading.dutch.clauses_nl import STOPS
from thuislijn.reading.dutch.clauses_nl import Clauses as Clauses
from thuislijn.reading.dutch.conditions_nl import condition_clause, is_counterfactual
from thuislijn.reading.dutch.cues_nl import Cue, Reader
from thuislijn.reading.dutch.denial_nl import Denials
from thuislijn.reading.dutch.modal_words import Hit, inside
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.timeline.vocabulary import Modality

_HAVE = word_set("heeft hebben heb hebt")
_MODAL_NOW = word_set("kan kunnen mag mogen moet moeten")
_INFINITIVES = word_set(
    """
    wonen worden komen gaan blijven verhuizen terugkeren logeren krijgen starten volgen zijn hebben verblijven
    """
)
_PLANNABLE = frozenset(("verblijf", "hulp", "maatregel", "melding", "school"))
_INTENDS = word_set(
    """
    dreigt dreigen dreigde dreigden suggereert suggereerde suggereerden opperde oppert belooft beloofde beloofden
    probeert overweegt overwoog overwogen adviseert adviseerde verzoekt verzocht
    """
)
_SINCE = word_set("sinds sedert")
_HEAD = 6  # words within which the colon of a label stands
_PLAN_LABELS = (
    "acti",
    "afspra",
    "doel",
    "werkdoel",
    "subdoel",
    "hoofddoel",
    "plan",
    "voornem",
    "wens",
    "aanbevel",
    "voorstel",
    "advies",
    "todo",
    "vervolg",
    "vraag",
    "vragen",
    "verzoek",
    "streven",
    "perspectief",
    "toekomst",
    "risico",
)
_BACK = word_set("dat dit daar hier het deze die hiervan daarvan hiervoor daarvoor")
CONTESTABLE = frozenset(("diagnose", "veiligheid", "gedrag", "justitie"))
_WHOLE_CLAUSE = word_set("mogelijk waarschijnlijk misschien wellicht zou zouden lijkt lijken leek vermoedelijk")
_NEVER_PART = _WHOLE_CLAUSE | word_set(
    """
    zal zullen wil willen wilde wilden vermoedt vermoedde vermoedden denkt dacht dachten hoopt hoopte adviseert
    adviseerde verzoekt verzocht overweegt overwogen
    """
)


class Mood(Denials):
    """The modal words of one sentence, asked once for each cue."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = (), reader: Reader | None = None) -> None:
        super().__init__(tokens, dated, reader)
        self.condition = condition_clause(tokens, self.clauses, self.dated)
        self.counterfactual = is_counterfactual(tokens, self.clauses)

    def of(self, cue: Cue) -> Modality:
        """The modality of a cue."""
        if self.tokens.words and self.tokens.words[-1] == "?":
            return Modality.SUSPECTED
        clause = self.clauses.number[cue.first]
        last_clause = self.clauses.number[cue.last]
        if self._general(cue):
            return Modality.GENERIC
        if self._planned(cue, clause, last_clause):
            return Modality.HYPOTHETICAL
        if self.negated(cue, clause):
            return Modality.NEGATED
        if self._suspected(cue, clause):
            return Modality.SUSPECTED
        return Modality.ACTUAL

    def _general(self, cue: Cue) -> bool:
        words = self.tokens.words
        if words and words[0] == "wie" and "," in words[2:]:
            return True  # 'Wie te vaak spijbelt, krijgt met leerplicht te maken'
        if (
            words[0] == "bij"
            and cue.first == 1
            and cue.type == "diagnose"
            and words[cue.last + 1 : cue.last + 2] != (",",)
        ):
            return not self.dated  # 'Bij anorexia is het gezin altijd deel van de behandeling'
        exempt = self.hits("niet_algemeen")
        return any(not inside(hit, exempt) for hit in self.hits("algemeen") if not self.is_dated(hit))

    def _planned(self, cue: Cue, clause: int, last_clause: int) -> bool:
        if self.counterfactual:
            return True
        if self.condition is not None and (self.condition == 0 or clause >= self.condition):
            return True
        exempt = self.hits("niet_plan")
        if self._labelled_plan(cue) and not exempt:
            return True
        for hit in self.hits("plan"):
            if self._part_of(hit, cue) or inside(hit, exempt) or self.is_dated(hit):
                continue
            if self._so_already(hit.first):
                continue
            scope = self.clauses.governed(self.clauses.number[hit.first])
            if clause in scope or self.clauses.number[hit.last] in (clause, last_clause):
                return True
        if any(self._announces(hit, cue) and not inside(hit, exempt) for hit in self.hits("plan_kort")):
            return True
        if cue.type in _PLANNABLE and any(
            self._modal_now(at, cue)
            for at in range(len(self.tokens))
            if self.clauses.number[at] in (clause, last_clause)
        ):
            return True
        return self._purpose(cue, clause)

    def _labelled_plan(self, cue: Cue) -> bool:
        """'Actie wijkteam: ...', 'Werkdoel 2: ...': what stands under such a head is still to be done."""
        head = self.tokens.words[: min(_HEAD, cue.first)]
        if ":" not in head:
            return False
        first = next((word for word in head if word[0].isalpha()), "")
        return first.startswith(_PLAN_LABELS) and first not in ("doelgroep", "planning")

    def _part_of(self, hit: Hit, cue: Cue) -> bool:
        """Whether a modal word belongs to the words of a cue; 'zou' and 'mogelijk' only stand between them."""
        word = self.tokens.words[hit.first]
        if word in _INTENDS and "te" in self.tokens.words[hit.first : cue.last + 1]:
            return False  # 'De school dreigt hem te schorsen'
        return cue.first <= hit.first <= cue.last and word not in _NEVER_PART

    def _announces(self, hit: Hit, cue: Cue) -> bool:
        """Whether the cue is what 'in afwachting van' or 'wachtlijst voor' names: right after it, before any verb."""
        if not hit.last < cue.first <= hit.last + 7:
            return False
        between = self.tokens.words[hit.last + 1 : cue.first + 1]
        return FINITE.isdisjoint(between) and STOPS.isdisjoint(between)

    def _modal_now(self, at: int, cue: Cue) -> bool:
        word = self.tokens.words[at]
        inside_cue = cue.first <= at <= cue.last and self.tokens.words[at + 1 : at + 2] != ("worden",)
        if word not in _MODAL_NOW or inside_cue or cue.aspect == "einde":
            return False
        if self._so_already(at):
            return False
        if word.endswith("en") and not _HAVE.isdisjoint(self.clauses.inside(self.clauses.number[at])):
            return False  # 'hebben negen maanden moeten wachten' has happened
        # 'Dex mag naar zijn oma' tells a move; 'mag daar blijven wonen' a permission.
        return word not in ("mag", "mogen") or not _INFINITIVES.isdisjoint(self.tokens.words[at:])

    def _so_already(self, at: int) -> bool:
        """'Kan sinds april bij zijn oma wonen': what may be, and is."""
        return self.tokens.words[at] in _MODAL_NOW and not _SINCE.isdisjoint(
            self.clauses.inside(self.clauses.number[at])
        )

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

    def _suspected(self, cue: Cue, clause: int) -> bool:
        if self.clauses.opening(clause) == "of":
            return True
        if cue.type in CONTESTABLE:
            if any(cue.last < hit.first for hit in self.hits("betwist")):
                return True
            if any(self._refers_back(hit) and self._refers_to(hit, cue) for hit in self.hits("teruggenomen")):
                return True
        for hit in self.hits("vermoeden"):
            if self._part_of(hit, cue) or self.is_dated(hit):
                continue
            hit_clause = self.clauses.number[hit.first]
            before = hit.first < cue.first or self.tokens.words[hit.first] in _INTENDS
            forward = before and clause in self.clauses.governed(hit_clause)
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
        hits = [*self.hits("teruggenomen"), *self.hits("betwist")]
        return len(self.tokens) <= 16 and any(self._refers_back(hit) and not self._opens_that(hit) for hit in hits)

    def _opens_that(self, hit: Hit) -> bool:
        """'Zij ontkent dat zij ...' says itself what it denies."""
        words = self.tokens.words
        return words[hit.last] == "dat" and hit.last + 1 < len(words) and words[hit.last + 1].isalpha()
