# SPDX-License-Identifier: EUPL-1.2
"""A child was placed and no plan for return or for staying is on record, or the planned end passed without a decision.

**Looks at** each placement (the whole unbroken time away from home), at plans and decisions about perspective and
return, at family plans and goals of help for parents and child, and at planned ends. **Raised** when such plans are on
record and none of them from shortly before the placement up to the threshold after it; when a stay lasted half as long
again as planned without a decision; and as unknown where a placement goes on and no plan at all is on record. A child
that has lived for years in one family, or that does well where it is, has its answer in fact: then a missing paper is
no question.
**Why** six weeks: a plan on the first day is what S0 asks for; six weeks leave room to write it down together. No
legal or guideline term is used as a norm here.
**Sources:** S0 6.1 (a plan on day one), S1 2.2 and 3.3.2 (perspective and plan often unclear), S2 4.1.
**False alarm:** the perspective is in another document; a court case is pending; parents and agency disagree, and both
views should be on record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import family_directed, is_for
from thuislijn.lenses.judging import follows_within, strongest, took_place
from thuislijn.lenses.placements import Placement, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Decision, Help, Plan, Stay
from thuislijn.timeline.moment import Certainty, Duration, Ending, Moment, Period, between
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import Answer, DecisionKind, PlaceType, PlanKind

_PLANS = (PlanKind.PERSPECTIVE, PlanKind.RETURN, PlanKind.FAMILY_PLAN)
_DECIDED = (DecisionKind.PERSPECTIVE, DecisionKind.RETURN)
_Entry = Plan | Decision | Help
_AHEAD = 84  # days that a plan may precede the placement it is for
_RAISED = {
    Certainty.CERTAIN: Certainty.EXCLUDED,
    Certainty.POSSIBLE: Certainty.POSSIBLE,
    Certainty.UNKNOWN: Certainty.UNKNOWN,
    Certainty.EXCLUDED: Certainty.CERTAIN,
}


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        if not course.placements:
            continue
        plans = _plans(timeline, course.child)
        for placement in course.placements:
            certainty = _without_plan(timeline, placement, plans, limits)
            if certainty is not Certainty.EXCLUDED:
                yield _no_plan(placement, plans, certainty)
            for stay in placement.stays:
                yield from _overrun(timeline, placement.child, stay, limits)


def _plans(timeline: Timeline, child: str) -> list[_Entry]:
    """What tells how to go on: plans, decisions, and help for parents or both with a goal of its own."""
    found: list[_Entry] = [plan for plan in timeline.facts(Plan) if plan.plan_kind in _PLANS and is_for(plan, child)]
    found += [one for one in timeline.facts(Decision) if one.decision_kind in _DECIDED and is_for(one, child)]
    helped = (help for help in timeline.facts(Help) if help.goal and is_for(help, child) and took_place(help))
    found += [help for help in helped if family_directed(timeline, help) is Answer.YES]
    return sorted(found, key=order)


def _without_plan(
    timeline: Timeline, placement: Placement, plans: list[_Entry], limits: Mapping[str, float]
) -> Certainty:
    ids = {stay.id for stay in placement.stays}
    start, weeks = placement.when.start, limits["weeks"] * 7
    if not plans:
        return Certainty.UNKNOWN if _is_open(timeline, placement, weeks) else Certainty.EXCLUDED
    ahead = start.plus(-_AHEAD, -_AHEAD)
    in_time = strongest(
        Certainty.CERTAIN
        if _from_the_start(plan, start, ids)
        else follows_within(ahead, plan.when.start, _AHEAD + weeks)
        for plan in plans
    )
    return _RAISED[in_time]


def _from_the_start(plan: _Entry, start: Moment, ids: set[str]) -> bool:
    """Whether the plan says in the same words when it began, or names the stay and no date."""
    if not isinstance(plan, Help) and plan.about in ids and not plan.when.start.is_known:
        return True
    return start.is_known and plan.when.start == start


def _is_open(timeline: Timeline, placement: Placement, weeks: float) -> bool:
    """Whether the placement goes on, long enough to have a plan, and nothing shows that its perspective is settled."""
    last = placement.residences[-1]
    goes_on = last.when.ending in (Ending.ONGOING, Ending.UNKNOWN) and placement.returned is None
    settled = last.last.goes_well is Answer.YES or last.rooted(timeline.reference_day)
    return goes_on and not settled and placement.when.duration(timeline.reference_day).reaches(weeks).holds


def _no_plan(placement: Placement, plans: list[_Entry], certainty: Certainty) -> Finding:
    start = moment_words(placement.when.start)
    if plans:
        first = moment_words(plans[0].when.start)
        told = Text(
            f"plannen of besluiten over perspectief: {len(plans)}, het eerste: {first.nl}",
            f"plans or decisions on perspective: {len(plans)}, the first: {first.en}",
        )
    else:
        told = Text("plan voor terugkeer of blijven: niet gevonden", "plan for return or staying: not found")
    return Finding(
        lens="NO_PERSPECTIVE",
        certainty=certainty,
        when=placement.when,
        persons=(placement.child,),
        arithmetic=Text(f"Uit huis: {start.nl}; {told.nl}.", f"Away from home: {start.en}; {told.en}."),
        question=Text(
            "Wat was het plan voor terugkeer of blijven, wie wist ervan, en wanneer zou er opnieuw gekeken worden?",
            "What was the plan for return or for staying, who knew of it, and when would it be looked at again?",
        ),
        items=(placement.residences[0].first.id, *(plan.id for plan in plans)),
        weight=2,
    )


def _overrun(timeline: Timeline, child: str, stay: Stay, limits: Mapping[str, float]) -> Iterator[Finding]:
    if not (stay.planned_end.is_known and stay.when.start.is_known):
        return
    planned, lasted = between(stay.when.start, stay.planned_end), stay.when.duration(timeline.reference_day)
    factor = 1 + limits["percent"] / 100
    if planned.most is None or planned.most == 0 or (lasted.most is not None and lasted.most <= planned.least * factor):
        return
    decisions = [one for one in timeline.facts(Decision) if is_for(one, child)]
    if any(_decided_anew(decision, stay) for decision in decisions):
        return
    certainty = Certainty.CERTAIN if lasted.least > planned.most * factor else Certainty.POSSIBLE
    yield _over(child, stay, planned, lasted, certainty if decisions else Certainty.UNKNOWN)


def _decided_anew(decision: Decision, stay: Stay) -> bool:
    """Whether this decision prolonged or ended the stay on purpose; the one by which it began does not count."""
    if decision.decision_kind not in (*_DECIDED, DecisionKind.EXTENSION, DecisionKind.MOVE):
        return False
    for_it = decision.about == stay.id and decision.decision_kind is not DecisionKind.MOVE
    return for_it or stay.when.start.before(decision.when.start) is Certainty.CERTAIN


def _over(child: str, stay: Stay, planned: Duration, lasted: Duration, certainty: Certainty) -> Finding:
    plan, real, end = duration_words(planned), duration_words(lasted), moment_words(stay.planned_end)
    return Finding(
        lens="NO_PERSPECTIVE",
        certainty=certainty,
        when=Period.at(stay.planned_end),
        persons=(child,),
        arithmetic=Text(
            f"Bedoeld voor {plan.nl} (tot: {end.nl}), werkelijk {real.nl}; een besluit daarover is niet gevonden.",
            f"Meant for {plan.en} (until: {end.en}), in fact {real.en}; no decision about that was found.",
        ),
        question=Text(
            "Wie besloot dat het langer duurde, waarom, en wat wisten kind en ouders ervan?",
            "Who decided that it would take longer, why, and what did child and parents know of it?",
        ),
        items=(stay.id,),
        weight=2,
    )


def example() -> Timeline:
    """Noa goes to a foster family for three months and is still there after a year."""
    return family(
        Stay(
            id="foster",
            title="pleeggezin",
            place=PlaceType.FOSTER_FAMILY,
            planned_end=from_edtf("2020-04-10"),
            persons=("noa",),
            when=when("2020-01-10/2021-01-10"),
        ),
        Decision(
            id="start", title="besluit", decision_kind=DecisionKind.PLACEMENT, persons=("noa",), when=when("2020-01-08")
        ),
    )


LENS = Lens(
    name="NO_PERSPECTIVE",
    title=Text("Geen plan voor terugkeer of blijven", "No plan for return or for staying"),
    theme=Theme.SHARED_COURSE,
    source="S0 6.1, S1 2.2, 3.3.2, S2 4.1",
    thresholds=(
        Threshold(
            "weeks",
            6,
            Text("weken na het begin van de plaatsing", "weeks after the start of the placement"),
            Text("ruimte om een plan van dag één samen op te schrijven", "room to write down a day-one plan together"),
        ),
        Threshold(
            "percent",
            50,
            Text("procent langer dan bedoeld", "percent longer than meant"),
            Text("korte uitloop is gewoon, de helft erbij niet", "running over a little is usual, by half is not"),
        ),
    ),
    look=look,
    example=example,
)
