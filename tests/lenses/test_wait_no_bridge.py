# SPDX-License-Identifier: EUPL-1.2
"""WAIT_NO_BRIDGE: a long wait with hardly any other help."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.wait_no_bridge import LENS
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import HelpState

AWAITED = Help(
    id="awaited",
    title="behandeling",
    persons=("noa",),
    waiting_from=when("2020-01-06").start,
    when=when("2020-05-04/.."),
)


def test_five_months_of_waiting_with_two_weeks_of_crisis_help_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("diagnostics",)
    assert "5 maanden wachten" in finding.arithmetic.nl
    assert "8%" in finding.arithmetic.nl


def test_seven_weeks_are_an_ordinary_wait() -> None:
    assert ask(LENS, family(replace(AWAITED, when=when("2020-02-24/..")))) == []
    assert ask(LENS, family(AWAITED)) == [Certainty.CERTAIN]


def test_help_for_the_same_child_or_the_whole_family_bridges_the_wait() -> None:
    support = Help(id="support", title="begeleiding", when=when("2020-02-03/2020-04-30"))
    assert ask(LENS, family(AWAITED, support)) == []
    assert ask(LENS, family(AWAITED, replace(support, persons=("noa",)))) == []


def test_help_for_somebody_else_does_not() -> None:
    support = Help(id="support", title="hulp voor moeder", persons=("moeder",), when=when("2020-02-03/2020-04-30"))
    assert ask(LENS, family(AWAITED, support)) == [Certainty.CERTAIN]


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(AWAITED, when=when("2020-02/..")))) == []
    assert ask(LENS, family(replace(AWAITED, when=when("2020-03/..")))) == [Certainty.POSSIBLE]


def test_somebody_who_still_waits_waits_until_today() -> None:
    still = replace(AWAITED, when=when("/"), state=HelpState.WAITING)
    assert ask(LENS, family(still, until="2020-02-01")) == []
    assert ask(LENS, family(still, until="2020-06-01")) == [Certainty.CERTAIN]


def test_a_wait_without_dates_and_a_registration_without_sequel_are_unknown() -> None:
    undated = replace(AWAITED, when=when("/"), waiting_from=when("").start, state=HelpState.WAITING)
    assert ask(LENS, family(undated)) == [Certainty.UNKNOWN]
    registered = replace(AWAITED, when=when("/"))
    assert ask(LENS, family(registered)) == [Certainty.UNKNOWN]
