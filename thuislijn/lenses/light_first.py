# SPDX-License-Identifier: EUPL-1.2
"""The first help was light and short although something serious was on record, and the question came back heavier.

**Looks at** the first help after the first recorded question, its intensity and length; at what was on record by then
(autism, adoption, violence, abuse; a parent with an intellectual disability, psychiatric problems or an addiction; a
young vulnerable parent); and at heavier help, crisis help or a placement afterwards. **Raised** when the first help was
light, no longer than the threshold, and something heavier followed in time. Unknown where nobody recorded how
intensive the first or the following help was, or when the serious matter was so.
**Why** three months is what 'brief' means; within two years the link between the two is still plausible.
**Sources:** S0 4.5 and 6.1: heavy matters, light and brief help; S1 6.3.1; S4: starting low is not always wise.
**False alarm:** the seriousness was known only later; the light help did what it should; it bridged a waiting time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, heaviness
from thuislijn.lenses.judging import listed, strongest, weakest
from thuislijn.lenses.known import Known, known
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import MONTHS, duration_words, moment_words, title_words
from thuislijn.timeline.items import Event, Help, Item, Question
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, HelpKind, Intensity, Marker

_OF_ANYONE = (
    *(Marker.AUTISM, Marker.DOMESTIC_VIOLENCE, Marker.ABUSE, Marker.SEXUAL_ABUSE, Marker.NEGLECT),
    *(Marker.ADOPTION, Marker.YOUNG_PARENT),
)
_OF_A_PARENT = (Marker.INTELLECTUAL_DISABILITY, Marker.PSYCHIATRY, Marker.DEPRESSION, Marker.ADDICTION)
_MONTH = 30.5


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    first = _first_help(timeline)
    if first is None:
        return
    weight = heaviness(first)
    light = Certainty.UNKNOWN if weight is None else Certainty.CERTAIN if weight == 1 else Certainty.EXCLUDED
    short = _at_most(first, timeline.reference_day, limits["months"] * _MONTH)
    if Certainty.EXCLUDED in (light, short):
        return
    serious = _serious(timeline, first)
    later = _heavier(timeline, first, limits["months_until"] * _MONTH)
    followed = strongest(sure for _, sure in later)
    known_by_then = strongest(sure for _, sure in serious)
    certainty = weakest((light, short, known_by_then, followed))
    if [light, short, known_by_then, followed].count(Certainty.CERTAIN) < 3 and certainty is Certainty.UNKNOWN:
        return  # too little is known of it to make one missing word a question
    if certainty is not Certainty.EXCLUDED:
        then = next(item for item, sure in later if sure is followed)
        yield _finding(timeline, first, [one for one, _ in serious], then, certainty)


def _first_help(timeline: Timeline) -> Help | None:
    asked = next((one.when.start for one in timeline.facts(Question) if one.when.start.is_known), Moment.UNKNOWN)
    after = (help for help in given(timeline) if help.when.start.before(asked) is not Certainty.CERTAIN)
    first = next(after, None)
    return first if first is not None and first.when.start.is_known else None


def _at_most(help: Help, reference_day: int, days: float) -> Certainty:
    length = help.when.duration(reference_day)
    if length.least > days:
        return Certainty.EXCLUDED
    return Certainty.CERTAIN if length.most is not None and length.most <= days else Certainty.POSSIBLE


def _serious(timeline: Timeline, first: Help) -> list[tuple[Known, Certainty]]:
    """What was on record at the start of the help, with how sure it is that it was so by then."""
    parents = {parent.id for parent in timeline.parents}
    found: list[tuple[Known, Certainty]] = []
    for one in known(timeline):
        if one.marker in _OF_ANYONE or (one.marker in _OF_A_PARENT and one.of_any(parents)):
            before = one.by(first.when.start)
            if before is not Certainty.EXCLUDED:
                found.append((one, before))
    return found


def _heavier(timeline: Timeline, first: Help, days: float) -> list[tuple[Item, Certainty]]:
    """Heavier help and placements after the start of the first help, and how sure it is that they came in time."""
    base, end = heaviness(first) or 1, first.when.end_by(timeline.reference_day)
    weighed: list[tuple[Item, Moment, Certainty]] = []
    for help in given(timeline):
        weight = heaviness(help)
        if help is not first and (weight is None or weight > base):
            weighed.append((help, help.when.start, Certainty.UNKNOWN if weight is None else Certainty.CERTAIN))
    for course in courses(timeline):
        weighed += [(one.to.first, one.at, Certainty.CERTAIN) for one in course.departures]
    found: list[tuple[Item, Certainty]] = []
    for item, start, heavier in weighed:
        soonest, latest = days_between(first.when.start, start)
        wait = days_between(end, start)
        if latest > 0 and wait[0] <= days:
            in_time = Certainty.CERTAIN if soonest > 0 and wait[1] <= days else Certainty.POSSIBLE
            found.append((item, weakest((heavier, in_time))))
    return found


def _finding(timeline: Timeline, first: Help, serious: list[Known], then: Item, certainty: Certainty) -> Finding:
    length, start = duration_words(first.when.duration(timeline.reference_day)), moment_words(first.when.start)
    markers = listed([Text(one.nl, one.en) for one in dict.fromkeys(known.marker for known in serious)])
    next_start = moment_words(then.when.start)
    items = dict.fromkeys([*(one.item.id for one in serious), first.id, then.id])
    return Finding(
        lens="LIGHT_FIRST",
        certainty=certainty,
        when=Period.during(first.when.start, then.when.start),
        persons=first.persons,
        arithmetic=Text(
            f"De eerste hulp, {title_words([first.title])} ({start.nl}), duurde {length.nl}. Vastgelegd was toen al: "
            f"{markers.nl}. Daarna volgde {title_words([then.title])} ({next_start.nl}).",
            f"The first help, {title_words([first.title])} ({start.en}), lasted {length.en}. On record by then: "
            f"{markers.en}. {title_words([then.title])} followed ({next_start.en}).",
        ),
        question=Text(
            "Wat was toen al bekend, en bij wie? Was er een reden om licht te beginnen?",
            "What was known at that time, and to whom? Was there a reason to begin lightly?",
        ),
        items=tuple(items),
        weight=2,
    )


def example() -> Timeline:
    """A mother with a depression asks for help, gets six talks, and a year later needs intensive treatment at home."""
    return family(
        Event(
            id="depression",
            title="depressie van moeder",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.DEPRESSION,),
            when=when("2014/.."),
        ),
        Question(id="question", title="moeder vraagt hulp", asker="moeder", when=when("2016-01-11")),
        Help(id="talks", title="zes gesprekken", help_kind=HelpKind.ADVICE, when=when("2016-02-01/2016-03-14")),
        Help(
            id="treatment",
            title="intensieve gezinsbehandeling",
            help_kind=HelpKind.FAMILY_TREATMENT,
            intensity=Intensity.HEAVY,
            when=when("2017-04-03/.."),
        ),
        until="2017-12-31",
    )


LENS = Lens(
    name="LIGHT_FIRST",
    title=Text(
        "Eerst licht en kort bij een vroege, zware vraag", "Light and brief at first for an early, heavy question"
    ),
    theme=Theme.SHARED_COURSE,
    source="S0 4.5, 6.1; S1 6.3.1; S4",
    thresholds=(
        Threshold("months", 3, MONTHS, Text("zo lang duurt kortdurende hulp", "that is how long brief help lasts")),
        Threshold(
            "months_until",
            24,
            Text("maanden tot zwaardere hulp", "months until heavier help"),
            Text("binnen twee jaar is verband nog aannemelijk", "within two years a link is still plausible"),
        ),
    ),
    look=look,
    example=example,
)
