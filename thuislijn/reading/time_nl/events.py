# SPDX-License-Identifier: EUPL-1.2
"""Times told by the event they go with: 'na de scheiding', 'sinds de uithuisplaatsing', 'bij de geboorte'."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.ages import POSSESSIVE
from thuislijn.reading.time_nl.calendar_words import month_number
from thuislijn.reading.time_nl.story import SOON, Found
from thuislijn.reading.time_nl.values import AtAge, FromAnchor, Length, Role

# Nouns that name something told elsewhere: 'na de scheiding', 'tijdens de opname', 'sinds de uithuisplaatsing'.
EVENT_NOUNS = word_set(
    """
    scheiding echtscheiding overlijden dood opname plaatsing uithuisplaatsing terugplaatsing thuisplaatsing
    overplaatsing spoedplaatsing crisisplaatsing verhuizing bevalling incident detentie arrestatie aanhouding
    ontslag aanmelding intake melding huwelijk vertrek thuiskomst verblijf behandeling onderzoek zitting
    uitspraak relatiebreuk breuk ondertoezichtstelling ots coronaperiode lockdown crisis ruzie gesprek terugkeer
    opnames vakantie therapie traject observatie plaatsingen operatie heupoperatie ongeluk ongeval diagnose
    komst start einde vrijlating beëindiging schorsing verwijdering schoolwisseling wegloopactie suïcidepoging
    poging huisbezoek overdracht echtscheidingsperiode rechtszaak geweldsincident politie-inval inval
    mishandeling misbruik machtiging beschikking adoptie verbreken sterfgeval begrafenis hulpverleningstraject
    raadsonderzoek beschermingsonderzoek eindgesprek mdo bezoek bezoeken gezinsgesprek strafzitting veroordeling
    """
)


_DETERMINERS = word_set(
    """
    de het een deze die dit dat zijn haar hun mijn onze ons diens eerste laatste tweede vorige eerdere eigen
    huidige plotselinge toenmalige
    """
)


_PHRASE_END = word_set(
    """
    , . ; : ( ) ? ! en maar is was werd wordt heeft had ging gaat kreeg woont woonde verbleef zijn waren kwam
    kwamen startte begon volgde bleef zit zat vertoonde kan kon moest ontstond ontstonden worden werden hebben
    hadden
    """
)


def named(t: Tokens, at: int, preposition: str) -> Found | None:
    """'na de scheiding', 'sinds de uithuisplaatsing', 'tijdens de opname', 'bij de geboorte', 'in de zwangerschap'."""
    if preposition not in (
        "na",
        "sinds",
        "sedert",
        "vanaf",
        "voor",
        "vóór",
        "tijdens",
        "gedurende",
        "bij",
        "tot",
        "rond",
        "in",
        "binnen",
        "kort",
        "te",
    ):
        return None
    found = phrase(t, at - 1)
    if found is None:
        return None
    value, after = found
    roles = {
        "na": Role.AFTER,
        "sinds": Role.SINCE,
        "sedert": Role.SINCE,
        "vanaf": Role.SINCE,
        "voor": Role.BEFORE,
        "vóór": Role.BEFORE,
        "tijdens": Role.DURING,
        "gedurende": Role.DURING,
        "bij": Role.AT,
        "tot": Role.UNTIL,
        "rond": Role.AT,
        "in": Role.AT,
    }
    role = roles.get(preposition, Role.AT)
    if isinstance(value, AtAge):
        if role is Role.AFTER:
            at_once = at >= 2 and t.words[at - 2] in SOON
            return AtAge(value.least, 0.1 if at_once else value.most + 0.25, value.who), Role.AT, after
        if role is Role.BEFORE:
            return AtAge(-0.75, 0.0, value.who), Role.AT, after
        return value, Role.AT if role is Role.DURING else role, after
    if preposition in ("bij", "in", "te", "binnen"):
        return None
    sign = {Role.BEFORE: -1, Role.AFTER: 1}.get(role, 0)
    before = t.words[at - 2] if at >= 2 else ""
    if role is Role.AFTER and before in ("dag", "dagen", "week", "weken", "maand", "maanden", "jaar"):
        return FromAnchor(1, Length(0, 1, _AFTER_UNITS[before]), value.words), Role.AT, after  # type: ignore[arg-type]
    return FromAnchor(sign, None, value.words, soon=bool(sign) and before in SOON), role, after


_AFTER_UNITS = {
    "dag": "day",
    "dagen": "week",
    "week": "week",
    "weken": "month",
    "maand": "month",
    "maanden": "year",
    "jaar": "year",
}


def phrase(t: Tokens, at: int) -> tuple[AtAge | FromAnchor, int] | None:
    """The noun phrase after the word at `at` that names an event, a birth or a pregnancy."""
    words = t.words
    start = at + 1
    who = ""
    place = start
    while place < len(words) and place < start + 3 and words[place] in _DETERMINERS:
        who = words[place] if words[place] in POSSESSIVE or words[place] == "diens" else who
        place += 1
    if place >= len(words):
        return None
    noun = words[place]
    after = place + 1
    if noun in ("geboorte", "bevalling"):
        who, after = _of_whom(t, after, who)
        return AtAge(0, 0.25, who), after
    if noun in ("zwangerschap", "zwangerschappen"):
        who, after = _of_whom(t, after, "")
        return AtAge(-0.75, 0.0, who), after
    if place == start and words[at] in ("voor", "vóór", "tot", "vanaf", "in", "bij"):
        return None  # 'machtiging tot uithuisplaatsing', 'afspraak voor onderzoek'
    if noun in EVENT_NOUNS or (noun.endswith(("plaatsing", "opname", "scheiding", "overlijden")) and noun.isalpha()):
        after = _past_complements(words, after)
        return FromAnchor(1, None, t.span(start, after - 1)), after
    return None


def _past_complements(words: Sequence[str], at: int) -> int:
    """Past 'van haar vader', 'op de groep', 'tussen de ouders' after the noun of an event."""
    for _ in range(2):
        nxt = at + 1
        if at >= len(words) or words[at] not in ("van", "bij", "in", "op", "door", "tussen", "uit", "met", "naar"):
            break
        while nxt < len(words) and words[nxt] in _DETERMINERS:
            nxt += 1
        if nxt >= len(words) or not words[nxt].isalpha() or month_number(words[nxt]) or words[nxt] in _PHRASE_END:
            break
        at = nxt + 1
    return at


def _of_whom(t: Tokens, at: int, who: str) -> tuple[str, int]:
    """'van Robin' after 'geboorte'."""
    if at + 1 < len(t) and t.words[at] == "van":
        end = at + 2
        if t.words[at + 1] in _DETERMINERS and end < len(t):
            end += 1
        return " ".join(t.raw[at + 1 : end]), end
    return who, at


def clause(t: Tokens, at: int) -> tuple[FromAnchor, int] | None:
    """The clause after 'nadat' or 'voordat', up to its end."""
    words = t.words
    end = at + 1
    while end < len(words) and end < at + 16 and words[end] not in (",", ".", ";", ":", ")"):
        end += 1
    return (FromAnchor(1, None, t.span(at + 1, end - 1)), end) if end > at + 1 else None
