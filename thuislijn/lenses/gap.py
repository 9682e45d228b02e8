# SPDX-License-Identifier: EUPL-1.2
"""A stretch in which no help for anyone in the family is recorded, while before or after it the question was open.

**Looks at** the running time of all help for family members and of stays in care, between the first recorded question,
concern or help and the end of the file. **Raised** when such a stretch lasts the threshold or longer and either help
came back after it or something shows that the problem was open: a question, a report, an incident, a measure in force
or absence from school; these make it heavier. Unknown where no help at all is recorded.
**Why** eight weeks: it skips holidays and planned pauses; a five-month silence after a supervision order must show.
A team that wants to see more can look from four.
**Sources:** S0 4.3 and 4.4: in every family there were stretches in which hardly anyone was in touch.
**False alarm:** help went on and was not recorded; the family chose a pause; informal help carried on. The lens says
"no help recorded" and asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import Gap, Range, told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, silences
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import day_words, duration_words, span_words
from thuislijn.timeline.items import Event, Help, Item, Measure, Question, Schooling
from thuislijn.timeline.moment import Certainty, Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpKind, MeasureKind

_OPEN = (EventKind.CONCERN, EventKind.REPORT, EventKind.INCIDENT, EventKind.BEHAVIOUR)
_VAGUE = 90  # days between narrowest and widest reading from which the sentence gives both


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    ran, signs = given(timeline), _signs(timeline)
    starts = [day for item in (*ran, *signs) if (day := item.when.start.latest or item.when.end.latest)]
    if not starts:
        return
    open_days = [(item, days) for item in signs if (days := _open_days(item, timeline.reference_day))]
    for gap in silences(timeline, min(starts)):
        certainty = gap.duration.reaches(limits["weeks"] * 7)
        if not certainty.holds:
            continue
        inside = [item for item, days in open_days if days[0] <= gap.possible[1] and gap.possible[0] <= days[1]]
        if ran and (inside or gap.possible[1] < told(timeline)[1]):
            yield _finding(timeline, gap, certainty, inside)
        elif inside and certainty is Certainty.CERTAIN:
            yield _finding(timeline, gap, Certainty.UNKNOWN, inside)


def _signs(timeline: Timeline) -> list[Item]:
    """Entries that show that the problem was there: questions, reports, incidents, absence from school, measures."""
    events = [event for event in timeline.facts(Event) if event.event_kind in _OPEN]
    absences = [school for school in timeline.facts(Schooling) if school.state.without_education]
    return [*timeline.facts(Question), *events, *absences, *timeline.facts(Measure)]


def _open_days(item: Item, reference_day: Day) -> Range | None:
    """The days on which an entry shows the problem: while a measure or absence was in force, else the one moment."""
    if isinstance(item, Measure | Schooling):
        return item.when.possible_days(reference_day)
    day = item.when.start.middle
    return None if day is None else (day, day)


def _finding(timeline: Timeline, gap: Gap, certainty: Certainty, inside: list[Item]) -> Finding:
    length, first, last = duration_words(gap.duration), day_words(gap.possible[0]), day_words(gap.possible[1])
    core = _core(gap)
    return Finding(
        lens="GAP",
        certainty=certainty,
        when=gap.period,
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"Geen hulp vastgelegd tussen {first.nl} en {last.nl}: {length.nl}.{core.nl}",
            f"No help recorded between {first.en} and {last.en}: {length.en}.{core.en}",
        ),
        question=Text(
            "Was er toen echt geen hulp, of staat het alleen niet in het dossier? Wie hield zicht op het gezin?",
            "Was there really no help in this time, or is it just not in the file? Who kept an eye on the family?",
        ),
        items=tuple(item.id for item in inside),
        weight=3 if inside else 2,
    )


def _core(gap: Gap) -> Text:
    """The stretch that is bare on every reading of the dates, where the widest reading says much more."""
    if gap.certain is None or gap.possible[1] - gap.possible[0] - (gap.certain[1] - gap.certain[0]) < _VAGUE:
        return Text("", "")
    core = span_words(gap.certain)
    return Text(f" Bij elke lezing van de datums: {core.nl}.", f" On every reading of the dates: {core.en}.")


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
