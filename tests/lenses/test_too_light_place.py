# SPDX-License-Identifier: EUPL-1.2
"""TOO_LIGHT_PLACE: an ordinary foster family although serious matters were on record."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.too_light_place import LENS
from thuislijn.timeline.items import Event, Help, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import (
    Answer,
    EventKind,
    HelpKind,
    Intensity,
    Marker,
    Modality,
    PlaceType,
    StayEnd,
)

FOSTER = Stay(
    id="foster",
    title="pleeggezin",
    persons=("noa",),
    place=PlaceType.FOSTER_FAMILY,
    specialised=Answer.NO,
    when=when("2014-06-02/.."),
)


def matter(marker: Marker, edtf: str = "2013-09-16", person: str = "noa") -> Event:
    kind = EventKind.CONCERN
    return Event(
        id=marker.value, title=marker.nl, event_kind=kind, persons=(person,), markers=(marker,), when=when(edtf)
    )


def test_neglect_and_an_addicted_mother_before_an_ordinary_foster_family_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("addiction", "neglect", "foster")
    assert "2 van zes zaken" in finding.arithmetic.nl


def test_one_matter_or_two_of_the_same_sort_are_not() -> None:
    assert ask(LENS, family(matter(Marker.NEGLECT), FOSTER)) == []
    assert ask(LENS, family(matter(Marker.ABUSE), matter(Marker.SEXUAL_ABUSE), FOSTER)) == []
    assert ask(LENS, family(matter(Marker.ABUSE), matter(Marker.NEGLECT), FOSTER)) == [Certainty.CERTAIN]


def test_a_disability_of_the_child_is_not_one_of_the_parent() -> None:
    known = matter(Marker.NEGLECT)
    assert ask(LENS, family(known, matter(Marker.INTELLECTUAL_DISABILITY), FOSTER)) == []
    assert ask(LENS, family(known, matter(Marker.INTELLECTUAL_DISABILITY, person="moeder"), FOSTER)) != []


def test_a_place_with_more_support_or_one_that_went_well_or_relatives_are_no_question() -> None:
    known = (matter(Marker.NEGLECT), matter(Marker.ABUSE))
    assert ask(LENS, family(*known, replace(FOSTER, specialised=Answer.YES))) == []
    assert ask(LENS, family(*known, replace(FOSTER, goes_well=Answer.YES))) == []
    assert ask(LENS, family(*known, replace(FOSTER, place=PlaceType.NETWORK))) == []
    support = Help(
        id="h",
        title="intensieve pleegzorg",
        help_kind=HelpKind.FOSTER_SUPPORT,
        intensity=Intensity.HEAVY,
        when=when("2014-06-02/.."),
    )
    assert ask(LENS, family(*known, FOSTER, support)) == []


def test_what_came_out_only_later_or_was_a_suspicion_does_not_count() -> None:
    later = matter(Marker.ABUSE, "2015-01-12")
    assert ask(LENS, family(matter(Marker.NEGLECT), later, FOSTER)) == []
    suspected = replace(matter(Marker.ABUSE), modality=Modality.SUSPECTED)
    assert ask(LENS, family(matter(Marker.NEGLECT), suspected, FOSTER)) == []


def test_an_earlier_breakdown_counts_for_the_next_place() -> None:
    first = replace(FOSTER, id="first", end_reason=StayEnd.BREAKDOWN, when=when("2014-06-02/2015-03-02"))
    second = replace(FOSTER, id="second", when=when("2015-03-02/.."))
    (finding,) = findings(LENS, family(matter(Marker.ATTACHMENT), first, second))
    assert finding.items == ("attachment", "first", "second")


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, family(matter(Marker.NEGLECT), matter(Marker.ABUSE, "2014"), FOSTER)) == [Certainty.POSSIBLE]


def test_support_or_dates_that_nobody_recorded_leave_it_unknown() -> None:
    known = (matter(Marker.NEGLECT), matter(Marker.ABUSE))
    assert ask(LENS, family(*known, replace(FOSTER, specialised=Answer.UNKNOWN))) == [Certainty.UNKNOWN]
    assert ask(LENS, family(matter(Marker.NEGLECT), matter(Marker.ABUSE, "/"), FOSTER)) == [Certainty.UNKNOWN]
