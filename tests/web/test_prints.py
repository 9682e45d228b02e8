# SPDX-License-Identifier: EUPL-1.2
"""Print and take along: pseudonymised unless somebody with the right gives a reason; and a timeline brought in."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.timeline import undo
from thuislijn.reports.apart import printed
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, ConsentForm, Purpose
from thuislijn.store.consents import Consent, Custody
from thuislijn.store.identities import Identity
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import dump, load
from thuislijn.web.logbook.words import done, reason

OWN_TEAM = {"audience": "team"}

NAMED = {
    "format": "thuislijn-timeline",
    "version": 1,
    "id": "lot",
    "title": "Gezin van Lot de Wit",
    "reference_day": "2026-06-01",
    "persons": [
        {"id": "lot", "name": "Lot de Wit", "role": "child", "birth": "2012-05-04"},
        {"id": "ria", "name": "Ria de Wit", "role": "mother"},
    ],
    "relations": [{"kind": "parent", "of": "ria", "to": "lot"}],
    "items": [
        {
            "kind": "stay",
            "id": "i1",
            "title": "Lot woont bij tante Gerda",
            "persons": ["lot"],
            "place": "network",
            "when": {"start": "2020-01-01", "end": "2020-06-01"},
            "evidence": [{"source": "s1", "quote": "Lot de Wit woont bij haar tante."}],
        }
    ],
    "sources": [{"id": "s1", "title": "brief Ria de Wit", "file": "brief Ria de Wit.docx"}],
}


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


def bring(client: Client, case: Case, text: str, **more: str) -> Any:
    file = SimpleUploadedFile("gezin.json", text.encode(), "application/json")
    return client.post(reverse("bring_in", args=[case.pk]), {"file": file, **more})


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("html", b"<!"), ("docx", b"PK"), ("json", b"{"), ("drawing-svg", b"<svg")],
)
def test_each_format_comes_as_a_download_and_is_logged(world: World, case: Case, kind: str, begins: bytes) -> None:
    response = world.client("tine").post(reverse("print_make", args=[case.pk]), {"kind": kind, **OWN_TEAM})
    assert response.status_code == 200
    assert response.content.lstrip().startswith(begins)
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    row = LogRow.objects.filter(act__in=(Act.PRINT, Act.EXPORT)).latest("pk")
    assert (row.kind, row.why, row.actor_name) == (kind, "team||", "Tine")


@pytest.mark.needs("pango")
def test_the_pdf_is_made_in_a_process_of_its_own(world: World, case: Case) -> None:
    response = world.client("tine").post(reverse("print_make", args=[case.pk]), {"kind": "pdf", **OWN_TEAM})
    assert response.content.startswith(b"%PDF")
    small = world.client("tine").post(reverse("print_make", args=[case.pk]), {"kind": "pdf-a4", **OWN_TEAM})
    assert small["Content-Disposition"].endswith('.pdf"') and b"1190.5" not in small.content, "no sheet of A3"


def test_what_went_out_comes_in_again_the_same(world: World, case: Case) -> None:
    tine = world.client("tine")
    text = tine.post(reverse("print_make", args=[case.pk]), {"kind": "json", **OWN_TEAM}).content.decode()
    other = Case(programme=world.programme, team=world.north, pseudonym="Gezin Kwal", reference_day="2026-06-01")
    other.anonymous = True
    other.save()
    bring(tine, other, text)
    there = timeline_of(Case.objects.get(pk=other.pk))
    assert [item.title for item in there.items] == [item.title for item in load(text).items]
    assert [person.name for person in there.persons] == [person.name for person in load(text).persons]


def test_names_become_pseudonyms_on_the_way_in_and_are_kept_nowhere_for_an_anonymous_family(world: World) -> None:
    bring(world.client("tine"), world.case, json.dumps(NAMED))
    text = dump(timeline_of(Case.objects.get(pk=world.case.pk)))
    for name in ("Lot", "Ria", "Wit", "Gerda"):
        assert name not in text
    assert "jeugdige" in text
    assert not Identity.objects.exists()


def test_an_import_is_one_row_with_its_number_and_so_is_taking_it_back(world: World, case: Case) -> None:
    items = [{"kind": "event", "id": f"e{n}", "title": f"gebeurtenis {n}"} for n in range(30)]
    rows = LogRow.objects.filter(case=case.pk)
    before, by = rows.count(), world.actor("tine")
    import_timeline(by=by, case=case, timeline=load(json.dumps({**NAMED, "items": items})))
    undo(by=by, case=case)
    told = [(row.act, row.kind, row.target) for row in rows.order_by("pk")[before:]]
    assert told == [(Act.CREATE, "import", "33"), (Act.CHANGE, "step", "33")]
    assert done(rows.order_by("pk")[before]) == "bracht een tijdlijn uit een bestand in (33 gegevens)"


@pytest.fixture
def named(world: World) -> Case:
    """A family that takes part by name: Lot is twelve or more, her mother decides with her, both agreed to the file."""
    case = world.case
    case.anonymous = False
    case.save()
    import_timeline(by=world.actor("fatima"), case=case, timeline=load(json.dumps(NAMED)))
    lot, ria = (person.id for person in timeline_of(case).persons)
    Custody(case=case, child=lot, holder=ria).save()
    for giver in (lot, ria):
        agree(case, lot, giver, Purpose.FILE)
    return case


def agree(case: Case, about: str, giver: str, purpose: Purpose, **more: Any) -> None:
    fixed = {"form": ConsentForm.WRITTEN, "given": timezone.localdate(), "recorded_by": "Tine"}
    Consent(case=case, about=about, by=giver, purpose=purpose, **fixed, **more).save()


def test_with_names_only_for_a_reason_and_with_the_right(world: World, named: Case) -> None:
    fatima, tine = world.client("fatima"), world.client("tine")
    path = reverse("print_make", args=[named.pk])
    asked = {"kind": "json", "named": "on", "audience": "family"}
    assert tine.post(path, {**asked, "reason": "zomaar"}).status_code == 403
    without = fatima.post(path, asked)
    assert without.status_code == 422 and "Schrijf op waarom" in without.content.decode()
    copy = fatima.post(path, {**asked, "reason": "het gezin vraagt om een eigen afschrift"})
    assert "Lot de Wit" in copy.content.decode()
    row = LogRow.objects.filter(act=Act.EXPORT).latest("pk")
    assert row.kind == "json, met namen"
    assert reason(row) == "voor het gezin zelf; het gezin vraagt om een eigen afschrift"


def test_an_organisation_outside_gets_it_once_everybody_agreed_to_share_with_it(world: World, named: Case) -> None:
    tine, path = world.client("tine"), reverse("print_make", args=[named.pk])
    asked = {"kind": "json", "audience": "organisation", "organisation": " ggz  de Brug "}
    lot, ria = (person.id for person in timeline_of(named).persons)
    agree(named, lot, ria, Purpose.SHARING, organisations="GGZ De Brug\nSchool Zuid")
    refused = tine.post(path, asked)
    page = refused.content.decode()
    assert refused.status_code == 422 and 'value="json"' in page
    assert "mag nog niet. Vraag jeugdige 1 om toestemming." in page
    assert LogRow.objects.filter(act=Act.REFUSED, kind="sharing").exists()
    agree(named, lot, lot, Purpose.SHARING, organisations="GGZ De Brug.")
    assert tine.post(path, asked).status_code == 200
    row = LogRow.objects.filter(act=Act.EXPORT).latest("pk")
    assert reason(row) == "voor ggz de Brug"
    assert tine.post(path, {**asked, "organisation": "School Zuid"}).status_code == 422
    shown = tine.get(reverse("prints", args=[named.pk])).context["shared"]
    assert shown == [("GGZ De Brug.", []), ("School Zuid", ["Vraag jeugdige 1 om toestemming."])]


def test_an_organisation_has_to_be_named(world: World, case: Case) -> None:
    asked = {"kind": "json", "audience": "organisation", "organisation": "  "}
    response = world.client("tine").post(reverse("print_make", args=[case.pk]), asked)
    assert response.status_code == 422 and "Noem de organisatie." in response.content.decode()


def test_an_anonymous_family_goes_outside_without_consent_and_without_names(world: World, case: Case) -> None:
    fatima, path = world.client("fatima"), reverse("print_make", args=[case.pk])
    asked = {"kind": "json", "audience": "organisation", "organisation": "GGZ De Brug"}
    assert fatima.post(path, asked).status_code == 200
    refused = fatima.post(path, {**asked, "named": "on", "reason": "zomaar"})
    assert refused.status_code == 422 and "alleen met schuilnamen" in refused.content.decode()


def test_who_is_in_the_case_already_is_matched_and_not_doubled(world: World, case: Case) -> None:
    tine = world.client("tine")
    asked = bring(tine, case, json.dumps(NAMED))
    assert b"Wie is wie?" in asked.content
    path = reverse("bring_in", args=[case.pk])
    done = tine.post(path, {"text": json.dumps(NAMED), "matched": "1", "person-lot": "sem", "person-ria": "moeder"})
    assert done.status_code == 302
    timeline = timeline_of(Case.objects.get(pk=case.pk))
    assert len(timeline.persons) == 3
    assert len([item for item in timeline.items if "sem" in item.persons]) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("dit is geen json", "geen geldige JSON"),
        ('{"format": "iets anders"}', "geen tijdlijn van Thuislijn"),
        (json.dumps({**NAMED, "items": [{"kind": "stay", "id": "x"}]}), "title"),
        ("[" * 100_000, "geen geldige JSON"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(world: World, case: Case, text: str, sentence: str) -> None:
    response = bring(world.client("tine"), case, text)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert len(timeline_of(Case.objects.get(pk=case.pk)).items) == 2


def test_who_is_related_already_is_not_related_twice(world: World, case: Case) -> None:
    tine, path = world.client("tine"), reverse("bring_in", args=[case.pk])
    matched = {"text": json.dumps(NAMED), "matched": "1", "person-lot": "sem", "person-ria": "moeder"}
    for _ in range(2):
        assert tine.post(path, matched).status_code == 302
    relations = timeline_of(Case.objects.get(pk=case.pk)).relations
    assert [(relation.of, relation.to) for relation in relations].count(("moeder", "sem")) == 1


def test_a_file_too_large_for_the_page_that_matches_people_is_refused_at_once(world: World, case: Case) -> None:
    items = [{"kind": "event", "id": f"i{n}", "title": "t", "note": "x" * 3000} for n in range(1800)]
    response = bring(world.client("tine"), case, json.dumps({**NAMED, "items": items}))
    assert response.status_code == 422
    assert "te groot om in te brengen" in response.content.decode()


def test_the_process_that_prints_gets_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def run(*_: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        given.update(options)
        return subprocess.CompletedProcess([], 0, stdout=b"made")

    for name in ("THUISLIJN_SECRET_KEY", "THUISLIJN_NAMES_KEY", "DATABASE_URL"):
        monkeypatch.setenv(name, "geheim")
    monkeypatch.setattr(subprocess, "run", run)
    assert printed("html", load(json.dumps(NAMED)), "nl", False, {}) == b"made"
    assert "PATH" in given["env"] and "geheim" not in given["env"].values()
