# SPDX-License-Identifier: EUPL-1.2
"""A life told in lines that begin with an age: '4 jaar: bij opa en oma', '8 à 9: mama heeft een nieuwe vriend'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tokens import Tokens
from thuislijn.reading.time_nl.ranges import made
from thuislijn.reading.time_nl.values import AtAge, Role, TimeExpression

_HALF = r"(?:½|[.,]5)?"
_HEAD = re.compile(
    rf"(?:[-•*–] ?)?(\d{{1,2}}{_HALF})(?: ?(-|–|à|/|of|tot|t/m|tot en met) ?(\d{{1,2}}{_HALF}))?"
    r"( ?(?:jaar|jr\.?|j\.?))?(?: oud)?(?:, ?[^:\d]{1,15})? ?(?::|–|-) ?(?=[^\s\d])"
)
_LEAST = 3  # so many lines make a life line
_OLDEST = 26


def with_age_heads(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Tokens],
    times: Sequence[tuple[TimeExpression, ...]],
) -> list[tuple[TimeExpression, ...]]:
    """The times of each sentence; where a text tells a life by age, each such line opens with the age that heads it."""
    heads = {i: match for i, s in enumerate(sentences) if s.opens_line and (match := _HEAD.match(text, *s.span))}
    if not _is_life_line(list(heads.values())):
        return list(times)
    return [_headed(heads[i], tokens[i], own) if i in heads else own for i, own in enumerate(times)]


def _is_life_line(heads: Sequence[re.Match[str]]) -> bool:
    """Whether the figures that open the lines are ages that go up, and not the numbers of a list."""
    ages = [_years(match.group(1)) for match in heads]
    rises = all(first <= second for first, second in pairwise(ages))
    if len(ages) < _LEAST or ages[-1] >= _OLDEST or not rises:
        return False
    told = sum(match.group(4) is not None for match in heads)
    return told >= 2 or (told >= 1 and any(second - first > 1 for first, second in pairwise(ages)))


def _years(figure: str) -> float:
    half = figure[-1] == "½" or figure[-2:] in (",5", ".5")
    whole = int(re.match(r"\d+", figure)[0])  # type: ignore[index]
    return whole + 0.5 if half else float(whole)


def _age(figure: str) -> AtAge:
    years = _years(figure)
    return AtAge(years, years + (0.5 if years % 1 else 1.0))


def _headed(head: re.Match[str], tokens: Tokens, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    inside = [i for i in range(len(tokens)) if tokens.span(i, i)[1] <= head.end()]
    while inside and not tokens.words[inside[-1]][0].isalnum():
        inside.pop()
    if not inside:
        return times
    after = inside[-1] + 1
    value, until = _age(head.group(1)), None
    role = Role.AT
    if head.group(3) is not None:
        last = _age(head.group(3))
        if head.group(2) in ("à", "of", "/"):
            value = AtAge(value.least, last.most)
        else:
            role, until = Role.RANGE, last
    opening = made(tokens, 0, after, role, value, until)
    return (opening, *(time for time in times if time.first >= after))
