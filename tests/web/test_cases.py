# SPDX-License-Identifier: EUPL-1.2
"""A case itself: opening it, its data, what is to be done next, and how it ends."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from tests.web.people import World, id_of, meet, with_family, with_sources
from thuislijn.actions.cases import change_case
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import CaseStatus
from thuislijn.store.entries import Section
from thuislijn.store.log import LogRow
from thuislijn.store.tombstones import Tombstone
from thuislijn.web.cases import screen as cases

TODAY = timezone.localdate()


def typed(world: World, **more: Any) -> dict[str, Any]:
    return {
        "pseudonym": "Gezin Wulk",
        "team": str(world.north.pk),
        "municipality": "Duinrand",
        "brought_in_by": "guardian",
        "status": "running",
        "known_since": "2014",
        "reference_day": "01-06-2026",
        **more,
    }


def here(world: World, rest: str = "") -> str:
    return f"/casus/{world.case.pk}/{rest}"


def todo(world: World, name: str = "fatima") -> list[str]:
    return [step.text for step in world.client(name).get(here(world)).context["steps"]]


def test_a_new_case_asks_for_consent_first(world: World) -> None:
    client = world.client("fatima")
    response = client.post(f"/leertraject/{world.programme.pk}/casus", typed(world))
    case = Case.objects.get(pk=id_of(response["Location"]))
    assert response["Location"] == f"/casus/{case.pk}/toestemming"
    assert (case.known_since, case.anonymous) == ("2014", False)
    assert client.get(f"/casus/{case.pk}/bronnen")["Location"] == f"/casus/{case.pk}/toestemming"
    (first, *_) = client.get(f"/casus/{case.pk}/").context["steps"]
    assert first.urgent and "gezin" in first.text


def test_the_overview_tells_how_far_the_case_is(world: World) -> None:
    case = with_family(world)
    told = {one.name: (one.state, one.told) for one in world.client("tine").get(here(world)).context["stages"]}
    assert told["Toestemming"] == ("done", "anoniem") and told["Dossier"][1] == "nog geen bronnen"
    assert told["Tijdlijn"][0] == "done" and told["Plan"] == ("off", "nog geen acties")
    case.anonymous = False
    case.save()
    closed = world.client("tine").get(here(world)).context["stages"]
    assert [one.state for one in closed] == ["wait", *["off"] * 4]
    assert {one.told for one in closed[1:]} == {"na de toestemming"}  # nothing of the content, not even how much


def test_a_closed_case_asks_for_no_meeting(world: World) -> None:
    case = with_family(world)
    case.closed = timezone.now()
    case.save()
    told = todo(world)
    assert any("verwijderen" in text for text in told) and "Plan een bijeenkomst." not in told


def test_the_list_says_of_each_case_what_is_to_be_done_first(world: World) -> None:
    case = with_family(world)
    page = world.client("tine").get("/").content.decode()
    assert "Beantwoord" in page and f'href="/casus/{case.pk}/vragen"' in page
    case.anonymous = False
    case.save()
    assert "Vraag toestemming:" in world.client("tine").get("/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"pseudonym": ""},
        {"pseudonym": "123456782"},
        {"pseudonym": "1234.56.782 gezin"},
        {"pseudonym": "jan@example.org"},
        {"pseudonym": "x" * 81},
        {"pseudonym": "GEZIN ZEESTER"},
        {"known_since": "ooit"},
        {"known_since": "31-02-2014"},
        {"known_since": "13-2014"},
        {"reference_day": "2026"},
        {"team": ""},
        {"status": "verwijderd"},
        {"brought_in_by": "<script>"},
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(world: World, wrong: dict[str, str]) -> None:
    response = world.client("fatima").post(
        f"/leertraject/{world.programme.pk}/casus", typed(world, municipality="Onthoud mij", **wrong)
    )
    assert response.status_code == 422
    assert "Onthoud mij" in response.content.decode()
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2014", "2014"), ("07-2014", "2014-07"), ("3-7-2014", "2014-07-03"), ("", ""), ("2014-07-03", "2014-07-03")],
)
def test_since_when_a_family_is_known_may_be_rough(world: World, text: str, kept: str) -> None:
    world.client("fatima").post(here(world, "bewerken"), typed(world, known_since=text))
    assert Case.objects.get(pk=world.case.pk).known_since == kept
    form = world.client("fatima").get(here(world, "bewerken")).context["form"]
    world.client("fatima").post(here(world, "bewerken"), typed(world, known_since=form["known_since"].value()))
    assert Case.objects.get(pk=world.case.pk).known_since == kept


def test_what_is_to_be_done_next_follows_the_work(world: World) -> None:
    assert todo(world) == ["Voeg de bronnen toe.", "Plan een bijeenkomst."]
    with_family(world)
    with_sources(world)
    meet(world, world.case, TODAY + dt.timedelta(days=3))
    assert "Kijk 1 voorstel na." in todo(world)
    assert any(text.startswith("Beantwoord") for text in todo(world))
    assert "Plan een bijeenkomst." not in todo(world)


def test_an_evaluation_whose_day_has_come_is_asked_after(world: World) -> None:
    plan = {
        "kind": "evaluation",
        "id": "e1",
        "title": "terugkijken op de plaatsing",
        "modality": "hypothetical",
        "when": {"on": "2026-03"},
    }
    write(by=world.actor("tine"), case=world.case, edits=[Edit(Section.ITEMS, "e1", plan)])
    assert any("maart 2026" in text for text in todo(world))


def test_a_case_is_finished_and_taken_up_again(world: World) -> None:
    client = world.client("fatima")
    client.post(here(world, "status"), {"status": "finished"})
    assert Case.objects.get(pk=world.case.pk).status == CaseStatus.FINISHED
    client.post(here(world, "status"), {"status": "reopened"})
    client.post(here(world, "status"), {"status": "weg ermee"})
    assert Case.objects.get(pk=world.case.pk).status == CaseStatus.REOPENED


def test_a_case_goes_only_after_its_pseudonym_is_typed(world: World) -> None:
    client = world.client("fatima")
    page = client.get(here(world, "verwijderen")).content.decode()
    assert "grafsteen" in page and "Dit kan niet worden teruggedraaid" in page
    for wrong in ({"typed": "Gezin Wulk", "why": "op verzoek"}, {"typed": "Gezin Zeester", "why": ""}):
        assert client.post(here(world, "verwijderen"), wrong).status_code == 422
    assert Case.objects.filter(pk=world.case.pk).exists()
    right = {"typed": "gezin zeester", "why": "op verzoek van het gezin"}
    assert client.post(here(world, "verwijderen"), right).status_code == 302
    assert not Case.objects.exists()
    assert Tombstone.objects.get().why == "op verzoek van het gezin"
    assert client.get(here(world)).status_code == 404


def test_deleting_twice_answers_that_it_is_gone(world: World) -> None:
    right = {"typed": "Gezin Zeester", "why": "op verzoek"}
    assert world.client("fatima").post(here(world, "verwijderen"), right).status_code == 302
    assert world.client("rens").post(here(world, "verwijderen"), right).status_code == 404
    assert Tombstone.objects.count() == 1


def test_a_case_becomes_anonymous_under_another_name(world: World) -> None:
    with_family(world)
    Case.objects.filter(pk=world.case.pk).update(anonymous=False, closed=timezone.now())
    client = world.client("fatima")
    wrong = {"typed": "Gezin Zeester", "why": "op verzoek", "pseudonym": "Gezin Zeester"}
    assert client.post(here(world, "anonimiseren"), wrong).status_code == 422
    assert client.post(here(world, "anonimiseren"), {**wrong, "pseudonym": "Gezin Alikruik"}).status_code == 302
    page = world.client("tine").get(here(world, "tijdlijn"))
    assert page.status_code == 200 and "Zeester" not in page.content.decode()


def test_two_who_change_a_case_at_once_see_what_the_other_did(world: World) -> None:
    seen = world.client("rens").get(here(world, "bewerken")).context["form"]["seen"].value()
    south = str(world.south.pk)
    first = typed(
        world, pseudonym="Gezin Wulk", municipality="Zeewijk", team=south, reference_day="3-7-2027", seen=seen
    )
    assert world.client("fatima").post(here(world, "bewerken"), first).status_code == 302
    rens = world.client("rens")
    late = rens.post(here(world, "bewerken"), typed(world, pseudonym="Gezin Alikruik", seen=seen))
    page = late.content.decode()
    assert late.status_code == 422
    assert "Gezin Alikruik" in page
    for theirs in ("gezin: Gezin Wulk", "Gemeente: Zeewijk", "Team: Zuid", "Peildatum: 03-07-2027"):
        assert theirs in page
    assert "Status: " not in page, "what both have the same is no news"
    again = typed(world, pseudonym="Gezin Alikruik", seen=late.context["form"]["seen"].value())
    assert rens.post(here(world, "bewerken"), again).status_code == 302
    assert Case.objects.get(pk=world.case.pk).pseudonym == "Gezin Alikruik"


def test_a_case_that_goes_while_somebody_changes_it_is_not_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(**_: object) -> None:
        Case.objects.filter(pk=world.case.pk).delete()
        change_case(**_)  # type: ignore[arg-type]

    monkeypatch.setattr(cases, "change_case", gone)
    assert world.client("fatima").post(here(world, "bewerken"), typed(world)).status_code == 404
    assert not Case.objects.exists()


def test_the_log_does_not_keep_what_was_typed(world: World) -> None:
    world.client("fatima").post(
        here(world, "bewerken"), typed(world, pseudonym="Geheimwulk", municipality="Geheimdorp")
    )
    assert "Geheim" not in " ".join(str(vars(row)) for row in LogRow.objects.all())
