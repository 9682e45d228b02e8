# SPDX-License-Identifier: EUPL-1.2
"""A stretch in which a child had no education.

**Looks at** the schooling of each child that is recorded as not attending, refusing or suspended. An absence whose end
was never recorded may have lasted until the next entry about school. Only the ages count at which education is
compulsory: from the month after the fifth birthday to the eighteenth. **Raised** when such a stretch lasts the
threshold or longer; certain only if that holds outside closures and summer holidays too; heavier from three months.
Where only a day is on record and not how long it lasted, the answer is unknown.
**Why** four weeks: from then on a pupil at home counts as a 'thuiszitter' in the Netherlands.
**Sources:** S0 4.3 (school refused for months, and again after a return home), S3, S4; the ages: Leerplichtwet 1969.
**False alarm:** school holidays; home education or an exemption; education within day treatment; the closures of 16
March to 11 May 2020 and of 16 December 2020 to 8 February 2021 (primary schools; secondary schools opened later).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.coverage import Range, certain_cover, clip, days, union
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import listed
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import day_words, duration_words, moment_words
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Schooling
from thuislijn.timeline.moment import Certainty, Day, Duration, Ending, Moment, Period, add_months, add_years
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import SchoolState

_CLOSED: tuple[Range, ...] = (
    (dt.date(2020, 3, 16).toordinal(), dt.date(2020, 5, 10).toordinal()),
    (dt.date(2020, 12, 16).toordinal(), dt.date(2021, 2, 7).toordinal()),
)
_ALWAYS: Range = (1, dt.date.max.toordinal())
_SUMMER_DAYS = 42  # six weeks; which weeks differs by region, all of them lie between 1 July and 7 September


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for child in timeline.children:
        entries = timeline.facts(Schooling, child.id)
        absences = [entry for entry in entries if entry.state.without_education]
        ages = _school_ages(child, limits)
        absences = [entry for entry in absences if _may_be_within(entry, ages, timeline.reference_day)]
        if not absences:
            continue
        stretches = _stretches(entries, timeline.reference_day, ages)
        for number, stretch in enumerate(stretches, start=1):
            certainty = stretch.net.reaches(limits["weeks"] * 7)
            if certainty.holds:
                yield _finding(child.id, stretch, certainty, number, limits)
        if not stretches:
            yield _length_unknown(child.id, absences)


@dataclass(frozen=True, slots=True)
class _Ages:
    """The days on which a child has to have education: on every reading of its birth, and on some."""

    surely: Range
    perhaps: Range


def _school_ages(child: Person, limits: Mapping[str, float]) -> _Ages:
    """From the month after the fifth birthday to the eighteenth birthday, unless a team sets other ages.

    Leerplichtwet 1969, article 3 (from the first day of the month after the fifth birthday; to the end of the school
    year of the sixteenth) and 4a (until the eighteenth for who has no basic qualification). All days where the birth of
    the child is not known.
    """
    low, high = child.birth.earliest, child.birth.latest
    if low is None or high is None:
        return _Ages(_ALWAYS, _ALWAYS)
    begin, end = limits["from_age"], limits["until_age"]
    return _Ages(
        (_next_month(add_years(high, begin)), add_years(low, end) - 1),
        (_next_month(add_years(low, begin)), add_years(high, end) - 1),
    )


def _next_month(day: Day) -> Day:
    """The first day of the month after the one of this day."""
    return add_months(dt.date.fromordinal(day).replace(day=1).toordinal(), 1)


def _may_be_within(entry: Schooling, ages: _Ages, today: Day) -> bool:
    when = entry.when.possible_days(today)
    return when is None or bool(clip([when], ages.perhaps))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An absence: its widest reading, its length, and its length outside closures and holidays at the least."""

    possible: Range
    length: Duration
    net: Duration
    items: tuple[str, ...]


def _stretches(entries: tuple[Schooling, ...], today: Day, ages: _Ages) -> list[_Stretch]:
    absences = [
        (entry, following)
        for entry, following in zip(entries, [*entries[1:], None], strict=True)
        if entry.state.without_education
    ]
    found = []
    for whole in union(span for pair in absences if (span := _span(*pair, today))):
        possible = next(iter(clip([whole], ages.perhaps)), None)
        if possible is None:
            continue
        inside = [entry for entry, _ in absences if whole[0] <= (entry.when.start.earliest or 0) <= whole[1]]
        sure = clip(certain_cover((one.when for one in inside if not one.when.is_point), today), ages.surely)
        most = possible[1] - possible[0] + 1
        least = max((days([run]) for run in sure), default=0)
        net = max((_school_days(run) for run in sure), default=0)
        found.append(_Stretch(possible, Duration(least, most), Duration(net, most), tuple(e.id for e in inside)))
    return found


def _span(entry: Schooling, following: Schooling | None, today: Day) -> Range | None:
    """The days on which the absence may have been; None where only a moment is known."""
    when = entry.when
    until = None if following is None else following.when.start.latest
    if when.is_point:
        again = following is not None and following.state.without_education
        return (when.start.earliest, until) if again and until and when.start.earliest else None
    if when.ending is Ending.UNKNOWN and until is not None and when.start.earliest is not None:
        return (when.start.earliest, max(until, when.start.earliest))
    return when.possible_days(today)


