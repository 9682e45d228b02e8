# SPDX-License-Identifier: EUPL-1.2
"""MORE_OF_SAME: the same kind of help again, without effect on record."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.more_of_same import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import HelpKind, Outcome


def support(edtf: str, outcome: Outcome = Outcome.UNKNOWN, **more: object) -> Help:
    kind = HelpKind.FAMILY_SUPPORT
    return Help(id=edtf, title="begeleiding", help_kind=kind, outcome=outcome, when=when(edtf), **more)  # type: ignore[arg-type]


def test_three_times_support_at_home_without_effect_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("support_1", "support_2", "support_3")
    assert "3 keer ambulante gezinsbegeleiding" in finding.arithmetic.nl
    assert "geen effect, onbekend" in finding.arithmetic.nl


def test_again_after_it_had_helped_is_no_question() -> None:
    timeline = family(support("2015-02/2015-09", Outcome.HELPED), support("2017-02/2017-09"))
    assert ask(LENS, timeline) == []


def test_twice_is_a_question_when_the_first_had_no_effect() -> None:
    timeline = family(support("2015-02/2015-09", Outcome.NO_EFFECT), support("2017-02/2017-09"))
    assert ask(LENS, timeline) == [Certainty.CERTAIN]


def test_yearly_renewals_of_one_help_are_one_help() -> None:
    timeline = family(
        support("2015-01-01/2015-12-31", organisations=("wijkteam",)),
        support("2016-01-01/2016-12-31", organisations=("wijkteam",)),
        support("2017-01-01/2017-12-31", organisations=("wijkteam",)),
    )
    assert ask(LENS, timeline) == []


def test_another_goal_makes_it_another_help() -> None:
    timeline = family(
        support("2015-02/2015-09", Outcome.NO_EFFECT, goal="Rust in de ochtend"),
        support("2017-02/2017-09", goal="Omgaan met de scheiding"),
    )
    assert ask(LENS, timeline) == []


def test_three_that_may_have_fallen_in_five_years_are_possible() -> None:
    timeline = family(support("2013/2014-01"), support("2015-02/2015-09"), support("2018-06/2018-09"))
    assert ask(LENS, timeline) == [Certainty.POSSIBLE]


def test_of_two_without_any_outcome_on_record_the_answer_is_unknown() -> None:
    assert ask(LENS, family(support("2015-02/2015-09"), support("2017-02/2017-09"))) == [Certainty.UNKNOWN]


def test_help_of_other_kinds_or_for_others_is_not_compared() -> None:
    first = support("2015-02/2015-09", Outcome.NO_EFFECT, persons=("noa",))
    other_kind = replace(support("2017-02/2017-09", persons=("noa",)), help_kind=HelpKind.PLAY_THERAPY)
    assert ask(LENS, family(first, other_kind)) == []
    assert ask(LENS, family(first, support("2017-02/2017-09", persons=("moeder",)))) == []


def test_twice_with_more_than_five_years_between_is_no_repetition() -> None:
    first = support("2010-02/2010-09", Outcome.NO_EFFECT)
    assert ask(LENS, family(first, support("2017-02/2017-09"))) == []
    assert ask(LENS, family(first, support("2014/2017-09"))) == [Certainty.CERTAIN]
    assert ask(LENS, family(first, support("2015/2017-09"))) == [Certainty.POSSIBLE]
    assert ask(LENS, family(first, support("2017-02/2017-09")), years=8) == [Certainty.CERTAIN]
