# SPDX-License-Identifier: EUPL-1.2
"""REJECTED_AFTER_WAIT: turned away at the intake after waiting for it."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.rejected_after_wait import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import HelpState, IntakeResult

REFUSED = Help(
    id="refused",
    title="behandeling",
    persons=("noa",),
    waiting_from=when("2020-02-03").start,
    intake=when("2020-03-09").start,
    intake_result=IntakeResult.REJECTED,
)


def test_four_months_of_waiting_for_a_no_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3
    assert "4 maanden wachten" in finding.arithmetic.nl


def test_a_no_within_three_weeks_is_not() -> None:
    assert ask(LENS, family(replace(REFUSED, intake=when("2020-02-24").start))) == []
    assert ask(LENS, family(REFUSED)) == [Certainty.CERTAIN]


def test_a_warm_handover_or_other_help_in_the_same_week_is_no_question() -> None:
    assert ask(LENS, family(replace(REFUSED, intake_result=IntakeResult.REDIRECTED))) == []
    other = Help(id="other", title="andere hulp", persons=("noa",), when=when("2020-03-12/.."))
    assert ask(LENS, family(REFUSED, other)) == []
    assert ask(LENS, family(REFUSED, replace(other, when=when("2020-03/..")))) == [Certainty.POSSIBLE]


def test_a_family_that_withdrew_was_not_turned_away() -> None:
    withdrew = replace(REFUSED, intake_result=IntakeResult.UNKNOWN, state=HelpState.WITHDRAWN)
    assert ask(LENS, family(withdrew)) == []


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(REFUSED, waiting_from=when("2020-02").start))) == [Certainty.POSSIBLE]


def test_a_no_without_a_start_of_the_wait_leaves_it_unknown() -> None:
    assert ask(LENS, family(replace(REFUSED, waiting_from=when("").start))) == [Certainty.UNKNOWN]
