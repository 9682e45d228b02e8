# SPDX-License-Identifier: EUPL-1.2
"""Help and stays ended, or run on for long, and nobody recorded what came of them.

**Looks at** help and stays in care, ended or still running, of which neither an outcome nor how they go is on record
(years in one family are a home and left out); and at evaluations of each, or of the whole situation in those weeks.
**Raised** when something ended and no evaluation followed within the threshold, or runs longer than the threshold
since the last one: one question for everything together. Where the file holds neither evaluations nor outcomes it is
unknown, and asked from three entries. Help of less than four weeks is left out.
**Why** eight weeks: time to come together; twelve months: the term for which help is often granted.
**Sources:** S0 4.5 (goal and outcome often unclear), 4.4 (no news is taken for good news during a year), 6.1 and 6.2
(evaluate with all concerned, and after each placement).
**False alarm:** evaluated in a talk and not written down; registered by another organisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from thuislijn.lenses.coverage import told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, is_for
from thuislijn.lenses.judging import MONTH, coincides, follows_within, strongest
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Evaluation, Help, Item
from thuislijn.timeline.moment import Certainty, Day, Ending, Moment, Period, between
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import Answer, HelpKind, Outcome

_BRIEF = 28  # days; one talk or a short course is seldom evaluated
_RAISED = {
    Certainty.CERTAIN: Certainty.EXCLUDED,
    Certainty.POSSIBLE: Certainty.POSSIBLE,
    Certainty.UNKNOWN: Certainty.UNKNOWN,
    Certainty.EXCLUDED: Certainty.CERTAIN,
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Help or a residence, once for brothers and sisters: the items it stands on, whom it concerns, when it was."""

    items: tuple[Item, ...]
    persons: tuple[str, ...]
    when: Period

    @property
    def is_help(self) -> bool:
        return isinstance(self.items[0], Help)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    evaluations = timeline.facts(Evaluation)
    outcomes = [help for help in timeline.facts(Help) if help.outcome is not Outcome.UNKNOWN]
    entries = _entries(timeline, outcomes)
    if not entries:
        return
    last_day = told(timeline)[1]
    general = [one for one in evaluations if not one.of]
    own = {one.of: one for one in evaluations if one.of}
    missing = []
    for entry in entries:
        certainty = _missing(last_day, entry, general, [own[i.id] for i in entry.items if i.id in own], limits)
        if certainty.holds:
            missing.append((entry, certainty))
    # a file that tells outcomes of help does so of help; of stays only evaluations tell
    sure = [found for entry, found in missing if evaluations or (outcomes and entry.is_help)]
    if sure or len(missing) >= limits["entries"]:
        certainty = strongest(sure) if sure else Certainty.UNKNOWN
        yield _finding(timeline, [entry for entry, _ in missing], len(entries), certainty)


def _entries(timeline: Timeline, outcomes: list[Help]) -> list[_Entry]:
    """Help and stays of which no outcome is on record; that of help for the child in a stay tells of the stay too."""
    today = timeline.reference_day
    found = [
        _Entry((help,), help.persons, help.when)
        for help in given(timeline)
        if help.outcome is Outcome.UNKNOWN and (help.when.duration(today).most or _BRIEF) >= _BRIEF
    ]
    for course in courses(timeline):
        told_of = [help.when for help in outcomes if is_for(help, course.child)]
        found += [
            _Entry(one.stays, (one.child,), one.when)
            for one in course.residences
            if one.away
            and one.last.goes_well is Answer.UNKNOWN
            and not one.rooted(today)  # years in one family are a home and not a form of help
            and not any(coincides(span, one.when, today) is Certainty.CERTAIN for span in told_of)
        ]
    together: dict[tuple[str, ...], _Entry] = {}
    for entry in found:
        ids = tuple(item.id for item in entry.items)
        before = together.get(ids)
        together[ids] = entry if before is None else replace(before, persons=(*before.persons, *entry.persons))
    return list(together.values())


