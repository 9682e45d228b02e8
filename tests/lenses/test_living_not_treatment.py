# SPDX-License-Identifier: EUPL-1.2
"""LIVING_NOT_TREATMENT: a place for treatment that serves as a place to live."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.living_not_treatment import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Contact, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, HelpKind, PlaceType, Reason, StayPurpose

GROUP = Stay(
    id="group", title="groep", place=PlaceType.TREATMENT_GROUP, persons=("noa",), when=when("2021-01-10/2022-09-01")
)
WEEKENDS = Contact(
    id="weekends",
    title="weekend thuis",
    form=ContactForm.WEEKEND,
    with_whom=("moeder",),
    nights_per_month=8,
    goes_well=Answer.YES,
    persons=("noa",),
    when=when("2021-03-01/2022-09-01"),
)
COACH = Help(
    id="coach", title="coach", help_kind=HelpKind.SCHOOL_SUPPORT, persons=("noa",), when=when("2021-09/2022-06")
)
THERAPY = replace(COACH, id="therapy", help_kind=HelpKind.CHILD_THERAPY)


def noa(*items: Item) -> Timeline:
    return family(*items)


def test_every_weekend_at_home_and_no_treatment_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("group", "weekends")
    assert "8 nachten per maand" in finding.arithmetic.nl


def test_treatment_during_the_stay_answers_it_and_diagnostics_do_not() -> None:
    assert ask(LENS, noa(GROUP, WEEKENDS, THERAPY)) == []
    tested = replace(THERAPY, help_kind=HelpKind.DIAGNOSTICS)
    assert ask(LENS, noa(GROUP, WEEKENDS, tested)) == [Certainty.CERTAIN]


def test_one_weekend_a_month_is_a_visit() -> None:
    seldom = replace(WEEKENDS, nights_per_month=2)
    assert ask(LENS, noa(GROUP, seldom, COACH)) == []
    assert ask(LENS, noa(GROUP, seldom, COACH), nights=2) == [Certainty.CERTAIN]
    assert ask(LENS, noa(GROUP, replace(seldom, nights_per_month=None, times_per_month=2), COACH)) == [
        Certainty.CERTAIN
    ]


def test_weekends_that_go_badly_are_no_reason_to_ask() -> None:
    assert ask(LENS, noa(GROUP, replace(WEEKENDS, goes_well=Answer.NO), COACH)) == []


def test_relief_of_the_parents_as_the_reason_is_asked_about_without_any_weekend() -> None:
    assert ask(LENS, noa(replace(GROUP, reason=Reason.RELIEF), COACH)) == [Certainty.CERTAIN]
    assert ask(LENS, noa(replace(GROUP, reason=Reason.BEHAVIOUR), COACH)) == []


def test_a_place_to_live_and_a_crisis_bed_were_never_meant_for_treatment() -> None:
    living = replace(GROUP, place=PlaceType.RESIDENTIAL_GROUP, purpose=StayPurpose.LIVING)
    crisis = replace(GROUP, purpose=StayPurpose.CRISIS)
    home = replace(GROUP, place=PlaceType.FAMILY_HOME)
    for stay in (living, crisis, home):
        assert ask(LENS, noa(stay, WEEKENDS, COACH)) == []


def test_weekends_of_which_nobody_tells_how_they_go_or_how_many_make_it_possible() -> None:
    assert ask(LENS, noa(GROUP, replace(WEEKENDS, goes_well=Answer.UNKNOWN), COACH)) == [Certainty.POSSIBLE]
    assert ask(LENS, noa(GROUP, replace(WEEKENDS, nights_per_month=None), COACH)) == [Certainty.POSSIBLE]


def test_treatment_that_may_have_fallen_in_the_stay_makes_it_possible() -> None:
    assert ask(LENS, noa(GROUP, WEEKENDS, replace(THERAPY, when=when("2020/2021")))) == [Certainty.POSSIBLE]


def test_without_any_help_on_record_for_this_child_it_is_unknown_even_without_dates() -> None:
    assert ask(LENS, noa(GROUP, WEEKENDS)) == [Certainty.UNKNOWN]
    undated = (replace(GROUP, when=Period()), replace(WEEKENDS, when=Period(), goes_well=Answer.UNKNOWN))
    assert ask(LENS, noa(*undated)) == [Certainty.UNKNOWN]
