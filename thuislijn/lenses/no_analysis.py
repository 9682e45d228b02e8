# SPDX-License-Identifier: EUPL-1.2
"""A child was placed out of home and no shared explanatory analysis stands behind that decision.

**Looks at** the first placement of each child and at explanatory analyses about the child or the family. **Raised**
when the only analyses on record came later than the threshold after the placement, were older than two years at that
moment, or were not shared with the family. Unknown where the decision for that placement or diagnostics are on record
and no analysis: it may exist under another name. Where the file holds nothing of that kind the lens keeps silent.
**Why** six weeks: the time in which a plan is usually made after a placement that could not be prepared; two years: a
family and a young child change.
**Sources:** S0 4.5 and 6.1 (an analysis was made in one of twelve families, and its worker did not know), S2 3.1, S1
3.2.6.
**False alarm:** the analysis is there under another name: a diagnostic report, a family plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import is_for
from thuislijn.lenses.judging import MONTH, follows_within, strongest
from thuislijn.lenses.placements import courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Analysis, Decision, Help, Stay
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DecisionKind, HelpKind, PlaceType

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
        stay = course.placements[0].residences[0].first
        analyses = [one for one in timeline.facts(Analysis) if is_for(one, course.child)]
        if analyses:
            certainty = _RAISED[strongest(_served(one, stay.when.start, limits) for one in analyses)]
        else:
            certainty = Certainty.UNKNOWN if _tells_of_deciding(timeline, course.child, stay) else Certainty.EXCLUDED
        if certainty is not Certainty.EXCLUDED:
            yield _finding(course.child, stay, analyses, certainty)


def _served(analysis: Analysis, placed: Moment, limits: Mapping[str, float]) -> Certainty:
    """Whether this analysis was there in time and still fresh. Nobody recording that it was shared is no objection."""
    if analysis.shared_with_family is Answer.NO:
        return Certainty.EXCLUDED
    fresh = placed.plus(-round(limits["months"] * MONTH), -round(limits["months"] * MONTH))
    return follows_within(fresh, analysis.when.start, limits["months"] * MONTH + limits["weeks"] * 7)


def _tells_of_deciding(timeline: Timeline, child: str, stay: Stay) -> bool:
    """Whether the file holds the decision for this placement, or an examination that might have explained things."""
    if any(_placed_by(decision, child, stay) for decision in timeline.facts(Decision)):
        return True
    return any(help.help_kind is HelpKind.DIAGNOSTICS and is_for(help, child) for help in timeline.facts(Help))


def _placed_by(decision: Decision, child: str, stay: Stay) -> bool:
    if decision.about:
        return decision.about == stay.id
    return decision.decision_kind is DecisionKind.PLACEMENT and is_for(decision, child)


def _finding(child: str, stay: Stay, analyses: list[Analysis], certainty: Certainty) -> Finding:
    placed = moment_words(stay.when.start)
    if analyses:
        told = ", ".join(moment_words(one.when.start).nl for one in analyses)
        told_en = ", ".join(moment_words(one.when.start).en for one in analyses)
    else:
        told, told_en = "niet gevonden in het dossier", "not found in the file"
    return Finding(
        lens="NO_ANALYSIS",
        certainty=certainty,
        when=Period.at(stay.when.start),
        persons=(child,),
        arithmetic=Text(
            f"Eerste plaatsing: {placed.nl}; verklarende analyse: {told}.",
            f"First placement: {placed.en}; explanatory analysis: {told_en}.",
        ),
        question=Text(
            "Hoe verklaarden gezin en professionals toen samen wat er speelde, en waarop rustte het besluit?",
            "How did family and professionals together explain what was going on, and what did the decision rest on?",
        ),
        items=(stay.id, *(one.id for one in analyses)),
        weight=2,
    )


def example() -> Timeline:
    """Noa goes to a foster family; an analysis of how it came about is made nine months later."""
    return family(
        Stay(
            id="foster", title="pleeggezin", place=PlaceType.FOSTER_FAMILY, persons=("noa",), when=when("2019-03-04/..")
        ),
        Analysis(id="analysis", title="verklarende analyse", when=when("2019-12-10")),
    )


LENS = Lens(
    name="NO_ANALYSIS",
    title=Text("Geen verklarende analyse", "No explanatory analysis"),
    theme=Theme.SHARED_COURSE,
    source="S0 4.5, 6.1, S2 3.1, S1 3.2.6",
    thresholds=(
        Threshold(
            "weeks",
            6,
            Text("weken na de plaatsing", "weeks after the placement"),
            Text("tijd voor een plan na een onverwachte plaatsing", "time for a plan after an unexpected placement"),
        ),
        Threshold(
            "months",
            24,
            Text("maanden waarna een analyse verouderd is", "months after which an analysis is out of date"),
            Text("in twee jaar veranderen een gezin en een kind", "a family and a child change in two years"),
        ),
    ),
    look=look,
    example=example,
)
