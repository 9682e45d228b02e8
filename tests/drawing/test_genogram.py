# SPDX-License-Identifier: EUPL-1.2
"""The genogram: given this family, which symbol stands for whom?"""

from __future__ import annotations

import re

import pytest

from thuislijn.drawing.genogram import draw_genogram
from thuislijn.timeline.family import Person
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole


def symbol_of(name: str, role: PersonRole) -> str:
    """What is drawn for somebody beside a child and its mother."""
    persons = (
        Person(id="kind", name="jeugdige 1", role=PersonRole.CHILD),
        Person(id="moeder", name="moeder", role=PersonRole.MOTHER),
        Person(id="wie", name=name, role=role),
    )
    drawn = draw_genogram(Timeline(id="x", title="x", reference_day=700000, persons=persons), "nl")
    (group,) = re.findall(rf"<g>(?:(?!<g>).)*>{name}<", drawn)
    if "<circle" in group:
        return "circle"
    return "rounded square" if 'rx="' in group else "square"


@pytest.mark.parametrize(
    ("name", "role", "symbol"),
    [
        ("vader", PersonRole.FATHER, "square"),
        ("opa", PersonRole.GRANDPARENT, "square"),
        ("Oma Riet", PersonRole.GRANDPARENT, "circle"),
        ("grootouder", PersonRole.GRANDPARENT, "rounded square"),
        ("tante", PersonRole.RELATIVE, "circle"),
        ("omar", PersonRole.RELATIVE, "rounded square"),  # a name that begins like a word
    ],
)
def test_the_word_for_somebody_tells_the_symbol_where_the_role_does_not(
    name: str, role: PersonRole, symbol: str
) -> None:
    assert symbol_of(name, role) == symbol
