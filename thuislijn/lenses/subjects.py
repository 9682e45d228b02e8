# SPDX-License-Identifier: EUPL-1.2
"""What the questions of the lenses are about: ten subjects, each within one theme of S0, so that no two sound alike."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.lenses.finding import Text, Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """Lenses that a team talks about together. `heading` is the question above their findings."""

    theme: Theme
    heading: Text
    lenses: tuple[str, ...]


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        Theme.KEEP_FOLLOWING,
        Text("Wie hield zicht op het gezin?", "Who kept the family in view?"),
        ("GAP", "ONOFF", "NO_FOLLOW_UP", "HELP_STOPS_AT_MEASURE", "WORKER_TURNOVER"),
    ),
    Subject(
        Theme.KEEP_FOLLOWING,
        Text("Kwam er hulp toen die nodig was?", "Did help come when it was needed?"),
        ("ASKED_NOT_HELPED", "WAIT_NO_BRIDGE", "REJECTED_AFTER_WAIT", "BLOCKED_BY_PENDING", "LATE_SIGNAL"),
    ),
    Subject(
        Theme.KEEP_FOLLOWING,
        Text("Wat leverden hulp en verblijf op?", "What did help and stays bring?"),
        ("STAY_WITHOUT_TREATMENT", "NO_EVALUATION"),
    ),
    Subject(
        Theme.KEEP_FOLLOWING,
        Text("Hoe ging het met school en volwassen worden?", "How were school and growing up going?"),
        ("SCHOOL_ABSENCE", "TURNING_18"),
    ),
    Subject(
        Theme.SHARED_COURSE,
        Text("Hoe kwam het besluit over de plaatsing tot stand?", "How was the placement decided on?"),
        ("BURST", "NO_ALTERNATIVE_EXPLORED", "NO_ANALYSIS", "NO_QUESTION"),
    ),
    Subject(
        Theme.SHARED_COURSE,
        Text("Was dit de plek die het kind nodig had?", "Was this the place that the child needed?"),
        ("MANY_PLACES", "CRISIS_CHAIN", "FOSTER_BREAKDOWN", "TOO_LIGHT_PLACE", "NO_PERSPECTIVE", "NOT_SCALED_DOWN"),
    ),
    Subject(
        Theme.SHARED_COURSE,
        Text("Was er één plan, met passende hulp?", "Was there one plan, with help that fitted?"),
        ("LIGHT_FIRST", "MORE_OF_SAME", "NO_LEAD", "OTHER_LAW"),
    ),
    Subject(
        Theme.FAMILY_SYSTEM,
        Text("Werd er met het hele gezin gewerkt?", "Was the whole family worked with?"),
        ("NO_FAMILY_WORK", "RETURN_UNCHANGED", "LIVING_NOT_TREATMENT", "ONE_SIDED_HELP"),
    ),
    Subject(
        Theme.FAMILY_SYSTEM,
        Text("Bleven kind en gezin met elkaar verbonden?", "Did child and family stay connected?"),
        ("FAR_FROM_HOME", "ALL_DOMAINS", "NO_PARENT_CONTACT", "SIBLING_UNSEEN", "SERIAL_SIBLINGS"),
    ),
    Subject(
        Theme.FAMILY_SYSTEM,
        Text("Werd begrepen wat er speelde?", "Was it understood what was going on?"),
        ("DIAGNOSIS_REVISED", "TRAUMA_NO_TREATMENT", "LIFE_EVENT"),
    ),
)

_OF_LENS = {lens: subject for subject in SUBJECTS for lens in subject.lenses}


def subject_of(lens: str) -> Subject:
    """The subject of a lens. Raises KeyError for one that asks nothing (strengths, danger) or does not exist."""
    return _OF_LENS[lens]
