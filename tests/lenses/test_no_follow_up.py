# SPDX-License-Identifier: EUPL-1.2
"""NO_FOLLOW_UP: out of sight after an ending."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_follow_up import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Contact, Event, Help, Plan
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import ContactForm, EventKind, PlanKind, Reason

ENDED = Help(id="ended", title="begeleiding", persons=("noa",), when=when("2019-01-07/2020-01-31"))
LATER = Help(id="later", title="nieuwe hulp", persons=("noa",), when=when("2020-06-01/.."))


def test_four_months_of_silence_after_a_return_home_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("group",)
    assert finding.weight == 3
    assert "4 maanden" in finding.arithmetic.nl


def test_eleven_weeks_after_help_ended_are_not() -> None:
    assert ask(LENS, family(ENDED, replace(LATER, when=when("2020-04-17/..")))) == []
    assert ask(LENS, family(ENDED, LATER)) == [Certainty.CERTAIN]


def test_one_talk_with_a_professional_breaks_the_silence() -> None:
    talk = Contact(id="talk", title="belletje", form=ContactForm.PROFESSIONAL, when=when("2020-03-30"))
    assert ask(LENS, family(ENDED, talk, LATER)) == []


def test_a_family_that_wished_to_be_left_alone_was_not_forgotten() -> None:
    assert ask(LENS, family(replace(ENDED, end_reason=Reason.FAMILY_WISH), LATER)) == []


def test_a_young_person_who_had_come_of_age_is_not_followed() -> None:
    assert ask(LENS, family(ENDED, LATER, children=(child("noa", "2001-05-04"),))) == []


def test_an_agreement_to_follow_up_leaves_it_possible() -> None:
    plan = Plan(
        id="p", title="nazorg", plan_kind=PlanKind.FOLLOW_UP, when=when("2020-01-31"), due=when("2020-04-01").start
    )
    assert ask(LENS, family(ENDED, plan, LATER)) == [Certainty.POSSIBLE]


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(replace(ENDED, when=when("2019-01-07/2020")), LATER)) == [Certainty.POSSIBLE]


def test_where_the_file_ends_with_the_help_the_answer_is_unknown() -> None:
    assert ask(LENS, family(ENDED)) == [Certainty.UNKNOWN]
    birthday = Event(id="b", title="verjaardag", event_kind=EventKind.STRENGTH, when=when("2020-09-01"))
    assert ask(LENS, family(ENDED, birthday)) == [Certainty.CERTAIN]
    assert ask(LENS, family(ENDED, observed="2019-01-01/2020-12-31")) == [Certainty.CERTAIN]
