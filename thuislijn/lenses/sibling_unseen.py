# SPDX-License-Identifier: EUPL-1.2
"""A child of the family is placed, and of a brother or sister at home nothing is on record.

**Looks at** every minor child of a family in which another child is placed, from that placement on: is there any help,
contact, involvement, school, event or evaluation in which this child is named, or which is for the whole family?
**Raised** when a stretch without any lasts the threshold or longer; unknown where this child is not named anywhere in
the file.
**Why** twelve months: in a year every child is normally seen by a school or a doctor.
**Sources:** S1 3.2.1: it often was not known who was responsible for brothers and sisters at home; S3.
**False alarm:** the brother or sister lives elsewhere or is followed by a school; the file is by law about one child,
and another file says more. The lens counts entries and not what people know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import Gap, Range, gaps, told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH
from thuislijn.lenses.placements import course, courses
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.words import duration_words, span_words
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import (
    Analysis,
    Contact,
    Diagnosis,
    Evaluation,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Plan,
    Question,
    Schooling,
    Stay,
)
from thuislijn.timeline.moment import Certainty, Moment, Period, add_years
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpAim, PlaceType

_SEEN_IN = (
    *(Help, Contact, Involvement, Schooling, Event, Evaluation),
    *(Diagnosis, Question, Plan, Measure, Analysis),
)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    if len(timeline.children) < 2:
        return
    placed = {one.child: one.placements[0].residences[0].first for one in courses(timeline) if one.placements}
    for one in timeline.children:
        others = [placed[other.id] for other in timeline.siblings_of(one.id) if other.id in placed]
        if not others or one.death is not None:
            continue
        first = min(others, key=lambda stay: stay.when.start.latest or 9_999_999)
        window = _window(timeline, one, first)
        if window is not None:
            yield from _unseen(timeline, one, first, window, limits)


def _window(timeline: Timeline, one: Person, first: Stay) -> Range | None:
    """From the placement of the brother or sister, or the birth of this child, to eighteen or the end of the file."""
    start = first.when.start.latest
    if start is None:
        return None
    start = max(start, one.birth.latest or start)
    end = told(timeline)[1]
    if one.birth.earliest is not None:
        end = min(end, add_years(one.birth.earliest, 18))
    return (start, end) if start < end else None


def _unseen(
    timeline: Timeline, one: Person, first: Stay, window: Range, limits: Mapping[str, float]
) -> Iterator[Finding]:
    entries = [item for kind in _SEEN_IN for item in timeline.facts(kind) if _seen(item, one)]
    away = _cared_for(timeline, one)
    named = bool(away) or any(one.id in item.persons for item in entries)
    least = limits["months"] * MONTH
    for gap in gaps([*(item.when for item in entries), *away], window, timeline.reference_day):
        certainty = gap.duration.reaches(least)
        if certainty.holds:
            yield _finding(one, first, gap, certainty if named else Certainty.UNKNOWN)


def _cared_for(timeline: Timeline, one: Person) -> list[Period]:
    """Times in care on their widest reading: a child that is placed as well is not out of sight."""
    spans = [r.when.possible_days(timeline.reference_day) for r in course(timeline, one.id).residences if r.away]
    return [Period.during(Moment.on(span[0]), Moment.on(span[1])) for span in spans if span]


def _seen(item: Item, one: Person) -> bool:
    """Whether somebody saw this child by that entry: it names the child, or is for the family as a whole."""
    if one.id in item.persons:
        return True
    return isinstance(item, Help) and (not item.persons or item.aim is HelpAim.FAMILY)


def _finding(one: Person, first: Stay, gap: Gap, certainty: Certainty) -> Finding:
    span, length = span_words(gap.possible), duration_words(gap.duration)
    never = certainty is Certainty.UNKNOWN
    return Finding(
        lens="SIBLING_UNSEEN",
        certainty=certainty,
        when=gap.period,
        persons=(one.id,),
        arithmetic=Text(
            f"Na de plaatsing van een broer of zus: van {span.nl} geen vermelding van dit kind, {length.nl}"
            + ("; ook daarbuiten wordt het nergens genoemd." if never else "."),
            f"After the placement of a brother or sister: from {span.en} no entry about this child, {length.en}"
            + ("; nor is it named anywhere else." if never else "."),
        ),
        question=Text(
            "Hoe ging het in die tijd met dit kind, en wie was daarvoor het aanspreekpunt? Is er een ander dossier?",
            "How was this child in that time, and who was there to turn to? Is there another file?",
        ),
        items=(first.id,),
        weight=2,
    )


def example() -> Timeline:
    """Sem is placed; of Lot, who stays at home, school writes once and then nobody does for two years."""
    return family(
        Stay(
            id="sem_away",
            title="leefgroep",
            place=PlaceType.RESIDENTIAL_GROUP,
            persons=("sem",),
            when=when("2019-03-04/.."),
        ),
        Event(id="school", title="school over Lot", persons=("lot",), when=when("2019-06-01")),
        until="2021-06-01",
        children=(child("sem", "2007-02-01"), child("lot", "2010-06-12")),
    )


LENS = Lens(
    name="SIBLING_UNSEEN",
    title=Text("Broer of zus buiten beeld", "Brother or sister out of sight"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.2.1, S3",
    thresholds=(
        Threshold(
            "months",
            12,
            Text("maanden zonder vermelding", "months without an entry"),
            Text("in een jaar ziet school of arts elk kind", "in a year a school or doctor sees every child"),
        ),
    ),
    look=look,
    example=example,
)
