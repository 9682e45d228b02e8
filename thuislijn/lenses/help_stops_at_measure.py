# SPDX-License-Identifier: EUPL-1.2
"""Voluntary help ends around the start of a measure, and no other help follows in time.

**Looks at** help that was not part of a measure and that ended shortly before or after a supervision order or
guardianship began, and at help that ran or began in the weeks after the start. **Raised** when such help ended within
the first threshold and nothing ran or began within the second. Unknown where help ran before the measure, its end was
not recorded, and no later help is on record.
**Why** four weeks to both sides: stopping 'because of the order' is seldom dated to the day; six weeks is what agencies
usually plan for a plan of action.
**Sources:** S0 4.4: consultants must stop once an order is pronounced, and the family goes out of sight; S0 6.2.
**False alarm:** the help ended for a reason of its own in the same month; the agency came and wrote it down elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given
from thuislijn.lenses.judging import strongest, weakest
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words, number_words, title_words
from thuislijn.timeline.items import Help, Measure, Stay
from thuislijn.timeline.moment import Certainty, Day, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, HelpKind, MeasureKind, Reason

_TAKING_OVER = (
    *(MeasureKind.SUPERVISION, MeasureKind.PROVISIONAL_SUPERVISION),
    *(MeasureKind.GUARDIANSHIP, MeasureKind.PROVISIONAL_GUARDIANSHIP, MeasureKind.TEMPORARY_GUARDIANSHIP),
)
_MAY_STILL_RUN = 730  # days; help without a recorded end that began longer ago has most likely ended before
_OWN_REASON = (Reason.FAMILY_WISH, Reason.GOES_WELL)


@dataclass(frozen=True, slots=True)
class _Stop:
    help: Help
    certainty: Certainty


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    orders = [one for one in timeline.facts(Measure) if one.measure_kind in _TAKING_OVER and one.when.start.is_bounded]
    for n, measure in enumerate(orders):
        if n and orders[n - 1].persons == measure.persons and _follows_on(orders[n - 1], measure):
            continue  # an order that goes on under another name changed hands earlier
        stops = [stop for help in given(timeline) if (stop := _stop(help, measure, limits["weeks"] * 7))]
        certainty = strongest(stop.certainty for stop in stops)
        if certainty is Certainty.EXCLUDED:
            continue
        others = _other_help(timeline, measure, stops, limits["weeks_until"] * 7)
        certainty = weakest((certainty, others))
        if certainty is not Certainty.EXCLUDED:
            yield _finding(timeline, measure, stops, certainty, limits)


def _follows_on(earlier: Measure, later: Measure) -> bool:
    return earlier.when.ending is not Ending.DATED or days_between(earlier.when.end, later.when.start)[0] <= 31


def _stop(help: Help, measure: Measure, days: float) -> _Stop | None:
    """Whether voluntary help ended around the start of the measure; None where it surely did not."""
    order = measure.when.start
    if help.voluntary is Answer.NO or help.end_reason in _OWN_REASON or not help.when.start.before(order).holds:
        return None
    if help.when.ending is Ending.UNKNOWN:
        recent = help.when.start.latest is not None and days_between(help.when.start, order)[0] <= _MAY_STILL_RUN
        return _Stop(help, Certainty.UNKNOWN) if recent else None
    if help.when.ending is not Ending.DATED:
        return None
    least, most = days_between(order, help.when.end)
    if least >= -days and most <= days:
        return _Stop(help, Certainty.CERTAIN)
    return _Stop(help, Certainty.POSSIBLE) if least <= days and most >= -days else None


def _other_help(timeline: Timeline, measure: Measure, stops: list[_Stop], days: float) -> Certainty:
    """Whether no help but that which stopped ran or began within the days after the start of the measure."""
    low, high = measure.when.start.earliest, measure.when.start.latest
    assert low is not None
    assert high is not None
    if high + days > timeline.reference_day:
        return Certainty.EXCLUDED  # it is too early to tell
    stopped = {stop.help.id for stop in stops}
    care = [stay for stay in timeline.facts(Stay) if stay.place.away_from_home]
    others = [item for item in (*given(timeline), *care) if item.id not in stopped]
    ran = strongest(_ran_in(item.when, (low, high), days, timeline.reference_day) for item in others)
    return {Certainty.CERTAIN: Certainty.EXCLUDED, Certainty.EXCLUDED: Certainty.CERTAIN}.get(ran, ran)


def _ran_in(period: Period, start: tuple[Day, Day], days: float, today: Day) -> Certainty:
    span = period.possible_days(today)
    if span is None or span[0] > start[1] + days or span[1] <= start[0]:
        return Certainty.EXCLUDED
    end = period.end_by(today)
    begun = period.start.latest is not None and period.start.latest <= start[0] + days
    not_over = end.earliest is not None and end.earliest > start[1]
    return Certainty.CERTAIN if begun and not_over else Certainty.POSSIBLE


def _finding(
    timeline: Timeline, measure: Measure, stops: list[_Stop], certainty: Certainty, limits: Mapping[str, float]
) -> Finding:
    start, weeks = moment_words(measure.when.start), number_words(limits["weeks_until"])
    titles = title_words(dict.fromkeys(stop.help.title for stop in stops))
    if certainty is Certainty.UNKNOWN:
        ended = Text("einde niet vastgelegd", "no end recorded")
    else:
        ends = [moment_words(stop.help.when.end) for stop in stops if stop.help.when.end.is_known]
        last = ends[-1] if ends else Text("einde niet vastgelegd", "no end recorded")
        ended = Text(f"einde: {last.nl}", f"end: {last.en}")
    first_new = next((one.when.start for one in given(timeline) if _begins_after(one, measure)), Moment.UNKNOWN)
    return Finding(
        lens="HELP_STOPS_AT_MEASURE",
        certainty=certainty,
        when=Period.during(measure.when.start, first_new) if first_new.is_known else Period(measure.when.start),
        persons=measure.persons,
        arithmetic=Text(
            f"{title_words([measure.title])} begon ({start.nl}); {titles} liep daarvoor ({ended.nl}); in de {weeks.nl} "
            "weken erna is geen andere hulp vastgelegd.",
            f"{title_words([measure.title])} began ({start.en}); {titles} ran before it ({ended.en}); no other help is "
            f"recorded in the {weeks.en} weeks after.",
        ),
        question=Text(
            "Wie bleef er toen de maatregel begon? Wat sprak men af over de hulp die er al was?",
            "Who stayed when the measure began? What was agreed about the help that was there already?",
        ),
        items=(*(stop.help.id for stop in stops), measure.id),
        weight=3,
    )


def _begins_after(help: Help, measure: Measure) -> bool:
    return measure.when.start.before(help.when.start) is Certainty.CERTAIN


def example() -> Timeline:
    """The consultant's family support ends two weeks after the order; the next help comes in spring."""
    return family(
        Help(
            id="support",
            title="gezinsbegeleiding",
            help_kind=HelpKind.FAMILY_SUPPORT,
            voluntary=Answer.YES,
            when=when("2018-09-03/2019-10-18"),
        ),
        Measure(
            id="ots",
            title="OTS",
            measure_kind=MeasureKind.SUPERVISION,
            persons=("noa",),
            when=when("2019-10-07/.."),
        ),
        Help(id="treatment", title="gezinsbehandeling", when=when("2020-03-02/..")),
        until="2020-12-31",
    )


LENS = Lens(
    name="HELP_STOPS_AT_MEASURE",
    title=Text("Hulp stopt als de maatregel begint", "Help stops when the measure begins"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4, 6.2",
    thresholds=(
        Threshold(
            "weeks",
            4,
            Text("weken rond het begin van de maatregel", "weeks around the start of the measure"),
            Text(
                "een einde 'vanwege de maatregel' valt zelden op de dag zelf",
                "such an end seldom falls on the very day",
            ),
        ),
        Threshold(
            "weeks_until",
            6,
            Text("weken tot andere hulp", "weeks until other help"),
            Text("de gebruikelijke termijn voor een plan van aanpak", "the usual term for a plan of action"),
        ),
    ),
    look=look,
    example=example,
)
