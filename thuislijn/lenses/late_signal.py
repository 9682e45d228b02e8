# SPDX-License-Identifier: EUPL-1.2
"""Something serious was so early on, and the first help or report came much later.

**Looks at** the first serious matter on record (violence, abuse, neglect, no home; a parent's disability, psychiatric
problems or addiction; also before a birth) and at the first help, stay in care or report. A legal measure alone is no
help. **Raised** when at least the threshold lies between them; when it was so before a child's birth and nothing began
before the child's first birthday; or when the first step on record is a placement. Unknown where the file records no
help of any sort, or covers only part of that time: help may have been there before the file began.
**Why** a year is long in early childhood; problems were often there before birth.
**Sources:** S1 3.2.1: in more than half the questions existed before birth; S0 4.5; S2: signals not picked up.
**False alarm:** help before the file began; the early date was reconstructed afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_least, days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given
from thuislijn.lenses.judging import listed, strongest, weakest
from thuislijn.lenses.known import Known, known
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.words import MONTHS, duration_words, moment_words, title_words
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Moment, Period, add_months, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, Marker

_OF_ANYONE = (
    *(Marker.DOMESTIC_VIOLENCE, Marker.ABUSE, Marker.SEXUAL_ABUSE, Marker.NEGLECT),
    *(Marker.HOMELESSNESS, Marker.YOUNG_PARENT),
)
_OF_A_PARENT = (Marker.INTELLECTUAL_DISABILITY, Marker.PSYCHIATRY, Marker.DEPRESSION, Marker.ADDICTION)


@dataclass(frozen=True, slots=True)
class _Step:
    """Help, a stay in care or a report."""

    item: Item
    at: Moment

    @property
    def is_placement(self) -> bool:
        return isinstance(self.item, Stay)


@dataclass(frozen=True, slots=True)
class _First:
    """The first step: the entry to name, when the first of all steps can have been, and whether it was a placement."""

    item: Item
    at: Moment
    placement: Certainty


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    signals = _signals(timeline)
    step = _first_step(timeline)
    if not signals:
        return
    if step is None:
        yield _finding(timeline, signals, None, Certainty.UNKNOWN, None)
        return
    late = strongest(_late(one, step, limits) for one in signals)
    unborn = [born for born in timeline.children if _before_birth(signals, born, step, limits).holds]
    before = strongest(_before_birth(signals, born, step, limits) for born in unborn)
    placed = weakest((step.placement, strongest(_earlier(one, step) for one in signals)))
    certainty = strongest((late, before, placed))
    if certainty.holds:
        covered = _covered(timeline, signals[0]) if given(timeline) else Certainty.EXCLUDED
        if covered is Certainty.EXCLUDED:
            certainty = Certainty.UNKNOWN
        elif covered is Certainty.POSSIBLE:
            certainty = Certainty.POSSIBLE
        yield _finding(timeline, signals, step, certainty, unborn[0] if unborn else None)


def _signals(timeline: Timeline) -> list[Known]:
    """Serious matters with a date, the earliest first."""
    parents = {parent.id for parent in timeline.parents}
    found = [
        one
        for one in known(timeline)
        if one.at.is_known and (one.marker in _OF_ANYONE or (one.marker in _OF_A_PARENT and one.of_any(parents)))
    ]
    return sorted(found, key=lambda one: one.at.latest or one.at.earliest or 0)


def _first_step(timeline: Timeline) -> _First | None:
    reports = [event for event in timeline.facts(Event) if event.event_kind is EventKind.REPORT]
    # "Some time after" tells nothing of how early it was: a step needs a last day by which it had been taken.
    steps = [
        _Step(item, item.when.start) for item in (*given(timeline), *reports) if item.when.start.latest is not None
    ]
    for course in courses(timeline):
        steps += [_Step(one.to.first, one.at) for one in course.departures if one.at.latest is not None]
    if not steps:
        return None
    shown = min(steps, key=lambda step: (step.at.middle or 0, step.is_placement))
    low = [step.at.earliest for step in steps if step.at.earliest is not None]
    at = Moment(
        min(low) if len(low) == len(steps) else None,
        min(step.at.latest for step in steps if step.at.latest is not None),
        shown.at.words,
    )
    others = (shown.at.before(step.at) for step in steps if not step.is_placement)
    return _First(shown.item, at, weakest(others) if shown.is_placement else Certainty.EXCLUDED)


def _late(signal: Known, step: _First, limits: Mapping[str, float]) -> Certainty:
    least, most = days_between(signal.at, step.at)
    if signal.at.earliest is None:  # "long before": how long is not known, so only what is certain counts
        most = least
    return at_least(least, most, limits["months"] * 30.44)


def _before_birth(signals: list[Known], born: Person, step: _First, limits: Mapping[str, float]) -> Certainty:
    """Whether a parent's trouble was there before this child, and nothing began before its first birthday."""
    if born.birth.earliest is None or born.birth.latest is None:
        return Certainty.EXCLUDED
    months = round(limits["months_after_birth"])
    birthday = Moment(add_months(born.birth.earliest, months), add_months(born.birth.latest, months))
    # What was "known already" has no first day: only what is certain counts there, else it would precede everything.
    earlier = [(one, one.at.before(born.birth)) for one in signals if born.id not in one.persons]
    there = strongest(sure for one, sure in earlier if one.at.earliest is not None or sure is Certainty.CERTAIN)
    return weakest((there, birthday.before(step.at)))


