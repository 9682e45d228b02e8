# SPDX-License-Identifier: EUPL-1.2
"""FAR_FROM_HOME: a place outside the own municipality, or far away."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.far_from_home import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import PlaceType, StayPurpose

HOME = Stay(
    id="home",
    title="thuis",
    persons=("noa",),
    place=PlaceType.HOME,
    municipality="Laren",
    when=when("2010/2021-07-01"),
)
GROUP = Stay(
    id="group",
    title="groep",
    persons=("noa",),
    place=PlaceType.RESIDENTIAL_GROUP,
    municipality="Blaricum",
    when=when("2021-07-01/.."),
)


def test_eighty_kilometres_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 2
    assert "Zwolle, 82 km" in finding.arithmetic.nl
    assert "thuis was Laren" in finding.arithmetic.nl


def test_another_municipality_is_a_note_and_weighs_less() -> None:
    (finding,) = findings(LENS, family(HOME, replace(GROUP, distance_km=4)))
    assert finding.certainty is Certainty.CERTAIN
    assert finding.weight == 1


def test_the_own_municipality_and_thirty_kilometres_are_near() -> None:
    assert ask(LENS, family(HOME, replace(GROUP, municipality="laren"))) == []
    assert ask(LENS, family(HOME, replace(GROUP, municipality="", distance_km=30))) == []
    assert ask(LENS, family(HOME, replace(GROUP, municipality="", distance_km=31))) == [Certainty.CERTAIN]


def test_relatives_elsewhere_and_a_secret_address_are_no_question() -> None:
    assert ask(LENS, family(HOME, replace(GROUP, place=PlaceType.NETWORK))) == []
    assert ask(LENS, family(HOME, replace(GROUP, purpose=StayPurpose.SAFETY))) == []


def test_where_only_the_municipality_of_the_file_is_known_it_is_possible() -> None:
    timeline = family(replace(HOME, municipality=""), GROUP)
    assert ask(LENS, replace(timeline, municipality="Laren")) == [Certainty.POSSIBLE]


def test_where_the_home_was_never_recorded_the_answer_is_unknown() -> None:
    assert ask(LENS, family(GROUP)) == [Certainty.UNKNOWN]
    assert ask(LENS, family(HOME, replace(GROUP, municipality=""))) == []
