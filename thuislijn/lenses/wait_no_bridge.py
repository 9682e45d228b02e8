# SPDX-License-Identifier: EUPL-1.2
"""Waiting for help while hardly any other help bridged the time.

**Looks at** the time between referral or registration and the start of help, and at other help for the same person in
that time. **Raised** when the wait lasts the threshold or longer and other help covers less than a quarter of it.
Unknown where waiting is recorded without saying since when, or a registration without saying whether help ever began.
**Why** eight weeks leaves ordinary waits out; a quarter, because one talk in five months is no bridge.
**Sources:** S0 4.4: no plan B while waiting; S1 3.3.4: five months without a psychiatrist, a first appointment five
months after arrival; S2: at home it grows worse meanwhile.
**False alarm:** the general practitioner, the school or relatives bridged it and nobody wrote it down; the family asked
to wait; the date is that of a form and not of the need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.coverage import share, union
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import is_for, spans
from thuislijn.lenses.judging import weakest
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.waiting import waiting
from thuislijn.lenses.words import WEEKS, duration_words, moment_words, sentence, title_words
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty, Ending, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpKind, HelpState


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for help in timeline.facts(Help):
        wait = waiting(help)
        if wait is None:
            if help.state is HelpState.WAITING:
                yield _unknown(help, Period())
            continue
        if not wait.duration(timeline.reference_day).reaches(limits["weeks"] * 7).holds:
            continue
        if wait.ending is Ending.UNKNOWN:
            yield _unknown(help, wait)
            continue
        certainty, least, most = _judge(timeline, help, wait, limits)
        if certainty.holds:
            yield _finding(timeline, help, wait, certainty, (least, most))


def _judge(timeline: Timeline, help: Help, wait: Period, limits: Mapping[str, float]) -> tuple[Certainty, float, float]:
    """How sure it is that the wait was long and bare, and the part of it that was bridged, least and most."""
    today = timeline.reference_day
    widest = wait.possible_days(today)
    if widest is None:
        return Certainty.EXCLUDED, 0, 0
    others = [
        span
        for span in spans(timeline)
        if span.meets(widest) and span.help.id != help.id and _same_person(help, span.help)
    ]
    most = share(union(span.possible for span in others), wait.certain_days(today) or widest)
    least = min(most, share(union(span.certain for span in others if span.certain), widest))
    limit = limits["percent"] / 100
    bare = Certainty.CERTAIN if most < limit else Certainty.POSSIBLE if least < limit else Certainty.EXCLUDED
    return weakest((wait.duration(today).reaches(limits["weeks"] * 7), bare)), least, most


def _same_person(help: Help, other: Help) -> bool:
    return not help.persons or any(is_for(other, person) for person in help.persons)


def _finding(
    timeline: Timeline, help: Help, wait: Period, certainty: Certainty, bridged: tuple[float, float]
) -> Finding:
    length, since = duration_words(wait.duration(timeline.reference_day)), moment_words(wait.start)
    least, most = (round(part * 100) for part in bridged)
    part = f"{least}%" if least == most else f"{least}-{most}%"
    return Finding(
        lens="WAIT_NO_BRIDGE",
        certainty=certainty,
        when=wait,
        persons=help.persons,
        arithmetic=sentence(
            Text(
                f"{length.nl} wachten op {title_words([help.title])} (vanaf {since.nl}); in die tijd vastgelegde "
                f"andere hulp: {part}.",
                f"{length.en} of waiting for {title_words([help.title])} (from {since.en}); other help recorded in "
                f"that time: {part}.",
            )
        ),
        question=Text(
            "Wat hielp het gezin de wachttijd door? Wat had er in de tussentijd wel kunnen beginnen?",
            "What helped the family through the wait? What could have begun in the meantime?",
        ),
        items=(help.id,),
        weight=3 if wait.duration(timeline.reference_day).least > 26 * 7 else 2,
    )


def _unknown(help: Help, wait: Period) -> Finding:
    return Finding(
        lens="WAIT_NO_BRIDGE",
        certainty=Certainty.UNKNOWN,
        when=wait,
        persons=help.persons,
        arithmetic=Text(
            f"Voor {title_words([help.title])} is gewacht of aangemeld; hoelang het duurde is niet vastgelegd.",
            f"There was a wait or a registration for {title_words([help.title])}; how long it took is not recorded.",
        ),
        question=Text(
            "Is deze hulp ooit begonnen? Hoelang wachtte het gezin, en wat was er intussen?",
            "Did this help ever begin? How long did the family wait, and what was there meanwhile?",
        ),
        items=(help.id,),
    )


def example() -> Timeline:
    """Noa waits five months for diagnostics; in that time there are two weeks of crisis help."""
    return family(
        Help(
            id="diagnostics",
            title="diagnostiek",
            help_kind=HelpKind.DIAGNOSTICS,
            persons=("noa",),
            waiting_from=when("2019-03-25").start,
            when=when("2019-08-28/2019-10-30"),
        ),
        Help(
            id="crisis",
            title="crisishulp",
            help_kind=HelpKind.CRISIS_HELP,
            persons=("noa",),
            when=when("2019-05-06/2019-05-17"),
        ),
    )


LENS = Lens(
    name="WAIT_NO_BRIDGE",
    title=Text("Wachten zonder overbrugging", "Waiting without a bridge"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4; S1 3.3.4; S2",
    thresholds=(
        Threshold("weeks", 8, WEEKS, Text("houdt gewone wachttijden erbuiten", "keeps ordinary waits out")),
        Threshold(
            "percent",
            25,
            Text("procent van de wachttijd met andere hulp", "per cent of the wait with other help"),
            Text("een enkel gesprek is geen overbrugging", "a single talk is no bridge"),
        ),
    ),
    look=look,
    example=example,
)
