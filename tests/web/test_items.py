# SPDX-License-Identifier: EUPL-1.2
"""Items in forms, lines and the table: what a team types is kept, and nothing of others is overwritten in silence."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import ITEM_CLASSES, Help, Stay
from thuislijn.timeline.moment import Ending
from thuislijn.timeline.vocabulary import Effect, PlaceType, Standing
from thuislijn.timeline.words import period_text
from thuislijn.web.timeline.item_forms import ItemForm
from thuislijn.web.timeline.item_words import KINDS, LABELS, OWN_PLACE, fields_of

JSON = "application/json"


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def url(case: Case, key: str = "i1") -> str:
    return reverse("item", args=[case.pk, key])


def filled(client: Client, path: str) -> dict[str, Any]:
    """What a browser would post if somebody opened the form and pressed the button at once."""
    form = client.get(path).context["form"]
    typed: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value not in (None, "", [], False):
            typed[bound.html_name] = value
    return typed


def now(case: Case) -> Any:
    return timeline_of(Case.objects.get(pk=case.pk))


def stay(case: Case) -> Stay:
    (found,) = now(case).facts(Stay)
    assert isinstance(found, Stay)
    return found


def test_every_field_of_every_item_has_a_place_in_its_form(world: World, case: Case) -> None:
    timeline = timeline_of(case)
    for kind in ITEM_CLASSES:
        form = ItemForm(kind=kind, timeline=timeline)
        absent = {field.name for field in dataclasses.fields(kind)} - set(form.fields) - OWN_PLACE
        assert absent == set(), kind.kind
        groups = (form.first, form.about_meaning, form.more, form.accounts, *form.said)
        shown = {field.name for group in groups for field in group}
        assert set(form.fields) - shown == {"seen"}, kind.kind
        assert kind.kind in KINDS
    assert set(LABELS) >= {n for kind in ITEM_CLASSES for n in fields_of(kind)}


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(tine: Client, case: Case) -> None:
    before = now(case)
    for key in ("i1", "i2"):
        assert tine.post(url(case, key), filled(tine, url(case, key))).status_code == 302
    assert now(case).items == before.items


def test_words_for_a_date_keep_their_bounds_and_their_words(tine: Client, case: Case) -> None:
    typed = filled(tine, url(case)) | {"start": "voorjaar 2020", "place": "foster_family", "effect": "good"}
    tine.post(url(case), typed)
    assert (stay(case).place, stay(case).effect) == (PlaceType.FOSTER_FAMILY, Effect.GOOD)
    assert stay(case).when.start.words == "voorjaar 2020"
    again = filled(tine, url(case))
    assert again["start"] == "voorjaar 2020"
    tine.post(url(case), again)
    assert period_text(stay(case).when, "nl").startswith("begin tussen 1 maart 2020 en")


def test_an_age_is_kept_as_an_age_of_that_child(tine: Client, case: Case) -> None:
    tine.post(url(case), filled(tine, url(case)) | {"start": "toen jeugdige 1 zeven was"})
    age = stay(case).when.start.age
    assert age is not None and (age.of, age.years_from) == ("sem", 7)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("start", "31-2-2021", "Deze dag bestaat niet: 31-2-2021."),
        ("start", "lang geleden ooit", "Ik lees hier geen datum in"),
        ("end", "1-1-2019", "Het einde ligt voor het begin."),
        ("title", "", "Dit veld is verplicht"),
    ],
)
def test_what_cannot_be_is_said_and_everything_typed_stays(
    tine: Client, case: Case, field: str, typed: str, sentence: str
) -> None:
    before = now(case).items
    response = tine.post(url(case), filled(tine, url(case)) | {"note": "een lange aantekening", field: typed})
    assert response.status_code == 422
    text = response.content.decode()
    assert sentence in text and "een lange aantekening" in text
    assert now(case).items == before


def test_sides_of_the_story_stand_beside_each_other(tine: Client, case: Case) -> None:
    said = {"said-0-by": "parent", "said-0-who": "vader", "said-0-text": "Dat heb ik zelf gevraagd."}
    tine.post(url(case), filled(tine, url(case)) | said | {"standing": "disputed"})
    tine.post(url(case), filled(tine, url(case)) | {"said-1-by": "young_person", "said-1-text": "Ik wilde weg."})
    assert [one.text for one in stay(case).statements] == ["Dat heb ik zelf gevraagd.", "Ik wilde weg."]
    assert stay(case).standing is Standing.DISPUTED
    tine.post(url(case), filled(tine, url(case)) | {"said-0-text": ""})
    assert [one.text for one in stay(case).statements] == ["Ik wilde weg."]


@pytest.mark.django_db
def test_what_more_people_say_than_a_form_has_room_for_stays(world: World) -> None:
    case, tine = with_family(world), world.client("tine")
    entry = Entry.objects.get(case=case, key="i1")
    said = [{"account": {"perspective": "network", "who": f"buur {n}"}, "text": f"zin {n}"} for n in range(15)]
    write(
        by=world.actor("tine"),
        case=case,
        edits=[Edit(Section.ITEMS, "i1", entry.data | {"statements": said}, entry.version)],
    )
    tine.post(url(case), filled(tine, url(case)) | {"title": "bij oma en opa"})
    assert (stay(case).title, len(stay(case).statements)) == ("bij oma en opa", 15)


def test_who_saves_last_is_shown_what_the_other_wrote(world: World, case: Case) -> None:
    tine, eva = world.client("tine"), world.client("eva")
    of_tine, of_eva = filled(tine, url(case)), filled(eva, url(case))
    tine.post(url(case), of_tine | {"title": "bij oma en opa"})
    refused = eva.post(url(case), of_eva | {"title": "bij tante Ans"})
    assert refused.status_code == 409
    text = refused.content.decode()
    assert "Tine" in text and "bij oma en opa" in text and "bij tante Ans" in text
    assert stay(case).title == "bij oma en opa"
    form = refused.context["form"]
    knowing = of_eva | {"title": "bij tante Ans", "seen": form["seen"].value()}
    assert eva.post(url(case), knowing).status_code == 302
    assert stay(case).title == "bij tante Ans"


def test_the_panel_gets_json_when_all_is_well_and_the_form_when_not(tine: Client, case: Case) -> None:
    typed = filled(tine, url(case))
    answer = tine.post(url(case), typed | {"title": "anders"}, headers={"Accept": JSON})
    assert answer.json()["revision"] == 2
    assert tine.post(url(case), typed | {"title": "nog eens"}, headers={"Accept": JSON}).status_code == 409
    part = tine.get(url(case), {"deel": "1"}).content.decode()
    assert part.lstrip().startswith("<form") and "<html" not in part


def test_every_kind_can_be_made_new(tine: Client, case: Case) -> None:
    for kind in ITEM_CLASSES:
        path = reverse("item_new", args=[case.pk, kind.kind])
        typed = filled(tine, path) | {"title": f"nieuw {kind.kind}", "persons": ["sem"], "start": "3-4-2019"}
        required = {"domain": "safety", "carrier": "network"} if kind.kind == "domain_care" else {}
        assert tine.post(path, typed | required).status_code == 302, kind.kind
    made = {type(item) for item in now(case).items if item.title.startswith("nieuw")}
    assert made == set(ITEM_CLASSES)
    assert tine.get(reverse("item_new", args=[case.pk, "onzin"])).status_code == 404


def test_a_line_of_dutch_becomes_a_stay_and_can_be_undone(tine: Client, case: Case) -> None:
    line = {"regel": "jeugdige 2 netwerk 14-6-2021 tot 5-7-2021 tante"}
    assert tine.post(reverse("quick_add", args=[case.pk]), line).status_code == 302
    added = [item for item in now(case).facts(Stay) if item.persons == ("noor",)]
    assert [item.when.ending for item in added] == [Ending.DATED]
    tine.post(reverse("undo", args=[case.pk]))
    assert len(now(case).facts(Stay)) == 1
    tine.post(reverse("redo", args=[case.pk]))
    assert len(now(case).facts(Stay)) == 2


def test_an_unclear_line_opens_its_form_and_saves_nothing(tine: Client, case: Case) -> None:
    response = tine.post(reverse("quick_add", args=[case.pk]), {"regel": "iets met een fiets"})
    assert response.status_code == 422
    assert "iets met een fiets" in response.content.decode()
    assert len(now(case).items) == 2


@pytest.mark.parametrize(("side", "days", "status"), [("start", "7", 302), ("eind", "-3", 302), ("beide", "31", 302)])
def test_an_end_can_be_moved_by_days(tine: Client, case: Case, side: str, days: str, status: int) -> None:
    before = stay(case).when
    response = tine.post(reverse("item_shift", args=[case.pk, "i1"]), {"kant": side, "dagen": days})
    assert response.status_code == status
    after = stay(case).when
    assert (after.start.earliest or 0) - (before.start.earliest or 0) == (int(days) if side != "eind" else 0)
    assert (after.end.latest or 0) - (before.end.latest or 0) == (int(days) if side != "start" else 0)


@pytest.mark.parametrize("days", ["", "veel", "99999999999999", "400"])
def test_a_start_that_would_pass_the_end_stays_where_it_is(tine: Client, case: Case, days: str) -> None:
    before = stay(case)
    path = reverse("item_shift", args=[case.pk, "i1"])
    answer = tine.post(path, {"kant": "start", "dagen": days}, headers={"Accept": JSON})
    assert answer.status_code == 422
    assert stay(case) == before


def test_what_is_taken_off_comes_back(tine: Client, case: Case) -> None:
    tine.post(reverse("item_remove", args=[case.pk, "i2"]))
    assert now(case).facts(Help) == ()
    tine.post(reverse("undo", args=[case.pk]))
    assert len(now(case).facts(Help)) == 1


def test_an_item_of_another_case_is_not_found(world: World, case: Case) -> None:
    other = Case(programme=world.programme, team=world.south, pseudonym="Gezin Kwal", reference_day="2026-06-01")
    other.anonymous = True
    other.save()
    zuhal = world.client("zuhal")
    for name in ("item", "item_remove", "item_shift"):
        assert zuhal.post(reverse(name, args=[other.pk, "i1"]), {"dagen": "1", "kant": "start"}).status_code == 404
        assert zuhal.post(reverse(name, args=[case.pk, "i1"]), {"dagen": "1", "kant": "start"}).status_code == 404
    assert Entry.objects.filter(case=case, key="i1").exists()


def test_a_script_in_a_title_is_shown_as_the_text_it_is(tine: Client, case: Case) -> None:
    nasty = "<script>alert(1)</script>{{ 7|add:1 }}"
    tine.post(url(case), filled(tine, url(case)) | {"title": nasty, "said-0-text": nasty, "said-0-by": "parent"})
    for path in (url(case), reverse("table", args=[case.pk])):
        text = tine.get(path).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_the_table_shows_sorts_and_filters_everything(tine: Client, case: Case) -> None:
    path = reverse("table", args=[case.pk])
    whole = tine.get(path).content.decode()
    assert "bij oma" in whole and "gezinsbegeleiding" in whole and "2 gegevens" in whole
    only = tine.get(path, {"wie": "sem"}).content.decode()
    assert "bij oma" in only and "gezinsbegeleiding" not in only
    year = tine.get(path, {"jaar": "2022"}).content.decode()
    assert "gezinsbegeleiding" in year and "bij oma" not in year, "help goes on; the stay ended in 2021"
    for nonsense in (
        {"op": "../x"},
        {"jaar": "9" * 40},
        {"jaar": "-1"},
        {"blad": "-4"},
        {"soort": "<b>"},
        {"alleen": "?"},
        {"zoek": "%00"},
    ):
        assert tine.get(path, nonsense).status_code == 200


def test_what_was_typed_into_an_item_that_somebody_took_away_is_shown_again_and_can_be_kept(
    world: World, tine: Client, case: Case
) -> None:
    typed = filled(tine, url(case)) | {"title": "bij oma en opa"}
    world.client("eva").post(reverse("item_remove", args=[case.pk, "i1"]))
    answer = tine.post(url(case), typed)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Eva heeft dit intussen" in page and "bij oma en opa" in page
    again = reverse("item_new", args=[case.pk, "stay"])
    assert f'action="{again}"' in page
    tine.post(again, typed)
    assert "bij oma en opa" in [item.title for item in timeline_of(Case.objects.get(pk=case.pk)).items]
    assert tine.post(url(case, "nooit"), typed).status_code == 404
