# SPDX-License-Identifier: EUPL-1.2
"""ASKED_NOT_HELPED: the family asks and nothing is recorded as having begun."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.asked_not_helped import LENS
from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Event, Help, Question, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import Answer, HelpKind, HelpState, PersonRole, PlaceType

ASKED = Question(id="asked", title="moeder belt", asker="moeder", persons=("noa",), when=when("2019-01-14"))
SUPPORT = Help(id="support", title="begeleiding", help_kind=HelpKind.FAMILY_SUPPORT, when=when("2019-09-02/.."))
EARLIER = Help(id="earlier", title="hulp voor vader", persons=("vader",), when=when("2018-01/2018-03"))


def test_three_questions_before_help_began_are_one_question_to_the_team() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("q1", "q2", "q3")
    assert "3 keer om hulp gevraagd (eerste keer: 6 februari 2017)" in finding.arithmetic.nl
    assert "“gezinsbegeleiding” begon 11 maanden later" in finding.arithmetic.nl


def test_help_within_twelve_weeks_is_an_answer() -> None:
    assert ask(LENS, family(ASKED, replace(SUPPORT, when=when("2019-04-01/..")))) == []
    assert ask(LENS, family(ASKED, SUPPORT)) == [Certainty.CERTAIN]


def test_help_of_another_kind_than_asked_for_is_no_answer() -> None:
    therapy = replace(ASKED, wanted=HelpKind.CHILD_THERAPY)
    soon = replace(SUPPORT, when=when("2019-02-04/.."))
    assert ask(LENS, family(therapy, soon)) == [Certainty.CERTAIN]
    assert ask(LENS, family(therapy, replace(soon, help_kind=HelpKind.CHILD_THERAPY))) == []


def test_a_question_withdrawn_or_answered_by_something_else_is_closed() -> None:
    advice = Event(id="advice", title="advies van de huisarts", when=when("2019-01-21"))
    assert ask(LENS, family(replace(ASKED, withdrawn=Answer.YES), EARLIER)) == []
    assert ask(LENS, family(replace(ASKED, answered_by="advice"), advice, EARLIER)) == []


def test_a_question_of_an_organisation_is_not_of_the_family() -> None:
    assert ask(LENS, family(replace(ASKED, asker="school"), EARLIER)) == []


def test_a_question_of_last_month_may_still_be_answered() -> None:
    assert ask(LENS, family(ASKED, EARLIER, until="2019-02-20")) == []
    assert ask(LENS, family(ASKED, EARLIER, until="2019-06-01")) == [Certainty.CERTAIN]


def test_other_help_that_was_running_may_have_taken_it_up() -> None:
    running = replace(SUPPORT, when=when("2018-06-04/.."))
    assert ask(LENS, family(ASKED, running)) == [Certainty.POSSIBLE]


def test_a_child_that_moved_to_a_group_soon_after_got_something() -> None:
    group = Stay(id="g", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2019-02-04/.."))
    assert ask(LENS, family(ASKED, EARLIER, group)) == []


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(ASKED, replace(SUPPORT, when=when("2019-04/..")))) == [Certainty.POSSIBLE]


def test_help_asked_for_and_never_begun_counts_as_a_question() -> None:
    asked = Help(id="asked", title="logeren", state=HelpState.ASKED, asked=when("2019-01-14").start)
    assert ask(LENS, family(asked, EARLIER)) == [Certainty.CERTAIN]


def test_without_any_help_on_record_the_answer_is_unknown() -> None:
    assert ask(LENS, family(ASKED)) == [Certainty.UNKNOWN]


HELD = replace(SUPPORT, state=HelpState.ON_HOLD, when=when("2019-02-04/.."))


def test_help_that_is_put_on_hold_before_it_began_is_no_answer() -> None:
    assert ask(LENS, family(ASKED, EARLIER, replace(HELD, on_hold=when("2019-02-04/..")))) == [Certainty.CERTAIN]
    assert ask(LENS, family(ASKED, EARLIER, replace(HELD, on_hold=when("2019-06-03/..")))) == []
    told = replace(ASKED, answered_by="support")
    assert ask(LENS, family(told, EARLIER, replace(HELD, when=when("/")))) == [Certainty.CERTAIN]
    assert ask(LENS, family(told, EARLIER, replace(HELD, on_hold=when("2019-06-03/..")))) == []


def test_help_on_hold_of_which_nobody_wrote_since_when_may_have_run() -> None:
    assert ask(LENS, family(ASKED, EARLIER, HELD)) == [Certainty.POSSIBLE]


def test_help_that_waits_with_dates_of_its_own_has_not_begun() -> None:
    waits = replace(HELD, state=HelpState.WAITING, when=when("2019-02-04/2020-02-03"))
    assert ask(LENS, family(ASKED, EARLIER, waits)) == [Certainty.CERTAIN]


FAMILY = (adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER))
OF_FATHER = Help(id="of-father", title="hulp voor vader", persons=("vader",), when=when("2019-02-04/.."))


def test_help_for_somebody_else_is_no_answer_to_a_question_that_names_nobody() -> None:
    unnamed = replace(ASKED, persons=())
    assert ask(LENS, family(unnamed, OF_FATHER, adults=FAMILY)) == [Certainty.CERTAIN]
    assert ask(LENS, family(unnamed, replace(OF_FATHER, persons=("vader", "moeder")), adults=FAMILY)) == []
    assert ask(LENS, family(unnamed, replace(OF_FATHER, persons=("noa",)), adults=FAMILY)) == []


def test_what_one_child_asks_is_not_answered_by_help_for_another() -> None:
    children = (child("noa", "2010-05-04"), child("sem", "2012-03-01"))
    asked = replace(ASKED, asker="noa", persons=())
    assert ask(LENS, family(asked, replace(OF_FATHER, persons=("sem",)), children=children)) == [Certainty.CERTAIN]
    assert ask(LENS, family(asked, replace(OF_FATHER, persons=("noa",)), children=children)) == []


def test_help_for_a_child_that_has_left_does_not_answer_its_foster_mother() -> None:
    carer = adult("pleegmoeder", PersonRole.FOSTER_PARENT)
    foster = Stay(
        id="f", title="pleeggezin", persons=("noa",), place=PlaceType.FOSTER_FAMILY, when=when("2018-01-08/2019-02-25")
    )
    asked = replace(ASKED, asker="pleegmoeder", persons=("pleegmoeder", "noa"))
    therapy = Help(id="t", title="therapie", persons=("noa",), when=when("2019-09-02/.."))
    (finding,) = findings(LENS, family(asked, foster, therapy, adults=(carer,)))
    assert "een begin van passende hulp is niet vastgelegd" in finding.arithmetic.nl
    (finding,) = findings(LENS, family(asked, replace(foster, when=when("2018-01-08/..")), therapy, adults=(carer,)))
    assert "“therapie” begon" in finding.arithmetic.nl
    soon = replace(therapy, when=when("2019-02-04/.."))
    assert ask(LENS, family(asked, foster, soon, adults=(carer,))) == []
