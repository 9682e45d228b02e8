# SPDX-License-Identifier: EUPL-1.2
"""ALL_DOMAINS: care carries what family, school or network carried before."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.all_domains import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import DomainCare, Item, Schooling, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain, PlaceType, SchoolState

HEALTH, LEISURE, MONEY = LifeDomain.HEALTH, LifeDomain.LEISURE, LifeDomain.INCOME


def carried(domain: LifeDomain, by: Carrier, edtf: str) -> DomainCare:
    return DomainCare(
        id=f"{domain} {by}", title=domain.nl, persons=("noa",), domain=domain, carrier=by, when=when(edtf)
    )


def taken(*domains: LifeDomain, on: str = "2021-07-19") -> list[Item]:
    """Parts of life that the family carried and care took over on that day."""
    before = [carried(domain, Carrier.FAMILY, f"2015/{on}") for domain in domains]
    return [*before, *(carried(domain, Carrier.CARE, f"{on}/..") for domain in domains)]


def noa(*items: Item, place: PlaceType = PlaceType.RESIDENTIAL_GROUP) -> Timeline:
    return family(
        Stay(id="home", title="thuis", persons=("noa",), place=PlaceType.HOME, when=when("2010/2021-07-01")),
        Stay(id="group", title="groep", persons=("noa",), place=place, when=when("2021-07-01/..")),
        *items,
    )


def test_another_school_doctor_and_club_within_a_month_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert "3 van zes delen" in finding.arithmetic.nl
    assert "school, gezondheid en vrije tijd" in finding.arithmetic.nl
    assert finding.items[-1] == "group"


def test_two_parts_while_the_family_keeps_the_others_are_not() -> None:
    others = [d for d in LifeDomain if d not in (HEALTH, LEISURE)]
    kept = [carried(domain, Carrier.FAMILY, "2015/..") for domain in others]
    assert ask(LENS, noa(*taken(HEALTH, LEISURE), *kept)) == []
    assert ask(LENS, noa(*taken(HEALTH, LEISURE), *kept), parts=2) == [Certainty.CERTAIN]


def test_what_changes_half_a_year_later_has_reasons_of_its_own() -> None:
    assert ask(LENS, noa(*taken(HEALTH, LEISURE, MONEY, on="2022-01-10"))) == []


def test_relatives_are_not_care() -> None:
    assert ask(LENS, noa(*taken(HEALTH, LEISURE, MONEY), place=PlaceType.NETWORK)) == []


def test_education_within_care_counts_as_the_school() -> None:
    school = (
        Schooling(id="s", title="school", persons=("noa",), state=SchoolState.ATTENDING, when=when("2014/2021-07-01")),
        Schooling(id="a", title="school", persons=("noa",), state=SchoolState.ALTERNATIVE, when=when("2021-08-30/..")),
    )
    assert ask(LENS, noa(*taken(HEALTH, LEISURE), *school)) == [Certainty.CERTAIN]


def test_where_it_is_not_recorded_who_carried_them_before_it_is_possible() -> None:
    after = [carried(domain, Carrier.CARE, "2021-07-19/..") for domain in (HEALTH, LEISURE, MONEY)]
    assert ask(LENS, noa(*after)) == [Certainty.POSSIBLE]


def test_where_two_went_and_of_the_others_nothing_is_recorded_the_answer_is_unknown() -> None:
    assert ask(LENS, noa(*taken(HEALTH, LEISURE))) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(*taken(HEALTH))) == []
