# SPDX-License-Identifier: EUPL-1.2
"""Silence and crowds take turns: stretches without help, each followed by many organisations at once.

**Looks at** the stretches without recorded help (as GAP does) and at the number of organisations that are active at
the same time after each of them, through help, stays in care, measures and roles. **Raised** at two such swings or
more. Unknown where there were silences but no entry names an organisation.
**Why** two swings: one is a gap or a burst, and only a second one makes it going on and off. Three organisations at
once is the smallest number beyond a helper and a referrer.
**Sources:** S0 4.4: the timelines show families hardly in view and then intensely; a parent tells of months and weeks.
**False alarm:** a plan of intensive weeks and rest, agreed with the family; children who each have their own rhythm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_least
from thuislijn.lenses.coverage import Gap, told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, silences
from thuislijn.lenses.judging import weakest
from thuislijn.lenses.parties import Crowd, Presence, most_at_once, presences
from thuislijn.lenses.sketch import family, organisation, when
from thuislijn.lenses.words import WEEKS, day_words, span_words
from thuislijn.timeline.items import Help, Measure
from thuislijn.timeline.moment import Certainty, Day, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import MeasureKind


@dataclass(frozen=True, slots=True)
class _Swing:
    gap: Gap
    crowd: Crowd
    certainty: Certainty


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    starts = [day for help in given(timeline) if (day := help.when.start.latest or help.when.end.latest)]
    if not starts:
        return
    end = told(timeline)[1]
    weeks = limits["weeks"]
    found = silences(timeline, min(starts))
    quiet = [gap for gap in found if gap.duration.reaches(weeks * 7).holds and gap.possible[1] < end]
    if len(quiet) < limits["swings"]:
        return
    present = presences(timeline)
    if not present:
        sure = [gap for gap in quiet if gap.duration.reaches(weeks * 7) is Certainty.CERTAIN]
        if len(sure) >= limits["swings"]:
            yield _unknown(timeline, sure)
        return
    until = [*(gap.possible[0] - 1 for gap in quiet[1:]), end]
    swings = [_swing(gap, day, present, limits) for gap, day in zip(quiet, until, strict=True)]
    swings = [swing for swing in swings if swing.certainty.holds]
    certain = sum(swing.certainty is Certainty.CERTAIN for swing in swings)
    certainty = at_least(certain, len(swings), limits["swings"])
    if certainty.holds:
        yield _finding(timeline, swings, certainty)


def _swing(gap: Gap, until: Day, present: tuple[Presence, ...], limits: Mapping[str, float]) -> _Swing:
    after = (gap.possible[1] + 1, max(until, gap.possible[1] + 1))
    # Where the end of the silence is vague the crowd may have come within its bounds.
    perhaps = (gap.certain[1] + 1 if gap.certain else gap.possible[1], after[1])
    surely, most = most_at_once(present, after, True), most_at_once(present, perhaps, False)
    crowded = at_least(surely.count, most.count, limits["organisations"])
    return _Swing(
        gap,
        surely if crowded is Certainty.CERTAIN else most,
        weakest((crowded, gap.duration.reaches(limits["weeks"] * 7))),
    )


def _finding(timeline: Timeline, swings: list[_Swing], certainty: Certainty) -> Finding:
    parts = [_words(swing) for swing in swings]
    told_nl, told_en = "; ".join(part.nl for part in parts), "; ".join(part.en for part in parts)
    items = {item.id: None for swing in swings for item in swing.crowd.items}
    return Finding(
        lens="ONOFF",
        certainty=certainty,
        when=Period.during(swings[0].gap.period.start, swings[-1].gap.period.end),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{len(swings)} keer stilte en daarna drukte: {told_nl}.",
            f"{len(swings)} times silence and then a crowd: {told_en}.",
        ),
        question=Text(
            "Herkent het gezin dit als niets en dan alles tegelijk? Wat had het gelijkmatiger kunnen laten verlopen?",
            "Does the family know this as nothing and then all at once? What could have made it steadier?",
        ),
        items=tuple(items),
        weight=2,
    )


def _words(swing: _Swing) -> Text:
    silence, day = span_words(swing.gap.possible), day_words(swing.crowd.day)
    return Text(
        f"geen hulp vastgelegd van {silence.nl}, op {day.nl} {swing.crowd.count} organisaties tegelijk",
        f"no help recorded from {silence.en}, {swing.crowd.count} organisations at once on {day.en}",
    )


def _unknown(timeline: Timeline, quiet: list[Gap]) -> Finding:
    return Finding(
        lens="ONOFF",
        certainty=Certainty.UNKNOWN,
        when=Period.during(quiet[0].period.start, quiet[-1].period.end),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{len(quiet)} keer geen hulp vastgelegd; welke organisaties er daarna waren is niet vastgelegd.",
            f"{len(quiet)} times no help recorded; which organisations came after that is not recorded.",
        ),
        question=Text(
            "Wie kwamen er na elke stille tijd in het gezin, en hoeveel tegelijk?",
            "Who came to the family after each silent time, and how many at once?",
        ),
    )


def example() -> Timeline:
    """Twice Noa's family hears nothing for months, and then three organisations come at once."""
    names = ("wijkteam", "ggz", "gi")
    spans = ("2018-01-08/2018-06-29", "2018-11-05/2019-05-31", "2019-10-07/2020-06-30")
    return family(
        Help(id="start", title="wijkteam", organisations=("wijkteam",), when=when(spans[0])),
        *(Help(id=f"a_{name}", title=name, organisations=(name,), when=when(spans[1])) for name in names),
        *(Help(id=f"b_{name}", title=name, organisations=(name,), when=when(spans[2])) for name in names[:2]),
        Measure(
            id="ots",
            title="OTS",
            measure_kind=MeasureKind.SUPERVISION,
            organisations=("gi",),
            when=when("2019-10-14/2020-10-14"),
        ),
        until="2020-07-01",
        organisations=tuple(organisation(name) for name in names),
    )


LENS = Lens(
    name="ONOFF",
    title=Text("Stilte en drukte wisselen elkaar af", "Silence and crowds take turns"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4",
    thresholds=(
        Threshold(
            "weeks",
            8,
            WEEKS,
            Text("zo lang als bij een periode zonder hulp (GAP)", "as long as a period without help (GAP)"),
            as_in="GAP",
        ),
        Threshold(
            "organisations",
            3,
            Text("organisaties tegelijk", "organisations at once"),
            Text(
                "het kleinste aantal boven hulpverlener en verwijzer", "the smallest number beyond helper and referrer"
            ),
        ),
        Threshold(
            "swings",
            2,
            Text("keer stilte en drukte", "times silence and crowd"),
            Text("een keer is nog geen afwisseling", "once is not yet taking turns"),
        ),
    ),
    look=look,
    example=example,
)
