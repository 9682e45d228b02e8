# SPDX-License-Identifier: EUPL-1.2
"""The plain notice that comes before everything else: recent signs of danger are on record.

**Looks at** events in the weeks before the reference day that are marked as acute danger, self-harm or suicidality,
abuse, sexual abuse, domestic violence or a weapon, and that are not marked as over; suspicions too, because the
reporting code begins with a suspicion. **Raised** as one notice for all of them: certain where one is stated as fact
and certainly falls within the weeks, possible where the date or the statement leaves it open, unknown where a sign
without a date is marked as not over. It counts nothing and says nothing of a family.
**Why** eight weeks: what is older has been answered or belongs to the questions that follow.
**Sources:** S3 and docs/rules.md rule 5; the 'Meldcode huiselijk geweld en kindermishandeling' with its five steps;
Veilig Thuis 0800-2000, free, day and night; 112 where life is at risk.
**False alarm:** the danger has passed and nobody marked the entry as over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import listed, strongest, weakest
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event
from thuislijn.timeline.moment import Certainty, Day, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import Answer, EventKind, Marker, Modality

_DANGER = (
    *(Marker.ACUTE_DANGER, Marker.WEAPON, Marker.SELF_HARM),
    *(Marker.SEXUAL_ABUSE, Marker.ABUSE, Marker.DOMESTIC_VIOLENCE),
)
_STATED = (Modality.ACTUAL, Modality.SUSPECTED)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    since = timeline.reference_day - round(limits["weeks"] * 7)
    recent: list[tuple[Certainty, Event]] = []
    # not by facts(): the reporting code asks to act on a suspicion
    for item in timeline.items:
        if isinstance(item, Event) and item.modality in _STATED and _is_sign(item):
            certainty = _recent(item, since, timeline.reference_day)
            if certainty is not Certainty.EXCLUDED:
                stated = Certainty.CERTAIN if item.modality is Modality.ACTUAL else Certainty.POSSIBLE
                recent.append((weakest([certainty, stated]), item))
    if recent:
        events = sorted((event for _, event in recent), key=order)
        yield _notice(timeline, events, strongest(certainty for certainty, _ in recent), since)


def _is_sign(event: Event) -> bool:
    return event.is_over is not Answer.YES and any(marker in _DANGER for marker in event.markers)


def _recent(event: Event, since: Day, today: Day) -> Certainty:
    """Whether it was so within the window; a stretch counts by the last day on record, not by an end nobody wrote."""
    going_on = event.when.ending is Ending.ONGOING and event.reviewed  # a program cannot tell that it goes on
    still = event.when.is_dated and (event.is_over is Answer.NO or going_on)
    last = Moment.on(today) if still else event.when.end
    if not last.is_known:
        last = event.when.start
    if not last.is_known:
        return Certainty.UNKNOWN if event.is_over is Answer.NO else Certainty.EXCLUDED
    if event.when.start.earliest is not None and event.when.start.earliest > today:
        return Certainty.EXCLUDED
    low, high = last.earliest, last.latest
    if high is not None and high < since:
        return Certainty.EXCLUDED
    if not event.reviewed and (low is None or low < since):
        return Certainty.EXCLUDED  # what an old paper leaves open is no news of these weeks; a person has to say so
    return Certainty.CERTAIN if low is not None and low >= since else Certainty.POSSIBLE


def _notice(timeline: Timeline, events: list[Event], certainty: Certainty, since: Day) -> Finding:
    markers = dict.fromkeys(marker for event in events for marker in event.markers if marker in _DANGER)
    named = listed([Text(marker.nl, marker.en) for marker in markers])
    weeks = (timeline.reference_day - since) // 7
    return Finding(
        lens="ACUTE_DANGER",
        certainty=certainty,
        when=Period.during(Moment.on(since), Moment.on(timeline.reference_day)),
        persons=tuple(dict.fromkeys(id for event in events for id in event.persons)),
        arithmetic=Text(
            f"In of rond de laatste {weeks} weken van het dossier staat vermeld: {named.nl}.",
            f"In or around the last {weeks} weeks of the file these are mentioned: {named.en}.",
        ),
        question=Text(
            "Eerst veiligheid, dan pas leren: volg de vijf stappen van de meldcode."
            " Advies of melding: Veilig Thuis 0800-2000, gratis, dag en nacht. Bij levensgevaar: bel 112.",
            "Safety first, learning afterwards: follow the five steps of the reporting code (meldcode)."
            " Advice or report: Veilig Thuis 0800-2000, free, day and night. Where life is at risk: call 112.",
        ),
        items=tuple(event.id for event in events),
        weight=3,
    )


def example() -> Timeline:
    """Two weeks before the meeting a neighbour reports that Noa was hit."""
    return family(
        Event(
            id="report",
            title="melding van een buurvrouw",
            event_kind=EventKind.REPORT,
            markers=(Marker.ABUSE,),
            persons=("noa",),
            when=when("2022-12-18"),
        ),
        until="2023-01-01",
    )


LENS = Lens(
    name="ACUTE_DANGER",
    title=Text("Signalen van gevaar: eerst de meldcode", "Signs of danger: the reporting code first"),
    theme=Theme.KEEP_FOLLOWING,
    source="S3; Meldcode huiselijk geweld en kindermishandeling",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken vóór de peildatum", "weeks before the reference day"),
            Text("wat ouder is, hoort bij de vragen die volgen", "what is older belongs to the questions that follow"),
        ),
    ),
    look=look,
    example=example,
)
