# SPDX-License-Identifier: EUPL-1.2
"""What a rethinking card can be about: a turning point, a decision, or any other entry of the timeline.

An address names it as 'turning_points:t1' or 'items:i7'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import EdtfError, from_edtf
from thuislijn.timeline.items import Decision, Item, Stay, TurningPoint
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DecisionKind
from thuislijn.web.page.language import say, spoken
from thuislijn.web.timeline.item_words import kind_words

_LAST = 9_999_999
_D = DecisionKind
_ASKS = frozenset({_D.PLACEMENT, _D.MOVE, _D.RETURN, _D.EXTENSION, _D.MEASURE, _D.PERSPECTIVE})
"""Decisions about where a child lives or who decides for it: these ask for a card by themselves (S0 3.2, S1 4.1)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry that a card is about. `entry` is None where it has gone from the timeline since; `kind` in words."""

    section: str
    key: str
    title: str
    when: Moment
    kind: str
    entry: Item | TurningPoint | None

    @property
    def over(self) -> str:
        """The entry as an address names it."""
        return f"{self.section}:{self.key}"

    @property
    def day(self) -> Day | None:
        """A day in the middle of when it was; None where it has no date."""
        return self.when.middle

    @property
    def place(self) -> tuple[Day, str]:
        """By what subjects stand in order of time, the undated last."""
        day = self.day
        return (day if day is not None else _LAST, self.key)


def subject_named(case: Case, over: str) -> Subject:
    """The subject that an address names. Raises NotVisibleError where neither an entry nor a card is there."""
    section, _, key = over[:90].partition(":")
    entry = _entry(timeline_of(case), section, key)
    if entry is not None:
        return subject_of(entry)
    card = RethinkingCard.objects.filter(case=case, about_section=section, about=key).first()
    if card is None:
        raise NotVisibleError("card", over)
    return subject_of_card(card)


def subject_of_card(card: RethinkingCard) -> Subject:
    """What a card is about, as it stands on the timeline now, or as it stood where it has gone."""
    entry = _entry(timeline_of(card.case), card.about_section, card.about)
    return subject_of(entry) if entry is not None else gone(card)


def gone(card: RethinkingCard) -> Subject:
    """What a card is about where that has gone from the timeline."""
    try:
        when = from_edtf(card.when) if card.when else Moment.UNKNOWN
    except EdtfError:
        when = Moment.UNKNOWN
    kind = say("staat niet meer op de tijdlijn", "no longer on the timeline")
    return Subject(card.about_section, card.about, card.title, when, kind, None)


def subject_of(entry: Item | TurningPoint) -> Subject:
    """An entry of the timeline as a subject."""
    if isinstance(entry, TurningPoint):
        kind = say("schakelmoment", "turning point")
        return Subject(Section.TURNING_POINTS.value, entry.id, entry.title, entry.when, kind, entry)
    when = entry.when.start if entry.when.start.is_known else entry.when.end
    return Subject(Section.ITEMS.value, entry.id, entry.title, when, _kind(entry), entry)


def subjects(timeline: Timeline, cards: Iterable[RethinkingCard]) -> list[Subject]:
    """Every turning point, every decision that asks for a card, and whatever has a card already, in order of time."""
    found = {one.over: one for one in map(subject_of, timeline.turning_points)}
    for decision in timeline.facts(Decision):
        if decision.decision_kind in _ASKS:
            one = subject_of(decision)
            found[one.over] = one
    for card in cards:
        entry = _entry(timeline, card.about_section, card.about)
        one = subject_of(entry) if entry is not None else gone(card)
        found[one.over] = one
    return sorted(found.values(), key=lambda one: one.place)


def further(timeline: Timeline, listed: Collection[Subject]) -> list[Subject]:
    """What can be rethought too: other decisions, and placements that no listed moment stands on."""
    keys = {one.key for one in listed}
    for one in listed:
        keys |= set(_stands_on(one.entry))
    decisions = [decision for decision in timeline.facts(Decision) if decision.id not in keys]
    stays = [stay for stay in timeline.facts(Stay) if stay.place.away_from_home and stay.id not in keys]
    return sorted(map(subject_of, (*decisions, *stays)), key=lambda one: one.place)


def decisions_behind(timeline: Timeline, entry: Item | TurningPoint | None) -> tuple[Decision, ...]:
    """The decisions that an entry is, or that led to it or to what it stands on."""
    if entry is None:
        return ()
    keys = {entry.id, *_stands_on(entry)}
    return tuple(one for one in timeline.facts(Decision) if one.id in keys or (one.about and one.about in keys))


def _stands_on(entry: Item | TurningPoint | None) -> tuple[str, ...]:
    if isinstance(entry, TurningPoint):
        return entry.items
    return (entry.about,) if isinstance(entry, Decision) and entry.about else ()


def _entry(timeline: Timeline, section: str, key: str) -> Item | TurningPoint | None:
    if section == Section.TURNING_POINTS:
        return next((point for point in timeline.turning_points if point.id == key), None)
    return timeline.item(key) if section == Section.ITEMS else None


def _kind(item: Item) -> str:
    return item.decision_kind.label(spoken()) if isinstance(item, Decision) else kind_words(item.kind)
