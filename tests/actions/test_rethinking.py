# SPDX-License-Identifier: EUPL-1.2
"""What a team writes on a rethinking card: everybody's answer stays, nothing has to be filled in, all can come back."""

from __future__ import annotations

import pytest

from tests.web.people import World, with_family
from thuislijn.actions.learning.rethinking import (
    Around,
    OnCard,
    Option,
    Said,
    add_option,
    bring_back,
    change_answer,
    note_person,
    open_card,
    put_aside,
    say_on,
    take_away,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.log import LogRow
from thuislijn.timeline.vocabulary import AlternativeKind, Answer


@pytest.fixture
def card(world: World) -> RethinkingCard:
    case = with_family(world)
    return open_card(by=world.actor("tine"), case=case, section="turning_points", key="t1")


def test_a_moment_has_one_card_that_keeps_how_the_moment_stood(world: World, card: RethinkingCard) -> None:
    again = open_card(by=world.actor("eva"), case=world.case, section="turning_points", key="t1")
    assert (again.pk, card.title, card.when) == (card.pk, "naar oma", "2021-03-01")
    off = Edit(Section.TURNING_POINTS, "t1", None, Entry.objects.get(case=world.case, key="t1").version)
    write(by=world.actor("tine"), case=Case.objects.get(pk=world.case.pk), edits=[off])
    assert open_card(by=world.actor("tine"), case=world.case, section="turning_points", key="t1").pk == card.pk


@pytest.mark.parametrize(("section", "key"), [("turning_points", "t9"), ("items", "t1"), ("persons", "sem"), ("", "")])
def test_what_does_not_stand_on_the_timeline_gets_no_card(world: World, section: str, key: str) -> None:
    with_family(world)
    with pytest.raises(NotVisibleError):
        open_card(by=world.actor("tine"), case=world.case, section=section, key=key)
    assert not RethinkingCard.objects.exists()


def test_two_people_who_differ_both_stay_on_the_card(world: World, card: RethinkingCard) -> None:
    for who, fit in (("moeder", Fit.NO), ("voogd", Fit.YES)):
        say_on(by=world.actor("tine"), card=card, prompt=Prompt.FITTED, said=Said(fit=fit, said_by=who))
    assert list(card.answers.order_by("created").values_list("said_by", "fit")) == [("moeder", "no"), ("voogd", "yes")]


def test_an_empty_answer_is_refused_and_leaves_nothing_in_the_log(world: World, card: RethinkingCard) -> None:
    with pytest.raises(CannotError):
        say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="  ", said_by="moeder"))
    with pytest.raises(CannotError):
        add_option(by=world.actor("tine"), card=card, option=Option(what=" "))
    with pytest.raises(CannotError):
        note_person(by=world.actor("tine"), card=card, around=Around(label=""))
    assert set(LogRow.objects.filter(case=world.case.pk).values_list("kind", flat=True)) >= {"rethinking_card"}
    assert not LogRow.objects.filter(kind__in=("card_answer", "card_option", "card_person")).exists()


def test_a_prompt_put_aside_comes_back_when_somebody_answers_it(world: World, card: RethinkingCard) -> None:
    put_aside(by=world.actor("tine"), card=card, prompt=Prompt.FEAR, aside=True)
    aside = put_aside(by=world.actor("eva"), card=card, prompt=Prompt.WAY, aside=True)
    assert aside.put_aside == ["fear", "way"]
    say_on(by=world.actor("tine"), card=card, prompt=Prompt.FEAR, said=Said(text="dat hij wegloopt"))
    assert RethinkingCard.objects.get().put_aside == ["way"]


def test_the_log_tells_of_each_act_and_nothing_of_what_was_said(world: World, card: RethinkingCard) -> None:
    say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="na de ruzie", said_by="buurvrouw"))
    row = LogRow.objects.get(kind="card_answer")
    assert row.case == world.case.pk
    assert "ruzie" not in row.why + row.target and "buurvrouw" not in row.why


def test_who_changes_an_answer_that_was_changed_meanwhile_gets_both(world: World, card: RethinkingCard) -> None:
    first = say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="zo"))
    late = CardAnswer.objects.get(pk=first.pk)
    change_answer(by=world.actor("eva"), answer=first, seen=1, said=Said(text="anders"))
    with pytest.raises(ChangedMeanwhileError) as conflict:
        change_answer(by=world.actor("tine"), answer=late, seen=1, said=Said(text="nog anders"))
    assert isinstance(conflict.value.row, CardAnswer) and conflict.value.row.text == "anders"


def test_what_was_taken_away_comes_back_as_it_was(world: World, card: RethinkingCard) -> None:
    by = world.actor("tine")
    kept: tuple[OnCard, ...] = (
        say_on(by=by, card=card, prompt=Prompt.FITTED, said=Said(text="nee", fit=Fit.NO, said_by="moeder")),
        note_person(by=by, card=card, around=Around(label="oma", heard=Answer.NO)),
        add_option(by=by, card=card, option=Option(what="oma", kind=AlternativeKind.NETWORK, weighed=Answer.NO)),
    )
    for row in kept:
        take_away(by=by, row=row, seen=row.version)
        bring_back(by=world.actor("eva"), case=world.case, table=type(row).__name__, row=row.pk)
    answer, person, option = CardAnswer.objects.get(), CardPerson.objects.get(), CardOption.objects.get()
    assert (answer.text, answer.fit, answer.said_by, answer.card_id) == ("nee", "no", "moeder", card.pk)
    assert (person.label, person.heard) == ("oma", "no")
    assert (option.what, option.kind, option.weighed) == ("oma", "network", "no")


def test_what_never_stood_on_a_card_cannot_be_brought_back(world: World, card: RethinkingCard) -> None:
    answer = say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="zo"))
    with pytest.raises(NotVisibleError):
        bring_back(by=world.actor("tine"), case=world.case, table="CardAnswer", row=answer.pk)
    with pytest.raises(NotVisibleError):
        bring_back(by=world.actor("tine"), case=world.case, table="RethinkingCard", row=card.pk)
