# SPDX-License-Identifier: EUPL-1.2
"""Ranges of time: 'van maart tot juni 2020', '2014-2016', 'tussen zijn zesde en zijn tiende', '12 t/m 14 maart'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl import ages, relative
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.calendar_words import in_year, year_range
from thuislijn.reading.time_nl.numbers import ordinal
from thuislijn.reading.time_nl.values import Absolute, AtAge, Role, TimeExpression, Value, Yearless

SOFT = word_set("ongeveer circa ca rond omstreeks precies net pas ergens reeds ook weer zo al")
_CONNECT = word_set("tot t/m - – — tm")


def made(
    t: Tokens, first: int, after: int, role: Role, value: Value | None, until: Value | None = None, habit: bool = False
) -> TimeExpression:
    span = t.span(first, after - 1)
    words = " ".join(t.raw[first:after])
    return TimeExpression(first, after - 1, span, words, role, value, until, None, habit)


_PAPERS = word_set("beschikking besluit uitspraak vonnis brief rapport verslag mail verzoek beschikkingen beslissing")


def joined(t: Tokens, first: int, after: int, role: Role, value: Value, preposition: str) -> TimeExpression:
    """Adds the second time of a range: 'van maart tot juni 2020', '2016 t/m 2018', 'tussen zijn zesde en tiende'."""
    words = t.words
    if isinstance(value, AtAge) and value.who == relative.FIRST_YEARS:
        return made(t, first, after, Role.RANGE, AtAge(0, 0.25), AtAge(value.most - 1, value.most))
    connector = words[after] if after < len(words) else ""
    nxt = after + 1
    if connector == "tot" and preposition == "van" and first and words[first - 1] in _PAPERS:
        return made(t, first, after, role, value)  # 'bij beschikking van 9 juni 2020 verlengd tot 21 juni 2021'
    ranged = connector in _CONNECT or (preposition == "tussen" and connector == "en")
    ranged = ranged or (connector == "/" and isinstance(value, Absolute) and value.first == value.last)
    if connector == "tot" and tuple(words[nxt : nxt + 2]) == ("en", "met"):
        nxt += 2
    if connector in ("-", "–", "—") and not isinstance(value, Absolute | Yearless):
        ranged = False
    if whole := _either_side(t, after, value):
        return made(t, first, whole[1], role, whole[0])
    if ranged and nxt < len(words):
        if words[nxt] in ("heden", "nu", "nu toe", "vandaag"):
            return made(t, first, nxt + 1, Role.SINCE, value)
        second = _second(t, nxt, value)
        if second is not None:
            low, high, end = second
            return made(t, first, end, Role.RANGE, low, high)
    if preposition == "tussen" and role is Role.RANGE:
        role = Role.AT
    return made(t, first, after, role, value)


def _either_side(t: Tokens, after: int, value: Value) -> tuple[Value, int] | None:
    """'eind 2019/begin 2020', 'eind maart, begin april': one stretch around the turn."""
    start = after + (t.words[after : after + 1] in (("/",), (",",), ("-",), ("of",), ("en",)))
    if start + 1 >= len(t) or t.words[start] != "begin" or "ei" not in t.words[max(0, after - 3)][:2]:
        return None
    found = calendar_at(t, start)
    if found is None:
        return None
    until = found[0]
    if isinstance(value, Absolute) and isinstance(until, Absolute) and value.first <= until.last:
        return Absolute(value.first, until.last), found[1]
    if isinstance(value, Yearless) and isinstance(until, Yearless):
        return Yearless(value.first, until.last), found[1]
    return None


def _second(t: Tokens, at: int, first: Value) -> tuple[Value, Value, int] | None:
    """The end of a range, and its start with the year or person that only the end tells."""
    words = t.words
    place = skipped(words, at)
    if isinstance(first, AtAge):
        age = ages.age_at(t, place) or _bare_age(words, place)
        return (first, age[0], age[1]) if age else None
    found = calendar_at(t, place)
    if found is None:
        return None
    second, end = found
    if isinstance(first, Yearless) and isinstance(second, Absolute):
        year = relative.year_of(second.first)
        start = in_year(first, year)
        return (start if start.first <= second.first else in_year(first, year - 1)), second, end
    if isinstance(first, Yearless) and isinstance(second, Yearless) and first.year_offset is None:
        return replace(first, year_offset=second.year_offset), second, end  # 'van februari tot mei van dit jaar'
    if isinstance(first, Absolute) and isinstance(second, Yearless) and second.year_offset is None:
        year = relative.year_of(first.first)  # 'van januari 2019 tot de zomervakantie'
        until = in_year(second, year)
        return first, until if until.last > first.first else in_year(second, year + 1), end
    return first, second, end


def _bare_age(words: Sequence[str], at: int) -> tuple[AtAge, int] | None:
    """The second age of 'van zijn vierde tot negende (jaar)'."""
    value = ordinal(words[at])
    if value is None or value > 30:
        return None
    after = at + 1
    after += after < len(words) and words[after] in ("jaar", "levensjaar")
    return AtAge(value, value + 1), after


def bare_range(t: Tokens, at: int) -> TimeExpression | None:
    """'2014-2016', 'van 12 t/m 14 maart 2020', '12 tot 14 maart': ranges whose first half means nothing alone."""
    words = t.words
    start = at + (words[at] in ("van", "in", "tussen", "periode"))
    if start >= len(words):
        return None
    years = year_range(words[start])
    if years is not None:
        return made(t, at, start + 1, Role.RANGE, years[0], years[1])
    if not words[start].isdigit() or len(words[start]) > 2 or start + 2 >= len(words):
        return None
    connector = words[start + 1]
    nxt = start + 2
    if connector == "tot" and tuple(words[nxt : nxt + 2]) == ("en", "met"):
        nxt += 2
    if connector not in _CONNECT and not (words[at] == "tussen" and connector == "en"):
        return None
    found = calendar_at(t, nxt) if nxt < len(words) and words[nxt][0].isdigit() else None
    day = int(words[start])
    if found is None or not 1 <= day <= 31:
        return None
    value, after = found
    if isinstance(value, Absolute) and value.first == value.last and relative.day_of(value.first) > day:
        low = value.first - relative.day_of(value.first) + day
        return made(t, at, after, Role.RANGE, Absolute(low, low), value)
    if isinstance(value, Yearless) and value.first == value.last and value.first[1] > day:
        low_day = (value.first[0], day)
        return made(t, at, after, Role.RANGE, Yearless(low_day, low_day, value.direction, value.year_offset), value)
    return None


def skipped(words: Sequence[str], at: int) -> int:
    """Past determiners and softeners that change nothing."""
    while at < len(words) - 1 and (words[at] in ("de", "het") or words[at] in SOFT) and not _keeps(words, at):
        at += 1
    return at


def _keeps(words: Sequence[str], at: int) -> bool:
    """Where the determiner belongs to what follows: "de afgelopen twee jaar", "het jaar daarop"."""
    return relative.keeps_determiner(words, at)
