# SPDX-License-Identifier: EUPL-1.2
"""After the end of help, a measure or a stay nobody is recorded as being in touch.

**Looks at** every end of help, of a measure and of a stay in care, and at everybody who was in touch after it: other
help, measures, stays, roles, meetings, evaluations, decisions and reports. **Raised** when nobody was, for the first
threshold after a return home and the second after other endings. Possible at most where an agreement to follow up is
on record. Unknown where the file itself ends there: then nothing is known of afterwards.
**Why** eight weeks after a return, the riskiest time; a season after other endings.
**Sources:** S0 4.4: hardly any finger on the pulse, and scaling down works against it; S4: after-care matters.
**False alarm:** the family wished to be left alone; the general practitioner or the school kept in touch and nobody
wrote it down; the child became an adult.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_most_possible
from thuislijn.lenses.coverage import Gap, gaps, told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given
from thuislijn.lenses.placements import courses, in_care
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import day_words, duration_words, title_words
from thuislijn.timeline.items import Contact, Decision, Evaluation, Event, Help, Involvement, Item, Measure, Plan, Stay
from thuislijn.timeline.moment import Certainty, Ending, Period, age_on
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, EventKind, PlaceType, PlanKind, Reason, StayEnd

_BY_PROFESSIONALS = (EventKind.REPORT, EventKind.ACTION, EventKind.HANDOVER, EventKind.JUSTICE)
_NEAR = 31  # days around the start of the silence in which an ending belongs to it
_ADULT = 18


@dataclass(frozen=True, slots=True)
class _Ending:
    item: Item
    is_return: bool


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    shortest = min(limits["weeks_after_return"], limits["weeks"]) * 7
    touch = _in_touch(timeline)
    days = [day for when in touch if (day := when.start.latest or when.end.latest)]
    first, last = told(timeline)
    if not days or max(min(days), first) > last:
        return
    window = (max(min(days), first), last)
    endings = _endings(timeline)
    for gap in gaps(touch, window, timeline.reference_day):
        if not gap.duration.reaches(shortest).holds:
            continue
        here = [one for one in endings if _belongs(one, gap, shortest)]
        after_return = any(one.is_return for one in here)
        certainty = gap.duration.reaches(limits["weeks_after_return" if after_return else "weeks"] * 7)
        if not here or not certainty.holds or _wished(here) or _grown_up(timeline, here, gap):
            continue
        if not _goes_on(timeline, gap):
            certainty = Certainty.UNKNOWN
        elif _agreed(timeline, gap):
            certainty = at_most_possible(certainty)
        yield _finding(here, gap, certainty)


def _in_touch(timeline: Timeline) -> list[Period]:
    """When somebody was in touch with the family, by everything on record."""
    roles = [role for role in timeline.facts(Involvement) if not role.vacant]
    events = [event for event in timeline.facts(Event) if event.event_kind in _BY_PROFESSIONALS]
    contacts = [
        one for one in timeline.facts(Contact) if one.form is ContactForm.PROFESSIONAL and one.happened is not Answer.NO
    ]
    looked = [*timeline.facts(Evaluation), *timeline.facts(Decision)]
    items = [*given(timeline), *timeline.facts(Measure), *roles, *events, *contacts, *looked]
    return [*(item.when for item in items), *in_care(timeline)]


def _endings(timeline: Timeline) -> list[_Ending]:
    returned = {
        place.residences[-1].last.id
        for course in courses(timeline)
        for place in course.placements
        if place.returned is not None
    }
    items: list[Item] = [*given(timeline), *timeline.facts(Measure)]
    items += [place.residences[-1].last for course in courses(timeline) for place in course.placements]
    return [_Ending(item, item.id in returned) for item in items if item.when.ending is Ending.DATED]


def _belongs(ending: _Ending, gap: Gap, days: float) -> bool:
    """Whether a silence of so many days may begin where this ended."""
    end = ending.item.when.end
    if end.latest is None or end.earliest is None:
        return False
    starts_by = gap.certain[0] if gap.certain else gap.possible[1] - days
    return end.latest >= gap.possible[0] - _NEAR and end.earliest <= starts_by


def _wished(here: list[_Ending]) -> bool:
    return any(isinstance(one.item, Help) and one.item.end_reason is Reason.FAMILY_WISH for one in here)


def _grown_up(timeline: Timeline, here: list[_Ending], gap: Gap) -> bool:
    """Whether it ended because of age, or everybody it was for was an adult by then."""
    if any(isinstance(one.item, Stay) and one.item.end_reason is StayEnd.AGE for one in here):
        return True
    children = [child for child in timeline.children if any(child.id in one.item.persons for one in here)]
    ages = [age_on(child.birth, gap.possible[0]) for child in children or timeline.children]
    return bool(ages) and all(age is not None and age[0] >= _ADULT for age in ages)


def _goes_on(timeline: Timeline, gap: Gap) -> bool:
    """Whether the file tells anything of the time after the silence began."""
    if timeline.observed.end_by(timeline.reference_day).latest and timeline.observed.is_dated:
        return True  # it says itself how far it goes
    return any(
        item.when.start.is_known and (item.when.start.earliest or 0) > gap.possible[0] for item in timeline.items
    )


def _agreed(timeline: Timeline, gap: Gap) -> bool:
    plans = (plan for plan in timeline.facts(Plan) if plan.plan_kind is PlanKind.FOLLOW_UP)
    return any(
        day is not None and gap.possible[0] - _NEAR <= day <= gap.possible[1]
        for plan in plans
        for day in (plan.due.middle, plan.when.start.middle)
    )


def _finding(here: list[_Ending], gap: Gap, certainty: Certainty) -> Finding:
    titles = title_words(dict.fromkeys(one.item.title for one in here))
    length, since = duration_words(gap.duration), day_words(gap.possible[0])
    after_return = any(one.is_return for one in here)
    unknown = certainty is Certainty.UNKNOWN
    rest = Text("het dossier houdt daar op", "the file ends there") if unknown else length
    return Finding(
        lens="NO_FOLLOW_UP",
        certainty=certainty,
        when=gap.period,
        persons=tuple(dict.fromkeys(person for one in here for person in one.item.persons)),
        arithmetic=Text(
            f"Na het einde van {titles} is vanaf {since.nl} geen contact vastgelegd: {rest.nl}.",
            f"After the end of {titles} no contact is recorded from {since.en}: {rest.en}.",
        ),
        question=Text(
            "Wie vroeg na het einde hoe het ging? Wat hadden gezin en jeugdige in die tijd willen horen?",
            "Who asked afterwards how things went? What would family and child have wanted to hear in that time?",
        ),
        items=tuple(one.item.id for one in here),
        weight=1 if unknown else 3 if after_return else 2,
    )


def example() -> Timeline:
    """Noa comes home from a group and for four months nobody is recorded as having asked how it goes."""
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2020-07-01")),
        Stay(
            id="group",
            title="leefgroep",
            persons=("noa",),
            place=PlaceType.RESIDENTIAL_GROUP,
            when=when("2020-07-01/2021-07-01"),
        ),
        Stay(id="again", title="weer thuis", persons=("noa",), place=PlaceType.HOME, when=when("2021-07-01/..")),
        Help(id="later", title="gezinsbegeleiding", when=when("2021-11-08/..")),
        until="2022-06-01",
    )


LENS = Lens(
    name="NO_FOLLOW_UP",
    title=Text("Uit beeld na afschalen of terugkeer", "Out of sight after scaling down or return"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4, 6.2; S4",
    thresholds=(
        Threshold(
            "weeks_after_return",
            8,
            Text("weken na terugkeer naar huis", "weeks after a return home"),
            Text("terugkeer is het kwetsbaarste moment", "a return is the most fragile time"),
        ),
        Threshold(
            "weeks",
            12,
            Text("weken na een ander einde", "weeks after another ending"),
            Text("een seizoen", "a season"),
        ),
    ),
    look=look,
    example=example,
)
