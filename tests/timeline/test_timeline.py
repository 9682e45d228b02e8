# SPDX-License-Identifier: EUPL-1.2
"""Families as they are: half-siblings, an unborn child, facts apart from suspicions; and the official code lists."""

import datetime as dt
from collections.abc import Callable

import pytest

from thuislijn.timeline.codes import code_list, find_code, list_names
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.items import Event, Stay
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    LADDER,
    LifeDomain,
    MeasureKind,
    Modality,
    PersonRole,
    PlaceType,
    RelationKind,
    Term,
)


def person(id: str, role: PersonRole, year: int | None = None) -> Person:
    return Person(
        id=id, name=id, role=role, birth=Moment.in_year(year) if year else Moment.UNKNOWN, unborn=year == 2023
    )


FAMILY = Timeline(
    id="f",
    title="f",
    reference_day=dt.date(2023, 1, 1).toordinal(),
    persons=(
        person("jongste", PersonRole.CHILD, 2015),
        person("oudste", PersonRole.CHILD, 2009),
        person("nieuw", PersonRole.CHILD, 2023),
        person("moeder", PersonRole.MOTHER),
        person("vader1", PersonRole.FATHER),
        person("vader2", PersonRole.FATHER),
        person("stiefvader", PersonRole.STEP_PARENT),
    ),
    relations=tuple(
        Relation(kind=RelationKind.PARENT, of=parent, to=child)
        for parent, child in (
            ("moeder", "oudste"),
            ("vader1", "oudste"),
            ("moeder", "jongste"),
            ("vader2", "jongste"),
            ("moeder", "nieuw"),
            ("vader2", "nieuw"),
        )
    ),
    items=(
        Stay(id="b", title="thuis", persons=("oudste",), when=Period.since(Moment.in_year(2012))),
        Stay(id="a", title="thuis", persons=("oudste",), when=Period.since(Moment.in_year(2009))),
        Stay(id="u", title="ergens", persons=("oudste",)),
        Event(id="v", title="misbruik?", modality=Modality.SUSPECTED),
    ),
)


def test_children_stand_from_old_to_young_and_the_unborn_last() -> None:
    assert [child.id for child in FAMILY.children] == ["oudste", "jongste", "nieuw"]


def test_half_siblings_share_one_parent() -> None:
    assert {sibling.id for sibling in FAMILY.siblings_of("oudste")} == {"jongste", "nieuw"}
    assert FAMILY.is_half_sibling("oudste", "jongste")
    assert not FAMILY.is_half_sibling("jongste", "nieuw")


def test_step_parents_belong_to_the_parents_but_raise_no_kinship() -> None:
    assert [parent.id for parent in FAMILY.parents] == ["moeder", "vader1", "vader2", "stiefvader"]
    assert [parent.id for parent in FAMILY.parents_of("jongste")] == ["moeder", "vader2"]


def test_facts_come_in_order_of_time_and_leave_suspicions_out() -> None:
    assert [stay.id for stay in FAMILY.facts(Stay, "oudste")] == ["a", "b", "u"]
    assert FAMILY.facts(Event) == ()
    assert [item.id for item in FAMILY.in_order] == ["a", "b", "u", "v"]


def test_the_ladder_runs_from_home_to_secure_care_and_independence_is_no_rung() -> None:
    assert [place.rung for place in LADDER] == list(range(9))
    assert PlaceType.INDEPENDENT.rung is None and not PlaceType.INDEPENDENT.away_from_home
    assert not PlaceType.HOME.away_from_home and PlaceType.NETWORK.away_from_home


def test_there_are_nine_life_domains_and_every_word_has_two_languages() -> None:
    assert len(LifeDomain) == 9
    for terms in Term.__subclasses__():
        for term in terms:
            assert term.label("nl") and term.label("en")


def test_official_codes_are_found_for_the_day_they_were_valid_on() -> None:
    assert list_names() == ("date_precision", "form_of_help", "measure", "reason_of_end", "referrer")
    day = dt.date(2021, 5, 1).toordinal()
    secure = find_code("form_of_help", "13", day)
    assert secure is not None and secure.label("nl") == "gesloten plaatsing"
    assert find_code("form_of_help", "13", dt.date(2010, 1, 1).toordinal()) is None
    assert find_code("measure", "99") is None
    assert [row.code for row in code_list("measure")] == ["11", "12", "21", "22", "23"]
    assert MeasureKind("supervision").label("nl").startswith(code_list("measure")[0].nl)
    with pytest.raises(KeyError):
        code_list("bestaat_niet")


def test_a_timeline_keeps_what_was_reckoned_of_it_and_not_without_end() -> None:
    timeline = Timeline(id="t", title="gezin", reference_day=738000)
    made: list[int] = []

    def reckoning(number: int) -> Callable[[Timeline], int]:
        def reckon(of: Timeline) -> int:
            made.append(number)
            return number

        return reckon

    once, many = reckoning(0), [reckoning(number) for number in range(1, 100)]
    assert [timeline.once(once), timeline.once(once)] == [0, 0]
    assert made == [0]
    assert [timeline.once(one) for one in many] == list(range(1, 100))
    assert timeline.once(once) == 0
    assert made.count(0) == 2
