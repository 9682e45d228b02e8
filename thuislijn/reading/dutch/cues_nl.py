# SPDX-License-Identifier: EUPL-1.2
"""Which words of a sentence suggest a kind of event, by the word lists in `lexicon/`.

A cue only suggests: dates lead, and a person decides. Cues that overlap are thinned to the most specific one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuislijn.reading.dutch.lexicon_files import Lexicon, Pattern, Rule, lexicon, match
from thuislijn.reading.dutch.tokens import Span, Tokens, word_set

_REACH = 12  # words between a cue and the word it needs near it
_NOT_REACH = 6
_WEAK_REACH = 14  # a weak cue adds nothing to a strong one of its type within this reach
_BEFORE_REACH = 5
_EACH_ITS_OWN = frozenset(("geboorte",))  # two of these close together are two events
_COST = {
    ",": 3,
    ";": 20,
    ":": 5,
    ".": 20,
    "(": 9,
    ")": 9,
    "maar": 7,
    "omdat": 7,
    "want": 7,
    "terwijl": 6,
    "waarna": 4,
    "nadat": 5,
    "zodat": 5,
    "hoewel": 7,
}
# A line without any of these is a note ('16-2 geplaatst, leefgroep De Linde') and not a sentence.
_FINITE = word_set(
    """
    is was zijn waren ben wordt werd worden werden heeft had hebben hadden heb gaat ging gaan gingen ga kan kon
    kunnen konden moet moest moeten moesten mag mocht wil wilde zal zou zullen zouden komt kwam komen kwamen
    krijgt kreeg krijgen kregen woont woonde wonen woonden verblijft verbleef blijft bleef zit zat zitten zaten
    staat stond loopt liep doet deed geeft gaf zegt zei vertelt vindt vond maakt maakte ziet zag laat liet hij
    zij ze ik we wij het er wie die dat durft durfde durfden
    """
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A suggestion: its words, the type and kind it suggests, and the codes for the timeline that go with it."""

    first: int
    last: int
    span: Span
    type: str
    kind: str
    aspect: str
    weak: bool
    codes: Mapping[str, str]
    weight: int
    negative: bool = False
    loose: bool = False

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Reader:
    """A sentence with the slots that each of its words fits and the cost of crossing each word."""

    tokens: Tokens
    slots: list[frozenset[int]]
    present: frozenset[int]
    costs: list[int]

    @classmethod
    def of(cls, tokens: Tokens, words: Lexicon) -> Reader:
        total = 0
        costs = []
        for word in tokens.words:
            total += 1 + _COST.get(word, 0)
            costs.append(total)
        slots = [words.slots.of(word) for word in tokens.words]
        return cls(tokens, slots, frozenset().union(*slots), costs)

    def distance(self, first: int, last: int, place: int) -> int:
        """Words between a trigger and a place, with punctuation and conjunctions counted extra."""
        if first <= place <= last:
            return 0
        low, high = (last, place) if place > last else (place, first)
        return self.costs[high] - self.costs[low] - _COST.get(self.tokens.words[high], 0)


def find_cues(tokens: Tokens, reader: Reader | None = None) -> tuple[Cue, ...]:
    """The cues of a sentence in order, thinned. `reader`: the same sentence, where it was prepared before."""
    words = lexicon()
    if reader is None:
        reader = Reader.of(tokens, words)
    notes = _notes(tokens)
    found: dict[tuple[int, int, str, str], Cue] = {}
    possible = words.possible(reader.present)
    firsts = frozenset(possible)
    for at, slots in enumerate(reader.slots):
        for slot in slots & firsts:
            for pattern, rule, weak in possible[slot]:
                last = match(pattern, reader.slots, tokens.words, at)
                if last is None:
                    continue
                key = (at, last, rule.type, rule.kind)
                before = found.get(key)
                if before is not None and (before.weak, before.weight) <= (weak, rule.weight):
                    continue
                if _holds(reader, rule, at, last, notes[at]):
                    found[key] = _cue(tokens, rule, pattern, at, last, weak)
    return _thinned(reader, list(found.values()))


def _cue(tokens: Tokens, rule: Rule, pattern: Pattern, first: int, last: int, weak: bool) -> Cue:
    return Cue(
        first,
        last,
        tokens.span(first, last),
        rule.type,
        rule.kind,
        rule.aspect,
        weak,
        rule.codes,
        rule.weight,
        pattern.negative,
        pattern.loose,
    )


def _notes(tokens: Tokens) -> list[bool]:
    """For each word, whether it stands in a note without a verb: a line, or a part of one between semicolons."""
    found: list[bool] = []
    begun = 0
    for at, word in enumerate((*tokens.words, ";")):
        if word in _NOTE_ENDS:
            part = tokens.words[begun:at]
            found.extend([len(part) <= _NOTE_LONGEST and _FINITE.isdisjoint(part)] * (at + 1 - begun))
            begun = at + 1
    return found


_NOTE_ENDS = frozenset(";.")
_NOTE_LONGEST = 14


