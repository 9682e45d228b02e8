# SPDX-License-Identifier: EUPL-1.2
"""Many actions by many organisations in the weeks before a child leaves home: the pressure cooker.

**Looks at** what was done in the weeks before each loss of a home and each move to a place further from it: decisions,
reports, actions, handovers, evaluations, plans, meetings with professionals and the start of measures. **Raised** when
these are many, come from several organisations, and are several times what was usual in the twelve months before.
Unknown where nothing at all is recorded of those twelve months, for then nobody can say what was usual, or where the
entries do not say who acted. Certain only where it is several times the most that those months may have held.
**Why** eight weeks, five actions and three organisations: the smallest numbers that the words 'several actions by
many parties' allow; the factor keeps out families in which it is always busy.
**Sources:** S0 4.2 and 4.5: the pressure cooker before a placement; S3 makes it a learning goal.
**False alarm:** careful preparation of a planned placement means many meetings too; records are fuller near the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_least, at_most_possible, lies_in
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import weakest
from thuislijn.lenses.placements import Departure, Move, courses
from thuislijn.lenses.sketch import family, organisation, when
from thuislijn.lenses.words import WEEKS, moment_words, number_words
from thuislijn.timeline.items import Contact, Decision, Evaluation, Event, Item, Measure, Plan, Stay
from thuislijn.timeline.moment import Certainty, Day, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import ContactForm, DecisionKind, EventKind, PlaceType

_ACTIONS = (EventKind.ACTION, EventKind.REPORT, EventKind.HANDOVER, EventKind.JUSTICE)
_YEAR = 365
_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class _Window:
    """The weeks before one day on which the child may have left: the actions in them, surely and perhaps."""

    surely: tuple[Item, ...]
    perhaps: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Usual:
    """Actions a month in the year before, on the quietest and on the busiest reading of the dates."""

    least: float
    most: float


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    actions = timeline.once(_actions)
    if len(actions) < limits["actions"]:
        return
    for course in courses(timeline):
        leavings: list[Departure | Move] = [*course.departures, *filter(_further_from_home, course.moves)]
        for leaving in leavings:
            if leaving.at.is_bounded:
                yield from _judge(timeline, leaving, actions, limits)


def _further_from_home(move: Move) -> bool:
    """From grandparents to a group is a placement too: up the place ladder."""
    left, to = move.left.last.place.rung, move.to.first.place.rung
    return left is not None and to is not None and to > left


def _actions(timeline: Timeline) -> tuple[Item, ...]:
    events = [event for event in timeline.facts(Event) if event.event_kind in _ACTIONS]
    meetings = [one for one in timeline.facts(Contact) if one.form is ContactForm.PROFESSIONAL and one.when.is_point]
    decided = [*timeline.facts(Decision), *timeline.facts(Evaluation), *timeline.facts(Plan), *timeline.facts(Measure)]
    return tuple(item for item in (*events, *meetings, *decided) if item.when.start.is_bounded)


def _judge(
    timeline: Timeline, departure: Departure | Move, actions: tuple[Item, ...], limits: Mapping[str, float]
) -> Iterator[Finding]:
    first, last = departure.at.earliest, departure.at.latest
    assert first is not None
    assert last is not None
    length = round(limits["weeks"] * 7)
    actions = _around(actions, (first - length - _YEAR, last))
    near = [item for item in actions if lies_in(item.when.start, None, (first - length, last)).holds]
    if len(near) < limits["actions"]:
        return
    window = _busiest(near, first, last, length)
    many = at_least(len(window.surely), len(window.perhaps), limits["actions"])
    parties = at_least(_organisations(window.surely), _organisations(window.perhaps), limits["organisations"])
    nameless = sum(not item.organisations for item in window.perhaps)
    if parties is Certainty.EXCLUDED and _organisations(window.perhaps) + nameless >= limits["organisations"]:
        parties = Certainty.UNKNOWN
    certainty = weakest((many, parties))
    if certainty is Certainty.EXCLUDED:
        return
    usual = _usual(actions, window, (first, last), length)
    if usual.most == 0 and not _anything_recorded(timeline, (first - length - _YEAR, first - length - 1)):
        yield _finding(departure, window, limits, Certainty.UNKNOWN, None)
    elif _each_month(window.perhaps, length) >= limits["factor"] * usual.least:
        sure = _each_month(window.surely, length) >= limits["factor"] * usual.most
        yield _finding(departure, window, limits, certainty if sure else at_most_possible(certainty), usual)


def _around(actions: tuple[Item, ...], days: tuple[Day, Day]) -> tuple[Item, ...]:
    """The actions that may lie in these days: all that one departure is judged by, of what may be thousands."""
    low, high = days
    starts = ((item, item.when.start) for item in actions)
    return tuple(item for item, start in starts if (start.earliest or low) <= high and (start.latest or high) >= low)


def _usual(actions: tuple[Item, ...], window: _Window, leaving: tuple[Day, Day], length: int) -> _Usual:
    """Actions a month in the twelve months before the weeks, for every day on which the child may have left.

    The most counts what may have been in those months, so that 'certain' holds on the busiest reading of them.
    """
    first, last = (day - length for day in leaving)
    narrow, wide = (last - _YEAR, first - 1), (first - _YEAR, last - 1)
    counted = {item.id for item in window.surely}
    earlier = [item.when.start for item in actions if item.id not in counted]
    least = sum(narrow[0] <= narrow[1] and lies_in(at, narrow, narrow) is Certainty.CERTAIN for at in earlier)
    return _Usual(least / 12, sum(lies_in(at, None, wide).holds for at in earlier) / 12)


def _each_month(items: tuple[Item, ...], length: int) -> float:
    return len(items) / (length / _MONTH)


def _busiest(near: list[Item], first: Day, last: Day, length: int) -> _Window:
    """What falls in the weeks for every day on which the child may have left, and for the busiest of those days."""
    surely = tuple(
        item for item in near if lies_in(item.when.start, (last - length, first), (first, last)) is Certainty.CERTAIN
    )
    days = {last, *(min(last, max(first, item.when.start.latest or first)) for item in near)}
    on_day = [tuple(item for item in near if lies_in(item.when.start, None, (d - length, d)).holds) for d in days]
    return _Window(surely, max(on_day, key=len))


def _organisations(items: tuple[Item, ...]) -> int:
    return len({organisation for item in items for organisation in item.organisations})


def _anything_recorded(timeline: Timeline, window: tuple[Day, Day]) -> bool:
    return any(lies_in(item.when.start, None, window).holds for item in timeline.in_order if not isinstance(item, Stay))


def _finding(
    departure: Departure | Move,
    window: _Window,
    limits: Mapping[str, float],
    certainty: Certainty,
    usual: _Usual | None,
) -> Finding:
    items = window.surely if certainty is Certainty.CERTAIN else window.perhaps
    length = round(limits["weeks"] * 7)
    at, weeks, many = moment_words(departure.at), number_words(limits["weeks"]), _organisations(items)
    nameless = sum(not item.organisations for item in items)
    by = Text(f"{many} organisaties", f"{many} organisations")
    if nameless:
        by = Text(f"{by.nl} (van {nameless} is niet vastgelegd wie)", f"{by.en} (of {nameless} not recorded by whom)")
    before = _before(usual)
    return Finding(
        lens="BURST",
        certainty=certainty,
        when=Period.during(departure.at.plus(-length, -length), departure.at),
        persons=(departure.child,),
        arithmetic=Text(
            f"{len(items)} acties van {by.nl} in {weeks.nl} weken voor het vertrek ({at.nl}); {before.nl}.",
            f"{len(items)} actions by {by.en} in {weeks.en} weeks before leaving ({at.en}); {before.en}.",
        ),
        question=Text(
            "Hoe was het om in deze weken te beslissen? Wat had iemand met overzicht kunnen vertragen?",
            "What was it like to decide in these weeks? What could somebody with the overview have slowed down?",
        ),
        items=(*(item.id for item in items), *departure.to.ids[:1]),
        weight=3,
    )


def _before(usual: _Usual | None) -> Text:
    if usual is None:
        return Text("wat gebruikelijk was is niet vastgelegd", "what was usual is not recorded")
    least, most = number_words(usual.least), number_words(usual.most)
    rate = most if least == most else Text(f"{least.nl} tot {most.nl}", f"{least.en} to {most.en}")
    return Text(f"in het jaar ervoor gemiddeld {rate.nl} per maand", f"{rate.en} a month in the year before")


def example() -> Timeline:
    """In six weeks four organisations report, decide and hand over, and Noa moves to a group."""
    steps = (
        ("report", EventKind.REPORT, "school", "2021-05-20"),
        ("visit", EventKind.ACTION, "wijkteam", "2021-05-27"),
        ("meeting", EventKind.ACTION, "gi", "2021-06-10"),
        ("handover", EventKind.HANDOVER, "wijkteam", "2021-06-14"),
    )
    return family(
        *(
            Event(id=id, title=id, event_kind=kind, organisations=(who,), when=when(day))
            for id, kind, who, day in steps
        ),
        Event(id="earlier", title="huisbezoek", event_kind=EventKind.ACTION, when=when("2020-10-06")),
        Decision(
            id="order",
            title="machtiging uithuisplaatsing",
            decision_kind=DecisionKind.PLACEMENT,
            organisations=("rechtbank",),
            when=when("2021-06-21"),
        ),
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2021-06-24")),
        Stay(
            id="group",
            title="behandelgroep",
            persons=("noa",),
            place=PlaceType.TREATMENT_GROUP,
            when=when("2021-06-24/.."),
        ),
        organisations=tuple(organisation(name) for name in ("school", "wijkteam", "gi", "rechtbank")),
    )


LENS = Lens(
    name="BURST",
    title=Text("Snelkookpan voor een uithuisplaatsing", "Pressure cooker before a placement"),
    theme=Theme.SHARED_COURSE,
    source="S0 4.2, 4.5; S3",
    thresholds=(
        Threshold("weeks", 8, WEEKS, Text("de tijd waarin een crisis oploopt", "the time in which a crisis builds up")),
        Threshold(
            "actions",
            5,
            Text("acties", "actions"),
            Text("'meerdere acties', ruim genomen", "'several actions', taken generously"),
        ),
        Threshold(
            "organisations",
            3,
            Text("organisaties", "organisations"),
            Text("het kleinste aantal dat 'veel partijen' mag heten", "the smallest number that may be called many"),
        ),
        Threshold(
            "factor",
            3,
            Text("keer het gebruikelijke aantal per maand", "times the usual number a month"),
            Text("laat gezinnen erbuiten waar het altijd druk is", "keeps out families in which it is always busy"),
        ),
    ),
    look=look,
    example=example,
)
