# SPDX-License-Identifier: EUPL-1.2
"""The same kind of help again for the same person, while of the earlier time no effect is recorded.

**Looks at** periods of help of one kind for one person, with outcome and goal; periods that follow on from each other
are one, for a yearly decision to go on is not a new start. **Raised** at three periods that began within five years and
of which none of the earlier ones helped, or at two within that time where the first had no effect, made things worse or
was broken off. Unknown where of two periods the first has no recorded outcome. Another goal in between makes it another
help.
**Why** three is a repetition in any case; two is one when the first is known to have failed.
**Sources:** S0 4.5: professionals speak of more of the same before a crisis; S0 4.4: parents are offered again what
did not help before.
**False alarm:** a booster by agreement; one trusted worker whose help was renewed on paper; the goal was never written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import days_between
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given
from thuislijn.lenses.judging import strongest
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import YEARS, moment_words
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpKind, Outcome

# Kinds that say nothing of being alike, or that come with every stay, or that are meant to be there again and again.
_NOT_COMPARED = (
    *(HelpKind.OTHER, HelpKind.DIAGNOSTICS, HelpKind.CRISIS_HELP, HelpKind.AFTERCARE, HelpKind.RESPITE),
    *(HelpKind.FOSTER_SUPPORT, HelpKind.GROUP_TREATMENT, HelpKind.NETWORK_HELP, HelpKind.MENTOR),
)
_FAILED = (Outcome.NO_EFFECT, Outcome.WORSE, Outcome.BROKEN_OFF)
_HELPED = (Outcome.HELPED, Outcome.PARTLY)
_FOLLOWS_ON = 31  # days between the end of one period and the start of the next that make them one


@dataclass(frozen=True, slots=True)
class _Run:
    """Periods of help that follow on from each other."""

    helps: tuple[Help, ...]

    @property
    def start(self) -> Moment:
        return self.helps[0].when.start

    @property
    def outcome(self) -> Outcome:
        return self.helps[-1].outcome

    @property
    def goal(self) -> str:
        return self.helps[-1].goal.casefold().strip()


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    alike: dict[tuple[HelpKind, tuple[str, ...]], list[Help]] = {}
    for help in given(timeline):
        if help.help_kind not in _NOT_COMPARED and help.when.start.is_known:
            alike.setdefault((help.help_kind, tuple(sorted(help.persons))), []).append(help)
    for helps in alike.values():
        if len(helps) > 1:
            for chain in _chains(_runs(helps)):
                yield from _judge(chain, limits)


def _runs(helps: list[Help]) -> list[_Run]:
    runs: list[list[Help]] = []
    for help in helps:
        if runs and _follows_on(runs[-1][-1], help):
            runs[-1].append(help)
        else:
            runs.append([help])
    return [_Run(tuple(run)) for run in runs]


def _follows_on(earlier: Help, later: Help) -> bool:
    """Whether this may be the same help going on: no certain pause, and no other provider took over."""
    if earlier.organisations and later.organisations and not set(earlier.organisations) & set(later.organisations):
        return False
    if earlier.when.ending is Ending.DATED:
        least, _ = days_between(earlier.when.end, later.when.start)
        return least <= _FOLLOWS_ON
    return earlier.when.ending is not Ending.POINT


def _chains(runs: list[_Run]) -> list[list[_Run]]:
    """Runs with no change of goal, and no success, in between."""
    chains: list[list[_Run]] = []
    for run in runs:
        before = chains[-1][-1] if chains else None
        other_goal = before is not None and before.goal and run.goal and before.goal != run.goal
        if before is None or other_goal or before.outcome in _HELPED:
            chains.append([run])
        else:
            chains[-1].append(run)
    return chains


def _judge(chain: list[_Run], limits: Mapping[str, float]) -> Iterator[Finding]:
    days = limits["years"] * 365.25
    best = strongest(_within(runs, days) for runs in _windows(chain, round(limits["times"])))
    if best is not Certainty.CERTAIN:
        for runs in _windows(chain, round(limits["times_after_failure"])):
            near = _within(runs, days)
            if near.holds and not any(run.outcome in _FAILED for run in runs[:-1]):
                near = Certainty.UNKNOWN
            best = strongest((best, near))
    if best is not Certainty.EXCLUDED:
        yield _finding(chain, best)


def _windows(chain: list[_Run], times: int) -> Iterator[list[_Run]]:
    """Every so many runs in a row."""
    return (chain[n : n + times] for n in range(len(chain) - times + 1))


def _within(runs: list[_Run], days: float) -> Certainty:
    """Whether the first and the last of these began within so many days."""
    least, most = days_between(runs[0].start, runs[-1].start)
    return Certainty.CERTAIN if most <= days else Certainty.POSSIBLE if least <= days else Certainty.EXCLUDED


def _finding(chain: list[_Run], certainty: Certainty) -> Finding:
    first, last = chain[0].helps[0], chain[-1].helps[-1]
    starts = [moment_words(run.start) for run in chain]
    outcomes = [run.outcome for run in chain[:-1]]
    kind = first.help_kind
    came = (", ".join(one.nl for one in outcomes), ", ".join(one.en for one in outcomes))
    return Finding(
        lens="MORE_OF_SAME",
        certainty=certainty,
        when=Period(chain[0].start, last.when.end, last.when.ending),
        persons=first.persons,
        arithmetic=Text(
            f"{len(chain)} keer {kind.nl} (begin: {', '.join(start.nl for start in starts)}); uitkomst van de eerdere "
            f"keren: {came[0]}.",
            f"{len(chain)} times {kind.en} (start: {', '.join(start.en for start in starts)}); outcome of the earlier "
            f"times: {came[1]}.",
        ),
        question=Text(
            "Wat leverde het de vorige keer op, volgens gezin en hulpverlener? Wat was er deze keer anders?",
            "What did it bring the time before, by the account of family and worker? What was different this time?",
        ),
        items=tuple(help.id for run in chain for help in run.helps),
        weight=3 if len(chain) > 2 else 2,
    )


def example() -> Timeline:
    """Three times Noa's family gets support at home, each time by others, and nobody writes down what it brought."""
    spans = (
        ("2015-02", "2015-09", Outcome.NO_EFFECT),
        ("2016-03", "2016-11", Outcome.UNKNOWN),
        ("2018-01", "..", None),
    )
    return family(
        *(
            Help(
                id=f"support_{n}",
                title="gezinsbegeleiding",
                help_kind=HelpKind.FAMILY_SUPPORT,
                outcome=outcome or Outcome.UNKNOWN,
                when=when(f"{start}/{end}"),
            )
            for n, (start, end, outcome) in enumerate(spans, start=1)
        ),
        until="2018-06-01",
    )


LENS = Lens(
    name="MORE_OF_SAME",
    title=Text("Meer van hetzelfde", "More of the same"),
    theme=Theme.SHARED_COURSE,
    source="S0 4.4, 4.5",
    thresholds=(
        Threshold(
            "times",
            3,
            Text("keer dezelfde soort hulp", "times the same kind of help"),
            Text("drie keer is een patroon", "three times is a pattern"),
        ),
        Threshold(
            "times_after_failure",
            2,
            Text("keer, als de eerste niet hielp", "times, where the first did not help"),
            Text("na een bekende mislukking is twee al een vraag", "after a known failure two are a question already"),
        ),
        Threshold("years", 5, YEARS, Text("langer geleden is een nieuw begin", "longer ago it is a new beginning")),
    ),
    look=look,
    example=example,
)
