# SPDX-License-Identifier: EUPL-1.2
"""Finds the time expressions of a sentence: a preposition, what follows it, and a second time for a range."""

from __future__ import annotations

from functools import lru_cache

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl import age_clauses, ages, nearby, relative, story
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.calendar_words import HOLIDAYS, SEASONS, is_year, month_number
from thuislijn.reading.time_nl.deictic import WEEKDAYS
from thuislijn.reading.time_nl.habits import habit
from thuislijn.reading.time_nl.numbers import cardinal, ordinal
from thuislijn.reading.time_nl.ranges import bare_range, joined, made, skipped
from thuislijn.reading.time_nl.values import (
    Absolute,
    AtAge,
    Direction,
    FromAnchor,
    FromNow,
    Role,
    TimeExpression,
    Value,
    Yearless,
)

_ROLES: dict[str, Role] = {
    **dict.fromkeys(word_set("in op om bij te rond omstreeks tegen dd met per als uit ten over aan datum"), Role.AT),
    **dict.fromkeys(word_set("sinds sedert vanaf al inmiddels nu ingaande per-ingang"), Role.SINCE),
    **dict.fromkeys(word_set("tot t/m uiterlijk totdat tm"), Role.UNTIL),
    **dict.fromkeys(word_set("tijdens gedurende binnen"), Role.DURING),
    "van": Role.AT,
    "tussen": Role.RANGE,
    "voor": Role.BEFORE,
    "vóór": Role.BEFORE,
    "na": Role.AFTER,
}
_CLAUSE_ROLES = {
    "sinds": Role.SINCE,
    "vanaf": Role.SINCE,
    "tot": Role.UNTIL,
    "totdat": Role.UNTIL,
    "voordat": Role.BEFORE,
    "voor": Role.BEFORE,
}
_AGE_LEADS = word_set(
    """
    in op sinds sedert vanaf tot t/m voor vóór na rond omstreeks tegen tussen van tijdens als bij al met uit
    over per naar
    """
)
_EXTRA_STARTS = word_set(
    """
    toen als wanneer sinds vanaf tot totdat voordat nadat was waren ben de het een dat die deze dit datzelfde
    diezelfde dezelfde hetzelfde jonge zeer heel q start nieuwe week wk begin eind einde medio half midden
    halverwege eerste tweede loop ultimo aanvang schooljaar cursusjaar leeftijd as aanstaande oud zo'n bijna
    ruim ongeveer circa ca anderhalf anderhalve halfjaar inmiddels nu al paar enkele aantal meer minder krap dik
    zeker nog amper nauwelijks net pas slechts
    """
)
_HABIT_BEFORE = word_set("per elke elk iedere ieder om keer")
_PERSON_NOUNS = word_set(
    """
    jongen meisje jeugdige kind jongere man vrouw broer zus broertje zusje dochter zoon tweeling leeftijd moeder
    vader puber peuter kleuter leerling cliënt
    """
)
_AGE_VERBS = word_set("is ben wordt werd zijn word")


@lru_cache(maxsize=16384)
def may_begin(word: str) -> bool:
    """Whether any time expression can begin with this word; keeps the scan fast."""
    first = word[0]
    if first.isdigit() or (first == "'" and len(word) == 3):
        return True
    if word in _ROLES or word in _EXTRA_STARTS or word in SEASONS or month_number(word.partition("-")[0]) is not None:
        return True
    if cardinal(word) is not None or ordinal(word) is not None or ages.jarig(word) is not None:
        return True
    return relative.begins(word)


