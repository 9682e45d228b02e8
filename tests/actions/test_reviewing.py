# SPDX-License-Identifier: EUPL-1.2
"""A person decides: each proposal once, each decision to be taken back, and nothing reaches the timeline unlooked."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connections

from tests.web.people import CARD, World, build_world, with_family, with_sources
from thuislijn.actions.sources import reviewing
from thuislijn.actions.sources.matching import matches, merged
from thuislijn.actions.sources.reviewing import Decided, DecidedError, Why
from thuislijn.actions.timeline import ConflictError, Edit, NothingToUndoError, undo, write
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.log import LogRow
from thuislijn.store.sources import Lesson, ProposalCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Help, Stay


@pytest.fixture
def case(world: World) -> Case:
    with_family(world)
    with_sources(world)
    return world.case


def card() -> ProposalCard:
    return ProposalCard.objects.get(pk=CARD)


def stays(case: Case) -> list[Stay]:
    return [item for item in timeline_of(Case.objects.get(pk=case.pk)).items if isinstance(item, Stay)]


def accepted(world: World, name: str = "tine", **more: Any) -> Decided:
    return reviewing.accept(by=world.actor(name), case=world.case, card_id=CARD, version=card().version, **more)


def test_what_is_accepted_stands_on_the_timeline_with_its_passage_and_as_reviewed(world: World, case: Case) -> None:
    decided = accepted(world)
    item = timeline_of(case).item(decided.card.item)
    assert isinstance(item, Stay) and item.reviewed
    assert item.evidence[0].source == "s5" and item.evidence[0].quote.startswith("Op 3 mei 2021")
    now = card()
    assert (now.state, now.decided_by) == (CardState.ACCEPTED, "Tine")


def test_a_card_is_decided_once(world: World, case: Case) -> None:
    seen = card().version
    accepted(world)
    for second in (
        lambda: reviewing.accept(by=world.actor("eva"), case=case, card_id=CARD, version=seen),
        lambda: reviewing.reject(by=world.actor("eva"), case=case, card_id=CARD, version=seen, why=Why.MINOR),
        lambda: reviewing.merge(by=world.actor("eva"), case=case, card_id=CARD, version=seen, item="i1"),
        lambda: reviewing.split(by=world.actor("eva"), case=case, card_id=CARD, version=seen, titles=["a", "b"]),
    ):
        with pytest.raises(DecidedError) as late:
            second()
        assert late.value.card.decided_by == "Tine"
    assert len(stays(case)) == 2


def test_a_card_of_another_case_does_not_exist(world: World, case: Case) -> None:
    other = Case.objects.create(
        programme=world.programme, team=world.south, pseudonym="Gezin Mier", anonymous=True, reference_day="2026-06-01"
    )
    with pytest.raises(NotVisibleError):
        reviewing.accept(by=world.actor("zuhal"), case=other, card_id=CARD, version=1)


def test_a_correction_is_kept_as_one_and_teaches_its_word(world: World, case: Case) -> None:
    better = {**card().data, "kind": "help", "help_kind": "respite", "title": "logeren bij oma"}
    better.pop("place")
    for words in ("logeerhuis", "Toos Veldkamp"):
        accepted(world, data=better, words=words)
        assert card().state == CardState.CORRECTED
        reviewing.undo(by=world.actor("tine"), case=case)
    accepted(world, data=better, words="logeerhuis")
    (lesson,) = Lesson.objects.filter(corrected="help/respite")
    assert (lesson.words, lesson.suggested, lesson.times) == ("logeerhuis", "stay/network", 1)
    assert any(isinstance(item, Help) and item.title == "logeren bij oma" for item in timeline_of(case).items)


def test_taking_back_leaves_the_timeline_as_it_was_and_the_card_open(world: World, case: Case) -> None:
    before = timeline_of(case).items
    for decide in (
        lambda: accepted(world),
        lambda: reviewing.merge(by=world.actor("tine"), case=case, card_id=CARD, version=card().version, item="i1"),
        lambda: reviewing.reject(
            by=world.actor("tine"), case=case, card_id=CARD, version=card().version, why=Why.NO_FACT
        ),
        lambda: reviewing.split(
            by=world.actor("tine"), case=case, card_id=CARD, version=card().version, titles=["een", "twee"]
        ),
    ):
        decide()
        assert card().state != CardState.OPEN
        reviewing.undo(by=world.actor("tine"), case=case)
        assert card().state == CardState.OPEN
        assert timeline_of(Case.objects.get(pk=case.pk)).items == before
        assert ProposalCard.objects.count() == 1
    with pytest.raises(NothingToUndoError):
        reviewing.undo(by=world.actor("tine"), case=case)


def test_nobody_takes_back_what_somebody_else_decided_or_went_on_with(world: World, case: Case) -> None:
    key = accepted(world).card.item
    with pytest.raises(NothingToUndoError):
        reviewing.undo(by=world.actor("eva"), case=case)
    entry = Entry.objects.get(case=case, key=key)
    changed = {**entry.data, "title": "bij oma thuis"}
    write(by=world.actor("eva"), case=case, edits=[Edit(Section.ITEMS, key, changed, entry.version)])
    with pytest.raises(ConflictError):
        reviewing.undo(by=world.actor("tine"), case=case)
    assert card().state == CardState.ACCEPTED


def test_what_was_undone_on_the_timeline_can_be_reviewed_again_without_a_double(world: World, case: Case) -> None:
    accepted(world)
    undo(by=world.actor("tine"), case=case)
    assert len(stays(case)) == 1
    reviewing.undo(by=world.actor("tine"), case=case)
    accepted(world)
    assert len(stays(case)) == 2


def test_merging_adds_the_passage_and_what_was_not_known(world: World, case: Case) -> None:
    reviewing.merge(by=world.actor("tine"), case=case, card_id=CARD, version=1, item="i1")
    stay = timeline_of(case).item("i1")
    assert isinstance(stay, Stay) and stay.title == "bij oma"
    assert [passage.source for passage in stay.evidence] == ["s5"]
    with pytest.raises(NotVisibleError):
        reviewing.undo(by=world.actor("tine"), case=case)
        reviewing.merge(by=world.actor("tine"), case=case, card_id=CARD, version=card().version, item="weg")


def test_another_teller_stands_beside_the_item_and_never_instead_of_it() -> None:
    item = {"kind": "stay", "id": "i1", "title": "bij oma", "when": {"start": "2021-03"}, "persons": ["sem"]}
    told = {
        "kind": "stay",
        "title": "netwerk",
        "when": {"start": "2021-03-03", "end": "2021-09"},
        "persons": ["noor"],
        "account": {"perspective": "parent", "who": "moeder"},
        "evidence": [{"source": "s1", "start": 0, "end": 9, "quote": "ik bracht hem weg"}],
    }
    new = merged(item, told)
    assert new["title"] == "bij oma" and new["persons"] == ["sem", "noor"]
    assert new["when"] == {"start": "2021-03", "end": "2021-09"}
    (said,) = new["statements"]
    assert said["account"]["perspective"] == "parent" and said["text"] == "ik bracht hem weg"


def test_the_likeliest_item_is_suggested_first(world: World, case: Case) -> None:
    later = {
        "kind": "stay",
        "id": "i3",
        "title": "pleeggezin",
        "when": {"start": "2023-01"},
        "persons": ["sem"],
        "place": "foster_family",
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "i3", later)])
    data = {**card().data, "when": {"start": "2021-03-02"}}
    first, *others = matches(timeline_of(case), data)
    assert first.item.id == "i1" and first.likely
    assert "i3" not in [match.item.id for match in others], "two years later is another stay"


def test_a_split_makes_a_card_for_each_part_just_after_it(world: World, case: Case) -> None:
    halves = reviewing.split(by=world.actor("tine"), case=case, card_id=CARD, version=1, titles=["naar oma", "hulp"])
    assert [half.data["title"] for half in halves] == ["naar oma", "hulp"]
    assert card().state == CardState.SPLIT
    assert all(100 < half.number < 200 for half in halves)


def test_persons_who_are_not_on_the_timeline_come_along(world: World, case: Case) -> None:
    oma = {"id": "p7", "name": "oma", "role": "grandparent"}
    ProposalCard.objects.update(needs=[["persons", "p7", oma]], data={**card().data, "with_whom": ["p7"]})
    accepted(world)
    timeline = timeline_of(case)
    assert timeline.person("p7") is not None
    reviewing.undo(by=world.actor("tine"), case=case)
    assert timeline_of(case).person("p7") is not None, "others may stand on her by now"


@pytest.mark.parametrize("anonymous", [True, False])
def test_a_child_comes_along_only_where_no_consent_is_asked(world: World, case: Case, anonymous: bool) -> None:
    Case.objects.filter(pk=case.pk).update(anonymous=anonymous)
    child = {"id": "p8", "name": "jeugdige 3", "role": "child"}
    start = {"edtf": "2021-05-03", "age": {"of": "p8", "from": 4, "to": 5}}
    data = {**card().data, "persons": ["sem", "p8"], "when": {"start": start}}
    ProposalCard.objects.update(needs=[["persons", "p8", child]], data=data)
    decided = accepted(world)
    item = Entry.objects.get(case=case, key=decided.card.item).data
    assert item["persons"] == (["sem", "p8"] if anonymous else ["sem"])
    assert decided.left_out == (() if anonymous else ("jeugdige 3",))
    assert Entry.objects.filter(case=case, key="p8").exists() is anonymous


def test_every_decision_is_a_row_in_the_log_without_content(world: World, case: Case) -> None:
    reviewing.reject(by=world.actor("tine"), case=case, card_id=CARD, version=1, why=Why.OTHER, note="oma zei nee")
    row = LogRow.objects.latest("pk")
    assert (row.kind, row.target, row.why) == ("card", str(CARD), "other")
    assert card().reason == "other: oma zei nee"


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_decide_at_the_same_moment_one_is_told_who_was_first(transactional_db: None) -> None:
    world = build_world()
    with_family(world)
    with_sources(world)
    ready, outcomes = threading.Barrier(2), list[str]()

    def decide(name: str) -> None:
        ready.wait()
        try:
            case = Case.objects.get(pk=world.case.pk)
            reviewing.accept(by=world.actor(name), case=case, card_id=CARD, version=1)
            outcomes.append("decided")
        except DecidedError as error:
            outcomes.append(error.card.decided_by)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("tine", "eva")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes)[-1] == "decided" and sorted(outcomes)[0] in ("Tine", "Eva")
    assert len(stays(world.case)) == 2
