# SPDX-License-Identifier: EUPL-1.2
"""SIBLING_UNSEEN: one child is placed, and of the other nothing is on record."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.sibling_unseen import LENS
from thuislijn.lenses.sketch import child, family, when
from thuislijn.timeline.items import Event, Help, Item, Schooling, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType

AWAY = Stay(id="away", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("sem",), when=when("2019-03-04/.."))
BEFORE = Event(id="before", title="Lot op consult", persons=("lot",), when=when("2018-06-01"))


def two(*items: Item, until: str = "2021-03-04", birth: str = "2010-06-12", observed: str = "") -> Timeline:
    children = (child("sem", "2007-02-01"), child("lot", birth))
    return family(AWAY, *items, until=until, children=children, observed=observed)


def test_two_years_without_a_word_about_the_sister_at_home_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.persons == ("lot",)
    assert "2 jaar" in finding.arithmetic.nl
    assert "2 juni 2019" in finding.arithmetic.nl


def test_eleven_months_are_not() -> None:
    assert ask(LENS, two(BEFORE, until="2020-02-01")) == []
    assert ask(LENS, two(BEFORE, until="2020-02-01"), months=10) == [Certainty.CERTAIN]


def test_help_for_the_whole_family_or_school_sees_her() -> None:
    support = Help(id="s", title="begeleiding", when=when("2019-01-10/2021-03-04"))
    school = Schooling(id="s", title="school", persons=("lot",), when=when("2016-08/.."))
    for seen in (support, school):
        assert ask(LENS, two(BEFORE, seen)) == []


def test_help_for_the_brother_alone_does_not() -> None:
    his = Help(id="h", title="therapie", persons=("sem",), when=when("2019-01-10/2021-03-04"))
    assert ask(LENS, two(BEFORE, his)) == [Certainty.CERTAIN]


def test_a_vague_date_makes_it_possible() -> None:
    sometime = Event(id="e", title="Lot gezien", persons=("lot",), when=when("2019-02/2020"))
    assert ask(LENS, two(BEFORE, sometime)) == [Certainty.POSSIBLE]


def test_a_child_that_the_file_never_names_leaves_it_unknown() -> None:
    (finding,) = findings(LENS, two())
    assert finding.certainty is Certainty.UNKNOWN
    assert "nergens genoemd" in finding.arithmetic.nl


def test_an_adult_sister_one_that_is_placed_too_and_a_file_that_ends_are_silent() -> None:
    assert ask(LENS, two(BEFORE, birth="2000-06-12")) == []
    too = Stay(id="too", title="groep", place=PlaceType.FOSTER_FAMILY, persons=("lot",), when=when("2019-03-04/.."))
    assert ask(LENS, two(BEFORE, too)) == []
    assert ask(LENS, two(BEFORE, replace(too, when=when("2019/")))) == []
    assert ask(LENS, two(BEFORE, observed="2015/2019-10-01")) == []


def test_an_only_child_has_no_sister() -> None:
    assert ask(LENS, family(AWAY, children=(child("sem", "2007-02-01"),))) == []
