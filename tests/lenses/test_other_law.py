# SPDX-License-Identifier: EUPL-1.2
"""OTHER_LAW: help that another law has to pay."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.other_law import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Decision, Help
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.vocabulary import FundingLaw, HelpKind, HelpState, IntakeResult, Reason

DEBTS = Help(
    id="debts",
    title="schuldhulp",
    help_kind=HelpKind.DEBT_HELP,
    law=FundingLaw.PARTICIPATION,
    asked=from_edtf("2020-01-06"),
    when=when("2020-02-24/2020-12-31"),
)


def test_half_a_year_waiting_for_treatment_that_an_insurer_pays_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.persons == ("moeder",)
    assert "6 maanden" in finding.arithmetic.nl
    assert "Zorgverzekeringswet" in finding.arithmetic.nl


def test_seven_weeks_are_not() -> None:
    assert ask(LENS, family(DEBTS)) == []
    assert ask(LENS, family(DEBTS), weeks=7) == [Certainty.CERTAIN]


def test_the_youth_act_itself_is_no_other_law() -> None:
    own = replace(DEBTS, law=FundingLaw.JEUGDWET, when=when("2021-01-06/.."))
    assert ask(LENS, family(own)) == []


def test_a_request_known_by_the_year_makes_it_possible() -> None:
    vague = replace(DEBTS, asked=from_edtf("2019"))
    assert ask(LENS, family(vague)) == [Certainty.POSSIBLE]
    assert ask(LENS, family(replace(vague, when=when("2020-02-25/..")))) == [Certainty.CERTAIN]


def test_still_pending_counts_until_the_reference_day_and_refused_until_the_refusal() -> None:
    pending = replace(DEBTS, when=Period(), state=HelpState.ASKED)
    assert ask(LENS, family(pending, until="2020-02-20")) == []
    assert ask(LENS, family(pending, until="2020-04-01")) == [Certainty.CERTAIN]
    refused = replace(
        pending, state=HelpState.REJECTED, intake=from_edtf("2020-02-01"), intake_result=IntakeResult.REJECTED
    )
    assert ask(LENS, family(refused)) == []


def test_a_request_that_was_withdrawn_is_silent() -> None:
    assert ask(LENS, family(replace(DEBTS, when=Period(), state=HelpState.WITHDRAWN))) == []


def test_money_as_the_reason_is_asked_about_whatever_the_law() -> None:
    stopped = Help(id="stop", title="hulp", end_reason=Reason.FINANCE, when=when("2019-01-01/2019-03-01"))
    decided = Decision(id="decided", title="besluit", reason=Reason.FINANCE, when=when("2020-05-01"))
    found = findings(LENS, family(stopped, decided))
    assert [(finding.items, finding.certainty) for finding in found] == [
        (("stop",), Certainty.CERTAIN),
        (("decided",), Certainty.CERTAIN),
    ]
    assert "1 maart 2019" in found[0].arithmetic.nl


def test_help_that_other_laws_usually_pay_and_of_which_nobody_recorded_the_payer_is_unknown() -> None:
    nobody = replace(DEBTS, law=FundingLaw.UNKNOWN, when=Period(), state=HelpState.WAITING)
    assert ask(LENS, family(nobody)) == [Certainty.UNKNOWN]
    assert ask(LENS, family(replace(nobody, help_kind=HelpKind.FAMILY_SUPPORT))) == []
