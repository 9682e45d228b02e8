# SPDX-License-Identifier: EUPL-1.2
"""All lenses in order, how to put them to a timeline, and their documentation.

`python -m thuislijn.lenses.catalogue` prints `docs/lenses.md`: for each lens the docstring of its file, its thresholds
with their reasons, and what its invented example yields. A new lens is added to `LENSES` and nowhere else.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

from thuislijn.lenses import (
    acute_danger,
    all_domains,
    asked_not_helped,
    blocked_by_pending,
    burst,
    crisis_chain,
    diagnosis_revised,
    far_from_home,
    foster_breakdown,
    gap,
    help_stops_at_measure,
    late_signal,
    life_event,
    light_first,
    living_not_treatment,
    many_places,
    more_of_same,
    no_alternative_explored,
    no_analysis,
    no_evaluation,
    no_family_work,
    no_follow_up,
    no_lead,
    no_parent_contact,
    no_perspective,
    no_question,
    not_scaled_down,
    one_sided_help,
    onoff,
    other_law,
    rejected_after_wait,
    return_unchanged,
    school_absence,
    serial_siblings,
    sibling_unseen,
    stay_without_treatment,
    strengths,
    too_light_place,
    trauma_no_treatment,
    turning_18,
    wait_no_bridge,
    worker_turnover,
)
from thuislijn.lenses.allowed import allowed
from thuislijn.lenses.finding import Finding, Lens, Settings, Threshold
from thuislijn.lenses.words import number_words
from thuislijn.timeline.timeline import Timeline

LENSES: tuple[Lens, ...] = (
    gap.LENS,
    onoff.LENS,
    burst.LENS,
    light_first.LENS,
    more_of_same.LENS,
    asked_not_helped.LENS,
    wait_no_bridge.LENS,
    rejected_after_wait.LENS,
    blocked_by_pending.LENS,
    late_signal.LENS,
    help_stops_at_measure.LENS,
    stay_without_treatment.LENS,
    no_follow_up.LENS,
    many_places.LENS,
    crisis_chain.LENS,
    foster_breakdown.LENS,
    too_light_place.LENS,
    far_from_home.LENS,
    all_domains.LENS,
    no_family_work.LENS,
    return_unchanged.LENS,
    no_parent_contact.LENS,
    no_perspective.LENS,
    no_evaluation.LENS,
    living_not_treatment.LENS,
    no_alternative_explored.LENS,
    not_scaled_down.LENS,
    turning_18.LENS,
    sibling_unseen.LENS,
    serial_siblings.LENS,
    no_question.LENS,
    no_analysis.LENS,
    diagnosis_revised.LENS,
    trauma_no_treatment.LENS,
    one_sided_help.LENS,
    worker_turnover.LENS,
    no_lead.LENS,
    life_event.LENS,
    school_absence.LENS,
    other_law.LENS,
    strengths.LENS,
    acute_danger.LENS,
)

DANGER = "ACUTE_DANGER"
"""The notice of acute danger, which stands before every question."""

_DEFAULTS = Settings()
_BY_NAME = {lens.name: lens for lens in LENSES}

_INTRODUCTION = """\
# The lenses

This page is made from the code by `make docs`; change the lens, not the page.

A lens is a pattern that a timeline can show about the care around a family. It looks at the care, never at the worth
of a family, and gives no score. What it finds is a question with its evidence and its sum; the team says whether it
recognises it. A finding is

- **certain** when even the least favourable reading of the dates passes the threshold,
- **possible** when only the most favourable reading does,
- **unknown** when what is needed to tell was never recorded: not recorded is not the same as not done.

Every threshold can be set otherwise in a file: `thuislijn lenses family.json --settings own.toml`, with a table for
each lens such as `[GAP]` and under it `weeks = 6`. What it may be set to stands with it; what is outside of that is
answered with a sentence. The defaults are proposals: the reports give examples and almost
never a limit. Sources: S0 is the report on Gooi en Vechtstreek (2022), S1 on Flevoland (2016-2017), S2 the study of
the Verwey-Jonker Instituut (2025), S3 the start memo, S4 the NJi study (2020).
"""


def look_at(timeline: Timeline, settings: Settings = _DEFAULTS) -> tuple[Finding, ...]:
    """What all lenses find in a timeline, in the order of the lenses."""
    return tuple(finding for lens in LENSES for finding in lens.look(timeline, settings.limits(lens)))


def named(name: str) -> Lens:
    """The lens of that name. Raises KeyError where there is none."""
    return _BY_NAME[name]


def documentation() -> str:
    """The page about all lenses, as Markdown."""
    sections = [_INTRODUCTION]
    sections += ["\n".join(_section(number, lens)) for number, lens in enumerate(LENSES, 1)]
    return "\n".join(sections)


def _section(number: int, lens: Lens) -> Iterator[str]:
    yield f"## {number}. {lens.name}: {lens.title.en} ({lens.title.nl})\n"
    yield f"{inspect.getdoc(sys.modules[lens.look.__module__])}\n"
    if lens.thresholds:
        yield "| threshold | default | from-to | unit | why |\n|---|---|---|---|---|"
        yield "\n".join(_row(lens.name, threshold) for threshold in lens.thresholds) + "\n"
    yield f"**Example:** {inspect.getdoc(lens.example)} The lens then says:\n"
    for finding in lens.look(lens.example(), _DEFAULTS.limits(lens)):
        yield f"> {finding.arithmetic.en} ({finding.certainty})\n>\n> {finding.question.en}\n>"
        yield f"> *{finding.arithmetic.nl} {finding.question.nl}*\n"


def _row(lens: str, threshold: Threshold) -> str:
    default, may = number_words(threshold.default).en, allowed(lens, threshold)
    return f"| `{threshold.name}` | {default} | {may.least:g}-{may.most:g} | {threshold.unit.en} | {threshold.why.en} |"


if __name__ == "__main__":
    print(documentation())
