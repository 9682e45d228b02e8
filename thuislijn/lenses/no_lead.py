# SPDX-License-Identifier: EUPL-1.2
"""Many organisations at the same time and nobody who keeps the whole together.

**Looks at** organisations with help, an involvement, a measure or a stay in care (courts, police and schools not
counted), and at coordinators. **Raised** when at least the threshold of organisations were active within the same
three months and no coordinator is recorded for four weeks or longer of that time; and when the lead was handed over as
often as the threshold within two years. Where no coordinator was ever recorded the answer is unknown: everybody may
have thought that somebody had the lead.
**Why** four organisations: so many no longer keep each other informed by themselves, and parents speak of ten people
and more; four weeks is a handover and a holiday.
**Sources:** S0 4.4 and 4.5 (handing on like a relay; nobody has the overview), S2 3.3.
**False alarm:** departments of one organisation; parties that were only consulted; a coordinator everyone took for
granted. The question asks who confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thuislijn.lenses.coverage import Range, Ranges, certain_cover, clip, possible_cover, union
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, follows_within, without
from thuislijn.lenses.parties import Presence, presences
from thuislijn.lenses.sketch import family, organisation, when
from thuislijn.lenses.words import day_words, duration_words, moment_words
from thuislijn.timeline.items import Event, Help, Involvement, Item
from thuislijn.timeline.moment import Certainty, Day, Duration, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, OrganisationKind, Role

_BESIDE = (OrganisationKind.COURT, OrganisationKind.POLICE, OrganisationKind.SCHOOL)
_SAME_TIME = 91  # days; 'active in the same three months'


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    present = _present(timeline)
    if len(present) >= limits["organisations"]:
        yield from _without_lead(timeline, present, limits)
    yield from _handovers(timeline, limits)


def _present(timeline: Timeline) -> dict[str, list[Presence]]:
    """Where and when each organisation was active around the family."""
    beside = {one.id for one in timeline.organisations if one.kind in _BESIDE}
    found: dict[str, list[Presence]] = {}
    for one in presences(timeline):
        if one.organisation not in beside:
            found.setdefault(one.organisation, []).append(one)
    return found


def _without_lead(
    timeline: Timeline, present: dict[str, list[Presence]], limits: Mapping[str, float]
) -> Iterator[Finding]:
    today, number = timeline.reference_day, max(1, round(limits["organisations"]))
    wide = _crowded([[one.possible for one in found] for found in present.values()], number, today)
    if not wide:
        return
    leads = [one for one in timeline.facts(Involvement) if one.role is Role.COORDINATOR]
    periods = [one.when for one in leads if not one.vacant]
    narrow = _crowded([[one.certain for one in found if one.certain] for found in present.values()], number, today)
    bare = without(narrow, possible_cover(periods, today))
    for stretch in without(wide, certain_cover(periods, today)):
        sure = max((high - low + 1 for low, high in clip(bare, stretch)), default=0)
        length = Duration(sure, stretch[1] - stretch[0] + 1)
        certainty = length.reaches(limits["weeks"] * 7)
        if certainty.holds:
            yield _crowd(timeline, present, stretch, length, certainty if leads else Certainty.UNKNOWN)


def _crowded(covers: Sequence[Sequence[Range]], number: int, today: Day) -> Ranges:
    """Stretches within which at least `number` organisations were active in the three months before each day."""
    steps: list[tuple[int, int]] = []
    for cover in covers:
        for low, high in union((low, min(high + _SAME_TIME, today)) for low, high in cover if low <= today):
            steps += [(low, 1), (high + 1, -1)]
    found: list[Range] = []
    count, since = 0, 0
    for day, step in sorted(steps):
        if count < number <= count + step:
            since = day
        elif count + step < number <= count and day > since:
            found.append((since, day - 1))
        count += step
    return union(found)


def _crowd(
    timeline: Timeline, active: dict[str, list[Presence]], stretch: Range, length: Duration, certainty: Certainty
) -> Finding:
    there = [[one.item.id for one in found if clip([one.possible], stretch)] for found in active.values()]
    inside = [ids for ids in there if ids]
    first, last, lasted = day_words(stretch[0]), day_words(stretch[1]), duration_words(length)
    return Finding(
        lens="NO_LEAD",
        certainty=certainty,
        when=Period.during(Moment.on(stretch[0]), Moment.on(stretch[1])),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{len(inside)} organisaties tegelijk of kort na elkaar tussen {first.nl} en {last.nl},"
            f" zonder regisseur op papier: {lasted.nl}.",
            f"{len(inside)} organisations at once or soon after each other between {first.en} and {last.en},"
            f" without a coordinator on record: {lasted.en}.",
        ),
        question=Text(
            "Wie hield het geheel bij elkaar, wie bevestigde dat, en wist het gezin wie dat was?",
            "Who kept the whole together, who confirmed that, and did the family know who it was?",
        ),
        items=tuple(dict.fromkeys(id for ids in inside for id in ids)),
        weight=2,
    )


def _handovers(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    """The lead passed on: handovers as events, or one coordinator after another."""
    passed: list[Item] = [event for event in timeline.facts(Event) if event.event_kind is EventKind.HANDOVER]
    leads = [o for o in timeline.facts(Involvement) if o.role is Role.COORDINATOR and not o.vacant]
    runs: tuple[list[Item], ...] = (passed, list(leads[1:]))
    number = max(1, round(limits["handovers"]))
    for run in runs:
        for part in (run[n : n + number] for n in range(len(run) - number + 1)):
            certainty = follows_within(part[0].when.start, part[-1].when.start, limits["months"] * MONTH)
            if certainty.holds:
                yield _relay(timeline, part, certainty)
                return


def _relay(timeline: Timeline, part: list[Item], certainty: Certainty) -> Finding:
    first, last = moment_words(part[0].when.start), moment_words(part[-1].when.start)
    return Finding(
        lens="NO_LEAD",
        certainty=certainty,
        when=Period.during(part[0].when.start, part[-1].when.start),
        persons=tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"{len(part)} keer overgedragen: de eerste {first.nl}, de laatste {last.nl}.",
            f"Handed over {len(part)} times: the first {first.en}, the last {last.en}.",
        ),
        question=Text(
            "Wat ging bij elke overdracht mee en wat niet, en wie liep het hele traject met het gezin mee?",
            "What was passed on each time and what was not, and who went along with the family all the way?",
        ),
        items=tuple(item.id for item in part),
        weight=2,
    )


def example() -> Timeline:
    """Four organisations work with Noa's family; the coordinator of the first year is not replaced."""
    names = ("wijkteam", "jeugdhulp", "ggz", "gi")
    return family(
        Involvement(id="lead", title="regisseur", role=Role.COORDINATOR, when=when("2019-01-01/2019-12-31")),
        *(
            Help(id=f"help_{name}", title="hulp", organisations=(name,), when=when("2019-06-01/2020-06-30"))
            for name in names
        ),
        organisations=tuple(organisation(name) for name in names),
    )


LENS = Lens(
    name="NO_LEAD",
    title=Text("Veel organisaties, geen regisseur", "Many organisations, no coordinator"),
    theme=Theme.SHARED_COURSE,
    source="S0 4.4, 4.5, S2 3.3",
    thresholds=(
        Threshold(
            "organisations",
            4,
            Text("organisaties in dezelfde drie maanden", "organisations in the same three months"),
            Text(
                "vier partijen houden elkaar niet meer vanzelf op de hoogte",
                "four parties no longer keep each other informed by themselves",
            ),
        ),
        Threshold(
            "weeks",
            4,
            Text("weken zonder regisseur", "weeks without a coordinator"),
            Text("korter kan een vakantie of overdracht zijn", "shorter may be a holiday or a handover"),
        ),
        Threshold(
            "handovers",
            3,
            Text("overdrachten", "handovers"),
            Text("drie keer opnieuw beginnen is een estafette", "starting anew three times is a relay race"),
        ),
        Threshold(
            "months",
            24,
            Text("maanden waarbinnen de overdrachten vallen", "months within which the handovers fall"),
            Text("twee jaar houdt losse overdrachten uit elkaar", "two years keeps separate handovers apart"),
        ),
    ),
    look=look,
    example=example,
)
