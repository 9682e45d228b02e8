# SPDX-License-Identifier: EUPL-1.2
"""Findings in groups: about ten questions for a reader, danger first, what went well apart."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from thuislijn.lenses.catalogue import DANGER, LENSES, look_at
from thuislijn.lenses.finding import Finding, Text, Theme
from thuislijn.lenses.grouping import MOST_GROUPS, grouped
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline

THREE = tuple(child(name, birth) for name, birth in (("noa", "2008"), ("finn", "2010"), ("bo", "2013")))
FAMILY: Timeline = family(children=THREE, until="2023-01-01")
THEMES = {lens.name: lens.theme for lens in LENSES}
ASKING = sorted(name for name, theme in THEMES.items() if theme is not Theme.STRENGTHS and name != DANGER)


def finding(lens: str, edtf: str, *persons: str, weight: int = 2, sure: Certainty = Certainty.CERTAIN) -> Finding:
    return Finding(
        lens=lens,
        certainty=sure,
        when=when(edtf),
        persons=persons or ("noa",),
        arithmetic=Text("Som.", "Sum."),
        question=Text("Vraag?", "Question?"),
        weight=weight,
    )


def test_what_shares_theme_child_and_time_is_one_group() -> None:
    gap, stops = finding("GAP", "2019-10/2020-03"), finding("HELP_STOPS_AT_MEASURE", "2019-10/2020-03", weight=3)
    found = grouped(FAMILY, [gap, stops])
    (group,) = found.groups
    assert group.findings == (stops, gap)
    assert group.heading.nl == "Wie hield zicht op hoe het ging? (2019-2020, Noa)"
    assert group.heading.en == "Who kept track of how things went? (2019-2020, Noa)"


def test_another_child_another_time_or_another_theme_is_another_group() -> None:
    gap = finding("GAP", "2019-10/2020-03")
    for other in (
        finding("GAP", "2019-10/2020-03", "finn"),
        finding("GAP", "2014-01/2014-06"),
        finding("NO_FAMILY_WORK", "2019-10/2020-03"),
    ):
        assert len(grouped(FAMILY, [gap, other]).groups) == 2


def test_danger_and_what_went_well_stand_apart() -> None:
    danger, good = finding(DANGER, "2022-12"), finding("STRENGTHS", "2015/2020")
    found = grouped(FAMILY, [good, finding("GAP", "2019"), danger])
    assert found.danger == (danger,)
    assert found.strengths == (good,)
    assert [one.lens for group in found.groups for one in group.findings] == ["GAP"]


def test_the_weightiest_and_surest_come_first_and_then_the_earliest() -> None:
    late, early = finding("GAP", "2020-01/2020-06"), finding("GAP", "2012-01/2012-06")
    unsure = finding("GAP", "2010-01/2010-06", sure=Certainty.UNKNOWN)
    heavy = finding("MANY_PLACES", "2021", weight=3)
    order = [group.findings[0] for group in grouped(FAMILY, [late, unsure, early, heavy]).groups]
    assert order == [heavy, early, late, unsure]


def test_what_has_no_date_says_so() -> None:
    (group,) = grouped(family(), [finding("GAP", "/")]).groups
    assert group.heading.nl == "Wie hield zicht op hoe het ging? (zonder datum)"


def test_in_a_family_with_one_child_the_heading_names_nobody() -> None:
    (group,) = grouped(family(), [finding("GAP", "2019")]).groups
    assert group.heading.nl == "Wie hield zicht op hoe het ging? (2019)"


FINDINGS = st.builds(
    lambda lens, person, start, length, dated: Finding(
        lens=lens,
        certainty=Certainty.CERTAIN,
        when=Period.during(Moment.on(start), Moment.on(start + length)) if dated else Period(),
        persons=(person,) if person else (),
        arithmetic=Text("Som.", "Sum."),
        question=Text("Vraag?", "Question?"),
    ),
    st.sampled_from(ASKING),
    st.sampled_from(("noa", "finn", "bo", "")),
    st.integers(733_000, 738_000),
    st.integers(0, 900),
    st.booleans(),
)


@given(st.lists(FINDINGS, max_size=60))
def test_no_finding_is_lost_and_a_reader_never_meets_more_than_ten_groups(findings: list[Finding]) -> None:
    groups = grouped(FAMILY, findings).groups
    kept = [one for group in groups for one in group.findings]
    assert sorted(map(repr, kept)) == sorted(map(repr, findings))
    assert len(groups) <= MOST_GROUPS
    assert all(THEMES[one.lens] is group.theme for group in groups for one in group.findings)


@given(st.lists(FINDINGS, max_size=12), st.randoms())
def test_the_order_in_which_lenses_look_makes_no_difference(findings: list[Finding], chance: random.Random) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)
    one, other = (
        [sorted(map(repr, group.findings)) for group in grouped(FAMILY, given_in).groups]
        for given_in in (findings, shuffled)
    )
    assert sorted(one) == sorted(other)


def test_the_examples_of_all_lenses_together_make_at_most_ten_groups() -> None:
    everything = [found for lens in LENSES for found in look_at(lens.example())]
    assert len(everything) > 60
    assert len(grouped(family(), everything).groups) <= MOST_GROUPS
