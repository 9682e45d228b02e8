# SPDX-License-Identifier: EUPL-1.2
"""Choosing what to see: what fits stays, what does not is counted, and nothing that happened is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.demo_family import DEMO, day
from thuislijn.timeline.items import Event, Help, Stay
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.sources import Account, Passage, Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpState, LifeDomain, Perspective, Standing
from thuislijn.web.timeline.filtering import Certain, Filter, Reviewed, as_of, filtered


def on(text: str) -> Moment:
    return Moment.on(dt.date.fromisoformat(text))


FAMILY = Timeline(
    id="f",
    title="Gezin",
    reference_day=day("2024-01-01"),
    items=(
        Stay(id="stay", title="bij oma", persons=("sem",), when=Period.during(on("2020-01-01"), on("2022-01-01"))),
        Event(
            id="said",
            title="ruzie",
            persons=("noor",),
            when=Period.at(Moment.in_year(2021)),
            account=Account(perspective=Perspective.PARENT),
            statements=(
                Statement(account=Account(perspective=Perspective.NETWORK), text="nee", standing=Standing.DISPUTED),
            ),
            reviewed=False,
        ),
        Help(
            id="help",
            title="begeleiding",
            when=Period.since(on("2023-05-01")),
            domains=(LifeDomain.UPBRINGING,),
            evidence=(Passage(source="s1"),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter(), {"stay", "said", "help"}),
        (Filter(persons=("sem",)), {"stay", "help"}),  # the help is about nobody in particular
        (Filter(domains=(LifeDomain.HOUSING,)), {"stay"}),
        (Filter(domains=(LifeDomain.UPBRINGING, LifeDomain.HOUSING)), {"stay", "help"}),
        (Filter(accounts=(Perspective.PARENT,)), {"said"}),
        (Filter(accounts=(Perspective.NETWORK,)), {"said"}),
        (Filter(certain=(Certain.DATED,)), {"stay", "help"}),
        (Filter(certain=(Certain.ESTIMATED,)), {"said"}),
        (Filter(certain=(Certain.DISPUTED,)), {"said"}),
        (Filter(sources=("s1",)), {"help"}),
        (Filter(reviewed=(Reviewed.NO,)), {"said"}),
        (Filter(persons=("sem",), reviewed=(Reviewed.NO,)), set()),
    ],
)
def test_each_choice_keeps_what_fits_and_counts_the_rest(wanted: Filter, left: set[str]) -> None:
    kept = filtered(FAMILY, wanted)
    assert {item.id for item in kept.timeline.items} == left
    assert kept.hidden == len(FAMILY.items) - len(left)


def test_on_an_earlier_day_what_came_later_is_not_there_and_what_ended_later_goes_on() -> None:
    kept = filtered(FAMILY, Filter(reference_day=day("2021-06-01")))
    assert {item.id for item in kept.timeline.items} == {"stay", "said"}
    assert (kept.hidden, kept.later) == (0, 1)
    assert kept.timeline.reference_day == day("2021-06-01")
    stay = kept.timeline.item("stay")
    assert stay is not None and stay.when.ending is Ending.ONGOING
    assert stay.when.start == on("2020-01-01")


def test_help_that_was_asked_for_and_had_not_begun_was_being_waited_for() -> None:
    asked = Help(id="h", title="EMDR", when=Period.since(on("2022-01-01")), waiting_from=on("2021-02-01"))
    family = replace(FAMILY, items=(asked,))
    assert as_of(family, day("2021-01-01")).items == ()
    (waiting,) = as_of(family, day("2021-06-01")).items
    assert isinstance(waiting, Help)
    assert waiting.state is HelpState.WAITING and not waiting.when.is_dated
    assert as_of(family, day("2022-06-01")).items == (asked,)


@given(st.integers(day("2003-01-01"), day("2023-01-01")), st.integers(0, 2000))
def test_a_later_day_never_shows_less(first: int, more: int) -> None:
    before, after = as_of(DEMO, first), as_of(DEMO, first + more)
    assert {item.id for item in before.items} <= {item.id for item in after.items}


def test_who_chooses_nothing_gets_the_timeline_itself() -> None:
    assert filtered(DEMO, Filter()).timeline is DEMO
