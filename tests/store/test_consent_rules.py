# SPDX-License-Identifier: EUPL-1.2
"""Which consents the ages ask for (Jeugdwet 7.3): given this child and this day, whose word is needed?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, CustodyKind, Purpose, Without
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consent_rules import (
    ConsentMissingError,
    ConsentState,
    Whose,
    asked_in,
    check_open,
    closes,
    needs_about,
    needs_in,
    needs_of,
    soon_in,
    state_in,
    whose_consent,
)
from thuislijn.store.consents import Consent, Custody, OnlyMentioned
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
    """A case with two children (14 and 10 or 11 years old) that is not anonymous; the mother has custody of both."""
    case = with_family(world)
    case.anonymous = False
    case.save()
    for who in ("sem", "noor"):
        Custody(case=case, child=who, holder="moeder").save()
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


def test_both_parents_with_custody_are_asked(named_case: Case) -> None:
    Custody(case=named_case, child="noor", holder="vader").save()
    agree(named_case, "noor", "moeder")
    assert [(n.about.id, n.by) for n in needs_of(named_case, Purpose.FILE, TODAY) if n.about.id == "noor"] == [
        ("noor", "vader")
    ]


def test_under_a_guardian_the_guardian_is_asked_and_not_the_parents(named_case: Case) -> None:
    guardianship = {"case": named_case, "child": "noor", "holder": "voogd", "kind": CustodyKind.GUARDIAN}
    Custody(**guardianship, since=dt.date(2025, 1, 1), until=dt.date(2026, 8, 31)).save()
    agree(named_case, "noor", "moeder")
    (need,) = [n for n in needs_of(named_case, Purpose.FILE, TODAY) if n.about.id == "noor"]
    assert need.by == "voogd"
    agree(named_case, "noor", "voogd")
    assert not [n for n in needs_of(named_case, Purpose.FILE, TODAY) if n.about.id == "noor"]
    assert not [n for n in needs_of(named_case, Purpose.FILE, dt.date(2026, 9, 1)) if n.about.id == "noor"]


def test_where_nobody_is_known_to_have_custody_that_is_asked_first(named_case: Case) -> None:
    Custody.objects.filter(child="noor").delete()
    agree(named_case, "noor", "moeder")
    (need,) = [n for n in needs_of(named_case, Purpose.FILE, TODAY) if n.about.id == "noor"]
    assert (need.whose, need.by) == (Whose.PARENTS, "")


@pytest.mark.parametrize("why", [Without.SERIOUS_HARM, Without.PERSISTS])
def test_a_young_person_of_fourteen_may_do_without_the_parents(named_case: Case, why: Without) -> None:
    agree(named_case, "noor", "moeder")
    agree(named_case, "sem", "sem")
    assert missing(named_case) == {("sem", Whose.PARENTS)}
    agree(named_case, "sem", "sem", without=why)
    check_open(named_case, TODAY)


def test_parents_answer_for_a_young_person_who_cannot_oversee_it(named_case: Case) -> None:
    agree(named_case, "noor", "moeder")
    agree(named_case, "sem", "moeder", without=Without.UNABLE)
    check_open(named_case, TODAY)


def test_the_last_word_counts(named_case: Case) -> None:
    for about, by in (("sem", "sem"), ("sem", "moeder"), ("noor", "moeder")):
        agree(named_case, about, by, given=dt.date(2026, 1, 10))
    check_open(named_case, TODAY)
    agree(named_case, "sem", "sem", given=dt.date(2026, 3, 1), refused=True)
    with pytest.raises(ConsentMissingError):
        check_open(named_case, TODAY)
    (need,) = needs_of(named_case, Purpose.FILE, TODAY)
    assert (need.by, need.no, need.since_birthday) == ("sem", True, None)
    check_open(named_case, dt.date(2026, 2, 28))


def test_a_mother_who_said_no_for_herself_closes_the_case(named_case: Case) -> None:
    for about, by in (("sem", "sem"), ("sem", "moeder"), ("noor", "moeder")):
        agree(named_case, about, by)
    agree(named_case, "moeder", "moeder", refused=True)
    with pytest.raises(ConsentMissingError):
        check_open(named_case, TODAY)


def person(key: str, role: PersonRole, years: int | None = None) -> Person:
    birth = Moment.on(TODAY.replace(year=TODAY.year - years).toordinal()) if years is not None else Moment.UNKNOWN
    return Person(id=key, name=key, role=role, birth=birth)


def word(about: str, by: str, purpose: Purpose = Purpose.FILE, **more: Any) -> Consent:
    return Consent(about=about, by=by, purpose=purpose, form=ConsentForm.WRITTEN, given=TODAY, **more)


MOTHER = person("moeder", PersonRole.MOTHER)
AROUND = (
    person("vader", PersonRole.FATHER),
    person("nieuwe partner", PersonRole.STEP_PARENT),
    person("opa", PersonRole.GRANDPARENT),
    person("tante", PersonRole.RELATIVE),
    person("pleegmoeder", PersonRole.FOSTER_PARENT),
    person("gezinsvoogd", PersonRole.PROFESSIONAL),
)
"""People without custody."""


def records_with(children: dict[str, int], words: Sequence[Consent], guardian: str = "") -> Records:
    """A family whose mother has custody of every child, or a guardian in her place; all who are asked agreed."""
    by = guardian or "moeder"
    kind = CustodyKind.GUARDIAN if guardian else CustodyKind.PARENT
    persons = (*(person(key, PersonRole.CHILD, years) for key, years in children.items()), MOTHER, *AROUND)
    agreed = [word(key, who) for key in children for who in (key, by)]
    return Records(
        case=Case(),
        persons=persons,
        consents=(*agreed, *words),
        custody=tuple(Custody(child=key, holder=by, kind=kind) for key in children),
    )


@pytest.mark.parametrize(
    ("children", "guardian", "who", "stays_open"),
    [
        ({"kind": 8}, "", "moeder", False),
        ({"kind": 8}, "", "opa", True),
        ({"kind": 8}, "", "tante", True),
        ({"kind": 8}, "", "nieuwe partner", True),
        ({"kind": 8}, "", "pleegmoeder", True),
        ({"kind": 8}, "", "gezinsvoogd", True),
        ({"kind": 8}, "", "vader", True),  # separated, and without custody
        ({"kind": 8}, "gezinsvoogd", "gezinsvoogd", False),
        ({"kind": 8}, "gezinsvoogd", "moeder", True),
        ({"kind": 13}, "", "moeder", False),
        ({"kind": 13}, "", "kind", False),
        ({"kind": 16}, "", "kind", False),
        ({"kind": 16}, "", "moeder", True),  # from 16 the young person alone
        ({"kind": 17, "jongste": 9}, "", "moeder", False),
        ({"kind": 17, "jongste": 9}, "", "opa", True),
    ],
)
def test_only_whose_word_is_asked_closes_the_file_by_a_no(
    children: dict[str, int], guardian: str, who: str, stays_open: bool
) -> None:
    before = records_with(children, (), guardian)
    assert not needs_in(before, Purpose.FILE, TODAY)
    records = records_with(children, (word(who, who, refused=True),), guardian)
    assert (not needs_in(records, Purpose.FILE, TODAY)) is stays_open
    assert closes(before, word(who, who), TODAY) is not stays_open
    assert (who not in asked_in(before, TODAY)) is stays_open


def test_a_grandfather_who_says_no_closes_his_own_conversation_and_blocks_sharing() -> None:
    agreed = word("opa", "opa", Purpose.INTERVIEW)
    grandfather = next(one for one in AROUND if one.id == "opa")
    records = records_with({"kind": 8}, (agreed,))
    assert not needs_about(records, grandfather, Purpose.INTERVIEW, TODAY)
    no = (
        agreed,
        word("opa", "opa", Purpose.INTERVIEW, refused=True),
        word("opa", "opa", Purpose.SHARING, refused=True),
    )
    records = records_with({"kind": 8}, no)
    assert [need.no for need in needs_about(records, grandfather, Purpose.INTERVIEW, TODAY)] == [True]
    assert "opa" in [need.by for need in needs_in(records, Purpose.SHARING, TODAY)]
    assert not needs_in(records, Purpose.FILE, TODAY)


def test_a_mother_who_is_done_without_closes_nothing() -> None:
    """The girl of fourteen persists (Jeugdwet 7.3): her own word suffices."""
    records = records_with({"kind": 14}, (word("kind", "kind", without=Without.PERSISTS.value),))
    assert not closes(records, word("kind", "moeder"), TODAY)
    assert closes(records, word("kind", "kind"), TODAY)


def test_consent_for_the_file_is_none_for_a_recording(named_case: Case) -> None:
    agree(named_case, "moeder", "moeder")
    records = records_of([named_case])[named_case.pk]
    mother = records.person("moeder")
    assert mother is not None
    assert needs_about(records, mother, Purpose.FILE, TODAY) == ()
    assert [need.by for need in needs_about(records, mother, Purpose.RECORDING, TODAY)] == ["moeder"]


def test_a_foster_brother_who_is_only_mentioned_is_not_asked(named_case: Case) -> None:
    for about, by in (("sem", "sem"), ("sem", "moeder")):
        agree(named_case, about, by)
    OnlyMentioned(case=named_case, about="noor", why="pleegzus, het dossier gaat niet over haar").save()
    check_open(named_case, TODAY)


def test_a_boy_who_turns_sixteen_tomorrow_is_announced_and_asked_tomorrow(named_case: Case) -> None:
    OnlyMentioned(case=named_case, about="noor", why="het dossier gaat over haar broer").save()
    for by in ("sem", "moeder"):
        agree(named_case, "sem", by)
    birthday = dt.date(2028, 5, 4)
    eve = birthday - dt.timedelta(days=1)
    records = records_of([named_case])[named_case.pk]
    assert state_in(records, eve)[0] is ConsentState.COMPLETE
    assert [(soon.about.id, soon.age, soon.day) for soon in soon_in(records, eve)] == [("sem", 16, birthday)]
    state, needs = state_in(records, birthday)
    assert state is ConsentState.MISSING
    assert [(need.by, need.since_birthday) for need in needs] == [("sem", 16)]
    assert soon_in(records, birthday) == ()
    assert soon_in(records, birthday - dt.timedelta(weeks=6, days=1)) == ()


def test_of_a_child_whose_year_of_birth_alone_is_known_everybody_is_asked_who_may_have_to_be(named_case: Case) -> None:
    """Noor was born in 2015: in 2026 she is 10 or 11, in 2027 she may be 12."""
    noor = records_of([named_case])[named_case.pk].person("noor")
    assert noor is not None
    assert whose_consent(noor, TODAY) is Whose.PARENTS
    assert whose_consent(noor, dt.date(2027, 1, 1)) is Whose.BOTH
    assert whose_consent(noor, dt.date(2031, 6, 1)) is Whose.BOTH
    assert whose_consent(noor, dt.date(2032, 1, 1)) is Whose.OWN


def test_who_was_born_on_leap_day_is_asked_on_the_first_of_march() -> None:
    leap = child(dt.date(2012, 2, 29))
    assert whose_consent(leap, dt.date(2028, 2, 28)) is Whose.BOTH
    assert whose_consent(leap, dt.date(2028, 2, 29)) is Whose.OWN
    younger = child(dt.date(2016, 2, 29))
    assert whose_consent(younger, dt.date(2028, 2, 28)) is Whose.PARENTS


@settings(max_examples=200, deadline=None)
@given(born=st.dates(dt.date(1995, 1, 1), dt.date(2026, 1, 1)), width=st.integers(0, 800), on=st.dates(TODAY))
def test_an_uncertain_birth_never_asks_fewer_than_any_of_its_days(born: dt.date, width: int, on: dt.date) -> None:
    first = born.toordinal()
    vague = Person(id="x", name="x", role=PersonRole.CHILD, birth=Moment.between(first, first + width))
    asked = whose_consent(vague, on)
    for day in (first, first + width // 2, first + width):
        exact = whose_consent(child(dt.date.fromordinal(day)), on)
        assert asked in (exact, Whose.BOTH)
