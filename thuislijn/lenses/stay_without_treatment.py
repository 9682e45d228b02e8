# SPDX-License-Identifier: EUPL-1.2
"""A stay at a place meant for treatment in which treatment began late or not at all.

**Looks at** treatment groups, clinics and stays for treatment; at treatment and diagnostics for the child, and a
diagnosis made, in that time; and at extensions of the stay with the reason 'waiting'. **Raised** when nothing of that
kind began within the threshold, or when the stay was extended to wait twice or more. Unknown where no help at all is
recorded for the child during the stay: not recorded is not the same as not done.
**Why** eight weeks leaves time to settle in and observe; five months on a group before the first appointment must show.
**Sources:** S1 3.3.2: in one of six files no treatment, or a living problem; S1 3.3.4: extension after extension.
**False alarm:** the place is for living; therapy came from school or elsewhere; a time to settle in was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import TREATMENTS, given, is_for
from thuislijn.lenses.judging import coincides
from thuislijn.lenses.placements import Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import WEEKS, duration_words, moment_words
from thuislijn.timeline.items import Decision, Diagnosis, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Duration, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DecisionKind, HelpKind, PlaceType, Reason, StayPurpose

_FOR_TREATMENT = (PlaceType.TREATMENT_GROUP, PlaceType.CLINIC)
_OTHER_PURPOSE = (
    *(StayPurpose.LIVING, StayPurpose.CRISIS, StayPurpose.RESPITE, StayPurpose.SAFETY),
    StayPurpose.OBSERVATION,  # to observe is to find out what to treat
)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for residence in course.residences:
            if residence.away and any(_meant_for_treatment(stay) for stay in residence.stays):
                yield from _judge(timeline, residence, limits)


def _meant_for_treatment(stay: Stay) -> bool:
    if stay.purpose is StayPurpose.TREATMENT:
        return True
    return stay.place in _FOR_TREATMENT and stay.purpose not in _OTHER_PURPOSE


def _judge(timeline: Timeline, residence: Residence, limits: Mapping[str, float]) -> Iterator[Finding]:
    extensions = [
        one
        for one in timeline.facts(Decision)
        if one.decision_kind is DecisionKind.EXTENSION and one.reason is Reason.WAITING and one.about in residence.ids
    ]
    helps = [help for help in given(timeline) if _helped_there(timeline, help, residence)]
    treated = _treatment(timeline, residence, helps)
    length = residence.when.duration(timeline.reference_day)
    if treated is None:
        bare = length
    elif treated.when.start == residence.when.start:
        bare = Duration(0, 0)  # told in the same words, such as an age: the same moment, however vague
    else:
        bare = between(residence.when.start, treated.when.start)
        most = length.most if bare.most is None else bare.most if length.most is None else min(bare.most, length.most)
        bare = Duration(min(bare.least, bare.least if most is None else most), most)
    certainty = bare.reaches(limits["weeks"] * 7) if residence.when.start.is_known else Certainty.UNKNOWN
    if len(extensions) >= limits["extensions"]:
        certainty = Certainty.CERTAIN
    elif not certainty.holds:
        return
    elif treated is None and not any(_says_what_it_was(timeline, help, residence) for help in helps):
        certainty = Certainty.UNKNOWN
    yield _finding(residence, treated, bare, list(extensions), certainty)


def _helped_there(timeline: Timeline, help: Help, residence: Residence) -> bool:
    """Whether help for the child may have run on a day of the stay."""
    a, b = help.when.possible_days(timeline.reference_day), residence.when.possible_days(timeline.reference_day)
    return is_for(help, residence.child) and a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _says_what_it_was(timeline: Timeline, help: Help, residence: Residence) -> bool:
    """Whether help surely ran during the stay and is known not to be treatment."""
    ran = coincides(help.when, residence.when, timeline.reference_day)
    return help.help_kind is not HelpKind.OTHER and ran is Certainty.CERTAIN


def _treatment(timeline: Timeline, residence: Residence, helps: list[Help]) -> Item | None:
    """The first treatment, diagnostics or diagnosis that may have fallen in the stay."""
    span = residence.when.possible_days(timeline.reference_day)
    made = [
        one
        for one in timeline.facts(Diagnosis, residence.child)
        if span is not None and (day := one.when.start.middle) is not None and span[0] <= day <= span[1]
    ]
    found: list[Item] = [*(help for help in helps if help.help_kind in TREATMENTS), *made]
    return min(found, key=lambda item: item.when.start.middle or 0, default=None)


def _finding(
    residence: Residence, treated: Item | None, bare: Duration, extensions: list[Decision], certainty: Certainty
) -> Finding:
    start, length = moment_words(residence.when.start), duration_words(bare)
    if certainty is Certainty.UNKNOWN:
        sentence = Text(
            f"Verblijf op een behandelplek (begin: {start.nl}); hulp aan de jeugdige in die tijd is niet vastgelegd.",
            f"Stay at a place for treatment (start: {start.en}); help for the child in that time is not recorded.",
        )
    elif treated is None:
        sentence = Text(
            f"Verblijf op een behandelplek (begin: {start.nl}); {length.nl} zonder vastgelegd begin van behandeling.",
            f"Stay at a place for treatment (start: {start.en}); {length.en} without a recorded start of treatment.",
        )
    else:
        then = moment_words(treated.when.start)
        sentence = Text(
            f"Verblijf op een behandelplek (begin: {start.nl}); behandeling of onderzoek volgde na {length.nl} "
            f"({then.nl}).",
            f"Stay at a place for treatment (start: {start.en}); treatment or tests followed after {length.en} "
            f"({then.en}).",
        )
    if extensions:
        sentence = Text(
            f"{sentence.nl} {len(extensions)} keer verlengd om te wachten.",
            f"{sentence.en} Extended {len(extensions)} times to wait.",
        )
    first = treated.when.start if treated else Moment.UNKNOWN
    return Finding(
        lens="STAY_WITHOUT_TREATMENT",
        certainty=certainty,
        when=Period.during(residence.when.start, first) if first.is_known else residence.when,
        persons=(residence.child,),
        arithmetic=sentence,
        question=Text(
            "Waarvoor was dit verblijf, en wanneer begon dat? Wat had er vanaf de eerste dag kunnen lopen, ook thuis?",
            "What was this stay for, and when did that begin? What could have run from day one, at home as well?",
        ),
        items=(*residence.ids, *((treated.id,) if treated else ()), *(one.id for one in extensions)),
        weight=3 if extensions else 2,
    )


def example() -> Timeline:
    """Noa comes to a treatment group at the end of March; the first appointment for diagnostics is in August."""
    return family(
        Stay(
            id="group",
            title="behandelgroep",
            persons=("noa",),
            place=PlaceType.TREATMENT_GROUP,
            purpose=StayPurpose.TREATMENT,
            when=when("2021-03-29/.."),
        ),
        Help(
            id="diagnostics",
            title="diagnostiek",
            help_kind=HelpKind.DIAGNOSTICS,
            persons=("noa",),
            when=when("2021-08-30/2021-11-12"),
        ),
        until="2022-01-01",
    )


LENS = Lens(
    name="STAY_WITHOUT_TREATMENT",
    title=Text("Verblijf zonder behandeling", "Stay without treatment"),
    theme=Theme.KEEP_FOLLOWING,
    source="S1 3.3.2, 3.3.4",
    thresholds=(
        Threshold("weeks", 8, WEEKS, Text("tijd om te wennen en te observeren", "time to settle in and observe")),
        Threshold(
            "extensions",
            2,
            Text("verlengingen om te wachten", "extensions to wait"),
            Text("een keer kan pech zijn", "once may be bad luck"),
        ),
    ),
    look=look,
    example=example,
)
