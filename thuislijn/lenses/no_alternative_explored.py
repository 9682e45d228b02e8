# SPDX-License-Identifier: EUPL-1.2
"""A child lost its home and no other option is on record: help at home, the network, part-time care, practical aid.

**Looks at** every time a child loses its home (its own, or a family in which it grew up), the decision about it with
the alternatives weighed, and help at home in the weeks before. **Raised** when an alternative from the network was
named and not taken further within four weeks; and when none is on record: certain where the file records alternatives
elsewhere, otherwise unknown. It keeps silent where safety is the recorded reason, where help at home ran in the weeks
before, and where neither a decision nor a reason is on record, because then the file says nothing about deciding.
**Why** eight weeks: the time in which such a decision usually ripens; four weeks are enough to ring somebody up.
**Sources:** S1 3.2.3 (referral nearly always meant admission; a church and a friend's parents named and not asked),
3.2.4 (a placement because of working hours and grief), S2 4.1.
**False alarm:** acute danger; alternatives tried years before; discussed and not written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, is_for
from thuislijn.lenses.judging import coincides
from thuislijn.lenses.placements import Departure, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Alternative, Decision, Stay
from thuislijn.timeline.moment import Certainty, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    AlternativeKind,
    AlternativeStatus,
    DecisionKind,
    HelpKind,
    PlaceType,
    Reason,
)

_AWAY = (DecisionKind.PLACEMENT, DecisionKind.MOVE)
_AT_HOME = (
    *(HelpKind.FAMILY_SUPPORT, HelpKind.FAMILY_TREATMENT, HelpKind.SYSTEMIC_THERAPY, HelpKind.CRISIS_HELP),
    *(HelpKind.RESPITE, HelpKind.DAY_TREATMENT, HelpKind.NETWORK_HELP, HelpKind.MENTOR),
)
_RIPENS = 56  # days between a decision that names no stay and the departure it is taken to be about


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for departure in course.departures:
            stay = departure.to.first
            decision = _decision(timeline, departure)
            reason = decision.reason if decision is not None and decision.reason is not Reason.UNKNOWN else stay.reason
            if reason is Reason.SAFETY or (decision is None and reason is Reason.UNKNOWN):
                continue
            if decision is not None and decision.alternatives:
                yield from _named_only(timeline, departure, decision, limits)
            else:
                yield from _none_on_record(timeline, departure, decision, reason, limits)


def _decision(timeline: Timeline, departure: Departure) -> Decision | None:
    """The decision about this stay: the one that says so, else the last for this child shortly before."""
    own = [d for d in timeline.facts(Decision) if d.about in departure.to.ids]
    if own:
        return own[0]
    near = [
        decision
        for decision in timeline.facts(Decision)
        if decision.decision_kind in _AWAY
        and not decision.about
        and is_for(decision, departure.child)
        and _shortly_before(decision.when.start, departure.at)
    ]
    return near[-1] if near else None


def _shortly_before(decided: Moment, at: Moment) -> bool:
    if not (decided.is_known and at.is_known):
        return False
    return at.before(decided) is not Certainty.CERTAIN and between(decided, at).least <= _RIPENS


def _named_only(
    timeline: Timeline, departure: Departure, decision: Decision, limits: Mapping[str, float]
) -> Iterator[Finding]:
    """Options from the network that were named and of which nothing was heard since."""
    later = [
        alternative.kind
        for other in timeline.facts(Decision)
        if other is not decision and not other.when.start.before(decision.when.start).holds
        for alternative in other.alternatives
        if alternative.status is not AlternativeStatus.NAMED
    ]
    went = any(stay.place is PlaceType.NETWORK for stay in timeline.facts(Stay, departure.child))
    open_ = [option for option in decision.alternatives if _is_open(option, later) and not went]
    if not open_:
        return
    since = between(decision.when.start, Moment.on(timeline.reference_day))
    certainty = since.reaches(limits["named_weeks"] * 7) if decision.when.start.is_known else Certainty.UNKNOWN
    if certainty is not Certainty.EXCLUDED:
        names = ", ".join(f"“{option.what}”" for option in open_)
        yield _finding(
            departure,
            decision,
            certainty,
            Text(f"genoemd en niet vervolgd: {names}", f"named and not taken further: {names}"),
        )


def _is_open(option: Alternative, later: list[AlternativeKind]) -> bool:
    network = option.kind is AlternativeKind.NETWORK and option.status is AlternativeStatus.NAMED
    return network and not option.why_not and AlternativeKind.NETWORK not in later


def _none_on_record(
    timeline: Timeline, departure: Departure, decision: Decision | None, reason: Reason, limits: Mapping[str, float]
) -> Iterator[Finding]:
    weeks = limits["weeks"] * 7
    before = Period.during(departure.at.plus(-round(weeks), -round(weeks)), departure.at)
    tried = [
        coincides(help.when, before, timeline.reference_day)
        for help in given(timeline)
        if help.help_kind in _AT_HOME and is_for(help, departure.child)
    ]
    if Certainty.CERTAIN in tried:
        return
    elsewhere = any(other.alternatives for other in timeline.facts(Decision))
    certainty = Certainty.CERTAIN if elsewhere else Certainty.UNKNOWN
    if elsewhere and Certainty.POSSIBLE in tried:
        certainty = Certainty.POSSIBLE
    because = (f"; reden: {reason.nl}", f"; reason: {reason.en}") if reason is not Reason.UNKNOWN else ("", "")
    yield _finding(
        departure,
        decision,
        certainty,
        Text(
            f"geen alternatief en geen hulp thuis vastgelegd in de {limits['weeks']:g} weken ervoor{because[0]}",
            f"no alternative and no help at home on record in the {limits['weeks']:g} weeks before{because[1]}",
        ),
    )


def _finding(departure: Departure, decision: Decision | None, certainty: Certainty, told: Text) -> Finding:
    at = moment_words(departure.at)
    stay = departure.to.first
    return Finding(
        lens="NO_ALTERNATIVE_EXPLORED",
        certainty=certainty,
        when=Period.at(departure.at),
        persons=(departure.child,),
        arithmetic=Text(
            f"{stay.place.nl.capitalize()} ({at.nl}): {told.nl}.", f"{stay.place.en.capitalize()} ({at.en}): {told.en}."
        ),
        question=Text(
            "Wat had het gezin nodig gehad om dit kind thuis te houden, en wie uit de omgeving had kunnen helpen?",
            "What would the family have needed to keep this child at home, and who around them could have helped?",
        ),
        items=(stay.id,) if decision is None else (decision.id, stay.id),
        weight=2,
    )


def example() -> Timeline:
    """Noa goes to a group because her mother works at night; her aunt was named and nobody rang her."""
    return family(
        Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2021-03-01")),
        Decision(
            id="decision",
            title="besluit plaatsing",
            decision_kind=DecisionKind.PLACEMENT,
            about="group",
            reason=Reason.CIRCUMSTANCES,
            alternatives=(Alternative(what="tante", kind=AlternativeKind.NETWORK),),
            persons=("noa",),
            when=when("2021-02-15"),
        ),
        Stay(
            id="group",
            title="leefgroep",
            place=PlaceType.RESIDENTIAL_GROUP,
            persons=("noa",),
            when=when("2021-03-01/.."),
        ),
    )


LENS = Lens(
    name="NO_ALTERNATIVE_EXPLORED",
    title=Text("Geen alternatief of netwerk verkend", "No alternative or network explored"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.3, 3.2.4, S2 4.1",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken vóór het besluit", "weeks before the decision"),
            Text("zo lang rijpt zo'n besluit meestal", "such a decision usually ripens that long"),
        ),
        Threshold(
            "named_weeks",
            4,
            Text("weken zonder vervolg", "weeks without follow-up"),
            Text("genoeg om iemand te bellen", "enough to ring somebody up"),
        ),
    ),
    look=look,
    example=example,
)
