# SPDX-License-Identifier: EUPL-1.2
"""TRAUMA_NO_TREATMENT: trauma on record, and proven treatment that does not begin."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.trauma_no_treatment import LENS
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Diagnosis, Event, Help, Item
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DiagnosisStatus, EventKind, HelpKind, HelpState, Marker

PTSD = Diagnosis(id="ptsd", title="PTSS", markers=(Marker.TRAUMA,), persons=("noa",), when=when("2019-01-10"))
EMDR = Help(
    id="emdr", title="EMDR", help_kind=HelpKind.TRAUMA_TREATMENT, persons=("noa",), when=when("2019-06-20/2019-12-20")
)
MUSIC = Help(
    id="music", title="muziektherapie", help_kind=HelpKind.PLAY_THERAPY, persons=("noa",), when=when("2019-05/2020")
)


def noa(*items: Item) -> Timeline:
    return family(*items, until="2021-01-01")


def test_play_therapy_and_nothing_else_after_a_diagnosis_of_ptsd_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("ptss", "play")
    assert "2 april 2019" in finding.arithmetic.nl


def test_treatment_that_began_in_five_months_is_not() -> None:
    assert ask(LENS, noa(PTSD, EMDR)) == []
    assert ask(LENS, noa(PTSD, EMDR), months=5) == [Certainty.CERTAIN]


def test_a_diagnosis_of_last_month_is_not_yet() -> None:
    assert ask(LENS, noa(replace(PTSD, when=when("2020-12-01")), MUSIC)) == []


def test_treatment_after_a_year_is_asked_about_with_the_length_of_the_wait() -> None:
    (finding,) = findings(LENS, noa(PTSD, replace(EMDR, when=when("2020-01-10/.."))))
    assert finding.certainty is Certainty.CERTAIN
    assert "12 maanden later" in finding.arithmetic.nl


def test_a_vague_start_makes_it_possible() -> None:
    assert ask(LENS, noa(PTSD, replace(EMDR, when=when("2019/2020")))) == [Certainty.POSSIBLE]


def test_therapy_of_a_kind_not_told_may_have_been_it() -> None:
    therapy = replace(MUSIC, help_kind=HelpKind.CHILD_THERAPY)
    assert ask(LENS, noa(PTSD, therapy)) == [Certainty.POSSIBLE]


def test_without_any_help_for_this_person_on_record_it_is_unknown() -> None:
    assert ask(LENS, noa(PTSD)) == [Certainty.UNKNOWN]
    before = replace(MUSIC, when=when("2017-01-01/2018-01-01"))
    assert ask(LENS, noa(PTSD, replace(before, persons=("moeder",)))) == [Certainty.UNKNOWN]


def test_a_sign_without_a_date_is_possible_and_says_no_length() -> None:
    (finding,) = findings(LENS, noa(replace(PTSD, when=Period()), MUSIC))
    assert finding.certainty is Certainty.POSSIBLE
    assert "dagen" not in finding.arithmetic.nl
    assert ask(LENS, noa(PTSD, replace(EMDR, when=when("[2019-06-20..]/")))) == []


def test_treatment_still_waited_for_is_on_record_as_not_begun() -> None:
    waiting = replace(EMDR, when=Period(), state=HelpState.WAITING, waiting_from=from_edtf("2019-02"))
    assert ask(LENS, noa(PTSD, waiting)) == [Certainty.CERTAIN]


def test_treatment_that_was_offered_and_not_wanted_silences_the_lens() -> None:
    assert ask(LENS, noa(PTSD, replace(EMDR, when=Period(), state=HelpState.WITHDRAWN))) == []


def test_abuse_of_a_child_counts_and_a_diagnosis_that_fell_does_not() -> None:
    abuse = Event(
        id="abuse",
        title="misbruik",
        event_kind=EventKind.INCIDENT,
        markers=(Marker.SEXUAL_ABUSE,),
        persons=("noa", "moeder"),
        when=when("2018-01-10"),
    )
    (finding,) = findings(LENS, noa(abuse, MUSIC))
    assert finding.persons == ("noa",)
    assert ask(LENS, noa(replace(PTSD, status=DiagnosisStatus.WITHDRAWN), MUSIC)) == []


def test_a_parent_with_ptsd_is_asked_about_too() -> None:
    (finding,) = findings(LENS, noa(replace(PTSD, persons=("moeder",))))
    assert finding.persons == ("moeder",)