def find_times(t: Tokens, opens_line: bool = False) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence in order; they do not overlap. `opens_line`: a bare year may head the line."""
    found: list[TimeExpression] = []
    at = 0
    while at < len(t):
        expression = None
        if may_begin(t.words[at]):
            expression = habit(t, at) or _expression_at(t, at, opens_line and at <= 1)
        if expression is None:
            at += 1
            continue
        if not expression.habit:
            found.append(expression)
        at = expression.last + 1
    return tuple(found)


_ORDERED = word_set("eerste tweede derde laatste")  # 'de laatste week van mei', 'de eerste lockdown'


def _expression_at(t: Tokens, at: int, heads_line: bool) -> TimeExpression | None:
    words = t.words
    if found := age_clauses.statement_at(t, at):
        return made(t, at, found[1], Role.AT, found[0])
    if words[at] == "als" and at + 1 < len(words) and (value := ages.jarig(words[at + 1])) is not None:
        return made(t, at, at + 2, Role.AT, ages.years(value))
    if found := age_clauses.age_clause_at(t, at):
        role = _CLAUSE_ROLES.get(words[at], Role.AT)
        return made(t, at, found[1], role, found[0])
    if (
        words[at] == "met"
        and (at == 0 or words[at - 1] in (",", "en", ".") or not ages.LEARNS.isdisjoint(words))
        and (found := ages.plain_at(words, at + 1))
    ):
        return made(t, at, found[1], Role.AT, found[0])
    if words[at] in ages.JUST and (found := ages.just_old(words, at)):
        return made(t, at, found[1], Role.AT, found[0])
    if span := bare_range(t, at):
        return span
    if form := age_clauses.part_of_class(words, at):
        return made(t, at, form[1], Role.AT, form[0])
    if words[at] in _ROLES and at + 1 < len(words):
        with_preposition = _after_preposition(t, at, words[at], _ROLES[words[at]])
        if with_preposition is not None:
            return with_preposition
    return _without_preposition(t, at, heads_line)


def _after_preposition(t: Tokens, at: int, preposition: str, role: Role) -> TimeExpression | None:
    words = t.words
    start = at + 1
    if preposition == "tot" and tuple(words[start : start + 2]) == ("en", "met"):
        start += 2
    elif (
        preposition in ("tot", "van", "nu", "inmiddels")
        and start < len(words)
        and words[start] in ("aan", "al", "ongeveer")
    ):
        start += 1
    elif preposition in ("met", "per") and words[start] == "ingang":
        start, role = start + (2 if start + 1 < len(words) and words[start + 1] == "van" else 1), Role.SINCE
    elif preposition in ("in", "van", "op") and words[start : start + 3] in _PARTS_OF:
        start += 3
    elif preposition in ("in", "van") and words[start : start + 2] == ("de", "periode"):
        start += 2
    elif preposition == "voor" and tuple(words[start : start + 3]) == ("de", "duur", "van"):
        start, preposition = start + 3, "duur"
    elif (preposition == "op" and words[start] in WEEKDAYS) or (preposition == "dd" and words[start] == "."):
        start += start + 1 < len(words)
    if start >= len(words) or (
        preposition in ("al", "nu", "inmiddels") and words[start] in ("sinds", "sedert", "vanaf")
    ):
        return None
    core = _core(t, start, preposition)
    if core is None:
        return None
    value, inner_role, after = core
    if words[start - 3 : start] == ("de", "week", "van"):
        value = nearby.week_of(value)
    if at and (shortly := _shortly(words[at - 1], preposition, value)) is not None:
        return made(t, at, after, Role.AT, shortly)
    return joined(t, at, after, _role(preposition, role, inner_role, value), value, preposition)


_PARTS_OF = frozenset(
    tuple(f"{noun} van".split())
    for noun in ("de periode", "de nacht", "de week", "de ochtend", "de middag", "de avond", "het weekend")
)


def _shortly(before: str, preposition: str, value: Value) -> Value | None:
    """'kort na 3 maart', 'net voor haar zevende': a time close to the one that is named."""
    if preposition == "voor" and (before in story.SOON or before in ("net", "nog")):
        return nearby.shortly_before(value)
    return nearby.shortly_after(value) if preposition == "na" and before in story.SOON else None


def _role(preposition: str, role: Role, inner: Role | None, value: Value) -> Role:
    """The role by the preposition, unless what follows has one of its own."""
    if inner is None:
        return role
    if role is Role.UNTIL and inner is Role.AT:
        return Role.UNTIL
    if preposition in ("van", "al") and inner is Role.LENGTH and isinstance(value, FromAnchor):
        return Role.LENGTH
    return inner


def _core(t: Tokens, at: int, preposition: str) -> tuple[Value, Role | None, int] | None:
    """The value at a token after a preposition; the role is None where the preposition alone decides."""
    words = t.words
    if at >= len(words):
        return None
    start = skipped(words, at)
    holiday = preposition == "met" and start < len(words) and words[start] in HOLIDAYS
    if holiday or preposition not in ("als", "met", "al", "nu", "inmiddels", "over", "uit", "aan", "te"):
        found = calendar_at(t, start) if start < len(words) else None
        if found is None and start + 1 < len(words) and words[start + 1] in _ORDERED:
            found = calendar_at(t, start + 1)
        if found and _fits(found[0], preposition, t, start):
            return found[0], None, found[1]
    if preposition == "uit" and at and is_year(words[start]) and words[at - 2 : at - 1] != ("geboren",):
        found = calendar_at(t, start)
        return (found[0], Role.AT, found[1]) if found else None
    if preposition == "aan" and tuple(words[start : start + 1]) in (("begin",), ("einde",), ("eind",)):
        found = calendar_at(t, start)
        return (found[0], None, found[1]) if found else None
    if preposition in _AGE_LEADS:
        noun = at + (words[at] in ("de", "het") and at + 1 < len(words))
        for place in sorted({at, start, noun}):
            age = ages.age_at(t, place)
            if age and _age_fits(age[0], preposition, t, place):
                return age[0], None, age[1]
    return _relative_core(t, at, start, preposition)


def _relative_core(t: Tokens, at: int, start: int, preposition: str) -> tuple[Value, Role | None, int] | None:
    for place in (at,) if at == start else (at, start):
        found = relative.relative_at(t, place, preposition)
        if found is None:
            continue
        value, role, after = found
        if (
            isinstance(value, FromNow | FromAnchor)
            and role in (Role.SINCE, Role.LENGTH)
            and _tells_age(t, place, preposition, value)
        ):
            return None
        if (
            preposition in ("vanaf", "tot")
            and isinstance(value, FromNow | FromAnchor)
            and role in (Role.SINCE, Role.LENGTH)
        ):
            length = value.length
            if length is not None and length.unit == "year" and value.sign and length.most < 22:
                return AtAge(length.least, length.most + 1), None, after
        return value, role, after
    return None


def _fits(value: Value, preposition: str, t: Tokens, at: int) -> bool:
    """Keeps amounts and addresses out: '12/3' wants a preposition of time, a bare year one that goes with years."""
    if (
        isinstance(value, Absolute)
        and is_year(t.words[at])
        and preposition in ("om", "bij", "te", "rond", "per", "met")
    ):
        return preposition in ("rond", "per")
    return not (isinstance(value, Yearless) and "/" in t.words[at] and preposition in ("te", "met", "bij"))


def _age_fits(value: AtAge, preposition: str, t: Tokens, at: int) -> bool:
    word = t.words[at]
    if preposition == "als":
        return value.estimated
    if preposition == "met" and word in ages.POSSESSIVE:
        return True
    if preposition in ("uit", "over", "per", "al", "met", "naar", "bij"):
        return preposition == "naar" and word in ("groep", "klas")
    return not (
        value.estimated and preposition in ("van", "voor", "tot") and word not in ("groep", "klas", "peuter", "kleuter")
    )


def _tells_age(t: Tokens, at: int, preposition: str, value: FromNow | FromAnchor) -> bool:
    """'een jongen van 17 jaar', '(vrouw, 18 jaar)': an age of somebody, no length of time."""
    if value.length is None or value.length.unit != "year":
        return False
    words = t.words
    lead = at - 1
    if preposition in ("van", "nu", "inmiddels", "al"):
        lead -= 1
    before = words[lead] if lead >= 0 else ""
    return (preposition == "van" and before in _PERSON_NOUNS) or (
        preposition in ("nu", "inmiddels") and before in _AGE_VERBS
    )


def _without_preposition(t: Tokens, at: int, heads_line: bool) -> TimeExpression | None:
    words = t.words
    start = skipped(words, at) if words[at] in ("de", "het") else at
    found = calendar_at(t, start) if start < len(words) else None
    if found is None and start == at and at + 1 < len(words) and words[at + 1] in _ORDERED:
        start = at + 1  # 'de laatste week van mei'
        found = calendar_at(t, start)
    if found is not None and _stands_alone(t, start, found[0], heads_line):
        return joined(t, at, found[1], Role.AT, found[0], "")
    core = relative.relative_at(t, at)
    if core is None:
        return None
    value, role, after = core
    if role is Role.LENGTH and (_not_a_length(t, at, after) or _says_age(t, at, after, value)):
        return None
    return joined(t, at, after, role, value, "")


def _stands_alone(t: Tokens, at: int, value: Value, heads_line: bool) -> bool:
    """Which dates need no preposition: full dates and months; a bare year only at the head of a line."""
    word = t.words[at]
    if is_year(word) or word[0] == "'":
        return heads_line or (at > 0 and t.words[at - 1] in ("begin", "eind", "half", "medio"))
    if isinstance(value, Yearless):
        if "/" in word:
            return heads_line or (at > 0 and t.words[at - 1] in ("en", "op", ","))
        part = at > 0 and t.words[at - 1] in ("begin", "eind", "half", "medio", "halverwege")
        return (
            part
            or value.direction is Direction.NEXT
            or word[0].isdigit()
            or month_number(word) is not None
            or heads_line
            or word in ("begin", "eind", "half", "medio", "halverwege")
        )
    return True


def _not_a_length(t: Tokens, at: int, after: int) -> bool:
    """'drie dagen per week', 'twee keer per maand', 'elke week': a rhythm."""
    words = t.words
    tail = words[after] if after < len(words) else ""
    return (tail in ("per", "in") and tail == "per") or (at > 0 and words[at - 1] in _HABIT_BEFORE)


def _says_age(t: Tokens, at: int, after: int, value: Value) -> bool:
    words = t.words
    if not isinstance(value, FromAnchor) or value.length is None or value.length.unit not in ("year", "month"):
        return False
    tail = words[after] if after < len(words) else "."
    lead = at - 1
    while lead >= 0 and words[lead] in ("nu", "inmiddels", "pas", "net", "bijna", "dan", "ook", "thans", "al"):
        lead -= 1
    before = words[lead] if lead >= 0 else ""
    if tail == "oud" or before in ("(", "leeftijd"):
        return True
    if before == "van" and lead and words[lead - 1] in _PERSON_NOUNS:
        return True
    if before == ",":
        return tail in (")", ",")
    return before in _AGE_VERBS and (tail in (".", ",", ")", "en", "maar", ";") or after >= len(words))
