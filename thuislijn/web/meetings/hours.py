# SPDX-License-Identifier: EUPL-1.2
"""The meetings of teams in numbers, for everybody who has a role in the programme: no case, no name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from thuislijn.store.learning.planned import Hours, hours_by_team
from thuislijn.store.programmes import Team
from thuislijn.web.meetings.words import hours_text
from thuislijn.web.page.language import say


def team_hours(teams: Iterable[UUID]) -> list[dict[str, object]]:
    """The meetings of teams in numbers, ready to show, with the sum of all in the last row."""
    teams = list(teams)
    names = dict(Team.objects.filter(pk__in=teams).order_by("name").values_list("pk", "name"))
    hours = hours_by_team(teams)
    rows = [(name, hours.get(key, Hours())) for key, name in names.items()]
    if len(rows) > 1:
        rows.append((say("Alle teams", "All teams"), sum((h for _, h in rows), Hours())))
    return [
        {
            "name": name,
            "hours": one,
            "meeting": hours_text(one.meeting),
            "preparing": hours_text(one.preparing),
            "all": hours_text(one.all),
        }
        for name, one in rows
    ]
