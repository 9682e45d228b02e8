# SPDX-License-Identifier: EUPL-1.2
"""Several children of one family were placed out of home, one after the other.

**Looks at** the first placement of each child. **Raised** when at least the threshold of brothers and sisters were
placed at different moments, further apart than a fortnight; heavier when such a placement came within a year after the
birth of a brother or sister. Unknown where two or more were placed and a date is missing.
**Why** two: from the second child on there was something to learn from the first; a fortnight, because placing
brothers and sisters together can take some days; a year after a birth, because the reports tell of such a rhythm.
**Sources:** S1 3.2.1, S0 4.1: seven of the twelve families had more than one placement.
**False alarm:** children placed together on one day; half-brothers and half-sisters who lived in another home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, counted, follows_within
from thuislijn.lenses.placements import Placement, courses
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    first = [course.placements[0] for course in courses(timeline) if course.placements]
    first = [one for one in first if any(_siblings(timeline, one, other) for other in first)]
    if len(first) < limits["children"]:
        return
    first.sort(key=lambda placement: placement.when.start.middle or 9_999_999)
    surely = _moments(first, limits, Certainty.CERTAIN)
    perhaps = _moments(first, limits, Certainty.POSSIBLE)
    if surely >= limits["children"]:
        certainty = Certainty.CERTAIN
    elif perhaps >= limits["children"]:
        undated = any(not one.when.start.is_known for one in first)
        certainty = Certainty.UNKNOWN if undated else Certainty.POSSIBLE
    else:
        return
    yield _finding(timeline, first, certainty, perhaps, limits)


def _siblings(timeline: Timeline, one: Placement, other: Placement) -> bool:
    return one is not other and any(sibling.id == other.child for sibling in timeline.siblings_of(one.child))


def _moments(first: list[Placement], limits: Mapping[str, float], at_least: Certainty) -> int:
    """How many different moments the placements fall on: for certain, or perhaps."""
    count, last, stays = 0, Moment.UNKNOWN, set[str]()
    for placement in first:
        start, ids = placement.when.start, set(placement.residences[0].ids)
        together = follows_within(last, start, limits["days"]) if count else Certainty.EXCLUDED
        if ids & stays:
            together = Certainty.CERTAIN  # one entry for both children
        stays |= ids
        apart = together is Certainty.EXCLUDED or (at_least is Certainty.POSSIBLE and together is not Certainty.CERTAIN)
        if apart:
            count += 1
            last = start
    return count


def _finding(
    timeline: Timeline, first: list[Placement], certainty: Certainty, moments: int, limits: Mapping[str, float]
) -> Finding:
    births = [
        placement
        for placement in first
        if any(
            follows_within(sibling.birth, placement.when.start, limits["months"] * MONTH) is Certainty.CERTAIN
            for sibling in timeline.siblings_of(placement.child)
        )
    ]
    start, end = first[0].when.start, first[-1].when.start
    a, b = moment_words(start), moment_words(end)
    at = counted(moments, Text("moment", "moment"), Text("momenten", "moments"))
    after = Text("", "")
    if births:
        after = Text(
            f"; {len(births)} keer binnen {limits['months']:g} maanden na de geboorte van een broer of zus",
            f"; {len(births)} within {limits['months']:g} months after the birth of a brother or sister",
        )
    return Finding(
        lens="SERIAL_SIBLINGS",
        certainty=certainty,
        when=Period.during(start, end),
        persons=tuple(placement.child for placement in first),
        arithmetic=Text(
            f"{len(first)} van {len(timeline.children)} kinderen uit huis, op {at.nl}"
            f" (eerste: {a.nl}; laatste: {b.nl}){after.nl}.",
            f"{len(first)} of {len(timeline.children)} children placed out of home, at {at.en}"
            f" (first: {a.en}; last: {b.en}){after.en}.",
        ),
        question=Text(
            "Wat ging aan elke plaatsing vooraf, en welke steun kreeg het gezin daarna voor wie nog thuis was?",
            "What came before each placement, and what support did the family get afterwards for those still at home?",
        ),
        items=tuple(dict.fromkeys(placement.residences[0].first.id for placement in first)),
        weight=3 if births else 2,
    )


def example() -> Timeline:
    """Sem goes to a foster family, and half a year after the birth of Bo so does Lot."""
    return family(
        Stay(
            id="sem_away",
            title="pleeggezin",
            place=PlaceType.FOSTER_FAMILY,
            persons=("sem",),
            when=when("2015-03-02/.."),
        ),
        Stay(
            id="lot_away",
            title="pleeggezin",
            place=PlaceType.FOSTER_FAMILY,
            persons=("lot",),
            when=when("2018-09-10/.."),
        ),
        children=(child("sem", "2010-02-01"), child("lot", "2014-06-12"), child("bo", "2018-03-01")),
    )


LENS = Lens(
    name="SERIAL_SIBLINGS",
    title=Text("Kind na kind uit huis", "Child after child placed"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.2.1, S0 4.1",
    thresholds=(
        Threshold(
            "children",
            2,
            Text("kinderen op verschillende momenten", "children at different moments"),
            Text("vanaf het tweede kind was er iets te leren", "from the second child there was something to learn"),
        ),
        Threshold(
            "days",
            14,
            Text("dagen die nog samen heten", "days that still count as together"),
            Text("samen plaatsen kan een paar dagen duren", "placing them together may take some days"),
        ),
        Threshold(
            "months",
            12,
            Text("maanden na een geboorte", "months after a birth"),
            Text("het eerste jaar met een baby vraagt het meest", "the first year with a baby asks the most"),
        ),
    ),
    look=look,
    example=example,
)
