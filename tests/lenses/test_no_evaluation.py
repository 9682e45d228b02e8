# SPDX-License-Identifier: EUPL-1.2
"""NO_EVALUATION: it ended, or runs on, and nobody wrote down what came of it."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_evaluation import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Evaluation, Help, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, Outcome, PlaceType

KNOWN = Help(id="known", title="advies", outcome=Outcome.HELPED, when=when("2017-01-10/2017-06-01"))
ENDED = Help(id="ended", title="begeleiding", when=when("2019-01-10/2019-09-01"))
LOOK_BACK = Evaluation(id="e", title="evaluatie", when=when("2019-10-01"))


def noa(*items: Item, until: str = "2020-06-01") -> Timeline:
    return family(*items, until=until)


def test_treatment_of_which_nobody_wrote_the_end_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("treatment",)
    assert "1 na afloop" in finding.arithmetic.nl


def test_an_evaluation_within_eight_weeks_answers_it_and_one_after_half_a_year_does_not() -> None:
    assert ask(LENS, noa(KNOWN, ENDED, LOOK_BACK)) == []
    assert ask(LENS, noa(KNOWN, ENDED, replace(LOOK_BACK, when=when("2020-03-01")))) == [Certainty.CERTAIN]
    assert ask(LENS, noa(KNOWN, ENDED, replace(LOOK_BACK, of="ended", when=when("2020-03-01")))) == []
    assert ask(LENS, noa(KNOWN, ENDED, replace(LOOK_BACK, of="known"))) == [Certainty.CERTAIN]


def test_an_evaluation_of_some_day_that_year_makes_it_possible() -> None:
    assert ask(LENS, noa(ENDED, replace(LOOK_BACK, when=when("2019")))) == [Certainty.POSSIBLE]


def test_two_talks_and_help_that_ended_last_week_are_not_yet_asked_about() -> None:
    talks = replace(ENDED, when=when("2019-01-10/2019-01-24"))
    assert ask(LENS, noa(KNOWN, talks)) == []
    assert ask(LENS, noa(KNOWN, ENDED, until="2019-09-20")) == []


def test_help_that_runs_for_over_a_year_wants_an_evaluation_now_and_then() -> None:
    running = replace(ENDED, id="running", when=when("2019-01-10/.."))
    (finding,) = findings(LENS, noa(KNOWN, running))
    assert "1 al lang lopend" in finding.arithmetic.nl
    assert ask(LENS, noa(KNOWN, running, LOOK_BACK)) == []
    assert ask(LENS, noa(KNOWN, running, until="2019-12-01")) == []


def test_a_stay_in_care_that_ended_counts_and_home_does_not() -> None:
    group = Stay(
        id="g", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2018-01-10/2019-09-01")
    )
    early = replace(LOOK_BACK, id="early", when=when("2016-01-10"))
    (finding,) = findings(LENS, noa(early, group))
    assert (finding.items, finding.certainty) == (("g",), Certainty.CERTAIN)
    assert ask(LENS, noa(early, replace(group, place=PlaceType.HOME))) == []
    assert ask(LENS, noa(group, replace(LOOK_BACK, persons=("noa",)))) == []
    assert ask(LENS, noa(group, replace(LOOK_BACK, persons=("somebody",)))) == [Certainty.CERTAIN]


def test_a_stay_of_which_is_told_how_it_went_or_that_became_a_home_is_not_asked_about() -> None:
    group = Stay(
        id="g", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2018-01-10/2019-09-01")
    )
    early = replace(LOOK_BACK, id="early", when=when("2013-01-10"))
    assert ask(LENS, noa(early, group)) == [Certainty.CERTAIN]
    assert ask(LENS, noa(early, replace(group, goes_well=Answer.NO))) == []
    home = replace(group, place=PlaceType.FAMILY_HOME, when=when("2014-01-10/.."))
    assert ask(LENS, noa(early, home)) == []
    helped = replace(KNOWN, when=when("2018-03-01/2018-12-01"))
    assert ask(LENS, noa(early, group, helped)) == []


def test_one_stay_of_two_brothers_is_one_entry() -> None:
    group = Stay(
        id="g", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("a", "b"), when=when("2018-01/2019-09-01")
    )
    early = replace(LOOK_BACK, when=when("2013-01-10"))
    (finding,) = findings(LENS, family(group, early, until="2020-06-01", children=(child("a"), child("b"))))
    assert (finding.items, finding.persons) == (("g",), ("a", "b"))
    assert "zonder evaluatie: 1" in finding.arithmetic.nl


def test_a_file_without_any_outcome_or_evaluation_leaves_it_unknown_from_three_entries() -> None:
    again = (replace(ENDED, id=f"h{n}") for n in range(3))
    assert ask(LENS, noa(*again)) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(ENDED, replace(ENDED, id="two"))) == []
    assert ask(LENS, noa()) == []
