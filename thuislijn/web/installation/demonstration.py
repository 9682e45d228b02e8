# SPDX-License-Identifier: EUPL-1.2
"""The demonstration, for the command that opens it: its families are built, and everybody gets a link to come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from thuislijn.actions.acting import Actor
from thuislijn.actions.demonstration.clock import clock_at
from thuislijn.actions.demonstration.families import DemoFamily
from thuislijn.actions.demonstration.region import PARENT, PEOPLE
from thuislijn.actions.demonstration.region import build as build_region
from thuislijn.actions.demonstration.story import Told
from thuislijn.actions.entering.accounts import demo_link
from thuislijn.actions.questions import answer
from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.learning.meetings import AgendaItem
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Language
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

__all__ = ["DemoFamily", "Link", "build", "links"]


class Link(NamedTuple):
    """Who comes in, as what, and the path that lets them in once."""

    name: str
    role: str
    path: str


def build(families: Sequence[DemoFamily], today: dt.date) -> None:
    """Makes the region, its people, teams and families, and what the teams said of the questions."""
    build_region(families=families, today=today)
    for family in families:
        if family.learning is not None:
            case = Case.objects.get(pseudonym=family.pseudonym)
            first = AgendaItem.objects.filter(case=case).earliest("meeting__starts").meeting
            with clock_at(first.starts + dt.timedelta(minutes=25)):
                _answer_questions(case, family.learning.get("recognition", ()))


def _answer_questions(case: Case, rows: Sequence[Told]) -> None:
    """Each row answers the first question of its lens; a lens that asks nothing of the family is passed over."""
    facilitator = User.objects.get(email=f"{PEOPLE[0][0]}@example.org")
    by = Actor(id=facilitator.pk, name=facilitator.name, role=str(PEOPLE[0][2]))
    first = {finding.lens: finding_key(finding) for finding in reversed(asked(looked_at(case)))}
    for row in rows:
        if row["lens"] in first:
            answer(
                by=by,
                case=case,
                finding=first[row["lens"]],
                lens=row["lens"],
                recognition=Recognition(row["answer"]),
                note=row["note"],
                said_by=row["said_by"],
            )


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
