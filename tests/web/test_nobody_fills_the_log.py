# SPDX-License-Identifier: EUPL-1.2
"""The log is never emptied: who is not signed in cannot write rows in it without end, whatever they knock on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client, override_settings

from tests.web.people import World
from thuislijn.actions.entering.signing_in import FOR_AN_ADDRESS
from thuislijn.store.log import LogRow

KNOCKS = FOR_AN_ADDRESS + 20
DOORS: dict[str, Callable[[Client, int], object]] = {
    "names of many people": lambda visitor, n: visitor.post("/aanmelden", {"email": f"x{n}@y.nl", "password": "x"}),
    "forgotten by unknown people": lambda visitor, n: visitor.post("/wachtwoord-vergeten", {"email": f"x{n}@y.nl"}),
    "links": lambda visitor, n: visitor.get(f"/uitnodiging/{n}"),
    "the demonstration that is not there": lambda visitor, n: visitor.get(f"/binnen/{n}"),
    "the provider that is not there": lambda visitor, n: visitor.get("/aanmelden/organisatie"),
    "the way back from it": lambda visitor, n: visitor.get(f"/aanmelden/organisatie/terug?code={n}"),
}


@override_settings(SENDS_MAIL=True, DEMO=False, BEHIND_PROXY=False)
@pytest.mark.parametrize("door", DOORS)
def test_knocking_without_end_writes_few_rows(world: World, door: str) -> None:
    visitor = Client()
    for number in range(KNOCKS):
        DOORS[door](visitor, number)
    assert LogRow.objects.count() <= FOR_AN_ADDRESS + 1
