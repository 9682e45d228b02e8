# SPDX-License-Identifier: EUPL-1.2
"""Whether a sentence tells a cue as fact, denies it, suspects it, plans or wishes it, or speaks in general.

Only what is told as fact may stand on a timeline as a fact; everything else is kept with its modality. The words are
in `lexicon/wijs.toml`; what they govern follows the clauses of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thuislijn.reading.cues_nl import Cue, Reader
from thuislijn.reading.lexicon_files import Lexicon, lexicon, match
from thuislijn.reading.tokens import Tokens, word_set
from thuislijn.timeline.vocabulary import Modality

_STOPS = word_set(", ; : ( ) – —")
_OPENERS = word_set(
    """
    maar omdat want terwijl waarna nadat doordat zodat hoewel waarbij waardoor waarin dus aangezien totdat
    voordat
    """
)
_GOVERNED = word_set("dat om of te waarbij waarin zodat die waarmee wat welke hoe waar tot door")
_ADDITIONS = word_set("bijvoorbeeld zoals waaronder namelijk met in bij dan liefst mits via door zodat waarbij te om")
_CONDITIONS = word_set("als indien wanneer mocht zodra tenzij stel")
_NO_CONDITION = word_set(
    """
    gevolg kind baby peuter kleuter puber tiener moeder vader gezin laatste eerste enige gezegd reden ouder
    ouders groep mogelijk vervolg tussenoplossing
    """
)
_PRONOUNS = word_set(
    """
    hij zij ze ik we wij het er dat dit die daar toen daarna vervolgens is wordt werd heeft had dan moeder vader
    """
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
_BEFORE_CONDITION = word_set('en maar dan ook " ‘ “')
_SUBJECTS = word_set("hij zij ze het er moeder vader ouders we wij ik je u dit die")
_COMPARED = word_set(
    "zo even dan meer zoals dezelfde bekend ziet zien zag gezien ervaart werkt beschouwd dat bestempeld"
)
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
CONTESTABLE = frozenset(("diagnose", "veiligheid", "gedrag", "justitie"))
_DENIALS = word_set("niet geen nooit nauwelijks amper")
_WHOLE_CLAUSE = word_set("mogelijk waarschijnlijk misschien wellicht zou zouden lijkt lijken leek vermoedelijk")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a modal pattern stands."""

    first: int
    last: int


class Clauses:
    """The clauses of a sentence: the number of each word's clause, and how each clause begins."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = ()) -> None:
        times = {first for first, _ in dated}
        self.number: list[int] = []
        self.starts: list[int] = [0]
        words = tokens.words
        current = 0
        for at, word in enumerate(words):
            begins = (
                word in _STOPS or word in _OPENERS or (word == "en" and (at + 1 in times or self._opens(words, at + 1)))
            )
            if begins and at:
                current += 1
                self.starts.append(at)
            self.number.append(current)
        self.words = words

    @staticmethod
    def _opens(words: tuple[str, ...], at: int) -> bool:
        """Whether what follows 'en' is a clause of its own."""
        following = words[at : at + 3]
        return bool(following) and (following[0] in _PRONOUNS or any(word in FINITE for word in following))

    def opening(self, clause: int) -> str:
        """The first real word of a clause."""
        at = self.starts[clause]
        while at < len(self.words) - 1 and (self.words[at] in _STOPS or self.words[at] == "en"):
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


class Mood:
    """The modal words of one sentence, asked once for each cue."""

    def __init__(self, tokens: Tokens, dated: Iterable[tuple[int, int]] = (), reader: Reader | None = None) -> None:
        self.tokens = tokens
        self.words: Lexicon = lexicon()
        self.reader = reader if reader is not None else Reader.of(tokens, self.words)
        self.dated = list(dated)
        self.clauses = Clauses(tokens, self.dated)
        self._found: dict[str, list[Hit]] = {}
        self.condition = self._condition()

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

    def _condition(self) -> int | None:
        """The clause of a condition ('Als moeder terugvalt, ...'); an age ('als hij vijf is') is none."""
        words = self.tokens.words
        for at, word in enumerate(words):
            if word not in _CONDITIONS or (at and word == "mocht"):
                continue
            following = words[at + 1] if at + 1 < len(words) else ""
            if following in _NO_CONDITION or any(first <= at <= last for first, last in self.dated):
                continue
            opens = at == 0 or words[at - 1] in _STOPS or words[at - 1] in _BEFORE_CONDITION
            inside = word == "als" and following in _SUBJECTS and words[at - 1] not in _COMPARED
            if not opens and not (inside and not FINITE.isdisjoint(words[at + 2 :])):
                continue
            if at and word in ("als", "wanneer") and any(w in ("was", "waren", "werd") for w in words[at + 1 : at + 9]):
                continue
            return self.clauses.number[at]
        return None

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
        if self.condition is not None and (self.condition == 0 or clause >= self.condition):
            return True
        exempt = self._hits("niet_plan")
        for hit in self._hits("plan"):
            if cue.first <= hit.first <= cue.last or _inside(hit, exempt) or self._is_dated(hit):
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

    def _announces(self, hit: Hit, cue: Cue) -> bool:
        """Whether the cue is what 'in afwachting van' or 'wachtlijst voor' names: right after it, before any verb."""
        if not hit.last < cue.first <= hit.last + 7:
            return False
        between = self.tokens.words[hit.last + 1 : cue.first]
        return FINITE.isdisjoint(between) and _STOPS.isdisjoint(between)

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
            # That a child does not see its father is told as a fact about their contact.
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
            if cue.first <= hit.first <= cue.last or self._is_dated(hit):
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
        return len(self.tokens) <= 16 and any(self._refers_back(hit) for hit in hits)


def _inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer pattern that cancels it covers a hit."""
    return any(other.first <= hit.first and hit.last <= other.last for other in others)
