# SPDX-License-Identifier: EUPL-1.2
"""SERIAL_SIBLINGS: one child after the other."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.serial_siblings import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType


def placed(who: str, period: str) -> Stay:
    return Stay(id=f"{who}_away", title="pleeggezin", place=PlaceType.FOSTER_FAMILY, persons=(who,), when=when(period))


def three(*stays: Stay) -> Timeline:
    return family(*stays, children=(child("sem", "2006"), child("lot", "2009"), child("bo", "2012-03-01")))


def test_two_of_three_children_years_apart_are_asked_about_and_weigh_after_a_birth() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.persons == ("sem", "lot")
    assert finding.weight == 3
    assert "2 van 3 kinderen" in finding.arithmetic.nl
    assert "na de geboorte van een broer of zus" in finding.arithmetic.nl


def test_without_a_birth_shortly_before_it_weighs_less() -> None:
    (finding,) = findings(LENS, three(placed("sem", "2016-01-10/.."), placed("lot", "2018-01-10/..")))
    assert finding.weight == 2
    assert "geboorte" not in finding.arithmetic.nl


def test_children_placed_together_within_some_days_are_one_moment() -> None:
    together = three(placed("sem", "2016-01-10/.."), placed("lot", "2016-01-18/.."))
    assert ask(LENS, together) == []
    assert ask(LENS, together, days=5) == [Certainty.CERTAIN]


def test_one_entry_for_both_is_one_moment_however_vague() -> None:
    both = Stay(id="b", title="pleeggezin", place=PlaceType.FOSTER_FAMILY, persons=("sem", "lot"), when=when("2016/.."))
    assert ask(LENS, three(both)) == []


def test_one_child_placed_is_not_a_series() -> None:
    assert ask(LENS, three(placed("sem", "2016-01-10/.."), placed("sem", "2018-01-10/.."))) == []


def test_years_that_overlap_make_it_possible_and_a_missing_date_unknown() -> None:
    assert ask(LENS, three(placed("sem", "2016/.."), placed("lot", "2016-06/.."))) == [Certainty.POSSIBLE]
    assert ask(LENS, three(placed("sem", "2016/.."), placed("lot", "/"))) == [Certainty.UNKNOWN]
