# SPDX-License-Identifier: EUPL-1.2
"""Help that had been found to fit was put on hold because another programme came first.

**Looks at** help that the file says was on hold, for how long, and what it waited for. **Raised** when it was on hold
for the threshold or longer and the file names what it waited for; without that link dates alone prove nothing, and the
lens stays silent. Unknown where the hold and its reason are on record and its length is not.
**Why** four weeks: a shorter order of steps is ordinary planning.
**Sources:** S0 4.4 and 4.5: family treatment waited for another programme; S1 3.3.4: a stay went on to await a test.
**False alarm:** a sound order agreed with the family, such as safety first and then trauma treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import WEEKS, duration_words, moment_words, title_words
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty, Duration
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpKind, HelpState


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for help in timeline.facts(Help):
        if not help.on_hold_for or not (help.on_hold.is_dated or help.state is HelpState.ON_HOLD):
            continue
        if not help.on_hold.start.is_known:
            yield _finding(timeline, help, None, Certainty.UNKNOWN)
            continue
        length = help.on_hold.duration(timeline.reference_day)
        certainty = length.reaches(limits["weeks"] * 7)
        if certainty.holds:
            yield _finding(timeline, help, length, certainty)


def _finding(timeline: Timeline, help: Help, length: Duration | None, certainty: Certainty) -> Finding:
    pending = timeline.item(help.on_hold_for)
    title, other = title_words([help.title]), title_words([pending.title if pending else help.on_hold_for])
    if length is None:
        how_long = Text("hoelang is niet vastgelegd", "for how long is not recorded")
    else:
        since, words = moment_words(help.on_hold.start), duration_words(length)
        how_long = Text(f"{words.nl}, vanaf {since.nl}", f"{words.en}, from {since.en}")
    return Finding(
        lens="BLOCKED_BY_PENDING",
        certainty=certainty,
        when=help.on_hold,
        persons=help.persons,
        arithmetic=Text(
            f"{title} stond in de wacht vanwege {other}: {how_long.nl}.",
            f"{title} was on hold for {other}: {how_long.en}.",
        ),
        question=Text(
            "Moest het na elkaar, of kon het ook naast elkaar? Wie koos de volgorde, en wat vond het gezin ervan?",
            "Did one have to follow the other, or could both run? Who chose the order, and what did the family think?",
        ),
        items=(help.id, pending.id) if pending else (help.id,),
        weight=2,
    )


def example() -> Timeline:
    """Family treatment stands ready, and waits three months for a programme about Noa's weight to end."""
    return family(
        Help(
            id="weight",
            title="programma over gewicht",
            persons=("noa",),
            when=when("2018-09-03/2018-12-14"),
        ),
        Help(
            id="treatment",
            title="gezinsbehandeling",
            help_kind=HelpKind.FAMILY_TREATMENT,
            state=HelpState.RUNNING,
            on_hold=when("2018-09-10/2018-12-14"),
            on_hold_for="weight",
            when=when("2019-01-07/.."),
        ),
    )


LENS = Lens(
    name="BLOCKED_BY_PENDING",
    title=Text("Andere hulp in de wacht gezet", "Other help put on hold"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.4, 4.5; S1 3.3.4",
    thresholds=(
        Threshold(
            "weeks", 4, WEEKS, Text("korter is gewone planning van stappen", "shorter is ordinary planning of steps")
        ),
    ),
    look=look,
    example=example,
)
