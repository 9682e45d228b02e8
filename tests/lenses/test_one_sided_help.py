# SPDX-License-Identifier: EUPL-1.2
"""ONE_SIDED_HELP: help for the child alone, or for the parents alone."""

from dataclasses import replace

from tests.lenses.asking import ask, findings
from thuislijn.lenses.one_sided_help import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Diagnosis, Event, Help, Item, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, EventKind, HelpAim, HelpKind, Marker, PlaceType

CHILD = Diagnosis(id="child", title="angst", persons=("noa",), when=when("2019-01-10"))
PARENT = Event(
    id="parent",
    title="moeder somber",
    event_kind=EventKind.CONCERN,
    markers=(Marker.DEPRESSION,),
    persons=("moeder",),
    when=when("2019-02-01"),
)


def helped(id: str, aim: HelpAim, period: str) -> Help:
    return Help(id=id, title="hulp", aim=aim, when=when(period))


def noa(*items: Item) -> Timeline:
    return family(CHILD, PARENT, *items, until="2021-01-01")


def test_a_year_of_therapy_for_a_child_whose_mother_is_ill_too_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.items == ("anxious", "low", "therapy")
    assert "alleen voor de kinderen" in finding.arithmetic.nl
    assert "12 maanden" in finding.arithmetic.nl


def test_a_year_of_help_for_the_parents_alone_is_asked_about_too() -> None:
    (finding,) = findings(LENS, noa(helped("course", HelpAim.PARENT, "2019-03-01/2020-03-01")))
    assert "alleen voor de ouders" in finding.arithmetic.nl


def test_five_months_are_not() -> None:
    five = noa(helped("therapy", HelpAim.CHILD, "2019-03-01/2019-08-01"))
    assert ask(LENS, five) == []
    assert ask(LENS, five, months=5) == [Certainty.CERTAIN]


def test_when_the_other_side_gets_help_half_way_the_stretch_ends() -> None:
    both = noa(
        helped("therapy", HelpAim.CHILD, "2019-03-01/2020-03-01"),
        helped("course", HelpAim.PARENT, "2019-07-01/2020-03-01"),
    )
    assert ask(LENS, both) == []


def test_help_for_the_family_or_the_relation_reaches_both() -> None:
    for aim in (HelpAim.FAMILY, HelpAim.RELATION):
        assert ask(LENS, noa(helped("together", aim, "2019-03-01/2020-12-01"))) == []
    support = Help(
        id="s", title="gezinsbegeleiding", help_kind=HelpKind.FAMILY_SUPPORT, when=when("2019-03-01/2020-12")
    )
    assert ask(LENS, noa(support)) == []


def test_without_problems_of_both_there_is_nothing_to_ask() -> None:
    therapy = helped("therapy", HelpAim.CHILD, "2019-03-01/2020-03-01")
    assert ask(LENS, family(CHILD, therapy)) == []
    assert ask(LENS, family(CHILD, replace(PARENT, is_over=Answer.YES), therapy)) == []


def test_care_day_and_night_counts_as_help_for_the_child() -> None:
    group = Stay(
        id="g", title="groep", place=PlaceType.TREATMENT_GROUP, persons=("noa",), when=when("2019-03-01/2020-03-01")
    )
    assert ask(LENS, noa(group, helped("course", HelpAim.PARENT, "2019-03-01/2020-03-01"))) == []


def test_help_for_both_with_vague_dates_is_not_help_for_one() -> None:
    assert ask(LENS, noa(helped("both", HelpAim.FAMILY, "2019/2020"))) == []


def test_vague_dates_make_it_possible() -> None:
    assert ask(LENS, noa(helped("therapy", HelpAim.CHILD, "2019-03/2019"))) == [Certainty.POSSIBLE]


def test_help_for_nobody_in_particular_beside_it_makes_it_possible() -> None:
    therapy = helped("therapy", HelpAim.CHILD, "2019-03-01/2020-03-01")
    unclear = helped("unclear", HelpAim.UNKNOWN, "2019-03-01/2020-03-01")
    assert ask(LENS, noa(therapy, unclear)) == [Certainty.POSSIBLE]


def test_when_the_file_never_tells_for_whom_help_was_it_is_unknown() -> None:
    (finding,) = findings(LENS, noa(helped("unclear", HelpAim.UNKNOWN, "2019-03-01/2020-03-01")))
    assert finding.certainty is Certainty.UNKNOWN
    assert finding.items == ("unclear",)
    assert ask(LENS, noa(helped("unclear", HelpAim.UNKNOWN, "2019-03-01/2019-06-01"))) == []
