# SPDX-License-Identifier: EUPL-1.2
"""BLOCKED_BY_PENDING: help on hold for another programme."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.blocked_by_pending import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import HelpState

HELD = Help(
    id="held",
    title="systeemtherapie",
    state=HelpState.ON_HOLD,
    on_hold=when("2020-03-02/2020-04-06"),
    on_hold_for="persoonlijkheidsonderzoek",
)


def test_family_treatment_that_waits_three_months_for_another_programme_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("treatment", "weight")
    assert "“programma over gewicht”: 13 weken" in finding.arithmetic.nl


def test_three_weeks_on_hold_are_planning() -> None:
    assert ask(LENS, family(replace(HELD, on_hold=when("2020-03-02/2020-03-23")))) == []
    assert ask(LENS, family(HELD)) == [Certainty.CERTAIN]


def test_a_hold_without_a_recorded_reason_raises_nothing() -> None:
    assert ask(LENS, family(replace(HELD, on_hold_for=""))) == []


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(HELD, on_hold=when("2020-03/2020-04-06")))) == [Certainty.POSSIBLE]


def test_a_hold_of_which_only_the_reason_is_on_record_leaves_it_unknown() -> None:
    (finding,) = findings(LENS, family(replace(HELD, on_hold=when("/"))))
    assert finding.certainty is Certainty.UNKNOWN
    assert "niet vastgelegd" in finding.arithmetic.nl
