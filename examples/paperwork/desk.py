# SPDX-License-Identifier: EUPL-1.2
"""What a writer of the large family's papers works with: one line of the list, and a desk with the story on it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from examples.paperwork.phrases import Phrases
from examples.paperwork.storyline import CHILDREN, Story, age, told, written

SPOKEN_TO = 5  # from this age a child's own words stand in a report


@dataclass(frozen=True, slots=True)
class Paper:
    """One line of papers.txt. `since` is None except for journals and day reports."""

    written: dt.date
    kind: str
    who: str
    endings: tuple[str, ...]
    since: dt.date | None


@dataclass(slots=True)
class Desk:
    """What a writer has before them: the story, the fragments, and a source of chance of their own.

    `used` holds the templates that stand in this document already.
    """

    story: Story
    phrases: Phrases
    rng: random.Random
    used: set[str] = field(default_factory=set)

    def say(self, pool: str, paper: Paper) -> str:
        who = paper.who if paper.who in CHILDREN else self.story.phase(paper.written).at_home
        if pool == "kindstem" and age(self.story.births[who], paper.written) < SPOKEN_TO:
            pool = "kind_klein"
        return self.line("reports", pool, paper.who, paper.written)

    def line(self, source: str, pool: str, who: str, day: dt.date) -> str:
        values = self.story.values(day, who)
        text = self.phrases.draw(source, pool, values, day, self.used if source == "reports" else frozenset())
        self.used.add(self.phrases.last)
        return text

    def paragraphs(self, paper: Paper, *pools: str) -> str:
        return "\n\n".join(self.say(pool, paper) for pool in pools)

    def history(self, paper: Paper, most: int) -> str:
        """What went before, as a report tells it: the latest facts, in paragraphs of three or so."""
        facts = self.story.before(paper.written, paper.who)[-most:]
        who = paper.who if paper.who in CHILDREN else "romano"
        child = (who, self.story.births[who])
        lines = [told(f, facts[i - 1] if i else None, child, self.rng) for i, f in enumerate(facts)]
        return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))


def subject(desk: Desk, paper: Paper) -> str:
    names = [paper.who] if paper.who in CHILDREN else list(CHILDREN)
    births = desk.story.births
    alive = [name for name in names if births[name] <= paper.written]
    rows = (f"| {n.capitalize()} | {written(births[n])} | {age(births[n], paper.written)} jaar |" for n in alive)
    return "\n".join(("| Kind | Geboren | Leeftijd |", *rows))
