# SPDX-License-Identifier: EUPL-1.2
"""What the timeline knows already about a moment, offered on its card: to be taken over, never an answer by itself.

What was known then is what stands on the timeline before that day; whether people knew it is for the team to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from thuislijn.actions.learning.rethinking import Around, Option
from thuislijn.store.learning.choices import Prompt
from thuislijn.timeline.items import (
    Analysis,
    Decision,
    DomainCare,
    Evaluation,
    Event,
    Help,
    Involvement,
    Item,
    Plan,
    Question,
    TurningPoint,
)
from thuislijn.timeline.moment import Day, Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import AlternativeStatus, Answer, EventKind, Modality, PlanKind, Reason
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import say, spoken
from thuislijn.web.rethinking.subjects import Subject, decisions_behind

_MOST = 6
_NO_NEWS = (Involvement, DomainCare)
_ALARMS = frozenset({EventKind.CONCERN, EventKind.REPORT, EventKind.INCIDENT})
_COURSE = frozenset({PlanKind.PERSPECTIVE, PlanKind.RETURN})
_WEIGHED = frozenset({AlternativeStatus.EXPLORED, AlternativeStatus.TRIED, AlternativeStatus.REFUSED})


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that the timeline says. `key` is the item it comes from; `day` in words, empty where it adds none."""

    key: str
    text: str
    day: str = ""

    @property
    def whole(self) -> str:
        """The hint as an answer holds it, once somebody took it over."""
        return f"{self.text} ({self.day})" if self.day else self.text


def hints_of(timeline: Timeline, subject: Subject) -> dict[Prompt, tuple[Hint, ...]]:
    """For each prompt what the timeline says about it; prompts of which it says nothing are absent."""
    day = subject.day
    decisions = decisions_behind(timeline, subject.entry)
    found: dict[Prompt, list[Hint]] = {Prompt.HOW: list(_how(subject, decisions))}
    if day is not None:
        earlier = [item for item in timeline.in_order if _begins(item, day, before=True, own=subject.key)]
        later = (item for item in timeline.in_order if _begins(item, day, before=False, own=subject.key))
        found[Prompt.KNOWN_THEN] = _last(item for item in earlier if not isinstance(item, _NO_NEWS))
        found[Prompt.KNOWN_NOW] = [
            _hint(item) for item in islice((item for item in later if not isinstance(item, _NO_NEWS)), _MOST)
        ]
        found[Prompt.TRACEABLE] = _last(item for item in earlier if isinstance(item, Analysis))
        asked = [item for item in earlier if isinstance(item, Question)]
        found[Prompt.QUESTION] = _last(asked)
        found[Prompt.WHOSE] = [_asker(item, timeline) for item in asked[-_MOST:] if item.asker]
        found[Prompt.PERSPECTIVE] = _last(i for i in earlier if isinstance(i, Plan) and i.plan_kind in _COURSE)
        found[Prompt.WHAT_WORKS] = _last(i for i in earlier if isinstance(i, Help) and _goes_on(i, day))
        found[Prompt.FEAR] = _last(i for i in earlier if isinstance(i, Event) and i.event_kind in _ALARMS)
    about = {subject.key, *(decision.id for decision in decisions), *(one.about for one in decisions)}
    found[Prompt.FITTED] = [_hint(one) for one in timeline.facts(Evaluation) if one.of and one.of in about]
    return {prompt: tuple(hints) for prompt, hints in found.items() if hints}


def people_of(timeline: Timeline, subject: Subject) -> tuple[Around, ...]:
    """Who might have been around a decision: who was heard and who was not as far as recorded, the child and its
    parents, and whoever was involved on that day."""
    decisions = decisions_behind(timeline, subject.entry)
    heard = {key: Answer.YES for one in decisions for key in one.heard}
    heard |= {key: Answer.NO for one in decisions for key in one.not_heard if key not in heard}
    acted = {key for one in decisions for key in one.organisations}
    children = [key for key in _persons(timeline, subject) if _is_child(timeline, key)]
    children = children or [child.id for child in timeline.children]
    family = [p.id for key in children for p in timeline.parents_of(key)] or [p.id for p in timeline.parents]
    found: dict[str, Around] = {}
    for key in dict.fromkeys((*children, *family, *heard, *sorted(acted))):
        label = name_of(timeline, key)
        if label:
            took_part = Answer.YES if key in acted else Answer.UNKNOWN
            person = key if timeline.person(key) else ""
            found[label.casefold()] = Around(
                label=label, person=person, took_part=took_part, heard=heard.get(key, Answer.UNKNOWN)
            )
    for label in involved_on(timeline, subject.day):
        found.setdefault(label.casefold(), Around(label=label))
    return tuple(found.values())


