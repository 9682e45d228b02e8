# SPDX-License-Identifier: EUPL-1.2
"""Finds the time expressions of a sentence: a preposition, what follows it, and a second time for a range."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from thuislijn.reading.time_nl import ages, relative
from thuislijn.reading.time_nl.calendar import (
    SEASONS,
    calendar_at,
    in_year,
    is_year,
    month_number,
    year_range,
)
from thuislijn.reading.time_nl.numbers import cardinal, ordinal
from thuislijn.reading.time_nl.values import (
    Absolute,
    AtAge,
    FromAnchor,
    FromNow,
    Role,
    TimeExpression,
    Value,
    Yearless,
)
from thuislijn.reading.tokens import Tokens

_ROLES: dict[str, Role] = {
    **dict.fromkeys("in op om bij te rond omstreeks tegen dd met per als uit ten met op over aan datum".split(), Role.AT),
    **dict.fromkeys("sinds sedert vanaf al inmiddels nu ingaande per-ingang".split(), Role.SINCE),
    **dict.fromkeys("tot t/m uiterlijk totdat tm".split(), Role.UNTIL),
    **dict.fromkeys("tijdens gedurende binnen".split(), Role.DURING),
    "van": Role.AT, "tussen": Role.RANGE, "voor": Role.BEFORE, "vóór": Role.BEFORE, "na": Role.AFTER,
}
_CLAUSE_ROLES = {"sinds": Role.SINCE, "vanaf": Role.SINCE, "tot": Role.UNTIL, "totdat": Role.UNTIL, "voordat": Role.BEFORE, "voor": Role.BEFORE}
_AGE_LEADS = frozenset("in op sinds sedert vanaf tot t/m voor vóór na rond omstreeks tegen tussen van tijdens als bij al met uit over per naar".split())
_SOFT = frozenset("ongeveer circa ca rond omstreeks precies net pas ergens reeds ook weer zo al".split())
_EXTRA_STARTS = frozenset(
    "toen als wanneer sinds vanaf tot totdat voordat nadat was waren ben de het een dat die deze dit datzelfde diezelfde dezelfde hetzelfde jonge zeer heel q "
    "start nieuwe week wk begin eind einde medio half midden halverwege eerste tweede loop ultimo aanvang schooljaar cursusjaar leeftijd as aanstaande oud "
    "zo'n bijna ruim ongeveer circa ca anderhalf anderhalve halfjaar inmiddels nu al paar enkele aantal meer minder krap dik zeker".split()
)
_HABIT_BEFORE = frozenset("per elke elk iedere ieder om keer".split())
_PERSON_NOUNS = frozenset(
    "jongen meisje jeugdige kind jongere man vrouw broer zus broertje zusje dochter zoon tweeling leeftijd moeder vader puber peuter kleuter leerling cliënt".split()
)
_AGE_VERBS = frozenset("is ben wordt werd zijn word".split())
_CONNECT = frozenset("tot t/m - – — tm".split())


@lru_cache(maxsize=16384)
def may_begin(word: str) -> bool:
    """Whether any time expression can begin with this word; keeps the scan fast."""
    first = word[0]
    if first.isdigit() or (first == "'" and len(word) == 3):
        return True
    if word in _ROLES or word in _EXTRA_STARTS or word in SEASONS or month_number(word) is not None:
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
            expression = _habit(t, at) or _expression_at(t, at, opens_line and at <= 1)
        if expression is None:
            at += 1
            continue
        if not expression.habit:
            found.append(expression)
        at = expression.last + 1
    return tuple(found)


def _made(t: Tokens, first: int, after: int, role: Role, value: Value | None, until: Value | None = None, habit: bool = False) -> TimeExpression:
    span = t.span(first, after - 1)
    words = " ".join(t.raw[first:after])
    return TimeExpression(first, after - 1, span, words, role, value, until, None, habit)


def _habit(t: Tokens, at: int) -> TimeExpression | None:
    """A rhythm ('elk weekend', 'om de twee weken', 'eens in de drie maanden'), which dates nothing."""
    words = t.words
    if words[at] in ("per", "elke", "elk", "iedere", "ieder", "om") and at + 1 < len(words):
        start = at + 1
        if words[at] == "om":
            if words[start] not in ("de", "het") or start + 1 >= len(words):
                return None
            start += 1
        found = relative.length_at(words, start) if words[at] != "per" or not words[start].isdigit() else None
        if found:
            return _made(t, at, found[1], Role.LENGTH, None, habit=True)
        if words[start] in relative.UNIT_WORDS or words[start] in relative.WEEKDAYS:
            return _made(t, at, start + 1, Role.LENGTH, None, habit=True)
        return None
    if words[at] == "in" and at and words[at - 1] in ("eens", "keer", "x", "maal") and at + 2 < len(words):
        found = relative.length_at(words, at + 1 + (words[at + 1] in ("de", "het")))
        if found:
            return _made(t, at, found[1], Role.LENGTH, None, habit=True)
    return None


def _expression_at(t: Tokens, at: int, heads_line: bool) -> TimeExpression | None:
    words = t.words
    if found := ages.statement_at(t, at):
        return _made(t, at, found[1], Role.AT, found[0])
    if found := ages.age_clause_at(t, at):
        role = _CLAUSE_ROLES.get(words[at], Role.AT)
        return _made(t, at, found[1], role, found[0])
    if span := _bare_range(t, at):
        return span
    role = _ROLES.get(words[at])
    if role is not None and at + 1 < len(words):
        with_preposition = _after_preposition(t, at, words[at], role)
        if with_preposition is not None:
            return with_preposition
    return _without_preposition(t, at, heads_line)


def _skipped(words: Sequence[str], at: int) -> int:
    """Past determiners and softeners that change nothing."""
    while at < len(words) - 1 and (words[at] in ("de", "het") or words[at] in _SOFT) and not _keeps(words, at):
        at += 1
    return at


def _keeps(words: Sequence[str], at: int) -> bool:
    """Where 'de' and 'circa' belong to what follows: 'de afgelopen twee jaar', 'het jaar daarop', 'circa vier maanden'."""
    return relative.keeps_determiner(words, at)


def _after_preposition(t: Tokens, at: int, preposition: str, role: Role) -> TimeExpression | None:
    words = t.words
    start = at + 1
    if preposition == "tot" and tuple(words[start : start + 2]) == ("en", "met"):
        start += 2
    elif preposition in ("tot", "van", "nu", "inmiddels") and start < len(words) and words[start] in ("aan", "al", "ongeveer"):
        start += 1
    elif preposition in ("met", "per") and words[start] == "ingang":
        start, role = start + (2 if start + 1 < len(words) and words[start + 1] == "van" else 1), Role.SINCE
    elif preposition in ("in", "van") and tuple(words[start : start + 3]) == ("de", "periode", "van"):
        start += 3
    elif preposition == "in" and tuple(words[start : start + 3]) == ("de", "nacht", "van"):
        start += 3
    elif preposition == "voor" and tuple(words[start : start + 3]) == ("de", "duur", "van"):
        start, preposition = start + 3, "duur"
    elif preposition == "op" and words[start] in relative.WEEKDAYS and start + 1 < len(words):
        start += 1
    if preposition in ("al", "nu", "inmiddels") and words[start] in ("sinds", "sedert", "vanaf"):
        return None
    if start >= len(words):
        return None
    core = _core(t, start, preposition)
    if core is None:
        return None
    value, inner_role, after = core
    return _joined(t, at, after, _role(preposition, role, inner_role, value), value, preposition)


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
    start = _skipped(words, at)
    if preposition not in ("als", "met", "al", "nu", "inmiddels", "over", "uit", "aan", "te"):
        found = calendar_at(t, start) if start < len(words) else None
        if found and _fits(found[0], preposition, t, start):
            return found[0], None, found[1]
    if preposition == "aan" and tuple(words[start : start + 1]) in (("begin",), ("einde",), ("eind",)):
        found = calendar_at(t, start)
        return (found[0], None, found[1]) if found else None
    if preposition in _AGE_LEADS:
        for place in (at, start):
            age = ages.age_at(t, place)
            if age and _age_fits(age[0], preposition, t, place):
                return age[0], None, age[1]
    return _relative_core(t, at, start, preposition)


def _relative_core(t: Tokens, at: int, start: int, preposition: str) -> tuple[Value, Role | None, int] | None:
    for place in (at, start):
        found = relative.relative_at(t, place, preposition)
        if found is None:
            continue
        value, role, after = found
        if isinstance(value, FromNow | FromAnchor) and role in (Role.SINCE, Role.LENGTH) and _tells_age(t, place, preposition, value):
            return None
        if preposition in ("vanaf", "tot") and isinstance(value, FromNow | FromAnchor) and value.length and value.length.unit == "year":
            if value.sign and role in (Role.SINCE, Role.LENGTH) and value.length.most < 22 and t.words[after - 1] not in ("geleden", "terug"):
                return AtAge(value.length.least, value.length.most + 1), None, after
        return value, role, after
    return None


def _fits(value: Value, preposition: str, t: Tokens, at: int) -> bool:
    """Keeps amounts and addresses out: '12/3' wants a preposition of time, a bare year one that goes with years."""
    if isinstance(value, Absolute) and is_year(t.words[at]) and preposition in ("om", "bij", "te", "rond", "per", "met"):
        return preposition in ("rond", "per")
    return not (isinstance(value, Yearless) and "/" in t.words[at] and preposition in ("te", "met", "bij"))


def _age_fits(value: AtAge, preposition: str, t: Tokens, at: int) -> bool:
    word = t.words[at]
    if preposition == "als":
        return value.estimated
    if preposition in ("uit", "over", "per", "al", "met", "naar", "bij"):
        return preposition == "naar" and word in ("groep", "klas")
    return not (value.estimated and preposition in ("van", "voor", "tot") and word not in ("groep", "klas", "peuter", "kleuter"))


def _tells_age(t: Tokens, at: int, preposition: str, value: FromNow | FromAnchor) -> bool:
    """'een jongen van 17 jaar', '(vrouw, 18 jaar)': an age of somebody, no length of time."""
    if value.length is None or value.length.unit != "year":
        return False
    words = t.words
    lead = at - 1
    if preposition in ("van", "nu", "inmiddels", "al"):
        lead -= 1
    before = words[lead] if lead >= 0 else ""
    return (preposition == "van" and before in _PERSON_NOUNS) or (preposition in ("nu", "inmiddels") and before in _AGE_VERBS)


def _without_preposition(t: Tokens, at: int, heads_line: bool) -> TimeExpression | None:
    words = t.words
    start = _skipped(words, at) if words[at] in ("de", "het") else at
    found = calendar_at(t, start) if start < len(words) else None
    if found is not None and _stands_alone(t, start, found[0], heads_line):
        return _joined(t, at, found[1], Role.AT, found[0], "")
    core = relative.relative_at(t, at)
    if core is None:
        return None
    value, role, after = core
    if role is Role.LENGTH and (_not_a_length(t, at, after) or _says_age(t, at, after, value)):
        return None
    return _joined(t, at, after, role, value, "")


def _stands_alone(t: Tokens, at: int, value: Value, heads_line: bool) -> bool:
    """Which dates need no preposition: full dates and months; a bare year only at the head of a line."""
    word = t.words[at]
    if is_year(word) or word[0] == "'":
        return heads_line or (at > 0 and t.words[at - 1] in ("begin", "eind", "half", "medio"))
    if isinstance(value, Yearless):
        if "/" in word:
            return heads_line or (at > 0 and t.words[at - 1] in ("en", "op", ","))
        part = at > 0 and t.words[at - 1] in ("begin", "eind", "half", "medio", "halverwege")
        return part or word[0].isdigit() or month_number(word) is not None or heads_line or word in ("begin", "eind", "half", "medio", "halverwege")
    return True


def _not_a_length(t: Tokens, at: int, after: int) -> bool:
    """'drie dagen per week', 'twee keer per maand', 'elke week': a rhythm."""
    words = t.words
    tail = words[after] if after < len(words) else ""
    return tail in ("per", "in") and tail == "per" or (at > 0 and words[at - 1] in _HABIT_BEFORE)


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


def _joined(t: Tokens, first: int, after: int, role: Role, value: Value, preposition: str) -> TimeExpression:
    """Adds the second time of a range: 'van maart tot juni 2020', '2016 t/m 2018', 'tussen zijn zesde en zijn tiende'."""
    words = t.words
    if isinstance(value, AtAge) and value.who == relative.FIRST_YEARS:
        return _made(t, first, after, Role.RANGE, AtAge(0, 0.25), AtAge(value.most - 1, value.most))
    connector = words[after] if after < len(words) else ""
    nxt = after + 1
    ranged = connector in _CONNECT or (preposition == "tussen" and connector == "en")
    if connector == "tot" and tuple(words[nxt : nxt + 2]) == ("en", "met"):
        nxt += 2
    if connector in ("-", "–", "—") and not isinstance(value, Absolute | Yearless):
        ranged = False
    if ranged and nxt < len(words):
        if words[nxt] in ("heden", "nu", "nu toe", "vandaag"):
            return _made(t, first, nxt + 1, Role.SINCE, value)
        second = _second(t, nxt, value)
        if second is not None:
            low, high, end = second
            return _made(t, first, end, Role.RANGE, low, high)
    if preposition == "tussen" and role is Role.RANGE:
        role = Role.AT
    return _made(t, first, after, role, value)


def _second(t: Tokens, at: int, first: Value) -> tuple[Value, Value, int] | None:
    """The end of a range, and its start with the year or person that only the end tells."""
    words = t.words
    place = _skipped(words, at)
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
    return first, second, end


def _bare_age(words: Sequence[str], at: int) -> tuple[AtAge, int] | None:
    """The second age of 'van zijn vierde tot negende (jaar)'."""
    value = ordinal(words[at])
    if value is None or value > 30:
        return None
    after = at + 1
    after += after < len(words) and words[after] in ("jaar", "levensjaar")
    return AtAge(value, value + 1), after


def _bare_range(t: Tokens, at: int) -> TimeExpression | None:
    """'2014-2016', 'van 12 t/m 14 maart 2020', '12 tot 14 maart': ranges whose first half means nothing alone."""
    words = t.words
    start = at + (words[at] in ("van", "in", "tussen", "periode"))
    if start >= len(words):
        return None
    years = year_range(words[start])
    if years is not None:
        return _made(t, at, start + 1, Role.RANGE, years[0], years[1])
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
        return _made(t, at, after, Role.RANGE, Absolute(low, low), value)
    if isinstance(value, Yearless) and value.first == value.last and value.first[1] > day:
        low_day = (value.first[0], day)
        return _made(t, at, after, Role.RANGE, Yearless(low_day, low_day, value.direction, value.year_offset), value)
    return None