def _summers(run: Range) -> list[int]:
    """Per summer, the days of it that may be holiday within the run."""
    years = range(dt.date.fromordinal(run[0]).year, dt.date.fromordinal(run[1]).year + 1)
    windows = [(dt.date(year, 7, 1).toordinal(), dt.date(year, 9, 7).toordinal()) for year in years]
    return [min(_SUMMER_DAYS, days(clip([run], window))) for window in windows]


def _school_days(run: Range) -> int:
    """Days of the run outside the closures and outside six weeks of each summer."""
    closed = sum(days(clip([run], window)) for window in _CLOSED)
    return max(0, days([run]) - closed - sum(_summers(run)))


def _finding(child: str, stretch: _Stretch, certainty: Certainty, number: int, limits: Mapping[str, float]) -> Finding:
    first, last, length = day_words(stretch.possible[0]), day_words(stretch.possible[1]), duration_words(stretch.length)
    closed = sum(days(clip([stretch.possible], window)) for window in _CLOSED)
    summer = sum(_summers(stretch.possible))
    parts = []
    if closed:
        parts.append(Text(f"{closed} dagen in een schoolsluiting door corona", f"{closed} days in a corona closure"))
    if summer:
        parts.append(Text(f"tot {summer} dagen in de zomervakantie", f"up to {summer} days in summer holidays"))
    inside = listed(parts)
    again = (f" (keer {number})", f" (time {number})") if number > 1 else ("", "")
    return Finding(
        lens="SCHOOL_ABSENCE",
        certainty=certainty,
        when=Period.during(Moment.on(stretch.possible[0]), Moment.on(stretch.possible[1])),
        persons=(child,),
        arithmetic=Text(
            f"Niet naar school tussen {first.nl} en {last.nl}{again[0]}: {length.nl}"
            + (f", waarvan {inside.nl}." if parts else "."),
            f"Not at school between {first.en} and {last.en}{again[1]}: {length.en}"
            + (f", of which {inside.en}." if parts else "."),
        ),
        question=Text(
            "Wat maakte dat school niet lukte, en welk onderwijs of welke dagbesteding was er in die tijd?",
            "What made school impossible, and what education or daytime activity was there in this time?",
        ),
        items=stretch.items,
        weight=3 if stretch.net.reaches(limits["long_weeks"] * 7) is Certainty.CERTAIN else 2,
    )


def _length_unknown(child: str, absences: list[Schooling]) -> Finding:
    first = moment_words(absences[0].when.start)
    return Finding(
        lens="SCHOOL_ABSENCE",
        certainty=Certainty.UNKNOWN,
        when=absences[0].when,
        persons=(child,),
        arithmetic=Text(
            f"Niet naar school ({first.nl}); hoe lang dat duurde is niet vastgelegd.",
            f"Not at school ({first.en}); how long it lasted is not recorded.",
        ),
        question=Text(
            "Hoe lang bleef dit kind zonder onderwijs, en wat is er toen geprobeerd?",
            "How long was this child without education, and what was tried then?",
        ),
        items=tuple(entry.id for entry in absences),
    )


def example() -> Timeline:
    """Noa stays at home from the autumn holiday until a small class takes her in the spring after."""
    return family(
        Schooling(
            id="school", title="groep 7", state=SchoolState.ATTENDING, when=when("2018-08/2018-10-19"), persons=("noa",)
        ),
        Schooling(
            id="home",
            title="blijft thuis",
            state=SchoolState.REFUSING,
            when=when("2018-10-29/2019-04-05"),
            persons=("noa",),
        ),
        Schooling(
            id="class", title="kleine klas", state=SchoolState.ATTENDING, when=when("2019-04-08/.."), persons=("noa",)
        ),
        until="2020-01-01",
    )


LENS = Lens(
    name="SCHOOL_ABSENCE",
    title=Text("Niet naar school", "Not at school"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.3, S3, S4",
    thresholds=(
        Threshold(
            "weeks",
            4,
            Text("weken zonder onderwijs", "weeks without education"),
            Text("vanaf vier weken heet een leerling thuiszitter", "from four weeks a pupil counts as staying at home"),
        ),
        Threshold(
            "long_weeks",
            13,
            Text("weken vanaf welke het zwaarder weegt", "weeks from which it weighs more"),
            Text("drie maanden is een groot deel van een schooljaar", "three months is a large part of a school year"),
        ),
        Threshold(
            "from_age",
            5,
            Text("jaar: leerplicht vanaf de maand erna", "years: school is compulsory from the month after"),
            Text("Leerplichtwet 1969, artikel 3", "Compulsory Education Act 1969, article 3"),
        ),
        Threshold(
            "until_age",
            18,
            Text("jaar: tot dan geldt de kwalificatieplicht", "years: until then a qualification is compulsory"),
            Text("Leerplichtwet 1969, artikel 4a", "Compulsory Education Act 1969, article 4a"),
        ),
    ),
    look=look,
    example=example,
)
