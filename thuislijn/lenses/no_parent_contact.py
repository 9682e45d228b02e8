# SPDX-License-Identifier: EUPL-1.2
"""A child away from home did not see a parent for months.

**Looks at** recorded contact of the child with each parent during a placement: visits and nights at home, calls, and
what is on record as 'no contact'. Where no contact at all is on record with a parent the lens keeps silent: contact
that is normal is often not written down. **Raised** when 'no contact' is on record for the threshold or longer, when
two visits recorded one by one lie that far apart, when the first visit came later than four weeks after the placement,
and, as milder, when there were only calls or visits less often than once in that time. Unknown where 'no contact' is
on record without dates, or only calls are and nothing tells of visits.
**Why** eight weeks: in an interview it was four months, and this should show earlier; four weeks after a placement,
because the first weeks set the tone.
**Sources:** S1 3.3.1: four of five young people did not see their parents for long; one had the first visit after four
months.
**False alarm:** a stop for safety or at the wish of the family (recorded as such, that silences the lens); a parent
who died, is abroad or unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from thuislijn.lenses.coverage import overlap
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, coincides, strongest
from thuislijn.lenses.placements import Placement, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words, number_words
from thuislijn.timeline.items import Contact, Item, Stay
from thuislijn.timeline.moment import Certainty, Duration, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, PlaceType, Reason

_SEEN = (ContactForm.VISIT, ContactForm.WEEKEND)
_ON_PURPOSE = (Reason.SAFETY, Reason.FAMILY_WISH)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        if not course.placements:
            continue
        contacts = timeline.facts(Contact, course.child)
        for parent in timeline.parents_of(course.child) if contacts else ():
            own = [contact for contact in contacts if parent.id in contact.with_whom]
            if not own or parent.death is not None:
                continue
            for placement in course.placements:
                yield from _none(timeline, placement, parent.id, own, limits)
                yield from _far_apart(timeline, placement, parent.id, own, limits)
                yield from _only_calls(timeline, placement, parent.id, own, limits)
                yield from _seldom(timeline, placement, parent.id, own, limits)


def _none(
    timeline: Timeline, placement: Placement, parent: str, own: list[Contact], limits: Mapping[str, float]
) -> Iterator[Finding]:
    """'No contact' on record."""
    for contact in own:
        if contact.happened is not Answer.NO or contact.stopped_for in _ON_PURPOSE or contact.when.is_point:
            continue
        length = _during(timeline, contact, placement)
        if length is None:
            certainty, words = Certainty.UNKNOWN, Text("zonder datums", "without dates")
        else:
            certainty, words = length.reaches(limits["weeks"] * 7), duration_words(length)
        if certainty is not Certainty.EXCLUDED:
            told = Text(f"vastgelegd als 'geen contact': {words.nl}", f"on record as 'no contact': {words.en}")
            yield _finding(placement, parent, contact.when, certainty, told, (contact,))


def _during(timeline: Timeline, contact: Contact, placement: Placement) -> Duration | None:
    """How long the entry and the placement ran together; None where dates miss."""
    window = placement.when.possible_days(timeline.reference_day)
    if window is None or not placement.when.is_dated or not contact.when.is_dated:
        return None
    most = overlap(contact.when, window, timeline.reference_day).most
    sure = placement.when.certain_days(timeline.reference_day)
    least = overlap(contact.when, sure, timeline.reference_day).least if sure else 0
    return Duration(least, most)


def _far_apart(
    timeline: Timeline, placement: Placement, parent: str, own: list[Contact], limits: Mapping[str, float]
) -> Iterator[Finding]:
    """Visits that were recorded one by one: the first one, and those after a long time."""
    seen = [contact for contact in own if contact.happened is Answer.YES and contact.form in _SEEN]
    single = [contact for contact in seen if contact.when.is_point and contact.when.is_dated]
    rhythms = [contact for contact in own if not contact.when.is_point and contact.happened is Answer.YES]
    inside = [one for one in single if coincides(one.when, placement.when, timeline.reference_day).holds]
    start = placement.when.start
    steps = [(start, inside[0].when.start, limits["first_weeks"])] if inside and start.is_known else []
    steps += [(one.when.start, two.when.start, limits["weeks"]) for one, two in pairwise(inside)]
    for low, high, weeks in steps:
        between_them = Period.during(low, high)
        length = between(low, high)
        certainty = length.reaches(weeks * 7)
        filled = [coincides(one.when, between_them, timeline.reference_day) for one in rhythms if one.form in _SEEN]
        if not certainty.holds or strongest(filled) is not Certainty.EXCLUDED:
            continue
        words, a, b = duration_words(length), moment_words(low), moment_words(high)
        first = low is start
        told = Text(
            f"{'eerste bezoek na' if first else 'tussen twee bezoeken'} {words.nl} ({a.nl}; {b.nl})",
            f"{'first visit after' if first else 'between two visits'} {words.en} ({a.en}; {b.en})",
        )
        calls = [one for one in own if one.form is ContactForm.PHONE]
        yield _finding(placement, parent, between_them, certainty, told, (*inside, *calls))


def _only_calls(
    timeline: Timeline, placement: Placement, parent: str, own: list[Contact], limits: Mapping[str, float]
) -> Iterator[Finding]:
    today = timeline.reference_day
    seen = [contact for contact in own if contact.happened is Answer.YES and contact.form is not ContactForm.PHONE]
    for contact in own:
        calls = contact.form is ContactForm.PHONE and contact.happened is Answer.YES and not contact.when.is_point
        length = _during(timeline, contact, placement) if calls else None
        if length is None:
            continue
        certainty = length.reaches(limits["weeks"] * 7)
        met = strongest(coincides(one.when, contact.when, today) for one in seen)
        if not certainty.holds or met is not Certainty.EXCLUDED:
            continue
        words = duration_words(length)
        told = Text(f"alleen bellen of schrijven: {words.nl}", f"calls or letters only: {words.en}")
        yield _finding(
            placement, parent, contact.when, certainty if seen else Certainty.UNKNOWN, told, (contact,), weight=1
        )


def _seldom(
    timeline: Timeline, placement: Placement, parent: str, own: list[Contact], limits: Mapping[str, float]
) -> Iterator[Finding]:
    often = MONTH / (limits["weeks"] * 7)
    for contact in own:
        times = contact.times_per_month
        if contact.form not in _SEEN or contact.happened is not Answer.YES or times is None or not 0 < times < often:
            continue
        certainty = coincides(contact.when, placement.when, timeline.reference_day)
        if certainty is not Certainty.EXCLUDED:
            year = number_words(times * 12)
            told = Text(f"bezoek {year.nl} keer per jaar", f"visits {year.en} times a year")
            yield _finding(placement, parent, contact.when, certainty, told, (contact,), weight=1)


def _finding(
    placement: Placement,
    parent: str,
    span: Period,
    certainty: Certainty,
    told: Text,
    items: tuple[Item, ...],
    weight: int = 2,
) -> Finding:
    start: Moment = placement.when.start
    at = moment_words(start)
    return Finding(
        lens="NO_PARENT_CONTACT",
        certainty=certainty,
        when=span,
        persons=(placement.child, parent),
        arithmetic=Text(
            f"Uit huis ({at.nl}); contact met deze ouder: {told.nl}.",
            f"Away from home ({at.en}); contact with this parent: {told.en}.",
        ),
        question=Text(
            "Wat stond het zien van deze ouder in de weg, en wat wilden kind en ouder zelf?",
            "What stood in the way of seeing this parent, and what did child and parent want themselves?",
        ),
        items=(placement.residences[0].first.id, *(item.id for item in items)),
        weight=weight,
    )


def example() -> Timeline:
    """Noa is placed in September; her mother comes for the first time in January."""
    return family(
        Stay(
            id="group",
            title="leefgroep",
            place=PlaceType.RESIDENTIAL_GROUP,
            persons=("noa",),
            when=when("2020-09-07/.."),
        ),
        Contact(
            id="calls",
            title="bellen",
            form=ContactForm.PHONE,
            with_whom=("moeder",),
            persons=("noa",),
            when=when("2020-09-14/.."),
        ),
        Contact(
            id="visit",
            title="eerste bezoek",
            form=ContactForm.VISIT,
            with_whom=("moeder",),
            persons=("noa",),
            when=when("2021-01-09"),
        ),
    )


LENS = Lens(
    name="NO_PARENT_CONTACT",
    title=Text("Maandenlang geen contact met ouders", "No contact with parents for months"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.3.1",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken zonder bezoek", "weeks without a visit"),
            Text(
                "vier maanden is veel te lang; dit toont het eerder",
                "four months is far too long; this shows it earlier",
            ),
        ),
        Threshold(
            "first_weeks",
            4,
            Text("weken tot het eerste bezoek", "weeks until the first visit"),
            Text("de eerste weken zetten de toon", "the first weeks set the tone"),
        ),
    ),
    look=look,
    example=example,
)