def _earlier(signal: Known, step: _First) -> Certainty:
    """Whether the signal came before the step, in another entry than that of the placement."""
    return Certainty.EXCLUDED if signal.item is step.item else signal.at.before(step.at)


def _covered(timeline: Timeline, first: Known) -> Certainty:
    """Whether the file goes back as far as the first signal, on every reading of the two dates or on some."""
    begin = timeline.observed.start
    if not begin.is_known or first.at.latest is None:
        return Certainty.CERTAIN
    return at_least(*days_between(begin, first.at), 0)


def _finding(
    timeline: Timeline, signals: list[Known], step: _First | None, certainty: Certainty, unborn: Person | None
) -> Finding:
    first = signals[0]
    since = moment_words(first.at)
    markers = listed([Text(one.nl, one.en) for one in dict.fromkeys(known.marker for known in signals[:3])])
    if step is None:
        sequel = Text("hulp of een melding is niet vastgelegd", "no help or report is recorded")
    else:
        length = duration_words(between(first.at, step.at))
        title, at = title_words([step.item.title]), moment_words(step.item.when.start)
        sequel = Text(
            f"de eerste vastgelegde stap is {title} ({at.nl}), {length.nl} later",
            f"the first recorded step is {title} ({at.en}), {length.en} later",
        )
    birth = Text(", al voor de geboorte", ", already before birth") if unborn else Text("", "")
    return Finding(
        lens="LATE_SIGNAL",
        certainty=certainty,
        when=Period.during(first.at, step.at) if step else Period(first.at),
        persons=tuple(one.id for one in timeline.children),
        arithmetic=Text(
            f"Vastgelegd: {markers.nl} ({since.nl}{birth.nl}); {sequel.nl}.",
            f"On record: {markers.en} ({since.en}{birth.en}); {sequel.en}.",
        ),
        question=Text(
            "Wie had dit toen kunnen weten, en was er eerder hulp die niet in het dossier staat?",
            "Who could have known this at the time, and was there earlier help that is not in the file?",
        ),
        items=(*dict.fromkeys(one.item.id for one in signals[:3]), *((step.item.id,) if step else ())),
        weight=3 if unborn or (step and isinstance(step.item, Stay)) else 2,
    )


def example() -> Timeline:
    """Noa's mother is addicted before Noa is born; the first support comes when Noa is two and a half."""
    return family(
        Event(
            id="addiction",
            title="verslaving van moeder",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.ADDICTION,),
            when=when("2008/.."),
        ),
        Help(id="support", title="gezinsbegeleiding", when=when("2012-11-05/2013-06-30")),
        children=(child("noa", "2010-05-04"),),
        until="2013-12-31",
    )


LENS = Lens(
    name="LATE_SIGNAL",
    title=Text("Vroege signalen, late hulp", "Early signals, late help"),
    theme=Theme.KEEP_FOLLOWING,
    source="S1 3.2.1; S0 4.5; S2",
    thresholds=(
        Threshold(
            "months", 12, MONTHS, Text("een jaar is lang voor een jong kind", "a year is long for a young child")
        ),
        Threshold(
            "months_after_birth",
            12,
            Text("maanden na de geboorte", "months after birth"),
            Text(
                "wat er voor de geboorte was, vraagt om hulp vanaf het begin",
                "what was there before asks for help early",
            ),
        ),
    ),
    look=look,
    example=example,
)
