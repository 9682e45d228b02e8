# SPDX-License-Identifier: EUPL-1.2
"""DIAGNOSIS_REVISED: a diagnosis that fell."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.diagnosis_revised import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Diagnosis
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import DiagnosisStatus, Marker, Standing

ADHD = Diagnosis(id="adhd", title="ADHD", markers=(Marker.ADHD,), persons=("noa",), when=when("2018-02-01"))
ODD = Diagnosis(id="odd", title="ODD", replaces="adhd", persons=("noa",), when=when("2019-02-01"))


def test_a_diagnosis_replaced_after_four_years_with_training_built_on_it_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("adhd", "training", "trauma")
    assert finding.weight == 3
    assert "4,1 tot 4,2 jaar" in finding.arithmetic.nl


def test_one_replaced_within_a_year_weighs_less() -> None:
    (finding,) = findings(LENS, family(ADHD, ODD))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 2


def test_a_single_diagnosis_however_late_is_no_revision() -> None:
    assert ask(LENS, family(ADHD)) == []


def test_a_second_diagnosis_beside_the_first_is_no_revision() -> None:
    assert ask(LENS, family(ADHD, replace(ODD, replaces=""))) == []


def test_a_new_name_for_the_same_is_no_revision() -> None:
    pdd = Diagnosis(id="pdd", title="PDD-NOS", markers=(Marker.AUTISM,), persons=("noa",), when=when("2011"))
    asd = Diagnosis(
        id="asd", title="ASS", markers=(Marker.AUTISM,), replaces="pdd", persons=("noa",), when=when("2014")
    )
    assert ask(LENS, family(pdd, asd)) == []


def test_a_working_hypothesis_that_fell_never_was_a_diagnosis() -> None:
    assert ask(LENS, family(replace(ADHD, status=DiagnosisStatus.HYPOTHESIS), ODD)) == []


def test_a_diagnosis_not_confirmed_by_a_second_examination_counts_without_another_in_its_place() -> None:
    withdrawn = replace(ADHD, status=DiagnosisStatus.WITHDRAWN, when=when("2015-02-01/2018-03-01"))
    (finding,) = findings(LENS, family(withdrawn))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 3


def test_a_revision_that_family_or_professionals_dispute_is_possible() -> None:
    assert ask(LENS, family(ADHD, replace(ODD, standing=Standing.DISPUTED))) == [Certainty.POSSIBLE]


def test_a_span_that_only_may_exceed_two_years_does_not_make_it_weigh_more() -> None:
    (finding,) = findings(LENS, family(replace(ADHD, when=when("2017")), ODD))
    assert finding.weight == 2
    assert "13 maanden tot 2,1 jaar" in finding.arithmetic.nl


def test_a_revision_of_something_that_is_not_in_the_file_leaves_it_unknown() -> None:
    assert ask(LENS, family(ODD)) == [Certainty.UNKNOWN]
