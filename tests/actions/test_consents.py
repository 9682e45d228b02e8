# SPDX-License-Identifier: EUPL-1.2
"""Consent before content: what opens a case, what closes it, and what is no way around a no."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.web.people import World
from thuislijn.actions.consents import (
    ConsentData,
    close_case,
    inform,
    only_mention,
    record_consent,
    record_consents,
    register_anonymous,
    reopen_case,
    take_part_by_name,
    withdraw_consent,
)
from thuislijn.actions.family import CustodyData, MemberData, add_member, change_member, set_custody
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import ConflictError
from thuislijn.store.access import content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import CaseStatus, ConsentForm, Purpose, Without
from thuislijn.store.consent_rules import ConsentMissingError
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Entry, Section
from thuislijn.store.identities import Identity
from thuislijn.store.log import LogRow
from thuislijn.timeline.vocabulary import PersonRole

TODAY = timezone.localdate()


def born(years: int, days: int = 0) -> str:
    """A day of birth that makes somebody `years` old in `days` days from now."""
    day = TODAY + dt.timedelta(days=days)
    return (
        day.replace(year=day.year - years) if (day.month, day.day) != (2, 29) else dt.date(day.year - years, 3, 1)
    ).isoformat()


class Family:
    """A case of its own with a mother, and children of the ages that a test asks for."""

    def __init__(self, world: World) -> None:
        self.world, self.by = world, world.actor("fatima")
        self.case = Case(programme=world.programme, team=world.north, pseudonym="Gezin Wulk", reference_day=TODAY)
        self.case.save()
        self.mother = self.member("moeder", PersonRole.MOTHER)

    def member(self, pseudonym: str, role: PersonRole, birth: str = "") -> str:
        return add_member(by=self.by, case=self.case, data=MemberData(pseudonym=pseudonym, role=role, birth=birth))

    def child(self, pseudonym: str, birth: str) -> str:
        key = self.member(pseudonym, PersonRole.CHILD, birth)
        set_custody(by=self.by, case=self.case, child=key, data=CustodyData(parents=(self.mother,)))
        return key

    def say(self, about: str, giver: str, **more: Any) -> Consent:
        data: dict[str, Any] = {"purpose": Purpose.FILE, "form": ConsentForm.WRITTEN, "given": TODAY, **more}
        return record_consent(by=self.by, case=self.case, data=ConsentData(about=about, giver=giver, **data))

    def is_open(self) -> bool:
        try:
            content_for(self.world.people["tine"], self.case.pk)
        except ConsentMissingError:
            return False
        return True


@pytest.fixture
def family(world: World) -> Family:
    return Family(world)


def test_a_mother_opens_the_file_of_her_child_of_nine(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    assert not family.is_open()
    family.say(child, family.mother)
    assert family.is_open()


def test_a_girl_of_thirteen_is_asked_beside_her_mother(family: Family) -> None:
    girl = family.child("jeugdige 1", born(13))
    family.say(girl, family.mother)
    assert not family.is_open()
    family.say(girl, girl)
    assert family.is_open()


def test_a_boy_who_turned_sixteen_today_decides_alone_and_anew(family: Family) -> None:
    boy = family.child("jeugdige 1", born(16))
    yesterday = TODAY - dt.timedelta(days=1)
    family.say(boy, family.mother, given=yesterday)
    family.say(boy, boy, given=yesterday)
    assert not family.is_open()
    family.say(boy, boy)
    assert family.is_open()


def test_withdrawing_closes_the_case_for_everybody_and_fresh_consents_open_it_again(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    consent = family.say(child, family.mother)
    withdraw_consent(by=family.by, case=family.case, consent=consent.pk, why="moeder belde")
    assert not family.is_open()
    with pytest.raises(CannotError):
        reopen_case(by=family.by, case=family.case, why="toch weer")
    family.say(child, family.mother)
    assert not family.is_open(), "a fresh consent alone does not open what was closed"
    reopen_case(by=family.by, case=family.case, why="moeder doet toch mee")
    assert family.is_open()
    assert Case.objects.get(pk=family.case.pk).status == CaseStatus.REOPENED
    kinds = list(LogRow.objects.filter(case=family.case.pk).values_list("kind", flat=True))
    assert kinds[-5:] == ["consent", "withdrawal", "closing", "consent", "reopening"]


@pytest.mark.parametrize("purpose", [Purpose.INTERVIEW, Purpose.RECORDING, Purpose.SHARING])
def test_withdrawing_for_another_purpose_leaves_the_file_open(family: Family, purpose: Purpose) -> None:
    child = family.child("jeugdige 1", born(9))
    family.say(child, family.mother)
    other = family.say(child, family.mother, purpose=purpose, organisations="Jeugdhulp Duin")
    withdraw_consent(by=family.by, case=family.case, consent=other.pk)
    assert family.is_open()


def test_a_refusal_after_a_consent_closes_as_a_withdrawal_does(family: Family) -> None:
    girl = family.child("jeugdige 1", born(13))
    family.say(girl, girl)
    family.say(girl, family.mother)
    family.say(girl, girl, refused=True)
    assert not family.is_open()
    family.say(girl, girl)
    assert not family.is_open()
    assert Case.objects.get(pk=family.case.pk).closed is not None


def test_a_consent_is_withdrawn_once_and_only_in_its_own_case(family: Family) -> None:
    consent = family.say(family.child("jeugdige 1", born(9)), family.mother)
    for case, key in ((family.world.case, consent.pk), (family.case, uuid4())):
        with pytest.raises(CannotError):
            withdraw_consent(by=family.by, case=case, consent=key)
    withdraw_consent(by=family.by, case=family.case, consent=consent.pk)
    with pytest.raises(CannotError):
        withdraw_consent(by=family.by, case=family.case, consent=consent.pk)


def test_a_grandmother_who_takes_her_word_back_closes_her_own_telling_alone(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    family.say(child, family.mother)
    grandmother = family.member("oma", PersonRole.GRANDPARENT)
    consent = family.say(grandmother, grandmother)
    withdraw_consent(by=family.by, case=family.case, consent=consent.pk)
    assert family.is_open()
    family.say(grandmother, grandmother, refused=True)
    assert family.is_open()


def test_what_is_said_about_two_children_is_kept_for_both_or_for_none(family: Family) -> None:
    girl, boy = family.child("jeugdige 1", born(9)), family.child("jeugdige 2", born(7))
    data: dict[str, Any] = {
        "giver": family.mother,
        "purpose": Purpose.FILE,
        "form": ConsentForm.WRITTEN,
        "given": TODAY,
    }
    with pytest.raises(CannotError):
        wrong = [ConsentData(about=girl, **data), ConsentData(about="niemand", **data)]
        record_consents(by=family.by, case=family.case, said=wrong)
    assert not Consent.objects.exists()
    record_consents(by=family.by, case=family.case, said=[ConsentData(about=one, **data) for one in (girl, boy)])
    assert family.is_open()


def test_what_cannot_be_a_consent_is_refused_with_a_sentence(family: Family) -> None:
    girl = family.child("jeugdige 1", born(13))
    father = family.member("vader", PersonRole.FATHER)
    wrong: list[dict[str, Any]] = [
        {"about": girl, "giver": father},  # no custody
        {"about": girl, "giver": "iemand"},
        {"about": "niemand", "giver": family.mother},
        {"about": girl, "giver": girl, "given": TODAY + dt.timedelta(days=1)},
        {"about": girl, "giver": girl, "until": TODAY - dt.timedelta(days=1)},
        {"about": girl, "giver": girl, "purpose": Purpose.SHARING},
        {"about": girl, "giver": girl, "without": Without.UNABLE},
        {"about": girl, "giver": family.mother, "without": Without.PERSISTS},
        {"about": family.mother, "giver": family.mother, "without": Without.PERSISTS},
    ]
    for one in wrong:
        with pytest.raises(CannotError):
            family.say(**one)
    assert not Consent.objects.exists()


def test_an_earlier_consent_cannot_be_slipped_in_before_a_withdrawal(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    consent = family.say(child, family.mother)
    withdraw_consent(by=family.by, case=family.case, consent=consent.pk)
    with pytest.raises(CannotError):
        family.say(child, family.mother, given=TODAY - dt.timedelta(days=3))


def test_a_girl_of_fourteen_who_persists_does_without_her_mother(family: Family) -> None:
    girl = family.child("jeugdige 1", born(14))
    family.say(girl, family.mother, refused=True)
    family.say(girl, girl)
    assert not family.is_open()
    family.say(girl, girl, without=Without.PERSISTS)
    assert family.is_open()


def test_a_boy_of_seventeen_needs_no_reason_to_do_without_his_parents(family: Family) -> None:
    boy = family.child("jeugdige 1", born(17))
    with pytest.raises(CannotError):
        family.say(boy, boy, without=Without.SERIOUS_HARM)
    family.say(boy, boy)
    assert family.is_open()


def test_the_guardian_decides_in_the_place_of_the_mother(family: Family) -> None:
    child = family.child("jeugdige 1", born(8))
    guardian = family.member("voogd", PersonRole.PROFESSIONAL)
    custody = CustodyData(parents=(family.mother,), guardian=guardian, since=TODAY - dt.timedelta(days=400))
    set_custody(by=family.by, case=family.case, child=child, data=custody)
    with pytest.raises(CannotError):
        family.say(child, family.mother)
    family.say(child, guardian)
    assert family.is_open()


def test_a_child_decides_for_no_other_child(family: Family) -> None:
    first, second = family.child("jeugdige 1", born(15)), family.child("jeugdige 2", born(8))
    with pytest.raises(CannotError):
        set_custody(by=family.by, case=family.case, child=second, data=CustodyData(parents=(first,)))


def test_parents_with_custody_become_parents_on_the_timeline_once(family: Family) -> None:
    child = family.child("jeugdige 1", born(8))
    set_custody(by=family.by, case=family.case, child=child, data=CustodyData(parents=(family.mother,)))
    rows = Entry.objects.filter(case=family.case, section=Section.RELATIONS).values_list("data", flat=True)
    assert list(rows) == [{"kind": "parent", "of": family.mother, "to": child}]


def test_a_child_that_is_found_later_closes_the_case_until_somebody_says_about_it(family: Family) -> None:
    family.say(family.child("jeugdige 1", born(9)), family.mother)
    brother = family.member("pleegbroer", PersonRole.CHILD)
    assert not family.is_open()
    only_mention(by=family.by, case=family.case, about=brother, why="het dossier gaat niet over hem")
    assert family.is_open()
    only_mention(by=family.by, case=family.case, about=brother, why="")
    assert not family.is_open()


def test_telling_a_child_opens_nothing(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    inform(by=family.by, case=family.case, about=child, day=TODAY)
    assert not family.is_open()
    with pytest.raises(CannotError):
        inform(by=family.by, case=family.case, about=child, day=TODAY + dt.timedelta(days=1))


def test_an_anonymous_case_is_open_and_taking_part_by_name_closes_it(family: Family) -> None:
    register_anonymous(by=family.by, case=family.case, why="het gezin wil niet bekend zijn")
    assert family.is_open()
    take_part_by_name(by=family.by, case=family.case, why="het gezin wil toch meelezen")
    assert not family.is_open()


def test_anonymity_is_no_way_around_a_no(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    family.say(child, family.mother, refused=True)
    with pytest.raises(CannotError):
        register_anonymous(by=family.by, case=family.case, why="dan maar zo")
    assert not family.is_open()


def test_a_case_of_which_names_are_kept_is_not_anonymous(family: Family) -> None:
    Identity(case=family.case, kind="person", key=family.mother, sealed=b"x").save()
    with pytest.raises(CannotError):
        register_anonymous(by=family.by, case=family.case, why="lijkt ons beter")


def test_an_anonymous_family_can_stop_too(family: Family) -> None:
    register_anonymous(by=family.by, case=family.case, why="het gezin wil niet bekend zijn")
    close_case(by=family.by, case=family.case, why="het gezin stopt")
    assert not family.is_open()
    reopen_case(by=family.by, case=family.case, why="het gezin gaat verder")
    assert family.is_open()


def test_two_who_change_one_member_do_not_overwrite_each_other(family: Family) -> None:
    child = family.child("jeugdige 1", born(9))
    seen = Entry.objects.get(case=family.case, key=child).version
    data = MemberData(pseudonym="jeugdige 1", role=PersonRole.CHILD, birth="2015")
    change_member(by=family.by, case=family.case, key=child, data=data, seen=seen)
    with pytest.raises(ConflictError):
        change_member(by=family.world.actor("rens"), case=family.case, key=child, data=data, seen=seen)


def test_two_members_never_share_a_pseudonym(family: Family) -> None:
    with pytest.raises(CannotError):
        family.member("Moeder", PersonRole.MOTHER)


def test_the_log_tells_of_consents_without_content(family: Family) -> None:
    family.say(family.child("jeugdige 1", born(9)), family.mother, organisations="geheim")
    told = " ".join(str(vars(row)) for row in LogRow.objects.all())
    assert "geheim" not in told and "jeugdige" not in told
