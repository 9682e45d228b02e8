# SPDX-License-Identifier: EUPL-1.2
"""Dutch time expressions: what they say, counted from 14 May 2020, about Sam who was born on 3 March 2010."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuislijn.reading import time_nl
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.time_nl.calendar_words import MONTHS
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.numbers import length_at, ordinal
from thuislijn.reading.time_nl.points import Point
from thuislijn.reading.time_nl.resolve import Context, resolve
from thuislijn.reading.time_nl.values import AtAge, Impossible, Length, Role, TimeExpression

WRITTEN = dt.date(2020, 5, 14)
BORN = dt.date(2010, 3, 3).toordinal()


def found(words: str) -> TimeExpression:
    """The only time expression in the words."""
    expressions = find_times(tokenise(words), opens_line=True)
    assert len(expressions) == 1, [e.words for e in expressions]
    return expressions[0]


def days(words: str, **known: object) -> tuple[str, str]:
    """First and last day that the words mean, as text."""
    context = Context(reference=WRITTEN.toordinal(), births={"sam": (BORN, BORN)}, child="sam", **known)  # type: ignore[arg-type]
    expression = found(words)
    assert expression.value is not None
    point = resolve(expression.value, context, "sam" if isinstance(expression.value, AtAge) else "")
    assert point is not None and point.days is not None
    low, high = point.days
    assert low is not None and high is not None
    return dt.date.fromordinal(low).isoformat(), dt.date.fromordinal(high).isoformat()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("op 12 maart 2019", "2019-03-12", "2019-03-12"),
        ("op 12e mrt. '19", "2019-03-12", "2019-03-12"),
        ("12-03-2019", "2019-03-12", "2019-03-12"),
        ("12.03.19", "2019-03-12", "2019-03-12"),
        ("12/3/2019", "2019-03-12", "2019-03-12"),
        ("2019-03-12", "2019-03-12", "2019-03-12"),
        ("d.d. 12-3-2019", "2019-03-12", "2019-03-12"),
        ("in febuari 2019", "2019-02-01", "2019-02-28"),
        ("begin maart 2019", "2019-03-01", "2019-03-10"),
        ("half november 2019", "2019-11-10", "2019-11-20"),
        ("medio 2018", "2018-05-01", "2018-08-31"),
        ("eind 2018", "2018-10-01", "2018-12-31"),
        ("in het voorjaar van 2018", "2018-03-01", "2018-06-21"),
        ("in de zomervakantie van 2018", "2018-07-01", "2018-09-07"),
        ("in Q3 2018", "2018-07-01", "2018-09-30"),
        ("in het schooljaar 2017-2018", "2017-08-01", "2018-07-31"),
        ("in de nacht van 14 op 15 februari 2018", "2018-02-14", "2018-02-15"),
        ("in februari jl.", "2020-02-01", "2020-02-29"),
        ("op 1 september a.s.", "2020-09-01", "2020-09-01"),
        ("vorige maand", "2020-04-01", "2020-04-30"),
        ("begin dit jaar", "2020-01-01", "2020-04-30"),
        ("afgelopen dinsdag", "2020-05-12", "2020-05-12"),
        ("vorige week dinsdag", "2020-05-05", "2020-05-05"),
        ("gisteren", "2020-05-13", "2020-05-13"),
        ("afgelopen zomer", "2019-06-01", "2019-09-22"),
        ("in december vorig jaar", "2019-12-01", "2019-12-31"),
    ],
)
def test_dates_in_every_notation_are_read(words: str, first: str, last: str) -> None:
    assert days(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("toen hij vijf was", 5, 6),
        ("op haar 12de", 12, 13),
        ("op 15-jarige leeftijd", 15, 16),
        ("op vierjarige leeftijd", 4, 5),
        ("tot 4 jarige leeftijd", 4, 5),
        ("sinds haar tweede jaar", 2, 3),
        ("als de jongens 7 en 8 jaar zijn", 7, 9),
        ("toen Sam anderhalf was", 1.5, 2),
        ("toen hij 8 maanden oud was", 8 / 12, 9 / 12),
        ("als baby", 0, 1.5),
        ("in groep 4", 7, 9),
        ("vanaf de brugklas", 12, 14),
        ("vanaf de geboorte", 0, 0.25),
        ("tijdens de zwangerschap", -0.75, 0),
    ],
)
def test_ages_are_told_from_lengths_of_time(words: str, least: float, most: float) -> None:
    value = found(words).value
    assert isinstance(value, AtAge)
    assert (value.least, value.most) == pytest.approx((least, most))


def test_sinds_6_jaar_is_six_years_ago_and_no_age() -> None:
    first, last = days("sinds 6 jaar")
    assert "2013" <= first < "2014-05-14" < last < "2015"


def test_an_age_is_turned_into_days_by_the_birth() -> None:
    assert days("toen hij vijf was") == ("2015-03-03", "2016-03-02")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("een jaar later", "2019-06-01", "2019-08-30"),
        ("in juli van dat jaar", "2018-07-01", "2018-07-31"),
        ("in oktober", "2018-10-01", "2018-10-31"),
        ("het jaar daarop", "2019-01-01", "2019-12-31"),
        ("de volgende dag", "2018-07-02", "2018-08-01"),
    ],
)
def test_times_count_from_what_was_told_before(words: str, first: str, last: str) -> None:
    july = (dt.date(2018, 7, 1).toordinal(), dt.date(2018, 7, 31).toordinal())
    assert days(words, anchor=Point(july), calendar=july) == (first, last)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("sinds maart 2019", Role.SINCE),
        ("tot en met maart 2019", Role.UNTIL),
        ("tussen maart en mei 2019", Role.RANGE),
        ("van 3 t/m 9 mei 2019", Role.RANGE),
        ("2014-2016", Role.RANGE),
        ("van zijn derde tot zijn vijfde", Role.RANGE),
        ("voor haar achttiende", Role.BEFORE),
        ("gedurende vier maanden", Role.LENGTH),
        ("in de eerste vijf jaar", Role.RANGE),
        ("al bijna acht jaar", Role.SINCE),
    ],
)
def test_prepositions_say_whether_it_is_start_end_or_length(words: str, role: Role) -> None:
    assert found(words).role is role


@pytest.mark.parametrize("words", ["31 februari 2019", "op 31-02-2019", "30 februari"])
def test_a_day_that_no_calendar_has_is_noted_and_undated(words: str) -> None:
    value = found(words).value
    assert isinstance(value, Impossible)
    assert "bestaat niet" in value.note


@pytest.mark.parametrize(
    "words",
    [
        "drie keer per week",
        "elk weekend",
        "om de twee weken",
        "eens in de drie maanden",
        "een jongen van 17 jaar",
        "Jan ging mee",
        "groep",
        "op dinsdag",
        "haar tweede kind",
        "artikel 12 van de wet",
        "06-12345678",
    ],
)
def test_rhythms_ages_names_and_numbers_are_no_dates(words: str) -> None:
    assert find_times(tokenise(words)) == ()


def test_softeners_move_the_bounds() -> None:
    assert length_at(("bijna", "acht", "jaar"), 0) == (Length(7.5, 8, "year"), 3)
    assert length_at(("ruim", "een", "jaar"), 0) == (Length(1, 1.5, "year"), 3)
    assert length_at(("een", "paar", "weken"), 0) == (Length(2, 4, "week"), 3)
    assert [ordinal(word) for word in ("12de", "16e", "zevende", "drieëntwintigste", "boek")] == [12, 16, 7, 23, None]


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2049, 12, 31)))
def test_every_real_date_is_read_back_in_all_notations(day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    for words in (
        f"{day.day} {month} {day.year}",
        f"{day:%d-%m-%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
    ):
        assert days(words) == (day.isoformat(), day.isoformat())


@given(st.integers(0, 30), st.sampled_from(["toen hij {} was", "op {}-jarige leeftijd", "toen zij {} jaar oud was"]))
def test_every_age_spans_one_year(age: int, words: str) -> None:
    first, last = (dt.date.fromisoformat(day) for day in days(words.format(age)))
    assert dt.timedelta(364) <= last - first <= dt.timedelta(366)


def grammar_words() -> tuple[str, ...]:
    """Every word that the grammar of time itself is written in, and some figures and marks."""
    found = {"2016", "12", "3", "'16", "2014-2016", "12-03-2015", "1/2", ",", ".", "(", ")", "-", "–", "14-10"}
    for path in Path(time_nl.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split()
                if all(re.fullmatch(r"[^\W_'][\w'/-]*", word) for word in words):
                    found.update(words)
    return tuple(sorted(found))


GRAMMAR = grammar_words()


def within(words: str, opens_line: bool = False) -> bool:
    """Whether the expressions that are found lie in the words, one after the other."""
    tokens = tokenise(words)
    free = 0  # the first token that no expression has taken
    for one in find_times(tokens, opens_line):
        if not free <= one.first <= one.last < len(tokens):
            return False
        free = one.last + 1
    return True


def test_each_word_of_the_grammar_is_read_alone_and_as_the_last_of_two() -> None:
    assert len(GRAMMAR) > 500
    leads = ("", "tot ", "in de ", "sinds het ", "op ", "na ", "inmiddels ", "toen hij ", "van maart tot ")
    assert [lead + word for word in GRAMMAR for lead in leads if not within(lead + word)] == []


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(GRAMMAR), min_size=1, max_size=6), st.booleans())
def test_any_words_of_the_grammar_in_a_row_are_read_within_their_bounds(words: list[str], opens_line: bool) -> None:
    assert within(" ".join(words), opens_line)
