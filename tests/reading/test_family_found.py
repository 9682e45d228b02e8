# SPDX-License-Identifier: EUPL-1.2
"""Whom the words of a family file mean: names, roles, 'zijn zus', 'mevrouw Kamphuis', 'de jongens'."""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.people.grown_ups import adult_subject, grown_ups
from thuislijn.timeline.family import Person, Relation
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import PersonRole, RelationKind


def child(name: str) -> Person:
    return Person(id=name.split()[0].lower(), name=name, role=PersonRole.CHILD)


MOTHER = Person(id="petra", name="Petra Jansen", role=PersonRole.MOTHER)
FATHER = Person(id="kees", name="Kees de Boer", role=PersonRole.FATHER)


@pytest.fixture
def family() -> FamilyFound:
    found = FamilyFound.of([child("Sem de Boer"), child("Noor de Boer"), child("Daan de Boer"), MOTHER, FATHER])
    found.hear(["Zijn zusje Noor is blij. Hij heet Daan. Broer Sem is boos. Daan zegt dat hij moe is."])
    return found


@pytest.mark.parametrize(
    ("word", "about", "ids"),
    [
        ("moeder", "sem", ("petra",)),
        ("ouders", "sem", ("petra", "kees")),
        ("kinderen", "sem", ("sem", "noor", "daan")),
        ("jongens", "noor", ("sem", "daan")),
        ("dochter", "sem", ("noor",)),
        ("zus", "sem", ("noor",)),
        ("broer", "noor", ()),
        ("broers", "noor", ("sem", "daan")),
        ("broertje", "sem", ("daan",)),
        ("buurman", "sem", ()),
    ],
)
def test_a_word_means_those_of_the_family_whom_it_can_mean(
    family: FamilyFound, word: str, about: str, ids: tuple[str, ...]
) -> None:
    assert family.resolve((word,), about) == ids


@pytest.mark.parametrize(
    ("name", "id"),
    [("Petra", "petra"), ("P. Jansen", "petra"), ("mama", "petra"), ("Kees de B", "kees"), ("Jansen", ""), ("", "")],
)
def test_a_signature_is_of_whom_it_names(family: FamilyFound, name: str, id: str) -> None:
    assert family.called(name) == id


def test_a_title_with_a_surname_is_one_grown_up_or_nobody(family: FamilyFound) -> None:
    assert family.titled("mevrouw", "Jansen") == ("petra",)
    assert family.titled("dhr", "de Boer") == ("kees",)
    assert family.titled("mevrouw", "de Boer") == ()  # a daughter is no 'mevrouw'


def test_a_father_is_the_one_who_is_known_to_be_of_that_child() -> None:
    other = Person(id="ron", name="Ron Vos", role=PersonRole.FATHER)
    relations = (
        Relation(kind=RelationKind.PARENT, of="kees", to="sem"),
        Relation(kind=RelationKind.PARENT, of="ron", to="noor"),
    )
    family = FamilyFound.of([child("Sem"), child("Noor"), FATHER, other], relations)
    assert family.resolve(("vader",), "Noor") == ("ron",)
    assert family.resolve(("vader",), "") == ()


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Wij spraken met moeder (Debbie Kamphuis, destijds 21 jaar).", "moeder", "Debbie Kamphuis"),
        ("in de zaak tussen Karim Idrissi (de vader) en de Raad", "vader", "Karim Idrissi"),
        ("Grootmoeder moederszijde, mevrouw Truus Kamphuis, belde.", "grootmoeder", "Truus Kamphuis"),
        ("Moeder: Petra van den Berg\nAdres: Dorpsstraat 1", "moeder", "Petra van den Berg"),
    ],
)
def test_grown_ups_are_named_with_their_role(text: str, role: str, name: str) -> None:
    assert (role, name) in {(one.role, one.name) for one in grown_ups(text)}


def test_a_birth_that_stands_with_a_parent_is_kept() -> None:
    (mother,) = grown_ups("Moeder: Petra Jansen, geboren op 4 mei 1984.")
    assert mother.birth == Moment.on(dt.date(1984, 5, 4).toordinal())


def test_words_behind_a_role_that_are_no_name_are_none() -> None:
    assert not list(grown_ups("Moeder: De school belde. Vader (Volgens school) kwam. Oma, Maandag is goed."))


def test_a_letter_says_whom_it_is_about() -> None:
    subject = adult_subject("Betreft: mevrouw Petra Jansen, 28 jaar\n\nGeachte collega,")
    assert subject is not None
    assert (subject.role, subject.name) == ("moeder", "Petra Jansen")
    assert adult_subject("Betreft: Sem Jansen, 8 jaar") is None


def test_a_child_gets_the_surname_told_most_often_and_keeps_its_id() -> None:
    family = FamilyFound.of([child("Sem")])
    family.full_names(["Sem de Boer is ziek. Sem de Boer is beter. Sem Jansen is een ander."])
    assert [(person.id, person.name) for person in family.persons.values()] == [("sem", "Sem de Boer")]
