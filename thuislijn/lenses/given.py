# SPDX-License-Identifier: EUPL-1.2
"""Help that was really given, to whom it was directed, and how heavy it was."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.lenses.coverage import Gap, Range, Ranges, certain_cover, gaps_between, possible_cover, told, union
from thuislijn.lenses.judging import took_place
from thuislijn.lenses.placements import in_care
from thuislijn.timeline.items import Help, Item
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, HelpAim, HelpKind, Intensity

_FAMILY_AIMS = (HelpAim.PARENT, HelpAim.RELATION, HelpAim.FAMILY)
_FAMILY_KINDS = (
    *(HelpKind.FAMILY_SUPPORT, HelpKind.FAMILY_TREATMENT, HelpKind.SYSTEMIC_THERAPY),
    *(HelpKind.PARENT_TREATMENT, HelpKind.ADVICE),
)
_CHILD_KINDS = (
    *(HelpKind.CHILD_THERAPY, HelpKind.PLAY_THERAPY, HelpKind.TRAUMA_TREATMENT, HelpKind.DAY_TREATMENT),
    *(HelpKind.GROUP_TREATMENT, HelpKind.SCHOOL_SUPPORT, HelpKind.DIAGNOSTICS, HelpKind.MENTOR),
    HelpKind.FOSTER_SUPPORT,  # at the foster parents, not at the child's own parents
)
TREATMENTS = (
    *(HelpKind.CHILD_THERAPY, HelpKind.PLAY_THERAPY, HelpKind.TRAUMA_TREATMENT, HelpKind.DIAGNOSTICS),
    *(HelpKind.PSYCHIATRY, HelpKind.GROUP_TREATMENT, HelpKind.SYSTEMIC_THERAPY, HelpKind.FAMILY_TREATMENT),
    *(HelpKind.DAY_TREATMENT, HelpKind.ADDICTION_CARE),
)
"""Kinds of help that treat or find out what to treat, against support, living and practical help."""


def given(timeline: Timeline) -> tuple[Help, ...]:
    """Help that ran and of which at least one date is known, in order of time."""
    return timeline.once(_given)


def _given(timeline: Timeline) -> tuple[Help, ...]:
    return tuple(help for help in timeline.facts(Help) if help.when.is_dated and took_place(help))


@dataclass(frozen=True, slots=True)
class Span:
    """Help that was given, with the days on which it may have run and those on which it certainly did."""

    help: Help
    possible: Range
    certain: Range | None

    def meets(self, days: Range) -> bool:
        """Whether it may have run on one of these days."""
        return self.possible[0] <= days[1] and days[0] <= self.possible[1]


def spans(timeline: Timeline) -> tuple[Span, ...]:
    """Help that was given, with its days; reckoned once for a timeline."""
    return timeline.once(_spans)


def _spans(timeline: Timeline) -> tuple[Span, ...]:
    today = timeline.reference_day
    return tuple(
        Span(help, days, help.when.certain_days(today))
        for help in given(timeline)
        if (days := help.when.possible_days(today))
    )


def is_for(item: Item, person: str) -> bool:
    """Whether an entry concerns this person; an entry that names nobody concerns the whole family."""
    return not item.persons or person in item.persons


def family_directed(timeline: Timeline, help: Help) -> Answer:
    """Whether help is directed at parents, the relation of parent and child, or the family; unknown if not told."""
    if help.aim in _FAMILY_AIMS or (help.aim is HelpAim.UNKNOWN and help.help_kind in _FAMILY_KINDS):
        return Answer.YES
    if help.aim is HelpAim.CHILD or help.help_kind in _CHILD_KINDS:
        return Answer.NO
    parents = {person.id for person in timeline.parents}
    if parents & set(help.persons):
        return Answer.YES
    return Answer.NO if help.persons else Answer.UNKNOWN


def heaviness(help: Help) -> int | None:
    """1 light, 2 medium, 3 intensive; by the kind where nobody recorded it and the kind leaves no doubt; else None."""
    if help.intensity is not Intensity.UNKNOWN:
        return (Intensity.LIGHT, Intensity.MEDIUM, Intensity.HEAVY).index(help.intensity) + 1
    if help.help_kind is HelpKind.ADVICE:
        return 1
    if help.help_kind in (HelpKind.FAMILY_TREATMENT, HelpKind.CRISIS_HELP, HelpKind.DAY_TREATMENT):
        return 3
    return None


def silences(timeline: Timeline, since: Day) -> tuple[Gap, ...]:
    """Stretches from `since` to the end of the file in which no help for anyone in the family is recorded.

    A stay in care counts as help: somebody looked after a child of the family every day.
    """
    first, last = told(timeline)
    window = (max(since, first), last)
    if window[0] > window[1]:
        return ()
    certain, possible = timeline.once(_cared_for)
    return gaps_between(certain, possible, window)


def _cared_for(timeline: Timeline) -> tuple[Ranges, Ranges]:
    """Days on which somebody helped the family, for certain and perhaps."""
    care, today = in_care(timeline), timeline.reference_day
    certain = [span.certain for span in spans(timeline) if span.certain]
    possible = [span.possible for span in spans(timeline)]
    return union([*certain, *certain_cover(care, today)]), union([*possible, *possible_cover(care, today)])
