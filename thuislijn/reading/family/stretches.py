# SPDX-License-Identifier: EUPL-1.2
"""A sentence cut into stretches that each tell of their own people: 'Sem ging naar oma; Noor bleef thuis'.

A stretch has a verb, or stands for a clause whose verb was told before ('... en Noor in 2015'). Lists, appositions and
what stands before the first verb belong to the stretch they lean on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thuislijn.reading.dutch.modality_nl import FINITE
from thuislijn.reading.dutch.tokens import Span, Tokens, word_set
from thuislijn.reading.family.named_people import Named

_MARKS = word_set("; , : ( ) – — •")
_OPENERS = word_set(
    """
    terwijl maar want omdat doordat zodat hoewel waarna nadat voordat toen waarbij waardoor totdat zodra
    """
)
_RELATIVE = word_set("die dat wie wiens waar waarin waarmee")
_STRONG = word_set(
    """
    bezocht besprak sprak belde schorste ontving verleende verzocht besloot bracht dacht hoorde betrok ondertekende
    bezoekt bespreekt spreekt belt ontvangt verleent verzoekt besluit wilden konden moesten mochten zaten stonden lagen
    vroegen gaven namen deden kwamen zagen vonden bleven bracht geplaatst opgenomen overleden aangemeld gestart begonnen
    """
)
_PLACES = word_set(
    """
    niets niemand geen naar bij op in vanaf sinds per tot van niet ook juist pas eerst toen daarna weer terug wel voor
    aan
    """
)
_POINTERS = word_set("die dat deze")
_SAYS = re.compile(
    r"vertel(?:t|de|den|len)|zegt|zeggen|zei|geeft|gaf|geven|meld(?:t|de|den|en)|schrij(?:ft|ven)|schreef|noem(?:t|de)"
    r"|vind(?:t|en)|vond|verklaar(?:t|de)|stel(?:t|de)|benoem(?:t|de)|denk(?:t|en)|dacht|hoor(?:t|de)|wist|weet"
)
_PAST = re.compile(r"[a-zë]{2,}(?:de|den|te|ten)$|(?:ge|ver|be|ont)[a-zë]{3,}[dt]$")
_NO_VERB = word_set(
    """
    derde vierde zevende achtste negende tiende tweede eerste laatste volgende beide beiden einde aarde grote kleine
    oudste jongste middelste lichte zware bekende vaste echte goede oude harde wilde gemeente methode periode waarde
    gezonde ernstige minuten punten klachten afspraken uiten buiten maanden tijden avonden vrienden honden handen
    ouden rechten studenten patiënten cliënten kosten omstandigheden achterstanden bedoelde genoemde betrokkene
    geweld gebied geld beleid verband bestand verstand gezond gerecht gezicht bericht gebit geduld gebrek bereid bekend
    dezelfde hetzelfde liefde ruimte ziekte klasgenoten incidenten mogelijkheden beste meeste minste korte lange
    """
)


@dataclass
class Stretch:
    """A part of a sentence: its tokens, whether it has a verb, and what kind of clause it is."""

    first: int
    tokens: list[int]
    verb: bool = False
    gapped: bool = False  # its verb was told before
    relative: bool = False  # ', die sinds 2017 ...'
    joined: bool = False  # '... en bij Sem niets'


@dataclass(frozen=True, slots=True)
class Marked:
    """What a sentence holds beside its words: who is named, and where cues and times stand, in tokens."""

    named: Sequence[Named]
    cues: Sequence[Span]
    times: Sequence[Span]

    def starts_time(self, at: int) -> bool:
        return any(first == at for first, _ in self.times)

    def in_time(self, at: int) -> bool:
        return any(first <= at <= last for first, last in self.times)

    def in_cue(self, at: int) -> bool:
        return any(first <= at <= last for first, last in self.cues)

    def at(self, place: int) -> Named | None:
        return next((one for one in self.named if one.first <= place <= one.last), None)


def stretches(tokens: Tokens, marked: Marked) -> tuple[Stretch, ...]:
    """The stretches of a sentence, in order of their first word."""
    found: list[Stretch] = []
    waiting: list[Stretch] = []  # without a verb, before the one they lean on
    for chunk in _chunks(tokens, marked):
        _place(chunk, found, waiting, tokens, marked)
    if waiting:
        _lean(found[-1] if found else waiting.pop(0), waiting, found)
    return tuple(sorted(found, key=lambda one: one.first))


def _place(chunk: Stretch, found: list[Stretch], waiting: list[Stretch], tokens: Tokens, marked: Marked) -> None:
    last = found[-1] if found else None
    if chunk.relative:
        if waiting:
            _lean(waiting.pop(0), waiting, found)
        found.append(chunk)
    elif chunk.verb:
        goes_on = _interrupted(found, chunk, tokens, marked)
        if goes_on is not None:
            goes_on.tokens += chunk.tokens
            goes_on.verb = True
        else:
            found.append(chunk)
        for one in waiting:
            found[-1 if goes_on is None else found.index(goes_on)].tokens += one.tokens
        if waiting and goes_on is None:
            chunk.first = min(chunk.first, *(one.first for one in waiting))
        waiting.clear()
    elif (last is not None or _all_gapped(waiting, tokens, marked)) and _gapped(chunk, tokens, marked):
        found += waiting  # 'Sanne september 2011, ik januari 2012'
        waiting.clear()
        chunk.gapped = last is not None
        found.append(chunk)
    elif last is None or _opens_list(chunk, last, tokens, marked):
        waiting.append(chunk)
    else:
        last.tokens += chunk.tokens


def _lean(target: Stretch, waiting: list[Stretch], found: list[Stretch]) -> None:
    for one in waiting:
        target.tokens += one.tokens
    waiting.clear()
    if target not in found:
        found.append(target)


def _interrupted(found: list[Stretch], chunk: Stretch, tokens: Tokens, marked: Marked) -> Stretch | None:
    """The stretch that goes on behind a relative clause: 'Noor, die bij oma woont, ging ...'."""
    if len(found) < 2 or not found[-1].relative or tokens.words[chunk.first] == "en":
        return None
    before = found[-2]
    return before if not before.verb else None


def _opens_list(chunk: Stretch, last: Stretch, tokens: Tokens, marked: Marked) -> bool:
    """'..., Noor, Daan en Lot bleven thuis': a name alone behind a clause that did not end in one."""
    words = [at for at in chunk.tokens if tokens.words[at][0].isalnum()]
    alone = words and all(marked.at(at) is not None for at in words)
    return bool(alone) and marked.at(max(last.tokens)) is None and last.verb


def _gapped(chunk: Stretch, tokens: Tokens, marked: Marked) -> bool:
    """'en Noor in augustus 2015', 'voor Daan op 3 maart': somebody and a time, and no verb."""
    inside = set(chunk.tokens)
    people = [one for one in marked.named if one.first in inside and not marked.in_time(one.first)]
    timed = any(first in inside for first, _ in marked.times)
    return bool(people) and (timed or chunk.joined) and tokens.words[chunk.first] != "("


def _all_gapped(waiting: list[Stretch], tokens: Tokens, marked: Marked) -> bool:
    return bool(waiting) and all(_gapped(one, tokens, marked) for one in waiting)


def _chunks(tokens: Tokens, marked: Marked) -> Iterable[Stretch]:
    """Parts between marks, openers and an 'en' that begins another clause."""
    begins = [0]
    for at in range(1, len(tokens)):
        if _begins(tokens, marked, at, begins[-1]):
            begins.append(at)
    for first, end in zip(begins, (*begins[1:], len(tokens)), strict=True):
        inside = list(range(first, end))
        opening = next((at for at in inside if tokens.words[at][0].isalnum()), first)
        yield Stretch(
            first,
            inside,
            verb=_has_verb(tokens, marked, inside),
            relative=tokens.words[first] == "," and tokens.words[opening] in _RELATIVE,
            joined=tokens.words[first] == "en" and first > 0,
        )


def _begins(tokens: Tokens, marked: Marked, at: int, since: int) -> bool:
    word = tokens.words[at]
    if marked.in_time(at) and not marked.starts_time(at):
        return False  # 'toen Noor vier was' is one time
    if word in _MARKS or (word in _OPENERS and not marked.starts_time(at)):
        return True
    if word == "dat":
        return any(_SAYS.fullmatch(tokens.words[place]) for place in range(since, at))
    return word == "en" and _has_verb(tokens, marked, range(since, at)) and _opens_clause(tokens, marked, at)


def _has_verb(tokens: Tokens, marked: Marked, inside: Iterable[int]) -> bool:
    for at in inside:
        if marked.in_time(at):
            continue
        word = tokens.words[at]
        if marked.in_cue(at):
            return True
        its_own = word != "zijn" or marked.at(at + 1) is None  # and not 'zijn zus'
        if _is_verb(word) and its_own and marked.at(at) is None and (tokens.raw[at].islower() or word in FINITE):
            return True
    return False


def _opens_clause(tokens: Tokens, marked: Marked, at: int) -> bool:
    """Whether 'en' joins clauses and not names."""
    after = at + 1
    if after >= len(tokens):
        return False
    if _is_verb(tokens.words[after]) and tokens.words[after] != "zijn":
        return True
    if tokens.words[after] in _POINTERS and after + 2 < len(tokens) and marked.at(after + 2) is not None:
        return True  # 'en die van Noor'
    if marked.starts_time(after):
        return any(one.first > after for one in marked.named) or _has_verb(tokens, marked, range(after, len(tokens)))
    next_one = next((one for one in marked.named if after <= one.first <= after + 2), None)
    if next_one is None or next_one.last + 1 >= len(tokens):
        return tokens.words[after] in ("hij", "zij", "ze")
    before = marked.at(at - 1)
    if before is not None and before.led_by == "tussen":
        return False
    if before is not None and (not before.led_by or before.child == next_one.child):
        return False
    follows = next_one.last + 1
    word = tokens.words[follows]
    return _is_verb(word) or word in _PLACES or marked.starts_time(follows) or marked.in_cue(follows)


def _is_verb(word: str) -> bool:
    return word in FINITE or word in _STRONG or (_PAST.fullmatch(word) is not None and word not in _NO_VERB)
