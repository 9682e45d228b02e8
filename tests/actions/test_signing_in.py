# SPDX-License-Identifier: EUPL-1.2
"""The limits on attempts: what they count, and what they do not give away."""

from __future__ import annotations

import pytest

from tests.web.people import World
from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.signing_in import FOR_A_PERSON, FOR_AN_ADDRESS, Answer, judge, mark_of
from thuislijn.store.log import LogRow

NOBODY = Actor(id=None, name="", address="192.0.2.1")


def test_after_the_limit_nothing_is_even_asked(world: World) -> None:
    """Many attempts at the same moment have all passed the first check: the lock lets few of them learn anything."""
    tine, asked = world.people["tine"], []

    def right() -> bool:
        asked.append(1)
        return len(asked) > FOR_A_PERSON

    answers = [
        judge(by=NOBODY, kind="second_factor", target=str(tine.pk), right=right, user=tine)
        for _ in range(FOR_A_PERSON + 3)
    ]
    assert answers == [Answer.WRONG] * FOR_A_PERSON + [Answer.TOO_MANY] * 3
    assert len(asked) == FOR_A_PERSON


def test_an_address_guesses_at_all_doors_together(world: World) -> None:
    doors = ("sign_in", "second_factor", "one_time_link", "invitation", "organisation")
    for number in range(FOR_AN_ADDRESS):
        judge(by=NOBODY, kind=doors[number % 5], target=f"somebody {number}", right=lambda: False)
    for kind in doors:
        assert judge(by=NOBODY, kind=kind, target="another", right=lambda: True) is Answer.TOO_MANY


def test_a_row_for_who_came_in_names_them(world: World) -> None:
    tine = world.people["tine"]
    judge(by=NOBODY, kind="sign_in", target=str(tine.pk), right=lambda: True, user=tine, way="password")
    row = LogRow.objects.get()
    assert (row.actor, row.actor_name, row.address, row.why) == (tine.pk, "Tine", "192.0.2.1", "password")


@pytest.mark.parametrize("email", ["niemand@example.org", "", "x" * 5000, "naïef@example.org"])
def test_an_unknown_address_is_hidden_and_always_the_same(world: World, email: str) -> None:
    mark = mark_of(email)
    assert mark == mark_of(f" {email.upper()} ") and len(mark) <= 80
    assert mark.startswith("email:") and (not email or email not in mark)
    assert mark != mark_of("een.ander@example.org")


def test_a_known_address_is_known_whatever_its_capitals(world: World) -> None:
    assert mark_of("Tine@Example.ORG ") == str(world.people["tine"].pk)
