# SPDX-License-Identifier: EUPL-1.2
"""A diagnosis that was later withdrawn, not confirmed, or replaced by another.

**Looks at** diagnoses that are recorded as withdrawn or replaced, and at those that say which earlier one they revise.
**Raised** from one revision; heavier when it certainly took longer than the threshold, or when a stay or help began in
the meantime. Possible where those concerned dispute the revision; unknown where the revised diagnosis itself is not in
the file. A working hypothesis was never a diagnosis, and two with the same content are one under a new name.
**Why** twenty-four months: within two years one often is still finding out; after that, years of care rest on it.
**Sources:** S1 3.3.3: in a third of the cases a diagnosis was revised after some years; S3.
**False alarm:** a first diagnosis that came late; a new name (PDD-NOS became autism in 2013); one added to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import MONTH, counted
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words
from thuislijn.timeline.items import Diagnosis, Help, Stay
from thuislijn.timeline.moment import Certainty, Duration, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DiagnosisStatus, Marker, Standing

_FELL = (DiagnosisStatus.WITHDRAWN, DiagnosisStatus.REPLACED)


@dataclass(frozen=True, slots=True)
class _Revision:
    """`old` is the diagnosis that fell; `new` the one in its place. One of them may be missing from the file."""

    old: Diagnosis | None
    new: Diagnosis | None

    @property
    def entry(self) -> Diagnosis:
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def made(self) -> Moment:
        return self.old.when.start if self.old else Moment.UNKNOWN

    @property
    def fell(self) -> Moment:
        if self.new is not None:
            return self.new.when.start
        when = self.entry.when
        return Moment.UNKNOWN if when.is_point else when.end


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    diagnoses = timeline.facts(Diagnosis)
    known = {diagnosis.id: diagnosis for diagnosis in diagnoses}
    replaced = {diagnosis.replaces for diagnosis in diagnoses if diagnosis.replaces}
    for diagnosis in diagnoses:
        if diagnosis.replaces and diagnosis.replaces != diagnosis.id:
            revision = _Revision(known.get(diagnosis.replaces), diagnosis)
        elif diagnosis.status in _FELL and diagnosis.id not in replaced:
            revision = _Revision(diagnosis, None)
        else:
            continue
        if not _same_or_unfinished(revision):
            yield _finding(timeline, revision, limits)


def _same_or_unfinished(revision: _Revision) -> bool:
    old, new = revision.old, revision.new
    if old is not None and old.status in (DiagnosisStatus.HYPOTHESIS, DiagnosisStatus.RENAMED):
        return True
    if new is not None and new.status in (DiagnosisStatus.HYPOTHESIS, DiagnosisStatus.RENAMED):
        return True
    if old is None or new is None:
        return False
    telling = set(old.markers) - {Marker.OTHER}
    return bool(telling) and telling == set(new.markers) - {Marker.OTHER}


def _finding(timeline: Timeline, revision: _Revision, limits: Mapping[str, float]) -> Finding:
    made, fell = revision.made, revision.fell
    took = between(made, fell) if made.is_known and fell.is_known else None
    rested = _began_between(timeline, revision)
    certainty = Certainty.CERTAIN
    if revision.old is None:
        certainty = Certainty.UNKNOWN
    elif Standing.DISPUTED in (revision.old.standing, revision.entry.standing):
        certainty = Certainty.POSSIBLE
    late = took is not None and took.reaches(limits["months"] * MONTH) is Certainty.CERTAIN
    own = [diagnosis.id for diagnosis in (revision.old, revision.new) if diagnosis is not None]
    return Finding(
        lens="DIAGNOSIS_REVISED",
        certainty=certainty,
        when=Period.during(made, fell) if made.is_known or fell.is_known else Period(),
        persons=revision.entry.persons,
        arithmetic=_arithmetic(revision, took, rested),
        question=Text(
            "Waarop berustte de eerste diagnose, wat is erop gebouwd, en wie bekeek dat na de herziening opnieuw?",
            "What did the first diagnosis rest on, what was built on it, and who looked at that again afterwards?",
        ),
        items=(*own[:1], *(entry.id for entry in rested), *own[1:]),
        weight=3 if late or rested else 2,
    )


def _began_between(timeline: Timeline, revision: _Revision) -> list[Stay | Help]:
    """Stays and help for the same person that certainly began after the first diagnosis and before it fell."""
    made, fell = revision.made, revision.fell
    who = set(revision.entry.persons)
    entries: list[Stay | Help] = [stay for stay in timeline.facts(Stay) if stay.place.away_from_home]
    entries += timeline.facts(Help)
    return [
        entry
        for entry in entries
        if not who.isdisjoint(entry.persons)
        and made.before(entry.when.start) is Certainty.CERTAIN
        and entry.when.start.before(fell) is Certainty.CERTAIN
    ]


def _arithmetic(revision: _Revision, took: Duration | None, rested: list[Stay | Help]) -> Text:
    if revision.old is None:
        at = moment_words(revision.fell)
        return Text(
            f"Een diagnose herziet een eerdere ({at.nl}); die eerdere staat niet in het dossier.",
            f"A diagnosis revises an earlier one ({at.en}); that one is not in the file.",
        )
    made, fell = moment_words(revision.made), moment_words(revision.fell)
    after = Text("", "")
    if took is not None:
        length = duration_words(took)
        after = Text(f", {length.nl} later", f", {length.en} later")
    sentence = Text(
        f"Diagnose gesteld: {made.nl}; ingetrokken of vervangen: {fell.nl}{after.nl}",
        f"Diagnosis made: {made.en}; withdrawn or replaced: {fell.en}{after.en}",
    )
    if not rested:
        return Text(f"{sentence.nl}.", f"{sentence.en}.")
    number = counted(
        len(rested),
        Text("verblijf of hulpvorm", "stay or form of help"),
        Text("verblijven of hulpvormen", "stays or forms of help"),
    )
    return Text(
        f"{sentence.nl}; in die tijd begonnen: {number.nl}.", f"{sentence.en}; begun in that time: {number.en}."
    )


def example() -> Timeline:
    """Noa is said to have ADHD at six; at ten it turns out to be the aftermath of what she went through."""
    return family(
        Diagnosis(
            id="adhd",
            title="ADHD",
            status=DiagnosisStatus.REPLACED,
            markers=(Marker.ADHD,),
            when=when("2016-09"),
            persons=("noa",),
        ),
        Help(id="training", title="behandeling ADHD", when=when("2017-01/2018-06"), persons=("noa",)),
        Diagnosis(
            id="trauma", title="PTSS", replaces="adhd", markers=(Marker.TRAUMA,), when=when("2020-11"), persons=("noa",)
        ),
    )


LENS = Lens(
    name="DIAGNOSIS_REVISED",
    title=Text("Diagnose bijgesteld", "Diagnosis revised"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.3.3, S3",
    thresholds=(
        Threshold(
            "months",
            24,
            Text("maanden waarna een herziening zwaarder weegt", "months after which a revision weighs more"),
            Text("binnen twee jaar wordt vaak nog gezocht", "within two years people often are still finding out"),
        ),
    ),
    look=look,
    example=example,
)
