# SPDX-License-Identifier: EUPL-1.2
"""Trauma, abuse or sexual abuse is on record, and no proven trauma treatment began within the time set.

**Looks at** diagnoses of trauma (of a child or a parent) and entries of abuse, sexual abuse or trauma about a child,
and at help of the kind 'proven trauma treatment' for that person. **Raised** when it began later than the threshold or
not at all. Certain only where other help for this person is on record and none of it can have been that treatment;
possible where some of it may have been (therapy of a kind not told, psychiatry, treatment during a stay); unknown
where no help for this person is on record.
**Why** six months: time for an intake and a waiting list.
**Sources:** S1 3.3.2: EMDR and trauma-focused cognitive behavioural therapy are proven; play or music therapy came
instead, or the belief that there must be stability first.
**False alarm:** treatment was offered and the person did not want it (an entry 'withdrawn' silences the lens); a
reason against it is recorded elsewhere; the list of proven treatments has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import is_for
from thuislijn.lenses.judging import MONTH, counted, took_place, weakest
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words
from thuislijn.timeline.items import Diagnosis, Event, Help, Item
from thuislijn.timeline.moment import Certainty, Duration, Moment, Period, between
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import DiagnosisStatus, HelpKind, HelpState, Marker

_HARM = {Marker.TRAUMA, Marker.ABUSE, Marker.SEXUAL_ABUSE}
_FELL = (DiagnosisStatus.WITHDRAWN, DiagnosisStatus.REPLACED, DiagnosisStatus.HYPOTHESIS)
_MAY_BE_IT = (
    *(HelpKind.CHILD_THERAPY, HelpKind.PSYCHIATRY, HelpKind.PARENT_TREATMENT, HelpKind.GROUP_TREATMENT),
    *(HelpKind.DAY_TREATMENT, HelpKind.OTHER),
)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for person, signs in _signs(timeline).items():
        since = signs[0].when.start  # in order of time, the undated last
        helped = [help for help in timeline.facts(Help) if is_for(help, person)]
        treated = [help for help in helped if help.help_kind is HelpKind.TRAUMA_TREATMENT]
        if any(help.state is HelpState.WITHDRAWN for help in treated):
            continue
        began = [help for help in treated if took_place(help)]
        waited = _waited(timeline, since, began)
        if waited is None:
            continue
        other = [h for h in helped if h not in treated and h.when.start.before(since) is not Certainty.CERTAIN]
        on_record = Certainty.CERTAIN if treated else _as_far_as_told([help for help in other if took_place(help)])
        certainty = weakest([waited.reaches(limits["months"] * MONTH), on_record])
        if certainty is not Certainty.EXCLUDED:
            yield _finding(person, signs, waited, certainty, [*treated, *other])


def _signs(timeline: Timeline) -> dict[str, list[Item]]:
    """Per person, the entries by which the harm was on record, in order of time."""
    children = {child.id for child in timeline.children}
    found: dict[str, list[Item]] = {}
    for diagnosis in timeline.facts(Diagnosis):
        if Marker.TRAUMA in diagnosis.markers and diagnosis.status not in _FELL:
            for person in diagnosis.persons:
                found.setdefault(person, []).append(diagnosis)
    for event in timeline.facts(Event):
        if not _HARM.isdisjoint(event.markers):
            for person in children.intersection(event.persons):
                found.setdefault(person, []).append(event)
    for signs in found.values():
        signs.sort(key=order)
    return dict(sorted(found.items()))


def _waited(timeline: Timeline, since: Moment, began: list[Help]) -> Duration | None:
    """From the first sign to the first treatment or the end of the file; None where the dates of treatment miss."""
    if not since.is_known:
        return None if began else Duration(0, None)
    if not began:
        return between(since, Moment.on(told(timeline)[1]))
    dated = [help.when.start for help in began if help.when.start.latest is not None]
    return between(since, dated[0]) if dated else None


def _as_far_as_told(other: list[Help]) -> Certainty:
    """How sure 'no trauma treatment' is, by what is recorded of other help for the same person."""
    if not other:
        return Certainty.UNKNOWN
    return Certainty.POSSIBLE if any(help.help_kind in _MAY_BE_IT for help in other) else Certainty.CERTAIN


def _finding(person: str, signs: list[Item], waited: Duration, certainty: Certainty, helped: list[Help]) -> Finding:
    since = signs[0].when.start
    at, length = moment_words(since), duration_words(waited)
    began = [h for h in helped if h.help_kind is HelpKind.TRAUMA_TREATMENT and took_place(h)]
    if began:
        first = moment_words(began[0].when.start)
        then = Text(
            f"traumabehandeling begon {length.nl} later ({first.nl})",
            f"trauma treatment began {length.en} later ({first.en})",
        )
    else:
        told_length = waited.least > 0 or waited.most is not None
        so_long = Text(f", {length.nl},", f", {length.en},") if told_length else Text("", "")
        other = counted(
            len(helped), Text("vermelding van hulp", "entry of help"), Text("vermeldingen van hulp", "entries of help")
        )
        then = Text(
            f"sindsdien{so_long.nl} is geen bewezen traumabehandeling begonnen voor zover vastgelegd, wel {other.nl}",
            f"since then{so_long.en} no proven trauma treatment has begun as far as recorded, though {other.en}",
        )
    return Finding(
        lens="TRAUMA_NO_TREATMENT",
        certainty=certainty,
        when=Period.during(since, began[0].when.start) if began else Period.since(since),
        persons=(person,),
        arithmetic=Text(f"Vastgelegd: {at.nl}; {then.nl}.", f"Recorded: {at.en}; {then.en}."),
        question=Text(
            "Is traumabehandeling overwogen en aangeboden, en wat hield het tegen?",
            "Was trauma treatment considered and offered, and what stood in its way?",
        ),
        items=tuple(dict.fromkeys(item.id for item in (*signs, *helped))),
        weight=2,
    )


def example() -> Timeline:
    """Noa is diagnosed with PTSD and gets play therapy only."""
    return family(
        Diagnosis(id="ptss", title="PTSS", markers=(Marker.TRAUMA,), when=when("2019-04-02"), persons=("noa",)),
        Help(
            id="play",
            title="speltherapie",
            help_kind=HelpKind.PLAY_THERAPY,
            when=when("2019-06/2020-02"),
            persons=("noa",),
        ),
    )


LENS = Lens(
    name="TRAUMA_NO_TREATMENT",
    title=Text("Trauma vastgelegd, geen bewezen behandeling", "Trauma on record, no proven treatment"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.3.2",
    thresholds=(
        Threshold(
            "months",
            6,
            Text("maanden tot de behandeling begint", "months until treatment begins"),
            Text("ruimte voor een intake en een wachtlijst", "room for an intake and a waiting list"),
        ),
    ),
    look=look,
    example=example,
)
