# SPDX-License-Identifier: EUPL-1.2
"""How far a case is on the way from consent to plan, in five words with their number (S0 3.2)."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.store.consent_rules import ConsentState
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.plans import PlanAction
from thuislijn.store.timelines import timeline_of
from thuislijn.web.cases.rows import Row
from thuislijn.web.page.language import say, spoken


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the way: `to` the address where it goes on; `state` is a mark of the house style (done, busy, wait,
    stop or off)."""

    name: str
    to: str
    state: str
    told: str


_CONSENT = {
    ConsentState.COMPLETE: "done",
    ConsentState.ANONYMOUS: "done",
    ConsentState.MISSING: "wait",
    ConsentState.WITHDRAWN: "stop",
}


def stages_of(row: Row) -> tuple[Stage, ...]:
    """The five parts; without consent the content is told nothing of, nor counted."""
    consent = Stage(say("Toestemming", "Consent"), "consent", _CONSENT[row.consent], row.consent.label(spoken()))
    if not row.is_open:
        closed = row.case.closed is not None
        later = say("gesloten", "closed") if closed else say("na de toestemming", "after the consent")
        names = (
            (say("Dossier", "File"), "sources"),
            (say("Tijdlijn", "Timeline"), "timeline"),
            (say("Vragen", "Questions"), "questions"),
            (say("Plan", "Plan"), "plan"),
        )
        return (consent, *(Stage(name, to, "off", later) for name, to in names))
    items = len(timeline_of(row.case).items)
    return (consent, _file(row, items), _timeline(row, items), _questions(row, items), _plan(row))


def _file(row: Row, items: int) -> Stage:
    reading, name = row.reading, say("Dossier", "File")
    if not reading.sources:
        return Stage(name, "sources", "off" if items else "wait", say("nog geen bronnen", "no sources yet"))
    told = say("{n} van {m} gelezen", "{n} of {m} read", n=reading.read, m=reading.sources)
    return Stage(name, "sources", "done" if reading.read == reading.sources else "busy", told)


def _timeline(row: Row, items: int) -> Stage:
    name = say("Tijdlijn", "Timeline")
    if row.reading.waiting:
        told = say("{n} na te kijken", "{n} to review", n=row.reading.waiting)
        return Stage(name, "review" if row.reading.to_review else "timeline", "busy", told)
    told = say("{n} gegevens", "{n} items", n=items) if items else say("nog leeg", "still empty")
    return Stage(name, "timeline", "done" if items else "off", told)


def _questions(row: Row, items: int) -> Stage:
    name = say("Vragen", "Questions")
    if row.questions:
        return Stage(name, "questions", "busy", say("{n} open", "{n} open", n=row.questions))
    told = say("alle besproken", "all discussed") if items else say("nog geen", "none yet")
    return Stage(name, "questions", "done" if items else "off", told)


def _plan(row: Row) -> Stage:
    name = say("Plan", "Plan")
    states = PlanAction.objects.filter(case=row.case, adopted=True).values_list("state", flat=True)
    actions = list(states)
    if not actions:
        return Stage(name, "plan", "off", say("nog geen acties", "no actions yet"))
    running = sum(state == ActionState.OPEN for state in actions)
    told = say("{n} acties, {m} open", "{n} actions, {m} open", n=len(actions), m=running)
    return Stage(name, "plan", "busy" if running else "done", told)
