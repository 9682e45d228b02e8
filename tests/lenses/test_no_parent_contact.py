# SPDX-License-Identifier: EUPL-1.2
"""NO_PARENT_CONTACT: months without seeing a parent."""

from dataclasses import replace

import pytest

from tests.lenses.asking import ask, findings
from thuislijn.lenses.no_parent_contact import LENS
from thuislijn.lenses.sketch import adult, family, when
from thuislijn.timeline.items import Contact, Item, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, PersonRole, PlaceType, Reason

GROUP = Stay(
    id="group", title="groep", place=PlaceType.RESIDENTIAL_GROUP, persons=("noa",), when=when("2020-01-06/2021-01-06")
)


def contact(id: str, period: str, form: ContactForm = ContactForm.VISIT, whom: str = "moeder") -> Contact:
    return Contact(id=id, title=id, form=form, with_whom=(whom,), persons=("noa",), when=when(period))


NONE = replace(contact("none", "2020-03-01/2020-06-01"), happened=Answer.NO)


def noa(*items: Item) -> Timeline:
    both = (adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER))
    return family(GROUP, *items, until="2022-01-01", adults=both)


def test_a_first_visit_after_four_months_is_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert finding.persons == ("noa", "moeder")
    assert finding.items == ("group", "visit", "calls")
    assert "eerste bezoek na 4 maanden" in finding.arithmetic.nl


def test_a_first_visit_after_three_weeks_and_one_every_month_are_not() -> None:
    visits = [contact(f"v{month}", f"2020-{month:02}-25") for month in range(1, 13)]
    assert ask(LENS, noa(*visits)) == []
    assert ask(LENS, noa(*visits), weeks=4) == [Certainty.CERTAIN] * 11


def test_a_file_that_says_nothing_of_contact_is_silent_and_so_it_is_about_the_other_parent() -> None:
    assert ask(LENS, noa()) == []
    weekly = replace(contact("weekly", "2020-01-10/2021-01-06"), times_per_month=4)
    assert ask(LENS, noa(weekly)) == []


def test_a_rhythm_without_dates_or_only_in_an_earlier_place_is_no_silence() -> None:
    undated = replace(contact("weekends", "", ContactForm.WEEKEND), when=Period(), nights_per_month=8)
    assert ask(LENS, noa(undated)) == []
    later = replace(GROUP, id="later", when=when("2021-01-06/.."))
    weekly = replace(contact("weekly", "2020-06/2021-01-06"), times_per_month=4)
    assert ask(LENS, noa(weekly, later)) == []
    assert ask(LENS, noa(undated, contact("extra", "2020-09-10"))) == []


def test_no_contact_on_record_for_three_months_is_asked_about_and_for_seven_weeks_is_not() -> None:
    (finding,) = findings(LENS, noa(NONE))
    assert finding.certainty is Certainty.CERTAIN
    assert "3 maanden" in finding.arithmetic.nl or "13 weken" in finding.arithmetic.nl
    assert ask(LENS, noa(replace(NONE, when=when("2020-03-01/2020-04-18")))) == []


@pytest.mark.parametrize("reason", [Reason.SAFETY, Reason.FAMILY_WISH])
def test_a_stop_for_safety_or_at_the_wish_of_the_family_is_silent(reason: Reason) -> None:
    assert ask(LENS, noa(replace(NONE, stopped_for=reason))) == []


def test_no_contact_in_vague_months_is_possible_and_without_dates_unknown() -> None:
    assert ask(LENS, noa(replace(NONE, when=when("2020-03/2020-05")))) == [Certainty.POSSIBLE]
    assert ask(LENS, noa(replace(NONE, when=Period()))) == [Certainty.UNKNOWN]


def test_no_contact_before_the_placement_is_another_matter() -> None:
    assert ask(LENS, noa(replace(NONE, when=when("2018-03-01/2019-12-01")))) == []


def test_calls_only_are_milder_and_unknown_where_nothing_tells_of_visits() -> None:
    calls = contact("calls", "2020-02-01/2020-06-01", ContactForm.PHONE)
    (finding,) = findings(LENS, noa(calls))
    assert (finding.certainty, finding.weight) == (Certainty.UNKNOWN, 1)
    weekly = replace(contact("weekly", "2020-06-02/2021-01-06"), times_per_month=4)
    assert ask(LENS, noa(calls, weekly)) == [Certainty.CERTAIN]
    assert ask(LENS, noa(calls, replace(weekly, when=when("2020-03-01/2021-01-06")))) == []


def test_visits_four_times_a_year_are_seldom() -> None:
    seldom = replace(contact("seldom", "2020-02-01/2020-12-01"), times_per_month=1 / 3)
    (finding,) = findings(LENS, noa(seldom))
    assert finding.certainty is Certainty.CERTAIN
    assert "4 keer per jaar" in finding.arithmetic.nl
    assert ask(LENS, noa(replace(seldom, times_per_month=1))) == []


def test_a_parent_who_died_is_not_asked_about() -> None:
    timeline = noa(NONE)
    persons = tuple(
        replace(person, death=when("2019").start) if person.id == "moeder" else person for person in timeline.persons
    )
    assert ask(LENS, replace(timeline, persons=persons)) == []
