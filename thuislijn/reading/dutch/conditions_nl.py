# SPDX-License-Identifier: EUPL-1.2
"""Conditions: what would be so ('als moeder terugvalt'), and what would have been so ('had ik gebeld, dan ...')."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thuislijn.reading.dutch.clauses_nl import FINITE, STOPS, Clauses
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.dutch.verbs_nl import past_forms

_CONDITIONS = word_set("als indien wanneer mocht zodra tenzij mits stel")
_NO_CONDITION = word_set(
    """
    gevolg kind baby peuter kleuter puber tiener moeder vader gezin laatste eerste enige gezegd reden ouder
    ouders groep mogelijk vervolg tussenoplossing
    """
)
_BEFORE_CONDITION = word_set('en maar dan ook " ‘ “')
_SUBJECTS = word_set("hij zij ze het er moeder vader ouders we wij ik je u dit die")
_COMPARED = word_set(
    "zo even dan meer zoals dezelfde bekend ziet zien zag gezien ervaart werkt beschouwd dat bestempeld"
)
# What nobody knows yet where it stands after 'als': 'als vader vrijkomt', 'als de wachtlijst het toelaat'.
_STILL_OPEN = word_set(
    """
    vrijkomt terugvalt instemt meewerkt meewerken clean nuchter akkoord toelaat toelaten lukt slaagt mislukt nodig
    mogelijk haalbaar opknapt accepteert aantoont verbetert verslechtert toestemming stabiel
    """
)
_POSSESSIVES = word_set("zijn haar mijn hun m'n z'n de")
_WOULD = word_set("had hadden was waren zou zouden")
_MAY_BE_SO = word_set("als indien zonder dan met")
_ALWAYS = word_set("zodra tenzij mits")
_INVERTED = _WOULD | word_set("mocht mochten")
_PRESENT = re.compile(r"(?:[a-zë]{2,}[^e]t|gaan|krijgen|worden|willen|komen|blijven)\Z")
_OPENS_LINE = frozenset('-•*–"“‘')


def condition_clause(tokens: Tokens, clauses: Clauses, dated: Sequence[tuple[int, int]]) -> int | None:
    """The clause of a condition ('Als moeder terugvalt, ...'); an age ('als hij vijf is') is none."""
    words = tokens.words
    if _verb_first(tokens, clauses):
        return 0
    head = _head(words)
    for at, word in enumerate(words):
        if word not in _CONDITIONS or (at and word == "mocht"):
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        still_open = not _STILL_OPEN.isdisjoint(words[at + 1 : at + 12])
        if following in _POSSESSIVES and at + 2 < len(words):
            following = words[at + 2]
        still_open = still_open and following not in ("gevolg", "vervolg", "tussenoplossing", "reden")
        a_role = word == "als" and following in _NO_CONDITION and not _verb_last(clauses, clauses.number[at])
        if (a_role and not still_open) or any(first <= at <= last for first, last in dated):
            continue
        opens = word in _ALWAYS or at == head or words[at - 1] in STOPS or words[at - 1] in _BEFORE_CONDITION
        inside = word == "als" and following in _SUBJECTS and words[at - 1] not in _COMPARED
        if not opens and not still_open and not (inside and not FINITE.isdisjoint(words[at + 2 :])):
            continue
        if word in ("als", "wanneer") and _used_to(words, at):
            continue
        if at and word in ("als", "wanneer") and any(w in ("was", "waren", "werd") for w in words[at + 1 : at + 9]):
            continue
        here = clauses.number[at]
        if word == "zodra" and not past_forms().isdisjoint(words[at + 1 : at + 9]):
            continue  # 'zodra de wachtlijst het toeliet, begon zij'
        return 0 if still_open and clauses.bounds(here)[1] >= len(words) - 1 else here
    return None


def _used_to(words: Sequence[str], at: int) -> bool:
    """'Als hij dronken was, sloeg hij haar': what happened each time, told in the past on both sides."""
    past = [place for place in range(at + 1, len(words)) if words[place] in past_forms() or words[place] in _WOULD]
    return len(past) >= 2 and past[0] <= at + 7 and words[past[1]] not in _WOULD and words[past[0]] in ("was", "waren")


def _head(words: Sequence[str]) -> int:
    """The place of the first real word: a line may open with a dash."""
    return next((at for at, word in enumerate(words[:3]) if word not in _OPENS_LINE), 0)


def _verb_first(tokens: Tokens, clauses: Clauses) -> bool:
    """'Gaat het weer mis, dan volgt ...': a condition that opens with its verb, in the present."""
    words = tokens.words
    first = _head(words)
    if words[-1] == "?" or words[first] in past_forms() or not (words[first] in FINITE or _PRESENT.match(words[first])):
        return False
    return any(clauses.opening(clause) == "dan" for clause in range(1, len(clauses.starts)))


def _verb_last(clauses: Clauses, clause: int) -> bool:
    """Whether a clause ends in its verb before a comma: 'Als vader overlijdt, ...', not 'Als vader van drie, ...'."""
    start, end = clauses.bounds(clause)
    last = clauses.words[end - 1]
    return (
        end < len(clauses.words) and clauses.words[end] == "," and end - start > 2 and _PRESENT.match(last) is not None
    )


def is_counterfactual(tokens: Tokens, clauses: Clauses) -> bool:
    """'Had ik eerder gebeld, dan was ...', 'Als zij was gebleven, had ...', 'Zonder hem was ik ...': it was not so."""
    words = tokens.words
    if _MAY_BE_SO.isdisjoint(words):
        return False
    first = _head(words)
    openings = [clauses.opening(clause) for clause in range(1, len(clauses.starts))]
    answered = "dan" in openings or any(opening in _WOULD for opening in openings)
    if words[first] in _INVERTED:
        return words[-1] != "?" and answered
    for at, word in enumerate(words):
        if word in ("als", "indien") and (at == first or words[at - 1] in STOPS):
            condition = clauses.inside(clauses.number[at])
            after = [clauses.opening(c) for c in range(clauses.number[at] + 1, len(clauses.starts))]
            past = not _WOULD.isdisjoint(condition) and any(
                w.startswith("ge") or w.endswith("en") for w in condition[-3:]
            )
            if past and any(opening in _WOULD for opening in after[:1]):
                return True
    if words[first] == "met" and words[first + 2 : first + 3] in (("andere",), ("ander",)):
        return any(word in _WOULD for word in words[first + 3 : first + 6])
    return (
        words[first : first + 2] != ("zonder", "dat")
        and words[first] == "zonder"
        and any(word in _WOULD for word in words[first + 1 : first + 6])
    )
