# SPDX-License-Identifier: EUPL-1.2
"""NO_ANALYSIS: a placement without a shared explanation of what was going on."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_analysis import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Analysis, Decision, Help, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, DecisionKind, HelpKind, PlaceType

FOSTER = Stay(
    id="foster", title="pleeggezin", place=PlaceType.FOSTER_FAMILY, persons=("noa",), when=when("2019-03-04/..")
)
ANALYSIS = Analysis(id="a", title="verklarende analyse", when=when("2018-11-12"))


def noa(*items: Item) -> Timeline:
    return family(FOSTER, *items, until="2021-01-01")


def test_an_analysis_nine_months_after_the_placement_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("foster", "analysis")
    assert "10 december 2019" in finding.arithmetic.nl


def test_one_before_it_or_five_weeks_after_it_is_not() -> None:
    assert ask(LENS, noa(ANALYSIS)) == []
    assert ask(LENS, noa(replace(ANALYSIS, when=when("2019-04-08")))) == []
    assert ask(LENS, noa(replace(ANALYSIS, when=when("2019-04-08"))), weeks=4) == [Certainty.CERTAIN]


def test_one_of_three_years_before_is_out_of_date() -> None:
    assert ask(LENS, noa(replace(ANALYSIS, when=when("2016-02-01")))) == [Certainty.CERTAIN]


def test_one_that_the_family_never_saw_does_not_count() -> None:
    assert ask(LENS, noa(replace(ANALYSIS, shared_with_family=Answer.NO))) == [Certainty.CERTAIN]


def test_an_analysis_of_some_day_that_year_makes_it_possible() -> None:
    assert ask(LENS, noa(replace(ANALYSIS, when=when("2019")))) == [Certainty.POSSIBLE]


def test_an_analysis_without_a_date_leaves_it_unknown() -> None:
    assert ask(LENS, noa(replace(ANALYSIS, when=when("")))) == [Certainty.UNKNOWN]


def test_a_decision_or_diagnostics_and_no_analysis_leave_it_unknown() -> None:
    decided = Decision(id="d", title="besluit", decision_kind=DecisionKind.PLACEMENT, when=when("2019-02-20"))
    tested = Help(id="t", title="onderzoek", help_kind=HelpKind.DIAGNOSTICS, when=when("2018-10/2018-12"))
    for record in (decided, tested):
        (finding,) = findings(LENS, noa(record))
        assert finding.certainty is Certainty.UNKNOWN
        assert "niet gevonden in het dossier" in finding.arithmetic.nl


def test_a_decision_about_another_stay_tells_nothing_of_this_one() -> None:
    other = Decision(id="d", title="besluit", decision_kind=DecisionKind.PLACEMENT, about="later", when=when("2020"))
    assert ask(LENS, noa(other)) == []
    assert ask(LENS, noa(replace(other, about="foster"))) == [Certainty.UNKNOWN]


def test_a_file_with_nothing_of_the_kind_or_a_child_at_home_is_silent() -> None:
    assert ask(LENS, noa()) == []
    assert ask(LENS, family(ANALYSIS)) == []
