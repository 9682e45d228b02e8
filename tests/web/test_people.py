# SPDX-License-Identifier: EUPL-1.2
"""The family, its network and the professionals around it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.network import NetworkTie
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import PersonRole, RelationKind


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def people(case: Case) -> str:
    return reverse("people", args=[case.pk])


def filled(client: Client, path: str) -> dict[str, Any]:
    form = client.get(path).context["form"]
    return {f.html_name: f.value() for f in form if f.value() not in (None, "", [], False)}


def now(case: Case) -> Any:
    return timeline_of(Case.objects.get(pk=case.pk))


def test_a_grandmother_is_added_and_related(tine: Client, case: Case) -> None:
    path = reverse("entry_new", args=[case.pk, "persons"])
    assert tine.post(path, {"name": "oma", "role": "grandparent", "birth": "1955"}).status_code == 302
    (oma,) = [person for person in now(case).persons if person.role is PersonRole.GRANDPARENT]
    path = reverse("entry_new", args=[case.pk, "relations"])
    assert tine.post(path, {"of": oma.id, "kind": "parent", "to": "moeder"}).status_code == 302
    assert [(r.of, r.kind, r.to) for r in now(case).relations] == [(oma.id, RelationKind.PARENT, "moeder")]
    page = tine.get(people(case)).content.decode()
    assert "oma ouder van moeder" in page and "<svg" in page


def test_the_genogram_is_an_svg_that_says_what_it_shows(tine: Client, case: Case) -> None:
    svg = tine.get(people(case)).context["genogram"]
    root = ElementTree.fromstring(svg)
    title, described = list(root)[:2]
    assert (root.get("role"), title.text) == ("img", "Genogram van het gezin")
    assert "jeugdige 2" in (described.text or "")


def test_half_siblings_hang_under_their_own_parents(tine: Client, case: Case) -> None:
    for name in ("vader een", "vader twee"):
        tine.post(reverse("entry_new", args=[case.pk, "persons"]), {"name": name, "role": "father"})
    fathers = [person.id for person in now(case).persons if person.role is PersonRole.FATHER]
    for father, child in zip(fathers, ("sem", "noor"), strict=True):
        for parent in (father, "moeder"):
            tine.post(reverse("entry_new", args=[case.pk, "relations"]), {"of": parent, "kind": "parent", "to": child})
    assert now(case).is_half_sibling("sem", "noor")
    assert ElementTree.fromstring(tine.get(people(case)).context["genogram"]) is not None


def test_two_who_change_one_person_do_not_overwrite_each_other(world: World, case: Case) -> None:
    path = reverse("entry", args=[case.pk, "persons", "sem"])
    tine, eva = world.client("tine"), world.client("eva")
    of_tine, of_eva = filled(tine, path), filled(eva, path)
    assert tine.post(path, of_tine | {"note": "houdt van vissen"}).status_code == 302
    refused = eva.post(path, of_eva | {"note": "houdt van voetbal"})
    assert refused.status_code == 422
    assert "Iemand anders heeft dit intussen veranderd" in refused.content.decode()
    assert "houdt van voetbal" in refused.content.decode()
    assert now(case).person("sem").note == "houdt van vissen"


def test_somebody_of_whom_the_timeline_speaks_is_not_removed(tine: Client, case: Case) -> None:
    response = tine.post(reverse("entry_remove", args=[case.pk, "persons", "sem"]), follow=True)
    assert "Haal dat eerst weg" in response.content.decode()
    assert now(case).person("sem") is not None
    tine.post(reverse("entry_remove", args=[case.pk, "persons", "noor"]))
    assert now(case).person("noor") is None


def test_the_network_tells_who_was_asked_and_what_came_of_it(tine: Client, case: Case) -> None:
    new = {
        "label": "buurvrouw",
        "closeness": "near",
        "tie": "strong",
        "asked": "yes",
        "asked_by": "jeugdconsulent",
        "asked_when": "voorjaar 2021",
        "offered": "yes",
        "came_of_it": "Sem at er elke dinsdag",
    }
    assert tine.post(reverse("tie_new", args=[case.pk]), new).status_code == 302
    page = tine.get(people(case)).content.decode()
    assert "buurvrouw" in page and "Sem at er elke dinsdag" in page and "Ecogram" in page
    tie = NetworkTie.objects.get(case=case)
    again = tine.post(reverse("tie", args=[case.pk, tie.pk]), new | {"seen": 99})
    assert again.status_code == 422 and "Iemand anders" in again.content.decode()
    wrong = tine.post(reverse("tie_new", args=[case.pk]), new | {"asked_when": "blauw"})
    assert wrong.status_code == 422 and "Ik lees hier geen datum in" in wrong.content.decode()
    tine.post(reverse("tie_remove", args=[case.pk, tie.pk]))
    assert not NetworkTie.objects.filter(case=case).exists()


def test_a_coordinator_who_left_leaves_a_gap_that_is_seen(world: World, tine: Client, case: Case) -> None:
    def involved(key: str, start: str, end: str) -> Edit:
        when = {"start": start, "end": end}
        data = {"kind": "involvement", "id": key, "title": "regisseur", "role": "coordinator", "when": when}
        return Edit(Section.ITEMS, key, data)

    edits = [involved("r1", "2020-01-01", "2020-06-01"), involved("r2", "2021-02-01", "2026-06-01")]
    write(by=world.actor("tine"), case=case, edits=edits)
    page = tine.get(people(case)).content.decode()
    assert "niemand vastgelegd" in page and "juni 2020" in page


def test_a_grandparent_is_called_by_the_word_of_the_team_in_drawing_and_lists_alike(tine: Client, case: Case) -> None:
    for name, role in (("grootouder", "grandparent"), ("grootouder 2", "grandparent"), ("Ans", "relative")):
        tine.post(reverse("entry_new", args=[case.pk, "persons"]), {"name": name, "role": role})
    first, second, aunt = (
        Entry.objects.get(case=case, data__name=one).key for one in ("grootouder", "grootouder 2", "Ans")
    )
    for person, label in ((first, "opa"), (second, "oma"), (second, "oma Riet"), (aunt, "tante")):
        NetworkTie(case=case, person=person, label=label).save()
    page = tine.get(people(case))
    drawn, listed = str(page.context["genogram"]), page.context["timeline"]
    names = {key: listed.person(key).name for key in (first, second, aunt)}
    assert names == {first: "opa", second: "grootouder 2", aunt: "Ans"}  # two words for one person: neither is chosen
    assert all(f">{name}<" in drawn for name in names.values()) and ">grootouder<" not in drawn


def test_a_key_of_another_case_is_not_found(world: World, case: Case) -> None:
    other = Case(programme=world.programme, team=world.south, pseudonym="Gezin Kwal", reference_day="2026-06-01")
    other.anonymous = True
    other.save()
    tie = NetworkTie(case=case, label="oma")
    tie.save()
    zuhal = world.client("zuhal")
    for path in (
        reverse("entry", args=[other.pk, "persons", "sem"]),
        reverse("tie", args=[other.pk, tie.pk]),
        reverse("entry", args=[other.pk, "items", "i1"]),
    ):
        assert zuhal.get(path).status_code == 404
    zuhal.post(reverse("tie_remove", args=[other.pk, tie.pk]))
    zuhal.post(reverse("entry_remove", args=[other.pk, "persons", "noor"]))
    assert NetworkTie.objects.filter(pk=tie.pk).exists()
    assert Entry.objects.filter(case=case, key="noor").exists()


def test_a_script_as_a_name_stays_text_in_lists_and_drawings(tine: Client, case: Case) -> None:
    nasty = "<script>alert(1)</script>"
    tine.post(reverse("entry_new", args=[case.pk, "persons"]), {"name": nasty, "role": "child"})
    tine.post(reverse("tie_new", args=[case.pk]), {"label": nasty, **dict.fromkeys(("closeness", "tie"), "unknown")})
    page = tine.get(people(case)).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page
