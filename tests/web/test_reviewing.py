# SPDX-License-Identifier: EUPL-1.2
"""The screen on which proposals are reviewed: with script and without, and never a decision that nobody meant."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import CARD, SOURCE, World, with_family, with_sources
from thuislijn.actions.sources import reviewing
from thuislijn.store.choices import CardState
from thuislijn.store.entries import Entry
from thuislijn.store.sources import Lesson, ProposalCard

JSON = {"Accept": "application/json"}


@pytest.fixture
def tine(world: World) -> Client:
    with_family(world)
    with_sources(world)
    return world.client("tine")


def card() -> ProposalCard:
    return ProposalCard.objects.get(pk=CARD)


def second(**more: Any) -> ProposalCard:
    passage = {"source": "s5", "start": 45, "end": 72, "quote": "Op 5 mei 2021 kwam er hulp."}
    data = {"kind": "help", "title": "hulp", "when": {"on": "2021-05-05"}, "evidence": [passage]}
    return ProposalCard.objects.create(source_id=SOURCE, number=200, start=45, end=72, data={**data, **more})


def address(world: World, name: str = "review_card", **ids: object) -> str:
    if name.startswith("review_") and name != "review_undo":
        ids = {"card_id": CARD, **ids}
    return reverse(name, kwargs={"case_id": world.case.pk, **ids})


def decide(world: World, client: Client, act: str, script: bool = False, **fields: Any) -> Any:
    sent = {"act": act, "version": card().version, **fields}
    return client.post(address(world, "review_decide"), sent, headers=JSON if script else {})


def test_the_card_stands_beside_its_passage_lit(world: World, tine: Client) -> None:
    page = tine.get(address(world)).content.decode()
    assert f'data-ids="{CARD}" aria-current="true">Op 3 mei 2021' in page
    assert "Verblijf: netwerk" in page and "3 mei 2021" in page and "jeugdige 1" in page
    assert '<option value="stay/network" selected>' in page
    assert page.count("<form") > 4, "every way to decide is a form, script or not"


def test_without_script_a_decision_leads_to_the_next_card_and_then_to_the_end(world: World, tine: Client) -> None:
    other = second()
    assert tine.get(address(world, "review"))["Location"] == address(world)
    assert decide(world, tine, "accept")["Location"] == address(world, card_id=other.pk)
    last = tine.post(
        address(world, "review_decide", card_id=other.pk), {"act": "reject", "why": "minor", "version": 1}, follow=True
    )
    assert "Alles is nagekeken" in last.content.decode()


def test_with_script_the_next_card_comes_back_and_the_text_only_where_it_is_needed(world: World, tine: Client) -> None:
    other = second()
    answer = decide(world, tine, "accept", script=True).json()
    assert answer["card"] == str(other.pk) and "text" in answer
    tine.post(address(world, "review_undo"), headers=JSON)
    shown = {**JSON, "X-Getoond": f"{SOURCE}:0:{len(card().source.text)}"}
    sent = {"act": "accept", "version": card().version}
    answer = tine.post(address(world, "review_decide"), sent, headers=shown).json()
    assert "text" not in answer and "hulp" in answer["html"]


def test_a_card_that_somebody_else_decided_tells_who_and_what(world: World, tine: Client) -> None:
    seen = card().version
    reviewing.accept(by=world.actor("eva"), case=world.case, card_id=CARD, version=seen)
    late = tine.post(address(world, "review_decide"), {"act": "reject", "why": "minor", "version": seen}, headers=JSON)
    assert late.status_code == 409 and "Eva" in late.json()["said"] and "overgenomen" in late.json()["said"]
    page = tine.get(address(world)).content.decode()
    assert "Eva besloot: overgenomen" in page and 'value="accept"' not in page


def corrected(**more: Any) -> dict[str, Any]:
    fields = {
        "title": "bij oma",
        "code": "stay/network",
        "start": "3-5-2021",
        "ending": "dated",
        "end": "juni 2021",
        "persons": ["sem", "noor"],
        "perspective": "parent",
        "words": "",
    }
    return {**fields, **more}


def test_a_card_is_put_right_in_its_form(world: World, tine: Client) -> None:
    decide(world, tine, "correct", **corrected())
    item = Entry.objects.get(case=world.case, key=card().item).data
    assert item["title"] == "bij oma" and item["persons"] == ["sem", "noor"] and item["reviewed"] is True
    assert item["when"]["start"] == "2021-05-03" and item["when"]["end"]["edtf"] == "2021-06"
    assert item["account"]["perspective"] == "parent" and item["evidence"][0]["source"] == "s5"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"start": "32-5-2021"},
        {"end": ""},
        {"end": "1-1-2020"},
        {"code": "stay/nergens"},
        {"persons": ["iemand-anders"]},
        {"title": "x" * 5000},
        {"perspective": "god"},
    ],
)
def test_what_was_typed_wrong_stands_there_still(world: World, tine: Client, wrong: dict[str, Any]) -> None:
    answer = decide(world, tine, "correct", **corrected(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and card().state == CardState.OPEN
    assert "bij oma" in page or "title" in wrong
    assert '<details class="tl-details" data-way="e" open>' in page


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"act": "accept"},
        {"act": "accept", "version": "één"},
        {"act": "accept", "version": "9" * 40},
        {"act": "alles", "version": "1"},
        {"act": "merge", "version": "1"},
        {"act": "merge", "version": "1", "item": "weg"},
        {"act": "reject", "version": "1", "why": "zomaar"},
        {"act": "split", "version": "1", "part": ["alleen een"]},
        {"act": "split", "version": "1", "part": ["een", "\0"]},
        {"act": "merge", "version": "1", "item": "\0"},
    ],
)
def test_a_form_that_means_nothing_decides_nothing(world: World, tine: Client, sent: dict[str, Any]) -> None:
    assert tine.post(address(world, "review_decide"), sent).status_code in (302, 404)
    assert card().state == CardState.OPEN


def test_zero_bytes_and_long_notes_do_no_harm(world: World, tine: Client) -> None:
    decide(world, tine, "reject", why="other", note="\0" + "x" * 5000)
    assert card().state == CardState.REJECTED and len(card().reason) == 300


def test_a_link_decides_nothing(world: World, tine: Client) -> None:
    for name in ("review_decide", "review_undo"):
        assert tine.get(address(world, name)).status_code == 405
    assert card().state == CardState.OPEN


def test_merging_splitting_and_taking_back(world: World, tine: Client) -> None:
    decide(world, tine, "merge", item="i1")
    assert (card().state, card().item) == (CardState.MERGED, "i1")
    assert tine.post(address(world, "review_undo"))["Location"] == address(world)
    decide(world, tine, "split", part=["naar oma", "op proef"])
    assert [one.data["title"] for one in card().halves.order_by("number")] == ["naar oma", "op proef"]


def test_the_word_that_is_learnt_can_be_forgotten(world: World, tine: Client) -> None:
    decide(world, tine, "correct", **corrected(code="help/respite", words="logeren", ending="point"))
    lesson = Lesson.objects.get(corrected="help/respite")
    assert "logeren" in tine.get(address(world, "lessons")).content.decode()
    tine.post(address(world, "lesson_forget", lesson_id=lesson.pk))
    assert not Lesson.objects.filter(pk=lesson.pk).exists()


def test_script_in_a_proposal_is_text(world: World, tine: Client) -> None:
    bad = "<script>alert('x')</script>"
    card_now = card()
    card_now.data = {**card_now.data, "title": bad, "place_name": bad}
    card_now.source.text = bad + card_now.source.text
    card_now.source.title = bad
    card_now.source.save()
    card_now.save()
    page = tine.get(address(world)).content.decode()
    assert bad not in page and "&lt;script&gt;" in page


def test_a_proposal_that_is_no_item_can_be_set_aside(world: World, tine: Client) -> None:
    ProposalCard.objects.update(data={"kind": "stay", "title": "stuk", "persons": "geen lijst"})
    assert tine.get(address(world)).status_code == 200
    assert decide(world, tine, "accept", script=True).status_code == 422
    assert decide(world, tine, "correct", **corrected()).status_code == 422
    decide(world, tine, "reject", why="misread")
    assert card().state == CardState.REJECTED