def _missing(
    last_day: Day, entry: _Entry, general: list[Evaluation], own: list[Evaluation], limits: Mapping[str, float]
) -> Certainty:
    """Whether an evaluation is missing: after the end, or for too long while it runs."""
    near = [*own, *(one for one in general if not one.persons or any(id in entry.persons for id in one.persons))]
    if entry.when.ending is Ending.ONGOING:
        return _runs_on(near, entry, last_day, limits)
    if own or entry.when.ending is not Ending.DATED or not entry.when.end.is_known:
        return Certainty.EXCLUDED
    weeks = round(limits["weeks"] * 7)
    due = entry.when.end.plus(weeks, weeks)
    if due.latest is None or due.latest > last_day:
        return Certainty.EXCLUDED
    before = entry.when.end.plus(-weeks, -weeks)  # one shortly before the end looks back at it as well
    return _RAISED[strongest(follows_within(before, one.when.start, 2 * weeks) for one in near)]


def _runs_on(near: Sequence[Evaluation], entry: _Entry, last_day: Day, limits: Mapping[str, float]) -> Certainty:
    last = Moment.UNKNOWN
    for one in near:
        if one.when.start.is_known and one.when.start.before(entry.when.start) is not Certainty.CERTAIN:
            last = max((last, one.when.start), key=lambda moment: moment.middle or 0)
    since = last if last.is_known else entry.when.start
    return between(since, Moment.on(last_day)).reaches(limits["months"] * MONTH)


def _finding(timeline: Timeline, missing: list[_Entry], number: int, certainty: Certainty) -> Finding:
    running = sum(entry.when.ending is Ending.ONGOING for entry in missing)
    items = sorted((item for entry in missing for item in entry.items), key=order)
    children = {child.id for child in timeline.children}
    persons = dict.fromkeys(id for entry in missing for id in entry.persons if id in children)
    return Finding(
        lens="NO_EVALUATION",
        certainty=certainty,
        when=Period(items[0].when.start, items[-1].when.end, items[-1].when.ending),
        persons=tuple(persons) or tuple(child.id for child in timeline.children),
        arithmetic=Text(
            f"Hulp en verblijf zonder vastgelegde uitkomst: {number}; daarvan zonder evaluatie: {len(missing)}"
            f" ({len(missing) - running} na afloop, {running} al lang lopend).",
            f"Help and stays without a recorded outcome: {number}; of these without an evaluation: {len(missing)}"
            f" ({len(missing) - running} after the end, {running} long running).",
        ),
        question=Text(
            "Wat heeft geholpen en wat niet, volgens kind, ouders en professionals? Waar is dat besproken?",
            "What helped and what did not, by child, parents and professionals? Where was that discussed?",
        ),
        items=tuple(item.id for item in items),
        weight=2 if len(missing) > 1 else 1,
    )


def example() -> Timeline:
    """Noa's family had support at home that was evaluated, and after that treatment of which nobody wrote the end."""
    return family(
        Help(
            id="support",
            title="gezinsbegeleiding",
            help_kind=HelpKind.FAMILY_SUPPORT,
            outcome=Outcome.PARTLY,
            when=when("2019-01-10/2019-09-01"),
        ),
        Help(
            id="treatment",
            title="gezinsbehandeling",
            help_kind=HelpKind.FAMILY_TREATMENT,
            when=when("2019-10-01/2020-06-30"),
        ),
    )


LENS = Lens(
    name="NO_EVALUATION",
    title=Text("Niet geëvalueerd", "Not evaluated"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4, 4.5, 6.1, 6.2",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken na het einde", "weeks after the end"),
            Text("tijd om met elkaar om tafel te gaan", "time to come together"),
        ),
        Threshold(
            "months",
            12,
            Text("maanden zonder evaluatie tijdens hulp of verblijf", "months without evaluation while it runs"),
            Text("hulp wordt vaak voor een jaar toegekend", "help is often granted for a year"),
        ),
        Threshold(
            "entries",
            3,
            Text(
                "keer, waar het dossier nergens een uitkomst of evaluatie noemt",
                "times, where the file nowhere names an outcome or evaluation",
            ),
            Text("dan is het een gewoonte en geen vergeten regel", "then it is a habit and not a forgotten line"),
        ),
    ),
    look=look,
    example=example,
)
