# SPDX-License-Identifier: EUPL-1.2
"""MANY_PLACES: many places to live, or moves in quick succession."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.many_places import LENS
from thuislijn.lenses.sketch import adult, family, when
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import PersonRole, PlaceType, StayPurpose


def stays(*places: str, kind: PlaceType = PlaceType.FOSTER_FAMILY) -> list[Stay]:
    return [
        Stay(id=f"s{n}", title=f"plek {n}", persons=("noa",), place=kind, when=when(edtf))
        for n, edtf in enumerate(places, start=1)
    ]


def test_four_places_in_six_years_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("crisis", "first", "second", "group")
    assert finding.arithmetic.nl.startswith("4 plekken")


def test_three_places_years_apart_are_not() -> None:
    timeline = family(*stays("2010/2013", "2013/2016", "2016/.."))
    assert ask(LENS, timeline) == []
    assert ask(LENS, timeline, places=3) == [Certainty.CERTAIN]


def test_a_return_home_is_no_move() -> None:
    home = stays("2010/2021-07-01", kind=PlaceType.HOME)
    group = Stay(
        id="group",
        title="groep",
        persons=("noa",),
        place=PlaceType.TREATMENT_GROUP,
        when=when("2021-07-01/2022-05-01"),
    )
    again = Stay(id="again", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2022-05-01/.."))
    assert ask(LENS, family(*home, group, again)) == []


def test_two_moves_within_a_year_are_asked_about_and_with_vague_dates_possible() -> None:
    sure = family(*stays("2014-01-06/2015-03-02", "2015-03-02/2015-12-01", "2015-12-01/.."))
    (finding,) = findings(LENS, sure)
    assert finding.certainty is Certainty.CERTAIN
    assert "2 verhuizingen binnen twaalf maanden" in finding.arithmetic.nl
    vague = family(*stays("2014-01-06/2015-03-02", "2015-03-02/2016", "2016/.."))
    assert ask(LENS, vague) == [Certainty.POSSIBLE]


def test_weekends_away_and_two_parental_homes_are_no_places() -> None:
    timeline = family(
        *stays("2010/2016", "2016/..", kind=PlaceType.HOME),
        *(
            Stay(
                id=f"w{n}",
                title="logeren",
                persons=("noa",),
                place=PlaceType.PART_TIME,
                purpose=StayPurpose.RESPITE,
                when=when(f"201{n}-03-01/201{n}-06-01"),
            )
            for n in range(6)
        ),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
    )
    assert ask(LENS, timeline) == []


def test_many_places_told_as_one_stay_count_as_many() -> None:
    around = Stay(
        id="a", title="rondzwerven", persons=("noa",), place=PlaceType.HOME, number_of_places=4, when=when("2010/2015")
    )
    (finding,) = findings(LENS, family(around))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.arithmetic.nl.startswith("Minstens 4 plekken")


def test_places_of_which_the_kind_was_never_recorded_leave_it_unknown() -> None:
    known = stays("2010/2013", "2013/2016", "2016/2019")
    unclear = Stay(id="u", title="tijdelijke plek", persons=("noa",), when=when("2019/.."))
    (finding,) = findings(LENS, family(*known, unclear))
    assert finding.certainty is Certainty.UNKNOWN
    assert "van 1 andere" in finding.arithmetic.nl
    assert ask(LENS, family(*known[:2], unclear)) == []


def test_two_moves_of_which_nobody_recorded_when_leave_it_unknown() -> None:
    assert ask(LENS, family(*stays("2014/", "/", "/"))) == [Certainty.UNKNOWN]


def test_places_that_are_certain_do_not_make_undated_moves_quick() -> None:
    stays = [
        Stay(id=f"s{n}", title=f"plek {n}", persons=("noa",), place=PlaceType.FOSTER_FAMILY, place_name=f"plek {n}")
        for n in range(4)
    ]
    (finding,) = findings(LENS, family(*stays))
    assert finding.certainty is Certainty.CERTAIN
    assert "binnen twaalf maanden" not in finding.arithmetic.nl
