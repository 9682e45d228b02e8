# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: one invented family while what its team learnt is put in.

What they wrote stands beside each example family (`examples/<family>/learning.toml`); its tables are called as the
records of `store`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from thuislijn.actions.acting import Actor
from thuislijn.store.cases import Case
from thuislijn.store.learning.explanations import ExplanationFactor, Voice
from thuislijn.store.learning.meetings import Meeting, OpenQuestion
from thuislijn.store.learning.plans import Goal, PlanAction
from thuislijn.store.timelines import timeline_of

Told = Mapping[str, Any]


@dataclass(slots=True)
class Learning:
    """One family while its story is put in. `meetings` are the two that were held; `keys`: persons of the file -> keys.

    `by` writes; `observers` are the people whose notes stand apart, by the name the file gives them.
    """

    case: Case
    told: Told
    meetings: Sequence[Meeting]
    keys: Mapping[str, str]
    by: Actor
    observers: Mapping[str, Actor]
    places: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> section and key on the timeline
    factors: dict[str, ExplanationFactor] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    settled: list[tuple[Told, PlanAction]] = field(default_factory=list)  # what something came of, not yet told
    answered: list[tuple[Told, OpenQuestion]] = field(default_factory=list)  # what an answer came to, not yet told

    def rows(self, name: str) -> Iterable[Told]:
        """The entries of one kind, in the order of the file."""
        found: list[Told] = self.told.get(name, [])
        return found

    def meeting(self, row: Told) -> Meeting:
        """The meeting in which something was written: the first unless it says otherwise."""
        number: int = row.get("meeting", 1)
        return self.meetings[number - 1]

    def written_in(self, name: str, number: int) -> list[Told]:
        """The entries of one kind that were written in the first or the second meeting."""
        return [row for row in self.rows(name) if row.get("meeting", 1) == number]

    def day(self, row: Told) -> dt.date:
        """The day of that meeting, `weeks` later."""
        return self.meeting(row).starts.date() + dt.timedelta(weeks=row.get("weeks", 0))

    def noon(self, row: Told) -> dt.datetime:
        """Noon of that day."""
        return self.meeting(row).starts.replace(hour=12, minute=0) + dt.timedelta(weeks=row.get("weeks", 0))

    def person(self, name: str) -> str:
        return self.keys.get(name, "")

    def label(self, row: Told) -> str:
        """How somebody is called: as the row says, or by their pseudonym."""
        if "label" in row:
            return str(row["label"])
        return next(p.name for p in timeline_of(self.case).persons if p.id == self.person(row["person"]))

    def items(self, names: Iterable[str]) -> list[str]:
        """Keys of the timeline: of what the team put there, by its name, or of what was read, as 'kind:start'."""
        found = []
        for name in names:
            kind, _, start = name.partition(":")
            if name in self.places:
                found.append(self.places[name][1])
            for item in timeline_of(self.case).items:
                low = item.when.start.earliest
                if item.kind == kind and low is not None and dt.date.fromordinal(low).isoformat().startswith(start):
                    found.append(item.id)
        return found
