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
from thuislijn.lenses.subjects import SUBJECTS
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


def test_what_shares_subject_child_and_time_is_one_group() -> None:
    gap, stops = finding("GAP", "2019-10/2020-03"), finding("HELP_STOPS_AT_MEASURE", "2019-10/2020-03", weight=3)
    found = grouped(FAMILY, [gap, stops])
    (group,) = found.groups
    assert group.findings == (stops, gap)
    assert group.heading.nl == "Wie hield zicht op het gezin? (Noa, 2019-2020)"
    assert group.heading.en == "Who kept the family in view? (Noa, 2019-2020)"


def test_another_child_another_time_or_another_subject_is_another_group() -> None:
    gap = finding("GAP", "2019-10/2020-03")
    for other in (
        finding("GAP", "2019-10/2020-03", "finn"),
        finding("GAP", "2014-01/2014-06"),
        finding("NO_FAMILY_WORK", "2019-10/2020-03"),
        finding("SCHOOL_ABSENCE", "2019-10/2020-03"),
    ):
        assert len(grouped(FAMILY, [gap, other]).groups) == 2


def test_what_lies_within_a_year_and_what_has_no_date_is_put_with_it() -> None:
    gap = finding("GAP", "2019-10-01/2020-03-01")
    for other in (finding("NO_FOLLOW_UP", "2021-02-01"), finding("NO_FOLLOW_UP", "/")):
        (group,) = grouped(FAMILY, [gap, other]).groups
        assert group.findings == (gap, other)
    assert len(grouped(FAMILY, [gap, finding("NO_FOLLOW_UP", "2021-03-05")]).groups) == 2
    assert len(grouped(FAMILY, [gap, finding("NO_FOLLOW_UP", "/", "finn")]).groups) == 2


def test_the_heading_names_the_children_unless_it_is_about_all_of_three() -> None:
    of_two = grouped(FAMILY, [finding("GAP", "2019", "noa", "finn")]).groups
    of_all = grouped(FAMILY, [finding("GAP", "2019", "noa", "finn", "bo")]).groups
    assert [group.heading.nl for group in of_two] == ["Wie hield zicht op het gezin? (Noa en Finn, 2019)"]
    assert [group.heading.en for group in of_all] == ["Who kept the family in view? (all children, 2019)"]


def test_danger_and_what_went_well_stand_apart() -> None:
    danger, good = finding(DANGER, "2022-12"), finding("STRENGTHS", "2015/2020")
    found = grouped(FAMILY, [good, finding("GAP", "2019"), danger])
    assert found.danger == (danger,)
    assert found.strengths == (good,)
    assert [one.lens for group in found.groups for one in group.findings] == ["GAP"]


def test_first_comes_what_is_certain_weighs_and_shows_in_several_ways_and_last_what_is_unknown() -> None:
    late, early = finding("GAP", "2020-01/2020-06"), finding("GAP", "2012-01/2012-06")
    unsure = finding("GAP", "2010-01/2010-06", sure=Certainty.UNKNOWN, weight=3)
    heavy = finding("MANY_PLACES", "2021", weight=3)
    twice = (finding("NO_FAMILY_WORK", "2022", weight=3), finding("ONE_SIDED_HELP", "2022", weight=3))
    order = [group.findings[0] for group in grouped(FAMILY, [late, unsure, early, heavy, *twice]).groups]
    assert order == [twice[0], heavy, early, late, unsure]


def test_what_has_no_date_says_so() -> None:
    (group,) = grouped(family(), [finding("GAP", "/")]).groups
    assert group.heading.nl == "Wie hield zicht op het gezin? (zonder datum)"


def test_in_a_family_with_one_child_the_heading_names_nobody() -> None:
    (group,) = grouped(family(), [finding("GAP", "2019")]).groups
    assert group.heading.nl == "Wie hield zicht op het gezin? (2019)"


def test_every_lens_that_asks_has_one_subject_within_its_theme() -> None:
    placed = [lens for subject in SUBJECTS for lens in subject.lenses]
    assert sorted(placed) == ASKING
    assert all(THEMES[lens] is subject.theme for subject in SUBJECTS for lens in subject.lenses)
    assert len(SUBJECTS) <= MOST_GROUPS


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
    assert all(one.lens in group.subject.lenses for group in groups for one in group.findings)
    assert len({group.heading for group in groups}) == len(groups)


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
