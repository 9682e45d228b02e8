# SPDX-License-Identifier: EUPL-1.2
"""BURST: the pressure cooker before a child leaves home."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.burst import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, PlaceType

IN_THE_WEEKS_BEFORE = ("2021-05-20", "2021-05-27", "2021-06-01", "2021-06-10", "2021-06-14")


def actions(*days: str, organisations: int = 3) -> list[Item]:
    return [
        Event(
            id=f"action {n} {day}",
            title="actie",
            event_kind=EventKind.ACTION,
            organisations=(f"o{n % organisations}",),
            when=when(day),
        )
        for n, day in enumerate(days)
    ]


def noa_leaves(on: str, *items: Item) -> Timeline:
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when(f"2010/{on}")),
        Stay(id="group", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when(f"{on}/..")),
        *items,
    )


def test_five_actions_by_four_organisations_before_a_quiet_year_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.persons == ("noa",)
    assert "5 acties van 4 organisaties" in finding.arithmetic.nl
    assert "gemiddeld 0,1 per maand" in finding.arithmetic.nl


def test_five_actions_by_two_organisations_are_not() -> None:
    earlier = actions("2020-12-01")
    assert ask(LENS, noa_leaves("2021-06-24", *earlier, *actions(*IN_THE_WEEKS_BEFORE, organisations=2))) == []
    assert ask(LENS, noa_leaves("2021-06-24", *earlier, *actions(*IN_THE_WEEKS_BEFORE))) == [Certainty.CERTAIN]


def test_where_it_is_always_busy_there_is_no_burst() -> None:
    always = actions(*(f"2020-{month:02}-{day}" for month in range(5, 13) for day in (10, 20)))
    assert ask(LENS, noa_leaves("2021-06-24", *always, *actions(*IN_THE_WEEKS_BEFORE))) == []


def test_when_the_month_of_leaving_is_all_that_is_known_it_is_possible() -> None:
    family_of_noa = noa_leaves("2021-07", *actions("2020-12-01"), *actions(*IN_THE_WEEKS_BEFORE))
    assert ask(LENS, family_of_noa) == [Certainty.POSSIBLE]


def test_without_anything_on_record_of_the_year_before_the_answer_is_unknown() -> None:
    assert ask(LENS, noa_leaves("2021-06-24", *actions(*IN_THE_WEEKS_BEFORE))) == [Certainty.UNKNOWN]


def test_where_the_entries_do_not_say_who_acted_the_answer_is_unknown() -> None:
    nameless = [replace(item, organisations=()) for item in actions(*IN_THE_WEEKS_BEFORE)]
    (finding,) = findings(LENS, noa_leaves("2021-06-24", *actions("2020-12-01"), *nameless))
    assert finding.certainty is Certainty.UNKNOWN
    assert "van 5 is niet vastgelegd wie" in finding.arithmetic.nl


def test_a_year_at_home_without_a_departure_raises_nothing() -> None:
    assert ask(LENS, family(*actions(*IN_THE_WEEKS_BEFORE))) == []


def test_the_weeks_before_a_move_from_grandparents_to_a_group_count_too() -> None:
    def noa_moves(first: PlaceType, then: PlaceType) -> Timeline:
        return family(
            Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2020-09-01")),
            Stay(id="first", title="eerst", persons=("noa",), place=first, when=when("2020-09-01/2021-06-24")),
            Stay(id="then", title="dan", persons=("noa",), place=then, when=when("2021-06-24/..")),
            *actions("2020-12-01"),
            *actions(*IN_THE_WEEKS_BEFORE),
        )

    assert ask(LENS, noa_moves(PlaceType.NETWORK, PlaceType.TREATMENT_GROUP)) == [Certainty.CERTAIN]
    assert ask(LENS, noa_moves(PlaceType.TREATMENT_GROUP, PlaceType.NETWORK)) == []


def test_a_year_that_may_have_been_busy_too_makes_it_possible() -> None:
    sometime = [
        Event(
            id=f"some {n}",
            title="actie",
            event_kind=EventKind.ACTION,
            organisations=("o1",),
            when=when("[2019-01-01..2021-03-01]"),
        )
        for n in range(12)
    ]
    quiet = [*actions("2020-12-01"), *actions(*IN_THE_WEEKS_BEFORE)]
    assert ask(LENS, noa_leaves("2021-06-24", *quiet)) == [Certainty.CERTAIN]
    (finding,) = findings(LENS, noa_leaves("2021-06-24", *quiet, *sometime))
    assert finding.certainty is Certainty.POSSIBLE
    assert "gemiddeld 0,1 tot 1,1 per maand" in finding.arithmetic.nl
