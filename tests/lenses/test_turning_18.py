# SPDX-License-Identifier: EUPL-1.2
"""TURNING_18: eighteen is near or past, and what comes next is not on record."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.turning_18 import LENS
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Help, Item, Plan, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType, PlanKind

HOME = Stay(id="home", title="gezinshuis", place=PlaceType.FAMILY_HOME, persons=("noa",), when=when("2019-01-10/.."))
SCHOOL_PLAN = Plan(id="plan", title="schoolplan", persons=("noa",))


def noa(*items: Item, until: str, birth: str = "2010-05-04") -> Timeline:
    return family(*items, until=until, children=(child("noa", birth),))


def test_four_months_before_eighteen_with_a_plan_for_school_only_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3
    assert finding.items == ("home",)
    assert "4 mei 2028" in finding.arithmetic.nl


def test_at_sixteen_and_a_half_it_is_a_note_and_before_that_nothing() -> None:
    (note,) = findings(LENS, noa(HOME, SCHOOL_PLAN, until="2026-12-01"))
    assert note.weight == 1
    assert ask(LENS, noa(HOME, SCHOOL_PLAN, until="2026-11-01")) == []
    assert ask(LENS, noa(HOME, SCHOOL_PLAN, until="2026-11-01"), note_age=16) == [Certainty.CERTAIN]


def test_a_plan_for_afterwards_or_a_stay_until_twenty_one_answers_it() -> None:
    after = replace(SCHOOL_PLAN, plan_kind=PlanKind.AFTER_18)
    assert ask(LENS, noa(HOME, after, until="2028-01-04")) == []
    longer = replace(HOME, planned_end=from_edtf("2031-05"))
    assert ask(LENS, noa(longer, SCHOOL_PLAN, until="2028-01-04")) == []


def test_a_young_person_at_home_without_help_has_nothing_that_stops() -> None:
    assert ask(LENS, noa(replace(HOME, place=PlaceType.HOME), SCHOOL_PLAN, until="2028-01-04")) == []


def test_an_age_instead_of_a_birthday_makes_it_possible() -> None:
    (finding,) = findings(LENS, noa(HOME, SCHOOL_PLAN, until="2026-06-01", birth="[2009-06-02..2010-06-01]"))
    assert finding.certainty is Certainty.POSSIBLE


def test_without_any_plan_or_birth_on_record_it_is_unknown_or_silent() -> None:
    assert ask(LENS, noa(HOME, until="2028-01-04")) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(HOME, SCHOOL_PLAN, until="2028-01-04", birth="")) == []


def test_a_stay_that_ends_at_eighteen_with_nothing_after_it_is_asked_about() -> None:
    ended = replace(HOME, when=when("2019-01-10/2028-05-04"))
    (finding,) = findings(LENS, noa(ended, until="2029-01-01"))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("home",)
    assert ask(LENS, noa(ended, until="2028-05-20")) == [Certainty.UNKNOWN]  # the file ends too soon to tell


def test_supported_living_that_begins_within_four_weeks_or_help_that_runs_on_answers_it() -> None:
    ended = replace(HOME, when=when("2019-01-10/2028-05-04"))
    room = Stay(id="r", title="kamer", place=PlaceType.INDEPENDENT, persons=("noa",), when=when("2028-05-20/.."))
    assert ask(LENS, noa(ended, room, until="2029-01-01")) == []
    coach = Help(id="c", title="coach", persons=("noa",), when=when("2027-01-01/.."))
    assert ask(LENS, noa(ended, coach, until="2029-01-01")) == []
    later = replace(room, when=when("2028-10-01/.."))
    assert ask(LENS, noa(ended, later, until="2029-01-01")) == [Certainty.CERTAIN]
    vague = replace(room, when=when("2028/.."))
    assert ask(LENS, noa(ended, vague, until="2029-01-01")) == [Certainty.POSSIBLE]


def test_a_threshold_beyond_any_age_raises_nothing() -> None:
    assert ask(LENS, noa(HOME, SCHOOL_PLAN, until="2028-01-04"), note_age=100_000) == []


def test_a_stay_that_ended_a_year_earlier_did_not_end_at_eighteen() -> None:
    assert ask(LENS, noa(replace(HOME, when=when("2019-01-10/2027-05-04")), until="2029-01-01")) == []
