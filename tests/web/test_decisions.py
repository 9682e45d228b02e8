# SPDX-License-Identifier: EUPL-1.2
"""The decision before a placement: what is known is offered, what is open is asked, and nothing is blocked."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests.web.people import World, with_family
from thuislijn.actions.learning.decisions import decide, start_record
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import (
    ConsideredAlternative,
    DecisionEvaluation,
    DecisionRecord,
    ExploredPerson,
    HeardPerson,
)
from thuislijn.store.network import NetworkTie
from thuislijn.web.decisions.known import Known
from thuislijn.web.decisions.page import known_of, left_to_take


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


@pytest.fixture
def record(world: World, case: Case) -> DecisionRecord:
    return start_record(by=world.actor("tine"), case=case, child="sem")


def at(name: str, case: Case, *parts: object) -> str:
    return reverse(name, args=[case.pk, *parts])


def page(client: Client, case: Case, record: DecisionRecord) -> str:
    return client.get(at("decision", case, record.pk)).content.decode()


def left(case: Case, record: DecisionRecord) -> list[Known]:
    """What is known and can still be taken over."""
    return left_to_take(record, known_of(case, record))


def decided_before(world: World) -> None:
    """Puts a school, a brother at home and an earlier decision with an alternative on the timeline."""
    school = {"kind": "schooling", "id": "s1", "title": "basisschool", "when": {"start": "2020", "ongoing": True}}
    home = {"kind": "stay", "id": "s2", "title": "thuis", "when": {"start": "2015", "ongoing": True}, "place": "home"}
    option = {"what": "drie nachten bij oma", "kind": "network", "status": "explored", "why_not": "oma werkte nog"}
    choice = {"kind": "decision", "id": "s3", "title": "naar oma", "when": {"on": "2021-03-01"}}
    edits = [
        Edit(Section.ITEMS, "s1", {**school, "persons": ["sem"], "state": "attending"}),
        Edit(Section.ITEMS, "s2", {**home, "persons": ["noor"]}),
        Edit(Section.ITEMS, "s3", {**choice, "persons": ["sem"], "alternatives": [option]}),
    ]
    write(by=world.actor("tine"), case=world.case, edits=edits)


def elsewhere(world: World) -> Case:
    """A case of another programme."""
    day, team = dt.date(2026, 6, 1), world.elsewhere.teams.get()
    case = Case(programme=world.elsewhere, team=team, pseudonym="Gezin Ver", reference_day=day)
    case.save()
    return case


def test_a_record_begins_with_a_child_and_asks_from_the_first_moment(tine: Client, case: Case) -> None:
    answer = tine.post(at("decision_start", case), {"child": "sem", "rung": "foster_family"})
    record = DecisionRecord.objects.get()
    assert answer["Location"] == at("decision", case, record.pk)
    shown = page(tine, case, record)
    assert "Besluit over jeugdige 1" in shown and "Is moeder zelf gehoord?" in shown
    assert "RecordOnPaper" not in shown and "Answer.UNKNOWN" not in shown, "nothing of the code reaches the page"
    assert "<dt>Dicht bij huis</dt><dd>onbekend</dd>" in shown
    assert "Jeugdige 1" in tine.get(at("decisions", case)).content.decode()


def test_a_child_of_another_family_cannot_be_chosen(tine: Client, case: Case) -> None:
    assert tine.post(at("decision_start", case), {"child": "niemand"}).status_code == 422
    assert not DecisionRecord.objects.exists()


def test_what_the_timeline_knows_is_offered_with_its_source(world: World, case: Case, record: DecisionRecord) -> None:
    decided_before(world)
    NetworkTie(case=case, label="buurvrouw", asked="yes", offer="past op woensdag").save()
    known = {(one.block, one.item): one.text for one in left(case, record)}
    assert "gezinsbegeleiding voor moeder" in known["facts", "i2"]
    assert known["alternatives", "s3"] == "drie nachten bij oma (verkend): oma werkte nog"
    assert "jeugdige 2: thuis" in known["place", "s2"]
    assert "basisschool" in known["place", "s1"]
    heard = [one.text for one in left(case, record) if one.block == "heard"]
    assert heard == ["jeugdige 1", "jeugdige 2", "moeder"]
    network = next(one for one in left(case, record) if one.block == "network")
    assert network.values["words"] == "past op woensdag."


def test_taking_over_writes_it_once_and_offers_it_no_more(
    world: World, tine: Client, case: Case, record: DecisionRecord
) -> None:
    decided_before(world)
    NetworkTie(case=case, label="buurvrouw", asked="yes").save()
    path = at("decision_take", case, record.pk)
    for block in ("heard", "network", "alternatives"):
        tine.post(path, {"key": f"all:{block}"})
        tine.post(path, {"key": f"all:{block}"})
    assert sorted(HeardPerson.objects.values_list("person", flat=True)) == ["moeder", "noor", "sem"]
    assert ExploredPerson.objects.get().asked == "yes"
    assert ConsideredAlternative.objects.get().why == "oma werkte nog"
    assert {one.block for one in left(case, record)} == {"facts", "place"}


def test_facts_that_are_taken_over_come_after_what_stood_there(
    world: World, tine: Client, case: Case, record: DecisionRecord
) -> None:
    tine.post(at("decision_keep", case, record.pk, "facts"), {"facts": "Sem liep weg.", "seen": "1"})
    known = next(one for one in left(case, DecisionRecord.objects.get()) if one.block == "facts")
    tine.post(at("decision_take", case, record.pk), {"key": known.key, "seen": "2"})
    facts = DecisionRecord.objects.get().facts
    assert facts.startswith("Sem liep weg.\n") and "gezinsbegeleiding" in facts


def test_all_facts_are_taken_over_at_once_each_with_where_it_came_from_and_one_can_go_again(
    world: World, tine: Client, case: Case, record: DecisionRecord
) -> None:
    more = {"kind": "help", "id": "h9", "title": "schoolmaatschappelijk werk", "state": "running", "persons": ["sem"]}
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "h9", {**more, "when": {"start": "2022"}})])
    tine.post(at("decision_keep", case, record.pk, "facts"), {"facts": "Sem liep weg.", "seen": "1"})
    known = [one for one in left(case, DecisionRecord.objects.get()) if one.block == "facts"]
    assert len(known) > 1 and "all:facts" in page(tine, case, record)
    tine.post(at("decision_take", case, record.pk), {"key": "all:facts", "seen": "2"})
    facts = DecisionRecord.objects.get().facts.splitlines()
    assert facts[0] == "Sem liep weg." and len(facts) == 1 + len(known)
    assert all(line.endswith("[tijdlijn]") for line in facts[1:])
    with translation.override("en"):
        assert not [one for one in left(case, DecisionRecord.objects.get()) if one.block == "facts"], "a colleague's"
    shown = page(tine, case, record)
    assert shown.count('name="drop"') == len(known) and at("item", case, "h9") in shown
    tine.post(at("decision_take", case, record.pk), {"drop": known[0].key, "seen": "3"})
    assert DecisionRecord.objects.get().facts.splitlines() == [facts[0], *facts[2:]]
    assert known[0] in left(case, DecisionRecord.objects.get()), "it is offered again"


def test_parts_are_saved_one_by_one_by_two_people_at_once(
    world: World, tine: Client, case: Case, record: DecisionRecord
) -> None:
    tine.post(at("decision_keep", case, record.pk, "facts"), {"facts": "Sem liep weg.", "seen": "1"})
    eva = world.client("eva")
    assert (
        eva.post(at("decision_keep", case, record.pk, "judgement"), {"judgement": "rust", "seen": "1"}).status_code
        == 302
    )
    refused = eva.post(at("decision_keep", case, record.pk, "facts"), {"facts": "Sem was weg.", "seen": "1"})
    text = refused.content.decode()
    assert refused.status_code == 422 and "Sem was weg." in text and "Sem liep weg." in text
    now = DecisionRecord.objects.get()
    assert (now.facts, now.judgement) == ("Sem liep weg.", "rust")


def test_a_placement_is_recorded_with_every_question_open_and_plans_the_look_back(
    tine: Client, case: Case, record: DecisionRecord
) -> None:
    typed = {"state": "placed", "day": "02-03-2026", "item": "i1", "seen": "1"}
    assert tine.post(at("decision_keep", case, record.pk, "decision"), typed).status_code == 302
    shown = page(tine, case, record)
    assert "bij oma</a>" in shown, "the stay that came of it"
    assert "Na de plaatsing" in shown and "13 april 2026" in shown and "open vragen" in shown
    first = DecisionEvaluation.objects.order_by("due")[0]
    path = at("decision_line", case, record.pk, "evaluatie", first.pk)
    done = {
        "due": "13-04-2026",
        "done": "14-04-2026",
        "still_needed": "yes",
        "toward_home": "weekend thuis",
        "seen": "1",
    }
    assert tine.post(path, done).status_code == 302
    assert "weekend thuis" in page(tine, case, record)


def test_a_look_back_that_is_due_is_a_next_step_of_the_case(world: World, tine: Client, record: DecisionRecord) -> None:
    by, day = world.actor("tine"), timezone.localdate() - dt.timedelta(days=60)
    decide(by=by, record=record, state=RecordState.PLACED, day=day, values={}, seen=1)
    assert "Kijk terug op de plaatsing" in tine.get(reverse("case", args=[record.case_id])).content.decode()


def test_somebody_heard_is_shown_in_their_own_words_and_never_as_markup(
    tine: Client, case: Case, record: DecisionRecord
) -> None:
    typed = {"label": "<b>moeder</b>", "heard": "yes", "words": "Ik kan het niet <script>alleen</script>"}
    assert tine.post(at("decision_line_new", case, record.pk, "gehoord"), typed).status_code == 302
    shown = page(tine, case, record)
    assert "&lt;script&gt;alleen" in shown and "<script>alleen" not in shown and "<b>moeder" not in shown


def test_forged_ids_lead_nowhere(world: World, tine: Client, case: Case, record: DecisionRecord) -> None:
    other = elsewhere(world)
    theirs = DecisionRecord(case=other, child="x")
    theirs.save()
    heard = HeardPerson(case=other, record=theirs, label="x")
    heard.save()
    assert tine.get(at("decision", case, theirs.pk)).status_code == 404
    assert tine.post(at("decision_line", case, record.pk, "gehoord", heard.pk), {"label": "y"}).status_code == 404
    assert tine.post(at("decision_line_remove", case, record.pk, "gehoord", uuid.uuid4())).status_code == 404
    assert tine.post(at("decision_keep", case, record.pk, "niets"), {}).status_code == 404
    assert tine.post(at("decision_line_new", case, record.pk, "niets"), {}).status_code == 404
    tine.post(at("decision_take", case, record.pk), {"key": "verzonnen", "seen": "1"})
    assert DecisionRecord.objects.get(pk=record.pk).version == 1


def test_a_stale_record_is_not_removed(tine: Client, case: Case, record: DecisionRecord) -> None:
    tine.post(at("decision_keep", case, record.pk, "facts"), {"facts": "nieuw", "seen": "1"})
    tine.post(at("decision_remove", case, record.pk), {"seen": "1"})
    assert DecisionRecord.objects.exists()
    tine.post(at("decision_remove", case, record.pk), {"seen": "2"})
    assert not DecisionRecord.objects.exists()


def test_beside_the_timeline_the_page_is_a_part(tine: Client, case: Case, record: DecisionRecord) -> None:
    for path in (at("decisions", case), at("decision", case, record.pk)):
        part = tine.get(path, headers={"X-Fragment": "1"}).content.decode()
        assert "<html" not in part and "<h1" not in part
