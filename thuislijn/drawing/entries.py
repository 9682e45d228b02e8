# SPDX-License-Identifier: EUPL-1.2
"""Items made ready for drawing: with the stretch they cover, their weight, and whether they are disputed."""

from __future__ import annotations

from dataclasses import dataclass, field

from thuislijn.drawing.spans import Span, span_of
from thuislijn.timeline.items import (
    Analysis,
    Decision,
    DomainCare,
    Evaluation,
    Event,
    Help,
    Item,
    Plan,
    Question,
)
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    DecisionKind,
    EventKind,
    HelpState,
    LifeEvent,
    Marker,
    Modality,
    Standing,
)

BOLD_FROM = 3.0
"""Weight from which a label is set in bold."""
_REFUSED_FOR = 30  # days that a request is drawn which was turned down on a day not recorded
_REFUSED = (HelpState.REJECTED, HelpState.WITHDRAWN)
_NEVER_BEGAN = (HelpState.ASKED, HelpState.WAITING, *_REFUSED)

_LIFE_EVENTS = {
    LifeEvent.DEATH: 3.0,
    LifeEvent.DIVORCE: 3.0,
    LifeEvent.BIRTH: 2.6,
    LifeEvent.PARENT_LEFT: 2.8,
    LifeEvent.DETENTION: 2.6,
}
_EVENTS = {
    EventKind.INCIDENT: 2.8,
    EventKind.REPORT: 2.4,
    EventKind.STRENGTH: 2.2,
    EventKind.LIFE_EVENT: 2.2,
    EventKind.HANDOVER: 1.5,
    EventKind.ACTION: 1.0,
}
_DECISIONS = {
    DecisionKind.PLACEMENT: 3.0,
    DecisionKind.MOVE: 3.0,
    DecisionKind.RETURN: 3.0,
    DecisionKind.MEASURE: 3.0,
    DecisionKind.PERSPECTIVE: 2.5,
    DecisionKind.EXTENSION: 1.3,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with what the lanes need. `waits`: the stretch before help began; `until`: the last day it covers.

    Of help that never began `span` is None, also where its entry has dates of its own: these are `dated`.
    """

    item: Item
    span: Span | None
    weight: float
    disputed: bool
    waits: Span | None = None
    dated: Span | None = None

    @property
    def since(self) -> Day:
        if self.waits is not None:
            return self.waits.start
        return self.span.start if self.span is not None else 0

    @property
    def until(self) -> Day:
        if self.span is not None:
            return self.span.end
        return self.waits.end if self.waits is not None else 0


@dataclass(frozen=True, slots=True)
class Ready:
    """All entries that can be drawn, and how many of the others there are."""

    entries: tuple[Entry, ...]
    undated: int
    unfactual: int
    domains: int


Known = dict[str, tuple[Item, tuple[Day, bool, bool], Entry | None]]
"""Entries by the id of their item, with all they were made of."""


def ready(timeline: Timeline, persons: tuple[str, ...], known: Known | None = None) -> Ready:
    """The entries of a timeline in its own order; with `persons`, those about them or about nobody in particular.

    `known` are entries of an earlier revision, of which those that still hold are taken, and new ones are added to it.
    """
    known = {} if known is None else known
    contradicted = {id for pair in timeline.contradictions for id in pair}
    turning = {id for point in timeline.turning_points for id in point.items}
    wanted = set(persons)
    entries: list[Entry] = []
    undated = unfactual = domains = 0
    for item in timeline.items:
        if wanted and item.persons and wanted.isdisjoint(item.persons):
            continue
        if isinstance(item, DomainCare):
            domains += 1
        elif item.modality is not Modality.ACTUAL:
            unfactual += 1
        else:
            made_of = (timeline.reference_day, item.id in turning, item.id in contradicted)
            before = known.get(item.id)
            if before is None or before[0] is not item or before[1] != made_of:
                before = known[item.id] = (item, made_of, _entry(item, *made_of))
            entry = before[2]
            if entry is None:
                undated += 1
            else:
                entries.append(entry)
    return Ready(tuple(entries), undated, unfactual, domains)


@dataclass(frozen=True, slots=True)
class Readied:
    """Makes the entries of a timeline for these persons ready; equal ones do so once for each timeline."""

    persons: tuple[str, ...]
    known: Known | None = field(default=None, compare=False)

    def __call__(self, timeline: Timeline) -> Ready:
        return ready(timeline, self.persons, self.known)


def _entry(item: Item, reference_day: Day, turning: bool, contradicted: bool) -> Entry | None:
    span = span_of(item.when, reference_day)
    waits = dated = None
    if isinstance(item, Help) and span is not None and item.state in _NEVER_BEGAN:
        waits, dated, span = _waited(item, span, reference_day), span, None
    elif isinstance(item, Help):
        waits = _waiting(item, span, reference_day)
    if span is None and waits is None:
        return None
    disputed = contradicted or item.standing is Standing.DISPUTED
    if not disputed and item.statements:
        disputed = any(said.standing is Standing.DISPUTED for said in item.statements)
    return Entry(item, span, _weight(item, turning, disputed), disputed, waits, dated)


def _waiting(help: Help, span: Span | None, reference_day: Day) -> Span | None:
    """From referral (or the request, where no referral is known) until the help began, or as far as is known."""
    since = help.waiting_from.middle
    if since is None:
        since = help.asked.middle
    if since is None:
        return None
    if span is not None:
        return Span(since, span.start) if since < span.start else None
    if help.state in _REFUSED:
        until = help.intake.middle
        return Span(since, since + _REFUSED_FOR if until is None or until <= since else until, fades_out=until is None)
    if help.state in (HelpState.ASKED, HelpState.WAITING, HelpState.ON_HOLD):
        return Span(since, max(since, reference_day), ongoing=True)
    until = help.intake.middle
    known = until is not None and until > since
    return Span(since, until if known and until is not None else since + _REFUSED_FOR, fades_out=not known)


def _waited(help: Help, dated: Span, reference_day: Day) -> Span:
    """The stretch that help which never began was waited for, where its entry has dates: nothing ran on those."""
    asked = help.waiting_from.middle if help.waiting_from.is_known else help.asked.middle
    since = dated.start if asked is None else min(asked, dated.start)
    if help.state in _REFUSED:
        known = dated.end > since
        until = dated.end if known else since + _REFUSED_FOR
        return Span(since, until, estimated=dated.estimated, fades_out=dated.fades_out or not known)
    still = dated.point or dated.fades_out or dated.ongoing
    return Span(since, max(since, reference_day) if still else dated.end, estimated=dated.estimated, ongoing=still)


def _weight(item: Item, turning: bool, disputed: bool) -> float:
    weight = 2.0
    if isinstance(item, Event):
        weight = _LIFE_EVENTS.get(item.life_event, 2.2) if item.life_event else _EVENTS.get(item.event_kind, 1.8)
    elif isinstance(item, Decision):
        weight = _DECISIONS.get(item.decision_kind, 1.8)
    elif isinstance(item, (Evaluation, Plan, Analysis)):
        weight = 1.4
    elif isinstance(item, Question):
        weight = 2.1
    if Marker.ACUTE_DANGER in item.markers:
        weight += 1.5
    return weight + 1.5 * turning + 0.3 * disputed
