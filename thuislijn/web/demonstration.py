# SPDX-License-Identifier: EUPL-1.2
"""The demonstration, for the command that opens it: its families are built, and everybody gets a link to come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from thuislijn.actions.accounts import demo_link
from thuislijn.actions.demonstration.region import PARENT, PEOPLE, DemoFamily
from thuislijn.actions.demonstration.region import build as build_region
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
    build_region(families=families, today=today)


def links(language: Language) -> list[Link]:
    """A fresh link for everybody of the demonstration."""
    words = {PARENT: ("moeder van een gezin", "mother of a family")}
    roles = {key: role.label(language) for key, _, role in PEOPLE if role}
    everybody = [*(key for key, _, _ in PEOPLE), PARENT]
    found = {user.email.partition("@")[0]: user for user in User.objects.all()}
    administrator = ("beheerder", "administrator")
    return [
        Link(found[key].name, roles.get(key) or words.get(key, administrator)[language == "en"], demo_link(found[key]))
        for key in everybody
        if key in found
    ]
