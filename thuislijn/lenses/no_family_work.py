# SPDX-License-Identifier: EUPL-1.2
"""Help for parents, for the relation or for the family is missing from a time out of home.

**Looks at** every placement up to the moment at which it was decided that the child grows up elsewhere, and at help
directed at parents, relation or family in that time; regular talks of parents with professionals count as perhaps.
**Raised** when the time is long enough and such help covers less than a quarter of
it. Possible at most where such help was offered and the family declined, or where a decision about perspective names
no place. Unknown where no help of any sort is recorded in that time, or where it depends on help of which nobody
recorded for whom it was: not recorded is not the same as not done.
**Why** eight weeks is beyond a crisis; a quarter, because a talk now and then changes little at home.
**Sources:** S0 4.3 and 6.1: hardly any work with the family during a stay, in every case with a placement; S1 3.3.1.
Help for parents during a stay more than doubles the chance of return (follow-up of 456 files, Leiden 2025).
**False alarm:** a parent's own treatment was recorded elsewhere; parents declined; talks at weekends were not written
down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_most_possible
from thuislijn.lenses.coverage import possible_cover, share, union
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import family_directed, spans
from thuislijn.lenses.judging import coincides, took_place, weakest
from thuislijn.lenses.placements import Placement, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import WEEKS, duration_words, moment_words, sentence
from thuislijn.timeline.items import Contact, Decision, Help, Plan, Stay
from thuislijn.timeline.moment import Certainty, Ending, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, DecisionKind, HelpKind, PlaceType, PlanKind, Reason


@dataclass(frozen=True, slots=True)
class FamilyWork:
    """What is recorded of work with the family during a placement, until permanence elsewhere was decided.

    `missing` says how sure it is that there was too little; `least` and `most` are the parts of the time it covered.
    """

    time: Period
    missing: Certainty
    least: float
    most: float
    helps: tuple[Help, ...]


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for placement in course.placements:
            work = family_work(timeline, placement, limits)
            if work.missing is not Certainty.EXCLUDED:
                yield _finding(timeline, placement, work)


def family_work(timeline: Timeline, placement: Placement, limits: Mapping[str, float]) -> FamilyWork:
    """Weighs the help for parents, relation and family during a placement against `weeks` and `percent`."""
    today = timeline.reference_day
    time, unsure = _until_permanence(timeline, placement)
    widest = time.possible_days(today)
    long = time.duration(today).reaches(limits["weeks"] * 7)
    if widest is None or not long.holds:
        return FamilyWork(time, Certainty.EXCLUDED, 0, 0, ())
    there = [span for span in spans(timeline) if span.meets(widest)]
    directed = [(span, family_directed(timeline, span.help)) for span in there]
    surely = [span for span, answer in directed if answer is Answer.YES]
    told = [*(span.possible for span in surely), *possible_cover(_talks(timeline), today)]
    untold = [span.possible for span, answer in directed if answer is Answer.UNKNOWN]
    narrowest = time.certain_days(today) or widest
    most = share(union([*told, *untold]), narrowest)
    least = min(most, share(union(span.certain for span in surely if span.certain), widest))
    limit = limits["percent"] / 100
    bare = Certainty.CERTAIN if most < limit else Certainty.POSSIBLE if least < limit else Certainty.EXCLUDED
    missing = weakest((long, bare))
    if missing.holds and (not there or (most >= limit > share(union(told), narrowest))):
        missing = Certainty.UNKNOWN  # nothing is recorded, or all hangs on help of which nobody wrote for whom it was
    elif missing.holds and (unsure or _declined(timeline, time)):
        missing = at_most_possible(missing)
    return FamilyWork(time, missing, least, most, tuple(span.help for span in surely))


def _until_permanence(timeline: Timeline, placement: Placement) -> tuple[Period, bool]:
    """The placement up to the decision that the child stays; and whether a decision leaves open which place it means.

    A decision or plan about perspective that names a stay of this placement says that the child grows up there.
    """
    decided: list[Decision | Plan] = [
        *(one for one in timeline.facts(Decision) if one.decision_kind is DecisionKind.PERSPECTIVE),
        *(one for one in timeline.facts(Plan) if one.plan_kind is PlanKind.PERSPECTIVE),
    ]
    unsure = False
    for one in decided:
        if one.persons and placement.child not in one.persons:
            continue
        for residence in placement.residences:
            if one.about in residence.ids:
                moment = one.when.start if one.when.start.is_known else residence.when.start
                return Period.during(placement.when.start, moment), unsure
        inside = Period.at(one.when.start)
        unsure = unsure or (not one.about and coincides(inside, placement.when, timeline.reference_day).holds)
    return placement.when, unsure


def _talks(timeline: Timeline) -> list[Period]:
    parents = {parent.id for parent in timeline.parents}
    return [
        one.when
        for one in timeline.facts(Contact)
        if one.form is ContactForm.PROFESSIONAL
        and one.times_per_month
        and parents & {*one.persons, *one.with_whom}
        and one.when.ending is not Ending.POINT
    ]


def _declined(timeline: Timeline, time: Period) -> bool:
    """Whether help for the family was offered in that time and the family wished otherwise."""
    for help in timeline.facts(Help):
        if took_place(help) or family_directed(timeline, help) is not Answer.YES:
            continue
        moments = [
            moment for moment in (help.asked, help.waiting_from, help.intake, help.when.start) if moment.is_known
        ]
        offered = any(coincides(Period.at(moment), time, timeline.reference_day).holds for moment in moments)
        if offered and help.end_reason is Reason.FAMILY_WISH:
            return True
    return False


def _finding(timeline: Timeline, placement: Placement, work: FamilyWork) -> Finding:
    start, length = moment_words(work.time.start), duration_words(work.time.duration(timeline.reference_day))
    if not work.time.start.is_known:
        length = Text("hoelang is niet vastgelegd:", "for how long is not recorded:")
    least, most = round(work.least * 100), round(work.most * 100)
    part = f"{least}%" if least == most else f"{least}-{most}%"
    told = Text(
        f"hulp voor ouders of gezin vastgelegd in {part} van die tijd",
        f"help for parents or family recorded in {part} of that time",
    )
    if work.missing is Certainty.UNKNOWN and work.most == 0:
        told = Text(
            "hulp in die tijd is niet vastgelegd, ook niet voor het gezin",
            "no help in that time is recorded, nor any for the family",
        )
    elif work.missing is Certainty.UNKNOWN:
        told = Text(f"{told.nl}, want niet bij elke hulp staat voor wie", f"{told.en}, as not all help says for whom")
    return Finding(
        lens="NO_FAMILY_WORK",
        certainty=work.missing,
        when=work.time,
        persons=(placement.child,),
        arithmetic=sentence(
            Text(
                f"{length.nl} uit huis (vanaf {start.nl}); {told.nl}.",
                f"{length.en} away from home (from {start.en}); {told.en}.",
            )
        ),
        question=Text(
            "Wat is er in deze tijd met ouders en gezin gedaan, en wat was er thuis nodig om terug te kunnen?",
            "What was done with parents and family in this time, and what was needed at home for a return?",
        ),
        items=(*(stay.id for stay in placement.stays), *(help.id for help in work.helps)),
        weight=3,
    )


def example() -> Timeline:
    """Noa lives in a treatment group for a year; the therapy is for her, and nobody works with her mother."""
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2021-07-01")),
        Stay(
            id="group",
            title="behandelgroep",
            persons=("noa",),
            place=PlaceType.TREATMENT_GROUP,
            when=when("2021-07-01/2022-07-04"),
        ),
        Help(
            id="therapy",
            title="therapie voor Noa",
            help_kind=HelpKind.CHILD_THERAPY,
            persons=("noa",),
            when=when("2021-08-02/2022-06-27"),
        ),
        Stay(id="again", title="weer thuis", persons=("noa",), place=PlaceType.HOME, when=when("2022-07-04/..")),
    )


LENS = Lens(
    name="NO_FAMILY_WORK",
    title=Text("Geen gezinswerk tijdens de plaatsing", "No work with the family during the placement"),
    theme=Theme.FAMILY_SYSTEM,
    source="S0 4.3, 6.1; S1 3.3.1",
    thresholds=(
        Threshold("weeks", 8, WEEKS, Text("langer dan een crisis", "longer than a crisis")),
        Threshold(
            "percent",
            25,
            Text("procent van de tijd met hulp voor het gezin", "per cent of the time with help for the family"),
            Text("een enkel gesprek verandert thuis weinig", "a talk now and then changes little at home"),
        ),
    ),
    look=look,
    example=example,
)
