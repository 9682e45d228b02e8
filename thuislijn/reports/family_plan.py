# SPDX-License-Identifier: EUPL-1.2
"""The plan of one family on paper: short, in plain words, in the order in which a family reads it (S0 6.3, S2 3.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.vocabulary import Answer, Language
from thuislijn.timeline.words import day_text, moment_text


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """What somebody does. `side` and `state` are words in the reader's language, `state` empty while it is still to be
    done; `due` None: no day was agreed."""

    what: str
    who: str
    side: str
    due: Moment | None
    state: str = ""
    why: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal in the family's words, with the actions under it; `proposed`: somebody else's, for them to decide on."""

    text: str
    whose: str
    reached: bool
    actions: tuple[PlannedAction, ...]
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """All that the paper shows; empty texts were never filled in. `others` are actions without a goal."""

    family: str
    day: Day
    perspective: str
    perspective_since: Moment | None
    contact_person: str
    coordinator: str
    mentor: str
    mentor_chosen: Answer
    made_with: str
    goals: tuple[PlannedGoal, ...]
    others: tuple[PlannedAction, ...]
    dates: tuple[tuple[Moment, str], ...]


_TITLE = Text("Het plan van {family}", "The plan of {family}")
_SUBTITLE = Text("zoals het er staat op {day}", "as it stands on {day}")
_WHERE = Text("Waar het heen gaat", "Where it is going")
_PROPOSAL = Text("Een voorstel, nog niet afgesproken.", "A proposal, not agreed yet.")
_SINCE = Text("Afgesproken op {day}.", "Agreed on {day}.")
_NOBODY = Text("nog niemand", "nobody yet")
_NO_PERSPECTIVE = Text("Dat is nog niet afgesproken.", "That has not been agreed yet.")
_CONTACT = Text("Vast aanspreekpunt: ", "Contact person: ")
_COORDINATOR = Text("Regisseur: ", "Coordinator: ")
_MENTOR = Text("Mentor: ", "Mentor: ")
_CHOSEN = Text(" (zelf gekozen)", " (chosen by the young person)")
_MADE_WITH = Text("Gemaakt met: ", "Made with: ")
_PEOPLE = Text("Bij wie je terechtkunt", "Whom to turn to")
_GOALS = Text("Wat we willen, en wie wat doet", "What we want, and who does what")
_SAYS = Text("zegt {who}", "says {who}")
_REACHED = Text("Dit is gelukt.", "This worked out.")
_OTHERS = Text("Wat we ook doen", "What else we do")
_NO_ACTIONS = Text("Hier is nog niets voor afgesproken.", "Nothing has been agreed for this yet.")
_NO_GOALS = Text("Er staan nog geen doelen in het plan.", "There are no goals in the plan yet.")
_DATES = Text("Wanneer we samen terugkijken", "When we look back together")
_WITH = Text("met {who}", "with {who}")
_BY = Text(", voor {day}", ", by {day}")


def family_plan(plan: PlanOnPaper, language: Language) -> Document:
    """The plan as a document tree of one section; it fits one page where the texts are short."""
    day = day_text(plan.day, language)
    first = SideBySide(
        ((_WHERE.in_(language), _course(plan, language)), (_PEOPLE.in_(language), _people(plan, language)))
    )
    blocks = (first, *_goals(plan, language), *_dates(plan, language))
    return Document(
        title=_TITLE.in_(language).format(family=plan.family),
        subtitle=_SUBTITLE.in_(language).format(day=day),
        running=running_foot(plan.family, dt.date.fromordinal(plan.day), language),
        language=language,
        sections=(Section(blocks, hung=True),),
    )


def _course(plan: PlanOnPaper, language: Language) -> tuple[Block, ...]:
    if not plan.perspective:
        return (Paragraph(runs(_NO_PERSPECTIVE.in_(language)), "quiet"),)
    blocks = [Paragraph(runs(line)) for line in plan.perspective.splitlines() if line.strip()]
    if plan.perspective_since is not None:
        since = _SINCE.in_(language).format(day=moment_text(plan.perspective_since, language))
        blocks.append(Paragraph(runs(since), "quiet"))
    else:
        blocks.append(Paragraph(runs(_PROPOSAL.in_(language)), "quiet"))
    return tuple(blocks)


def _people(plan: PlanOnPaper, language: Language) -> tuple[Block, ...]:
    nobody = _NOBODY.in_(language)
    chosen = _CHOSEN.in_(language) if plan.mentor and plan.mentor_chosen is Answer.YES else ""
    lines = [
        runs(Run(_CONTACT.in_(language), strong=True), plan.contact_person or nobody),
        runs(Run(_COORDINATOR.in_(language), strong=True), plan.coordinator or nobody),
        runs(Run(_MENTOR.in_(language), strong=True), plan.mentor or nobody, chosen),
    ]
    if plan.made_with:
        lines.append(runs(Run(_MADE_WITH.in_(language), strong=True), plan.made_with))
    return tuple(Paragraph(line) for line in lines)


def _goals(plan: PlanOnPaper, language: Language) -> Iterator[Block]:
    yield Heading(2, _GOALS.in_(language))
    if not plan.goals and not plan.others:
        yield Paragraph(runs(_NO_GOALS.in_(language)), "quiet")
    for goal in plan.goals:
        lines: list[Block] = []
        if goal.whose:
            lines.append(Paragraph(runs(_SAYS.in_(language).format(who=goal.whose)), "quiet"))
        if goal.reached:
            lines.append(Paragraph(runs(Run(_REACHED.in_(language), strong=True))))
        if goal.proposed:
            lines.append(Paragraph(runs(_PROPOSAL.in_(language)), "quiet"))
        lines.append(_listed(goal.actions, language))
        yield Card(goal.text, tuple(lines), "good" if goal.reached else "plain")
    if plan.others:
        yield Card(_OTHERS.in_(language), (_listed(plan.others, language),))


def _listed(actions: tuple[PlannedAction, ...], language: Language) -> Block:
    if not actions:
        return Paragraph(runs(_NO_ACTIONS.in_(language)), "quiet")
    entries = tuple(_action(action, language) for action in actions)
    return Bullets(entries, done=tuple(action.done for action in actions))


def _action(action: PlannedAction, language: Language) -> Runs:
    """What, then by whom and by when, then what came of it: each on a line of its own."""
    who = f"{action.who} ({action.side})" if action.who else action.side
    due = "" if action.due is None else _BY.in_(language).format(day=moment_text(action.due, language))
    state = action.state[:1].upper() + action.state[1:]
    came = (Run(f"\n{state}", strong=True), f": {action.why}" if action.why else ".") if state else ()
    return runs(action.what, Run(f"\n{who}{due}", quiet=True), *came)


def _dates(plan: PlanOnPaper, language: Language) -> Iterator[Block]:
    if not plan.dates:
        return
    yield Heading(2, _DATES.in_(language))
    lines = [
        runs(Run(moment_text(day, language), strong=True), f", {_WITH.in_(language).format(who=who)}" if who else "")
        for day, who in plan.dates
    ]
    yield Bullets(tuple(lines))
