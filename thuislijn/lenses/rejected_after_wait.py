# SPDX-License-Identifier: EUPL-1.2
"""Turned away at the intake after waiting for it.

**Looks at** help whose intake ended in a rejection or whose provider refused it, and at the time between registration
and that answer. **Raised** when the wait lasted the threshold or longer; heavier from three months. Silent after a
warm handover, or when other help for the same person began within a week. Unknown where the rejection is on record
and the start of the wait is not.
**Why** four weeks: any rejection after real waiting is worth a look; the report speaks of months.
**Sources:** S0 4.4: after months of waiting the help turned out not to fit; S0 6.2: hold the intake early.
**False alarm:** the family withdrew; it was a talk for advice and not an intake; other help began and is not on record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.bounds import at_most_possible
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, is_for
from thuislijn.lenses.judging import follows_within, strongest
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.waiting import refused, refused_at, waiting
from thuislijn.lenses.words import WEEKS, duration_words, moment_words, title_words
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty, Duration, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpKind, IntakeResult

_AT_ONCE = 7  # days in which a sequel counts as the same week
_LONG = 90


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for help in timeline.facts(Help):
        if not refused(help) or help.intake_result is IntakeResult.REDIRECTED:
            continue
        sequel = _something_else_began(timeline, help)
        if sequel is Certainty.CERTAIN:
            continue
        wait = waiting(help)
        if wait is None or not refused_at(help).is_known:
            yield _finding(help, None, Certainty.UNKNOWN)
            continue
        length = wait.duration(timeline.reference_day)
        certainty = length.reaches(limits["weeks"] * 7)
        if certainty.holds:
            yield _finding(help, length, at_most_possible(certainty) if sequel is Certainty.POSSIBLE else certainty)


def _something_else_began(timeline: Timeline, help: Help) -> Certainty:
    others = [
        other
        for other in given(timeline)
        if other.id != help.id and (not help.persons or any(is_for(other, person) for person in help.persons))
    ]
    return strongest(follows_within(refused_at(help), other.when.start, _AT_ONCE) for other in others)


def _finding(help: Help, length: Duration | None, certainty: Certainty) -> Finding:
    title, at = title_words([help.title]), moment_words(refused_at(help))
    if length is None:
        sentence = Text(
            f"{title} is afgewezen ({at.nl}); hoelang er gewacht was is niet vastgelegd.",
            f"{title} was refused ({at.en}); how long they had waited is not recorded.",
        )
    else:
        wait = duration_words(length)
        sentence = Text(
            f"{title} is afgewezen ({at.nl}) na {wait.nl} wachten.",
            f"{title} was refused ({at.en}) after {wait.en} of waiting.",
        )
    since = help.waiting_from if help.waiting_from.is_known else help.asked
    return Finding(
        lens="REJECTED_AFTER_WAIT",
        certainty=certainty,
        when=Period.during(since, refused_at(help)),
        persons=help.persons,
        arithmetic=sentence,
        question=Text(
            "Had eerder duidelijk kunnen zijn dat dit niet paste? Wat werd het gezin in plaats daarvan aangeboden?",
            "Could it have been clear sooner that this did not fit? What was the family offered instead?",
        ),
        items=(help.id,),
        weight=3 if length is not None and length.least >= _LONG else 2,
    )


def example() -> Timeline:
    """After four months on a waiting list Noa is told at the intake that the treatment is not meant for her."""
    return family(
        Help(
            id="therapy",
            title="deeltijdbehandeling",
            help_kind=HelpKind.DAY_TREATMENT,
            persons=("noa",),
            waiting_from=when("2020-02-03").start,
            intake=when("2020-06-08").start,
            intake_result=IntakeResult.REJECTED,
        ),
        # Something small went on meanwhile, so that it is the rejection that is asked about and not the wait.
        Help(id="support", title="gesprekken op school", persons=("noa",), when=when("2020-01-06/2020-07-03")),
    )


LENS = Lens(
    name="REJECTED_AFTER_WAIT",
    title=Text("Afgewezen na wachten", "Turned away after waiting"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4, 6.2",
    thresholds=(
        Threshold(
            "weeks", 4, WEEKS, Text("elke afwijzing na echt wachten telt", "any rejection after real waiting counts")
        ),
    ),
    look=look,
    example=example,
)
