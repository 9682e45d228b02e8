# SPDX-License-Identifier: EUPL-1.2
"""A stay goes well and goes on in the same heavy form, without a step towards a lighter one on record.

**Looks at** stays that still run, from family home up to secure care, of which it is on record that they go well or
that they go on for reasons of funding; and at plans and decisions about scaling down, returning or the perspective.
**Raised** when such a stay has lasted the threshold and the file, which holds plans or decisions for this child, has
none of these; at once where funding, a contract or the Long-term Care Act is the recorded reason; unknown where the
file holds no plans at all.
**Why** six months: it went well for more than a season.
**Sources:** S1 3.3.2 (in a fifth of the files it went well; some could go on as foster care within the same house) and
3.3.8 (payments that do not reward lighter care; 'you do not think of it when things go well').
**False alarm:** stability is what helps this child; child and family want to stay (recorded as the reason, that
silences the lens). A lighter form need not be another house.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import is_for
from thuislijn.lenses.judging import MONTH
from thuislijn.lenses.placements import Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words
from thuislijn.timeline.items import Decision, Plan, Stay
from thuislijn.timeline.moment import Certainty, Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DecisionKind, FundingLaw, PlaceType, PlanKind, Reason

_HEAVY = PlaceType.FAMILY_HOME.rung or 0
_STEPS = (PlanKind.SCALING_DOWN, PlanKind.RETURN, PlanKind.PERSPECTIVE, PlanKind.AFTER_18)
_STEPS_DECIDED = (DecisionKind.SCALING_DOWN, DecisionKind.RETURN, DecisionKind.PERSPECTIVE)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for residence in course.residences[-1:]:
            stay = residence.last
            runs = stay.when.ending in (Ending.ONGOING, Ending.UNKNOWN)
            heavy = (stay.place.rung or 0) >= _HEAVY
            if not (runs and heavy) or stay.reason is Reason.FAMILY_WISH:
                continue
            funded = stay.reason is Reason.FINANCE or stay.law is FundingLaw.WLZ
            if stay.goes_well is not Answer.YES and not funded:
                continue
            planned = _plans(timeline, course.child)
            if any(_is_step(plan, stay) for plan in planned):
                continue
            certainty = residence.when.duration(timeline.reference_day).reaches(limits["months"] * MONTH)
            if stay.reason is Reason.FINANCE:
                certainty = Certainty.CERTAIN
            elif not planned and certainty.holds:
                certainty = Certainty.UNKNOWN
            if certainty is not Certainty.EXCLUDED:
                yield _finding(timeline, residence, certainty, len(planned))


def _plans(timeline: Timeline, child: str) -> list[Plan | Decision]:
    plans: list[Plan | Decision] = [plan for plan in timeline.facts(Plan) if is_for(plan, child)]
    return plans + [decision for decision in timeline.facts(Decision) if is_for(decision, child)]


def _is_step(entry: Plan | Decision, stay: Stay) -> bool:
    """Whether a plan or decision about what comes next was made during this stay; undated counts."""
    kinds = entry.plan_kind in _STEPS if isinstance(entry, Plan) else entry.decision_kind in _STEPS_DECIDED
    return kinds and entry.when.start.before(stay.when.start) is not Certainty.CERTAIN


def _finding(timeline: Timeline, residence: Residence, certainty: Certainty, plans: int) -> Finding:
    stay = residence.last
    length = duration_words(residence.when.duration(timeline.reference_day))
    state = Text("het gaat goed", "it goes well")
    if stay.reason is Reason.FINANCE:
        state = Text(f"reden: {Reason.FINANCE.nl}", f"reason: {Reason.FINANCE.en}")
    elif stay.goes_well is not Answer.YES:
        state = Text(f"betaald uit de {FundingLaw.WLZ.nl}", f"paid under the {FundingLaw.WLZ.en}")
    found = Text(
        "plan voor een lichtere vorm of het vervolg: niet gevonden", "plan for a lighter form or next step: not found"
    )
    if plans:
        found = Text(
            f"plannen of besluiten in het dossier: {plans}, geen daarvan over een lichtere vorm of het vervolg",
            f"plans or decisions in the file: {plans}, none of them about a lighter form or what comes next",
        )
    return Finding(
        lens="NOT_SCALED_DOWN",
        certainty=certainty,
        when=residence.when,
        persons=(residence.child,),
        arithmetic=Text(
            f"{stay.place.nl.capitalize()}, al {length.nl}; {state.nl}; {found.nl}.",
            f"{stay.place.en.capitalize()}, for {length.en}; {state.en}; {found.en}.",
        ),
        question=Text(
            "Wat heeft dit kind nu nog nodig van deze vorm, wat kan lichter op dezelfde plek, en wat wil het zelf?",
            "What does this child still need of this form, what can be lighter in the same place, what does it want?",
        ),
        items=residence.ids,
        weight=1,
    )


def example() -> Timeline:
    """Noa does well in a family home for two years; the only plan on record is about her school."""
    return family(
        Stay(
            id="home",
            title="gezinshuis",
            place=PlaceType.FAMILY_HOME,
            goes_well=Answer.YES,
            persons=("noa",),
            when=when("2021-01-10/.."),
        ),
        Plan(id="plan", title="schoolplan", persons=("noa",), when=when("2022-08")),
    )


LENS = Lens(
    name="NOT_SCALED_DOWN",
    title=Text("Niet afgeschaald", "Not scaled down"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.3.2, 3.3.8",
    thresholds=(
        Threshold(
            "months",
            6,
            Text("maanden dat het goed gaat", "months that it goes well"),
            Text("langer dan een seizoen is meer dan een goed begin", "beyond a season it is more than a good start"),
        ),
    ),
    look=look,
    example=example,
)
