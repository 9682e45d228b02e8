# SPDX-License-Identifier: EUPL-1.2
"""ACUTE_DANGER: the reporting code first."""

from dataclasses import replace

import pytest

from tests.lenses.asking import ask, findings
from thuislijn.lenses.acute_danger import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, EventKind, Marker, Modality

KNIFE = Event(
    id="knife", title="dreigt met mes", event_kind=EventKind.INCIDENT, markers=(Marker.WEAPON,), when=when("2022-12-01")
)


def noa(*items: Item) -> Timeline:
    return family(*items, until="2023-01-01")


def test_a_report_of_two_weeks_ago_brings_the_notice_with_its_numbers() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3
    for number in ("0800-2000", "112"):
        assert number in finding.question.nl
        assert number in finding.question.en


@pytest.mark.parametrize(
    "marker",
    [Marker.ACUTE_DANGER, Marker.SELF_HARM, Marker.SEXUAL_ABUSE, Marker.ABUSE, Marker.DOMESTIC_VIOLENCE, Marker.WEAPON],
)
def test_each_sign_of_danger_counts(marker: Marker) -> None:
    assert ask(LENS, noa(replace(KNIFE, markers=(marker,)))) == [Certainty.CERTAIN]


def test_several_signs_are_one_notice() -> None:
    (finding,) = findings(LENS, noa(KNIFE, replace(KNIFE, id="again", markers=(Marker.SELF_HARM,))))
    assert finding.items == ("again", "knife")


def test_what_is_over_long_ago_or_no_danger_is_silent() -> None:
    assert ask(LENS, noa(replace(KNIFE, is_over=Answer.YES))) == []
    assert ask(LENS, noa(replace(KNIFE, when=when("2022-10-01")))) == []
    assert ask(LENS, noa(replace(KNIFE, when=when("2022-10-01"))), weeks=16) == [Certainty.CERTAIN]
    assert ask(LENS, noa(replace(KNIFE, markers=(Marker.DEBTS,)))) == []
    assert ask(LENS, noa(replace(KNIFE, when=when("2012/")))) == []


def test_a_stretch_that_still_goes_on_counts_by_its_last_day() -> None:
    assert ask(LENS, noa(replace(KNIFE, when=when("2019/..")))) == [Certainty.CERTAIN]
    assert ask(LENS, noa(replace(KNIFE, when=when("2019/"), is_over=Answer.NO))) == [Certainty.CERTAIN]
    assert ask(LENS, noa(replace(KNIFE, when=when("2019/2021")))) == []


def test_a_vague_date_or_a_suspicion_makes_it_possible_and_a_denial_is_silent() -> None:
    assert ask(LENS, noa(replace(KNIFE, when=when("2022")))) == [Certainty.POSSIBLE]
    assert ask(LENS, noa(replace(KNIFE, modality=Modality.SUSPECTED))) == [Certainty.POSSIBLE]
    assert ask(LENS, noa(replace(KNIFE, modality=Modality.NEGATED))) == []


def test_a_danger_without_a_date_that_is_marked_as_not_over_is_unknown() -> None:
    undated = replace(KNIFE, when=Period())
    assert ask(LENS, noa(undated)) == []
    assert ask(LENS, noa(replace(undated, is_over=Answer.NO))) == [Certainty.UNKNOWN]


def test_what_an_old_paper_leaves_open_gives_no_notice_until_a_person_has_looked() -> None:
    def told(reviewed: bool) -> Timeline:
        hit = Event(
            id="hit",
            title="geweld thuis",
            event_kind=EventKind.CONCERN,
            markers=(Marker.DOMESTIC_VIOLENCE,),
            when=when("2011/.."),
            reviewed=reviewed,
        )
        return family(hit, until="2023-01-01")

    assert ask(LENS, told(reviewed=True)) == [Certainty.CERTAIN]
    assert ask(LENS, told(reviewed=False)) == []
