# SPDX-License-Identifier: EUPL-1.2
"""One crisis place after another, or a temporary place that lasted far beyond its purpose.

**Looks at** stays with the purpose crisis, respite or observation: how long they lasted, how soon another crisis stay
followed, and when they were planned to end. **Raised** when a crisis stay lasted longer than the threshold, when two
began within the second, when respite without another home lasted longer than the third, or when such a stay lasted more
than twice as long as planned. A decision that the child stays there ends the counting. Unknown where the end or the
start of a crisis stay was never recorded.
**Why** eight weeks is what the sector names as the longest for a crisis place; respite of half a year without another
home is living.
**Sources:** S1 3.2.5, 3.2.6 and 6.3: a place with perspective prevents crisis after crisis; S4: no other places.
**False alarm:** respite by agreement as part-time care; a crisis family that became the lasting family on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import strongest
from thuislijn.lenses.placements import Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words, number_words, title_words
from thuislijn.timeline.items import Decision, Plan, Stay
from thuislijn.timeline.moment import Certainty, Duration, Ending, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DecisionKind, PlaceType, PlanKind, StayPurpose

_TEMPORARY = (StayPurpose.CRISIS, StayPurpose.RESPITE, StayPurpose.OBSERVATION)
_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the ways in which it shows."""

    certainty: Certainty
    words: Text
    residences: tuple[Residence, ...]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        temporary = [one for one in course.residences if one.away and one.first.purpose in _TEMPORARY]
        crises = [one for one in temporary if one.first.purpose is StayPurpose.CRISIS]
        parts = [part for one in temporary if (part := _too_long(timeline, one, limits))]
        parts += _chain(crises, limits)
        if parts:
            yield _finding(course.child, parts)


def _too_long(timeline: Timeline, residence: Residence, limits: Mapping[str, float]) -> _Part | None:
    length = _length(timeline, residence)
    planned = residence.first.planned_end
    purpose = residence.first.purpose
    title = title_words([residence.first.title])
    found = []
    if purpose is not StayPurpose.OBSERVATION:
        days = limits["weeks"] * 7 if purpose is StayPurpose.CRISIS else limits["months_respite"] * _MONTH
        certainty = length.reaches(int(days) + 1)
        if certainty is Certainty.POSSIBLE and (
            residence.when.ending is Ending.UNKNOWN or not residence.when.start.is_known
        ):
            certainty = Certainty.UNKNOWN
        found.append((certainty, Text("", "")))
    if planned.is_bounded and residence.when.start.is_bounded:
        meant = between(residence.when.start, planned)
        words = duration_words(meant)
        found.append(
            (_times(length, meant, limits["times_planned"]), Text(f", gepland {words.nl}", f", planned {words.en}"))
        )
    certainty = strongest(sure for sure, _ in found)
    if certainty is Certainty.EXCLUDED:
        return None
    plan = next(words for sure, words in found if sure is certainty)
    if certainty is Certainty.UNKNOWN:
        told = Text("hoelang is niet vastgelegd", "for how long is not recorded")
    else:
        told = duration_words(length)
    return _Part(certainty, Text(f"{title}: {told.nl}{plan.nl}", f"{title}: {told.en}{plan.en}"), (residence,))


def _length(timeline: Timeline, residence: Residence) -> Duration:
    """How long it lasted, until it was decided that the child stays there if that is on record."""
    decided: list[Decision | Plan] = [
        *(one for one in timeline.facts(Decision) if one.decision_kind is DecisionKind.PERSPECTIVE),
        *(one for one in timeline.facts(Plan) if one.plan_kind is PlanKind.PERSPECTIVE),
    ]
    lasting = next((one.when.start for one in decided if one.about in residence.ids), Moment.UNKNOWN)
    if lasting.is_known:
        return between(residence.when.start, lasting)
    return residence.when.duration(timeline.reference_day)


