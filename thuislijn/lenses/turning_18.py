# SPDX-License-Identifier: EUPL-1.2
"""A young person with a stay, help or a measure nears or passes eighteen and no follow-up is on record.

**Looks at** the age at the reference day, stays away from home, running help and measures, and plans for after
eighteen. **Raised** from sixteen and a half as a note and from seventeen and a half with more weight, where the file
holds plans for this young person and none for afterwards; as unknown where it holds no plan at all. Past eighteen:
where a stay or help ended around that birthday and nothing began within four weeks (unknown where the file ends
there).
**Why** half a year is the least that a dwelling, an income and help under another law take to arrange; a year before
that there still is a choice.
**Sources:** S4 (young people: prepare me, do not stop at eighteen; other law from then on), S1 3.2.3 (too young for a
dwelling before).
**False alarm:** help or foster care until twenty-one was agreed; the young person wants to leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import is_for
from thuislijn.lenses.judging import counted, took_place
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Help, Item, Measure, Plan, Stay
from thuislijn.timeline.moment import Certainty, Day, Ending, Moment, Period, add_years
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType, PlanKind, StayEnd

_OLDEST = 100  # years; a threshold beyond it raises nothing and must not leave the calendar


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for child in timeline.children:
        if child.birth.earliest is None or child.birth.latest is None or child.death is not None:
            continue
        note = _reached(child, limits["note_age"], timeline.reference_day)
        if not note.holds:
            continue
        carried = _carried(timeline, child)
        if not carried or _arranged(timeline, child):
            continue
        adult = _birthday(child, 18)
        if _reached(child, 18, timeline.reference_day) is Certainty.CERTAIN:
            yield from _passed(timeline, child, adult, carried, limits)
        else:
            running = [item for item in carried if item.when.ending in (Ending.ONGOING, Ending.UNKNOWN)]
            if running:
                yield _nearing(timeline, child, note, running, limits)


def _birthday(child: Person, years: float) -> Moment:
    low, high = child.birth.earliest, child.birth.latest
    assert low is not None and high is not None
    years = min(years, _OLDEST)
    return Moment.between(add_years(low, years), add_years(high, years))


def _reached(child: Person, years: float, day: Day) -> Certainty:
    """Whether the young person has that age on that day."""
    birthday = _birthday(child, years)
    if birthday.latest is not None and birthday.latest <= day:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if birthday.earliest is not None and birthday.earliest <= day else Certainty.EXCLUDED


def _carried(timeline: Timeline, child: Person) -> list[Item]:
    """What may stop at eighteen: stays away from home, help and measures."""
    stays = [s for s in timeline.facts(Stay, child.id) if s.place.away_from_home]
    helped = [h for h in timeline.facts(Help, child.id) if took_place(h) and h.when.is_dated]
    return [*stays, *helped, *timeline.facts(Measure, child.id)]


def _arranged(timeline: Timeline, child: Person) -> bool:
    """Whether a plan for afterwards is on record, or a stay that is planned to last longer."""
    adult = _birthday(child, 18).latest or 0
    plans = (p for p in timeline.facts(Plan) if p.plan_kind is PlanKind.AFTER_18 and is_for(p, child.id))
    beyond = (s for s in timeline.facts(Stay, child.id) if (s.planned_end.earliest or 0) > adult)
    return any(plans) or any(beyond)


def _nearing(
    timeline: Timeline, child: Person, note: Certainty, running: list[Item], limits: Mapping[str, float]
) -> Finding:
    planned = [plan for plan in timeline.facts(Plan) if is_for(plan, child.id)]
    close = _reached(child, limits["raise_age"], timeline.reference_day)
    adult = moment_words(_birthday(child, 18))
    plans = Text("geen enkel plan", "no plan at all")
    if planned:
        plans = counted(len(planned), Text("plan", "plan"), Text("plannen", "plans"))
    return Finding(
        lens="TURNING_18",
        certainty=note if planned else Certainty.UNKNOWN,
        when=Period.at(_birthday(child, 18)),
        persons=(child.id,),
        arithmetic=Text(
            f"Achttien: {adult.nl}; in het dossier {plans.nl}, en niets over wonen, hulp en inkomen daarna.",
            f"Eighteen: {adult.en}; the file holds {plans.en}, and nothing on home, help and income afterwards.",
        ),
        question=Text(
            "Wat wil deze jongere na achttien, en wie regelt op tijd wonen, hulp, inkomen en iemand die er blijft?",
            "What does this young person want after eighteen, and who arranges home, help, income, someone who stays?",
        ),
        items=tuple(item.id for item in running),
        weight={Certainty.CERTAIN: 3, Certainty.POSSIBLE: 2}.get(close, 1),
    )


def _passed(
    timeline: Timeline, child: Person, adult: Moment, carried: list[Item], limits: Mapping[str, float]
) -> Iterator[Finding]:
    low, high = adult.earliest, adult.latest
    assert low is not None and high is not None
    margin = round(limits["weeks"] * 7)
    stopped = [item for item in carried if _ended_at(item, low - margin, high + margin)]
    everything = [*carried, *timeline.facts(Stay, child.id)]
    sure = [item.when.certain_days(timeline.reference_day) for item in everything]
    maybe = [item.when.possible_days(timeline.reference_day) for item in everything]
    after = high + margin
    if not stopped or any(days and days[1] > after and days[0] <= after + margin for days in sure):
        return
    if told(timeline)[1] <= after:
        certainty = Certainty.UNKNOWN
    else:
        goes_on = any(days and days[1] > after and days[0] <= after + margin for days in maybe)
        certainty = Certainty.POSSIBLE if goes_on or not adult.is_exact else Certainty.CERTAIN
    birthday = moment_words(adult)
    ends = counted(
        len(stopped),
        Text("verblijf of hulpvorm", "stay or form of help"),
        Text("verblijven of hulpvormen", "stays or forms of help"),
    )
    yield Finding(
        lens="TURNING_18",
        certainty=certainty,
        when=Period.at(adult),
        persons=(child.id,),
        arithmetic=Text(
            f"Achttien: {birthday.nl}; rond die dag het einde van {ends.nl};"
            f" binnen {limits['weeks']:g} weken daarna begon er niets op papier.",
            f"Eighteen: {birthday.en}; around that day the end of {ends.en};"
            f" within {limits['weeks']:g} weeks after it nothing began on record.",
        ),
        question=Text(
            "Hoe ging het na de achttiende verjaardag verder, en wie hield contact?",
            "How did things go on after the eighteenth birthday, and who kept in touch?",
        ),
        items=tuple(item.id for item in stopped),
        weight=3,
    )


def _ended_at(item: Item, low: Day, high: Day) -> bool:
    if isinstance(item, Stay) and item.end_reason is StayEnd.AGE:
        return True
    end = item.when.end
    if item.when.ending is not Ending.DATED or end.earliest is None or end.latest is None:
        return False
    return low <= end.latest and end.earliest <= high


def example() -> Timeline:
    """Noa lives in a family home and turns eighteen in four months; her plan is about school."""
    return family(
        Stay(id="home", title="gezinshuis", place=PlaceType.FAMILY_HOME, persons=("noa",), when=when("2019-01-10/..")),
        Plan(id="plan", title="schoolplan", persons=("noa",), due=from_edtf("2028-06")),
        until="2028-01-04",
    )


LENS = Lens(
    name="TURNING_18",
    title=Text("Achttien zonder vervolg", "Eighteen without a follow-up"),
    theme=Theme.KEEP_FOLLOWING,
    source="S4, S1 3.2.3",
    thresholds=(
        Threshold(
            "note_age",
            16.5,
            Text("jaar: vanaf hier een aandachtspunt", "years: a note from here"),
            Text("dan is er nog iets te kiezen", "there still is a choice then"),
        ),
        Threshold(
            "raise_age",
            17.5,
            Text("jaar: vanaf hier weegt het zwaarder", "years: it weighs more from here"),
            Text("een half jaar is het minste om alles te regelen", "half a year is the least to arrange everything"),
        ),
        Threshold(
            "weeks",
            4,
            Text("weken rond en na de verjaardag", "weeks around and after the birthday"),
            Text("een verhuizing duurt zelden langer", "a move seldom takes longer"),
        ),
    ),
    look=look,
    example=example,
)
