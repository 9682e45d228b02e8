# SPDX-License-Identifier: EUPL-1.2
"""Times counted from the day of writing ('vorige maand') or from what was told before ('een jaar later')."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from thuislijn.reading.time_nl.ages import _POSSESSIVE
from thuislijn.reading.time_nl.calendar import SEASONS, month_number
from thuislijn.reading.time_nl.numbers import length_at
from thuislijn.reading.time_nl.values import (
    AnchorUnit,
    AtAge,
    Direction,
    FromAnchor,
    FromNow,
    Length,
    Role,
    ThisUnit,
    Value,
    Weekday,
    Yearless,
)
from thuislijn.reading.tokens import Tokens

Found = tuple[Value, Role, int]
"""A value, what it says about its event, and the index of the token after it."""

_DAYS = {
    "vandaag": 0, "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "vannacht": 0, "heden": 0, "gisteren": -1, "gisteravond": -1,
    "gistermiddag": -1, "gisterochtend": -1, "gisternacht": -1, "eergisteren": -2, "morgen": 1, "morgenochtend": 1, "morgenmiddag": 1,
    "overmorgen": 2,
}
WEEKDAYS = {"maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6}
_PAST = frozenset("vorig vorige afgelopen laatste jongstleden voorbije verleden".split())
_NEXT = frozenset("volgend volgende komend komende aanstaande eerstvolgende".split())
_THIS = frozenset("dit deze".split())
UNIT_WORDS = {"week": "week", "maand": "month", "jaar": "year", "schooljaar": "school_year", "weekend": "weekend", "dagen": "days", "nacht": "day", "avond": "day"}
_PARTS = {"begin": "begin", "eind": "eind", "einde": "eind", "half": "half", "medio": "half", "midden": "half", "halverwege": "half"}
FIRST_YEARS = "eerste jaren"
"""In `AtAge.who`: 'in de eerste vijf jaar' of a life, from birth to that age."""
_RECENT = frozenset("onlangs recent recentelijk kortgeleden kort-geleden pas-geleden laatst een-tijdje-geleden kort-tevoren".split())

_AFTER_WORDS = frozenset(
    "daarna daarop hierna hierop waarna nadien vervolgens naderhand waarop aansluitend later uiteindelijk daaropvolgend".split()
)
_SINCE_WORDS = frozenset("sindsdien sedertdien".split())
_BEFORE_WORDS = frozenset("daarvoor voordien tevoren".split())
_SAME_WORDS = frozenset("destijds intussen ondertussen tegelijkertijd gelijktijdig".split())
_SOON = frozenset("kort korte vlak direct meteen snel onmiddellijk spoedig enige niet al gelijk".split())
_LATER = frozenset("later nadien daarna erna daarop hierna verder".split())
_EARLIER = frozenset("eerder daarvoor ervoor tevoren voordien vooraf hiervoor".split())
_BEGINNINGS = (
    _PAST | _NEXT | _THIS | _RECENT | _AFTER_WORDS | _SINCE_WORDS | _BEFORE_WORDS | _SAME_WORDS | _SOON | frozenset(_DAYS) | frozenset(WEEKDAYS)
    | frozenset(_PARTS) | frozenset("kort pas het de volgende daaropvolgende eerstvolgende recente laatste toen eerst hiervoor ervoor".split())
)
_MOMENT = frozenset("moment tijd periode dag ogenblik tijdje jaren maanden weken avond nacht ochtend week maand zomer".split())

# Nouns that name something told elsewhere: 'na de scheiding', 'tijdens de opname', 'sinds de uithuisplaatsing'.
EVENT_NOUNS = frozenset(
    "scheiding echtscheiding overlijden dood opname plaatsing uithuisplaatsing terugplaatsing thuisplaatsing overplaatsing spoedplaatsing "
    "crisisplaatsing verhuizing bevalling incident detentie arrestatie aanhouding ontslag aanmelding intake melding huwelijk vertrek thuiskomst "
    "verblijf behandeling onderzoek zitting uitspraak relatiebreuk breuk ondertoezichtstelling ots coronaperiode lockdown crisis ruzie gesprek "
    "terugkeer opnames vakantie therapie traject observatie plaatsingen operatie heupoperatie ongeluk ongeval diagnose komst start einde "
    "vrijlating beëindiging schorsing verwijdering schoolwisseling wegloopactie suïcidepoging poging huisbezoek overdracht echtscheidingsperiode rechtszaak "
    "geweldsincident politie-inval inval mishandeling misbruik machtiging beschikking adoptie verbreken sterfgeval begrafenis hulpverleningstraject".split()
)
_DETERMINERS = frozenset("de het een deze die dit dat zijn haar hun mijn onze ons diens eerste laatste tweede vorige eerdere eigen huidige plotselinge toenmalige".split())
_PHRASE_END = frozenset(", . ; : ( ) ? ! en maar is was werd wordt heeft had ging gaat kreeg woont woonde verbleef zijn waren kwam kwamen startte begon volgde bleef zit zat vertoonde kan kon moest ontstond ontstonden worden werden hebben hadden".split())


def begins(word: str) -> bool:
    """Whether a relative time can begin with this word."""
    return word in _BEGINNINGS


def keeps_determiner(words: Sequence[str], at: int) -> bool:
    """Whether the determiner or softener at `at` belongs to what follows ('de afgelopen twee jaar', 'circa vier weken')."""
    if words[at] not in ("de", "het"):
        return length_at(words, at) is not None
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in ("eerste", "laatste", "afgelopen", "volgende", "komende", "daaropvolgende", "jaar", "maand", "week", "dag")


def year_of(day: int) -> int:
    """The calendar year of an ordinal day."""
    return dt.date.fromordinal(day).year


def day_of(day: int) -> int:
    """The day of the month of an ordinal day."""
    return dt.date.fromordinal(day).day


def relative_at(t: Tokens, at: int, preposition: str = "") -> Found | None:
    """The relative time at a token; `preposition` is the one before it, already read."""
    return (
        _lengths(t, at, preposition)
        or _calendar_unit(t.words, at, preposition)
        or _deictic(t.words, at)
        or _anchored(t.words, at, preposition)
        or _named(t, at, preposition)
    )


def _lengths(t: Tokens, at: int, preposition: str) -> Found | None:
    """Times with a length in them: 'drie jaar geleden', 'na negen maanden', 'sinds een half jaar', 'twee jaar'."""
    words = t.words
    start = at
    recent = False
    if words[at] in ("de", "het") and at + 1 < len(words):
        start = at + 1
    if words[start] in _PAST | frozenset(("afgelopen",)) and start + 1 < len(words):
        recent, start = True, start + 1
    elif words[start] in ("eerste", "komende", "volgende") or start > at:
        if words[start] not in ("eerste", "komende", "volgende"):
            start = at
        else:
            return _first_or_coming(words, start, preposition)
    found = length_at(words, start)
    if found is None:
        return None
    length, after = found
    if length.unit == "day" and length.most < 1:
        return None
    if recent:
        return FromNow(length, -1), Role.SINCE, after
    return _with_tail(t, length, after, preposition)


def _first_or_coming(words: Sequence[str], start: int, preposition: str) -> Found | None:
    found = length_at(words, start + 1) if start + 1 < len(words) else None
    if found is None or found[1] == start + 2:
        return None
    length, after = found
    if words[start] != "eerste":
        return FromNow(length, 1), Role.UNTIL, after
    of_life = _skip_of_life(words, after)
    if length.unit == "year" and (of_life > after or preposition in ("in", "gedurende", "tijdens")):
        return AtAge(0, length.most + 1, FIRST_YEARS), Role.RANGE, of_life
    return FromAnchor(1, length), Role.LENGTH, after


def _skip_of_life(words: Sequence[str], at: int) -> int:
    if at < len(words) and words[at] == "van" and "leven" in words[at : at + 3]:
        return at + 3
    return at


def _with_tail(t: Tokens, length: Length, after: int, preposition: str) -> Found | None:
    """A length and the word after it, or else the preposition before it, say from where it counts."""
    words = t.words
    tail = words[after] if after < len(words) else ""
    if tail in ("geleden", "terug"):
        return FromNow(length, -1), Role.SINCE if preposition in ("sinds", "sedert", "vanaf") else Role.AT, after + 1
    if tail in _LATER:
        return FromAnchor(1, length), Role.AT, after + 1
    if tail in _EARLIER:
        return FromAnchor(-1, length), Role.AT, after + 1
    if tail in ("na", "nadat", "voor", "vóór", "voordat"):
        named = _clause(t, after) if tail in ("nadat", "voordat") else _phrase(t, after)
        if named is not None:
            value, end = named
            if isinstance(value, FromAnchor):
                sign = 1 if tail.startswith("na") else -1
                return FromAnchor(sign, length, value.words), Role.AT, end
            return _from_birth(value, length, tail), Role.AT, end
    return _by_preposition(words, length, after, preposition)


def _from_birth(value: AtAge, length: Length, tail: str) -> AtAge:
    """'drie maanden na de geboorte' as an age."""
    least, most = length.years
    if tail.startswith("na"):
        return AtAge(value.least + least, value.most + most, value.who)
    return AtAge(-most, max(-least, -most + 0.02), value.who)


def _by_preposition(words: Sequence[str], length: Length, after: int, preposition: str) -> Found | None:
    if preposition in ("sinds", "sedert", "vanaf", "al", "inmiddels", "nu"):
        return FromNow(length, -1), Role.SINCE, after
    if preposition == "na":
        return FromAnchor(1, length), Role.AT, _past_noun(words, after)
    if preposition == "over":
        return FromNow(length, 1), Role.AT, after
    if preposition == "binnen":
        return FromAnchor(1, Length(0, length.most, length.unit)), Role.AT, after
    if preposition in ("", "gedurende", "voor", "van", "met", "tot", "om", "duur"):
        return FromAnchor(1, length), Role.LENGTH, after
    return None


def _past_noun(words: Sequence[str], at: int) -> int:
    """'na negen maanden observatie': the noun belongs to the time."""
    return at + 1 if at < len(words) and words[at] in EVENT_NOUNS | {"wachten", "wachttijd", "pleegzorg", "hulp", "ambulante"} else at


def _calendar_unit(words: Sequence[str], at: int, preposition: str) -> Found | None:
    """'vorige maand', 'dit schooljaar', 'begin dit jaar', 'afgelopen dinsdag', 'de zomer van vorig jaar'."""
    part = ""
    if words[at] in _PARTS and at + 1 < len(words):
        part, at = _PARTS[words[at]], at + 1
        at += at < len(words) - 1 and words[at] == "van"
    if at < len(words) - 1 and words[at] in ("de", "het"):
        at += 1
    if at + 1 >= len(words):
        return None
    word, noun = words[at], words[at + 1]
    offset = -1 if word in _PAST else 1 if word in _NEXT else 0 if word in _THIS else None
    if offset is None:
        return _weekday_with_tail(words, at)
    direction = (Direction.FUTURE, Direction.NEAREST, Direction.PAST)[1 - offset]
    role = Role.SINCE if preposition in ("sinds", "sedert", "vanaf") else Role.AT
    if noun in WEEKDAYS:
        return Weekday(WEEKDAYS[noun], direction), role, at + 2
    if noun == "week" and at + 2 < len(words) and words[at + 2] in WEEKDAYS:
        return ThisUnit("week", offset, words[at + 2]), role, at + 3
    if noun in UNIT_WORDS and not (word == "laatste" and noun in ("jaar", "week", "maand") and preposition == "het"):
        return _unit(UNIT_WORDS[noun], offset, part, word), role, at + 2
    month = month_number(noun)
    if month is not None:
        return Yearless((month, 1), (month, 31), direction if offset else Direction.NEAREST), role, at + 2
    if noun in SEASONS:
        return Yearless(*SEASONS[noun], direction), role, at + 2
    return None


def _unit(unit: str, offset: int, part: str, word: str) -> Value:
    if unit == "days":
        return FromNow(Length(1, 7, "day"), -1 if offset <= 0 else 1)
    if unit in ("week", "month", "year") and word == "afgelopen":
        # 'de afgelopen maand' is the month up to now, not the calendar month before.
        return ThisUnit(unit, offset, part) if part else FromNow(Length(0, 1.2, unit), -1)  # type: ignore[arg-type]
    return ThisUnit(unit, offset, part)  # type: ignore[arg-type]


def _weekday_with_tail(words: Sequence[str], at: int) -> Found | None:
    """'dinsdag jl.', 'maandag a.s.'."""
    if words[at] not in WEEKDAYS:
        return None
    nxt = at + 1
    nxt += nxt < len(words) and words[nxt] == "."
    tail = words[nxt] if nxt < len(words) else ""
    if tail in ("jl", "laatstleden", "ll"):
        return Weekday(WEEKDAYS[words[at]], Direction.PAST), Role.AT, nxt + 1
    if tail in ("as", "aanstaande"):
        return Weekday(WEEKDAYS[words[at]], Direction.FUTURE), Role.AT, nxt + 1
    bare = at > 0 and words[at - 1] in _BEFORE_BARE_DAY
    return (Weekday(WEEKDAYS[words[at]], Direction.NEAREST), Role.AT, at + 1) if bare else None


# 'heeft hem maandag gebeld': a day of the last or the coming week. Not 'op maandag' or 'elke maandag', which is a habit.
_BEFORE_BARE_DAY = frozenset("heeft had is was hem haar hen ons mij ik hij zij ze we wij gaat ga gaan ging komt kwam moet mag gisteren afgelopen er dat zijn hebben heb worden wordt werd".split())


def _deictic(words: Sequence[str], at: int) -> Found | None:
    word = words[at]
    if word in _DAYS and not (word == "morgen" and at and words[at - 1] in ("goede", "de", "'s")):
        return ThisUnit("day", _DAYS[word]), Role.AT, at + 1
    pair = "-".join(words[at : at + 2])
    if word in _RECENT or pair in _RECENT:
        if word in ("recent", "laatst", "recente") and at + 1 < len(words) and words[at + 1] in ("onderzoek", "e", "incident"):
            return None
        return FromNow(Length(0, 4, "month"), -1), Role.AT, at + (1 if word in _RECENT else 2)
    if word in ("as", "aanstaande") and at + 1 < len(words) and words[at + 1] in WEEKDAYS:
        return Weekday(WEEKDAYS[words[at + 1]], Direction.FUTURE), Role.AT, at + 2
    if word in ("as", "aanstaande", "as.") and at + 2 < len(words) and words[at + 1] == "." and words[at + 2] in WEEKDAYS:
        return Weekday(WEEKDAYS[words[at + 2]], Direction.FUTURE), Role.AT, at + 3
    return None


def _anchored(words: Sequence[str], at: int, preposition: str) -> Found | None:
    """'daarna', 'sindsdien', 'in die periode', 'dat jaar', 'het jaar daarop', 'de volgende dag', 'korte tijd later'."""
    word = words[at]
    rest = tuple(words[at : at + 4])
    if not preposition and (found := _story_word(words, at)):
        return found
    if preposition in ("sinds", "sedert") and rest[0] == "kort":
        return FromNow(Length(0, 4, "month"), -1), Role.SINCE, at + 1
    if word in _SINCE_WORDS:
        return FromAnchor(0), Role.SINCE, at + 1
    if rest[:2] in (("van", "toen"), ("vanaf", "toen")):
        return FromAnchor(0), Role.SINCE, at + 2
    if word in _SOON:
        for place in range(at + 1, min(at + 4, len(words))):
            if words[place] in _AFTER_WORDS or words[place] in ("erna", "daarop"):
                return FromAnchor(1, soon=True), Role.AFTER, place + 1
            if words[place] in ("daarvoor", "ervoor"):
                return FromAnchor(-1, soon=True), Role.BEFORE, place + 1
    if found := _unit_after(words, at):
        return found
    if word in ("dat", "die", "deze", "dit", "datzelfde", "diezelfde", "dezelfde", "hetzelfde") and at + 1 < len(words):
        return _that(words, at, preposition)
    if word in _SAME_WORDS and not preposition:
        return FromAnchor(0), Role.DURING, at + 1
    if preposition:
        return None
    if word in _AFTER_WORDS and not (word == "later" and at + 1 < len(words) and words[at + 1] in ("dan", "op")):
        return FromAnchor(1), Role.AFTER, at + 1
    if word in _BEFORE_WORDS or (word in ("hiervoor", "ervoor") and length_at(words, at + 1) is not None):
        return FromAnchor(-1), Role.BEFORE, at + 1
    return None


def _story_word(words: Sequence[str], at: int) -> Found | None:
    """'toen', 'eerst', 'de eerste week' as steps of a story: only where they cannot open a subordinate clause."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    opens = at == 0 or words[at - 1] in (",", "en", ";", "maar", "waarna", "(", '"', "“", "'", "‘", ":", "-", "…")
    if word == "toen":
        adverb = following in _VERBS if opens else (words[at - 1] in _VERBS and following not in _SUBJECTS and not following.isdigit())
        return (FromAnchor(1, Length(0, 1, "year")), Role.AFTER, at + 1) if adverb else None
    if word == "eerst" and opens and following in _VERBS:
        return FromAnchor(0), Role.AT, at + 1
    if word in ("de", "het") and following == "eerste" and at + 2 < len(words) and opens:
        noun = words[at + 2]
        units = {"dag": "day", "nacht": "day", "week": "week", "maand": "month", "jaar": "year", "weken": "week", "maanden": "month", "dagen": "day"}
        if noun in units or noun in ("periode", "tijd"):
            single = noun in ("dag", "nacht", "week", "maand", "jaar")
            length = Length(1, 1 if single else 6, units[noun]) if noun in units else None  # type: ignore[arg-type]
            return FromAnchor(0, length), Role.AT, at + 3
    return None


_VERBS = frozenset(
    "is was ben zijn waren heb heeft had hebben hadden ging gingen gaat kwam kwamen komt werd werden wordt kreeg kregen krijgt moest moesten mocht mochten kon konden zat zaten woonde "
    "woonden verbleef bleef volgde begon begonnen startte bleek verhuisde verhuisden vertrok belandde liep stopte zei zeiden wilde wilden besloot besloten heette ontstond raakte raakten vond vonden leerde ben bent had zocht vroeg vroegen stond trok zocht".split()
)
_SUBJECTS = frozenset("hij zij ze ik we wij je er het de een mijn haar zijn hun onze dat deze die jullie u oma opa vader moeder".split())


def _unit_after(words: Sequence[str], at: int) -> Found | None:
    """'het jaar daarop', 'de maand erna', 'de volgende dag', 'een dag later' is read with the lengths."""
    start = at + (words[at] in ("de", "het", "een"))
    rest = tuple(words[start : start + 2])
    if len(rest) < 2:
        return None
    units = {"jaar": "year", "schooljaar": "school_year", "maand": "month", "week": "week", "dag": "day", "ochtend": "day", "avond": "day"}
    unit = units.get(rest[0])
    if unit and rest[1] in ("daarop", "daarna", "erna", "erop", "nadien", "daaropvolgend"):
        return AnchorUnit(unit, 1), Role.AT, start + 2  # type: ignore[arg-type]
    if unit and rest[1] in ("daarvoor", "ervoor", "tevoren", "eerder"):
        return AnchorUnit(unit, -1), Role.AT, start + 2  # type: ignore[arg-type]
    if rest[0] in ("volgende", "daaropvolgende", "daaropvolgend", "volgend") and rest[1] in units and start > at and (rest[0][0] == "d" or rest[1] in ("dag", "ochtend")):
        return AnchorUnit(units[rest[1]], 1), Role.AT, start + 2  # type: ignore[arg-type]
    return None


def _that(words: Sequence[str], at: int, preposition: str) -> Found | None:
    """'dat jaar', 'die tijd', 'datzelfde jaar', 'dat moment', 'deze periode'."""
    noun = words[at + 1]
    since = preposition in ("sinds", "sedert", "vanaf")
    if noun in ("jaar", "schooljaar", "kalenderjaar") and words[at] != "dit":
        unit = "school_year" if noun == "schooljaar" else "year"
        return AnchorUnit(unit, 0), Role.SINCE if since else Role.AT, at + 2  # type: ignore[arg-type]
    if noun not in _MOMENT or (noun in ("moment", "week", "maand") and words[at] in ("dit", "deze")):
        return None
    if since:
        return FromAnchor(0), Role.SINCE, at + 2
    if preposition in ("na",):
        return FromAnchor(1), Role.AFTER, at + 2
    if preposition in ("voor", "vóór"):
        return FromAnchor(-1), Role.BEFORE, at + 2
    if preposition in ("in", "tijdens", "op", "gedurende", "rond", "om", ""):
        if not preposition and noun not in ("dag", "zomer", "nacht", "avond", "week", "maand"):
            return None
        return FromAnchor(0), Role.DURING, at + 2
    return None


def _named(t: Tokens, at: int, preposition: str) -> Found | None:
    """'na de scheiding', 'sinds de uithuisplaatsing', 'tijdens de opname', 'bij de geboorte', 'in de zwangerschap'."""
    if preposition not in ("na", "sinds", "sedert", "vanaf", "voor", "vóór", "tijdens", "gedurende", "bij", "tot", "rond", "in", "binnen", "kort", "te"):
        return None
    found = _phrase(t, at - 1)
    if found is None:
        return None
    value, after = found
    roles = {
        "na": Role.AFTER, "sinds": Role.SINCE, "sedert": Role.SINCE, "vanaf": Role.SINCE, "voor": Role.BEFORE, "vóór": Role.BEFORE,
        "tijdens": Role.DURING, "gedurende": Role.DURING, "bij": Role.AT, "tot": Role.UNTIL, "rond": Role.AT, "in": Role.AT,
    }
    role = roles.get(preposition, Role.AT)
    if isinstance(value, AtAge):
        if role is Role.AFTER:
            return AtAge(value.least, value.most + 0.25, value.who), Role.AT, after
        if role is Role.BEFORE:
            return AtAge(-0.75, 0.0, value.who), Role.AT, after
        return value, Role.AT if role is Role.DURING else role, after
    if preposition in ("bij", "in", "te", "binnen"):
        return None
    sign = {Role.BEFORE: -1, Role.AFTER: 1}.get(role, 0)
    before = t.words[at - 2] if at >= 2 else ""
    if role is Role.AFTER and before in ("dag", "dagen", "week", "weken", "maand", "maanden", "jaar"):
        return FromAnchor(1, Length(0, 1, _AFTER_UNITS[before]), value.words), Role.AT, after  # type: ignore[arg-type]
    return FromAnchor(sign, None, value.words, soon=bool(sign) and before in _SOON), role, after


_AFTER_UNITS = {"dag": "day", "dagen": "week", "week": "week", "weken": "month", "maand": "month", "maanden": "year", "jaar": "year"}


def _phrase(t: Tokens, at: int) -> tuple[AtAge | FromAnchor, int] | None:
    """The noun phrase after the word at `at` that names an event, a birth or a pregnancy."""
    words = t.words
    start = at + 1
    who = ""
    place = start
    while place < len(words) and place < start + 3 and words[place] in _DETERMINERS:
        who = words[place] if words[place] in _POSSESSIVE or words[place] == "diens" else who
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


def _clause(t: Tokens, at: int) -> tuple[FromAnchor, int] | None:
    """The clause after 'nadat' or 'voordat', up to its end."""
    words = t.words
    end = at + 1
    while end < len(words) and end < at + 16 and words[end] not in (",", ".", ";", ":", ")"):
        end += 1
    return (FromAnchor(1, None, t.span(at + 1, end - 1)), end) if end > at + 1 else None