def _times(length: Duration, meant: Duration, factor: float) -> Certainty:
    if meant.most is not None and length.least > factor * meant.most:
        return Certainty.CERTAIN
    if length.most is None or length.most > factor * meant.least:
        return Certainty.POSSIBLE
    return Certainty.EXCLUDED


def _chain(crises: list[Residence], limits: Mapping[str, float]) -> list[_Part]:
    times, days = round(limits["crises"]), limits["months"] * _MONTH
    found = []
    for n in range(len(crises) - times + 1):
        run = crises[n : n + times]
        first, last = run[0].when.start, run[-1].when.start
        least, most = days_between(first, last)
        certainty = Certainty.CERTAIN if most <= days else Certainty.POSSIBLE if least <= days else Certainty.EXCLUDED
        if not (first.is_bounded and last.is_bounded):
            certainty = Certainty.UNKNOWN
        if certainty is not Certainty.EXCLUDED:
            a, b, months = moment_words(first), moment_words(last), number_words(limits["months"])
            words = Text(
                f"{times} crisisplekken binnen {months.nl} maanden (begin: {a.nl}; {b.nl})",
                f"{times} crisis places within {months.en} months (start: {a.en}; {b.en})",
            )
            found.append(_Part(certainty, words, tuple(run)))
    return found


def _finding(child: str, parts: list[_Part]) -> Finding:
    certainty = strongest(part.certainty for part in parts)
    residences = list({one.key: one for part in parts for one in part.residences}.values())
    first, last = residences[0].when, residences[-1].when
    nl, en = ("; ".join(part.words[n] for part in parts) for n in (0, 1))
    return Finding(
        lens="CRISIS_CHAIN",
        certainty=certainty,
        when=Period(first.start, last.end, last.ending),
        persons=(child,),
        arithmetic=Text(f"Op een tijdelijke plek: {nl}.", f"At a temporary place: {en}."),
        question=Text(
            "Waar werd in die tijd op gewacht? Welke plek had vanaf het begin langer mogen duren?",
            "What was waited for in that time? Which place could have lasted from the start?",
        ),
        items=tuple(id for residence in residences for id in residence.ids),
        weight=3,
    )


def example() -> Timeline:
    """Noa stays in a crisis family for half a year."""
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2019-02-04")),
        Stay(
            id="crisis",
            title="crisispleeggezin",
            persons=("noa",),
            place=PlaceType.FOSTER_FAMILY,
            purpose=StayPurpose.CRISIS,
            when=when("2019-02-04/2019-08-12"),
        ),
        Stay(id="again", title="weer thuis", persons=("noa",), place=PlaceType.HOME, when=when("2019-08-12/..")),
    )


LENS = Lens(
    name="CRISIS_CHAIN",
    title=Text(
        "Crisisplek na crisisplek, of te lang tijdelijk", "Crisis place after crisis place, or temporary too long"
    ),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.5, 3.2.6, 6.3; S4",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken op een crisisplek", "weeks at a crisis place"),
            Text("wat de sector als langste crisisverblijf noemt", "what the sector names as the longest crisis stay"),
        ),
        Threshold(
            "crises",
            2,
            Text("crisisplekken", "crisis places"),
            Text("de tweede maakt er een keten van", "the second makes it a chain"),
        ),
        Threshold(
            "months",
            24,
            Text("maanden waarin de crisisplekken vallen", "months in which the crisis places fall"),
            Text("verder uit elkaar zijn het twee verhalen", "further apart they are two stories"),
        ),
        Threshold(
            "months_respite",
            6,
            Text("maanden logeren zonder ander thuis", "months of respite without another home"),
            Text("een half jaar is wonen", "half a year is living"),
        ),
        Threshold(
            "times_planned",
            2,
            Text("keer zo lang als gepland", "times as long as planned"),
            Text("uitloop met enkele weken is gewoon", "some weeks of delay are ordinary"),
        ),
    ),
    look=look,
    example=example,
)
