# SPDX-License-Identifier: EUPL-1.2
"""Times counted from the day of writing ('vorige maand') or from what was told before ('een jaar later')."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl import deictic, events, nearby, story
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.calendar_words import SEASONS, month_number
from thuislijn.reading.time_nl.numbers import length_at
from thuislijn.reading.time_nl.values import (
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

Found = tuple[Value, Role, int]
"""A value, what it says about its event, and the index of the token after it."""

_PAST = word_set("vorig vorige afgelopen afg laatste jongstleden voorbije verleden")
_NEXT = word_set("volgend volgende komend komende aanstaande eerstvolgende")
_THIS = word_set("dit deze")
UNIT_WORDS = {
    "week": "week",
    "wk": "week",
    "maand": "month",
    "mnd": "month",
    "jaar": "year",
    "jr": "year",
    "schooljaar": "school_year",
    "weekend": "weekend",
    "dagen": "days",
    "nacht": "day",
    "avond": "day",
}
_PARTS = {
    "begin": "begin",
    "eind": "eind",
    "einde": "eind",
    "half": "half",
    "medio": "half",
    "midden": "half",
    "halverwege": "half",
}
_LATELY = {
    "weken": Length(1, 6, "week"),
    "maanden": Length(1, 6, "month"),
    "mnden": Length(1, 6, "month"),
    "jaren": Length(1, 6, "year"),
    "tijd": Length(0, 4, "month"),
}
"""How long ago 'de laatste weken' and 'de afgelopen tijd' may have begun."""
FIRST_YEARS = "eerste jaren"
"""In `AtAge.who`: 'in de eerste vijf jaar' of a life, from birth to that age."""
_LATER = word_set("later nadien daarna erna daarop hierna verder")
_EARLIER = word_set("eerder daarvoor ervoor tevoren voordien vooraf hiervoor")
_BEGINNINGS = (
    _PAST
    | _NEXT
    | _THIS
    | deictic.RECENT
    | story.AFTER_WORDS
    | story.SINCE_WORDS
    | story.BEFORE_WORDS
    | story.SAME_WORDS
    | story.SOON
    | frozenset(deictic.DAYS)
    | frozenset(deictic.WEEKDAYS)
    | frozenset(_PARTS)
    | word_set(
        """
    kort pas het de volgende daaropvolgende eerstvolgende recente laatste toen eerst hiervoor ervoor direct meteen
    onmiddellijk
    terstond prompt voordat
    """
    )
)


def begins(word: str) -> bool:
    """Whether a relative time can begin with this word."""
    return word in _BEGINNINGS


def keeps_determiner(words: Sequence[str], at: int) -> bool:
    """Whether the determiner or softener at `at` belongs to what follows ('de afgelopen twee jaar')."""
    if words[at] not in ("de", "het"):
        return length_at(words, at) is not None
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in (
        "eerste",
        "laatste",
        "afgelopen",
        "volgende",
        "komende",
        "daaropvolgende",
        "jaar",
        "maand",
        "week",
        "dag",
    )


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
        or _calendar_unit(t, at, preposition)
        or deictic.day_at(t.words, at)
        or story.anchored(t.words, at, preposition)
        or events.named(t, at, preposition)
    )


def _lengths(t: Tokens, at: int, preposition: str) -> Found | None:
    """Times with a length in them: 'drie jaar geleden', 'na negen maanden', 'sinds een half jaar', 'twee jaar'."""
    words = t.words
    start = at
    recent = False
    if words[at] in ("de", "het") and at + 1 < len(words):
        start = at + 1
    if words[start] in _PAST and start + 1 < len(words):
        recent, start = True, start + 1
    elif words[start] in ("eerste", "komende", "volgende"):
        return _first_or_coming(words, start, preposition)
    found = length_at(words, start)
    if found is None:
        return None
    length, after = found
    if length.unit == "day" and length.most < 1:
        return None
    if recent:
        return FromNow(length, -1), Role.SINCE, after
    if start > at and after < len(words) and words[after] in ("daarna", "daarop", "erna", "hierna", "erop"):
        return FromAnchor(1, length, lasting=True), Role.AT, after + 1
    return _with_tail(t, length, after, preposition)


_FIRST_OF_LIFE = {"jaren": 5.0, "levensjaren": 5.0, "maanden": 1.0, "levensmaanden": 1.0, "weken": 1.0}
_GREW_UP = word_set("groeide groeit groeien opgegroeid opgroeide opgroeien")


def _first_or_coming(words: Sequence[str], start: int, preposition: str) -> Found | None:
    if (years := _FIRST_OF_LIFE.get(words[start + 1] if start + 1 < len(words) else "")) and words[start] == "eerste":
        of_life = _skip_of_life(words, start + 2)
        grew_up = words[start + 1] == "jaren" and not _GREW_UP.isdisjoint(words)
        if of_life > start + 2 or words[start + 1].startswith("levens") or grew_up:
            return AtAge(0, years, FIRST_YEARS), Role.RANGE, of_life
    found = length_at(words, start + 1) if start + 1 < len(words) else None
    if found is None or found[1] == start + 2:
        return None
    length, after = found
    if words[start] != "eerste":
        return FromNow(length, 1), Role.UNTIL, after
    if words[after - 1].startswith("levens"):
        return AtAge(0, length.years[1], FIRST_YEARS), Role.RANGE, after  # 'de eerste drie levensmaanden'
    of_life = _skip_of_life(words, after)
    grew_up = not _GREW_UP.isdisjoint(words)
    if length.unit == "year" and (of_life > after or grew_up or preposition in ("in", "gedurende", "tijdens")):
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
        if (in_year := _in_that_year(t, after + 1, length)) is not None:
            return in_year
        return FromNow(length, -1), Role.SINCE if preposition in ("sinds", "sedert", "vanaf") else Role.AT, after + 1
    if tail in _LATER:
        return FromAnchor(1, length), Role.AT, after + 1
    if tail in _EARLIER:
        return FromAnchor(-1, length), Role.AT, after + 1
    if tail in ("na", "nadat", "voor", "vóór", "voordat"):
        if (dated := nearby.counted_from(t, after, length)) is not None:
            return dated[0], Role.AT, dated[1]
        named = events.clause(t, after) if tail in ("nadat", "voordat") else events.phrase(t, after)
        if named is not None:
            value, end = named
            if isinstance(value, FromAnchor):
                sign = 1 if tail.startswith("na") else -1
                return FromAnchor(sign, length, value.words), Role.AT, end
            return _from_birth(value, length, tail), Role.AT, end
    return _by_preposition(words, length, after, preposition)


def _in_that_year(t: Tokens, at: int, length: Length) -> Found | None:
    """'twee jaar geleden in de zomer': `at` is the place after 'geleden'."""
    if length.unit != "year" or length.least != length.most or at >= len(t):
        return None
    found = _part_of_year(t, at) if t.words[at] in _INSIDE_YEAR else None
    return found and (replace(found[0], year_offset=-round(length.least)), Role.AT, found[1])


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
        if after < len(words) and words[after] in _BOND:
            return None  # 'na negen jaar huwelijk' says how long, and not when
        return FromAnchor(1, length), Role.AT, _past_noun(words, after)
    if preposition == "over":
        return FromNow(length, 1), Role.AT, after
    if preposition == "binnen":
        return FromAnchor(1, Length(0, length.most, length.unit)), Role.AT, after
    if preposition in ("", "gedurende", "voor", "van", "met", "tot", "om", "duur"):
        return FromAnchor(1, length), Role.LENGTH, after
    return None


_BOND = word_set("huwelijk relatie verkering samenwonen samenzijn dienst dienstverband")


def _past_noun(words: Sequence[str], at: int) -> int:
    """'na negen maanden observatie': the noun belongs to the time."""
    return (
        at + 1
        if at < len(words)
        and words[at] in events.EVENT_NOUNS | {"wachten", "wachttijd", "pleegzorg", "hulp", "ambulante"}
        else at
    )


def _calendar_unit(t: Tokens, at: int, preposition: str) -> Found | None:
    """'vorige maand', 'dit schooljaar', 'begin dit jaar', 'afgelopen dinsdag', 'de zomer van vorig jaar'."""
    words, part = t.words, ""
    if words[at] in _PARTS and at + 1 < len(words):
        part, at = _PARTS[words[at]], at + 1
        at += at < len(words) - 1 and words[at] == "van"
    if at < len(words) - 1 and words[at] in ("de", "het"):
        at += 1
    if at + 1 >= len(words):
        return None
    word = words[at]
    at += words[at : at + 2] == ("afg", ".") and at + 2 < len(words)  # 'afg. zomer'
    offset = -1 if word in _PAST else 1 if word in _NEXT else 0 if word in _THIS else None
    if offset is None:
        if preposition in ("sinds", "sedert") and word in deictic.WEEKDAYS:
            return Weekday(deictic.WEEKDAYS[word], Direction.PAST), Role.SINCE, at + 1
        return deictic.weekday_at(words, at)
    role = Role.SINCE if preposition in ("sinds", "sedert", "vanaf") else Role.AT
    return _unit_of(t, at, offset, part, role, preposition)


def _unit_of(t: Tokens, at: int, offset: int, part: str, role: Role, preposition: str) -> Found | None:
    """What 'vorige', 'deze' or 'volgende' at a token is said of: a day, week, month, season or year."""
    words = t.words
    word, noun = words[at], words[at + 1]
    direction = (Direction.FUTURE, Direction.NEAREST, Direction.PAST)[1 - offset]
    if noun in deictic.WEEKDAYS:
        return Weekday(deictic.WEEKDAYS[noun], direction), role, at + 2
    if noun == "week" and at + 2 < len(words) and words[at + 2] in deictic.WEEKDAYS:
        return ThisUnit("week", offset, words[at + 2]), role, at + 3
    if noun in ("jaar", "jr") and at + 2 < len(words) and (inside := _part_of_year(t, at + 2)) is not None:
        return replace(inside[0], year_offset=offset), role, inside[1]
    if noun in _LATELY and offset < 0 and word not in ("vorige", "vorig"):
        return FromNow(_LATELY[noun], -1), Role.SINCE, at + 2
    if noun in UNIT_WORDS and not (word == "laatste" and noun in ("jaar", "week", "maand") and preposition == "het"):
        return _unit(UNIT_WORDS[noun], offset, part, word), role, at + 2
    month = month_number(noun)
    if month is not None:
        return Yearless((month, 1), (month, 31), direction if offset else Direction.NEAREST), role, at + 2
    if noun in SEASONS:
        return Yearless(*SEASONS[noun], direction), role, at + 2
    return None


_INSIDE_YEAR = word_set("in rond tijdens met omstreeks op")
_PARTS_OF_YEAR = frozenset(("begin", "eind", "half", "medio"))


def _part_of_year(t: Tokens, at: int) -> tuple[Yearless, int] | None:
    """The month or season after 'vorig jaar': 'vorig jaar mei', 'vorig jaar in de zomer', 'vorig jaar met kerst'."""
    words = t.words
    named = words[at] in SEASONS or words[at] in _PARTS_OF_YEAR or month_number(words[at]) is not None
    if words[at] in _INSIDE_YEAR:
        at += 1 + (words[at + 1 : at + 2] in (("de",), ("het",)))
    elif not named:
        return None
    found = calendar_at(t, at) if at < len(words) else None
    return (found[0], found[1]) if found is not None and isinstance(found[0], Yearless) else None


def _unit(unit: str, offset: int, part: str, word: str) -> Value:
    if unit == "days":
        return FromNow(Length(1, 7, "day"), -1 if offset <= 0 else 1)
    if unit in ("week", "month", "year") and word == "afgelopen":
        # 'de afgelopen maand' is the month up to now, not the calendar month before.
        return ThisUnit(unit, offset, part) if part else FromNow(Length(0, 1.2, unit), -1)  # type: ignore[arg-type]
    return ThisUnit(unit, offset, part)  # type: ignore[arg-type]
