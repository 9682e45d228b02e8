# SPDX-License-Identifier: EUPL-1.2
"""NO_FAMILY_WORK: a time out of home in which nobody is recorded as having worked with the family."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_family_work import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Contact, Help, Plan, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import ContactForm, HelpAim, HelpKind, HelpState, PlaceType, PlanKind, Reason

GROUP = Stay(
    id="group", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2021-07-01/2022-07-04")
)
THERAPY = Help(
    id="th", title="therapie", help_kind=HelpKind.CHILD_THERAPY, persons=("noa",), when=when("2021-08-02/2022-06-27")
)
FAMILY_TALKS = Help(
    id="talks", title="systeemtherapie", help_kind=HelpKind.SYSTEMIC_THERAPY, when=when("2021-09-06/2022-02-28")
)


def test_a_year_in_which_only_the_child_was_helped_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("group",)
    assert finding.arithmetic.nl.startswith("12 maanden uit huis")
    assert "0% van die tijd" in finding.arithmetic.nl


def test_half_a_year_of_systemic_therapy_in_that_year_is_family_work() -> None:
    assert ask(LENS, family(GROUP, THERAPY, FAMILY_TALKS)) == []
    brief = replace(FAMILY_TALKS, when=when("2021-09-06/2021-10-29"))
    assert ask(LENS, family(GROUP, THERAPY, brief)) == [Certainty.CERTAIN]


def test_help_of_any_kind_aimed_at_a_parent_counts() -> None:
    for_mother = Help(id="m", title="therapie voor moeder", persons=("moeder",), when=when("2021-09-06/2022-02-28"))
    assert ask(LENS, family(GROUP, THERAPY, for_mother)) == []
    by_the_group = Help(
        id="g", title="bedritueel", aim=HelpAim.RELATION, persons=("noa",), when=when("2021-07/2022-06")
    )
    assert ask(LENS, family(GROUP, by_the_group)) == []


def test_seven_weeks_are_a_crisis() -> None:
    assert ask(LENS, family(replace(GROUP, when=when("2021-07-01/2021-08-18")), THERAPY)) == []


def test_after_the_decision_that_the_child_stays_there_the_question_ends() -> None:
    lasting = replace(GROUP, place=PlaceType.FAMILY_HOME, when=when("2015-07-01/.."))
    decided = Plan(
        id="p", title="groeit hier op", plan_kind=PlanKind.PERSPECTIVE, about="group", when=when("2015-07-20")
    )
    school = Help(
        id="s", title="hulp op school", help_kind=HelpKind.SCHOOL_SUPPORT, persons=("noa",), when=when("2016/2018")
    )
    assert ask(LENS, family(lasting, school)) == [Certainty.CERTAIN]
    assert ask(LENS, family(lasting, school, decided)) == []
    assert ask(LENS, family(lasting, school, replace(decided, about=""))) == [Certainty.POSSIBLE]


def test_help_that_was_offered_and_declined_leaves_it_possible() -> None:
    offered = replace(
        FAMILY_TALKS,
        when=when("/"),
        asked=when("2021-09-06").start,
        state=HelpState.WITHDRAWN,
        end_reason=Reason.FAMILY_WISH,
    )
    assert ask(LENS, family(GROUP, THERAPY, offered)) == [Certainty.POSSIBLE]


def test_help_without_a_recorded_end_or_talks_with_professionals_leave_it_possible() -> None:
    before = replace(FAMILY_TALKS, when=when("2020-03-02/"))
    assert ask(LENS, family(GROUP, THERAPY, before)) == [Certainty.POSSIBLE]
    talks = Contact(
        id="c",
        title="gesprekken met moeder",
        form=ContactForm.PROFESSIONAL,
        persons=("moeder",),
        times_per_month=1,
        when=when("2021-08-02/2022-06-27"),
    )
    assert ask(LENS, family(GROUP, THERAPY, talks)) == [Certainty.POSSIBLE]


def test_without_help_of_any_sort_on_record_the_answer_is_unknown() -> None:
    (finding,) = findings(LENS, family(GROUP))
    assert finding.certainty is Certainty.UNKNOWN
    assert "niet vastgelegd" in finding.arithmetic.nl


def test_help_of_which_nobody_wrote_for_whom_it_was_makes_the_answer_unknown() -> None:
    untold = Help(id="h", title="begeleiding", when=when("2021-09-06/2022-02-28"))
    (finding,) = findings(LENS, family(GROUP, THERAPY, untold))
    assert finding.certainty is Certainty.UNKNOWN
    assert "niet bij elke hulp staat voor wie" in finding.arithmetic.nl
    short = replace(untold, when=when("2021-09-06/2021-10-08"))
    assert ask(LENS, family(GROUP, THERAPY, short)) == [Certainty.CERTAIN]
