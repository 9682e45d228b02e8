# SPDX-License-Identifier: EUPL-1.2
"""A stretch in which no help for anyone in the family is recorded, while before or after it the question was open.

**Looks at** the running time of all help for family members, between the first recorded question, concern or help
and the reference day. **Raised** when such a stretch lasts the threshold or longer; heavier when a report, an
incident, absence from school or the start of a measure falls inside it.
**Why** eight weeks: it skips holidays and planned pauses; a five-month silence after a supervision order must show.
**Sources:** S0 4.3 and 4.4: in every family there were stretches in which hardly anyone was in touch.
**False alarm:** help went on and was not recorded; the family chose a pause; informal help carried on. The lens says
"no help recorded" and asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import Gap, Range, gaps
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import day_words, duration_words
from thuislijn.timeline.items import Event, Help, Item, Measure, Question, Schooling, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpKind, MeasureKind

_OPEN = (EventKind.CONCERN, EventKind.REPORT, EventKind.INCIDENT, EventKind.BEHAVIOUR)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    ran = [help for help in timeline.facts(Help) if help.when.is_dated]
    signs = _signs(timeline)
    starts = [day for item in (*ran, *signs) if (day := item.when.start.latest or item.when.start.earliest)]
    if not starts:
        return
    window = (min(starts), timeline.reference_day)
    care = [stay for stay in timeline.facts(Stay) if stay.place.away_from_home]  # a stay in care is help too
    for gap in gaps([item.when for item in (*ran, *care)], window, timeline.reference_day):
        certainty = gap.duration.reaches(limits["weeks"] * 7)
        inside = [item for item in signs if _falls_inside(item, gap.possible)]
        later = [item for item in ran if (item.when.start.earliest or 0) >= gap.possible[1] - 31]
        if certainty.holds and (inside or later or gap.possible[1] < window[1]):
            yield _finding(timeline, gap, certainty if ran else Certainty.UNKNOWN, inside)


def _signs(timeline: Timeline) -> list[Item]:
    """Entries that show that the problem was there: questions, reports, incidents, absence from school, measures."""
    events = [event for event in timeline.facts(Event) if event.event_kind in _OPEN]
    absences = [school for school in timeline.facts(Schooling) if school.state.without_education]
    return [*timeline.facts(Question), *events, *absences, *timeline.facts(Measure)]


def _falls_inside(item: Item, window: Range) -> bool:
    day = item.when.start.middle
    return day is not None and window[0] <= day <= window[1]


def _finding(timeline: Timeline, gap: Gap, certainty: Certainty, inside: list[Item]) -> Finding:
    length, first, last = duration_words(gap.duration), day_words(gap.possible[0]), day_words(gap.possible[1])
    return Finding(
        lens="GAP",
        certainty=certainty,
        when=gap.period,
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"Geen hulp vastgelegd tussen {first.nl} en {last.nl}: {length.nl}.",
            f"No help recorded between {first.en} and {last.en}: {length.en}.",
        ),
        question=Text(
            "Was er toen echt geen hulp, of staat het alleen niet in het dossier? Wie hield zicht op het gezin?",
            "Was there really no help in this time, or is it just not in the file? Who kept an eye on the family?",
        ),
        items=tuple(item.id for item in inside),
        weight=3 if inside else 2,
    )


def example() -> Timeline:
    """Noa's family gets a supervision order the month family support stops; new help comes five months later."""
    return family(
        Help(
            id="support",
            title="gezinsbegeleiding",
            help_kind=HelpKind.FAMILY_SUPPORT,
            when=when("2018-02/2019-10"),
        ),
        Measure(
            id="ots",
            title="OTS",
            measure_kind=MeasureKind.SUPERVISION,
            persons=("noa",),
            when=when("2019-10/.."),
        ),
        Help(id="treatment", title="gezinsbehandeling", when=when("2020-03/2020-12")),
        until="2021-01-01",
    )


LENS = Lens(
    name="GAP",
    title=Text("Periode zonder hulp", "Period without help"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.3, 4.4",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken zonder hulp", "weeks without help"),
            Text("slaat vakanties en korte pauzes over", "skips holidays and short pauses"),
        ),
    ),
    look=look,
    example=example,
)
