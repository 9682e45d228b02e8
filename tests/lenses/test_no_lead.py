# SPDX-License-Identifier: EUPL-1.2
"""NO_LEAD: many organisations at once and nobody who holds it together."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_lead import LENS
from thuislijn.lenses.sketch import family, organisation, when
from thuislijn.timeline.items import Event, Help, Involvement, Item
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, OrganisationKind, Role

NAMES = ("wijkteam", "jeugdhulp", "ggz", "gi")


def helped(name: str, period: str) -> Help:
    return Help(id=name, title="hulp", organisations=(name,), when=when(period))


def lead(period: str, id: str = "lead", vacant: bool = False) -> Item:
    return Involvement(id=id, title="regisseur", role=Role.COORDINATOR, when=when(period), vacant=vacant)


def noa(*items: Item, last: OrganisationKind = OrganisationKind.YOUTH_CARE) -> Timeline:
    return family(*items, organisations=(*(organisation(name) for name in NAMES), organisation("fifth", last)))


def test_four_organisations_after_the_coordinator_left_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert len(finding.items) == 4
    assert "4 organisaties" in finding.arithmetic.nl
    assert "9 maanden" in finding.arithmetic.nl


def test_three_organisations_are_not() -> None:
    three = [helped(name, "2020-01-01/2020-12-31") for name in NAMES[:3]]
    assert ask(LENS, noa(lead("2018"), *three)) == []
    assert ask(LENS, noa(lead("2018"), *three), organisations=3) == [Certainty.CERTAIN]


def test_four_organisations_one_after_the_other_are_not_at_once() -> None:
    turns = [helped(name, f"{2016 + n}-01-01/{2016 + n}-06-30") for n, name in enumerate(NAMES)]
    assert ask(LENS, noa(lead("2015"), *turns)) == []


def test_a_coordinator_all_along_answers_the_question() -> None:
    four = [helped(name, "2020-01-01/2020-12-31") for name in NAMES]
    assert ask(LENS, noa(lead("2020-01-01/2021-06-01"), *four)) == []


def test_a_school_and_the_police_are_beside_it() -> None:
    three = [helped(name, "2020-01-01/2020-12-31") for name in (*NAMES[:3], "fifth")]
    assert ask(LENS, noa(lead("2018"), *three, last=OrganisationKind.SCHOOL)) == []
    assert ask(LENS, noa(lead("2018"), *three)) == [Certainty.CERTAIN]


def test_organisations_that_only_perhaps_were_there_at_once_make_it_possible() -> None:
    four = [*(helped(name, "2020-01-01/2020-03-01") for name in NAMES[:3]), helped("gi", "2020/2021")]
    assert ask(LENS, noa(lead("2018"), *four)) == [Certainty.POSSIBLE]


def test_without_any_coordinator_on_record_it_is_unknown_and_a_vacancy_is_a_record() -> None:
    four = [helped(name, "2020-01-01/2020-12-31") for name in NAMES]
    assert ask(LENS, noa(*four)) == [Certainty.UNKNOWN]
    assert ask(LENS, noa(*four, lead("2020-01-01/2020-12-31", vacant=True))) == [Certainty.CERTAIN]


def test_three_handovers_in_two_years_are_a_relay_and_in_six_years_are_not() -> None:
    def passed(*days: str) -> list[Item]:
        return [Event(id=day, title="overdracht", event_kind=EventKind.HANDOVER, when=when(day)) for day in days]

    (finding,) = findings(LENS, noa(*passed("2019-01-10", "2019-09-01", "2020-06-01")))
    assert finding.certainty is Certainty.CERTAIN
    assert "3 keer" in finding.arithmetic.nl
    assert ask(LENS, noa(*passed("2014-01-10", "2017-09-01", "2020-06-01"))) == []
    assert ask(LENS, noa(*passed("2018", "2019-09-01", "2020-06-01"))) == [Certainty.POSSIBLE]


def test_one_coordinator_after_another_is_the_lead_handed_over() -> None:
    four = [lead(f"{start}/", id=start) for start in ("2018-01-01", "2019-01-01", "2019-06-01", "2020-01-01")]
    (finding,) = findings(LENS, noa(*four))
    assert finding.items == ("2019-01-01", "2019-06-01", "2020-01-01")
