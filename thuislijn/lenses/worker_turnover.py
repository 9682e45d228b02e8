# SPDX-License-Identifier: EUPL-1.2
"""One role around a child was held by many people in turn, or by nobody while a measure ran.

**Looks at** the people recorded in a lasting role (guardian or youth protection worker, contact person, coordinator,
youth consultant, foster care worker, support worker), per role and child, and at vacancies. **Raised** when the number
of different people within the period reaches the threshold; heavier when two changes fall within a year; and when the
role of guardian was vacant for the threshold or longer. Where the file names no people, only a row of entries in one
role, the answer is unknown; so it is where between two guardians nobody is on record.
**Why** three people in twenty-four months goes beyond cover for holidays; four weeks vacant beyond an illness.
**Sources:** S1 3.3.7 and 3.3.4 (many changes of guardian, long absences), S0 4.4 (parents speak of passers-by), S2.
**False alarm:** a change that child or family asked for; leave with good cover; a team in which a second person is
fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from thuislijn.lenses.coverage import certain_cover, clip, gaps
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, concerned, follows_within
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words
from thuislijn.timeline.items import Involvement, Measure
from thuislijn.timeline.moment import Certainty, Duration, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import MeasureKind, Role

_LASTING = (
    *(Role.GUARDIAN, Role.CONTACT_PERSON, Role.COORDINATOR, Role.YOUTH_CONSULTANT),
    *(Role.FOSTER_CARE_WORKER, Role.SUPPORT_WORKER),
)
_GUARDED = (
    *(MeasureKind.SUPERVISION, MeasureKind.PROVISIONAL_SUPERVISION, MeasureKind.GUARDIANSHIP),
    *(MeasureKind.PROVISIONAL_GUARDIANSHIP, MeasureKind.TEMPORARY_GUARDIANSHIP),
)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for (role, entries), children in _by_role(timeline).items():
        held = [entry for entry in entries if not entry.vacant]
        yield from _many(role, children, held, limits)
        if role is Role.GUARDIAN:
            yield from _vacant(timeline, children, entries, limits)


def _by_role(timeline: Timeline) -> dict[tuple[Role, tuple[Involvement, ...]], tuple[str, ...]]:
    """The entries of each role, with the children that share exactly these: one question for both brothers."""
    found: dict[tuple[Role, str], list[Involvement]] = {}
    for entry in timeline.facts(Involvement):
        if entry.role in _LASTING:
            for child in concerned(timeline, entry):
                found.setdefault((entry.role, child), []).append(entry)
    shared: dict[tuple[Role, tuple[Involvement, ...]], tuple[str, ...]] = {}
    for (role, child), entries in found.items():
        key = (role, tuple(entries))
        shared[key] = (*shared.get(key, ()), child)
    return shared


def _many(
    role: Role, children: tuple[str, ...], held: list[Involvement], limits: Mapping[str, float]
) -> Iterator[Finding]:
    people = max(2, round(limits["people"]))  # one person is no change
    if len(held) < people:
        return
    first: dict[str, Involvement] = {}
    for entry in held:
        if entry.worker:
            first.setdefault(entry.worker, entry)
    named = bool(first)
    arrivals = list(first.values()) if named else held
    # n people in a period are n - 1 arrivals in it, after somebody who was there already
    for run in (arrivals[n : n + people] for n in range(len(arrivals) - people + 1)):
        certainty = follows_within(run[1].when.start, run[-1].when.start, limits["months"] * MONTH)
        if certainty.holds:
            yield _turnover(role, children, run, certainty if named else Certainty.UNKNOWN, arrivals, limits)
            return


def _turnover(
    role: Role,
    children: tuple[str, ...],
    run: Sequence[Involvement],
    certainty: Certainty,
    arrivals: Sequence[Involvement],
    limits: Mapping[str, float],
) -> Finding:
    start, end = run[1].when.start, run[-1].when.start
    a, b = moment_words(start), moment_words(end)
    what = Text("mensen", "people") if certainty is not Certainty.UNKNOWN else Text("vermeldingen", "entries")
    fast = any(
        follows_within(one.when.start, two.when.start, limits["fast_months"] * MONTH) is Certainty.CERTAIN
        for one, two in pairwise(arrivals[1:])
    )
    return Finding(
        lens="WORKER_TURNOVER",
        certainty=certainty,
        when=Period.during(run[0].when.start, end),
        persons=children,
        arithmetic=Text(
            f"{role.nl.capitalize()}: {len(run)} {what.nl} na elkaar (eerste wisseling: {a.nl}; laatste: {b.nl});"
            f" in het hele dossier {len(arrivals)}.",
            f"{role.en.capitalize()}: {len(run)} {what.en} in turn (first change: {a.en}; last: {b.en});"
            f" {len(arrivals)} in the whole file.",
        ),
        question=Text(
            "Wat ging er bij elke wisseling verloren, wie kende het hele verhaal, en wat vonden kind en ouders ervan?",
            "What was lost at each change, who knew the whole story, and what did child and parents think of it?",
        ),
        items=tuple(entry.id for entry in arrivals),
        weight=3 if fast else 2,
    )


def _vacant(
    timeline: Timeline, children: tuple[str, ...], entries: Sequence[Involvement], limits: Mapping[str, float]
) -> Iterator[Finding]:
    today, least = timeline.reference_day, limits["vacant_weeks"] * 7
    for entry in entries:
        if not entry.vacant:
            continue
        length = entry.when.duration(today)
        certainty = length.reaches(least) if entry.when.is_dated else Certainty.UNKNOWN
        if certainty is not Certainty.EXCLUDED:
            yield _vacancy(children, entry.when, length, certainty, (entry.id,))
    yield from _nobody_on_record(timeline, children, entries, least)


def _nobody_on_record(
    timeline: Timeline, children: tuple[str, ...], entries: Sequence[Involvement], least: float
) -> Iterator[Finding]:
    """Between two guardians nobody is recorded while a measure certainly ran: a question, not a vacancy."""
    today = timeline.reference_day
    dated = [entry for entry in entries if entry.when.start.latest is not None]
    measures = [
        m for m in timeline.facts(Measure) if m.measure_kind in _GUARDED and children[0] in concerned(timeline, m)
    ]
    if len(dated) < 2 or not measures:
        return
    window = (dated[0].when.start.latest or 0, dated[-1].when.start.earliest or 0)
    ran = certain_cover((measure.when for measure in measures), today)
    for gap in gaps([entry.when for entry in dated], window, today) if window[0] < window[1] else ():
        bare = clip(ran, gap.certain) if gap.certain else ()
        if any(high - low + 1 >= least for low, high in bare):
            yield _vacancy(children, gap.period, gap.duration, Certainty.UNKNOWN, tuple(m.id for m in measures))


def _vacancy(
    children: tuple[str, ...], span: Period, length: Duration, certainty: Certainty, items: tuple[str, ...]
) -> Finding:
    lasted = duration_words(length)
    start = moment_words(span.start)
    known = certainty is not Certainty.UNKNOWN
    return Finding(
        lens="WORKER_TURNOVER",
        certainty=certainty,
        when=span,
        persons=children,
        arithmetic=Text(
            f"Geen jeugdbeschermer of voogd gedurende {lasted.nl} (begin: {start.nl})."
            if known
            else f"Geen jeugdbeschermer of voogd vastgelegd (begin: {start.nl}); hoe lang staat er niet.",
            f"No youth protection worker or guardian for {lasted.en} (start: {start.en})."
            if known
            else f"No youth protection worker or guardian on record (start: {start.en}); how long is not told.",
        ),
        question=Text(
            "Wie nam in die tijd de beslissingen voor dit kind, en wist het gezin bij wie het terecht kon?",
            "Who took the decisions for this child in that time, and did the family know whom to turn to?",
        ),
        items=items,
        weight=2,
    )


def example() -> Timeline:
    """Three youth protection workers follow one another around Noa in a little over a year."""
    return family(
        Measure(id="ots", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when("2019-01-10/2021-01-10")),
        Involvement(id="first", title="voogd A", role=Role.GUARDIAN, worker="a", when=when("2019-01-15/2019-09-01")),
        Involvement(id="second", title="voogd B", role=Role.GUARDIAN, worker="b", when=when("2019-09-02/2020-03-15")),
        Involvement(id="third", title="voogd C", role=Role.GUARDIAN, worker="c", when=when("2020-03-16/2021-01-10")),
    )


LENS = Lens(
    name="WORKER_TURNOVER",
    title=Text("Wisseling van voogd of vaste hulpverlener", "Changes of guardian or regular worker"),
    theme=Theme.KEEP_FOLLOWING,
    source="S1 3.3.4, 3.3.7, S0 4.4, S2",
    thresholds=(
        Threshold(
            "people",
            3,
            Text("mensen na elkaar in één rol", "people in turn in one role"),
            Text("twee is één wisseling; drie is een reeks", "two are one change; three are a series"),
        ),
        Threshold(
            "months",
            24,
            Text("maanden waarbinnen zij elkaar opvolgen", "months within which they follow each other"),
            Text("drie mensen in twee jaar is meer dan vervanging", "three people in two years is more than cover"),
        ),
        Threshold(
            "fast_months",
            12,
            Text("maanden tussen twee wisselingen die zwaarder wegen", "months between two changes that weigh more"),
            Text("twee keer opnieuw kennismaken in een jaar", "getting to know someone new twice in a year"),
        ),
        Threshold(
            "vacant_weeks",
            4,
            Text("weken zonder voogd tijdens een maatregel", "weeks without a guardian during a measure"),
            Text("langer dan een vakantie of korte ziekte", "longer than a holiday or a short illness"),
        ),
    ),
    look=look,
    example=example,
)