def options_of(timeline: Timeline, subject: Subject) -> tuple[Option, ...]:
    """The alternatives that the timeline recorded with the decision, but for the one that was chosen."""
    return tuple(
        Option(
            what=one.what,
            kind=one.kind,
            weighed=Answer.YES if one.status in _WEIGHED else Answer.UNKNOWN,
            available=Answer.YES if one.status is AlternativeStatus.TRIED else Answer.UNKNOWN,
            why_not=one.why_not,
        )
        for decision in decisions_behind(timeline, subject.entry)
        for one in decision.alternatives
        if one.what and one.status is not AlternativeStatus.CHOSEN
    )


def involved_on(timeline: Timeline, day: Day | None) -> tuple[str, ...]:
    """The roles and organisations that were involved on a day, as far as certain; without a day, nobody."""
    if day is None:
        return ()
    labels = []
    for one in timeline.facts(Involvement):
        days = one.when.certain_days(timeline.reference_day)
        if not one.vacant and days is not None and days[0] <= day <= days[1]:
            labels.append(one.worker or one.role.label(spoken()))
    return tuple(dict.fromkeys(labels))


def name_of(timeline: Timeline, key: str) -> str:
    """What a person or organisation of the timeline is called on screen; empty where there is none."""
    person = timeline.person(key)
    if person is not None:
        return person.pseudonym or person.name
    organisation = timeline.organisation(key)
    return (organisation.pseudonym or organisation.name) if organisation is not None else ""


def _how(subject: Subject, decisions: Iterable[Decision]) -> Iterable[Hint]:
    if isinstance(subject.entry, TurningPoint) and subject.entry.note:
        yield Hint(subject.entry.id, subject.entry.note)
    for decision in decisions:
        if decision.reason is not Reason.UNKNOWN:
            why = decision.reason.label(spoken())
            told = say("Als reden staat er: {why}.", "The reason on record: {why}.", why=why)
            yield Hint(decision.id, f"{decision.title}. {told}")
        elif decision.id != subject.key:
            yield _hint(decision)
        if decision.note:
            yield Hint(f"{decision.id}-n", decision.note)


def _begins(item: Item, day: Day, *, before: bool, own: str) -> bool:
    middle = item.when.start.middle
    if middle is None:
        middle = item.when.end.middle
    if middle is None or item.id == own or item.modality is not Modality.ACTUAL:
        return False
    return middle < day if before else middle > day


def _goes_on(item: Item, day: Day) -> bool:
    """Whether it had not certainly ended by that day."""
    end = item.when.end.latest
    return item.when.ending is not Ending.POINT and (end is None or end >= day)


def _last(items: Iterable[Item]) -> list[Hint]:
    return [_hint(item) for item in list(items)[-_MOST:]]


def _hint(item: Item) -> Hint:
    return Hint(item.id, item.title, period_text(item.when, spoken()))


def _asker(item: Question, timeline: Timeline) -> Hint:
    name = name_of(timeline, item.asker) or item.asker
    return Hint(item.id, f"{name}: {item.title}", period_text(item.when, spoken()))


def _persons(timeline: Timeline, subject: Subject) -> tuple[str, ...]:
    """Whom it concerns: by the entry itself, else by what a turning point stands on."""
    entry = subject.entry
    if isinstance(entry, TurningPoint) and not entry.persons:
        items = (timeline.item(key) for key in entry.items)
        return tuple(key for item in items if item is not None for key in item.persons)
    return entry.persons if entry is not None else ()


def _is_child(timeline: Timeline, key: str) -> bool:
    return any(child.id == key for child in timeline.children)