def _holds(reader: Reader, rule: Rule, first: int, last: int, note: bool) -> bool:
    """Whether the words that a rule needs are near, and those it forbids are not. A note without a verb needs none."""
    note = note and rule.in_note
    if rule.before and not note and not _preceded(reader, rule.before, first):
        return False
    if rule.near and not note and not _near(reader, rule.near, first, last, _REACH):
        return False
    if rule.type in ("hulp", "school") and _works_there(reader.tokens.words, first):
        return False
    return not (rule.not_near and _near(reader, rule.not_near, first, last, _NOT_REACH))


_AT_WORK = word_set(
    """
    werkt werkte werkten werken gewerkt werkzaam ontslagen dienst solliciteerde conciërge lerares leraar docent juf
    verpleegkundige invalkracht baan functie
    """
)
_AT = word_set("bij in op voor")


def _works_there(words: tuple[str, ...], first: int) -> bool:
    """'ontslagen bij de thuiszorg', 'werkt in de jeugdzorg': who employs somebody, and not what helps him."""
    for at in range(first - 1, max(-1, first - 4), -1):
        if words[at] in _AT:
            return not _AT_WORK.isdisjoint(words[max(0, at - 4) : at])
    return False


def _preceded(reader: Reader, words: frozenset[str], first: int) -> bool:
    if reader.tokens.words[first] in words:
        return True
    for place in range(first - 1, max(-1, first - 1 - _BEFORE_REACH), -1):
        if reader.tokens.words[place] in words:
            return True
        if reader.tokens.words[place] in (";", ":", "."):
            return False
    return False


def _near(reader: Reader, patterns: tuple[Pattern, ...], first: int, last: int, reach: int) -> bool:
    words = reader.tokens.words
    low, high = max(0, first - reach - 6), min(len(words), last + reach + 1)
    wanted = {pattern.slots[0] for pattern in patterns}
    for place in range(low, high):
        here = reader.slots[place]
        if wanted.isdisjoint(here):
            continue
        for pattern in patterns:
            end = match(pattern, reader.slots, words, place) if pattern.slots[0] in here else None
            if end is None:
                continue
            overlaps = place <= last and end >= first
            if overlaps or min(reader.distance(first, last, place), reader.distance(first, last, end)) <= reach:
                return True
    return False


def _thinned(reader: Reader, cues: list[Cue]) -> tuple[Cue, ...]:
    """The most specific of overlapping cues; weak ones only where nothing else of their type stands near."""
    ranked = sorted(cues, key=lambda cue: (cue.weak, -cue.length, cue.loose, cue.weight, cue.first))
    kept: list[Cue] = []
    for cue in ranked:
        if any(_clash(reader, cue, other) for other in kept):
            continue
        kept.append(cue)
    kept = [cue for cue in kept if not _swallowed(reader, cue, kept)]
    return tuple(sorted(kept, key=lambda cue: (cue.first, cue.weight)))


def _clash(reader: Reader, cue: Cue, other: Cue) -> bool:
    """Whether a cue adds nothing to one already kept: they share words, or say the same close by."""
    if cue.first <= other.last and other.first <= cue.last:
        return True
    if cue.type != other.type or (cue.aspect == "einde") != (other.aspect == "einde"):
        return False
    gap = min(reader.distance(other.first, other.last, cue.first), reader.distance(other.first, other.last, cue.last))
    alike = cue.kind == other.kind and cue.kind not in _EACH_ITS_OWN
    apart = cue.type == "levensgebeurtenis" and not alike  # 'moest verhuizen wegens brand' tells two things
    return gap <= (_WEAK_REACH if cue.weak and not apart else 8 if alike else 1 if apart else 3)


def _swallowed(reader: Reader, cue: Cue, kept: list[Cue]) -> bool:
    """Whether another cue nearby already tells what this one would."""
    return any(_tells_it_too(reader, cue, other) for other in kept if other is not cue)


def _tells_it_too(reader: Reader, cue: Cue, other: Cue) -> bool:
    gap = min(reader.distance(other.first, other.last, cue.first), reader.distance(other.first, other.last, cue.last))
    between = reader.tokens.words[other.last + 1 : cue.first] if other.last < cue.first else None
    if other.type == "verblijf" and gap <= 12:
        # The place itself tells of a bare placement out of home, and of a move.
        if cue.kind == "uithuisplaatsing":
            return other.aspect != "einde" and gap <= 10
        return cue.kind == "verhuizing"
    if cue.kind == "diagnostiek":
        return other.type == "diagnose"
    if between is None:
        return False
    if other.kind == "overlijden" and cue.type == "diagnose":
        return len(between) <= 2  # 'gestorven aan kanker'
    if other.type == "justitie" and cue.type in ("veiligheid", "gedrag"):
        return len(between) < 6  # 'veroordeeld wegens stalking' tells the conviction
    if other.type == "hulp" and cue.type == "gedrag":
        return len(between) < 5 and "voor" in between  # 'therapie voor mijn nachtmerries'
    if other.type == "melding" and cue.type == "hulp":
        return between[-1:] in (("door",), ("van",))  # 'melding door kraamzorg': who reports
    orders = other.kind in ("uhp_machtiging", "gesloten_machtiging")
    return orders and cue.type == "verblijf" and gap <= 12 and "," not in between  # the place that an order allows
