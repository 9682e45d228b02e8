# SPDX-License-Identifier: EUPL-1.2
"""The demonstration, for the command that opens it: its families are built, and everybody gets a link to come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from thuislijn.actions import demonstration
from thuislijn.actions.accounts import demo_link
from thuislijn.actions.demonstration import PEOPLE, DemoFamily
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Language

__all__ = ["DemoFamily", "Link", "build", "links"]


class Link(NamedTuple):
    """Who comes in, as what, and the path that lets them in once."""

    name: str
    role: str
    path: str


def build(families: Sequence[DemoFamily], today: dt.date) -> None:
    """Makes the region, its people, teams and families."""
    demonstration.build(families=families, today=today)


def links(language: Language) -> list[Link]:
    """A fresh link for everybody of the demonstration."""
    administrator = "beheerder" if language == "nl" else "administrator"
    return [
        Link(
            name,
            role.label(language) if role else administrator,
            demo_link(User.objects.get(email=f"{key}@example.org")),
        )
        for key, name, role in PEOPLE
    ]
