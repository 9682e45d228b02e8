# SPDX-License-Identifier: EUPL-1.2
"""Where a child lived: what counts as a home, a place, a move, a loss of home and a return."""

from thuislijn.lenses.placements import Course, course, in_care
from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Item, Stay
from thuislijn.timeline.vocabulary import PersonRole, PlaceType, StayEnd, StayPurpose


def stay(id: str, place: PlaceType, edtf: str, **more: object) -> Stay:
    return Stay(id=id, title=id, persons=("noa",), place=place, when=when(edtf), **more)  # type: ignore[arg-type]


def noa(*items: Item) -> Course:
    return course(family(*items), "noa")


def test_a_year_in_a_group_and_back_is_one_placement_one_departure_and_no_move() -> None:
    found = noa(
        stay("home", PlaceType.HOME, "2010/2021-07-01"),
        stay("group", PlaceType.TREATMENT_GROUP, "2021-07-01/2022-07-01"),
        stay("again", PlaceType.HOME, "2022-07-01/.."),
    )
    (placement,) = found.placements
    assert [residence.ids for residence in placement.residences] == [("group",)]
    assert placement.before is not None
    assert placement.before.ids == ("home",)
    assert placement.returned == when("2022-07-01").start
    assert [departure.left for departure in found.departures] == [placement.before]
    assert found.moves == ()


def test_a_home_recorded_as_going_on_makes_the_end_of_the_stay_a_return() -> None:
    found = noa(
        stay("home", PlaceType.HOME, "2010/.."), stay("group", PlaceType.TREATMENT_GROUP, "2021-07-01/2022-07-01")
    )
    assert found.placements[0].returned == when("2022-07-01").start


def test_a_stay_that_ended_with_return_home_needs_no_recorded_home() -> None:
    found = noa(stay("group", PlaceType.TREATMENT_GROUP, "2021-07-01/2022-07-01", end_reason=StayEnd.RETURN))
    assert found.placements[0].returned == when("2022-07-01").start


def test_three_places_in_a_row_are_one_placement_with_two_moves() -> None:
    found = noa(
        stay("foster", PlaceType.FOSTER_FAMILY, "2015-01/2015-09"),
        stay("centre", PlaceType.TREATMENT_GROUP, "2015-09/2016-06", purpose=StayPurpose.OBSERVATION),
        stay("family_home", PlaceType.FAMILY_HOME, "2016-06/.."),
    )
    assert [len(placement.residences) for placement in found.placements] == [3]
    assert [(move.left.first.id, move.to.first.id) for move in found.moves] == [
        ("foster", "centre"),
        ("centre", "family_home"),
    ]
    assert len(found.departures) == 1


def test_going_from_one_parent_to_the_other_is_neither_placement_nor_move() -> None:
    timeline = family(
        stay("mother", PlaceType.HOME, "2010/2018-03", with_whom=("moeder",)),
        stay("father", PlaceType.HOME, "2018-03/..", with_whom=("vader",)),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
    )
    found = course(timeline, "noa")
    assert (found.placements, found.moves, found.departures) == ((), (), ())


def test_a_foster_family_since_the_age_of_two_is_a_home_that_can_be_lost() -> None:
    found = noa(
        stay("foster", PlaceType.FOSTER_FAMILY, "2012/2018-05-01", end_reason=StayEnd.BEREAVEMENT),
        stay("crisis", PlaceType.FAMILY_HOME, "2018-05-01/2020", purpose=StayPurpose.CRISIS),
        stay("family_home", PlaceType.FAMILY_HOME, "2020/.."),
    )
    assert [departure.to.first.id for departure in found.departures] == ["foster", "crisis"]
    assert found.departures[1].left is not None and found.departures[1].left.away


def test_weekends_in_a_respite_family_are_no_place_to_live() -> None:
    found = noa(
        stay("home", PlaceType.HOME, "2010/.."),
        stay("weekends", PlaceType.PART_TIME, "2016/2018", purpose=StayPurpose.RESPITE),
    )
    assert [one.id for one in found.respite] == ["weekends"]
    assert found.placements == ()


def test_a_weekend_house_in_which_the_child_stays_becomes_one() -> None:
    found = noa(
        stay("home", PlaceType.HOME, "2010/2016-02-01"),
        stay("weekends", PlaceType.PART_TIME, "2016-02-01/2021-02-01", purpose=StayPurpose.RESPITE),
    )
    assert found.respite == ()
    assert len(found.placements) == 1


def test_one_name_is_one_place() -> None:
    found = noa(
        stay("old", PlaceType.FAMILY_HOME, "2015/2018", place_name="De Wilg"),
        stay("new", PlaceType.FAMILY_HOME, "2018/..", place_name="de wilg"),
    )
    (residence,) = found.residences
    assert residence.ids == ("old", "new")
    assert found.moves == ()


def test_the_same_foster_family_after_a_time_at_home_is_no_move_but_a_second_placement() -> None:
    found = noa(
        stay("first", PlaceType.FOSTER_FAMILY, "2015-01/2015-09", place_name="Familie Van Dam"),
        stay("home", PlaceType.HOME, "2015-09/2016-03"),
        stay("second", PlaceType.FOSTER_FAMILY, "2016-03/..", place_name="Familie Van Dam"),
    )
    assert len(found.placements) == 2
    assert found.moves == ()


def test_an_end_nobody_recorded_lies_before_the_next_place() -> None:
    found = noa(
        stay("foster", PlaceType.FOSTER_FAMILY, "2015-01-01/"),
        stay("group", PlaceType.TREATMENT_GROUP, "2015-09-01/.."),
    )
    assert found.residences[0].when == when("2015-01-01/[2015-01-01..2015-09-01]")


def test_a_stay_of_nobody_in_particular_is_of_the_only_child_and_of_no_one_among_more() -> None:
    group = Stay(id="group", title="groep", place=PlaceType.TREATMENT_GROUP, when=when("2020/2021"))
    assert len(course(family(group), "noa").placements) == 1
    two = family(group, children=(child("noa", "2010"), child("finn", "2012")))
    assert course(two, "noa").placements == course(two, "finn").placements == ()


def test_many_places_told_as_one_stay_count_as_many() -> None:
    found = noa(stay("around", PlaceType.HOME, "2010/2015", number_of_places=4))
    assert found.residences[0].count == 4


def test_courses_are_reckoned_once() -> None:
    timeline = family(stay("home", PlaceType.HOME, "2010/.."))
    assert course(timeline, "noa") is course(timeline, "noa")


def test_vague_moves_between_places_leave_no_day_without_care() -> None:
    timeline = family(
        stay("foster", PlaceType.FOSTER_FAMILY, "2015-01/2016"), stay("group", PlaceType.TREATMENT_GROUP, "2016/..")
    )
    assert in_care(timeline) == (when("2015-01/.."),)
