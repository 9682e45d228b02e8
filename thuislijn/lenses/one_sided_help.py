# SPDX-License-Identifier: EUPL-1.2
"""Help for one side: for the child alone or for the parents alone, while both have problems on record.

**Looks at** diagnoses, concerns, incidents and circumstances of children and of parents that are not recorded as over,
and at whom each help reached. Help for the family or for the relation reaches both, unless it names persons of one
side; a stay in care counts as help for the child. **Raised** when one side had help and the other had none for the
threshold or longer, after problems of both were on record. Unknown where the file does not tell for whom the help was.
**Why** six months: long enough for one side to begin after the other on purpose.
**Sources:** S1 3.2.2 (help for the young person without the family, or the other way round), S0 4.3, S3.
**False alarm:** help for the other side under another law; offers that were refused; a problem that was in the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.coverage import Range, certain_cover, clip, overlap, possible_cover, told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import family_directed, given
from thuislijn.lenses.judging import MONTH, without
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import day_words, duration_words
from thuislijn.timeline.items import Diagnosis, Event, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Day, Duration, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DiagnosisStatus, EventKind, HelpAim, HelpKind, Marker

_TELLING = (EventKind.CONCERN, EventKind.INCIDENT, EventKind.BEHAVIOUR, EventKind.CIRCUMSTANCE)
_WITH_CHILDREN = (HelpKind.FAMILY_SUPPORT, HelpKind.FAMILY_TREATMENT, HelpKind.SYSTEMIC_THERAPY)
_HOLDS = (DiagnosisStatus.ESTABLISHED, DiagnosisStatus.RENAMED)


@dataclass(frozen=True, slots=True)
class _Side:
    """Children or parents: their problems, from when on these were on record for certain, and their help.

    `reached` is every time in which somebody cared for this side; `alone` the help that was for this side only.
    """

    problems: tuple[Item, ...]
    since: Day
    reached: tuple[Period, ...]
    alone: tuple[Help, ...]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    if not given(timeline):
        return
    child, parent = _problems(timeline)
    if not child or not parent:
        return
    reached = [(help, _sides(timeline, help)) for help in given(timeline)]
    away = tuple(stay.when for stay in timeline.facts(Stay) if stay.place.away_from_home)
    for_children = [help.when for help, side in reached if side and side[0]]
    for_parents = [help.when for help, side in reached if side and side[1]]
    children = _side(child, (*for_children, *away), tuple(h for h, side in reached if side == (True, False)))
    parents = _side(parent, tuple(for_parents), tuple(h for h, side in reached if side == (False, True)))
    if children is None or parents is None:
        return
    unclear = [help for help, side in reached if side is None]
    least = limits["months"] * MONTH
    yield from _alone(timeline, children, parents, unclear, least, Text("de kinderen", "the children"))
    yield from _alone(timeline, parents, children, unclear, least, Text("de ouders", "the parents"))
    if unclear and not for_children and not for_parents:
        yield from _for_whom(timeline, unclear, max(children.since, parents.since), least)


def _problems(timeline: Timeline) -> tuple[list[Item], list[Item]]:
    """Entries that tell of problems of children and of parents, in order of time."""
    ours = {child.id for child in timeline.children}
    theirs = {parent.id for parent in timeline.parents}
    entries: list[Item] = [
        event
        for event in timeline.facts(Event)
        if event.event_kind in _TELLING and event.markers and event.is_over is not Answer.YES
    ]
    entries += [diagnosis for diagnosis in timeline.facts(Diagnosis) if diagnosis.status in _HOLDS]
    return (
        [entry for entry in entries if not ours.isdisjoint(entry.persons)],
        [entry for entry in entries if not theirs.isdisjoint(entry.persons)],
    )


def _sides(timeline: Timeline, help: Help) -> tuple[bool, bool] | None:
    """Whether help reached children and parents; None where neither aim nor kind nor persons tell."""
    if help.aim in (HelpAim.FAMILY, HelpAim.RELATION):
        return True, True
    if help.aim is HelpAim.UNKNOWN:
        adults = family_directed(timeline, help)
        if adults is Answer.UNKNOWN:
            return None
        named = any(child.id in help.persons for child in timeline.children)
        return named or adults is Answer.NO or help.help_kind in _WITH_CHILDREN, adults is Answer.YES
    return help.aim is HelpAim.CHILD, help.aim is HelpAim.PARENT


def _side(problems: list[Item], reached: tuple[Period, ...], alone: tuple[Help, ...]) -> _Side | None:
    """None where no problem of this side is dated well enough to say from when on it was on record."""
    known = [day for item in problems if (day := item.when.start.latest) is not None]
    return _Side(tuple(problems), min(known), reached, alone) if known else None


def _alone(
    timeline: Timeline, helped: _Side, other: _Side, unclear: list[Help], least: float, who: Text
) -> Iterator[Finding]:
    """Stretches in which `helped` had help and `other` had none."""
    today = timeline.reference_day
    window = (max(helped.since, other.since), told(timeline)[1])
    if window[0] >= window[1] or not helped.alone:
        return
    alone = [help.when for help in helped.alone]
    wide = without(clip(possible_cover(alone, today), window), certain_cover(other.reached, today))
    maybe = possible_cover([*other.reached, *(help.when for help in unclear)], today)
    narrow = without(clip(certain_cover(alone, today), window), maybe)
    for stretch in wide:
        sure = max((high - low + 1 for low, high in clip(narrow, stretch)), default=0)
        length = Duration(sure, stretch[1] - stretch[0] + 1)
        certainty = length.reaches(least)
        if certainty.holds:
            yield _finding(timeline, stretch, length, certainty, (helped, other), who)


def _finding(
    timeline: Timeline, stretch: Range, length: Duration, certainty: Certainty, both: tuple[_Side, _Side], who: Text
) -> Finding:
    first, last, lasted = day_words(stretch[0]), day_words(stretch[1]), duration_words(length)
    known = [
        [item for item in side.problems if (item.when.start.earliest or item.when.start.latest or 0) <= stretch[0]]
        for side in both
    ]
    helped = [help for help in both[0].alone if overlap(help.when, stretch, timeline.reference_day).most]
    shown = [item.id for item in (*known[0], *known[1], *helped)]
    return Finding(
        lens="ONE_SIDED_HELP",
        certainty=certainty,
        when=Period.during(Moment.on(stretch[0]), Moment.on(stretch[1])),
        persons=tuple(person.id for person in (*timeline.children, *timeline.parents)),
        arithmetic=Text(
            f"Tussen {first.nl} en {last.nl} is er alleen voor {who.nl} hulp vastgelegd: {lasted.nl};"
            f" van beide kanten stonden toen al problemen vast ({len(known[0])} en {len(known[1])}).",
            f"Between {first.en} and {last.en} help is recorded for {who.en} alone: {lasted.en};"
            f" problems of both sides were on record by then ({len(known[0])} and {len(known[1])}).",
        ),
        question=Text(
            "Is hulp voor de andere kant van het gezin besproken of aangeboden, en wat kwam daarvan?",
            "Was help for the other side of the family discussed or offered, and what came of it?",
        ),
        items=tuple(dict.fromkeys(shown)),
        weight=2,
    )


def _for_whom(timeline: Timeline, unclear: list[Help], since: Day, least: float) -> Iterator[Finding]:
    today = timeline.reference_day
    cover = clip(possible_cover((help.when for help in unclear), today), (since, today))
    longest = max(cover, key=lambda span: span[1] - span[0], default=None)
    if longest is None or longest[1] - longest[0] + 1 < least:
        return
    first, last = day_words(longest[0]), day_words(longest[1])
    yield Finding(
        lens="ONE_SIDED_HELP",
        certainty=Certainty.UNKNOWN,
        when=Period.during(Moment.on(longest[0]), Moment.on(longest[1])),
        persons=tuple(person.id for person in (*timeline.children, *timeline.parents)),
        arithmetic=Text(
            f"Tussen {first.nl} en {last.nl} was er hulp; voor wie is niet vastgelegd.",
            f"Between {first.en} and {last.en} there was help; for whom is not recorded.",
        ),
        question=Text(
            "Voor wie was deze hulp: voor het kind, voor de ouders, of voor allen samen?",
            "For whom was this help: for the child, for the parents, or for all of them together?",
        ),
        items=tuple(help.id for help in unclear),
    )


def example() -> Timeline:
    """Noa sees a therapist for a year; her mother's depression is known and nobody treats it."""
    return family(
        Diagnosis(id="anxious", title="angst", markers=(Marker.OTHER,), when=when("2019-01-10"), persons=("noa",)),
        Event(
            id="low",
            title="moeder somber",
            event_kind=EventKind.CONCERN,
            markers=(Marker.DEPRESSION,),
            when=when("2019-02-01"),
            persons=("moeder",),
        ),
        Help(
            id="therapy",
            title="therapie",
            help_kind=HelpKind.CHILD_THERAPY,
            aim=HelpAim.CHILD,
            when=when("2019-03-01/2020-03-01"),
            persons=("noa",),
        ),
    )


LENS = Lens(
    name="ONE_SIDED_HELP",
    title=Text("Hulp voor één kant", "Help for one side"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.2.2, S0 4.3, S3",
    thresholds=(
        Threshold(
            "months",
            6,
            Text("maanden hulp voor één kant", "months of help for one side"),
            Text("eerst de een, dan de ander kan een plan zijn", "one after the other may be a plan"),
        ),
    ),
    look=look,
    example=example,
)
