# SPDX-License-Identifier: EUPL-1.2
"""Which consents the ages ask for (Jeugdwet 7.3): given this child and this day, whose word is needed?"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, Purpose
from thuislijn.store.consent_rules import ConsentMissingError, Whose, check_open, needs_of, whose_consent
from thuislijn.store.consents import Consent
from thuislijn.timeline.family import Person
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import PersonRole

TODAY = dt.date(2026, 6, 1)


def child(born: dt.date | None) -> Person:
    birth = Moment.on(born.toordinal()) if born else Moment.UNKNOWN
    return Person(id="sem", name="jeugdige 1", role=PersonRole.CHILD, birth=birth)


@pytest.mark.parametrize(
    ("born", "whose"),
    [
        (dt.date(2014, 6, 2), Whose.PARENTS),  # 12 tomorrow
        (dt.date(2014, 6, 1), Whose.BOTH),  # 12 today
        (dt.date(2010, 6, 2), Whose.BOTH),
        (dt.date(2010, 6, 1), Whose.OWN),  # 16 today
        (dt.date(2005, 1, 1), Whose.OWN),
        (None, Whose.BOTH),
    ],
)
def test_the_age_on_the_day_decides_whose_word_is_needed(born: dt.date | None, whose: Whose) -> None:
    assert whose_consent(child(born), TODAY) is whose


@pytest.fixture
def named_case(world: World) -> Case:
    """A case with two children (14 and 10 or 11 years old) that is not anonymous."""
    case = with_family(world)
    case.anonymous = False
    case.save()
    return case


def agree(case: Case, about: str, by: str, given: dt.date = TODAY, **more: object) -> Consent:
    consent = Consent(
        case=case, about=about, by=by, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=given, recorded_by="Tine"
    )
    for name, value in more.items():
        setattr(consent, name, value)
    consent.save()
    return consent


def missing(case: Case, on: dt.date = TODAY) -> set[tuple[str, Whose]]:
    return {(need.about.id, need.whose) for need in needs_of(case, Purpose.FILE, on)}


def test_a_case_opens_when_parents_and_the_young_person_of_fourteen_agreed(named_case: Case) -> None:
    assert missing(named_case) == {("sem", Whose.OWN), ("sem", Whose.PARENTS), ("noor", Whose.PARENTS)}
    agree(named_case, "sem", "sem")
    agree(named_case, "sem", "moeder")
    with pytest.raises(ConsentMissingError):
        check_open(named_case, TODAY)
    agree(named_case, "noor", "moeder")
    check_open(named_case, TODAY)


def test_a_refusal_a_withdrawal_and_an_end_all_close_the_case(named_case: Case) -> None:
    agree(named_case, "sem", "sem")
    agree(named_case, "sem", "moeder")
    consent = agree(named_case, "noor", "moeder", until=dt.date(2026, 12, 31))
    check_open(named_case, TODAY)
    with pytest.raises(ConsentMissingError):
        check_open(named_case, dt.date(2027, 1, 1))
    consent.refused = True
    consent.save()
    with pytest.raises(ConsentMissingError):
        check_open(named_case, TODAY)


def test_sixteen_asks_the_young_person_anew(named_case: Case) -> None:
    agree(named_case, "sem", "sem")
    agree(named_case, "sem", "moeder")
    agree(named_case, "noor", "moeder")
    birthday = dt.date(2028, 5, 4)
    assert ("sem", Whose.OWN) not in missing(named_case, birthday - dt.timedelta(days=1))
    (need,) = [n for n in needs_of(named_case, Purpose.FILE, birthday) if n.about.id == "sem"]
    assert (need.whose, need.since_birthday) == (Whose.OWN, 16)


def test_an_anonymous_case_needs_no_consent_and_a_closed_one_stays_closed(world: World) -> None:
    case = with_family(world)
    check_open(case, TODAY)
    case.closed = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    with pytest.raises(ConsentMissingError):
        check_open(case, TODAY)


def test_a_case_without_any_child_entered_stays_closed(world: World) -> None:
    world.case.anonymous = False
    world.case.save()
    with pytest.raises(ConsentMissingError):
        check_open(world.case, TODAY)
