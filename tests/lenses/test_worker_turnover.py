# SPDX-License-Identifier: EUPL-1.2
"""WORKER_TURNOVER: one role, many people, or nobody."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import child, family, when
from thuislijn.lenses.worker_turnover import LENS
from thuislijn.timeline.items import Involvement, Item, Measure
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import MeasureKind, Role


def guardian(worker: str, period: str, id: str = "") -> Involvement:
    return Involvement(id=id or worker, title="voogd", role=Role.GUARDIAN, worker=worker, when=when(period))


def supervision(period: str) -> Item:
    return Measure(id="ots", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when(period))


def test_three_guardians_in_a_year_are_asked_about_and_weigh() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("first", "second", "third")
    assert finding.weight == 3
    assert "3 mensen" in finding.arithmetic.nl


def test_three_guardians_in_eight_years_are_not() -> None:
    slow = (
        guardian("a", "2012/2014-01-01"),
        guardian("b", "2014-01-01/2017-01-01"),
        guardian("c", "2017-01-01/2020-01-01"),
    )
    assert ask(LENS, family(*slow)) == []


def test_from_two_people_on_every_change_shows_and_one_person_never_does() -> None:
    two = (guardian("a", "2012/2014-01-01"), guardian("b", "2014-01-01/2017-01-01"))
    assert ask(LENS, family(*two), people=2) == [Certainty.CERTAIN]
    assert ask(LENS, family(two[0]), people=1) == []


def test_one_guardian_with_yearly_decisions_is_one_person() -> None:
    years = (guardian("a", f"{year}-01-01/{year}-12-31", f"year{year}") for year in range(2015, 2020))
    assert ask(LENS, family(*years)) == []


def test_changes_known_by_the_year_make_it_possible() -> None:
    vague = (guardian("a", "2015/2016"), guardian("b", "2016/2018"), guardian("c", "2018/2020"))
    assert ask(LENS, family(*vague)) == [Certainty.POSSIBLE]


def test_entries_without_people_leave_it_unknown() -> None:
    nameless = (guardian("", f"{year}-03-01", f"talk{year}") for year in (2018, 2019, 2020))
    (finding,) = findings(LENS, family(*nameless))
    assert finding.certainty is Certainty.UNKNOWN
    assert "3 vermeldingen" in finding.arithmetic.nl


def test_two_brothers_with_the_same_guardians_are_one_question() -> None:
    timeline = family(
        guardian("a", "2019-01-01/2019-05-01"),
        guardian("b", "2019-05-01/2019-09-01"),
        guardian("c", "2019-09-01/2020-01-01"),
        children=(child("sem", "2008"), child("tim", "2010")),
    )
    (finding,) = findings(LENS, timeline)
    assert finding.persons == ("sem", "tim")


def test_therapists_in_different_roles_are_not_added_up() -> None:
    others = (
        Involvement(id=role, title=role, role=role, worker=role, when=when("2020-01-01/2020-06-01"))
        for role in (Role.THERAPIST, Role.DOCTOR, Role.SCHOOL)
    )
    assert ask(LENS, family(*others)) == []


def test_two_months_without_a_guardian_are_asked_about_and_three_weeks_are_not() -> None:
    def vacant(period: str) -> Item:
        return Involvement(id="nobody", title="geen voogd", role=Role.GUARDIAN, vacant=True, when=when(period))

    (finding,) = findings(LENS, family(supervision("2019-01-01/2020-01-01"), vacant("2019-03-01/2019-05-01")))
    assert finding.certainty is Certainty.CERTAIN
    assert "8 weken" in finding.arithmetic.nl
    assert ask(LENS, family(vacant("2019-03-01/2019-03-22"))) == []
    assert ask(LENS, family(vacant("2019-03/2019-04"))) == [Certainty.POSSIBLE]
    assert ask(LENS, family(vacant("/"))) == [Certainty.UNKNOWN]


def test_nobody_on_record_between_two_guardians_is_unknown_and_needs_a_measure() -> None:
    two = (guardian("a", "2019-01-01/2019-03-01"), guardian("b", "2019-08-01/2020-01-01"))
    assert ask(LENS, family(*two, supervision("2019-01-01/2020-01-01"))) == [Certainty.UNKNOWN]
    assert ask(LENS, family(*two)) == []
    assert ask(LENS, family(*two, supervision("2019-06-20/2020-01-01")), vacant_weeks=8) == []
