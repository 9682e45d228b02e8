# SPDX-License-Identifier: EUPL-1.2
"""STAY_WITHOUT_TREATMENT: a place meant for treatment, and treatment that began late or not at all."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.stay_without_treatment import LENS
from thuislijn.timeline.items import Decision, Diagnosis, Help, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import DecisionKind, HelpKind, PlaceType, Reason, StayPurpose

GROUP = Stay(
    id="group", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2021-03-29/2022-03-28")
)
THERAPY = Help(
    id="th", title="therapie", help_kind=HelpKind.CHILD_THERAPY, persons=("noa",), when=when("2021-08-30/..")
)


def test_five_months_on_a_group_before_the_first_appointment_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("group", "diagnostics")
    assert "na 5 maanden (30 augustus 2021)" in finding.arithmetic.nl


def test_six_weeks_to_settle_in_are_not() -> None:
    assert ask(LENS, family(GROUP, replace(THERAPY, when=when("2021-05-10/..")))) == []
    assert ask(LENS, family(GROUP, THERAPY)) == [Certainty.CERTAIN]


def test_therapy_that_ran_already_or_a_diagnosis_soon_after_arrival_is_treatment() -> None:
    assert ask(LENS, family(GROUP, replace(THERAPY, when=when("2020-11-02/..")))) == []
    made = Diagnosis(id="d", title="autisme", persons=("noa",), when=when("2021-05-03"))
    assert ask(LENS, family(GROUP, made)) == []


def test_a_place_to_live_is_not_meant_for_treatment() -> None:
    assert ask(LENS, family(replace(GROUP, purpose=StayPurpose.LIVING), THERAPY)) == []
    assert ask(LENS, family(replace(GROUP, place=PlaceType.FAMILY_HOME), THERAPY)) == []


def test_two_extensions_to_wait_are_asked_about_even_when_treatment_ran() -> None:
    extensions = [
        Decision(
            id=f"e{n}",
            title="verlenging",
            decision_kind=DecisionKind.EXTENSION,
            about="group",
            reason=Reason.WAITING,
            when=when(day),
        )
        for n, day in enumerate(("2021-06-28", "2021-09-27"))
    ]
    ran = replace(THERAPY, when=when("2021-04-12/.."))
    assert ask(LENS, family(GROUP, ran, extensions[0])) == []
    assert ask(LENS, family(GROUP, ran, *extensions)) == [Certainty.CERTAIN]


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(GROUP, replace(THERAPY, when=when("2021-05/..")))) == [Certainty.POSSIBLE]


def test_without_any_help_for_the_child_on_record_the_answer_is_unknown() -> None:
    assert ask(LENS, family(GROUP)) == [Certainty.UNKNOWN]
    talks = Help(
        id="talks", title="gesprekken", help_kind=HelpKind.SOCIAL_WORK, persons=("noa",), when=when("2021-05/..")
    )
    assert ask(LENS, family(GROUP, talks)) == [Certainty.CERTAIN]
    of_some_sort = replace(talks, help_kind=HelpKind.OTHER)
    assert ask(LENS, family(GROUP, of_some_sort)) == [Certainty.UNKNOWN]
