# SPDX-License-Identifier: EUPL-1.2
"""The rethinking card beside the timeline: filled prompt by prompt, by several people, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.learning.decisions import start_record
from thuislijn.actions.learning.rethinking import Said, change_answer, open_card, say_on, take_away
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.learning.choices import MeetingState, Prompt
from thuislijn.store.learning.decisions import DecisionRecord
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.log import LogRow
from thuislijn.web.rethinking.how_far import how_far
from thuislijn.web.rethinking.papers import cards_of_meeting
from thuislijn.web.rethinking.words import all_steps, sentence

OVER = "?over=turning_points:t1"
BESIDE = {"X-Fragment": "1"}


@pytest.fixture
def case(world: World) -> Case:
    """The small family, with the decision that led to the stay with grandmother."""
    case = with_family(world)
    decision: dict[str, Any] = {
        "kind": "decision",
        "id": "d1",
        "title": "besluit: naar oma",
        "when": {"start": "2021-02-27"},
        "persons": ["sem"],
        "decision_kind": "placement",
        "about": "i1",
        "reason": "safety",
        "heard": ["moeder"],
        "not_heard": ["sem"],
        "alternatives": [{"what": "hulp thuis", "kind": "help_at_home", "status": "refused", "why_not": "wachtlijst"}],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "d1", decision)])
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def post(client: Client, name: str, *args: object, over: str = OVER, **data: str) -> Any:
    return client.post(reverse(name, args=args) + over, data, headers=BESIDE)


def beside(client: Client, case: Case, more: str = "") -> Any:
    return client.get(reverse("card_beside", args=[case.pk]) + OVER + more, headers=BESIDE)


def steps(page: Any) -> dict[str, Any]:
    return {one.step: one for _, ones in page.context["parts"] for one in ones}


def test_looking_at_a_card_that_nobody_wrote_on_makes_none(tine: Client, case: Case) -> None:
    page = beside(tine, case)
    assert page.status_code == 200 and b"<html" not in page.content
    assert not RethinkingCard.objects.exists()
    assert [one.step for one in steps(page).values() if one.is_open] == ["how"]


def test_it_is_told_wherever_a_moment_stands_whether_it_has_a_card(tine: Client, case: Case) -> None:
    places = [
        beside(tine, case),
        tine.get(reverse("turning_point", args=[case.pk, "t1"])),
        tine.get(reverse("cards", args=[case.pk])),
        tine.get(reverse("card_beside", args=[case.pk]), headers=BESIDE),
    ]
    assert all("nog geen kaart" in page.content.decode() for page in places)
    post(tine, "card_say", case.pk, "known_then", text="dat er ruzie was")
    total = len(all_steps())
    for place in places:
        again = tine.get(place.request["PATH_INFO"] + "?" + place.request["QUERY_STRING"], headers=BESIDE)
        assert f"begonnen: 1 van {total} stappen" in again.content.decode()
    card = RethinkingCard.objects.get()
    card.put_aside = [step for step in all_steps() if step != "known_then"]
    assert how_far(card).mark == "done"


def test_what_the_timeline_knows_is_offered_and_is_no_answer(tine: Client, case: Case) -> None:
    found = steps(beside(tine, case))
    assert "veiligheid" in found["how"].hints[0].text
    assert {(one.label, one.heard) for one in found["people"].hints} >= {("moeder", "yes"), ("jeugdige 1", "no")}
    (way,) = found["options"].hints
    assert (way.what, way.weighed, way.available, way.why_not) == ("hulp thuis", "yes", "unknown", "wachtlijst")
    assert [hint.key for hint in found["known_then"].hints] == ["d1"]
    assert not any(one.rows for one in found.values())


def test_taking_over_writes_what_the_timeline_says_and_says_so(tine: Client, case: Case) -> None:
    post(tine, "card_take_over", case.pk, "options", hint="hulp thuis")
    post(tine, "card_take_over", case.pk, "people")
    page = post(tine, "card_take_over", case.pk, "known_then", hint="d1")
    answer = CardAnswer.objects.get()
    assert (answer.said_by, answer.perspective) == ("tijdlijn", "file") and "naar oma" in answer.text
    assert CardOption.objects.get().why_not == "wachtlijst"
    assert CardPerson.objects.get(person="sem").heard == "no"
    assert not steps(page)["options"].hints and not steps(page)["people"].hints
    post(tine, "card_take_over", case.pk, "known_then", hint="made up")
    assert CardAnswer.objects.count() == 1


def test_keeping_an_answer_opens_the_next_prompt_with_who_spoke_last(tine: Client, case: Case) -> None:
    page = post(tine, "card_say", case.pk, "known_then", text="dat er ruzie was", said_by="school")
    found = steps(page)
    assert [one.step for one in found.values() if one.is_open] == ["known_now"]
    assert found["known_now"].form["said_by"].value() == "school"
    assert found["known_then"].rows[0].text == "dat er ruzie was"
    assert page.content.count(b" data-first") == 1


def test_once_more_stays_at_the_prompt_and_both_answers_stand(tine: Client, case: Case) -> None:
    post(tine, "card_say", case.pk, "fitted", text="nee", fit="no", said_by="moeder", stay="1")
    page = post(tine, "card_say", case.pk, "fitted", fit="yes", said_by="voogd", stay="1")
    assert steps(page)["fitted"].is_open and page.context["differ"]
    assert [one.side for one in steps(page)["fitted"].rows] == ["parent", None]
    assert "verschillend gezien" in page.content.decode()


def test_an_empty_answer_goes_on_and_keeps_nothing(tine: Client, case: Case) -> None:
    page = post(tine, "card_say", case.pk, "how", said_by="moeder")
    assert steps(page)["people"].is_open
    assert steps(post(tine, "card_person_new", case.pk))["known_then"].is_open
    assert steps(post(tine, "card_option_new", case.pk))["wished"].is_open
    assert not RethinkingCard.objects.exists()


def test_after_the_last_prompt_the_card_says_so(tine: Client, case: Case) -> None:
    page = post(tine, "card_say", case.pk, "no_unless", text="als thuis niet veilig kan")
    assert page.context["finished"] and not any(one.is_open for one in steps(page).values())


def test_a_prompt_is_put_aside_and_taken_back(tine: Client, case: Case) -> None:
    page = post(tine, "card_aside", case.pk, "way")
    assert steps(page)["way"].put_aside and steps(page)["fear"].is_open
    page = post(tine, "card_aside", case.pk, "way", back="1")
    assert not steps(page)["way"].put_aside and steps(page)["way"].is_open


def test_too_long_an_answer_stays_in_its_field(tine: Client, case: Case) -> None:
    page = post(tine, "card_say", case.pk, "how", text="x" * 9000, said_by="moeder")
    assert page.status_code == 422 and steps(page)["how"].form["text"].value() == "x" * 9000
    assert post(tine, "card_option_new", case.pk, why_not="zonder naam").status_code == 422
    assert not RethinkingCard.objects.exists()


def test_without_script_saving_leads_to_the_card_again(tine: Client, case: Case) -> None:
    to = reverse("card_say", args=[case.pk, "how"]) + OVER
    page = tine.post(to, {"text": "na de ruzie"}, follow=True)
    assert page.redirect_chain[0][0].endswith("stap=people#stap-people")
    assert steps(page)["people"].is_open and b"<html" in page.content


def test_a_card_leads_to_the_decision_that_came_before_it(world: World, tine: Client, case: Case) -> None:
    card = open_card(by=world.actor("tine"), case=case, section="items", key="d1")
    record = start_record(by=world.actor("tine"), case=case, child="sem")
    read = reverse("rethinking_card", args=[case.pk, card.pk])
    to_decision = reverse("decision", args=[case.pk, record.pk])
    assert to_decision not in tine.get(read).content.decode()
    DecisionRecord.objects.update(item="d1")
    assert to_decision in tine.get(read).content.decode()


def test_what_two_people_change_at_once_is_shown_to_the_second(world: World, tine: Client, case: Case) -> None:
    card = open_card(by=world.actor("tine"), case=case, section="turning_points", key="t1")
    answer = say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="zo"))
    change_answer(by=world.actor("eva"), answer=answer, seen=1, said=Said(text="eva zag het anders"))
    page = post(tine, "card_row", case.pk, "antwoord", answer.pk, over="", text="tine ook", seen="1")
    assert page.status_code == 409
    text = page.content.decode()
    assert "eva zag het anders" in text and "tine ook" in text and "Eva heeft dit intussen veranderd" in text
    assert post(tine, "card_row", case.pk, "antwoord", answer.pk, over="", text="tine ook", seen="2").status_code == 200
    assert CardAnswer.objects.get().text == "tine ook"


def test_what_somebody_took_away_meanwhile_can_be_kept_anew(world: World, tine: Client, case: Case) -> None:
    card = open_card(by=world.actor("tine"), case=case, section="turning_points", key="t1")
    answer = say_on(by=world.actor("tine"), card=card, prompt=Prompt.HOW, said=Said(text="zo"))
    take_away(by=world.actor("eva"), row=answer, seen=1)
    page = post(tine, "card_row", case.pk, "antwoord", answer.pk, over="", text="met meer woorden", seen="1")
    assert page.status_code == 409 and steps(page)["how"].form["text"].value() == "met meer woorden"
    assert "Terughalen" in page.content.decode()
    assert post(tine, "card_row_back", case.pk, "antwoord", answer.pk, over="").status_code == 200
    assert CardAnswer.objects.get().text == "zo"


def test_rows_are_changed_and_taken_away_from_the_card(tine: Client, case: Case) -> None:
    post(tine, "card_person_new", case.pk, label="moeder", took_part="no", heard="yes")
    post(tine, "card_option_new", case.pk, what="oma in het weekend", kind="network", weighed="no")
    person, option = CardPerson.objects.get(), CardOption.objects.get()
    assert person.person == "moeder"
    post(tine, "card_row", case.pk, "iemand", person.pk, over="", label="moeder", heard="no", seen="1")
    post(tine, "card_row", case.pk, "weg", option.pk, over="", what="oma", kind="network", available="no", seen="1")
    assert CardPerson.objects.get().heard == "no" and CardOption.objects.get().available == "no"
    assert post(tine, "card_row_remove", case.pk, "weg", option.pk, over="", seen="1").status_code == 409
    assert post(tine, "card_row_remove", case.pk, "weg", option.pk, over="", seen="2").status_code == 200
    assert not CardOption.objects.exists()


def test_ids_of_another_case_and_made_up_names_do_not_exist(world: World, tine: Client, case: Case) -> None:
    far = Case(programme=world.programme, team=world.south, pseudonym="Gezin Krab", reference_day=dt.date(2026, 1, 1))
    far.save()
    card = RethinkingCard(case=far, about_section="items", about="i1", title="ver")
    card.save()
    answer = CardAnswer(case=far, card=card, prompt="how", text="van ver")
    answer.save()
    assert tine.get(reverse("rethinking_card", args=[case.pk, card.pk])).status_code == 404
    assert tine.get(reverse("card_row", args=[case.pk, "antwoord", answer.pk])).status_code == 404
    assert tine.get(reverse("card_row", args=[case.pk, "iets", answer.pk])).status_code == 404
    assert tine.get(reverse("cards_paper", args=[case.pk]) + f"?kaart={card.pk}").status_code == 404
    assert tine.get(reverse("cards_paper", args=[case.pk]) + "?kaart=zomaar").status_code == 404
    assert post(tine, "card_row_back", case.pk, "antwoord", uuid4(), over="").status_code == 404
    for over in ("?over=items:nope", "?over=x", "?over=persons:sem", "", "?over=items:" + "é" * 500):
        assert post(tine, "card_say", case.pk, "how", over=over, text="x").status_code == 404
    assert post(tine, "card_say", case.pk, "nope", text="x").status_code == 404
    assert CardAnswer.objects.count() == 1


def test_what_is_typed_is_shown_as_text(tine: Client, case: Case) -> None:
    script = "<script>alert(1)</script>"
    post(tine, "card_say", case.pk, "how", text=script, said_by=script)
    post(tine, "card_option_new", case.pk, what=script, why_not=script)
    card = RethinkingCard.objects.get()
    for page in (beside(tine, case), tine.get(reverse("rethinking_card", args=[case.pk, card.pk]))):
        assert script.encode() not in page.content and b"&lt;script&gt;" in page.content


def test_the_list_has_every_turning_point_and_every_decision_about_a_home(tine: Client, case: Case) -> None:
    post(tine, "card_say", case.pk, "fitted", fit="no", said_by="moeder")
    page = tine.get(reverse("cards", args=[case.pk]))
    rows = page.context["rows"]
    assert [(row.subject.over, row.done) for row in rows] == [("items:d1", 0), ("turning_points:t1", 1)]
    assert rows[1].fits == (("moeder", "no"),) and not rows[1].differ
    assert not page.context["further"]  # the stay stands behind the turning point


def test_a_card_outlives_its_moment(world: World, tine: Client, case: Case) -> None:
    post(tine, "card_say", case.pk, "how", text="na de ruzie")
    seen = Entry.objects.get(case=case, key="t1").version
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.TURNING_POINTS, "t1", None, seen)])
    rows = tine.get(reverse("cards", args=[case.pk])).context["rows"]
    assert ("naar oma", "staat niet meer op de tijdlijn") in [(row.subject.title, row.subject.kind) for row in rows]
    assert "naar oma" in beside(tine, case).content.decode().lower()


def test_nothing_picked_gives_the_moments_to_choose_from(tine: Client, case: Case) -> None:
    address = reverse("card_beside", args=[case.pk])
    assert "over=turning_points%3At1" in tine.get(address, headers=BESIDE).content.decode()
    assert tine.get(address).status_code == 302


def test_minutes_hold_the_cards_that_were_written_on_in_the_meeting(world: World, tine: Client, case: Case) -> None:
    now = timezone.now()
    meeting = Meeting(team=world.north, starts=now, state=MeetingState.RUNNING, began=now - dt.timedelta(minutes=5))
    meeting.save()
    assert cards_of_meeting(meeting, case) == ()
    AgendaItem(meeting=meeting, case=case).save()
    post(tine, "card_say", case.pk, "how", text="na de ruzie")
    assert RethinkingCard.objects.get().meeting == meeting
    later = Meeting(team=world.north, starts=now, began=now - dt.timedelta(minutes=5))
    assert cards_of_meeting(meeting, case) == cards_of_meeting(later, case) != ()


def test_who_looked_and_who_wrote_stands_in_the_log(world: World, tine: Client, case: Case) -> None:
    beside(tine, case)
    post(tine, "card_say", case.pk, "how", text="na de ruzie")
    kinds = list(LogRow.objects.filter(actor=world.people["tine"].pk).values_list("act", "kind"))
    assert ("read", "rethinking_card") in kinds and ("create", "card_answer") in kinds


def test_each_prompt_has_its_sentence_in_both_languages() -> None:
    said = {sentence(prompt, language) for prompt in Prompt for language in ("nl", "en")}
    assert len(said) == 2 * len(Prompt)
    assert set(all_steps()) == {*map(str, Prompt), "people", "options"}
    assert sum(prompt.of_the_eleven for prompt in Prompt) == 11


def test_the_timeline_page_tells_its_script_which_moments_have_a_card_and_how_far_it_is(
    world: World, tine: Client, case: Case
) -> None:
    def told() -> str:
        page = tine.get(reverse("timeline", args=[case.pk])).content.decode()
        return page.partition('id="scroll" tabindex="-1"')[2].partition(">")[0]

    by = world.actor("tine")
    card = open_card(by=by, case=case, section="turning_points", key="t1")
    assert told() == ""  # opened, and nothing stands on it
    say_on(by=by, card=card, prompt=Prompt.HOW, said=Said(text="zo"))
    assert told() == ' data-busy="t1"'
    card.refresh_from_db()
    card.put_aside = [step for step in all_steps() if step != Prompt.HOW]
    card.save()
    other = open_card(by=by, case=case, section="items", key="d1")
    say_on(by=by, card=other, prompt=Prompt.HOW, said=Said(text="zo"))
    assert told() == ' data-busy="d1" data-done="t1"'
