# SPDX-License-Identifier: EUPL-1.2
"""CRISIS_CHAIN: crisis after crisis, or temporary for too long."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.crisis_chain import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Plan, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import PlaceType, PlanKind, StayPurpose

CRISIS = Stay(
    id="crisis",
    title="crisisplek",
    persons=("noa",),
    place=PlaceType.FOSTER_FAMILY,
    purpose=StayPurpose.CRISIS,
    when=when("2019-02-04/2019-04-01"),
)
HOME = Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2019-02-04"))


def test_half_a_year_in_a_crisis_family_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("crisis",)
    assert "“crisispleeggezin”: 6 maanden" in finding.arithmetic.nl


def test_eight_weeks_to_the_day_are_not() -> None:
    assert ask(LENS, family(CRISIS)) == []
    assert ask(LENS, family(replace(CRISIS, when=when("2019-02-04/2019-04-02")))) == [Certainty.CERTAIN]


def test_a_second_crisis_place_within_two_years_makes_a_chain() -> None:
    second = replace(CRISIS, id="second", when=when("2020-06-01/2020-07-06"))
    assert ask(LENS, family(CRISIS, second)) == [Certainty.CERTAIN]
    assert ask(LENS, family(CRISIS, replace(second, when=when("2021-06-01/2021-07-06")))) == []
    assert ask(LENS, family(CRISIS, replace(second, when=when("2021/2021-07-06")))) == [Certainty.POSSIBLE]


def test_a_weekend_house_that_became_the_only_home_is_asked_about() -> None:
    weekends = replace(CRISIS, id="w", place=PlaceType.PART_TIME, purpose=StayPurpose.RESPITE)
    living = replace(weekends, when=when("2019-02-04/2021-02-01"))
    assert ask(LENS, family(HOME, living)) == [Certainty.CERTAIN]
    assert ask(LENS, family(replace(HOME, when=when("2010/..")), living)) == []


def test_an_observation_is_asked_about_only_when_it_was_planned_much_shorter() -> None:
    observation = replace(CRISIS, purpose=StayPurpose.OBSERVATION, when=when("2019-02-04/2019-11-04"))
    assert ask(LENS, family(observation)) == []
    planned = replace(observation, planned_end=when("2019-05-06").start)
    (finding,) = findings(LENS, family(planned))
    assert finding.certainty is Certainty.CERTAIN
    assert "gepland 13 weken" in finding.arithmetic.nl


def test_a_decision_that_the_child_stays_there_ends_the_counting() -> None:
    lasting = replace(CRISIS, when=when("2019-02-04/.."))
    plan = Plan(id="p", title="blijft", plan_kind=PlanKind.PERSPECTIVE, about="crisis", when=when("2019-03-18"))
    assert ask(LENS, family(lasting)) == [Certainty.CERTAIN]
    assert ask(LENS, family(lasting, plan)) == []


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(CRISIS, when=when("2019-02/2019-04")))) == [Certainty.POSSIBLE]


def test_a_crisis_place_without_a_recorded_end_leaves_it_unknown() -> None:
    assert ask(LENS, family(replace(CRISIS, when=when("2019-02-04/")))) == [Certainty.UNKNOWN]
