# SPDX-License-Identifier: EUPL-1.2
"""Seven cases of S0 and S1, told as complete timelines: the lenses ask what the teams of those days asked.

`EXPECTED` is what a reader of the reports may expect: questions that must come, questions that may, and questions that
would be wrong. Lenses in none of the three are left open.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.lenses.real_cases import brian, emiel, mandy, paul, robin, ruud_raymond, saskia
from thuislijn.lenses.catalogue import LENSES, look_at
from thuislijn.lenses.finding import Finding
from thuislijn.timeline.check import check
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline

CASES: dict[str, Timeline] = {
    "Ruud_Raymond": ruud_raymond.timeline(),
    "Robin": robin.timeline(),
    "Emiel": emiel.timeline(),
    "Paul": paul.timeline(),
    "Saskia": saskia.timeline(),
    "Mandy": mandy.timeline(),
    "Brian": brian.timeline(),
}


class Expected(NamedTuple):
    """Names of lenses, separated by spaces."""

    must: str
    may: str
    must_not: str


EXPECTED: dict[str, Expected] = {
    "Ruud_Raymond": Expected(
        must="GAP HELP_STOPS_AT_MEASURE NO_FAMILY_WORK RETURN_UNCHANGED SCHOOL_ABSENCE LIFE_EVENT",
        may="SIBLING_UNSEEN ONE_SIDED_HELP TRAUMA_NO_TREATMENT NO_FOLLOW_UP ONOFF",
        must_not="MANY_PLACES CRISIS_CHAIN NO_PARENT_CONTACT",
    ),
    "Robin": Expected(
        must="LATE_SIGNAL MANY_PLACES TOO_LIGHT_PLACE",
        may="FOSTER_BREAKDOWN GAP NO_ANALYSIS",
        must_not="CRISIS_CHAIN TURNING_18 SCHOOL_ABSENCE",
    ),
    "Emiel": Expected(
        must="LIVING_NOT_TREATMENT NO_QUESTION",
        may="TURNING_18 NO_ALTERNATIVE_EXPLORED NO_FAMILY_WORK",
        must_not="NO_PARENT_CONTACT MANY_PLACES GAP DIAGNOSIS_REVISED",
    ),
    "Paul": Expected(
        must="LATE_SIGNAL",
        may="SIBLING_UNSEEN FOSTER_BREAKDOWN TOO_LIGHT_PLACE MANY_PLACES GAP",
        must_not="NO_PARENT_CONTACT TURNING_18 SCHOOL_ABSENCE",
    ),
    "Saskia": Expected(
        must="LIFE_EVENT CRISIS_CHAIN NO_ALTERNATIVE_EXPLORED",
        may="OTHER_LAW LIVING_NOT_TREATMENT NO_FAMILY_WORK",
        must_not="NO_PARENT_CONTACT FOSTER_BREAKDOWN TOO_LIGHT_PLACE DIAGNOSIS_REVISED",
    ),
    "Mandy": Expected(
        must="TOO_LIGHT_PLACE FOSTER_BREAKDOWN MANY_PLACES CRISIS_CHAIN",
        may="TRAUMA_NO_TREATMENT WAIT_NO_BRIDGE LATE_SIGNAL",
        must_not="NO_FOLLOW_UP SCHOOL_ABSENCE RETURN_UNCHANGED",
    ),
    "Brian": Expected(
        must="",
        may="NOT_SCALED_DOWN",
        must_not="NO_FAMILY_WORK NO_PARENT_CONTACT MANY_PLACES FOSTER_BREAKDOWN RETURN_UNCHANGED CRISIS_CHAIN",
    ),
}


def raised(case: str) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in look_at(CASES[case]):
        found.setdefault(finding.lens, []).append(finding)
    return found


@pytest.mark.parametrize("case", CASES)
def test_the_lenses_ask_what_they_must_and_nothing_that_would_be_wrong(case: str) -> None:
    asked = set(raised(case))
    must, _, must_not = (set(names.split()) for names in EXPECTED[case])
    assert must - asked == set(), "should have been asked"
    assert must_not & asked == set(), "should not have been asked"


@pytest.mark.parametrize("case", CASES)
def test_the_cases_themselves_are_sound(case: str) -> None:
    assert [problem.nl for problem in check(CASES[case])] == []


def test_every_expected_lens_exists() -> None:
    names = {lens.name for lens in LENSES}
    assert {name for expected in EXPECTED.values() for part in expected for name in part.split()} <= names


@pytest.mark.needs("shared")
def test_the_table_says_the_same_as_that_of_the_readers(shared: Path) -> None:
    path = shared / "cases" / "expected_lenses.json"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the sources")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours = {
        case: {part: sorted(getattr(expected, part).split()) for part in ("must", "may", "must_not")}
        for case, expected in EXPECTED.items()
    }
    assert ours == {case: {part: sorted(names) for part, names in parts.items()} for case, parts in theirs.items()}


def test_five_months_without_help_hold_on_every_reading_of_the_dates() -> None:
    gap = raised("Ruud_Raymond")["GAP"][0]
    assert gap.certainty is Certainty.CERTAIN
    assert "1 november 2019 tot 29 februari 2020" in gap.arithmetic.nl
    assert "ots" in gap.items


def test_ages_eight_and_ten_make_one_to_three_years_at_a_crisis_place() -> None:
    (finding,) = raised("Saskia")["CRISIS_CHAIN"]
    assert finding.certainty is Certainty.CERTAIN
    assert "12 maanden tot 3 jaar" in finding.arithmetic.nl


def test_support_of_a_foster_family_that_the_file_does_not_tell_is_unknown_and_not_absent() -> None:
    (finding,) = raised("Mandy")["TOO_LIGHT_PLACE"]
    assert finding.certainty is Certainty.UNKNOWN
    assert "niet vastgelegd" in finding.arithmetic.nl


def test_help_before_the_first_placement_is_not_denied_where_the_file_is_silent() -> None:
    assert [finding.certainty for finding in raised("Paul")["LATE_SIGNAL"]] == [Certainty.UNKNOWN]
    assert [finding.certainty for finding in raised("Robin")["LATE_SIGNAL"]] == [Certainty.UNKNOWN]


def test_the_good_story_is_told_as_one() -> None:
    found = raised("Brian")
    words = " ".join(finding.arithmetic.nl for finding in found.pop("STRENGTHS"))
    assert "Contact met ouders" in words
    assert "Hulp die hielp" in words
    on_paper = {"NO_EVALUATION", "NO_ANALYSIS", "NO_PERSPECTIVE"}  # what a box of twenty lines leaves out
    assert set(found) <= {"NOT_SCALED_DOWN", *on_paper}


def test_eight_stable_years_are_seen_beside_the_five_places_before_them() -> None:
    (strength,) = raised("Mandy")["STRENGTHS"]
    assert strength.certainty is Certainty.CERTAIN
    assert strength.items == ("gezinshuis",)
