# SPDX-License-Identifier: EUPL-1.2
"""NO_QUESTION: a stay in care whose question is not on record, or is somebody else's."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_question import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help, Item, Plan, Question, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpAim, HelpKind, PlaceType, StayPurpose

GROUP = Stay(
    id="group",
    title="leefgroep",
    place=PlaceType.RESIDENTIAL_GROUP,
    persons=("noa",),
    when=when("2021-02-01/2022-06-30"),
)
ASKED = Question(id="q", title="vraag", asker="noa", persons=("noa",), when=when("2020-11-10"))
THERAPY = Help(id="t", title="therapie", aim=HelpAim.CHILD, persons=("noa",), when=when("2021-03-01/2021-12-01"))


def noa(*items: Item) -> Timeline:
    return family(*items)


def test_a_group_without_a_question_on_record_is_asked_about_as_unknown() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.UNKNOWN
    assert finding.items == ("group",)
    assert "1 februari 2021" in finding.arithmetic.nl


def test_a_question_of_the_child_three_months_before_answers_it() -> None:
    assert ask(LENS, noa(GROUP, ASKED)) == []


def test_a_question_of_two_years_before_is_another_question() -> None:
    old = replace(ASKED, when=when("2018-11-10"))
    assert ask(LENS, noa(GROUP, old)) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(GROUP, old), months=36) == []
    assert ask(LENS, noa(GROUP, replace(old, answered_by="group"))) == []


def test_after_a_crisis_it_may_be_written_down_three_weeks_later() -> None:
    assert ask(LENS, noa(GROUP, replace(ASKED, when=when("2021-02-20")))) == []
    assert ask(LENS, noa(GROUP, replace(ASKED, when=when("2021-03-20")))) == [Certainty.UNKNOWN]


def test_a_question_of_some_day_that_year_makes_it_possible() -> None:
    assert ask(LENS, noa(GROUP, replace(ASKED, when=when("2021")))) == [Certainty.POSSIBLE]


def test_without_any_date_the_question_is_taken_to_belong() -> None:
    undated = replace(GROUP, when=Period())
    assert ask(LENS, noa(undated)) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(undated, ASKED)) == []
    assert ask(LENS, noa(GROUP, replace(ASKED, when=Period()))) == []


def test_a_goal_or_a_plan_for_the_stay_tells_what_had_to_change() -> None:
    assert ask(LENS, noa(GROUP, replace(THERAPY, goal="weer naar school"))) == []
    assert ask(LENS, noa(GROUP, Plan(id="p", title="plan", about="group"))) == []
    assert ask(LENS, noa(GROUP, THERAPY)) == [Certainty.UNKNOWN]


def test_a_foster_family_is_not_asked_about_unless_it_is_for_treatment() -> None:
    foster = replace(GROUP, place=PlaceType.FOSTER_FAMILY)
    assert ask(LENS, noa(foster)) == []
    assert ask(LENS, noa(replace(foster, purpose=StayPurpose.TREATMENT))) == [Certainty.UNKNOWN]


def test_a_question_of_the_mother_and_help_for_the_child_alone_is_asked_about() -> None:
    hers = replace(ASKED, asker="moeder")
    (finding,) = findings(LENS, noa(GROUP, hers, THERAPY))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("q", "group", "t")
    assert ask(LENS, noa(GROUP, hers)) == [Certainty.UNKNOWN]


def test_a_question_of_the_mother_who_got_help_herself_is_not() -> None:
    hers = replace(ASKED, asker="moeder")
    support = Help(id="s", title="begeleiding", help_kind=HelpKind.FAMILY_SUPPORT, when=when("2021-03-01/2021-12-01"))
    assert ask(LENS, noa(GROUP, hers, THERAPY, support)) == []
    assert ask(LENS, noa(GROUP, replace(hers, asker="school"), THERAPY)) == []
