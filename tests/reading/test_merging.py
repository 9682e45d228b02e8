# SPDX-License-Identifier: EUPL-1.2
"""The same fact from several documents becomes one with all its evidence; what contradicts stays apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from thuislijn.reading.family.merging import Fact, Told, contradictions, merge
from thuislijn.reading.proposals import Proposal, read_text


def told(document: str, text: str, *persons: str) -> list[Told]:
    """Everything that one document tells, about the persons given."""
    return [Told(replace(proposal, document=document), persons) for proposal in read_text(text).proposals]


def facts(*tellings: list[Told], kind: str) -> list[Fact]:
    return [fact for fact in merge(one for telling in tellings for one in telling) if fact.proposal.kind == kind]


def documents(fact: Fact) -> list[str]:
    return [telling.proposal.document for telling in fact.tellings]


def start(proposal: Proposal) -> str:
    assert proposal.when.start.earliest is not None
    return dt.date.fromordinal(proposal.when.start.earliest).isoformat()


def test_one_placement_told_in_two_letters_is_one_fact_with_the_sharper_date() -> None:
    one = told("brief", "In maart 2021 ging Ties naar een gezinshuis.", "ties")
    other = told("besluit", "Op 9 maart 2021 is Ties in een gezinshuis geplaatst.", "ties")
    (fact,) = facts(one, other, kind="gezinshuis")
    assert documents(fact) == ["brief", "besluit"]
    assert start(fact.proposal) == "2021-03-09"


def test_the_same_step_of_another_child_stays_apart() -> None:
    one = told("a", "In maart 2021 ging Ties naar een gezinshuis.", "ties")
    other = told("b", "In maart 2021 ging Lot naar een gezinshuis.", "lot")
    assert len(facts(one, other, kind="gezinshuis")) == 2


def test_two_different_years_stay_two_facts() -> None:
    one = told("a", "In maart 2019 kreeg Ties speltherapie.", "ties")
    other = told("b", "In maart 2021 kreeg Ties speltherapie.", "ties")
    assert len(facts(one, other, kind="speltherapie")) == 2


def test_an_undated_mention_joins_the_one_dated_fact_it_can_mean() -> None:
    one = told("a", "In 2019 is bij Ties ADHD vastgesteld.", "ties")
    other = told("b", "Ties heeft ADHD.", "ties")
    (fact,) = facts(one, other, kind="ADHD")
    assert documents(fact) == ["a", "b"]


def test_a_denial_never_joins_a_claim() -> None:
    one = told("a", "In 2019 is bij Ties ADHD vastgesteld.", "ties")
    other = told("b", "Er is geen sprake van ADHD bij Ties.", "ties")
    assert len(facts(one, other, kind="ADHD")) == 2


def test_two_dates_for_one_step_are_kept_and_linked_as_contradicting() -> None:
    one = told("brief", "Op 3 maart 2021 is Ties in een gezinshuis geplaatst.", "ties")
    other = told("verslag", "Op 12 maart 2021 is Ties in een gezinshuis geplaatst.", "ties")
    merged = merge([*one, *other])
    assert len(merged) == 2
    assert contradictions(merged) == ((0, 1),)
