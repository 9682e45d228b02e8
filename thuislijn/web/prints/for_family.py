# SPDX-License-Identifier: EUPL-1.2
"""What the copy of a paper for the family leaves out, and what somebody has to read it for first (docs/decisions/0021).

A copy goes from hand to hand, so it holds what each of the family may read. Where a paper is made of loose sentences
of a team no program can tell whose confidence stands in one: then a person reads it first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from thuislijn.reports.family_plan import PlannedAction, PlanOnPaper
from thuislijn.reports.looking_back import LookBackOnPaper
from thuislijn.reports.minutes import Minutes
from thuislijn.store.cases import Case
from thuislijn.store.own_timeline import family_timeline
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import moment_text
from thuislijn.web.page.language import say, spoken

READ = "nagelezen"
"""In the address: somebody read the copy before it was made."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """In words: what the copy `leaves_out` by itself, and what to read it for. Empty: nothing is left out."""

    left_out: tuple[str, str]
    look_for: tuple[str, str]

    @property
    def leaves_out(self) -> str:
        return say(*self.left_out)

    @property
    def asks(self) -> str:
        return say(*self.look_for)


_CONFIDENCE = (
    "Staat er iets in dat een kind of een ouder in vertrouwen vertelde, of iets over een ander?",
    "Does it hold what a child or a parent told in confidence, or something about somebody else?",
)
TO_READ: dict[str, ToRead] = {
    "looking_back": ToRead(
        (
            "De vragen van het team, de kaarten en hoe het kwam dat iets vastliep. Van de tijdlijn alleen wat ieder "
            "van het gezin mag lezen.",
            "The questions of the team, the cards, and why something got stuck. Of the timeline only what each of the "
            "family may read.",
        ),
        _CONFIDENCE,
    ),
    "explanation": ToRead(
        (
            "Wie het hoe ziet, en wat van de tijdlijn niet ieder van het gezin mag lezen.",
            "Who sees it how, and what of the timeline not each of the family may read.",
        ),
        _CONFIDENCE,
    ),
    "safety": ToRead(
        (
            "Signalen van acuut gevaar, het afwegen, regels die met niemand zijn afgesproken, en waar een regel op "
            "steunt.",
            "Signs of acute danger, the weighing, lines that were agreed with nobody, and what a line rests on.",
        ),
        (
            "Is iedereen veilig met dit papier in huis? Staat er iets in dat iemand in vertrouwen vertelde?",
            "Is everybody who reads this safe with this paper in the house? Does it hold what somebody told in "
            "confidence?",
        ),
    ),
    "decision_record": ToRead(
        ("", ""),
        (
            "Hierin staat wat iedereen zei, ook kinderen. Wisten zij dat het gezin dit leest? Bespreek het besluit "
            "eerst zelf.",
            "This holds what everybody said, children too. Did they know that the family reads this? First talk the "
            "decision over yourself.",
        ),
    ),
    "rethinking": ToRead(
        ("", ""),
        (
            "Dit zijn gedachten van het team, met ieders woorden. Het gezin ziet ze niet op het eigen scherm. Staat er "
            "iets in dat iemand in vertrouwen vertelde?",
            "These are thoughts of the team, with everybody's words. The family does not see them on its own screen. "
            "Do they hold what somebody told in confidence?",
        ),
    ),
}
"""By the word of a paper in the log. What is not here holds only what the family sees on its own screen."""


def keys_read(case: Case, on: dt.date) -> frozenset[str]:
    """Keys of the items of the timeline that each of the family may read on a day."""
    return frozenset(item.id for item in family_timeline(case, on).items)


def plan_copy(plan: PlanOnPaper) -> PlanOnPaper:
    """The plan as the family reads it: where it is going once that was agreed, and no remarks on what got stuck."""
    agreed = plan.perspective if plan.perspective_since is not None else ""
    goals = tuple(replace(goal, actions=_bare(goal.actions)) for goal in plan.goals)
    return replace(plan, perspective=agreed, goals=goals, others=_bare(plan.others))


def _bare(actions: tuple[PlannedAction, ...]) -> tuple[PlannedAction, ...]:
    return tuple(replace(action, why="") for action in actions)


def minutes_copy(minutes: Minutes, timeline: Timeline) -> Minutes:
    """The minutes with what the family sees of a meeting: when and where, its turning points, and what was agreed."""
    points = tuple((point.title, moment_text(point.when, spoken())) for point in timeline.turning_points)
    return replace(minutes, present=(), turning_points=points, seen=(), cards=(), questions=())


def look_back_copy(page: LookBackOnPaper) -> LookBackOnPaper:
    """The look back without the questions of the team and its remarks on how things came about."""
    actions = tuple((what, who, state, "") for what, who, state, _ in page.actions)
    return replace(page, actions=actions, answered=(), left=())
